// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/principal_components.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/information/neighbours/paired_points.h"
#include "stdlib/information/reliability/principal_axes.h"

namespace ansatz::information {

namespace {

constexpr const char* kPrincipalComponents = "principal_components";

/// Dimensions behind the first taken as one.
core::Array as_rows(core::Array x) {
  if (x.rank() <= 2) return x;
  const std::size_t rows = x.dimension(0).size;
  const core::Dimension samples = x.dimension(0);
  x.set_dimensions({samples, core::Dimension("component", rows == 0 ? 0 : x.size() / rows)});
  return x;
}

}  // namespace

PrincipalCode principal_components(const PrincipalComponents& question, core::Run& run) {
  if (question.components < 1)
    throw core::BadParameter(kPrincipalComponents, "components", std::to_string(question.components), "at least 1");
  if (question.scale != "none" && question.scale != "standard")
    throw core::BadParameter(kPrincipalComponents, "scale", "\"" + question.scale + "\"", "\"none\" or \"standard\"");
  const core::Array x = as_rows(question.x);
  const Points points = paired_points(kPrincipalComponents, {{"x", &x}}, "never", 2, run)[0];
  const PrincipalAxes axes(points, question.scale == "standard");
  const auto wanted = static_cast<std::size_t>(question.components);
  const Points code = axes.components(wanted);
  std::vector<double> values(code.values.size());
  for (std::size_t j = 0; j < code.dimension; ++j)
    for (std::size_t i = 0; i < code.count; ++i) values[i * code.dimension + j] = code.at(i, j);
  PrincipalCode out;
  core::Dimension samples = x.dimension(0);
  if (samples.name.empty()) samples.name = "sample";
  out.code = core::Array({samples, {"component", code.dimension}}, std::move(values));
  out.kept = axes.share(wanted);
  out.error = std::sqrt(std::max(0.0, 1 - out.kept) * axes.variance() / static_cast<double>(points.dimension));
  return out;
}

}  // namespace ansatz::information
