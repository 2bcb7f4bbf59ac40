// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <limits>

#include "fake_runs.h"
#include "interpreter/experiment/table.h"
#include "stdlib/core/error.h"

using namespace ansatz;
using namespace ansatz::experiment;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

std::string dump(const fs::path& folder, const std::string& options = "-h") {
  return fake::output_of("ncdump " + options + " '" + (folder / "fields.nc").string() + "'");
}

core::Array wave(double v, std::size_t points = 3) {
  core::Array x = core::Array::of(std::vector<double>(points));
  for (std::size_t i = 0; i < points; ++i) x.mutable_real()[i] = static_cast<double>(i) / 2;
  x.unit = core::parse_unit("nm");
  core::Array array({core::Dimension("time", core::Array::of({0, 10})), core::Dimension("x", x)},
                    std::vector<double>(2 * points, v));
  array.unit = core::parse_unit("eV");
  array.label = "energy of φ";
  return array;
}

}  // namespace

TEST_CASE("fields: hold arrays that agree as one variable over the rows, with coordinates and units",
          "[experiment][fields]") {
  fake::Folder folder;
  Experiment experiment = fake::sweep(3);
  experiment.provenance.title = "Kink–antikink";
  const auto report = fake::run(experiment, folder.path(), [](const RowPlan& row, auto&&...) {
    RowOutcome outcome;
    outcome.records.emplace_back("u", wave(fake::parameter(row)));
    outcome.records.emplace_back("bounces", static_cast<double>(row.index) * 1);
    outcome.records.emplace_back("escapes", row.index == 1);
    return outcome;
  });
  CHECK(report.warnings == std::vector<std::string>{});
  const std::string head = dump(folder.path());
  for (const char* line :
       {"row = 3 ;", "double u(row, time, x) ;", "u:units = \"eV\" ;", "u:long_name = \"energy of φ\" ;",
        "double x(x) ;", "x:units = \"nm\" ;", "double v(row) ;", "double bounces(row) ;", "byte escapes(row) ;",
        ":title = \"Kink–antikink\" ;", ":parameters = \"v\" ;", ":Conventions = \"CF-1.10\" ;"}) {
    CHECK_THAT(head, Contains(line));
  }
  CHECK_THAT(dump(folder.path(), "-v u,v"), Contains("0.5, 0.5, 0.5;") || Contains("0.5, 0.5, 0.5 ;"));
  CHECK_THAT(dump(folder.path(), "-v time"), Contains("time = 0, 10 ;"));
}

// A row in pieces, over two chunks or more, took three times as long to write.
TEST_CASE("fields: keep a row's array in one chunk, with others where it is small", "[experiment][fields]") {
  const auto head = [](std::size_t rows, std::size_t points) {
    fake::Folder folder;
    fake::run(fake::sweep(rows), folder.path(), [&](const RowPlan&, auto&&...) {
      RowOutcome outcome;
      outcome.records.emplace_back("u", core::Array::along("time", std::vector<double>(points, 0.5)));
      return outcome;
    });
    return dump(folder.path(), "-h -s");
  };
  CHECK_THAT(head(100, 250), Contains("u:_ChunkSizes = 32, 250 ;") && !Contains("u:_DeflateLevel"));  // 8000 numbers
  CHECK_THAT(head(3, 250), Contains("u:_ChunkSizes = 3, 250 ;"));
  CHECK_THAT(head(3, 5000), Contains("u:_ChunkSizes = 1, 5000 ;") && Contains("u:_DeflateLevel = 1 ;"));
  CHECK_THAT(head(3, 1), Contains("u:_ChunkSizes = 3, 1 ;") && Contains("u:_Fletcher32 = \"true\" ;"));
}

TEST_CASE("fields: are not written without arrays", "[experiment][fields]") {
  fake::Folder folder;
  fake::run(fake::sweep(3), folder.path(), [](auto&&...) { return RowOutcome{}; });
  CHECK_FALSE(fs::exists(folder / "fields.nc"));
}

TEST_CASE("fields: put arrays of differing shapes into a group a row, with the row's parameters",
          "[experiment][fields]") {
  fake::Folder folder;
  auto report = fake::run(fake::sweep(3), folder.path(), [](const RowPlan& row, auto&&...) {
    RowOutcome outcome;
    outcome.records.emplace_back("u", wave(1, row.index + 1));
    outcome.records.emplace_back("w", wave(2));
    return outcome;
  });
  const std::string head = dump(folder.path());
  CHECK_THAT(head, Contains("group: row_1 {") && Contains("group: row_3 {") && Contains(":v = 0.5 ;"));
  CHECK_THAT(head, Contains("double w(row, time, x) ;") && Contains("double u(time, x) ;"));
  const ExperimentTable table(*report.store);
  CHECK_NOTHROW(table.column("w"));
  CHECK_THROWS_WITH(table.column("u"), Contains("column u differs from row to row") && Contains("in row 2"));
  std::vector<std::string> left_out;
  CHECK(table.read_all(&left_out).columns.size() == 2);
  CHECK(left_out == std::vector<std::string>{"u"});
}

