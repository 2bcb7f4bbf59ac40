// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/generalised_complexity.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"

namespace ansatz::information {

namespace {

// So many cells of a share p, whose ratio to the middle distribution r has the logarithm l.
struct Compared {
  double number, share, log_ratio;
};

// Σ share · exp((q − 1) log_ratio), as its logarithm and as what exceeds 1: each has the digits that the other lacks.
struct PowerSum {
  double excess, logarithm;
};

PowerSum power_sum(const std::vector<Compared>& cells, double q) {
  CompensatedSum excess;
  double largest = -std::numeric_limits<double>::infinity();
  for (const Compared& cell : cells) {
    excess.add(cell.number * cell.share * std::expm1((q - 1) * cell.log_ratio));
    largest = std::max(largest, (q - 1) * cell.log_ratio);
  }
  if (std::abs(excess.value()) < 0.5) return {excess.value(), std::log1p(excess.value())};
  CompensatedSum scaled;
  for (const Compared& cell : cells)
    scaled.add(cell.number * cell.share * std::exp((q - 1) * cell.log_ratio - largest));
  return {excess.value(), largest + std::log(scaled.value())};
}

// K₁ in nats and K_q: of p against r, Σ p ln(p/r) and its generalisation.
double shannon_sum(const std::vector<Compared>& cells) {
  CompensatedSum sum;
  for (const Compared& cell : cells) sum.add(cell.number * cell.share * cell.log_ratio);
  return sum.value();
}

double largest_ratio(const std::vector<Compared>& cells) {
  double largest = -std::numeric_limits<double>::infinity();
  for (const Compared& cell : cells) largest = std::max(largest, cell.log_ratio);
  return largest;
}

// ½ K(p | r) + ½ K(u | r) over the same for a sure cell; powers of large orders are compared as logarithms.
double divergence_ratio(const std::vector<Compared> (&given)[2], const std::vector<Compared> (&sure)[2],
                        EntropyFamily family, double q) {
  const auto both = [&](auto one_of) {
    return std::pair{one_of(given[0]) + one_of(given[1]), one_of(sure[0]) + one_of(sure[1])};
  };
  const auto ratio = [](std::pair<double, double> sums) { return sums.first / sums.second; };
  if (q == 1) return ratio(both(shannon_sum));
  if (std::isinf(q)) return ratio(both(largest_ratio));
  if (family == EntropyFamily::renyi)
    return ratio(both([q](const auto& cells) { return power_sum(cells, q).logarithm; }));
  const auto [found, most] = both([q](const auto& cells) { return power_sum(cells, q).excess; });
  if (std::isfinite(most)) return found / most;
  // Both so large that the 1 that is taken off does not show.
  const auto log_of_both = [q](const std::vector<Compared>(&of)[2]) {
    const double one = power_sum(of[0], q).logarithm, other = power_sum(of[1], q).logarithm;
    const double larger = std::max(one, other);
    return larger + std::log1p(std::exp(std::min(one, other) - larger));
  };
  return std::exp(log_of_both(given) - log_of_both(sure));
}

}  // namespace

EntropyFamily entropy_family(const std::string& kernel, const std::string& name, const std::string& written) {
  if (written == "tsallis") return EntropyFamily::tsallis;
  if (written == "renyi") return EntropyFamily::renyi;
  throw core::BadParameter(kernel, name, "\"" + written + "\"", "\"tsallis\" or \"renyi\"");
}

ComplexityPoint generalised_complexity(std::span<const double> masses, double cells, EntropyFamily family, double q) {
  double total = 0;
  for (const double mass : masses) total += mass;
  if (!(total > 0)) return {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};
  const double even = 1 / cells;
  // p against 1, whose power sum is Σ p^q; p and u against the middle; the same for a sure cell.
  std::vector<Compared> alone, given[2], sure[2];
  double empty = cells;
  for (const double mass : masses) {
    if (!(mass > 0)) continue;
    const double p = mass / total, middle = 0.5 * (p + even);
    alone.push_back({1, p, std::log(p)});
    given[0].push_back({1, p, std::log(p / middle)});
    given[1].push_back({1, even, std::log(even / middle)});
    --empty;
  }
  if (empty > 0) given[1].push_back({empty, even, std::log(2.0)});
  sure[0].push_back({1, 1, std::log(2 / (1 + even))});
  sure[1].push_back({1, even, std::log(2 * even / (1 + even))});
  sure[1].push_back({cells - 1, even, std::log(2.0)});
  const double most = std::log(cells);
  double h = 0;
  if (q == 1) {
    h = -shannon_sum(alone) / most;
  } else if (family == EntropyFamily::renyi) {
    h = std::isinf(q) ? -largest_ratio(alone) / most : power_sum(alone, q).logarithm / ((1 - q) * most);
  } else {
    h = power_sum(alone, q).excess / std::expm1((1 - q) * most);
  }
  h = std::clamp(h, 0.0, 1.0);
  return {h, std::max(0.0, divergence_ratio(given, sure, family, q)) * h};
}

}  // namespace ansatz::information
