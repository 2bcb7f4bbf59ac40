// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/ranks/cochran_q.h"

#include <fmt/format.h>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/matched_result.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

TestResult cochran_q(const CochranQ& question, core::Run& run) {
  const Samples samples = read_matched(question, {.kernel = "cochran_q"});
  const std::size_t n = samples.values[0].size();
  const auto k = static_cast<double>(samples.values.size());
  double all = 0, treatments = 0, blocks = 0;
  for (const auto& sample : samples.values) {
    double successes = 0;
    for (const double v : sample) {
      if (v != 0 && v != 1)
        throw core::BadParameter("cochran_q", "samples", fmt::format("{:g} somewhere", v), "0 or 1 everywhere");
      successes += v;
    }
    all += successes;
    treatments += successes * successes;
  }
  for (std::size_t i = 0; i < n; ++i) {
    double successes = 0;
    for (const auto& sample : samples.values) successes += sample[i];
    blocks += successes * successes;
  }

  TestResult result = start_matched_result("Cochran", "Q", samples, run);
  result.n = {static_cast<double>(n)};
  result.method = "asymptotic";
  result.degrees_of_freedom = {k - 1};
  const double discordant = k * all - blocks;
  if (discordant > 0) {
    result.statistic = (k - 1) * (k * treatments - all * all) / discordant;
    result.p = chi_squared_survival(result.statistic, k - 1);
  } else {
    result.p = result.smallest_p = 1;
    result.warn(run, "in every block all treatments agree");
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
