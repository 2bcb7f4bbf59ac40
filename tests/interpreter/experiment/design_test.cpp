// SPDX-License-Identifier: MIT
#include "interpreter/experiment/design.h"

#include <catch2/catch.hpp>
#include <set>

#include "fake_runs.h"
#include "interpreter/experiment/identity.h"
#include "stdlib/core/error.h"

using namespace ansatz;
using namespace ansatz::experiment;
using Catch::Matchers::Contains;

namespace {

std::string text_of(const core::Value& value) {
  const auto* number = value.get<double>();
  return number ? std::to_string(static_cast<int>(*number)) : *value.get<std::string>();
}

std::string row_text(const Plan& plan, std::size_t index) {
  const RowPlan row = plan.row(index);
  std::string text;
  for (const auto& [name, value] : row.parameters) text += name + text_of(value) + " ";
  return text + "#" + std::to_string(row.replicate);
}

}  // namespace

TEST_CASE("design: lays rows out with the last axis fastest and replicates innermost", "[experiment][design]") {
  const Plan plan({{fake::axis("a", {1, 2}), fake::axis("b", {"x", "y"})}, 2});
  REQUIRE(plan.size() == 8);
  std::vector<std::string> rows;
  for (std::size_t i = 0; i < 8; ++i) rows.push_back(row_text(plan, i));
  CHECK(rows == std::vector<std::string>{"a1 bx #0", "a1 bx #1", "a1 by #0", "a1 by #1", "a2 bx #0", "a2 bx #1",
                                         "a2 by #0", "a2 by #1"});
}

TEST_CASE("design: has one row without axes", "[experiment][design]") {
  const Plan plan({{}, 1});
  REQUIRE(plan.size() == 1);
  CHECK(plan.row(0).parameters.empty());
}

TEST_CASE("design: lets names walk together and shows labels", "[experiment][design]") {
  Axis axis;
  axis.names = {"a", "b"};
  axis.points = {{1, 10}, {2, 20}};
  axis.labels = {"first", "second"};
  const Plan plan({{axis}, 1});
  CHECK(row_text(plan, 1) == "a2 b20 #0");
  CHECK(*plan.shown(1, 0).get<std::string>() == "second");
  CHECK(*plan.shown(1, 1).get<double>() == 20);
}

TEST_CASE("design: keeps a row's key when points are added before it or the axis is renamed", "[experiment][design]") {
  const Plan small({{fake::axis("a", {2, 3})}, 1});
  const Plan large({{fake::axis("renamed", {1, 2, 5, 3})}, 4});
  CHECK(small.row(0).parameters_key == large.row(4).parameters_key);
  CHECK(small.row(1).parameters_key == large.row(15).parameters_key);
  CHECK_FALSE(small.row(0).parameters_key == small.row(1).parameters_key);
}

TEST_CASE("design: gives a repeated point a key of its own", "[experiment][design]") {
  const Plan plan({{fake::axis("a", {1, 1, 1})}, 1});
  std::set<std::string> keys;
  for (std::size_t i = 0; i < 3; ++i) keys.insert(plan.row(i).parameters_key.hex());
  CHECK(keys.size() == 3);
  CHECK(plan.row(0).parameters_key == Plan({{fake::axis("a", {1})}, 1}).row(0).parameters_key);
}

TEST_CASE("design: tells values of different kinds, units and shapes apart", "[experiment][identity]") {
  std::set<std::string> seen;
  const core::Value values[] = {1.0,
                                true,
                                "1",
                                core::Value(),
                                core::Interval{1, 1},
                                core::Quantity{1, core::parse_unit("eV")},
                                core::Quantity{1, core::parse_unit("J")},
                                core::Array::of({1}),
                                core::Array::along("x", {1}),
                                core::Array({core::Dimension("x", 1)}, std::vector<std::int64_t>{1}),
                                core::List{{1.0}},
                                core::Record{"", {{"a", 1.0}}},
                                core::Record{"", {{"b", 1.0}}}};
  for (const core::Value& value : values) seen.insert(experiment::fingerprint(value).hex());
  CHECK(seen.size() == std::size(values));
}

TEST_CASE("design: leaves a label out of identity, as it is only for the eye", "[experiment][identity]") {
  core::Array labelled = core::Array::of({1, 2});
  labelled.label = "φ";
  CHECK(experiment::fingerprint(labelled) == experiment::fingerprint(core::Array::of({1, 2})));
}

