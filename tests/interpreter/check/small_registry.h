// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/declare/registry.h"

/// A few kernels whose declarations the tests of the checker and of lowering may rely on; none of them computes.
namespace ansatz::tests {

struct Wave {
  core::Function potential;
  core::Value initial;
  core::Interval domain{-10, 10};
  int points = 512;
  double until = 10;
  std::string boundary = "periodic";
};
struct WaveResult {
  core::Array phi;
  double energy_drift = 0;
};
struct Pair {
  double velocity = 0.2;
  double width = 1;
};
struct PairResult {
  double mass = 0;
};
struct Several {
  std::vector<core::Value> values;
  std::string over;
};
struct Sequence {
  double low = 0, high = 1;
  int count = 50;
};
struct Draw {
  double mean = 0, sd = 1;
  int count = 1;
};
struct Test {
  core::Value groups;
  std::vector<std::string> only;
};
struct TestResult {
  double p = 1;
};

inline core::Registry& declare_small(core::Registry& registry) {
  const auto none = [](const auto&, core::Run&) { return core::Value(); };
  using core::Run;
  using core::Value;
  registry.module("core", "Always there.", true);
  registry.module("fields", "Field equations.");
  registry.module("information", "Measures.");
  registry.module("hypothesis", "Tests.");
  registry.kernel<Sequence, Value>("core.linspace", none)
      .parameter("low", &Sequence::low)
      .required()
      .parameter("high", &Sequence::high)
      .required()
      .parameter("count", &Sequence::count)
      .range(core::at_least(1));
  registry.kernel<Several, Value>("core.mean", none)
      .parameter("values", &Several::values)
      .rest()
      .required()
      .parameter("over", &Several::over);
  registry.kernel<Several, Value>("core.max", none).parameter("values", &Several::values).rest().required();
  registry.kernel<Several, Value>("core.zip", none).parameter("values", &Several::values).rest();
  registry.kernel<Draw, Value>("core.normal", none)
      .parameter("mean", &Draw::mean)
      .parameter("sd", &Draw::sd)
      .range(core::above(0))
      .parameter("count", &Draw::count)
      .range(core::at_least(1))
      .draws_randomness();
  const auto wave = [](const Wave&, Run&) { return WaveResult(); };
  registry.kernel<Wave, WaveResult>("fields.klein_gordon", wave)
      .parameter("potential", &Wave::potential)
      .required()
      .meaning("V(φ)")
      .parameter("initial", &Wave::initial)
      .parameter("domain", &Wave::domain)
      .unit("nm")
      .parameter("points", &Wave::points)
      .range(core::at_least(8))
      .meaning("grid points")
      .parameter("until", &Wave::until)
      .range(core::above(0))
      .unit("fs")
      .parameter("boundary", &Wave::boundary)
      .range(core::one_of({"periodic", "absorbing"}))
      .result("phi", &WaveResult::phi)
      .shape("time", "x")
      .result("energy_drift", &WaveResult::energy_drift);
  registry.kernel<Pair, PairResult>("fields.kink_antikink", [](const Pair&, Run&) { return PairResult(); })
      .parameter("velocity", &Pair::velocity)
      .range(core::strictly_between(-1, 1))
      .parameter("width", &Pair::width)
      .range(core::above(0))
      .result("mass", &PairResult::mass);
  registry.kernel<Several, Value>("information.shannon", none).parameter("values", &Several::values).rest();
  registry.kernel<Several, Value>("fields.energy", none).parameter("values", &Several::values).rest();
  registry.kernel<Several, Value>("information.energy", none).parameter("values", &Several::values).rest();
  registry.structure<TestResult>("test_result").field("p", &TestResult::p);
  const auto test = [](const Test&, Run&) { return TestResult(); };
  registry.kernel<Test, TestResult>("hypothesis.mann_whitney", test)
      .parameter("groups", &Test::groups)
      .required()
      .parameter("only", &Test::only);
  registry.kernel<Test, TestResult>("hypothesis.kruskal_wallis", test).parameter("groups", &Test::groups).required();
  return registry;
}

/// The registry itself, built once.
inline const core::Registry& small_registry() {
  static core::Registry registry;
  static const core::Registry& declared = declare_small(registry);
  return declared;
}

}  // namespace ansatz::tests