TEST_CASE("fields: keep coordinates that differ from row to row beside the variable", "[experiment][fields]") {
  fake::Folder folder;
  auto report = fake::run(fake::sweep(2), folder.path(), [](const RowPlan& row, auto&&...) {
    RowOutcome outcome;
    const double step = fake::parameter(row) + 1;
    outcome.records.emplace_back(
        "u", core::Array({core::Dimension("time", core::Array::of({step, 2 * step}))}, std::vector<double>{1, 2}));
    return outcome;
  });
  CHECK_THAT(dump(folder.path()), Contains("double u_time(row, time) ;") && Contains("u:coordinates = \"u_time\" ;"));
  CHECK_THAT(dump(folder.path(), "-v u_time"), Contains("1.25, 2.5"));
  const core::Array stacked = ExperimentTable(*report.store).column("u");
  CHECK(stacked.dimension(1).name == "time");
  CHECK_FALSE(stacked.dimension(1).coordinates);
}

TEST_CASE("fields: take names of any script and dimensions without one", "[experiment][fields]") {
  fake::Folder folder;
  Experiment experiment = fake::sweep(2);
  experiment.design.axes[0].names = {"µ"};
  const auto report = fake::run(experiment, folder.path(), [](auto&&...) {
    RowOutcome outcome;
    outcome.records.emplace_back("ψ", core::Array({core::Dimension("", 2), core::Dimension("µ", 1)},
                                                  std::vector<core::Array::Complex>{{1, 2}, {3, 4}}));
    outcome.records.emplace_back("names", core::Array::of_texts({"α", "it's"}));
    outcome.records.emplace_back("n", core::Array({core::Dimension("row", 2)}, std::vector<std::int64_t>{1, -2}));
    outcome.records.emplace_back("b", core::Array({core::Dimension("k", 1)}, std::vector<core::Array::Boolean>{1}));
    return outcome;
  });
  CHECK(report.warnings == std::vector<std::string>{});
  const std::string head = dump(folder.path());
  CHECK_THAT(head, Contains("double ψ_re(row, ψ_1, ψ_µ) ;") && Contains("double ψ_im(row, ψ_1, ψ_µ) ;"));
  CHECK_THAT(head, Contains("string names(row, names_1) ;") && Contains("int64 n(row, n_row) ;"));
  CHECK_THAT(head, Contains("double µ(row) ;") && Contains("byte b(row, k) ;"));
}

TEST_CASE("fields: show rows that failed as missing", "[experiment][fields]") {
  fake::Folder folder;
  fake::run(fake::sweep(6), folder.path());
  CHECK_THAT(dump(folder.path(), "-v phi"), Contains("NaN") || Contains("_, _, _"));
  CHECK_THAT(dump(folder.path(), "-v status"), Contains("\"failed\""));
}

TEST_CASE("fields: have a text for every row, the empty one where there is none", "[experiment][fields]") {
  fake::Folder folder;
  fake::run(fake::sweep(3), folder.path(), [](const RowPlan& row, auto&&...) {
    RowOutcome outcome;
    outcome.records.emplace_back("u", wave(1));
    if (row.index == 0) outcome.records.emplace_back("phase", "torus");
    if (row.index == 2) outcome.records.emplace_back("phase", "");
    return outcome;
  });
  CHECK_THAT(dump(folder.path(), "-v phase"), Contains("phase = \"torus\", _, _ ;"));  // _ is how ncdump shows ""
  // What stands in the file before the texts do is no business of its readers.
  const std::string head = dump(folder.path());
  CHECK_THAT(head, Contains("string phase(row) ;") && Contains("string status(row) ;"));
  CHECK_THAT(head, !Contains("string phase:_FillValue") && !Contains("string status:_FillValue"));
}

TEST_CASE("fields: are left alone when nothing changed, and follow when rows do", "[experiment][fields]") {
  fake::Folder folder;
  fake::run(fake::sweep(4), folder.path());
  const auto written = fs::last_write_time(folder / "fields.nc");
  fake::run(fake::sweep(4), folder.path());
  CHECK(fs::last_write_time(folder / "fields.nc") == written);
  fake::run(fake::sweep(5), folder.path());
  CHECK_THAT(dump(folder.path()), Contains("row = 5 ;"));
  fs::resize_file(folder / "fields.nc", 100);  // a copy that broke off
  fake::run(fake::sweep(5), folder.path());
  CHECK(fs::file_size(folder / "fields.nc") > 100);
  fs::remove(folder / "fields.nc");
  fake::run(fake::sweep(5), folder.path());
  CHECK(fs::exists(folder / "fields.nc"));
  CHECK_FALSE(fs::exists(folder / "fields.nc.partial"));
}

TEST_CASE("fields: that cannot be written are a warning, as the table has the arrays", "[experiment][fields]") {
  fake::Folder folder;
  fs::create_directories(folder / "fields.nc.partial/in the way");
  const auto report = fake::run(fake::sweep(4), folder.path());
  REQUIRE(report.warnings.size() == 1);
  CHECK_THAT(report.warnings[0], Contains("fields.nc was not written") && Contains("safe in table.sqlite"));
  CHECK(ExperimentTable(*report.store).column("phi").size() == 12);
}
