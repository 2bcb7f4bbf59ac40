// SPDX-License-Identifier: MIT
#include "interpreter/figure/ticks.h"

#include <catch2/catch.hpp>

using namespace ansatz;
using namespace ansatz::figure;

namespace {
std::vector<std::string> texts(const Ticks& ticks) {
  std::vector<std::string> out;
  for (const auto& [value, rich] : ticks.labelled) out.push_back(rich.enhanced);
  return out;
}
}  // namespace

TEST_CASE("ticks: stand at round values inside the axis", "[figure][ticks]") {
  CHECK(texts(linear_ticks(0, 20, 5)) == std::vector<std::string>{"0", "5", "10", "15", "20"});
  CHECK(texts(linear_ticks(-1.1, 1.1, 5)) == std::vector<std::string>{"−1.0", "−0.5", "0.0", "0.5", "1.0"});
  CHECK(texts(linear_ticks(0.18, 0.30, 3)) == std::vector<std::string>{"0.20", "0.25", "0.30"});
}

TEST_CASE("ticks: share a power of ten where numbers are very large or small", "[figure][ticks]") {
  const Ticks small = linear_ticks(0, 4e-7, 4);
  CHECK(small.exponent == -7);
  CHECK(texts(small) == std::vector<std::string>{"0", "1", "2", "3", "4"});
  CHECK(linear_ticks(0, 2e6, 4).exponent == 6);
  CHECK(linear_ticks(0, 9999, 4).exponent == 0);
  CHECK(scale_note(-7, core::parse_unit("eV")).enhanced == "\u00A0(10^{−7}\u00A0eV)");
}

TEST_CASE("ticks: mark decades of a logarithmic axis and thin them out", "[figure][ticks]") {
  CHECK(texts(log_ticks(0.01, 100, 10)) == std::vector<std::string>{"10^{−2}", "10^{−1}", "1", "10", "10^{2}"});
  CHECK(log_ticks(1e-12, 1e12, 6).labelled.size() <= 7);
  CHECK(texts(log_ticks(1, 10, 5)) == std::vector<std::string>{"1", "2", "5", "10"});
  CHECK(log_ticks(2.1, 2.3, 5).labelled.size() >= 3);
}
