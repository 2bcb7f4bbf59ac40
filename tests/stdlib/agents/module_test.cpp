// SPDX-License-Identifier: MIT
#include "stdlib/agents/module.h"

#include <catch2/catch.hpp>

#include "stdlib/agents/schools.h"
#include "stdlib/core/declare/invoke.h"
#include "support/complete_declarations.h"

using namespace ansatz;
using core::NamedValue;
using core::Value;

namespace {

const core::Registry& registry() {
  static const auto kRegistry = [] {
    auto made = std::make_unique<core::Registry>();
    agents::declare(*made);
    return made;
  }();
  return *kRegistry;
}

Value call(const std::string& name, const std::vector<NamedValue>& named) {
  core::Run run{core::Stream(1)};
  return core::invoke(*registry().find(name), {}, named, run, registry());
}

std::vector<NamedValue> named(const Value& record) { return record.get<core::Record>()->fields; }

}  // namespace

TEST_CASE("agents: every kernel says what it is, what it takes and gives an example", "[agents][declare]") {
  support::check_complete(registry(), "agents");
}

TEST_CASE("agents: parameter records go into couzin", "[agents][declare]") {
  for (const char* name : {"swarm", "torus", "dynamic parallel", "highly parallel"}) {
    for (const char* mode : {"correct", "compat"}) {
      auto parameters = named(call("published_school", {{"name", name}, {"mode", mode}}));
      for (auto& [parameter, value] : parameters) {
        if (parameter == "until") value = 0.2;
      }
      const Value school = call("couzin", parameters);
      CAPTURE(name, mode);
      CHECK(*school.get<core::Record>()->find("steps")->get<double>() == 2);
      CHECK(call("schooling_index", {{"school", school}}).get<core::Array>()->size() == 3);
    }
  }
  auto paper = named(call("couzin2002", {}));
  paper.emplace_back("until", 1);
  CHECK(*call("couzin", paper).get<core::Record>()->find("search")->get<std::string>() == "all pairs");
}

TEST_CASE("agents: the defaults of couzin are the paper's, but for where noise enters", "[agents][declare]") {
  const auto& couzin = *registry().find("couzin");
  for (const auto& [name, value] : named(call("couzin2002", {}))) {
    CAPTURE(name);
    const auto* parameter = couzin.find(name);
    REQUIRE(parameter);
    if (name == "noise_in") continue;
    const Value& other = couzin.default_of(*parameter);
    if (const auto* number = value.get<double>()) CHECK(*number == *other.get<double>());
    if (const auto* text = value.get<std::string>()) CHECK(*text == *other.get<std::string>());
  }
}

TEST_CASE("agents: a school goes on from where it was", "[agents][declare]") {
  const Value first = call("couzin", {{"agents", 20}, {"until", 1}});
  const Value next = call("couzin", {{"initial", *first.get<core::Record>()->find("last")}, {"until", 1}});
  CHECK(next.get<core::Record>()->find("polarization")->get<core::Array>()->real()[0] ==
        Approx(first.get<core::Record>()->find("polarization")->get<core::Array>()->real().back())
            .epsilon(0)
            .margin(1e-14));
}

TEST_CASE("agents: schooling_index says what it misses", "[agents][declare]") {
  const Value school = call("couzin", {{"agents", 20}, {"until", 1}, {"entropies", false}});
  CHECK(agents::schools::sentence_of([&] {
          call("schooling_index", {{"school", school}});
        }) ==
        "schooling_index: school is one without entropies, but must be one of couzin(…, entropies = true): above 2000 "
        "agents and below 6 they are left out");
}

TEST_CASE("agents: refuses what its declarations exclude", "[agents][declare]") {
  const auto refusal = [](const std::vector<NamedValue>& values) {
    return agents::schools::sentence_of([&] { call("couzin", values); });
  };
  CHECK(refusal({{"agents", 0}}) == "couzin: agents is 0, but must be in [1, 1073741824]");
  CHECK_THAT(refusal({{"boundary", "torus"}}), Catch::Contains("boundary is \"torus\""));
  CHECK_THAT(refusal({{"r_atract", 3}}), Catch::Contains("no parameter 'r_atract'"));
}
