// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/tables/goodness_of_fit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/tables/cell_counts.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kGoodnessOfFit = "goodness_of_fit";

double term(double o, double e, double lambda) {
  if (lambda == 0) return o > 0 ? 2 * o * std::log(o / e) : 0;
  if (lambda == -1) return 2 * e * std::log(e / o);
  if (lambda == 1) return (o - e) * (o - e) / e;
  if (o == 0) return 0;
  return 2 / (lambda * (lambda + 1)) * o * (std::pow(o / e, lambda) - 1);
}

std::string title_of(double lambda) {
  if (lambda == 0) return "G";
  return lambda == 1 ? "χ²" : fmt::format("divergence of power {:.3g}", lambda);
}

}  // namespace

TestResult goodness_of_fit(const GoodnessOfFit& question, core::Run& run) {
  check_confidence(kGoodnessOfFit, question.confidence);
  const CellCounts cells = read_cells(kGoodnessOfFit, question.counts, question.expected);
  const double df = static_cast<double>(cells.counts.size()) - 1 - question.estimated;
  if (question.estimated < 0 || df < 1)
    throw core::BadParameter(kGoodnessOfFit, "estimated", std::to_string(question.estimated),
                             fmt::format("in [0, {}], so that a degree of freedom is left", cells.counts.size() - 2));
  if (!std::isfinite(question.lambda))
    throw core::BadParameter(kGoodnessOfFit, "lambda", fmt::format("{:g}", question.lambda), "finite");
  if (question.lambda <= -1 && std::find(cells.counts.begin(), cells.counts.end(), 0.0) != cells.counts.end())
    throw core::BadParameter(kGoodnessOfFit, "lambda", fmt::format("{:g} with a count of 0", question.lambda),
                             "above -1");
  double statistic = 0;
  for (std::size_t i = 0; i < cells.counts.size(); ++i)
    statistic += term(cells.counts[i], cells.expected[i], question.lambda);
  TestResult result;
  result.test = "goodness of fit";
  result.symbol = title_of(question.lambda);
  result.statistic = std::max(0.0, statistic);
  result.degrees_of_freedom = {df};
  result.n = {cells.total};
  result.method = "asymptotic";
  result.p = chi_squared_survival(result.statistic, df);
  result.effect = cohens_w(cells, df, question.confidence);
  const double least = cells.least_expected();
  if (least < 5)
    result.warn(run, fmt::format("an expected count is {:.3g}; the χ² approximation wants at least 5", least));
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
