// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/power/power_question.h"

#include <fmt/format.h>

#include <cmath>

#include "stdlib/core/error.h"

namespace ansatz::hypothesis {

namespace {

constexpr double kMostN = 1e12;
constexpr double kLeastAlpha = 1e-300;

void check_level(const PowerDesign& design, const char* name, const std::optional<double>& value) {
  if (value && !(*value > 0 && *value < 1))
    throw core::BadParameter(design.kernel, name, fmt::format("{:g}", *value), "in (0, 1)");
}

const char* left_out(const PowerQuestion& question, const PowerDesign& design) {
  const std::pair<const char*, bool> all[] = {{"effect", question.effect.has_value()},
                                              {"n", question.n.has_value()},
                                              {"power", question.power.has_value()},
                                              {"alpha", question.alpha.has_value()}};
  const char* missing = nullptr;
  std::string names;
  for (const auto& [name, given] : all) {
    if (given) continue;
    names += (names.empty() ? "" : ", ") + std::string(name);
    missing = name;
  }
  if (names.empty())
    throw core::BadParameter(design.kernel, "alpha", "given beside effect, n and power",
                             "nothing, so that it is found, or one of the others left out");
  if (names != missing)
    throw core::BadParameter(design.kernel, missing, "left out together with " + names.substr(0, names.rfind(',')),
                             "given: three of effect, n, alpha and power tell the fourth");
  return missing;
}

void check(const PowerQuestion& question, const PowerDesign& design) {
  check_level(design, "alpha", question.alpha);
  check_level(design, "power", question.power);
  if (question.n && !(*question.n >= design.least_n && *question.n <= kMostN))
    throw core::BadParameter(design.kernel, "n", fmt::format("{:g}", *question.n),
                             fmt::format("in [{:g}, {:g}]", design.least_n, kMostN));
  if (!question.effect) return;
  const double least = design.signed_effect ? -design.most_effect : 0;
  if (!(*question.effect >= least && *question.effect <= design.most_effect))
    throw core::BadParameter(design.kernel, "effect", fmt::format("{:g}", *question.effect),
                             fmt::format("in [{:g}, {:g}]", least, design.most_effect));
}

// Where a rising function reaches the target.
double where(const std::function<double(double)>& rising, double low, double high, double target, bool by_logarithm) {
  for (int i = 0; i < 200 && high - low > 1e-14 * std::abs(high); ++i) {
    const double middle = by_logarithm ? std::sqrt(low) * std::sqrt(high) : 0.5 * (low + high);
    if (middle <= low || middle >= high) break;
    (rising(middle) < target ? low : high) = middle;
  }
  return high;
}

}  // namespace

PowerResult solve_power(const PowerQuestion& question, const PowerDesign& design, bool looks_below) {
  const std::string missing = left_out(question, design);
  check(question, design);
  const double sign = looks_below ? -1 : 1;
  PowerResult result{sign * question.effect.value_or(0),
                     question.n.value_or(0),
                     question.alpha.value_or(0),
                     question.power.value_or(0),
                     missing,
                     ""};
  const auto unreachable = [&](const std::string& why) {
    throw core::BadParameter(design.kernel, "power", fmt::format("{:g}", result.power), why);
  };
  if (missing == "power") {
    result.power = design.power(result.effect, result.n, result.alpha);
  } else if (missing == "n") {
    const auto rising = [&](double n) { return design.power(result.effect, n, result.alpha); };
    if (rising(kMostN) < result.power || result.effect == 0)
      unreachable(fmt::format("one that an effect of {:g} can reach: no size does", sign * result.effect));
    result.n = rising(design.least_n) >= result.power ? design.least_n
                                                      : where(rising, design.least_n, kMostN, result.power, true);
  } else if (missing == "effect") {
    const auto rising = [&](double effect) { return design.power(effect, result.n, result.alpha); };
    if (rising(0) >= result.power) unreachable(fmt::format("above alpha, {:g}", result.alpha));
    if (rising(design.most_effect) < result.power) unreachable("one that an effect can reach");
    double high = std::min(1.0, design.most_effect);
    while (rising(high) < result.power) high = std::min(design.most_effect, 2 * high);
    result.effect = where(rising, 0, high, result.power, false);
  } else {
    const auto rising = [&](double alpha) { return design.power(result.effect, result.n, alpha); };
    if (rising(kLeastAlpha) >= result.power) unreachable("one that some level does not exceed");
    result.alpha = where(rising, kLeastAlpha, 1, result.power, true);
  }
  result.effect *= sign;
  result.reading = fmt::format("{}: effect = {:.4g}, n = {:.6g} {}, alpha = {:.4g}, power = {:.4g} (found: {})",
                               design.title, result.effect, result.n, design.n_of, result.alpha, result.power, missing);
  return result;
}

}  // namespace ansatz::hypothesis
