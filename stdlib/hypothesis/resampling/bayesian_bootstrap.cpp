// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/resampling/bayesian_bootstrap.h"

#include <cmath>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/core/sort.h"
#include "stdlib/hypothesis/resampling/called_number.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kWeightedBootstrap = "bootstrap";

double mean(const std::vector<double>& x, const std::vector<double>& w) {
  return std::inner_product(x.begin(), x.end(), w.begin(), 0.0);
}

double median(const std::vector<double>& x, const std::vector<double>& w) {
  constexpr double kHalf = 0.5 - 1e-12;  // equal weights need not sum to it exactly
  const std::vector<std::size_t> places = core::sorted_places(x);
  double below = 0;
  for (const std::size_t i : places) {
    below += w[i];
    if (below >= kHalf) return x[i];
  }
  return x[places.back()];
}

double product(const std::vector<double>& x, const std::vector<double>& y, const std::vector<double>& w) {
  const double at_x = mean(x, w), at_y = mean(y, w);
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += w[i] * (x[i] - at_x) * (y[i] - at_y);
  return sum;
}

struct WeightedStatistic {
  const char* name;
  std::size_t samples;
  double (*compute)(const SampleColumns& x, const SampleColumns& w);
};

constexpr WeightedStatistic kWeightedStatistics[] = {
    {"mean", 1, [](const SampleColumns& x, const SampleColumns& w) { return mean(x[0], w[0]); }},
    {"median", 1, [](const SampleColumns& x, const SampleColumns& w) { return median(x[0], w[0]); }},
    {"standard_deviation", 1,
     [](const SampleColumns& x, const SampleColumns& w) { return std::sqrt(product(x[0], x[0], w[0])); }},
    {"mean_difference", 2,
     [](const SampleColumns& x, const SampleColumns& w) { return mean(x[0], w[0]) - mean(x[1], w.back()); }},
    {"median_difference", 2,
     [](const SampleColumns& x, const SampleColumns& w) { return median(x[0], w[0]) - median(x[1], w.back()); }},
    {"correlation", 2,
     [](const SampleColumns& x, const SampleColumns& w) {
       return product(x[0], x[1], w[0]) / std::sqrt(product(x[0], x[0], w[0]) * product(x[1], x[1], w[0]));
     }},
};

WeighedStatistic statistic_of(const Bootstrap& question) {
  if (const auto* name = std::get_if<std::string>(&question.statistic)) {
    for (const WeightedStatistic& each : kWeightedStatistics)
      if (*name == each.name) return each.compute;
  }
  const auto callable = std::get<std::shared_ptr<core::Callable>>(question.statistic);
  return [callable](const SampleColumns& samples, const SampleColumns& weights) {
    std::vector<core::Value> arguments;
    for (const SampleColumns* columns : {&samples, &weights})
      for (const auto& column : *columns) arguments.emplace_back(core::Array::of(column));
    return called_number(kWeightedBootstrap, callable->call(arguments));
  };
}

/// Uniform on all weights that sum to 1.
void draw_weights(const core::Stream& stream, std::vector<double>& weights) {
  stream.fill_uniform(weights);
  double sum = 0;
  for (double& w : weights) w = -std::log(w), sum += w;
  for (double& w : weights) w /= sum;
}

}  // namespace

BayesianDraws::BayesianDraws(const Bootstrap& question, const Samples& samples)
    : samples_(samples.values), statistic_(statistic_of(question)) {
  if (question.block != 1)
    throw core::BadParameter(kWeightedBootstrap, "block", std::to_string(question.block),
                             "1 with method = \"bayesian\"");
  for (const auto& sample : samples_)
    if (weights_.empty() || !question.paired)
      weights_.emplace_back(sample.size(), 1 / static_cast<double>(sample.size()));
  estimate_ = statistic_(samples_, weights_);
}

double BayesianDraws::operator()(const core::Stream& stream) {
  for (std::size_t g = 0; g < weights_.size(); ++g)
    draw_weights(weights_.size() == 1 ? stream : stream.at(g), weights_[g]);
  return statistic_(samples_, weights_);
}

}  // namespace ansatz::hypothesis
