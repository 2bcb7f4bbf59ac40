// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/resampling/bootstrap.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>

#include "stdlib/core/error.h"
#include "stdlib/core/sort.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/dependence/correlation.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/resampling/bayesian_bootstrap.h"
#include "stdlib/hypothesis/resampling/called_number.h"
#include "stdlib/hypothesis/resampling/stationary_places.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kBootstrap = "bootstrap";
constexpr double kTie = 100 * std::numeric_limits<double>::epsilon();

using Drawn = std::vector<std::vector<double>>;
using Statistic = std::function<double(const Drawn&)>;

double mean(const std::vector<double>& x) {
  // Four sums at once: one chain of additions would be the slowest part of a draw.
  double part[4] = {0, 0, 0, 0};
  std::size_t i = 0;
  for (; i + 4 <= x.size(); i += 4)
    for (std::size_t lane = 0; lane < 4; ++lane) part[lane] += x[i + lane];
  for (; i < x.size(); ++i) part[0] += x[i];
  return ((part[0] + part[1]) + (part[2] + part[3])) / static_cast<double>(x.size());
}

double median(std::vector<double> x) {
  const std::size_t middle = x.size() / 2;
  const auto at = x.begin() + static_cast<std::ptrdiff_t>(middle);
  std::nth_element(x.begin(), at, x.end());
  return x.size() % 2 == 1 ? *at : 0.5 * (*at + *std::max_element(x.begin(), at));
}

struct Named {
  const char* name;
  std::size_t samples;
  double (*compute)(const Drawn&);
};

constexpr Named kNamed[] = {
    {"mean", 1, [](const Drawn& d) { return mean(d[0]); }},
    {"median", 1, [](const Drawn& d) { return median(d[0]); }},
    {"standard_deviation", 1, [](const Drawn& d) { return std::sqrt(moments(d[0]).variance()); }},
    {"mean_difference", 2, [](const Drawn& d) { return mean(d[0]) - mean(d[1]); }},
    {"median_difference", 2, [](const Drawn& d) { return median(d[0]) - median(d[1]); }},
    {"correlation", 2, [](const Drawn& d) { return correlation(d[0], d[1]); }},
};

Statistic named_statistic(const std::string& name, std::size_t samples, bool paired) {
  for (const Named& each : kNamed) {
    if (name != each.name) continue;
    if (samples != each.samples)
      throw core::BadParameter(kBootstrap, "statistic", fmt::format("\"{}\" for {} samples", name, samples),
                               fmt::format("a statistic of {} samples, or a function", samples));
    if (name == "correlation" && !paired)
      throw core::BadParameter(kBootstrap, "statistic", "\"correlation\" of samples that are not matched",
                               "asked with paired = true");
    return each.compute;
  }
  throw core::BadParameter(kBootstrap, "statistic", "\"" + name + "\"",
                           "\"mean\", \"median\", \"standard_deviation\", \"mean_difference\", \"median_difference\", "
                           "\"correlation\" or a function");
}

Statistic called_statistic(std::shared_ptr<core::Callable> callable) {
  return [callable](const Drawn& drawn) {
    std::vector<core::Value> arguments;
    for (const auto& sample : drawn) arguments.emplace_back(core::Array::of(sample));
    return called_number(kBootstrap, callable->call(arguments));
  };
}

/// Starts of n/block stretches, or places one by one, uniform on 0 … starts − 1. Two of them come from one number of 52
/// bits where they fit.
void draw_places(const core::Stream& stream, std::vector<double>& uniform, std::vector<std::uint32_t>& places,
                 std::size_t starts) {
  const auto bound = static_cast<double>(starts);
  const bool two = starts <= (std::size_t{1} << 16U);
  uniform.resize(two ? (places.size() + 1) / 2 : places.size());
  stream.fill_uniform(uniform);
  if (!two) {
    for (std::size_t i = 0; i < places.size(); ++i) places[i] = static_cast<std::uint32_t>(uniform[i] * bound);
    return;
  }
  for (std::size_t i = 0; i < places.size(); i += 2) {
    const double scaled = uniform[i / 2] * bound;
    places[i] = static_cast<std::uint32_t>(scaled);
    if (i + 1 < places.size()) places[i + 1] = static_cast<std::uint32_t>((scaled - places[i]) * bound);
  }
}

/// At what stretches values are drawn.
struct Blocks {
  std::size_t length;
  bool are_stationary;  ///< of random lengths with that mean
};

/// Draws samples anew from themselves.
class Redraw {
 public:
  Redraw(const Drawn& samples, bool paired, const Blocks& blocks)
      : samples_(samples),
        paired_(paired),
        block_(blocks.length),
        is_stationary_(blocks.are_stationary),
        stationary_(static_cast<double>(blocks.length)) {}

