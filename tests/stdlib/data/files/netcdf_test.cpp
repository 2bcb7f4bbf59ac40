// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>

#include "../data_calls.h"
#include "stdlib/core/error.h"

using namespace ansatz;
using namespace ansatz::data::test;
using Catch::Matchers::Contains;

namespace {

core::Array field() {
  core::Array time = core::Array::of({0, 0.5});
  time.unit = core::parse_unit("s");
  core::Array x({core::Dimension("time", time), core::Dimension("x", 3)}, std::vector<double>{1, 2, 3, 4, NAN, 1e-300});
  x.unit = core::parse_unit("m/s");
  x.label = "speed of the ring";
  return x;
}

void check_field(const core::Array& back) {
  CHECK(back.same_values(field()));
  CHECK(back.unit == field().unit);
  CHECK(back.label == field().label);
  REQUIRE(back.dimension(0).coordinates);
  CHECK(back.dimension(0).name == "time");
  CHECK(back.dimension(0).same_coordinates(field().dimension(0)));
  CHECK_FALSE(back.dimension(1).coordinates);
}

const core::Array& of(const core::Value& record, const char* name) {
  const core::Value* found = record.get<core::Record>()->find(name);
  REQUIRE(found);
  REQUIRE(found->get<core::Array>());
  return *found->get<core::Array>();
}

/// What ncgen makes of a description, written by Unidata's own tools and not by us.
std::string described(const Folder& folder, const std::string& name, const std::string& cdl, const char* kind = "4") {
  const std::string text = folder.holds(name + ".cdl", cdl);
  const std::string command = std::string("ncgen -k nc") + kind + " -o " + folder.at(name) + " " + text;
  REQUIRE(std::system(command.c_str()) == 0);
  return folder.at(name);
}

}  // namespace

TEST_CASE("netcdf: labelled arrays come back with coordinates, units, labels and kinds", "[data][netcdf]") {
  const Folder folder;
  core::Array density = core::Array({core::Dimension("q", core::Array::of({0, 1}))}, std::vector<double>{0.25, 0.75});
  density.density_over = {"q"};
  core::Array mass =
      core::Array({core::Dimension("state", core::Array::of_texts({"a", "b"}))}, std::vector<double>{1, 0});
  mass.is_mass = true;
  const core::Array wave({core::Dimension("x", 3)}, std::vector<core::Array::Complex>{{1, 2}, {0, -1}, {3, 0}});
  const core::Array truth({core::Dimension("x", 3)}, std::vector<core::Array::Boolean>{1, 0, 1});
  const core::Array whole({core::Dimension("x", 3)}, std::vector<std::int64_t>{INT64_MAX, -5, 0});
  call("write", {record({{"speed", field()},
                         {"density", density},
                         {"mass", mass},
                         {"psi", wave},
                         {"open", truth},
                         {"count", whole},
                         {"step", 0.25}}),
                 folder.at("a.nc")});
  const auto back = call("read", {folder.at("a.nc")});
  check_field(of(back, "speed"));
  CHECK(of(back, "density").density_over == std::vector<std::string>{"q"});
  CHECK(of(back, "mass").is_mass);
  CHECK(of(back, "mass").dimension(0).coordinates->texts()[1] == "b");
  CHECK(of(back, "psi").same_values(wave));
  CHECK(of(back, "open").same_values(truth));
  CHECK(of(back, "count").same_values(whole));
  CHECK(*back.get<core::Record>()->find("step")->get<double>() == 0.25);
  CHECK_FALSE(back.get<core::Record>()->find("time"));  // a coordinate is no field

  const auto one = call("read", {folder.at("a.nc")}, {{"variable", "speed"}});
  check_field(*one.get<core::Array>());
  CHECK(call("read", {folder.at("a.nc")}, {{"variable", "psi"}}).get<core::Array>()->same_values(wave));
  CHECK_THROWS_AS(call("read", {folder.at("a.nc")}, {{"variable", "spede"}}), core::UnknownName);
}

TEST_CASE("netcdf: a table goes along its rows", "[data][netcdf]") {
  const Folder folder;
  const auto table = call("table", {record({{"x", numbers({1, 2})}, {"who", texts({"a", "b"})}})});
  call("write", {table, folder.at("t.nc")});
  const auto back = call("read", {folder.at("t.nc")});
  CHECK(of(back, "x").dimension(0).name == "row");
  CHECK(of(back, "who").texts()[1] == "b");
}

