// SPDX-License-Identifier: MIT
#include "stdlib/core/number_text.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "stdlib/core/random.h"

using ansatz::core::number_text;
using ansatz::core::rounded_text;

TEST_CASE("numbers print shortest", "[core][print]") {
  CHECK(number_text(9.0) == "9");
  CHECK(number_text(0.1) == "0.1");
  CHECK(number_text(-2.5) == "-2.5");
  CHECK(number_text(100000.0) == "100000");
  CHECK(number_text(9007199254740993.0) == "9007199254740992");
  CHECK(number_text(1e15) == "1000000000000000");
  CHECK(number_text(1e16) == "1e16");
  CHECK(number_text(1.25e20) == "1.25e20");
  CHECK(number_text(0.0001) == "0.0001");
  CHECK(number_text(0.00001) == "1e-5");
  CHECK(number_text(1.0 / 3) == "0.3333333333333333");
  CHECK(number_text(0.0) == "0");
  CHECK(number_text(-0.0) == "-0");
  CHECK(number_text(std::numeric_limits<double>::infinity()) == "inf");
  CHECK(number_text(-std::numeric_limits<double>::infinity()) == "-inf");
  CHECK(number_text(std::numeric_limits<double>::quiet_NaN()) == "nan");
  CHECK(number_text(5e-324) == "5e-324");
}

TEST_CASE("numbers print so that they read back the same", "[core][print]") {
  const ansatz::core::Stream stream(1);
  for (std::uint64_t i = 0; i < 2000; ++i) {
    const double x = (stream.uniform(2 * i) - 0.5) * std::pow(10.0, 60 * stream.uniform(2 * i + 1) - 30);
    CHECK(std::strtod(number_text(x).c_str(), nullptr) == x);
  }
}

TEST_CASE("rounded numbers lose the digits that a step of a grid left", "[core][print]") {
  CHECK(rounded_text(0.05 + 2 * 0.1375, 12) == "0.325");
  CHECK(rounded_text(0.1 + 0.2, 17) == "0.30000000000000004");
  CHECK(rounded_text(123456.7, 3) == "123000");
  CHECK(rounded_text(-9.9996e-9, 4) == "-1e-8");
  CHECK(rounded_text(9.6, 1) == "10");
  CHECK(rounded_text(0, 6) == "0");
  CHECK(rounded_text(-INFINITY, 6) == "-inf");
  CHECK(rounded_text(NAN, 6) == "nan");
}

TEST_CASE("complex numbers print as sums", "[core][print]") {
  using C = std::complex<double>;
  CHECK(number_text(C(1, 2)) == "1+2i");
  CHECK(number_text(C(1, -2)) == "1-2i");
  CHECK(number_text(C(0, 0.5)) == "0.5i");
  CHECK(number_text(C(3, 0)) == "3");
  CHECK(number_text(C(0, 1)) == "1i");
}
