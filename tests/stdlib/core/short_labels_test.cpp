// SPDX-License-Identifier: MIT
#include "stdlib/core/short_labels.h"

#include <catch2/catch.hpp>

using namespace ansatz;

using Labels = std::vector<std::string>;

TEST_CASE("short labels: numbers lose digits that keep nothing apart", "[short labels]") {
  CHECK(core::short_labels({"0.32500000000000007", "0.2", "1.5e-7", "12"}) == Labels{"0.325", "0.2", "1.5e-7", "12"});
}

TEST_CASE("short labels: numbers that differ stay different", "[short labels]") {
  CHECK(core::short_labels({"0.30000000000000004", "0.3"}) == Labels{"0.30000000000000004", "0.3"});
  CHECK(core::short_labels({"0.12345671", "0.12345672"}) == Labels{"0.12345671", "0.12345672"});
  CHECK(core::short_labels({"12345678", "12345679"}) == Labels{"12345678", "12345679"});
}

TEST_CASE("short labels: what is no number stays", "[short labels]") {
  CHECK(core::short_labels({}).empty());
  CHECK(core::short_labels({"torus", "3 fish", "nan", "0.5000000", "[0.1, 0.2]", ""}) ==
        Labels{"torus", "3 fish", "nan", "0.5000000", "[0.1, 0.2]", ""});
}
