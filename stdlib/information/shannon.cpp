// SPDX-License-Identifier: MIT
#include "stdlib/information/shannon.h"

#include "stdlib/information/entropies.h"
#include "stdlib/information/measure.h"

namespace ansatz::information {

core::Array shannon(const Shannon& question, core::Run& run) {
  const double scale = log_of_base("shannon", question.base);
  return measure("shannon", question, shannon_entropy, scale, "H (" + base_name(question.base) + ")", run);
}

}  // namespace ansatz::information
