// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

#include "stdlib/core/random.h"
#include "stdlib/core/run.h"
#include "stdlib/hypothesis/multiplicity/corrections.h"

using namespace ansatz;
using core::Array;
using core::Run;
using core::Stream;
using hypothesis::hommel;

namespace {

std::vector<double> hommel_of(const std::vector<double>& p) {
  Run run;
  const Array found = hommel({Array::of(p)}, run);
  return {found.real().begin(), found.real().end()};
}

double simes_p(std::vector<double> p) {
  std::ranges::sort(p);
  double least = 1;
  for (std::size_t i = 0; i < p.size(); ++i)
    least = std::min(least, static_cast<double>(p.size()) / static_cast<double>(i + 1) * p[i]);
  return least;
}

/// What the method is: the largest of Simes' p over all sets of hypotheses that a hypothesis belongs to.
std::vector<double> by_closed_testing(const std::vector<double>& p) {
  std::vector<double> adjusted(p.size());
  for (std::size_t set = 1; set < std::size_t{1} << p.size(); ++set) {
    std::vector<double> members;
    for (std::size_t i = 0; i < p.size(); ++i)
      if (set >> i & 1) members.push_back(p[i]);
    const double simes = simes_p(members);
    for (std::size_t i = 0; i < p.size(); ++i)
      if (set >> i & 1) adjusted[i] = std::max(adjusted[i], simes);
  }
  return adjusted;
}

/// Wright's way (Biometrics 48 (1992) 1005), in which every size of subsets looks at every p: O(m²).
std::vector<double> by_sizes(std::vector<double> p) {
  std::ranges::sort(p);
  const std::size_t m = p.size();
  std::vector<double> adjusted(m, simes_p(p));
  for (std::size_t j = m - 1; j >= 2; --j) {
    const std::size_t rest = m - j + 1;
    const auto size = static_cast<double>(j);
    double least = 1;
    for (std::size_t i = rest; i < m; ++i) least = std::min(least, size / static_cast<double>(i - rest + 2) * p[i]);
    for (std::size_t i = 0; i < m; ++i)
      adjusted[i] = std::max(adjusted[i], std::min(least, size * p[std::min(i, rest - 1)]));
  }
  for (std::size_t i = 0; i < m; ++i) adjusted[i] = std::max(adjusted[i], p[i]);
  return adjusted;
}

/// Families of every kind: even ones, crowds near 0 and near 1, ties, zeros and ones.
std::vector<double> family_of(std::size_t size, std::uint64_t round) {
  std::vector<double> p(size);
  Stream(8).at(round).fill_uniform(p);
  for (std::size_t i = 0; i < size; ++i) {
    if (round % 5 == 1) p[i] *= p[i] * p[i];
    if (round % 5 == 2) p[i] = 1 - p[i] * p[i] * 0.3;
    if (round % 5 == 3) p[i] = std::floor(p[i] * 6) / 6;  // 0 among them
    if (round % 5 == 4 && i % 3 != 0) p[i] = i % 3 == 1 ? p[i] * 1e-4 : 1;
  }
  return p;
}

void check_alike(const std::vector<double>& found, const std::vector<double>& wanted) {
  REQUIRE(found.size() == wanted.size());
  for (std::size_t i = 0; i < found.size(); ++i)  // products and quotients of a few numbers, rounded
    REQUIRE(found[i] == Approx(wanted[i]).epsilon(0).margin(1e-14));
}

}  // namespace

TEST_CASE("hommel: is closed testing by Simes, set by set", "[hypothesis][corrections]") {
  for (std::size_t size = 1; size <= 10; ++size)
    for (std::uint64_t round = 0; round < 40; ++round) {
      const std::vector<double> p = family_of(size, round);
      check_alike(hommel_of(p), by_closed_testing(p));
    }
}

TEST_CASE("hommel: finds on the hull what every size of subsets finds for itself", "[hypothesis][corrections]") {
  for (const std::size_t size : {11, 64, 257, 400})
    for (std::uint64_t round = 0; round < 25; ++round) {
      std::vector<double> p = family_of(size, round);
      std::ranges::sort(p);
      check_alike(hommel_of(p), by_sizes(p));
    }
}

TEST_CASE("hommel: of a hundred thousand p it is as of a few", "[hypothesis][corrections]") {
  // One p in ten small, the others even over (0, 1]: each adjusted by α m' with m' between those left and all of them,
  // and never below Bonferroni's over the largest tail that Simes keeps.
  const std::size_t m = 100000;
  std::vector<double> p(m);
  for (std::size_t i = 0; i < m; ++i)
    p[i] = i % 10 == 0 ? 1e-9 * static_cast<double>(i + 1) / static_cast<double>(m)
                       : static_cast<double>(i + 1) / static_cast<double>(m);
  const std::vector<double> found = hommel_of(p);
  for (std::size_t i = 0; i < m; i += 10) {
    REQUIRE(found[i] >= 9e4 * p[i] * (1 - 1e-12));
    REQUIRE(found[i] <= 1e5 * p[i] * (1 + 1e-12));
  }
  // Equal p, all of them: Simes' p of any set is that p.
  for (const double each : hommel_of(std::vector<double>(m, 0.03)))
    REQUIRE(each == Approx(0.03).epsilon(0).margin(1e-15));
  CHECK(hommel_of(std::vector<double>(m, 0.0)) == std::vector<double>(m, 0.0));
}
