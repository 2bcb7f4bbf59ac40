// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/box_dimension.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/information/discrete/entropies.h"
#include "stdlib/information/line_fit.h"
#include "stdlib/information/neighbours/paired_points.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr const char* kBoxDimension = "box_dimension";
constexpr int kMostHalvings = 48;
constexpr double kRowsABox = 4;
constexpr double kRounding = 1e-13;  // of range over size, so that a range of whole boxes has no one more
constexpr double kFinest = 1e-15;    // of the range: below, box numbers are rounding

double entropy_of(std::vector<double> counts, double rows, double order) {
  for (double& v : counts) v /= rows;
  return renyi_entropy(counts, order);
}

}  // namespace

std::vector<double> counts_in_boxes(const Points& x, const std::vector<double>& least, const std::vector<double>& range,
                                    double size) {
  std::vector<std::int64_t> box(x.values.size());
  for (std::size_t a = 0; a < x.dimension; ++a) {
    const double last = std::max(0.0, std::ceil(range[a] / size * (1 - kRounding)) - 1);
    for (std::size_t i = 0; i < x.count; ++i)
      box[a * x.count + i] = static_cast<std::int64_t>(std::min(last, std::floor((x.at(i, a) - least[a]) / size)));
  }
  std::vector<std::size_t> order(x.count);
  std::iota(order.begin(), order.end(), 0U);
  const auto compare = [&](std::size_t i, std::size_t j) {
    for (std::size_t a = 0; a < x.dimension; ++a) {
      const std::int64_t left = box[a * x.count + i], right = box[a * x.count + j];
      if (left != right) return left < right ? -1 : 1;
    }
    return 0;
  };
  std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return compare(i, j) < 0; });
  std::vector<double> counts;
  for (std::size_t k = 0; k < order.size(); ++k) {
    if (k == 0 || compare(order[k - 1], order[k]) != 0) counts.push_back(0);
    ++counts.back();
  }
  return counts;
}

BoxEstimate box_dimension(const BoxDimension& question, core::Run& run) {
  if (!(question.order >= 0))
    throw BadParameter(kBoxDimension, "order", fmt::format("{:g}", question.order), "at least 0");
  const Points x = paired_points(kBoxDimension, {{"x", &question.x}}, "never", 1, run)[0];
  std::vector<double> least(x.dimension), range(x.dimension);
  for (std::size_t a = 0; a < x.dimension; ++a) {
    const auto [low, high] = std::minmax_element(x.column(a).begin(), x.column(a).end());
    least[a] = *low;
    range[a] = *high - *low;
  }
  const double widest = *std::max_element(range.begin(), range.end());
  if (!(widest > 0)) throw BadParameter(kBoxDimension, "x", "one point", "two points or more");
  for (std::size_t k = 0; k < question.sizes.size(); ++k) {
    const double size = question.sizes[k];
    if (!(size > 0) || std::isinf(size) || (k > 0 && !(size < question.sizes[k - 1])))
      throw BadParameter(kBoxDimension, "sizes", fmt::format("{:g} at place {}", size, k + 1),
                         "above 0, finite and decreasing");
    if (size < kFinest * widest)
      throw BadParameter(kBoxDimension, "sizes", fmt::format("{:g} at place {}", size, k + 1),
                         fmt::format("at least {:g}, {:g} of the range of x", kFinest * widest, kFinest));
  }
  const auto rows = static_cast<double>(x.count);
  std::vector<double> sizes, entropies, logs;
  const auto take = [&](double size, std::vector<double> counts) {
    sizes.push_back(size);
    logs.push_back(-std::log(size));
    entropies.push_back(entropy_of(std::move(counts), rows, question.order));
  };
  if (!question.sizes.empty()) {
    for (const double size : question.sizes) {
      run.tick();
      take(size, counts_in_boxes(x, least, range, size));
    }
  } else {
    const std::size_t apart = counts_in_boxes(x, least, range, std::ldexp(widest, -kMostHalvings)).size();
    for (int k = 1; k <= kMostHalvings; ++k) {
      run.tick();
      auto counts = counts_in_boxes(x, least, range, std::ldexp(widest, -k));
      const std::size_t filled = counts.size();
      if (kRowsABox * static_cast<double>(filled) > rows) break;
      take(std::ldexp(widest, -k), std::move(counts));
      if (filled == apart) break;
    }
  }
  if (sizes.size() < 2)
    throw question.sizes.empty()
        ? BadParameter(kBoxDimension, "x", fmt::format("{} row{}", x.count, x.count == 1 ? "" : "s"),
                       "so many that boxes of two sizes hold four each, or sizes given")
        : BadParameter(kBoxDimension, "sizes", "one size", "two or more");
  const LineFit fit = fit_line(logs, entropies);
  for (double& v : entropies) v = std::exp(v);
  BoxEstimate out;
  out.dimension = fit.slope;
  out.dimension_error = fit.slope_error;
  out.boxes =
      core::Array({core::Dimension("size", core::Array::along("size", std::move(sizes)))}, std::move(entropies));
  out.boxes.label = "boxes";
  return out;
}

}  // namespace ansatz::information
