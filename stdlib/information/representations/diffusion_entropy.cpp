// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/diffusion_entropy.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "stdlib/core/each_stretch.h"
#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/neighbours/paired_points.h"
#include "stdlib/information/representations/kernel_spectrum.h"

namespace ansatz::information {

namespace {

using core::BadParameter;
using Rows = std::vector<std::size_t>;

constexpr double kLift = 0x1p-52;
constexpr std::size_t kDiffusionRows = 16;

void check(const char* kernel, const Diffusion& question) {
  if (!(question.time > 0) || std::isinf(question.time))
    throw BadParameter(kernel, "time", fmt::format("{:g}", question.time), "above 0 and finite");
  if (question.most < 1) throw BadParameter(kernel, "most", std::to_string(question.most), "at least 1");
}

Points only(const Points& x, const Rows& rows) {
  Points out{rows.size(), x.dimension, {}};
  for (std::size_t a = 0; a < x.dimension; ++a)
    for (const std::size_t row : rows) out.values.push_back(x.at(row, a));
  return out;
}

// `count` of the rows at random, in their order.
Rows drawn(Rows rows, std::size_t count, const core::Stream& stream) {
  stream.shuffle(rows);
  rows.resize(count);
  std::sort(rows.begin(), rows.end());
  return rows;
}

// In nats.
double entropy_of(const char* kernel, const Points& x, double width, double time, core::Run& run) {
  std::vector<double> root_sums(x.count), diagonal(x.count);
  core::each_stretch(x.count, kDiffusionRows, true, run, [&](std::size_t first, std::size_t last) {
    std::vector<double> column(x.count);
    for (std::size_t j = first; j < last; ++j) {
      gaussian_column(x, j, width, column);
      double sum = 0;
      for (const double v : column) sum += v;
      root_sums[j] = std::sqrt(sum);
      diagonal[j] = 1 / sum;
    }
  });
  const ColumnsOf walk{x.count,
                       [&](std::size_t j, std::span<double> out) {
                         gaussian_column(x, j, width, out);
                         for (std::size_t i = 0; i < out.size(); ++i) out[i] /= root_sums[i] * root_sums[j];
                       },
                       std::move(diagonal)};
  auto powers = time >= 1 ? positive_spectrum(kernel, walk, run) : symmetric_spectrum(kernel, walk, run);
  double total = 0;
  for (double& v : powers) total += v = std::pow(std::abs(v), time);
  powers.resize(x.count);  // what was left out is nothing before it is lifted
  CompensatedSum sum;
  for (const double v : powers) {
    const double p = v / total + kLift;
    sum.add(-p * std::log(p));
  }
  return std::max(0.0, sum.value());
}

std::vector<Rows> classes_of(const DiffusionMutualInformation& question, std::size_t rows) {
  constexpr const char* kKernel = "diffusion_mutual_information";
  const core::Array labels = as_array(question.labels);
  if (labels.rank() != 1 || labels.size() != rows)
    throw BadParameter(kKernel, "labels", fmt::format("{} labels", labels.size()),
                       fmt::format("{}, one a row of x", rows));
  std::map<std::string, Rows> by_text;
  std::map<double, Rows> by_number;
  if (labels.type() == core::ElementType::text) {
    if (question.bins > 0)
      throw BadParameter(kKernel, "bins", std::to_string(question.bins), "0 where labels are texts");
    for (std::size_t i = 0; i < rows; ++i) by_text[labels.texts()[i]].push_back(i);
  } else {
    const core::Array numbers = labels.as_real();
    const auto values = numbers.real();
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    for (std::size_t i = 0; i < rows; ++i) {
      if (!std::isfinite(values[i])) throw BadParameter(kKernel, "labels", fmt::format("{:g}", values[i]), "finite");
      double label = values[i];
      if (question.bins > 0)
        label = *high > *low
                    ? std::min(std::floor((label - *low) / (*high - *low) * question.bins), question.bins - 1.0)
                    : 0;
      by_number[label].push_back(i);
    }
  }
  std::vector<Rows> out;
  for (auto& [label, members] : by_text) out.push_back(std::move(members));
  for (auto& [label, members] : by_number) out.push_back(std::move(members));
  return out;
}

Rows everything(std::size_t count) {
  Rows rows(count);
  std::iota(rows.begin(), rows.end(), 0U);
  return rows;
}

}  // namespace

double diffusion_spectral_entropy(const DiffusionSpectralEntropy& question, core::Run& run) {
  constexpr const char* kKernel = "diffusion_spectral_entropy";
  const double base = log_of_base(kKernel, question.base);
  check(kKernel, question);
  Points x = paired_points(kKernel, {{"x", &question.x}}, "never", 1, run)[0];
  const auto most = static_cast<std::size_t>(question.most);
  if (x.count > most) {
    run.warn(fmt::format("{}: {} of {} rows were drawn", kKernel, most, x.count));
    x = only(x, drawn(everything(x.count), most, run.stream("rows")));
  }
  const double width = kernel_width(kKernel, "width", question.width, x, run);
  return entropy_of(kKernel, x, width, question.time, run) / base;
}

double diffusion_mutual_information(const DiffusionMutualInformation& question, core::Run& run) {
  constexpr const char* kKernel = "diffusion_mutual_information";
  const double base = log_of_base(kKernel, question.base);
  check(kKernel, question);
  if (question.draws < 1) throw BadParameter(kKernel, "draws", std::to_string(question.draws), "at least 1");
  if (question.bins < 0) throw BadParameter(kKernel, "bins", std::to_string(question.bins), "at least 1, or 0");
  const Points x = paired_points(kKernel, {{"x", &question.x}}, "never", 1, run)[0];
  const auto classes = classes_of(question, x.count);
  const auto alone = static_cast<std::size_t>(
      std::count_if(classes.begin(), classes.end(), [](const Rows& rows) { return rows.size() == 1; }));
  if (2 * alone >= x.count && classes.size() > 1)
    run.warn(
        fmt::format("{}: {} of {} rows are alone with their label, which tells nothing; bins makes classes of them",
                    kKernel, alone, x.count));
  const double width = kernel_width(kKernel, "width", question.width, x, run);
  const auto most = static_cast<std::size_t>(question.most);
  const core::Stream stream = run.stream("draws");
  CompensatedSum information;
  for (std::size_t c = 0; c < classes.size(); ++c) {
    const std::size_t size = std::min(classes[c].size(), most);
    const core::Stream own = stream.at(c);
    double any = 0;
    for (int draw = 1; draw <= question.draws; ++draw)
      any += entropy_of(kKernel, only(x, drawn(everything(x.count), size, own.at(static_cast<std::uint64_t>(draw)))),
                        width, question.time, run);
    const Rows members = size < classes[c].size() ? drawn(classes[c], size, own.at(std::uint64_t{0})) : classes[c];
    const double within = entropy_of(kKernel, only(x, members), width, question.time, run);
    information.add(static_cast<double>(classes[c].size()) / static_cast<double>(x.count) *
                    (any / question.draws - within));
  }
  return information.value() / base;
}

}  // namespace ansatz::information
