// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/complexity_plane.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>

#include "stdlib/information/compensated_sum.h"

namespace ansatz::information {

namespace {

// So many cells of one mass.
struct Cells {
  double number, mass;
};

double minus_p_log_p(double p) { return p > 0 ? -p * std::log(p) : 0; }

template <class Groups>
ComplexityPoint point_of(const Groups& groups, double cells) {
  const double even = 1 / cells;
  CompensatedSum entropy, mixed;
  double used = 0;
  for (const Cells& group : groups) {
    entropy.add(group.number * minus_p_log_p(group.mass));
    mixed.add(group.number * minus_p_log_p(0.5 * (group.mass + even)));
    used += group.number;
  }
  mixed.add((cells - used) * minus_p_log_p(0.5 * even));
  const double most = std::log(cells);
  const double scale = -2 / ((cells + 1) / cells * std::log(cells + 1) - 2 * std::log(2 * cells) + std::log(cells));
  const double h = std::clamp(entropy.value() / most, 0.0, 1.0);
  const double divergence = mixed.value() - 0.5 * entropy.value() - 0.5 * most;
  return {h, std::max(0.0, scale * divergence * h)};
}

constexpr int kHalvings = 100;  // to the last bit

// Where the entropy of a family that rises with its parameter meets `entropy`.
template <class Family>
ComplexityPoint meet(double entropy, double low, double high, Family family) {
  for (int i = 0; i < kHalvings; ++i) {
    const double middle = 0.5 * (low + high);
    (family(middle).entropy < entropy ? low : high) = middle;
  }
  return family(0.5 * (low + high));
}

}  // namespace

ComplexityPoint complexity_point(std::span<const double> masses, double cells) {
  double total = 0;
  for (const double mass : masses) total += mass;
  if (!(total > 0)) return {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};
  struct Each {
    std::span<const double> masses;
    double total;
    struct At {
      const double* at;
      double total;
      Cells operator*() const { return {1, *at / total}; }
      At& operator++() {
        ++at;
        return *this;
      }
      bool operator!=(const At& other) const { return at != other.at; }
    };
    At begin() const { return {masses.data(), total}; }
    At end() const { return {masses.data() + masses.size(), total}; }
  };
  return point_of(Each{masses, total}, cells);
}

std::pair<double, double> complexity_limits(double entropy, double cells) {
  if (entropy <= 0 || entropy >= 1) return {0, 0};
  // The mass of the others rises from none to an even share.
  const auto least = meet(entropy, 0, 1 / cells, [&](double others) {
    return point_of(std::initializer_list<Cells>{{1, 1 - (cells - 1) * others}, {cells - 1, others}}, cells);
  });
  const double equal = std::clamp(std::floor(std::exp(entropy * std::log(cells))), 1.0, cells - 1);
  const auto greatest = meet(entropy, 0, 1 / (equal + 1), [&](double last) {
    return point_of(std::initializer_list<Cells>{{equal, (1 - last) / equal}, {1, last}}, cells);
  });
  return {least.complexity, greatest.complexity};
}

}  // namespace ansatz::information
