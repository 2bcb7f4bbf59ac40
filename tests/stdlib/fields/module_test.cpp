// SPDX-License-Identifier: MIT
#include "stdlib/fields/module.h"

#include <catch2/catch.hpp>

#include "stdlib/core/declare/invoke.h"
#include "stdlib/fields/solved.h"

using namespace ansatz;
using core::NamedValue;
using core::Value;

namespace {

Value call(const core::Registry& registry, const std::string& name, const std::vector<NamedValue>& named) {
  core::Run run;
  return core::invoke(*registry.find(name), {}, named, run, registry);
}

}  // namespace

TEST_CASE("fields: an initial state made by one kernel goes into another", "[fields][declare]") {
  core::Registry registry;
  fields::declare(registry);
  const Value pair = call(registry, "kink_antikink", {{"velocity", 0.6}, {"separation", 20}});
  REQUIRE(pair.get<core::Record>());
  CHECK(*pair.get<core::Record>()->find("vacuum_distance")->get<double>() == 2);

  const Value solution = call(registry, "klein_gordon",
                              {{"initial", pair}, {"until", 1}, {"frames", 2}, {"domain", core::Interval{-40, 40}}});
  const auto* record = solution.get<core::Record>();
  REQUIRE(record);
  CHECK(record->type == "klein_gordon");
  const auto* energy = record->find("energy")->get<core::Array>();
  REQUIRE(energy);
  CHECK(energy->real()[0] == Approx(2 * 1.25 * 2 * std::sqrt(2.0) / 3).epsilon(0).margin(1e-6));
  CHECK(*record->find("integrator")->get<std::string>() == "verlet4");
  CHECK(record->find("phi")->get<core::Array>()->dimension(0).size == 3);
}

TEST_CASE("fields: a start of one's own goes on from a solution", "[fields][declare]") {
  core::Registry registry;
  fields::declare(registry);
  const Value start = call(registry, "initial_state",
                           {{"field", core::Array::along("x", std::vector<double>(64, 1.0))}, {"velocity", 0}});
  const Value solution =
      call(registry, "klein_gordon", {{"initial", start}, {"points", 64}, {"until", 1}, {"frames", 1}});
  CHECK(solution.get<core::Record>()->find("maximum")->get<core::Array>()->real()[1] ==
        Approx(1).epsilon(0).margin(1e-14));
}

TEST_CASE("fields: every kernel says what it is, what it takes and gives an example", "[fields][declare]") {
  core::Registry registry;
  fields::declare(registry);
  REQUIRE_FALSE(registry.kernels().empty());
  for (const core::Kernel* kernel : registry.kernels()) {
    CAPTURE(kernel->name);
    CHECK_FALSE(kernel->summary.empty());
    CHECK_FALSE(kernel->examples.empty());
    for (const core::Item& parameter : kernel->parameters) {
      CAPTURE(parameter.name);
      CHECK_FALSE(parameter.meaning.empty());
    }
  }
}

TEST_CASE("fields: refuses what its declarations exclude", "[fields][declare]") {
  core::Registry registry;
  fields::declare(registry);
  using fields::solved::sentence_of;
  CHECK_THAT(sentence_of([&] {
               call(registry, "klein_gordon", {{"pontential", 1}});
             }),
             Catch::Contains("no parameter 'pontential'"));
  CHECK(sentence_of([&] {
          call(registry, "klein_gordon", {{"points", 0}});
        }) == "klein_gordon: points is 0, but must be at least 8");
  CHECK_THAT(sentence_of([&] {
               call(registry, "kink", {{"velocity", 1}});
             }),
             Catch::Contains("kink: velocity is 1, but must be"));
  CHECK_THAT(sentence_of([&] {
               call(registry, "klein_gordon", {{"boundary", "open"}});
             }),
             Catch::Contains("boundary is \"open\""));
}
