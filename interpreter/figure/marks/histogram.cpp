// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "interpreter/figure/labelled.h"
#include "interpreter/figure/marks/make.h"
#include "interpreter/figure/quantile.h"
#include "stdlib/core/short_labels.h"

namespace ansatz::figure {
namespace {

constexpr std::size_t kMostBins = 1000;

double deviation(const std::vector<double>& sorted) {
  double mean = 0, sum = 0;
  for (const double v : sorted) mean += v / static_cast<double>(sorted.size());
  for (const double v : sorted) sum += (v - mean) * (v - mean);
  return std::sqrt(sum / static_cast<double>(std::max<std::size_t>(sorted.size(), 2) - 1));
}

// The width of bins by a rule: Freedman and Diaconis (1981), Scott (1979), Sturges (1926), or √n bins. Where a rule has
// no width to offer (half the values are equal), Sturges'.
double rule_width(const std::string& rule, const std::vector<double>& sorted) {
  const auto n = static_cast<double>(sorted.size());
  const double span = sorted.back() - sorted.front();
  double width = 0;
  if (rule == "freedman_diaconis") width = 2 * (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / std::cbrt(n);
  if (rule == "scott") width = 3.49 * deviation(sorted) / std::cbrt(n);
  if (rule == "square_root") width = span / std::ceil(std::sqrt(n));
  return width > 0 ? width : span / std::ceil(std::log2(n) + 1);
}

std::vector<double> even_edges(double low, double high, std::size_t bins) {
  std::vector<double> edges;
  for (std::size_t i = 0; i <= bins; ++i)
    edges.push_back(i == bins ? high : low + (high - low) * static_cast<double>(i) / static_cast<double>(bins));
  return edges;
}

// Whole numbers are counted in bins of whole width, their edges halfway between.
std::vector<double> whole_edges(const std::vector<double>& sorted, double width) {
  const double step = std::max(1.0, std::round(width));
  std::vector<double> edges = {sorted.front() - 0.5};
  while (edges.back() < sorted.back()) edges.push_back(edges.back() + step);
  return edges;
}

std::vector<double> choose_edges(const Arguments& arguments, const std::vector<double>& sorted, bool whole, bool log) {
  const core::Value* bins = arguments.find("bins");
  if (bins && bins->is<core::Array>() && bins->get<core::Array>()->rank() > 0) {
    std::vector<double> edges = plotted(arguments, "bins", *bins->get<core::Array>());
    if (edges.size() < 2) arguments.refuse("bins", "a single edge", "at least two edges");
    for (std::size_t i = 1; i < edges.size(); ++i)
      if (!(edges[i] > edges[i - 1])) arguments.refuse("bins", "edges that do not ascend", "ascending edges");
    return edges;
  }
  const double low = sorted.front(), high = sorted.back();
  std::size_t count = 0;
  std::string rule = "freedman_diaconis";
  if (bins && bins->is<std::string>()) {
    rule = *bins->get<std::string>();
  } else if (const auto number = arguments.number("bins")) {
    count = static_cast<std::size_t>(*number);
  }
  if (low == high) return {low - 0.5, low + 0.5};
  if (log && low > 0) {
    std::vector<double> logs = sorted;
    for (double& v : logs) v = std::log10(v);
    if (!count)
      count = static_cast<std::size_t>(
          std::clamp(std::ceil((logs.back() - logs.front()) / rule_width(rule, logs)), 1.0, 1.0 * kMostBins));
    std::vector<double> edges = even_edges(logs.front(), logs.back(), count);
    for (double& v : edges) v = std::pow(10.0, v);
    edges.front() = low;
    edges.back() = high;
    return edges;
  }
  if (count) return even_edges(low, high, count);
  const double width = rule_width(rule, sorted);
  if (whole && (high - low) / std::max(1.0, std::round(width)) < kMostBins) return whole_edges(sorted, width);
  return even_edges(low, high,
                    static_cast<std::size_t>(std::clamp(std::ceil((high - low) / width), 1.0, 1.0 * kMostBins)));
}

bool all_whole(const std::vector<double>& values) {
  return std::all_of(values.begin(), values.end(), [](double v) { return v == std::floor(v); });
}

/// "sd = 1": a bare number in a legend says nothing.
std::string layer_name(const core::Groups& groups, const std::string& name) {
  const bool is_word =
      std::any_of(name.begin(), name.end(), [](char c) { return std::isalpha(static_cast<unsigned char>(c)); });
  const bool is_truth = name == "true" || name == "false";
  return groups.by.empty() || (is_word && !is_truth) ? name : readable(groups.by) + " = " + name;
}

}  // namespace

void make_histogram(const Arguments& arguments, Mark& mark) {
  std::vector<std::pair<std::string, core::Array>> samples;
  if (const auto* groups = arguments.find("x")->get<core::Groups>()) {
    const std::vector<std::string> labels = core::short_labels(groups->names);
    for (std::size_t i = 0; i < groups->samples.size(); ++i)
      samples.emplace_back(layer_name(*groups, labels.at(i)), groups->samples[i]);
    if (samples.empty()) arguments.refuse("x", "without groups", "at least one group");
  } else {
    samples.emplace_back("", arguments.required_array("x"));
  }
  std::vector<std::vector<double>> values;
  std::vector<double> together;
  for (const auto& [name, array] : samples) {
    std::vector<double> finite = plotted(arguments, "x", array);
    std::erase_if(finite, [](double v) { return !std::isfinite(v); });
    together.insert(together.end(), finite.begin(), finite.end());
    values.push_back(std::move(finite));
  }
  std::sort(together.begin(), together.end());

  Histogram histogram;
  const bool log = arguments.choice("x_scale") == "log";
  histogram.edges = choose_edges(arguments, together, all_whole(together), log);
  const std::string height = arguments.choice("height").value_or("count");
  for (std::size_t k = 0; k < values.size(); ++k) {
    Histogram::Layer layer{samples[k].first, std::vector<double>(histogram.edges.size() - 1)};
    for (const double v : values[k]) {
      if (v < histogram.edges.front() || v > histogram.edges.back()) continue;
      const auto after = std::upper_bound(histogram.edges.begin(), histogram.edges.end(), v) - histogram.edges.begin();
      ++layer.heights[std::min<std::size_t>(static_cast<std::size_t>(after), layer.heights.size()) -
                      1];  // the last bin holds its right edge
    }
    const auto n = static_cast<double>(values[k].size());
    for (std::size_t i = 0; i < layer.heights.size(); ++i) {
      if (height != "count") layer.heights[i] /= n;
      if (height == "density") layer.heights[i] /= histogram.edges[i + 1] - histogram.edges[i];
    }
    histogram.layers.push_back(std::move(layer));
  }
  mark.x = axis_of(samples[0].second);
  mark.x.categories.clear();
  mark.y.label = height;
  if (height == "density" && !mark.x.unit.symbol.empty()) mark.y.unit = core::power(mark.x.unit, -1);
  mark.color = arguments.color("color");
  mark.shape = std::move(histogram);
}

}  // namespace ansatz::figure
