// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/von_neumann_entropy.h"

#include <fmt/format.h>

#include <limits>
#include <vector>

#include "stdlib/information/discrete/entropies.h"
#include "stdlib/information/neighbours/paired_points.h"
#include "stdlib/information/representations/kernel_spectrum.h"
#include "stdlib/information/representations/unit_rows.h"
#include "stdlib/information/sequences/series.h"

namespace ansatz::information {

namespace {

Points rows_of(const char* kernel, const char* parameter, const VonNeumannEntropy& question, core::Run& run) {
  Points x = paired_points(kernel, {{parameter, &question.x}}, "never", 1, run)[0];
  if (!question.centred) return x;
  for (std::size_t a = 0; a < x.dimension; ++a) {
    const double mean = moments(x.column(a)).mean;
    for (double& v : x.column(a)) v -= mean;
  }
  return x;
}

void tell_of(const char* kernel, const char* parameter, std::size_t left_out, std::size_t count, core::Run& run) {
  if (left_out == count)
    run.warn(fmt::format("{}: {} is zero throughout, so it has no spectrum to speak of", kernel, parameter));
  else if (left_out > 0)
    run.warn(fmt::format("{}: {} of {} rows have no length and were left out", kernel, left_out, count));
}

}  // namespace

double row_entropy(const char* kernel, const char* parameter, const VonNeumannEntropy& question, core::Run& run) {
  const double base = log_of_base(kernel, question.base);
  const Points x = rows_of(kernel, parameter, question, run);
  const Points unit = unit_rows(x.values, x.count, x.dimension).rows;
  tell_of(kernel, parameter, x.count - unit.count, x.count, run);
  if (unit.count == 0) return std::numeric_limits<double>::quiet_NaN();
  auto values = singular_values(unit, false, run);
  for (double& v : values) v *= v / static_cast<double>(unit.count);
  return shannon_entropy(values) / base;
}

double von_neumann_entropy(const VonNeumannEntropy& question, core::Run& run) {
  return row_entropy("von_neumann_entropy", "x", question, run);
}

core::Array von_neumann_gradient(const VonNeumannGradient& question, core::Run& run) {
  constexpr const char* kKernel = "von_neumann_gradient";
  const double base = log_of_base(kKernel, question.base);
  const Points x = rows_of(kKernel, "x", question, run);
  Points slopes{x.count, x.dimension, std::vector<double>(x.values.size())};
  run.tick();
  const DirectionEntropy found = direction_entropy(x.values, x.count, x.dimension, slopes.values);
  tell_of(kKernel, "x", found.left_out, x.count, run);
  std::vector<double> out(x.values.size());
  for (std::size_t a = 0; a < x.dimension; ++a) {
    // A number of a column also moves the mean that is taken out of all of them.
    const double mean = question.centred ? moments(slopes.column(a)).mean : 0;
    for (std::size_t i = 0; i < x.count; ++i) out[i * x.dimension + a] = (slopes.at(i, a) - mean) / base;
  }
  core::Array gradient(question.x.dimensions(), std::move(out));
  gradient.unit = core::Unit{} / question.x.unit;
  return gradient;
}

}  // namespace ansatz::information
