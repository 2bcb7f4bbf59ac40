// SPDX-License-Identifier: MIT
#include "stdlib/information/module.h"

#include <cmath>

#include "stdlib/core/declare/invoke.h"
#include "support/complete_declarations.h"

using namespace ansatz::core;
using Catch::Matchers::Contains;

namespace {

const Registry& registry() {
  static const auto kRegistry = [] {
    auto made = std::make_unique<Registry>();
    ansatz::information::declare(*made);
    return made;
  }();
  return *kRegistry;
}

Value call(const char* kernel, std::vector<Value> positional, std::vector<NamedValue> named = {}) {
  Run run;
  return invoke(*registry().find(kernel), positional, named, run, registry());
}

const Array kP = Array::of({0.5, 0.25, 0.125, 0.125});

}  // namespace

TEST_CASE("information: every kernel is declared whole", "[information][declare]") {
  support::check_complete(registry(), "information");
}

TEST_CASE("information: an entropy called with a pmf gives a plain number", "[information][declare]") {
  CHECK(*call("shannon", {kP}, {{"base", "bit"}}).get<double>() == Approx(1.75));
  CHECK(*call("shannon", {kP}, {{"base", 2.0}}).get<double>() == Approx(1.75));
  CHECK(*call("renyi", {kP}, {{"order", INFINITY}, {"base", "bit"}}).get<double>() == Approx(1));
  CHECK(*call("tsallis", {kP}).get<double>() == Approx(0.65625));
}

TEST_CASE("information: divergences and densities take what scripts hand over", "[information][declare]") {
  const Array p = Array::of({0.5, 0.3, 0.2}), q = Array::of({0.2, 0.5, 0.3});
  const double wanted = 0.0508746125395985;
  CHECK(*call("jensen_shannon", {p, q}).get<double>() == Approx(wanted));
  CHECK(*call("jensen_shannon", {List{{p, q}}}).get<double>() == Approx(wanted));
  CHECK(*call("jensen_shannon", {p, q}, {{"weights", Array::of({0.5, 0.5})}}).get<double>() == Approx(wanted));
  const Value estimate = call("kernel_density", {Array::of({1, 2, 4})}, {{"domain", Interval{0, 5}}, {"points", 11}});
  const Value* density = estimate.get<Record>()->find("density");
  REQUIRE(density);
  CHECK(density->get<Array>()->size() == 11);
  CHECK(*call("differential_entropy", {Array::of({0, 1, 2, 3, 4})}, {{"estimator", "histogram"}, {"bins", 4.0}})
             .get<double>() == Approx(1.3321790402101223));
}

TEST_CASE("information: a value outside its declaration is refused by name", "[information][declare]") {
  CHECK_THROWS_WITH(call("renyi", {kP}, {{"order", -1.0}}), Contains("order is -1, but must be at least 0"));
  CHECK_THROWS_WITH(call("renyi", {kP}, {{"order", NAN}}), Contains("must be at least 0"));
  CHECK_THROWS_WITH(call("shannon", {kP}, {{"against", "grid"}}), Contains("against is \"grid\""));
  CHECK_THROWS_WITH(call("shannon", {Array::of({0.5, NAN})}), Contains("nan at element 2"));
  CHECK_THROWS_WITH(call("shannon", {}), Contains("needs its parameter 'p'"));
  CHECK_THROWS_WITH(call("jensen_shannon", {kP}), Contains("1 distribution, but must be at least 2"));
}
