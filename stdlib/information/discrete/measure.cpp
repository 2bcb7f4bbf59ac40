// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/measure.h"

#include "stdlib/core/error.h"
#include "stdlib/information/discrete/distribution.h"

namespace ansatz::information {

core::Array measure(const std::string& kernel, const Distribution& question, const Functional& functional, double scale,
                    std::string label, core::Run& run) {
  if (question.against != "length" && question.against != "cells")
    throw core::BadParameter(kernel, "against", "\"" + question.against + "\"", "\"length\" or \"cells\"");
  Distributions all = read_distributions(kernel, "p", question.p, question.over, run);
  if (question.against == "cells") {
    if (!all.widths.empty())
      run.warn(kernel +
               ": a density is measured without its measure, against \"cells\": what comes out grows with "
               "the number of cells");
    all.widths.clear();
  }
  std::vector<double> values;
  values.reserve(all.count);
  for (std::size_t i = 0; i < all.count; ++i) values.push_back(functional(all.row(i), all.widths) / scale);
  return over_kept(all, std::move(values), std::move(label));
}

}  // namespace ansatz::information
