// SPDX-License-Identifier: MIT
// Rows that are added because of what others found: refinement, and replicates until enough.
#include "interpreter/experiment/growth.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <set>

#include "fake_runs.h"
#include "interpreter/experiment/identity.h"
#include "interpreter/experiment/spacing.h"
#include "interpreter/experiment/store/store.h"
#include "stdlib/core/error.h"
#include "stdlib/core/unit.h"

using namespace ansatz;
using namespace ansatz::experiment;
using Catch::Matchers::Contains;

namespace {

const core::Value& column(const SeenRow& row, const std::string& name) {
  const auto found =
      std::find_if(row.columns.begin(), row.columns.end(), [&](const auto& c) { return c.first == name; });
  REQUIRE(found != row.columns.end());
  return found->second;
}

Refinement on_column(const std::string& name, core::Value tolerance, std::size_t axis = 0) {
  return {axis, std::move(tolerance), name, [name](const SeenRow& row) { return column(row, name); }};
}

/// Records `above`: whether the first parameter is above `edge` (plus the second, where there is one).
fake::Body step_at(double edge) {
  return [edge](const RowPlan& row, auto&&...) {
    const double shift = row.parameters.size() > 1 ? fake::parameter(row, 1) : 0;
    RowOutcome outcome;
    outcome.records.emplace_back("above", fake::parameter(row) > edge + shift);
    return outcome;
  };
}

Experiment refined(std::vector<Axis> axes, core::Value tolerance, std::size_t replicates = 1) {
  Experiment experiment = fake::sweep(1);
  experiment.design = {std::move(axes), replicates};
  experiment.growing.refinements.push_back(on_column("above", std::move(tolerance)));
  return experiment;
}

std::vector<double> values(const RunReport& report, const std::string& name) {
  const core::Array array = ExperimentTable(*report.store).column(name);
  std::vector<double> all;
  for (std::size_t i = 0; i < array.size(); ++i) all.push_back(array.number(i));
  return all;
}

std::size_t refined_rows(const RunReport& report) {
  const auto flags = report.store->refined();
  return static_cast<std::size_t>(std::count(flags.begin(), flags.end(), 1));
}

Axis grid(const std::string& name, double low, double step, std::size_t count) {
  std::vector<core::Value> points;
  for (std::size_t i = 0; i < count; ++i) points.emplace_back(low + step * static_cast<double>(i));
  return fake::axis(name, points);
}

/// v in 0, 1, …, 4, replicates until the mean of `sample` over them is known to `wanted`.
Experiment repeated(std::size_t least, std::size_t most, double wanted) {
  Experiment experiment = fake::sweep(1);
  experiment.design = {{grid("v", 0, 1, 5)}, least};
  experiment.growing.replication = Replication{most, "error(sample) < " + std::to_string(wanted), [wanted](auto rows) {
                                                 double sum = 0, squares = 0;
                                                 const double n = static_cast<double>(rows.size());
                                                 for (const SeenRow& row : rows)
                                                   sum += *column(row, "sample").get<double>();
                                                 for (const SeenRow& row : rows)
                                                   squares +=
                                                       std::pow(*column(row, "sample").get<double>() - sum / n, 2);
                                                 return n > 1 && std::sqrt(squares / (n - 1) / n) < wanted;
                                               }};
  return experiment;
}

RowOutcome noisy(const RowPlan& row, core::Stream stream, const std::atomic<bool>&) {
  RowOutcome outcome;
  outcome.records.emplace_back("sample", (1 + fake::parameter(row)) * stream.normal(0));
  return outcome;
}

/// The first n for which the rule above holds, worked out from the draws alone.
std::size_t stops_at(double v, std::size_t least, std::size_t most, double wanted) {
  std::vector<double> drawn;
  for (std::size_t r = 0; r < most; ++r) {
    Plan plan({{fake::axis("v", {v})}, most});
    drawn.push_back((1 + v) * row_stream(7, "kinks", plan.row(r)).normal(0));
    const double n = static_cast<double>(drawn.size());
    double mean = 0, squares = 0;
    for (const double x : drawn) mean += x / n;
    for (const double x : drawn) squares += (x - mean) * (x - mean);
    if (drawn.size() >= std::max<std::size_t>(least, 2) && std::sqrt(squares / (n - 1) / n) < wanted) return r + 1;
  }
  return most;
}

}  // namespace

