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

// The same, section 4, SRKN_11^b.
constexpr double kD1 = 0.0414649985182624, kD2 = 0.198128671918067, kD3 = -0.0400061921041533;
constexpr double kD4 = 0.0752539843015807, kD5 = -0.0115113874206879, kD6 = 0.5 - (kD1 + kD2 + kD3 + kD4 + kD5);
constexpr double kC1 = 0.123229775946271, kC2 = 0.290553797799558, kC3 = -0.127049212625417;
constexpr double kC4 = -0.246331761062075, kC5 = 0.357208872795928, kC6 = 1 - 2 * (kC1 + kC2 + kC3 + kC4 + kC5);
constexpr double kSixthKicks[] = {kD1, kD2, kD3, kD4, kD5, kD6, kD6, kD5, kD4, kD3, kD2, kD1};
constexpr double kSixthDrifts[] = {kC1, kC2, kC3, kC4, kC5, kC6, kC5, kC4, kC3, kC2, kC1};

// Three leapfrogs of 1/(2 - ∛2) and 1 - 2/(2 - ∛2) steps; Yoshida (1990), eq. 2.11.
constexpr double kY = 1.3512071919596578;
constexpr double kYoshidaKicks[] = {kY / 2, (1 - kY) / 2, (1 - kY) / 2, kY / 2};
constexpr double kYoshidaDrifts[] = {kY, 1 - 2 * kY, kY};

constexpr SplittingScheme kSchemes[] = {
    {"verlet", 2, false, kLeapfrogKicks, kLeapfrogDrifts, 2.0},
    {"verlet4", 4, false, kBlanesMoanKicks, kBlanesMoanDrifts, 3.1634},
    {"strang", 2, true, kLeapfrogKicks, kLeapfrogDrifts, std::numbers::pi},
    {"strang4", 4, true, kBlanesMoanKicks, kBlanesMoanDrifts, std::numbers::pi},
};

constexpr SplittingScheme kUnitarySchemes[] = {
    {"strang", 2, true, kLeapfrogKicks, kLeapfrogDrifts, std::numbers::pi},
    {"strang4", 4, true, kBlanesMoanKicks, kBlanesMoanDrifts, std::numbers::pi},
    {"strang6", 6, true, kSixthKicks, kSixthDrifts, std::numbers::pi},
    {"yoshida4", 4, true, kYoshidaKicks, kYoshidaDrifts, std::numbers::pi},
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

const SplittingScheme* find_unitary_scheme(std::string_view name) {
  const auto* found = std::ranges::find(kUnitarySchemes, name, &SplittingScheme::name);
  return found == std::end(kUnitarySchemes) ? nullptr : found;
}

std::vector<std::string> unitary_scheme_names() {
  std::vector<std::string> names;
  for (const SplittingScheme& scheme : kUnitarySchemes) names.emplace_back(scheme.name);
  return names;
}

}  // namespace ansatz::fields
