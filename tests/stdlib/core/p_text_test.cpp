// SPDX-License-Identifier: MIT
#include "stdlib/core/p_text.h"

#include <catch2/catch.hpp>
#include <cmath>

using ansatz::core::p_equation;
using ansatz::core::p_text;

TEST_CASE("p_text: a p is told with a few digits, and never as 0", "[core]") {
  CHECK(p_text(0.0312345) == "0.0312");
  CHECK(p_text(0.0312345, 2) == "0.031");
  CHECK(p_text(1) == "1");
  CHECK(p_text(4.123e-6) == "4.1e-06");
  CHECK(p_text(0) == "< 1e-300");
  CHECK(p_text(9.9e-301) == "< 1e-300");
  CHECK(p_text(1e-300) == "1e-300");
  CHECK(p_text(NAN) == "undefined");
  CHECK(p_equation(0.05) == "p = 0.05");
  CHECK(p_equation(0) == "p < 1e-300");
  CHECK(p_equation(NAN) == "p is undefined");
}