TEST_CASE("refine: brackets a step to the tolerance with the fewest rows", "[experiment][growth]") {
  const double tolerance = GENERATE(0.5, 0.25, 0.1, 1e-3, 1e-6);
  const double edge = GENERATE(0.001, 0.37, 2.71828, 3.999);
  fake::Folder folder;
  const RunReport report = fake::run(refined({grid("v", 0, 1, 5)}, tolerance), folder.path(), step_at(edge));
  const auto v = values(report, "v"), above = values(report, "above");
  CHECK(std::is_sorted(v.begin(), v.end()));
  CHECK(std::is_sorted(above.begin(), above.end()));
  const auto first = static_cast<std::size_t>(std::find(above.begin(), above.end(), 1.0) - above.begin());
  REQUIRE(first > 0);
  CHECK(v[first] - v[first - 1] <= tolerance * (1 + 1e-9));
  CHECK(v[first - 1] <= edge);
  CHECK(v[first] > edge);
  // A gap of 1 is halved until it is the tolerance or less.
  CHECK(refined_rows(report) == static_cast<std::size_t>(std::ceil(std::log2(1 / tolerance) - 1e-9)));
  CHECK(report.complete);
  CHECK(report.progress.total == v.size());
}

TEST_CASE("refine: adds nothing where nothing changes, or the grid is fine enough", "[experiment][growth]") {
  fake::Folder constant, fine;
  CHECK(refined_rows(fake::run(refined({grid("v", 0, 1, 5)}, 0.1), constant.path(), step_at(9))) == 0);
  CHECK(refined_rows(fake::run(refined({grid("v", 0, 0.1, 11)}, 0.1), fine.path(), step_at(0.44))) == 0);
}

TEST_CASE("refine: works within each combination of the other axes and replicate", "[experiment][growth]") {
  fake::Folder folder;
  const RunReport report =
      fake::run(refined({grid("v", 0, 1, 5), grid("b", 0, 1.3, 2)}, 1.0 / 8, 2), folder.path(), step_at(0.37));
  // Two combinations, two replicates, three halvings each.
  CHECK(refined_rows(report) == 2 * 2 * 3);
  CHECK(report.store->query("select count(*) from (select distinct v, b from rows where refined = 'refined')")[1][0] ==
        "6");
}

TEST_CASE("refine: keeps an axis that runs down in its own order", "[experiment][growth]") {
  fake::Folder folder;
  const RunReport report = fake::run(refined({grid("v", 2, -1, 3)}, 0.25), folder.path(), step_at(0.6));
  CHECK(values(report, "v") == std::vector<double>{2, 1, 0.75, 0.5, 0});
}

TEST_CASE("refine: stays among whole numbers where axis and tolerance are whole", "[experiment][growth]") {
  fake::Folder folder;
  const RunReport report = fake::run(refined({grid("n", 0, 100, 3)}, 1.0), folder.path(), step_at(41.5));
  const auto n = values(report, "n");
  CHECK(std::all_of(n.begin(), n.end(), [](double x) { return x == std::trunc(x); }));
  CHECK(std::find(n.begin(), n.end(), 41) != n.end());
  CHECK(std::find(n.begin(), n.end(), 42) != n.end());
}

TEST_CASE("refine: takes quantities, and converts the tolerance", "[experiment][growth]") {
  const auto at = [](double x) { return core::Value(core::Quantity{x, core::parse_unit("nm")}); };
  fake::Folder folder;
  const auto body = [](const RowPlan& row, auto&&...) {
    RowOutcome outcome;
    outcome.records.emplace_back("above", row.parameters[0].second.get<core::Quantity>()->value > 3.1);
    return outcome;
  };
  const auto experiment =
      refined({fake::axis("d", {at(0), at(4)})}, core::Value(core::Quantity{500, core::parse_unit("pm")}));
  const RunReport report = fake::run(experiment, folder.path(), body);
  CHECK(values(report, "d") == std::vector<double>{0, 2, 3, 3.5, 4});
  CHECK(ExperimentTable(*report.store).column("d").unit.symbol == "nm");
}