TEST_CASE("netcdf: files of others follow the conventions", "[data][netcdf]") {
  const Folder folder;
  const char* cdl =
      "netcdf a { dimensions: lat = 2 ; n = 3 ; variables: float lat(lat) ; lat:units = \"degrees_north\" ;"
      " short packed(lat) ; packed:scale_factor = 0.5 ; packed:add_offset = 10. ; packed:_FillValue = -99s ;"
      " int gaps(lat) ; gaps:missing_value = -1 ; double unwritten(lat) ; byte all(lat) ; char name(lat, n) ;"
      " double length(lat) ; length:units = \"mm\" ; length:long_name = \"how long\" ;"
      " data: lat = 10, 20 ; packed = 4, -99 ; gaps = 7, -1 ; all = -127, 3 ; name = \"ab \", \"xyz\" ;"
      " length = 1, 2 ; }";
  for (const char* kind : {"3", "4"}) {
    const auto [value, warnings] = ask("read", {described(folder, std::string("c") + kind + ".nc", cdl, kind)});
    CHECK(of(value, "packed").real()[0] == 12);
    CHECK(std::isnan(of(value, "packed").real()[1]));
    CHECK(of(value, "packed").dimension(0).coordinates->real()[1] == 20);
    CHECK(of(value, "gaps").real()[0] == 7);
    CHECK(std::isnan(of(value, "gaps").real()[1]));
    CHECK(std::isnan(of(value, "unwritten").real()[0]));
    CHECK(of(value, "all").integers()[0] == -127);
    CHECK(of(value, "name").texts()[0] == "ab");
    CHECK(of(value, "name").texts()[1] == "xyz");
    CHECK(of(value, "length").unit.symbol == "mm");
    CHECK(of(value, "length").label == "how long");
    REQUIRE_FALSE(warnings.empty());
    CHECK_THAT(warnings[0], Contains("lat is in \"degrees_north\""));
  }
  const auto groups =
      call("read", {described(folder, "g.nc",
                              "netcdf g { dimensions: x = 2 ; variables: double x(x) ; data: x = 5, 6 ;"
                              " group: run { group: one { variables: double phi(x) ; data: phi = 1, 2 ; } } }")});
  const core::Value* run = groups.get<core::Record>()->find("run");
  REQUIRE(run);
  CHECK(of(*run->get<core::Record>()->find("one"), "phi").dimension(0).coordinates->real()[1] == 6);
  CHECK(call("read", {folder.at("g.nc")}, {{"variable", "run/one/phi"}}).get<core::Array>()->real()[1] == 2);
}

TEST_CASE("netcdf: a truth that is missing and parts that do not fit stay as they lie", "[data][netcdf]") {
  const Folder folder;
  const auto value =
      call("read",
           {described(
               folder, "odd.nc",
               "netcdf odd { dimensions: x = 2 ; y = 3 ; variables: byte open(x) ; byte shut(x) ;"
               " open:flag_meanings = \"0: false, 1: true, -1: none\" ; shut:flag_meanings = \"0: false, 1: true, -1: "
               "none\" ; double a_re(x) ; double a_im(y) ;"
               " data: open = 1, -1 ; shut = 1, 0 ; a_re = 1, 2 ; a_im = 3, 4, 5 ; }")});
  CHECK(of(value, "open").type() == core::ElementType::integer);  // there is no third truth value
  CHECK(of(value, "open").integers()[1] == -1);
  CHECK(of(value, "shut").type() == core::ElementType::boolean);
  CHECK(of(value, "a_re").size() == 2);
  CHECK(of(value, "a_im").size() == 3);
}

TEST_CASE("netcdf: what is damaged or does not fit is refused", "[data][netcdf]") {
  const Folder folder;
  call("write", {field(), folder.at("a.nc")});
  const std::string whole = folder.bytes_of("a.nc");
  CHECK_THROWS_WITH(call("read", {folder.holds("cut.nc", whole.substr(0, whole.size() / 2))}), Contains("cut.nc"));
  CHECK_THROWS_WITH(call("read", {folder.holds("text.nc", "no such thing")}), Contains("expected a NetCDF file"));
  CHECK_THROWS_WITH(call("read", {folder.holds("empty.nc", "")}), Contains("expected a NetCDF file"));
  const auto other = core::Array({core::Dimension("x", 4)}, std::vector<double>{1, 2, 3, 4});
  CHECK_THROWS_WITH(call("write", {record({{"a", field()}, {"b", other}}), folder.at("b.nc")}),
                    Contains("two arrays have a dimension x"));
  CHECK_THROWS_WITH(call("write", {record({{"a", record({})}}), folder.at("c.nc")}), Contains("holds arrays"));
  CHECK_THROWS_WITH(call("write", {record({{"x", field()}}), folder.at("d.nc")}), Contains("name of a dimension too"));
  CHECK(folder.files() == 4);
}
