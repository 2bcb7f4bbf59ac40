// SPDX-License-Identifier: MIT
#include "interpreter/check/results.h"

#include <catch2/catch.hpp>

#include "stdlib/core/declare/invoke.h"
#include "stdlib/core/error.h"
#include "stdlib/modules/standard_library.h"

using namespace ansatz;
using check::Gives;

namespace {

core::Value call(const core::Kernel& kernel, const std::vector<core::Value>& values) {
  core::Run run{core::Stream(1)};
  std::vector<core::NamedValue> named;
  if (kernel.find("bounds")) named.emplace_back("bounds", core::Interval{-1, 1});  // what counts as equal
  return core::invoke(kernel, values, named, run, standard_library());
}

const core::Unit& unit_of(const core::Value& value) {
  static const core::Unit kPlain;
  const auto* quantity = value.get<core::Quantity>();
  const auto* array = value.get<core::Array>();
  return quantity ? quantity->unit : array ? array->unit : kPlain;
}

}  // namespace

// A script is refused on the strength of these tables, so each row is held to the kernel itself.
TEST_CASE("results: kernels of the core give what the checker relies on") {
  std::size_t seen = 0;
  for (const core::Kernel* kernel : standard_library().find_module("basic")->kernels) {
    const Gives gives = check::result_of(*kernel);
    if (gives == Gives::anything) continue;
    ++seen;
    INFO(kernel->name);
    core::Array lengths = core::Array::of({1, 2, 3});
    lengths.unit = core::parse_unit("nm");
    const core::Value mask = core::Array({core::Dimension("", 3)}, std::vector<core::Array::Boolean>{1, 0, 1});
    if (gives == Gives::sequence) {
      const core::Value made = call(*kernel, {core::Quantity{1, core::parse_unit("nm")},
                                              core::Quantity{2, core::parse_unit("nm")}, core::Value(4.0)});
      REQUIRE(made.is<core::Array>());
      CHECK(made.get<core::Array>()->rank() == 1);
      CHECK(unit_of(made).symbol == "nm");
    } else if (gives == Gives::elementwise) {
      const core::Value made = call(*kernel, {core::Array::of({0.5, 1, 1.5})});
      REQUIRE(made.is<core::Array>());
      CHECK(made.get<core::Array>()->size() == 3);
      CHECK(call(*kernel, {core::Value(0.5)}).is<double>());
      CHECK_THROWS_AS(call(*kernel, {core::Value("a")}), core::Error);
    } else if (gives == Gives::one_truth) {
      CHECK(call(*kernel, {mask}).is<bool>());
    } else {
      const core::Value made = call(*kernel, {lengths});
      CHECK((made.is<double>() || made.is<core::Quantity>()));
      if (gives == Gives::one_of_them) {
        CHECK(unit_of(made).symbol == "nm");
        CHECK_THROWS_AS(call(*kernel, {core::Array::of_texts({"a", "b", "c"})}), core::Error);
      }
    }
  }
  CHECK(seen >= 20);
}

TEST_CASE("results: a test of two samples takes two, and refuses three") {
  std::size_t seen = 0;
  for (const core::Kernel* kernel : standard_library().find_module("hypothesis")->kernels) {
    if (check::most_samples(*kernel) == 0) continue;
    ++seen;
    INFO(kernel->name);
    std::vector<core::Value> samples;
    for (const double shift : {0.0, 0.1})
      samples.emplace_back(core::Array::of({0.1, 0.9, 0.35, 0.6, 0.45, 0.7, 0.2 + shift, 0.55}));
    REQUIRE(kernel->find("groups"));
    CHECK(call(*kernel, samples).is<core::Record>());
    samples.push_back(samples.front());
    CHECK_THROWS_AS(call(*kernel, samples), core::BadParameter);
  }
  CHECK(seen >= 20);
}
