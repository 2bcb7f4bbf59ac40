// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/module.h"

#include <cmath>

#include "stdlib/core/declare/invoke.h"
#include "stdlib/hypothesis/reference.h"
#include "support/complete_declarations.h"

using namespace ansatz::core;
using namespace ansatz::hypothesis::reference;
using Catch::Matchers::Contains;

namespace {

const Registry& registry() {
  static const auto kRegistry = [] {
    auto made = std::make_unique<Registry>();
    ansatz::hypothesis::declare(*made);
    return made;
  }();
  return *kRegistry;
}

Value call(const char* kernel, std::vector<Value> positional, std::vector<NamedValue> named = {}) {
  Run run;
  return invoke(*registry().find(kernel), positional, named, run, registry());
}

const Value& field(const Value& record, const char* name) {
  REQUIRE(record.is<Record>());
  const Value* found = record.get<Record>()->find(name);
  REQUIRE(found);
  return *found;
}

}  // namespace

TEST_CASE("hypothesis: every kernel is declared whole", "[hypothesis][declare]") {
  support::check_complete(registry(), "hypothesis");
}

TEST_CASE("hypothesis: a test called with values gives a record that reads as one line", "[hypothesis][declare]") {
  const Value result = call("mann_whitney", {Array::of(A), Array::of(B)});
  CHECK(result.get<Record>()->type == "test_result");
  CHECK(*field(result, "p").get<double>() == near(0.009324009324009324));
  CHECK_THAT(*field(result, "reading").get<std::string>(), Contains("Mann–Whitney U = 50"));
  CHECK(*field(field(result, "effect"), "value").get<double>() == near(0.7857142857142857));
  CHECK(field(field(result, "effect"), "interval").is<Interval>());
}

TEST_CASE("hypothesis: a test takes groups, some of them by name", "[hypothesis][declare]") {
  const Groups groups{"phase", {"swarm", "torus", "parallel"}, {Array::of(C), Array::of(A), Array::of(B)}};
  const Value all = call("kruskal_wallis", {groups});
  CHECK(*field(all, "statistic").get<double>() == near(16.908055693641817));
  const Value two = call("mann_whitney", {groups}, {{"groups", Array::of_texts({"torus", "parallel"})}});
  CHECK(*field(two, "statistic").get<double>() == 50);
  const Array rows({Dimension("arm", Array::of_texts({"a", "b"})), Dimension("rat", 3)},
                   std::vector<double>{1, 2, 3, 4, 5, 6});
  const Value by_row = call("permutation_test", {rows});
  CHECK(*field(by_row, "p").get<double>() == near(0.1));
}

TEST_CASE("hypothesis: an undefined p is nothing, never a number", "[hypothesis][declare]") {
  const Value result = call("welch_t", {Array::of({1, 1}), Array::of({1, 1})});
  CHECK(field(result, "p").is_nothing());
}

TEST_CASE("hypothesis: a value outside its declaration is refused by name", "[hypothesis][declare]") {
  CHECK_THROWS_WITH(call("welch_t", {Array::of(A), Array::of(B)}, {{"alternative", "larger"}}),
                    Contains("alternative is \"larger\""));
  CHECK_THROWS_WITH(call("welch_t", {Array::of(A), Array::of(B)}, {{"confidence", 1.0}}),
                    Contains("confidence is 1, but must be in (0, 1)"));
  CHECK_THROWS_WITH(call("welch_t", {Array::of(A), Array::of({1, NAN})}), Contains("1 NaN among the 2 values"));
  CHECK_THROWS_WITH(call("welch_t", {"A", "B"}), Contains("samples is"));
  CHECK_THROWS_WITH(call("welch_t", {}), Contains("samples"));
}
