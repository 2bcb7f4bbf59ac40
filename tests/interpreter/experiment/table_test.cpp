// SPDX-License-Identifier: MIT
#include "interpreter/experiment/table.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "fake_runs.h"
#include "stdlib/core/error.h"

using namespace ansatz;
using namespace ansatz::experiment;
using Catch::Matchers::Contains;

TEST_CASE("table: reads columns in row order, without the rows that failed", "[experiment][table]") {
  fake::Folder folder;
  const auto report = fake::run(fake::sweep(8), folder.path());
  const ExperimentTable table(*report.store);
  CHECK(table.rows() == 7);
  CHECK(table.row_indices() == std::vector<std::size_t>{0, 1, 2, 3, 4, 6, 7});
  const core::Array v = table.column("v");
  REQUIRE(v.size() == 7);
  CHECK(v.real()[5] == 1.5);
  CHECK(v.dimension(0).name == "row");
  CHECK(table.column("escapes").type() == core::ElementType::boolean);
  CHECK(table.column("name").texts()[6] == "it's \"fast\"");
  const core::Array phi = table.column("phi");
  REQUIRE(phi.rank() == 2);
  CHECK(phi.dimension(1).name == "time");
  CHECK(phi.label == "φ(0, t)");
  CHECK(phi.real()[5 * 3 + 1] == 3.0);  // 2 v of the sixth row kept
  std::vector<std::string> names;
  for (const ColumnInfo& info : table.columns()) names.push_back(info.name);
  CHECK(names == std::vector<std::string>{"v", "energy", "escapes", "name", "phi"});
  CHECK(table.read_all().rows() == 7);
}

TEST_CASE("table: lists the columns when asked for another", "[experiment][table]") {
  fake::Folder folder;
  const auto report = fake::run(fake::sweep(2), folder.path());
  CHECK_THROWS_WITH(ExperimentTable(*report.store).column("enrgy"),
                    "no row recorded a column 'enrgy'; the table has v, energy, escapes, name, phi");
}

TEST_CASE("table: holds labels where an axis is named", "[experiment][table]") {
  fake::Folder folder;
  Experiment experiment = fake::sweep(2);
  experiment.design.axes = {fake::axis("phase", {core::Record{"", {{"r", 1.0}}}, core::Record{"", {{"r", 2.0}}}})};
  experiment.design.axes[0].labels = {"swarm", "torus"};
  const auto report = fake::run(experiment, folder.path(), [](auto&&...) { return RowOutcome{}; });
  CHECK(ExperimentTable(*report.store).column("phase").texts()[1] == "torus");
}

TEST_CASE("table: fills what rows did not record", "[experiment][table]") {
  fake::Folder folder;
  const auto report = fake::run(fake::sweep(3), folder.path(), [](const RowPlan& row, auto&&...) {
    RowOutcome outcome;
    if (row.index == 0) return outcome;
    outcome.records.emplace_back("x", 2.0);
    outcome.records.emplace_back("t", "text");
    outcome.records.emplace_back("b", true);
    outcome.records.emplace_back("u", core::Array::along("k", {1, 2}));
    outcome.records.emplace_back("n", core::Array({core::Dimension("k", 1)}, std::vector<std::int64_t>{4}));
    return outcome;
  });
  const ExperimentTable table(*report.store);
  CHECK(std::isnan(table.column("x").real()[0]));
  CHECK(table.column("t").texts()[0].empty());
  CHECK(std::isnan(table.column("b").real()[0]));
  CHECK(table.column("b").real()[1] == 1);
  CHECK(std::isnan(table.column("u").real()[1]));
  CHECK(table.column("u").real()[2] == 1);
  CHECK(table.column("n").number(2) == 4);
  CHECK(table.present("x") == 2);
}

TEST_CASE("table: converts units to the first row's and refuses those that do not compare", "[experiment][table]") {
  fake::Folder folder;
  const auto report = fake::run(fake::sweep(2), folder.path(), [](const RowPlan& row, auto&&...) {
    RowOutcome outcome;
    const bool first = row.index == 0;
    outcome.records.emplace_back("length", core::Quantity{1, core::parse_unit(first ? "nm" : "m")});
    outcome.records.emplace_back("odd", core::Quantity{1, core::parse_unit(first ? "nm" : "eV")});
    outcome.records.emplace_back("mixed", first ? core::Value(1.0) : core::Value("one"));
    return outcome;
  });
  const ExperimentTable table(*report.store);
  // 1 m in nm: the conversion is one multiplication by 1e9, exact to a rounding
  CHECK(table.column("length").real()[1] == Approx(1e9).epsilon(1e-15));
  CHECK(table.column("length").unit.symbol == "nm");
  CHECK_THROWS_WITH(table.column("odd"), Contains("'nm' in row 1 and 'eV' in row 2"));
  CHECK_THROWS_WITH(table.column("mixed"), Contains("column mixed mixes kinds"));
  CHECK(table.find("mixed")->kind == ColumnKind::mixed);
}
