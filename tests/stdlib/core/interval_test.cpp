// SPDX-License-Identifier: MIT
#include "stdlib/core/interval.h"

#include <catch2/catch.hpp>

#include "stdlib/core/arithmetic.h"
#include "stdlib/core/equality.h"
#include "stdlib/core/error.h"
#include "stdlib/core/print.h"

using namespace ansatz::core;

namespace {

Quantity in_unit(double value, const char* unit) { return {value, parse_unit(unit)}; }

}  // namespace

TEST_CASE("interval: is in the unit of its lower end", "[core][interval]") {
  const Interval stretch = interval(in_unit(1, "m"), in_unit(500, "cm"));
  CHECK(stretch.low == 1);
  CHECK(stretch.high == 5);
  CHECK(text(stretch) == "1 m..5 m");
  CHECK(text(low_end(stretch)) == "1 m");
  CHECK(text(high_end(interval(1.0, 2.0))) == "2");
  CHECK(text(unary(UnaryOperator::negate, stretch)) == "-5 m..-1 m");
}

TEST_CASE("interval: goes into another unit of its dimension only", "[core][interval]") {
  const Interval stretch = interval(in_unit(1, "m"), in_unit(5, "m"));
  CHECK(in_unit(stretch, parse_unit("mm")).high == 5000);
  CHECK(in_unit(interval(1.0, 2.0), parse_unit("mm")).high == 2);  // plain numbers are in it already
  CHECK_THROWS_WITH(in_unit(stretch, parse_unit("s")), "cannot convert length (m) to time (s)");
  CHECK_THROWS_WITH(in_unit(stretch, {}), "cannot convert length (m) to a pure number");
}

TEST_CASE("interval: names what its ends are when they do not fit", "[core][interval]") {
  CHECK_THROWS_WITH(interval(in_unit(1, "m"), in_unit(5, "s")),
                    "the ends of an interval must be of one kind, but 1 m is length and 5 s is time");
  CHECK_THROWS_WITH(interval(0.0, in_unit(5, "mm")),
                    "the ends of an interval must be of one kind, but 0 is a plain number and 5 mm is length");
  CHECK_THROWS_WITH(interval("a", 2.0), "the lower end of an interval must be a number, but is a text");
  CHECK_THROWS_WITH(interval(1.0, Value()), "the upper end of an interval must be a number, but is nothing");
}

TEST_CASE("interval: two of one length in different units are not the same by fingerprint", "[core][interval]") {
  const Interval metres = interval(in_unit(1, "m"), in_unit(5, "m"));
  CHECK(fingerprint(metres).hex() != fingerprint(interval(1.0, 5.0)).hex());
  CHECK(fingerprint(metres).hex() == fingerprint(interval(in_unit(1, "m"), in_unit(500, "cm"))).hex());
}
