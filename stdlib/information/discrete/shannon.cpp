// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/shannon.h"

#include "stdlib/information/discrete/entropies.h"
#include "stdlib/information/discrete/measure.h"

namespace ansatz::information {

core::Array shannon(const Shannon& question, core::Run& run) {
  const double scale = log_of_base("shannon", question.base);
  return measure("shannon", question, shannon_entropy, scale, "H (" + base_name(question.base) + ")", run);
}

}  // namespace ansatz::information
