// SPDX-License-Identifier: MIT
// Rows that start from what the row before left.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <mutex>

#include "fake_runs.h"
#include "interpreter/experiment/identity.h"
#include "interpreter/experiment/store/encode_value.h"
#include "interpreter/experiment/store/store.h"
#include "stdlib/core/equality.h"
#include "stdlib/core/error.h"
#include "stdlib/core/unit.h"

using namespace ansatz;
using namespace ansatz::experiment;
using Catch::Matchers::Contains;

namespace {

/// Up and down along r, for two values of b and two replicates.
Experiment up_and_down(std::vector<core::Value> places = {-1, 0, 1, 0, -1}) {
  Experiment experiment = fake::sweep(1);
  Axis along = fake::axis("r", places);
  along.is_sequential = true;
  experiment.design = {{fake::axis("b", {1, 2}), along}, 2};
  return experiment;
}

/// Adds r + b and a draw to what was handed over: the sum of everything before.
RowOutcome summing(const RowPlan& row, core::Stream stream, const std::atomic<bool>&) {
  const auto* before = row.state.get<double>();
  const double sum = (before ? *before : 100) + fake::parameter(row, 0) + fake::parameter(row, 1) + stream.uniform(0);
  RowOutcome outcome;
  outcome.records.emplace_back("sum", sum);
  outcome.records.emplace_back("first", row.state.is_nothing());
  outcome.state = sum;
  return outcome;
}

std::vector<double> column(const RunReport& report, const std::string& name) {
  const core::Array array = ExperimentTable(*report.store).column(name);
  std::vector<double> values;
  for (std::size_t i = 0; i < array.size(); ++i) values.push_back(array.number(i));
  return values;
}

}  // namespace

TEST_CASE("along: hands the state from row to row, each combination by itself", "[experiment][chain]") {
  fake::Folder folder;
  const Experiment experiment = up_and_down();
  const RunReport report = fake::run(experiment, folder.path(), summing);
  const auto sum = column(report, "sum"), first = column(report, "first");
  const Plan plan(experiment.design);
  REQUIRE(sum.size() == 20);
  for (std::size_t b = 0; b < 2; ++b) {
    for (std::size_t replicate = 0; replicate < 2; ++replicate) {
      double expected = 100;
      for (std::size_t r = 0; r < 5; ++r) {
        const std::size_t row = (b * 5 + r) * 2 + replicate;
        const RowPlan planned = plan.row(row);
        expected = expected + fake::parameter(planned, 0) + fake::parameter(planned, 1) +
                   row_stream(7, "kinks", planned).uniform(0);
        CHECK(sum[row] == expected);
        CHECK(first[row] == (r == 0 ? 1 : 0));
      }
    }
  }
}

TEST_CASE("along: gives the same table for any number of workers and at whatever row it is interrupted",
          "[experiment][chain]") {
  fake::Folder one, many;
  RunOptions options;
  options.workers = 1;
  fake::run(up_and_down(), one.path(), summing, options);
  options.workers = 4;
  fake::run(up_and_down(), many.path(), summing, options);
  CHECK(fake::table_text(one.path()) == fake::table_text(many.path()));
  for (const std::size_t after : {1u, 3u, 8u, 19u}) {
    fake::Folder broken;
    Interrupt interrupt;
    std::atomic<std::size_t> rows{0};
    options.folder = broken.path();
    const auto stopping = [&](const RowPlan& row, core::Stream stream, const std::atomic<bool>& stop) {
      if (++rows == after) interrupt.finish = true;
      return summing(row, stream, stop);
    };
    CHECK_FALSE(run_experiment(up_and_down(), options, fake::runs(stopping), interrupt).complete);
    const RunReport rest = fake::run(up_and_down(), broken.path(), summing);
    CHECK(rest.progress.cached >= after);
    CHECK(rest.complete);
    CHECK(fake::table_text(one.path()) == fake::table_text(broken.path()));
  }
}

TEST_CASE("along: computes what follows a changed point, and nothing before it", "[experiment][chain]") {
  fake::Folder folder, whole;
  fake::run(up_and_down({-1, 0, 1, 0, -1}), folder.path(), summing);
  CHECK(fake::run(up_and_down({-1, 0, 2, 0, -1}), folder.path(), summing).progress.computed == 12);
  fake::run(up_and_down({-1, 0, 2, 0, -1}), whole.path(), summing);
  CHECK(fake::table_text(folder.path()) == fake::table_text(whole.path()));
  // A longer way goes on where the shorter one ended.
  CHECK(fake::run(up_and_down({-1, 0, 2, 0, -1, -2}), folder.path(), summing).progress.computed == 4);
}

