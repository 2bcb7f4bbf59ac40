// SPDX-License-Identifier: MIT
#include "stdlib/information/spectra/entanglement_entropy.h"

#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/information/spectra/matrix_spectrum.h"

namespace ansatz::information {

double entanglement_entropy(const EntanglementEntropy& question, core::Run& run) {
  constexpr const char* kKernel = "entanglement_entropy";
  const double base = log_of_base(kKernel, question.base);
  const auto values = clean_singular_values(kKernel, question.matrix, run);
  const double largest = values.front();
  if (!(largest > 0)) throw core::BadParameter(kKernel, "matrix", "0 throughout", "a state, not 0 everywhere");
  double sum = 0, entropy = 0;
  for (const double v : values) sum += (v / largest) * (v / largest);
  for (const double v : values) {
    const double p = (v / largest) * (v / largest) / sum;
    if (p > 0) entropy -= p * std::log(p);
  }
  return entropy / base;
}

}  // namespace ansatz::information
