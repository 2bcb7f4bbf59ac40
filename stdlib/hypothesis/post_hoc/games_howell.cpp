// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/post_hoc/games_howell.h"

#include <cmath>

#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/means/varying_moments.h"
#include "stdlib/hypothesis/means/welch_t.h"
#include "stdlib/hypothesis/null_distributions/studentised.h"

namespace ansatz::hypothesis {

PairwiseResult games_howell(const GamesHowell& question, core::Run& run) {
  check_confidence("games_howell", question.confidence);
  const Samples samples = read_samples(question, {.kernel = "games_howell", .size = 2});
  const std::vector<Moments> all = varying_moments("games_howell", samples);
  const auto k = static_cast<double>(all.size());
  auto pairs = all_pairs(all.size());
  for (Pair& pair : pairs) {
    run.tick();
    const Moments &x = all[pair.first], &y = all[pair.second];
    const WelchError welch = welch_error(x, y);
    const double error = std::sqrt(0.5) * welch.error;
    pair.df = welch.df;
    pair.estimate = x.mean - y.mean;
    pair.statistic = pair.estimate / error;
    pair.reach = studentised_range_quantile(1 - question.confidence, k, pair.df) * error;
    pair.p = studentised_range_survival(std::abs(pair.statistic), k, pair.df);
  }
  return pairwise_result({.test = "Games–Howell",
                          .symbol = "q",
                          .estimate_of = "difference of means",
                          .has_intervals = true,
                          .has_df = true},
                         pairs, samples, run);
}

}  // namespace ansatz::hypothesis
