// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/generalised_complexity.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "support/not_finite.h"

using namespace ansatz::information;

namespace {

// Entropy and complexity by the formulas as they are printed, powers and all.
struct Printed {
  double entropy, complexity;
};
Printed printed(const std::vector<double>& p, double q, bool is_renyi) {
  const auto n = static_cast<double>(p.size());
  const auto entropy = [&](const std::vector<double>& v) {
    double sum = 0;
    for (const double a : v) sum += a > 0 ? std::pow(a, q) : 0;
    return is_renyi ? std::log(sum) / (1 - q) : (1 - sum) / (q - 1);
  };
  const auto against = [&](const std::vector<double>& v, const std::vector<double>& r) {
    double sum = 0;
    for (std::size_t i = 0; i < v.size(); ++i) sum += v[i] > 0 ? std::pow(v[i], q) * std::pow(r[i], 1 - q) : 0;
    return is_renyi ? std::log(sum) / (q - 1) : (sum - 1) / (q - 1);
  };
  const std::vector<double> even(p.size(), 1 / n);
  const auto divergence = [&](const std::vector<double>& v) {
    std::vector<double> middle;
    for (const double a : v) middle.push_back((a + 1 / n) / 2);
    return 0.5 * against(v, middle) + 0.5 * against(even, middle);
  };
  std::vector<double> sure(p.size());
  sure[0] = 1;
  const double h = entropy(p) / entropy(even);
  return {h, divergence(p) / divergence(sure) * h};
}

}  // namespace

TEST_CASE("generalised complexity: is that of the printed formulas", "[information][ordinal]") {
  const std::vector<double> p{1.0 / 3, 1.0 / 15, 4.0 / 15, 2.0 / 15, 1.0 / 5, 0};
  for (const bool is_renyi : {false, true})
    for (const double q : {0.0, 0.1, 0.5, 0.9, 1.3, 2.0, 3.7, 20.0}) {
      const auto wanted = printed(p, q, is_renyi);
      const auto found = generalised_complexity(p, 6, is_renyi ? EntropyFamily::renyi : EntropyFamily::tsallis, q);
      INFO(q << (is_renyi ? " renyi" : " tsallis"));
      CHECK(found.entropy == Approx(wanted.entropy).epsilon(0).margin(1e-12));
      CHECK(found.complexity == Approx(wanted.complexity).epsilon(0).margin(1e-12));
    }
}

TEST_CASE("generalised complexity: order 0 counts patterns and large orders see the largest share",
          "[information][ordinal]") {
  // Patterns 0 and 1 of six, shares 3/4 and 1/4: k = 2, M = 6.
  const std::vector<double> p{3, 1};
  const auto tsallis = generalised_complexity(p, 6, EntropyFamily::tsallis, 0);
  CHECK(tsallis.entropy == Approx(1.0 / 5).epsilon(0).margin(1e-15));
  CHECK(tsallis.complexity == Approx(4.0 / 5 / 5).epsilon(0).margin(1e-15));
  const auto renyi = generalised_complexity(p, 6, EntropyFamily::renyi, 0);
  CHECK(renyi.entropy == Approx(std::log(2) / std::log(6)).epsilon(0).margin(1e-15));
  CHECK(renyi.complexity ==
        Approx(std::log(0.5 + 2 / 12.0) / std::log(0.5 + 1 / 12.0) * renyi.entropy).epsilon(0).margin(1e-14));
  // p/r is 18/11 for ¾, u/r 2 for the empty cells; for a sure cell 12/7 and 2.
  const auto infinite = generalised_complexity(p, 6, EntropyFamily::renyi, support::kInfinity);
  CHECK(infinite.entropy == Approx(std::log(4.0 / 3) / std::log(6)).epsilon(0).margin(1e-15));
  CHECK(infinite.complexity ==
        Approx((std::log(18.0 / 11) + std::log(2)) / (std::log(12.0 / 7) + std::log(2)) * infinite.entropy)
            .epsilon(0)
            .margin(1e-14));
  // Orders whose powers overflow: Rényi's near his limit, Tsallis' H at 1; C = D/D*, both led by the empty cells' 2^q,
  // 4 of 6 against 5 of 6.
  const auto large = generalised_complexity(p, 6, EntropyFamily::renyi, 1e5);
  CHECK(large.complexity == Approx(infinite.complexity).epsilon(0).margin(1e-4));
  const auto far = generalised_complexity(p, 6, EntropyFamily::tsallis, 1e5);
  CHECK(far.entropy == 1);
  CHECK(far.complexity == Approx(4.0 / 5).epsilon(0).margin(1e-9));
  // Evenly shared patterns: nothing to tell. One alone: neither.
  for (const auto family : {EntropyFamily::tsallis, EntropyFamily::renyi})
    for (const double q : {0.0, 0.3, 1.0, 2.0, 500.0}) {
      const auto even = generalised_complexity(std::vector<double>(6, 7.0), 6, family, q);
      CHECK(even.entropy == Approx(1).epsilon(0).margin(1e-13));
      CHECK(even.complexity == Approx(0).epsilon(0).margin(1e-12));
      const auto sure = generalised_complexity(std::vector<double>{5}, 6, family, q);
      CHECK(sure.entropy == Approx(0).epsilon(0).margin(1e-15));
      CHECK(sure.complexity == Approx(0).epsilon(0).margin(1e-15));
    }
}
