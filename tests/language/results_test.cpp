// SPDX-License-Identifier: MIT
#include <algorithm>

#include <catch2/catch.hpp>

#include "stdlib/core/declare/invoke.h"
#include "stdlib/core/error.h"
#include "stdlib/modules/standard_library.h"

using namespace ansatz;
using core::Gives;

namespace {

core::Value call(const core::Kernel& kernel, const std::vector<core::Value>& values,
                 std::vector<core::NamedValue> named = {}) {
  core::Run run{core::Stream(1)};
  return core::invoke(kernel, values, named, run, standard_library());
}

const core::Unit& unit_of(const core::Value& value) {
  static const core::Unit kPlain;
  const auto* quantity = value.get<core::Quantity>();
  const auto* array = value.get<core::Array>();
  return quantity ? quantity->unit : array ? array->unit : kPlain;
}

/// Something a test cannot do without, whatever it is for.
core::Value needed(const core::Item& parameter) {
  if (parameter.name == "bounds") return core::Interval{-1, 1};  // what counts as equal
  if (parameter.name == "subject") return core::Array::of({1, 1, 1, 1, 1, 2, 2, 2, 2, 2});
  if (parameter.name != "cdf") return 1.0;
  return core::Function::native("uniform", 1, [](std::span<const double* const> inputs, double* out, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) out[i] = std::clamp(inputs[0][i] / 10, 0.0, 1.0);
  });
}

}  // namespace

// A script is refused on the strength of these declarations, so each is held to the kernel itself.
TEST_CASE("results: kernels of the core give what the checker relies on") {
  std::size_t seen = 0;
  for (const core::Kernel* kernel : standard_library().find_module("basic")->kernels) {
    const Gives gives = kernel->value.gives;
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
      const double lowest = kernel->name == "acosh" ? 1.5 : 0.5;  // where each is defined
      const core::Value made = call(*kernel, {core::Array::of({lowest, lowest + 0.1, lowest + 0.2})});
      REQUIRE(made.is<core::Array>());
      CHECK(made.get<core::Array>()->size() == 3);
      CHECK(call(*kernel, {core::Value(lowest)}).is<double>());
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
  CHECK(seen >= 50);
}

TEST_CASE("results: a test takes as many samples as it declares at most, and refuses one more") {
  std::size_t seen = 0;
  for (const core::Kernel* kernel : standard_library().find_module("hypothesis")->kernels) {
    const core::Item* declared = kernel->find("samples");
    if (!declared || declared->at_most == 0) continue;
    ++seen;
    INFO(kernel->name);
    std::vector<core::NamedValue> named;
    for (const core::Item& each : kernel->parameters)
      if (each.required && &each != declared) named.emplace_back(each.name, needed(each));
    std::vector<core::Value> samples;
    for (std::size_t i = 0; i < declared->at_most; ++i)
      samples.emplace_back(core::Array::of({1, 9, 3, 6, 4, 7, 2.0 + static_cast<double>(i), 5, 0, 8}));
    CHECK(call(*kernel, samples, named).is<core::Record>());
    samples.push_back(samples.front());
    CHECK_THROWS_WITH(call(*kernel, samples, named), Catch::Contains("sample"));
  }
  CHECK(seen >= 40);
}