  void operator()(const core::Stream& stream, Drawn& out) {
    for (std::size_t g = 0; g < samples_.size(); ++g) {
      const auto& sample = samples_[g];
      const std::size_t n = sample.size();
      if (g == 0 || !paired_) {
        const core::Stream own = samples_.size() == 1 || paired_ ? stream : stream.at(g);
        places_.resize(is_stationary_ ? n : (n + block_ - 1) / block_);
        if (is_stationary_)
          stationary_(own, places_);
        else
          draw_places(own, uniform_, places_, n - block_ + 1);
      }
      out[g].resize(n);
      if (block_ == 1 || is_stationary_) {
        for (std::size_t i = 0; i < n; ++i) out[g][i] = sample[places_[i]];
      } else {
        for (std::size_t i = 0; i < n; ++i) out[g][i] = sample[places_[i / block_] + i % block_];
      }
    }
  }

 private:
  const Drawn& samples_;
  bool paired_;
  std::size_t block_;
  bool is_stationary_;
  StationaryPlaces stationary_;
  std::vector<double> uniform_;
  std::vector<std::uint32_t> places_;
};

// Σ (θ̄ − θᵢ)³/(6 (Σ (θ̄ − θᵢ)²)^{3/2}) over what is left out in turn, samples pooled.
double acceleration(const Drawn& samples, bool paired, std::size_t block, const Statistic& statistic, core::Run& run) {
  double cubes = 0, squares = 0;
  Drawn left = samples;
  const auto without = [&](std::size_t g, std::size_t first) {
    left[g] = samples[g];
    const auto from = left[g].begin() + static_cast<std::ptrdiff_t>(first);
    left[g].erase(from, from + static_cast<std::ptrdiff_t>(std::min(block, samples[g].size() - first)));
  };
  for (std::size_t g = 0; g < (paired ? 1 : samples.size()); ++g) {
    std::vector<double> values;
    for (std::size_t first = 0; first < samples[g].size(); first += block) {
      run.tick();
      for (std::size_t other = g; other < (paired ? samples.size() : g + 1); ++other) without(other, first);
      if (left[g].empty()) break;
      values.push_back(statistic(left));
    }
    left[g] = samples[g];
    if (values.empty()) continue;
    const double centre = mean(values), size = static_cast<double>(values.size());
    for (const double v : values) {
      squares += (centre - v) * (centre - v) / (size * size);
      cubes += (centre - v) * (centre - v) * (centre - v) / (size * size * size);
    }
  }
  return squares > 0 ? cubes / (6 * squares * std::sqrt(squares)) : 0;
}

double quantile(const std::vector<double>& sorted, double level) {
  const double place = level * static_cast<double>(sorted.size() - 1), whole = std::floor(place);
  const auto i = static_cast<std::size_t>(whole);
  return i + 1 < sorted.size() ? sorted[i] + (place - whole) * (sorted[i + 1] - sorted[i]) : sorted.back();
}

void warn(BootstrapResult& result, core::Run& run, const std::string& sentence) {
  run.warn("bootstrap: " + sentence);
  result.warnings.push_back(sentence);
}

/// Levels of the draws at which the interval ends; nothing where the draws do not tell them.
std::optional<core::Interval> bca_levels(const BootstrapResult& result, double accelerated) {
  double below = 0;
  for (const double v : result.draws.real()) {
    const double tie = kTie * std::abs(result.estimate);
    below += v < result.estimate - tie ? 1 : v <= result.estimate + tie ? 0.5 : 0;
  }
  const double share = below / static_cast<double>(result.draws.size());
  if (share <= 0 || share >= 1) return std::nullopt;
  const double shift = normal_quantile(share), tail = 0.5 * (1 - result.confidence);
  const auto level = [&](double z) {
    return normal_survival(-(shift + (shift + z) / (1 - accelerated * (shift + z))));
  };
  return core::Interval{level(normal_quantile(tail)), level(normal_quantile(1 - tail))};
}

/// Standard errors of draws: what t* is made with.
class DrawErrors {
 public:
  DrawErrors(const std::string* name, const Statistic& statistic, bool paired, const Blocks& blocks)
      : by_formula_(name && blocks.length == 1 && (*name == "mean" || (*name == "mean_difference" && !paired))),
        statistic_(statistic),
        paired_(paired),
        blocks_(blocks) {}

  bool are_by_formula() const { return by_formula_; }

  double operator()(const Drawn& drawn, const core::Stream& stream) {
    if (by_formula_) {
      double variance = 0;
      for (const auto& sample : drawn) variance += moments(sample).variance() / static_cast<double>(sample.size());
      return std::sqrt(variance);
    }
    constexpr std::uint64_t kInner = 50;
    Redraw redraw(drawn, paired_, blocks_);
    again_.resize(drawn.size());
    std::vector<double> values;
    for (std::uint64_t i = 0; i < kInner; ++i) {
      redraw(stream.at(i), again_);
      values.push_back(statistic_(again_));
      if (std::isnan(values.back())) return 0;  // no spread, no error
    }
    return std::sqrt(moments(values).variance());
  }

 private:
  bool by_formula_;
  const Statistic& statistic_;
  bool paired_;
  Blocks blocks_;
  Drawn again_;
};

