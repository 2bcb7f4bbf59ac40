// SPDX-License-Identifier: MIT
#include <algorithm>
#include <vector>

#include "stdlib/hypothesis/multiplicity/corrections.h"
#include "stdlib/hypothesis/multiplicity/ordered_p.h"

namespace ansatz::hypothesis {
namespace {

/// Simes' p of the j largest of p₍₁₎ ≤ … ≤ p₍ₘ₎, α_j = min over i of (j/i) p₍ₘ₋ⱼ₊ᵢ₎, for j = 1 … m; at [0] stands
/// nothing.
///
/// α_j is j times the least slope from the point (m − j, 0) to a point (r, p₍ᵣ₎) on its right, and that one lies on the
/// lower convex hull of those points. The hull grows to the left with j; along it slopes fall, then rise, so that the
/// least is found by halving.
std::vector<double> simes_of_largest(const std::vector<double>& p) {
  const std::size_t m = p.size();
  std::vector<double> simes(m + 1);
  std::vector<std::size_t> hull;  // places in p, the leftmost last
  const auto rises_over = [&](std::size_t left, std::size_t middle, std::size_t right) {
    return (p[middle] - p[left]) * static_cast<double>(right - middle) >=
           (p[right] - p[middle]) * static_cast<double>(middle - left);
  };
  for (std::size_t j = 1; j <= m; ++j) {
    const std::size_t first = m - j;  // the smallest of the j largest
    while (hull.size() >= 2 && rises_over(first, hull.back(), hull[hull.size() - 2])) hull.pop_back();
    hull.push_back(first);
    const auto scaled = [&](std::size_t at) {  // (j/i) p, at a place of the hull
      return static_cast<double>(j) / static_cast<double>(hull[at] - first + 1) * p[hull[at]];
    };
    std::size_t low = 0, high = hull.size() - 1;
    while (low < high) {
      const std::size_t middle = (low + high) / 2;
      if (scaled(middle) <= scaled(middle + 1))
        high = middle;
      else
        low = middle + 1;
    }
    simes[j] = scaled(low);
  }
  return simes;
}

}  // namespace

// Closed testing by Simes leaves h(α) = max {j: α_j > α} hypotheses, and rejects those of h(α) p ≤ α. With A_j the
// largest of α_j … α_m, and 0 beyond them, that is so from α = min over j of max(A_{j+1}, j p) on (Meijer, Krebs &
// Goeman, Biometrical Journal 61 (2019) 73, whose hull this is; Hommel, Biometrika 75 (1988) 383). The first falls in
// j, the second rises; where they cross moves one way with p.
core::Array hommel(const AdjustedP& question, core::Run&) {
  core::Array out = checked_p("hommel", question.p);
  const auto values = out.mutable_real();
  const auto order = places_by_p(values);
  const std::size_t m = order.size();
  std::vector<double> p(m);
  for (std::size_t i = 0; i < m; ++i) p[i] = values[order[i]];
  std::vector<double> left = simes_of_largest(p);  // A_j
  left.push_back(0);
  for (std::size_t j = m; j-- > 1;) left[j] = std::max(left[j], left[j + 1]);
  std::size_t crossing = m;  // the least j of j p ≥ A_{j+1}
  for (std::size_t i = 0; i < m; ++i) {
    const auto times = [&](std::size_t j) { return static_cast<double>(j) * p[i]; };
    while (crossing > 0 && times(crossing - 1) >= left[crossing]) --crossing;
    values[order[i]] = crossing == 0 ? 0 : std::min(times(crossing), left[crossing]);
  }
  return out;
}

}  // namespace ansatz::hypothesis
