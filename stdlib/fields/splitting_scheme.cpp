// SPDX-License-Identifier: MIT
#include "stdlib/fields/splitting_scheme.h"

#include <algorithm>
#include <numbers>

namespace ansatz::fields {
namespace {

constexpr double kLeapfrogKicks[] = {0.5, 0.5};
constexpr double kLeapfrogDrifts[] = {1.0};

// Blanes and Moan (2002), Table 3, SRKN_6^b; the middle ones follow from the sums being 1.
constexpr double kB1 = 0.0829844064174052, kB2 = 0.396309801498368, kB3 = -0.0390563049223486;
constexpr double kB4 = 1 - 2 * (kB1 + kB2 + kB3);
constexpr double kA1 = 0.245298957184271, kA2 = 0.604872665711080, kA3 = 0.5 - (kA1 + kA2);
constexpr double kBlanesMoanKicks[] = {kB1, kB2, kB3, kB4, kB3, kB2, kB1};
constexpr double kBlanesMoanDrifts[] = {kA1, kA2, kA3, kA3, kA2, kA1};

constexpr SplittingScheme kSchemes[] = {
    {"verlet", 2, false, kLeapfrogKicks, kLeapfrogDrifts, 2.0},
    {"verlet4", 4, false, kBlanesMoanKicks, kBlanesMoanDrifts, 3.1634},
    {"strang", 2, true, kLeapfrogKicks, kLeapfrogDrifts, std::numbers::pi},
    {"strang4", 4, true, kBlanesMoanKicks, kBlanesMoanDrifts, std::numbers::pi},
};

}  // namespace

const SplittingScheme* find_scheme(std::string_view name) {
  const auto* found = std::ranges::find(kSchemes, name, &SplittingScheme::name);
  return found == std::end(kSchemes) ? nullptr : found;
}

std::vector<std::string> scheme_names() {
  std::vector<std::string> names;
  for (const SplittingScheme& scheme : kSchemes) names.emplace_back(scheme.name);
  return names;
}

}  // namespace ansatz::fields
