// SPDX-License-Identifier: MIT
#include "stdlib/information/spectra/matrix_spectrum.h"

#include <algorithm>
#include <limits>

#include "stdlib/information/neighbours/paired_points.h"
#include "stdlib/information/representations/kernel_spectrum.h"

namespace ansatz::information {

std::vector<double> clean_singular_values(const std::string& kernel, const core::Array& matrix, core::Run& run) {
  const Points rows = paired_points(kernel, {{"matrix", &matrix}}, "never", 1, run)[0];
  auto values = singular_values(rows, false, run);
  const double least =
      values[0] * std::numeric_limits<double>::epsilon() * static_cast<double>(std::max(rows.count, rows.dimension));
  for (double& v : values)
    if (!(v > least)) v = 0;
  return values;
}

core::Array matrix_spectrum(const MatrixSpectrum& question, core::Run& run) {
  auto values = clean_singular_values("matrix_spectrum", question.matrix, run);
  for (double& v : values) v *= v;
  core::Array out = core::Array::along("rank", std::move(values));
  out.label = "eigenvalue";
  return out;
}

}  // namespace ansatz::information