/// The ends by quantiles of t*; nothing where these are not finite.
std::optional<core::Interval> studentised_ends(std::vector<double> t, double estimate, double error, double tail) {
  core::sort_numbers(t);
  const double low = quantile(t, tail), high = quantile(t, 1 - tail);
  if (!std::isfinite(low) || !std::isfinite(high)) return std::nullopt;
  return core::Interval{estimate - error * high, estimate - error * low};
}

}  // namespace

BootstrapResult bootstrap(const Bootstrap& question, core::Run& run) {
  check_confidence(kBootstrap, question.confidence);
  if (question.draws < 1) throw core::BadParameter(kBootstrap, "draws", std::to_string(question.draws), "at least 1");
  const bool studentised = question.method == "studentised";
  const bool bayesian = question.method == "bayesian";
  if (question.method != "bca" && question.method != "percentile" && question.method != "basic" && !studentised &&
      !bayesian)
    throw core::BadParameter(kBootstrap, "method", "\"" + question.method + "\"",
                             "\"bca\", \"percentile\", \"basic\", \"studentised\" or \"bayesian\"");
  const bool stationary = question.blocks == "stationary";
  if (!stationary && question.blocks != "moving")
    throw core::BadParameter(kBootstrap, "blocks", "\"" + question.blocks + "\"", "\"moving\" or \"stationary\"");
  const SampleNeeds needs{.kernel = kBootstrap, .at_least = 1, .size = 2};
  const Samples samples = question.paired ? read_matched(question, needs) : read_samples(question, needs);
  std::size_t shortest = samples.values[0].size();
  for (const auto& sample : samples.values) shortest = std::min(shortest, sample.size());
  if (question.block < 1 || static_cast<std::size_t>(question.block) > shortest)
    throw core::BadParameter(kBootstrap, "block", std::to_string(question.block),
                             fmt::format("in [1, {}], the shortest sample", shortest));
  const auto block = static_cast<std::size_t>(question.block);
  const auto* name = std::get_if<std::string>(&question.statistic);
  const Statistic statistic = name ? named_statistic(*name, samples.values.size(), question.paired)
                                   : called_statistic(std::get<std::shared_ptr<core::Callable>>(question.statistic));

  BootstrapResult result;
  result.method = question.method;
  result.confidence = question.confidence;
  result.n = samples.sizes();
  std::optional<BayesianDraws> weigh;
  if (bayesian) weigh.emplace(question, samples);
  result.estimate = weigh ? weigh->estimate() : statistic(samples.values);
  std::vector<double> values, t;
  const Blocks blocks{block, stationary};
  DrawErrors error_of(name, statistic, question.paired, blocks);
  Redraw redraw(samples.values, question.paired, blocks);
  Drawn drawn = samples.values;
  const core::Stream stream = run.stream("bootstrap");
  for (int b = 0; b < question.draws; ++b) {
    run.tick();
    const core::Stream own = stream.at(static_cast<std::uint64_t>(b));
    if (!weigh) redraw(own, drawn);
    values.push_back(weigh ? (*weigh)(own) : statistic(drawn));
    if (std::isnan(values.back()))
      throw core::BadParameter(kBootstrap, "statistic", "NaN for a draw", "a number for every one");
    if (studentised) {
      const double off = values.back() - result.estimate;
      t.push_back(off == 0 ? 0 : off / error_of(drawn, own.at("inner")));
    }
  }
  const Moments all = moments(values);
  result.error = values.size() > 1 ? std::sqrt(all.variance()) : 0;
  result.bias = all.mean - result.estimate;
  result.draws = core::Array::along("draw", values);
  core::sort_numbers(values);
  const double tail = 0.5 * (1 - question.confidence);
  std::optional<core::Interval> levels = core::Interval{tail, 1 - tail};
  if (question.method == "bca")
    levels = bca_levels(result, acceleration(samples.values, question.paired, block, statistic, run));
  if (values.front() == values.back()) {
    warn(result, run, "degenerate: all draws are equal");
  } else if (studentised) {
    const double own = error_of.are_by_formula() ? error_of(samples.values, stream) : result.error;
    result.interval = studentised_ends(std::move(t), result.estimate, own, tail);
    if (!result.interval) warn(result, run, "degenerate: too many draws have no spread");
  } else if (!levels) {
    warn(result, run, "degenerate: all draws lie on one side of the estimate");
  } else {
    core::Interval ends{quantile(values, levels->low), quantile(values, levels->high)};
    if (question.method == "basic") ends = {2 * result.estimate - ends.high, 2 * result.estimate - ends.low};
    result.interval = ends;
  }
  const std::string interval =
      result.interval ? fmt::format(" [{:.4g}, {:.4g}]", result.interval->low, result.interval->high) : "";
  result.reading = fmt::format("{} = {:.4g}{}, standard error {:.2g} ({}, {} draws)", name ? *name : "statistic",
                               result.estimate, interval, result.error, question.method, question.draws);
  return result;
}

}  // namespace ansatz::hypothesis
