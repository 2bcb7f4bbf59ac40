// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/divergences/pair.h"

#include <cmath>

#include "stdlib/information/discrete/distribution.h"
#include "stdlib/information/discrete/divergences/same_cells.h"

namespace ansatz::information {

core::Array diverge(const std::string& kernel, const DistributionPair& question, const Divergence& divergence,
                    double scale, std::string label, core::Run& run) {
  check_same_cells(kernel, "q", question.p, question.q);
  const Distributions p = read_distributions(kernel, "p", question.p, question.over, run);
  const Distributions q = read_distributions(kernel, "q", question.q, question.over, run);
  std::vector<double> values;
  bool is_infinite = false;
  for (std::size_t i = 0; i < p.count; ++i) {
    run.tick();
    values.push_back(divergence(p.row(i), q.row(i), p.widths) / scale);
    is_infinite |= std::isinf(values.back());
  }
  if (is_infinite) run.warn(kernel + ": infinite, since one distribution has mass where the other has none");
  return over_kept(p, std::move(values), std::move(label));
}

}  // namespace ansatz::information
