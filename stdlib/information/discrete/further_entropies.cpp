// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/further_entropies.h"

#include <fmt/format.h>

#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/discrete/entropies.h"
#include "stdlib/information/discrete/measure.h"

namespace ansatz::information {

namespace {

using Masses = std::span<const double>;

void check_order(const char* kernel, double order, bool may_be_infinite) {
  if (!(order >= 0) || (std::isinf(order) && !may_be_infinite))
    throw core::BadParameter(kernel, "order", fmt::format("{:g}", order),
                             may_be_infinite ? "at least 0" : "at least 0 and finite");
}

core::Array of_order(const char* kernel, const Shannon& question, double order, const char* symbol, core::Run& run) {
  const double scale = log_of_base(kernel, question.base);
  const auto functional = [order](Masses p, Masses widths) { return renyi_entropy(p, order, widths); };
  return measure(kernel, question, functional, scale, std::string(symbol) + " (" + base_name(question.base) + ")", run);
}

}  // namespace

core::Array min_entropy(const Shannon& question, core::Run& run) {
  return of_order("min_entropy", question, HUGE_VAL, "Hmin", run);
}

core::Array hartley(const Shannon& question, core::Run& run) { return of_order("hartley", question, 0, "H0", run); }

core::Array perplexity(const Distribution& question, core::Run& run) {
  const auto functional = [](Masses p, Masses widths) { return std::exp(shannon_entropy(p, widths)); };
  return measure("perplexity", question, functional, 1, "perplexity", run);
}

core::Array hill_number(const HillNumber& question, core::Run& run) {
  check_order("hill_number", question.order, true);
  const double order = question.order;
  const auto functional = [order](Masses p, Masses widths) { return std::exp(renyi_entropy(p, order, widths)); };
  return measure("hill_number", question, functional, 1, fmt::format("Hill number {:g}", order), run);
}

core::Array sharma_mittal(const SharmaMittal& question, core::Run& run) {
  check_order("sharma_mittal", question.order, false);
  const double order = question.order, away = 1 - question.degree;
  if (!std::isfinite(away))
    throw core::BadParameter("sharma_mittal", "degree", fmt::format("{:g}", question.degree), "finite");
  const auto functional = [=](Masses p, Masses widths) {
    const double h = renyi_entropy(p, order, widths);
    return away == 0 ? h : std::expm1(away * h) / away;
  };
  return measure("sharma_mittal", question, functional, 1, "Sharma–Mittal entropy", run);
}

core::Array extropy(const Shannon& question, core::Run& run) {
  if (!question.p.density_over.empty()) throw core::BadParameter("extropy", "p", "a density", "masses that sum to 1");
  const double scale = log_of_base("extropy", question.base);
  const auto functional = [](Masses p, Masses) {
    CompensatedSum sum;
    for (const double v : p)
      if (v < 1) sum.add(-(1 - v) * std::log1p(-v));
    return sum.value();
  };
  return measure("extropy", question, functional, scale, "J (" + base_name(question.base) + ")", run);
}

}  // namespace ansatz::information
