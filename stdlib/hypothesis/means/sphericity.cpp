// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/sphericity.h"

#include <algorithm>

#include "stdlib/core/error.h"

namespace ansatz::hypothesis {

void check_correction(const char* kernel, const std::string& correction) {
  if (correction != "greenhouse_geisser" && correction != "huynh_feldt" && correction != "none")
    throw core::BadParameter(kernel, "correction", "\"" + correction + "\"",
                             "\"greenhouse_geisser\", \"huynh_feldt\" or \"none\"");
}

double greenhouse_geisser(const std::vector<double>& covariance, std::size_t k) {
  std::size_t size = 1;
  while (size * size < covariance.size()) ++size;
  double trace = 0, squares = 0;
  for (std::size_t a = 0; a < size; ++a) trace += covariance[a * size + a];
  for (const double c : covariance) squares += c * c;
  return std::clamp(trace * trace / (static_cast<double>(k - 1) * squares), 1 / static_cast<double>(k - 1), 1.0);
}

double sphericity_factor(const std::string& correction, double epsilon, double q, double nu) {
  if (correction == "none") return 1;
  if (correction == "greenhouse_geisser") return epsilon;
  const double below = q * (nu - q * epsilon);
  return below > 0 ? std::clamp(((nu + 1) * q * epsilon - 2) / below, 1 / q, 1.0) : 1;
}

}  // namespace ansatz::hypothesis
