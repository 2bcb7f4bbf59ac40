// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/variances/cochran_c.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

TestResult cochran_c(const CochranC& question, core::Run& run) {
  const Samples samples = read_samples(question, {.kernel = "cochran_c", .size = 2});
  std::vector<Moments> all;
  double squares = 0, df = 0;
  for (const auto& values : samples.values) {
    all.push_back(moments(values));
    squares += all.back().squares, df += all.back().n - 1;
  }
  TestResult result = start_result("Cochran", "C", samples, run);
  result.alternative = "greater";
  if (!(squares > 0)) {
    result.statistic = std::nan("");
    result.warn(run, "undefined: all samples are constant");
    result.read();
    return result;
  }
  std::size_t which = 0;
  double least = 2;
  for (std::size_t g = 0; g < all.size(); ++g) {
    const double own = all[g].n - 1, others = squares - all[g].squares;
    const double tail = others > 0 ? f_survival(all[g].squares / others * (df - own) / own, own, df - own) : 0;
    if (tail < least) least = tail, which = g;
  }
  const double own = all[which].n - 1;
  result.statistic = all[which].squares / squares;
  result.degrees_of_freedom = {own, df - own};
  result.p = std::min(1.0, static_cast<double>(all.size()) * least);
  result.effect = Effect{"share of the squares", result.statistic, std::nullopt, 0.95};
  if (*result.p < 0.05) result.warn(run, fmt::format("it is \"{}\" that varies more", samples.names[which]));
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