TEST_CASE("along: fails the rows behind a failed one, and tries all of them again", "[experiment][chain]") {
  fake::Folder folder, whole;
  std::atomic<bool> breaks{true};
  std::atomic<std::size_t> ran{0};
  const auto body = [&](const RowPlan& row, core::Stream stream, const std::atomic<bool>& stop) {
    ++ran;
    if (breaks && fake::parameter(row, 0) == 2 && fake::parameter(row, 1) == 1) throw std::runtime_error("blew up");
    return summing(row, stream, stop);
  };
  {
    const RunReport report = fake::run(up_and_down(), folder.path(), body);
    CHECK(report.progress.failed == 2 * 3);
    CHECK(ran == 20 - 2 * 2);
    CHECK(report.complete);
  }
  CHECK(fake::sql(folder.path(), "select distinct error from rows where error is not null order by 1") ==
        "blew up\nthe row before it failed, and this one starts from its state\n");
  ran = 0;
  CHECK(fake::run(up_and_down(), folder.path(), body).progress.computed == 0);
  breaks = false;
  RunOptions retry;
  retry.retry = true;
  CHECK(fake::run(up_and_down(), folder.path(), body, retry).progress.computed == 6);
  CHECK(ran == 6);
  fake::run(up_and_down(), whole.path(), summing);
  CHECK(fake::table_text(folder.path()) == fake::table_text(whole.path()));
}

TEST_CASE("along: fails a row that leaves what cannot be kept", "[experiment][chain]") {
  fake::Folder folder;
  const auto body = [](auto&&...) {
    RowOutcome outcome;
    outcome.state = core::Record{"", {{"a", 1.0}, {"f", core::Function()}}};
    return outcome;
  };
  const RunReport report = fake::run(up_and_down(), folder.path(), body);
  CHECK(report.progress.failed == 20);
  CHECK_THAT(fake::sql(folder.path(), "select error from rows limit 1"),
             Contains("state.f is") && Contains("which cannot be kept for the next row"));
}

TEST_CASE("along: refuses a second axis of its kind", "[experiment][chain]") {
  Axis axis = fake::axis("a", {1, 2}), other = fake::axis("b", {1, 2});
  axis.is_sequential = other.is_sequential = true;
  CHECK_THROWS_WITH(Plan({{axis, other}, 1}), "along: an experiment follows one axis only");
}

TEST_CASE("states: read back identical, whatever is in them", "[experiment][encode]") {
  core::Array field({core::Dimension("x", core::Array::of({0, 0.5, 1}))}, std::vector<double>{1, std::nan(""), -0.0});
  field.label = "φ";
  field.unit = core::parse_unit("nm");
  field.density_over = {"x"};
  const core::Value values[] = {
      core::Value(),
      true,
      -0.0,
      std::complex<double>(1, -2),
      "καλός\n",
      core::Interval{1, 2},
      core::Interval{1, 2, core::parse_unit("nm")},
      core::Quantity{3, core::parse_unit("nm/fs")},
      field,
      core::Array({core::Dimension("", 2)}, std::vector<std::string>{"a", ""}),
      core::Array({core::Dimension("i", 0)}, std::vector<std::int64_t>{}),
      core::Record{"klein_gordon", {{"phi", field}, {"inner", core::Record{"", {}}}}},
      core::List{{1.0, "a", core::List{{}}}},
      core::Table{{{"a", core::Array::of({1, 2})}}},
      core::Groups{"g", {"a"}, {core::Array::of({1})}},
  };
  for (const core::Value& value : values) {
    const std::string bytes = encode_value(value);
    CHECK(core::identical(decode_value(bytes), value));
    for (std::size_t cut = 0; cut < bytes.size(); ++cut)
      CHECK_THROWS_AS(decode_value(bytes.substr(0, cut)), core::BadData);
    CHECK_THROWS_AS(decode_value(bytes + "x"), core::BadData);
  }
  std::string altered = encode_value(core::List{{1.0, 2.0}});
  altered[2] = '\xff';  // a count beyond what is there
  CHECK_THROWS_AS(decode_value(altered), core::BadData);
  core::Value deep;
  for (int i = 0; i < 300; ++i) deep = core::List{{deep}};
  CHECK_THROWS_WITH(encode_value(deep), Contains("too deep"));
}
