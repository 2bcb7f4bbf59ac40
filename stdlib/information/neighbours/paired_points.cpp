// SPDX-License-Identifier: MIT
#include "stdlib/information/neighbours/paired_points.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>

#include "stdlib/core/error.h"
#include "stdlib/core/sort.h"
#include "stdlib/core/squares.h"
#include "stdlib/information/neighbours/sample_or_labels.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr std::size_t kTurned = 32;
constexpr double kLabelStep = 1e120;  // beyond any distance between numbers that are let in

std::string rows_told(std::size_t n) { return fmt::format("{} row{}", n, n == 1 ? "" : "s"); }

std::vector<double> label_numbers(const core::Array& labels) {
  if (labels.type() == core::ElementType::boolean) {
    const core::Array numbers = labels.as_real();
    std::vector<double> out(numbers.real().begin(), numbers.real().end());
    for (double& v : out) v *= kLabelStep;
    return out;
  }
  std::map<std::string, double> numbers;
  for (const std::string& label : labels.texts()) numbers.emplace(label, 0);
  double next = 0;
  for (auto& [label, number] : numbers) number = kLabelStep * next++;
  std::vector<double> out;
  for (const std::string& label : labels.texts()) out.push_back(numbers[label]);
  return out;
}

Points read(const std::string& kernel, const NamedSample& named) {
  const core::Array& sample = *named.sample;
  if (sample.rank() < 1 || sample.rank() > 2)
    throw BadParameter(kernel, named.name, fmt::format("an array of {} dimensions", sample.rank()),
                       "a sample, or rows of one ([sample, component])");
  const bool is_of_labels = named.may_be_labels && are_labels(sample);
  std::vector<double> labels;
  if (is_of_labels) labels = label_numbers(sample);
  const core::Array numbers = is_of_labels ? core::Array() : sample.as_real();
  const std::span<const double> values = is_of_labels ? std::span<const double>(labels) : numbers.real();
  Points out{sample.dimension(0).size, sample.rank() == 2 ? sample.dimension(1).size : 1, {}};
  if (out.dimension == 0) throw BadParameter(kernel, named.name, "rows of nothing", "at least one component");
  out.values.resize(values.size());
  const double limit = is_of_labels ? std::numeric_limits<double>::max() : core::kLargestSquared;
  for (const double value : values) {
    if (!(std::abs(value) > limit)) continue;
    if (std::isinf(value)) throw BadParameter(kernel, named.name, "infinite", "finite");
    throw BadParameter(kernel, named.name, fmt::format("{:g}", value),
                       fmt::format("within ±{:g}, so that squares are numbers", core::kLargestSquared));
  }
  // A few rows at a time, so that what is written lies together too.
  for (std::size_t first = 0; first < out.count; first += kTurned)
    for (std::size_t a = 0; a < out.dimension; ++a)
      for (std::size_t i = first; i < std::min(first + kTurned, out.count); ++i)
        out.values[a * out.count + i] = values[i * out.dimension + a];
  return out;
}

bool has_nan(const Points& points, std::size_t row) {
  for (std::size_t a = 0; a < points.dimension; ++a)
    if (std::isnan(points.at(row, a))) return true;
  return false;
}

}  // namespace

std::vector<Points> paired_points(const std::string& kernel, const std::vector<NamedSample>& samples,
                                  const std::string& missing, std::size_t at_least, core::Run& run) {
  if (missing != "error" && missing != "drop" && missing != "never")
    throw BadParameter(kernel, "missing", "\"" + missing + "\"", "\"error\" or \"drop\"");
  std::vector<Points> all;
  for (const NamedSample& named : samples) {
    all.push_back(read(kernel, named));
    if (all.back().count != all[0].count)
      throw BadParameter(kernel, named.name, rows_told(all.back().count),
                         fmt::format("{}, as {} has", rows_told(all[0].count), samples[0].name));
  }
  const auto is_missing = [](double v) { return v != v; };
  if (std::any_of(all.begin(), all.end(), [&](const Points& points) {
        return std::any_of(points.values.begin(), points.values.end(), is_missing);
      })) {
    if (missing != "drop") {
      for (std::size_t s = 0; s < all.size(); ++s) {
        const auto nans = std::count_if(all[s].values.begin(), all[s].values.end(), is_missing);
        if (nans > 0)
          throw BadParameter(
              kernel, samples[s].name, fmt::format("{} NaN among {} values", nans, all[s].values.size()),
              missing == "never" ? "free of NaN" : "free of NaN, or missing = \"drop\" to leave their rows out");
      }
    }
    std::vector<std::size_t> whole;
    for (std::size_t i = 0; i < all[0].count; ++i)
      if (std::none_of(all.begin(), all.end(), [&](const Points& points) { return has_nan(points, i); }))
        whole.push_back(i);
    run.warn(fmt::format("{}: {} with NaN left out", kernel, rows_told(all[0].count - whole.size())));
    for (Points& points : all) points = rows_of(points, whole);
  }
  if (all[0].count < at_least)
    throw BadParameter(kernel, samples[0].name, rows_told(all[0].count), fmt::format("at least {} rows", at_least));
  return all;
}

double normal_quantile(double p) { return -std::numbers::sqrt2 * boost::math::erfc_inv(2 * p); }

void rescale(const std::string& kernel, const std::string& scale, Points& points) {
  if (scale != "none" && scale != "standard" && scale != "copula")
    throw BadParameter(kernel, "scale", "\"" + scale + "\"", "\"none\", \"standard\" or \"copula\"");
  if (scale == "none") return;
  const auto n = static_cast<double>(points.count);
  for (std::size_t a = 0; a < points.dimension; ++a) {
    const auto column = points.column(a);
    if (scale == "standard") {
      if (core::vanish_squared(column)) {  // in a unit of 2ᵏ, which is exact, they have squares
        double largest = 0;
        for (const double v : column) largest = std::max(largest, std::abs(v));
        for (double& v : column) v = std::scalbn(v, -std::ilogb(largest));
      }
      double sum = 0, squares = 0;
      const double origin = column[0];
      for (const double v : column) sum += v - origin;
      const double mean = origin + sum / n;
      for (const double v : column) squares += (v - mean) * (v - mean);
      const double spread = std::sqrt(squares / (n - 1));
      for (double& v : column) v = spread > 0 ? (v - mean) / spread : 0;
      continue;
    }
    const auto places = core::sorted_places(column);
    std::vector<double> scores(points.count);
    for (std::size_t first = 0; first < places.size();) {
      std::size_t last = first;
      while (last + 1 < places.size() && column[places[last + 1]] == column[places[first]]) ++last;
      const double rank = 0.5 * static_cast<double>(first + last) + 1;
      for (std::size_t i = first; i <= last; ++i) scores[places[i]] = normal_quantile((rank - 0.5) / n);
      first = last + 1;
    }
    std::copy(scores.begin(), scores.end(), column.begin());
  }
}

}  // namespace ansatz::information
