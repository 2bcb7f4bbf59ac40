// SPDX-License-Identifier: MIT
#include "stdlib/information/uncertainty/entropy_band.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "stdlib/core/count.h"
#include "stdlib/core/error.h"
#include "stdlib/information/checks.h"
#include "stdlib/information/sequences/series.h"

namespace ansatz::information {

namespace {

std::vector<double> smoothed_over(std::span<const double> x, std::size_t window) {
  std::vector<double> out;
  for (std::size_t t = 0; t < x.size(); ++t) {
    const std::size_t first = t + 1 - std::min(t + 1, window);
    double sum = 0;
    for (std::size_t i = first; i <= t; ++i) sum += x[i];
    out.push_back(sum / static_cast<double>(t + 1 - first));
  }
  return out;
}

}  // namespace

EntropyBandEstimate entropy_band(const EntropyBand& question, core::Run& run) {
  constexpr const char* kKernel = "entropy_band";
  const std::size_t window = core::count_of_at_least(1, kKernel, "window", question.window);
  if (!(question.width > 0) || std::isinf(question.width))
    throw core::BadParameter(kKernel, "width", fmt::format("{:g}", question.width), "above 0 and finite");
  const core::Array table = finite_table(kKernel, "entropies", question.entropies);
  const std::size_t texts = table.dimension(0).size, tokens = table.dimension(1).size;
  if (texts < 2)
    throw core::BadParameter(kKernel, "entropies", "of one text", "of two texts or more, whose spread is the band");
  std::vector<std::vector<double>> smooth;
  for (std::size_t i = 0; i < texts; ++i) {
    run.tick();
    smooth.push_back(smoothed_over(table.real().subspan(i * tokens, tokens), window));
  }
  std::vector<double> mean(tokens), lower(tokens), upper(tokens);
  for (std::size_t t = 0; t < tokens; ++t) {
    std::vector<double> column;
    for (const auto& text : smooth) column.push_back(text[t]);
    const Moments about = moments(column);
    const double deviation = about.deviation * std::sqrt(static_cast<double>(texts) / static_cast<double>(texts - 1));
    mean[t] = about.mean;
    lower[t] = about.mean - question.width * deviation;
    upper[t] = about.mean + question.width * deviation;
  }
  std::vector<double> checked = mean;
  if (question.checked) {
    const Series given(kKernel, "checked", *question.checked, 1);
    if (given.size() != tokens)
      throw core::BadParameter(kKernel, "checked", fmt::format("{} tokens long", given.size()),
                               fmt::format("as long as the texts of `entropies`, {}", tokens));
    checked = smoothed_over(given.values(), window);
  }
  EntropyBandEstimate out;
  for (std::size_t t = 0; t < tokens; ++t) {
    out.below += checked[t] < lower[t] ? 1 : 0;
    out.outside += checked[t] < lower[t] || checked[t] > upper[t] ? 1 : 0;
  }
  out.below /= static_cast<double>(tokens);
  out.outside /= static_cast<double>(tokens);
  const auto along = [&](std::vector<double> values, const char* label) {
    core::Array made({table.dimension(1)}, std::move(values));
    made.label = label;
    return made;
  };
  out.mean = along(std::move(mean), "mean entropy");
  out.lower = along(std::move(lower), "lower end of the band");
  out.upper = along(std::move(upper), "upper end of the band");
  out.smoothed = along(std::move(checked), "smoothed entropy");
  return out;
}

}  // namespace ansatz::information