TEST_CASE("refine: leaves the gaps beside a failed row, and fills the others", "[experiment][growth]") {
  fake::Folder folder;
  const auto body = [](const RowPlan& row, core::Stream stream, const std::atomic<bool>& stop) {
    if (fake::parameter(row) == 2) throw std::runtime_error("blew up");
    return step_at(1.7)(row, stream, stop);
  };
  const RunReport report = fake::run(refined({grid("v", 0, 1, 5)}, 0.25), folder.path(), body);
  CHECK(refined_rows(report) == 0);
  CHECK(report.complete);
  CHECK(report.progress.failed == 1);
}

TEST_CASE("refine: follows a text and a number as well as a truth value", "[experiment][growth]") {
  fake::Folder texts, counts, missing;
  const auto experiment = refined({grid("v", 0, 1, 3)}, 0.25);
  const auto records = [](auto value) {
    return [value](const RowPlan& row, auto&&...) {
      RowOutcome outcome;
      outcome.records.emplace_back("above", core::Value(value(fake::parameter(row))));
      return outcome;
    };
  };
  CHECK(refined_rows(fake::run(experiment, texts.path(),
                               records([](double v) { return core::Value(v > 0.6 ? "fast" : "slow"); }))) == 2);
  CHECK(refined_rows(fake::run(experiment, counts.path(),
                               records([](double v) { return core::Value(std::floor(v + 0.4)); }))) == 4);
  CHECK(refined_rows(fake::run(experiment, missing.path(), records([](double) {
                                 return core::Value(std::nan(""));
                               }))) == 0);  // one NaN is like another
}

TEST_CASE("refine: gives the same table for any number of workers, and whatever was there before",
          "[experiment][growth]") {
  const auto experiment = refined({grid("v", 0, 1, 5), grid("b", 0, 1.3, 3)}, 1e-3, 2);
  fake::Folder one, many, again;
  RunOptions options;
  options.workers = 1;
  fake::run(experiment, one.path(), step_at(0.37), options);
  options.workers = 5;
  fake::run(experiment, many.path(), step_at(0.37), options);
  CHECK(fake::table_text(one.path()) == fake::table_text(many.path()));
  // Another tolerance first: its rows are in the store, and those of the plan are the same all the same.
  fake::run(refined({grid("v", 0, 1, 5), grid("b", 0, 1.3, 3)}, 0.1, 2), again.path(), step_at(0.37));
  CHECK(fake::run(experiment, again.path(), step_at(0.37)).progress.cached == 30 + 6 * 4);
  CHECK(fake::table_text(again.path()) == fake::table_text(one.path()));
  CHECK(fake::run(experiment, again.path(), step_at(0.37)).progress.computed == 0);
}

TEST_CASE("refine: gives a row the randomness of its values, planned or not", "[experiment][growth]") {
  const auto body = [](const RowPlan& row, core::Stream stream, const std::atomic<bool>& stop) {
    RowOutcome outcome = step_at(0.3)(row, stream, stop);
    outcome.records.emplace_back("drawn", stream.uniform(0));
    return outcome;
  };
  fake::Folder coarse, fine;
  const RunReport added = fake::run(refined({grid("v", 0, 1, 2)}, 0.25), coarse.path(), body);
  const RunReport planned = fake::run(refined({grid("v", 0, 0.25, 5)}, 0.25), fine.path(), body);
  CHECK(values(added, "v") == std::vector<double>{0, 0.25, 0.5, 1});
  const auto a = values(added, "drawn"), b = values(planned, "drawn");
  CHECK(a[1] == b[1]);
  CHECK(a[2] == b[2]);
}

TEST_CASE("refine: hands over the planned rows alone where they are asked for", "[experiment][growth]") {
  fake::Folder folder;
  const RunReport report = fake::run(refined({grid("v", 0, 1, 3)}, 0.25), folder.path(), step_at(0.6));
  const ExperimentTable planned(*report.store, ExperimentTable::Rows::planned);
  CHECK(planned.rows() == 3);
  CHECK(planned.column("v").size() == 3);
  CHECK(planned.present("above") == 3);
  CHECK(ExperimentTable(*report.store).rows() == 5);
}

