// SPDX-License-Identifier: MIT
#include "stdlib/information/transfer/embedding_choice.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/information/neighbours/estimate.h"
#include "stdlib/information/neighbours/ksg_mutual_information.h"
#include "stdlib/information/neighbours/nearest.h"
#include "stdlib/information/neighbours/paired_points.h"
#include "stdlib/information/transfer/embedding.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr const char* kEmbeddingChoice = "embedding_choice";

struct Choice {
  History history;
  std::vector<double> gains;  // step by step: the more the better
};

std::vector<std::size_t> whole_numbers(const char* name, const std::vector<double>& given) {
  if (given.empty()) throw BadParameter(kEmbeddingChoice, name, "none", "at least one");
  std::vector<std::size_t> out;
  for (const double value : given) {
    if (!(value >= 1) || value != std::floor(value) || value > 1e9)
      throw BadParameter(kEmbeddingChoice, name, fmt::format("{:g}", value), "whole numbers of at least 1");
    out.push_back(static_cast<std::size_t>(value));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double squared_deviation(const Points& points) {
  double sum = 0;
  for (std::size_t a = 0; a < points.dimension; ++a) {
    const auto column = points.column(a);
    const double middle = std::accumulate(column.begin(), column.end(), 0.0) / static_cast<double>(points.count);
    for (const double v : column) sum += (v - middle) * (v - middle);
  }
  return sum / static_cast<double>(points.count);
}

/// Less the squared errors of the means of what followed the nearest pasts, over the series' variance.
std::vector<double> predicted(const Points& next, const Points& past, std::size_t k, std::size_t window,
                              core::Run& run) {
  const auto neighbours = Nearest(past, Norm::largest, run).neighbours(k, window, run);
  const double unit = squared_deviation(next);
  std::vector<double> gains(next.count, 0.0);
  for (std::size_t a = 0; a < next.dimension; ++a) {
    const auto column = next.column(a);
    for (std::size_t i = 0; i < next.count; ++i) {
      double sum = 0;
      for (std::size_t s = 0; s < k; ++s) sum += column[neighbours[i * k + s]];
      const double error = column[i] - sum / static_cast<double>(k);
      gains[i] -= error * error / unit;
    }
  }
  return gains;
}

/// Whether one is not worse than the best by more than three standard errors of the difference.
bool is_as_good(const std::vector<double>& one, const std::vector<double>& best) {
  std::vector<double> lost(one.size());
  for (std::size_t i = 0; i < one.size(); ++i) lost[i] = best[i] - one[i];
  const double average = mean(lost);
  double squares = 0;
  for (const double v : lost) squares += (v - average) * (v - average);
  const auto n = static_cast<double>(lost.size());
  return average <= 3 * std::sqrt(squares / (n - 1) / n);
}

}  // namespace

Embedding embedding_choice(const EmbeddingChoice& question, core::Run& run) {
  if (question.criterion != "prediction" && question.criterion != "information")
    throw BadParameter(kEmbeddingChoice, "criterion", "\"" + question.criterion + "\"",
                       "\"prediction\" or \"information\"");
  const auto lengths = whole_numbers("histories", question.histories),
             delays = whole_numbers("delays", question.delays);
  auto series = paired_points(kEmbeddingChoice, {{"x", &question.x}}, "error", 2, run);
  Points& x = series[0];
  rescale(kEmbeddingChoice, question.scale, x);
  if (squared_deviation(x) == 0) throw BadParameter(kEmbeddingChoice, "x", "a constant series", "one that varies");
  const std::size_t first = (lengths.back() - 1) * delays.back() + 1;
  if (first + lengths.back() + 3 > x.count)
    throw BadParameter(kEmbeddingChoice, "x", fmt::format("{} steps", x.count),
                       fmt::format("at least {}, for the longest history", first + lengths.back() + 3));
  const Points next = past_of(x, {1, 1, 0}, first);
  const std::size_t window = checked_window(kEmbeddingChoice, question.window, next.count);
  const std::size_t k = checked_neighbours(kEmbeddingChoice, question.neighbours, next.count, window);
  const bool by_prediction = question.criterion == "prediction";
  std::vector<Choice> choices;
  std::vector<double> scores;
  for (const std::size_t length : lengths) {
    for (const std::size_t delay : delays) {
      run.tick();
      run.progress(static_cast<double>(choices.size()) / static_cast<double>(lengths.size() * delays.size()));
      const Points past = past_of(x, {length, delay, 1}, first);
      choices.push_back({{length, delay, 1},
                         by_prediction
                             ? predicted(next, past, k, window, run)
                             : ksg_local(choices.empty() ? kEmbeddingChoice : "", next, past, k, window, run)});
      const double gain = mean(choices.back().gains);
      scores.push_back(by_prediction ? std::sqrt(-gain) : gain);
    }
  }
  const auto best = std::max_element(choices.begin(), choices.end(), [](const Choice& one, const Choice& other) {
    return mean(one.gains) < mean(other.gains);
  });
  const auto taken = std::find_if(choices.begin(), choices.end(),
                                  [&](const Choice& choice) { return is_as_good(choice.gains, best->gains); });
  Embedding out;
  out.history = static_cast<double>(taken->history.length);
  out.delay = static_cast<double>(taken->history.delay);
  out.score = scores[static_cast<std::size_t>(taken - choices.begin())];
  const auto axis = [](const char* name, const std::vector<std::size_t>& values) {
    return core::Dimension(name, core::Array::of(std::vector<double>(values.begin(), values.end())));
  };
  out.scores = core::Array({axis("history", lengths), axis("delay", delays)}, std::move(scores));
  return out;
}

}  // namespace ansatz::information