TEST_CASE("design: refuses what makes no rows", "[experiment][design]") {
  CHECK_THROWS_WITH(Plan({{fake::axis("a", {})}, 1}), "vary: a has no values");
  CHECK_THROWS_WITH(Plan({{fake::axis("a", {1}), fake::axis("a", {2})}, 1}), "vary: two axes are called a");
  CHECK_THROWS_WITH(Plan({{}, 0}), Contains("at least once"));
  Axis uneven;
  uneven.names = {"a", "b"};
  uneven.points = {{1, 2}, {3}};
  CHECK_THROWS_WITH(Plan({{uneven}, 1}), "vary: a point of a has 1 values for 2 names");
  const std::vector<core::Value> many(10000, core::Value(0.0));
  CHECK_THROWS_WITH(Plan({{fake::axis("a", many), fake::axis("b", many), fake::axis("c", many)}, 1}),
                    Contains("a hundred million"));
}

TEST_CASE("streams: depend on seed, experiment, values and replicate, and on nothing else", "[experiment][identity]") {
  const Plan plan({{fake::axis("a", {1, 2})}, 2});
  const core::Stream stream = row_stream(1, "kinks", plan.row(0));
  CHECK(stream.key() == row_stream(1, "kinks", Plan({{fake::axis("b", {0, 1})}, 1}).row(1)).key());
  CHECK(stream.key() != row_stream(2, "kinks", plan.row(0)).key());
  CHECK(stream.key() != row_stream(1, "schools", plan.row(0)).key());
  CHECK(stream.key() != row_stream(1, "kinks", plan.row(1)).key());
  CHECK(stream.key() != row_stream(1, "kinks", plan.row(2)).key());
  CHECK_FALSE(row_identity(fake::code("x"), stream) == row_identity(fake::code("y"), stream));
}

TEST_CASE("paired rows: share their draws across the axis, and share them with nobody else", "[experiment][identity]") {
  Design design{{fake::axis("a", {1, 2}), fake::axis("b", {1, 1, 2})}, 2};
  design.paired_over = {0};
  const Plan plan(design);
  std::set<std::string> streams, parameters;
  for (std::size_t i = 0; i < 6; ++i) {
    const RowPlan here = plan.row(i), there = plan.row(i + 6);
    CHECK(here.stream_key == there.stream_key);
    CHECK(row_stream(1, "e", here).key() == row_stream(1, "e", there).key());
    CHECK_FALSE(here.parameters_key == there.parameters_key);
    streams.insert(here.stream_key.hex() + std::to_string(here.replicate));
    parameters.insert(here.parameters_key.hex() + std::to_string(here.replicate));
    parameters.insert(there.parameters_key.hex() + std::to_string(there.replicate));
  }
  CHECK(streams.size() == 6);  // b visits 1 twice: its second visit has draws of its own
  CHECK(parameters.size() == 12);
  // Without pairing a row draws by all of its values.
  const Plan apart({{fake::axis("a", {1, 2}), fake::axis("b", {1, 1, 2})}, 2});
  CHECK_FALSE(apart.row(0).stream_key == apart.row(6).stream_key);
  CHECK(apart.row(3).stream_key == apart.row(3).parameters_key);
  CHECK_THROWS_WITH(Plan({{fake::axis("a", {1})}, 1, {1}}), Contains("paired over an axis that is not there"));
}

TEST_CASE("paired rows: are stored as rows of their own", "[experiment][identity]") {
  fake::Folder folder;
  Experiment experiment = fake::sweep(3);
  experiment.design.paired_over = {0};
  CHECK(fake::run(experiment, folder.path()).progress.computed == 3);
  CHECK(fake::sql(folder.path(), "select count(distinct identity) from rows") == "3\n");
  CHECK(fake::run(fake::sweep(3), folder.path()).progress.computed == 3);  // unpaired, they draw differently
}

TEST_CASE("design: shows a vector as it is written, and keeps its numbers", "[experiment][design]") {
  fake::Folder folder;
  Experiment experiment = fake::sweep(1);
  experiment.design = {{fake::axis("k", {core::Array::of({1, 0}), core::Array::of({0, 1.5})})}, 1};
  const auto body = [](const RowPlan& row, auto&&...) {
    RowOutcome outcome;
    outcome.records.emplace_back("second", row.parameters[0].second.get<core::Array>()->number(1));
    return outcome;
  };
  const RunReport report = fake::run(experiment, folder.path(), body);
  CHECK(fake::sql(folder.path(), "select k, second from rows") == "[1, 0]|0.0\n[0, 1.5]|1.5\n");
  const core::Array k = ExperimentTable(*report.store).column("k");
  REQUIRE(k.rank() == 2);
  CHECK(k.dimension(0).name == "row");
  CHECK(std::vector<double>(k.real().begin(), k.real().end()) == std::vector<double>{1, 0, 0, 1.5});
  CHECK(ExperimentTable(*report.store).find("k")->is_parameter);
}