TEST_CASE("refine: refuses what it cannot do before any row runs", "[experiment][growth]") {
  const auto refusal = [](Axis axis, core::Value tolerance) {
    fake::Folder folder;
    try {
      fake::run(refined({std::move(axis)}, std::move(tolerance)), folder.path() / "results", step_at(1));
    } catch (const std::exception& error) {
      CHECK_FALSE(std::filesystem::exists(folder.path() / "results"));
      return std::string(error.what());
    }
    return std::string("no error");
  };
  CHECK(refusal(grid("v", 0, 1, 3), 0.0) == "refine v: the tolerance is 0, but must be above 0");
  CHECK(refusal(grid("v", 0, 1, 3), -1.0) == "refine v: the tolerance is -1, but must be above 0");
  CHECK_THAT(refusal(grid("v", 0, 1, 3), std::nan("")), Contains("but must be above 0"));
  CHECK_THAT(refusal(grid("v", 0, 1, 3), "fine"), Contains("must be a number"));
  CHECK_THAT(refusal(grid("v", 0, 1, 3), core::Quantity{1, core::parse_unit("nm")}),
             Contains("the axis has values like 0"));
  CHECK_THAT(refusal(fake::axis("mode", {"a", "b"}), 1.0), Contains("it goes through numbers"));
  CHECK_THAT(refusal(fake::axis("v", {1, 3, 2}), 1.0), Contains("must go up, or down, throughout"));
  CHECK_THAT(refusal(fake::axis("v", {1, 1, 2}), 1.0), Contains("must go up, or down, throughout"));
  Axis named = grid("v", 0, 1, 2);
  named.labels = {"low", "high"};
  CHECK_THAT(refusal(named, 1.0), Contains("new ones would have no name"));
}

TEST_CASE("refine: says when what changes is no single value", "[experiment][growth]") {
  fake::Folder folder;
  const auto body = [](auto&&...) {
    RowOutcome outcome;
    outcome.records.emplace_back("above", core::Array::of({1, 2}));
    return outcome;
  };
  CHECK_THROWS_WITH(fake::run(refined({grid("v", 0, 1, 3)}, 0.25), folder.path(), body),
                    Contains("what changes must be a number, a truth value or a text in each row, but above is"));
}

TEST_CASE("until: stops at the replicate that the rule gives by hand", "[experiment][growth]") {
  const std::size_t workers = GENERATE(1u, 2u, 7u);
  fake::Folder folder;
  RunOptions options;
  options.workers = workers;
  const RunReport report = fake::run(repeated(3, 40, 0.5), folder.path(), noisy, options);
  const auto v = values(report, "v");
  std::size_t total = 0;
  for (const double each : {0, 1, 2, 3, 4}) {
    const std::size_t expected = stops_at(each, 3, 40, 0.5);
    total += expected;
    CHECK(static_cast<std::size_t>(std::count(v.begin(), v.end(), each)) == expected);
  }
  CHECK(v.size() == total);
  CHECK(report.progress.total == total);
  CHECK(report.progress.computed == total);
  CHECK(report.complete);
}

TEST_CASE("until: gives the same table for any number of workers and after an interruption", "[experiment][growth]") {
  fake::Folder one, many, broken;
  RunOptions options;
  options.workers = 1;
  fake::run(repeated(3, 40, 0.5), one.path(), noisy, options);
  options.workers = 6;
  fake::run(repeated(3, 40, 0.5), many.path(), noisy, options);
  CHECK(fake::table_text(one.path()) == fake::table_text(many.path()));
  for (std::size_t after = 1;; after += 9) {
    Interrupt interrupt;
    std::atomic<std::size_t> rows{0};
    options.folder = broken.path();
    const auto stopping = [&](const RowPlan& row, core::Stream stream, const std::atomic<bool>& stop) {
      if (++rows == after) interrupt.finish = true;
      return noisy(row, stream, stop);
    };
    if (run_experiment(repeated(3, 40, 0.5), options, fake::runs(stopping), interrupt).complete) break;
  }
  CHECK(fake::table_text(one.path()) == fake::table_text(broken.path()));
}

