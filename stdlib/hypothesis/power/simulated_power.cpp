// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/power/simulated_power.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/null_distributions/binomial.h"

namespace ansatz::hypothesis {

namespace {

std::optional<double> p_of(const core::Value& found) {
  const core::Value* value = &found;
  if (const auto* record = found.get<core::Record>()) {
    value = record->find("p");
    if (value && value->is_nothing()) return std::nullopt;
  }
  const auto* p = value ? value->get<double>() : nullptr;
  if (!p || !(*p >= 0 && *p <= 1))
    throw core::BadParameter("simulated_power", "study", "a function that gives " + found.describe(),
                             "a function that gives a p in [0, 1] or a test's result");
  return *p;
}

}  // namespace

SimulatedPowerResult simulated_power(const SimulatedPower& question, core::Run& run) {
  const auto refuse = [](const char* name, double found, const char* wanted) {
    throw core::BadParameter("simulated_power", name, fmt::format("{:g}", found), wanted);
  };
  if (!(question.n >= 1) || question.n != std::floor(question.n) || std::isinf(question.n))
    refuse("n", question.n, "a whole number of at least 1");
  if (!(question.alpha > 0 && question.alpha < 1)) refuse("alpha", question.alpha, "in (0, 1)");
  if (question.studies < 1) refuse("studies", question.studies, "at least 1");
  check_confidence("simulated_power", question.confidence);
  SimulatedPowerResult result;
  result.n = question.n;
  result.alpha = question.alpha;
  result.studies = question.studies;
  const core::Value n(question.n);
  for (int i = 0; i < question.studies; ++i) {
    run.tick();
    run.progress(static_cast<double>(i) / question.studies);
    const auto p = p_of(question.study->call({&n, 1}));
    result.undefined += p ? 0 : 1;
    result.rejections += p && *p <= question.alpha ? 1 : 0;
  }
  result.power = static_cast<double>(result.rejections) / question.studies;
  result.interval = wilson(result.rejections, question.studies, question.confidence);
  result.reading = fmt::format("power = {:.3g} [{:.3g}, {:.3g}] at n = {:g}, alpha = {:g}, {} studies", result.power,
                               result.interval.low, result.interval.high, result.n, result.alpha, result.studies);
  return result;
}

}  // namespace ansatz::hypothesis
