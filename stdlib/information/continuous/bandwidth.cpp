// SPDX-License-Identifier: MIT
#include "stdlib/information/continuous/bandwidth.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/information/continuous/diffusion_bandwidth.h"
#include "stdlib/information/sample.h"

namespace ansatz::information {

double choose_bandwidth(const std::string& kernel, const Bandwidth& bandwidth, const std::vector<double>& sample,
                        core::Run& run) {
  if (const auto* number = std::get_if<double>(&bandwidth)) {
    if (!(*number > 0) || std::isinf(*number))
      throw core::BadParameter(kernel, "bandwidth", fmt::format("{:g}", *number), "above 0 and finite");
    return *number;
  }
  const auto& rule = std::get<std::string>(bandwidth);
  if (rule != "scott" && rule != "silverman" && rule != "rule_of_thumb" && rule != "sheather_jones")
    throw core::BadParameter(kernel, "bandwidth", "\"" + rule + "\"",
                             "\"scott\", \"silverman\", \"rule_of_thumb\", \"sheather_jones\" or a number");
  const auto n = static_cast<double>(sample.size());
  double spread = standard_deviation(sample);
  if (!(spread > 0))
    throw core::BadParameter(kernel, "x", "a constant sample", "one that varies, or be given a number as bandwidth");
  if (rule == "silverman") return spread * std::pow(0.75 * n, -0.2);
  if (rule == "sheather_jones") {
    if (const auto found = diffusion_bandwidth(sample)) return *found;
    run.warn(kernel + ": the sample has no Sheather–Jones bandwidth; the rule of thumb took its place");
  }
  if (rule == "rule_of_thumb" || rule == "sheather_jones") {
    const double quartiles = sorted_quantile(sample, 0.75) - sorted_quantile(sample, 0.25);
    if (quartiles > 0) spread = std::min(spread, quartiles / 1.34);
    spread *= 0.9;
  }
  return spread * std::pow(n, -0.2);
}

}  // namespace ansatz::information
