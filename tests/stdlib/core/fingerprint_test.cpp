// SPDX-License-Identifier: MIT
#include "stdlib/core/fingerprint.h"

#include <catch2/catch.hpp>
#include <limits>
#include <set>
#include <vector>

using ansatz::core::Fingerprint;

TEST_CASE("fingerprint: pieces cannot run into each other", "[core][fingerprint]") {
  std::set<std::string> seen;
  seen.insert(Fingerprint().hex());
  seen.insert(Fingerprint().add("").hex());
  seen.insert(Fingerprint().add("").add("").hex());
  seen.insert(Fingerprint().add("ab").add("c").hex());
  seen.insert(Fingerprint().add("a").add("bc").hex());
  seen.insert(Fingerprint().add("abc").hex());
  seen.insert(Fingerprint().add(1.0).hex());
  seen.insert(Fingerprint().add(std::uint64_t{1}).hex());
  seen.insert(Fingerprint().add(std::vector<double>{1.0}).hex());
  seen.insert(Fingerprint().add(Fingerprint().add(1.0)).hex());
  CHECK(seen.size() == 10);
}

TEST_CASE("fingerprint: all NaNs are one, the zeros are two", "[core][fingerprint]") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(Fingerprint().add(nan) == Fingerprint().add(-nan));
  CHECK(Fingerprint().add(std::vector<double>{1, nan}) == Fingerprint().add(std::vector<double>{1, -nan}));
  CHECK_FALSE(Fingerprint().add(0.0) == Fingerprint().add(-0.0));
}

// Stores on disk hold these: a change here makes every stored row unknown.
TEST_CASE("fingerprint: stays what it is from version to version", "[core][fingerprint]") {
  CHECK(Fingerprint().hex() == "00000000000000000000000000000000");
  CHECK(Fingerprint().add("ansatz").add(1.5).add(std::uint64_t{7}).hex() == "2d9d05f353263b506f7434030978144e");
}