TEST_CASE("until: says where the most replicates were not enough", "[experiment][growth]") {
  fake::Folder folder, alone;
  const RunReport report = fake::run(repeated(2, 4, 0.9), folder.path(), noisy);
  std::string expected;
  std::size_t count = 0;
  for (const double v : {0, 1, 2, 3, 4}) {
    const std::size_t n = stops_at(v, 2, 4, 0.9);
    if (n < 4) continue;
    expected += (expected.empty() ? "" : "; ") + ("v = " + std::to_string(static_cast<int>(v)));
    ++count;
  }
  REQUIRE(report.doubts.size() == 1);
  CHECK(report.doubts[0] == "after 4 replicates error(sample) < 0.900000 does not hold in " + std::to_string(count) +
                                " of 5 combinations: " + expected);
}

TEST_CASE("until: counts a failed replicate as one, and leaves it out of the sample", "[experiment][growth]") {
  fake::Folder folder;
  Experiment experiment = fake::sweep(1);
  experiment.design = {{}, 2};
  std::vector<std::size_t> seen;
  experiment.growing.replication = Replication{9, "three good ones", [&](std::span<const SeenRow> rows) {
                                                 seen.push_back(rows.size());
                                                 return rows.size() == 3;
                                               }};
  const auto body = [](const RowPlan& row, auto&&...) {
    if (row.replicate == 1 || row.replicate == 3) throw std::runtime_error("no luck");
    return RowOutcome{};
  };
  const RunReport report = fake::run(experiment, folder.path(), body);
  CHECK(report.progress.total == 5);
  CHECK(report.progress.failed == 2);
  CHECK(seen == std::vector<std::size_t>{1, 2, 2, 3});
}

TEST_CASE("until: refuses fewer at most than at least", "[experiment][growth]") {
  fake::Folder folder;
  CHECK_THROWS_WITH(fake::run(repeated(5, 4, 1), folder.path(), noisy),
                    "replicate: at most 4 replicates, but at least 5");
}

TEST_CASE("growing: counts rows as they are added, and never more than there are", "[experiment][growth]") {
  class Watch : public Observer {
   public:
    void advanced(const Progress& progress) override {
      CHECK(progress.done() <= progress.total);
      totals.insert(progress.total);
    }
    void finished(const Progress& progress) override {
      CHECK(progress.done() == progress.total);
      ++ends;
    }
    std::set<std::size_t> totals;
    int ends = 0;
  } watch;
  fake::Folder folder;
  Interrupt interrupt;
  RunOptions options;
  options.folder = folder.path();
  options.workers = 2;
  run_experiment(refined({grid("v", 0, 1, 5)}, 0.125), options, fake::runs(step_at(0.37)), interrupt, &watch);
  CHECK(watch.ends == 1);
  CHECK(*watch.totals.begin() == 5);
  CHECK(*watch.totals.rbegin() == 8);
}

TEST_CASE("spacing: is the tolerance beside a refined boundary, and the grid elsewhere", "[experiment][growth]") {
  fake::Folder folder;
  const RunReport report =
      fake::run(refined({grid("v", 0, 1, 5), grid("b", 0, 2.5, 2)}, 0.25, 2), folder.path(), step_at(0.3));
  // Steps at 0.3 where b is 0 and at 2.8 where it is 2.5: 0.25 | 0.5 and 2.75 | 3. Neither has the other's rows.
  const ExperimentTable table(*report.store);
  const auto spacing = Spacing::along("v", *report.store, table).value();
  const core::Array b = table.column("b");
  const auto around = [&](double v, double other) {
    std::set<std::pair<double, double>> found;
    for (std::size_t i = 0; i < table.rows(); ++i) {
      if (spacing.at(i) == v && b.number(i) == other) found.insert({spacing.below(i), spacing.above(i)});
    }
    return found;
  };
  using Gaps = std::set<std::pair<double, double>>;
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  CHECK(around(0.25, 0) == Gaps{{0, 0.5}});  // both replicates alike
  CHECK(around(0.25, 2.5).empty());
  CHECK(around(0.5, 0) == Gaps{{0.25, 1}});
  CHECK(around(2.75, 2.5) == Gaps{{2.5, 3}});
  CHECK(around(1, 0) == Gaps{{0.5, 2}});
  CHECK(around(1, 2.5) == Gaps{{0, 2}});
  CHECK(around(4, 0) == Gaps{{3, kInfinity}});
  CHECK(around(0, 2.5) == Gaps{{-kInfinity, 1}});
  CHECK_FALSE(Spacing::along("above", *report.store, table));  // no axis
  CHECK_FALSE(Spacing::along("w", *report.store, table));
}
