// SPDX-License-Identifier: MIT
#include "stdlib/core/equality.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/core/values.h"

using namespace ansatz::core;
using namespace ansatz::core::values;

namespace {

std::vector<Value> different_values() {
  Record record, typed, nested;
  record.set("a", 1);
  typed = record;
  typed.type = "couzin";
  nested.set("a", List{{1}});
  Table table;
  table.columns.emplace_back("v", numbers({1, 2}, "row"));
  const Expression x = Expression::argument(0);
  return {Value(),
          false,
          true,
          0.0,
          -0.0,
          1.0,
          std::complex<double>(1, 0),
          std::nan(""),
          "",
          "1",
          "ab",
          Interval{0, 1},
          Interval{0, 2},
          quantity(1, "m"),
          quantity(1, "s"),
          quantity(1000, "m"),
          quantity(1, "km"),
          Array::of({1, 2}),
          Array::of({2, 1}),
          numbers({1, 2}, "x"),
          numbers({1, 2}, "x", "m"),
          whole({1, 2}),
          mask({1, 1}),
          Array::of_texts({"1", "2"}),
          Array::of_texts({"12", ""}),
          field(),
          Record{},
          record,
          typed,
          nested,
          List{},
          List{{1}},
          List{{1, 1}},
          List{{List{{1}}}},
          table,
          Table{},
          Groups{"g", {"a"}, {Array::of({1})}},
          Groups{"h", {"a"}, {Array::of({1})}},
          x,
          x + 1.0,
          Function::traced(x + 1.0, 1),
          Function::traced(x + 2.0, 1)};
}

class Silent : public Callable {
  Value call(std::span<const Value>) override { return {}; }
};

}  // namespace

TEST_CASE("identity: every value equals itself and no other, and so do fingerprints", "[core][equality]") {
  const std::vector<Value> values = different_values(), again = different_values();
  for (std::size_t i = 0; i < values.size(); ++i) {
    for (std::size_t j = 0; j < values.size(); ++j) {
      CAPTURE(i, j);
      CHECK(identical(values[i], again[j]) == (i == j));
      CHECK((fingerprint(values[i]) == fingerprint(again[j])) == (i == j));
    }
  }
}

TEST_CASE("identity: callables are themselves, and have no fingerprint", "[core][equality]") {
  const std::shared_ptr<Callable> f = std::make_shared<Silent>(), g = std::make_shared<Silent>();
  CHECK(identical(f, f));
  CHECK_FALSE(identical(f, g));
  CHECK(identical(List{{f}}, List{{f}}));
  CHECK_THROWS_AS(fingerprint(f), Mismatch);
}

TEST_CASE("identity: names of a function's arguments do not count", "[core][equality]") {
  const Expression body = Expression::argument(0) * 2.0;
  CHECK(identical(Function::traced(body, 1, {"x"}), Function::traced(body, 1, {"φ"})));
}
