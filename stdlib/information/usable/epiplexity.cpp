// SPDX-License-Identifier: MIT
#include "stdlib/information/usable/epiplexity.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/information/checks.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/sequences/series.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr const char* kPrequentialEpiplexity = "prequential_epiplexity";
constexpr const char* kRequentialEpiplexity = "requential_epiplexity";
constexpr const char* kEpiplexityFront = "epiplexity_front";
constexpr double kTellableRise = 0.1;  // of the curve's range

std::vector<double> column_of(const char* kernel, const char* name, const core::Array& given) {
  const Series read(kernel, name, given, 1);
  return {read.values().begin(), read.values().end()};
}

void as_many(const char* kernel, const char* name, const std::vector<double>& values, std::size_t wanted,
             const char* others) {
  if (values.size() != wanted)
    throw BadParameter(kernel, name, fmt::format("{} numbers", values.size()),
                       fmt::format("{}, as many as {}", wanted, others));
}

void no_less(const char* kernel, const char* name, const std::vector<double>& values, double least) {
  for (const double v : values) at_least(kernel, name, v, least);
}

/// Tokens that each loss stands for.
std::vector<double> weights_of(const std::vector<double>& tokens, bool is_blocks) {
  const std::size_t n = tokens.size();
  std::vector<double> out(n);
  for (std::size_t t = 0; t < n; ++t) {
    if (is_blocks) {
      out[t] = tokens[t] - (t > 0 ? tokens[t - 1] : 0);
    } else if (t > 0) {
      out[t] += 0.5 * (tokens[t] - tokens[t - 1]);
      out[t - 1] += 0.5 * (tokens[t] - tokens[t - 1]);
    }
  }
  return out;
}

void warn_of_rise(const std::vector<double>& losses, const std::vector<double>& tokens,
                  const std::vector<double>* errors, core::Run& run) {
  const std::size_t half = losses.size() / 40;
  double least = std::numeric_limits<double>::infinity(), most = -least, rise = 0, allowed = 0, where = 0;
  for (std::size_t t = half; t + half < losses.size(); ++t) {
    double mean = 0, square = 0;
    for (std::size_t s = t - half; s <= t + half; ++s) {
      mean += losses[s] / static_cast<double>(2 * half + 1);
      if (errors) square += (*errors)[s] * (*errors)[s];
    }
    least = std::min(least, mean);
    most = std::max(most, mean);
    if (mean - least <= rise) continue;
    rise = mean - least;
    where = tokens[t];
    // Of a difference of two such means.
    allowed = 3 * std::sqrt(2 * square) / static_cast<double>(2 * half + 1);
  }
  if (!errors) allowed = kTellableRise * (most - least);
  if (rise > allowed)
    run.warn(
        fmt::format("{}: the losses rise by {:.2g} nat up to token {:g}: what lies under the curve is then no model "
                    "that was learnt",
                    kPrequentialEpiplexity, rise, where));
}

}  // namespace

PrequentialEpiplexityEstimate prequential_epiplexity(const PrequentialEpiplexity& question, core::Run& run) {
  const double log_base = log_of_base(kPrequentialEpiplexity, question.base);
  const std::vector<double> losses = column_of(kPrequentialEpiplexity, "losses", question.losses);
  const std::vector<double> tokens = column_of(kPrequentialEpiplexity, "tokens", question.tokens);
  if (losses.size() < 2)
    throw BadParameter(kPrequentialEpiplexity, "losses", "one number", "two or more, along what was learnt");
  as_many(kPrequentialEpiplexity, "tokens", tokens, losses.size(), "losses");
  if (question.losses_are != "points" && question.losses_are != "blocks")
    throw BadParameter(kPrequentialEpiplexity, "losses_are", "\"" + question.losses_are + "\"",
                       "\"points\" or \"blocks\"");
  const bool is_blocks = question.losses_are == "blocks";
  no_less(kPrequentialEpiplexity, "tokens", tokens, 0);
  for (std::size_t t = 0; t < tokens.size(); ++t)
    if (t > 0 ? tokens[t] <= tokens[t - 1] : is_blocks && tokens[t] <= 0)
      throw BadParameter(
          kPrequentialEpiplexity, "tokens", fmt::format("{:g} at step {}", tokens[t], t + 1),
          t > 0 ? fmt::format("above {:g}, the count before", tokens[t - 1]) : "above 0, the end of the first block");
  std::vector<double> errors;
  if (question.errors) {
    errors = column_of(kPrequentialEpiplexity, "errors", *question.errors);
    as_many(kPrequentialEpiplexity, "errors", errors, losses.size(), "losses");
    no_less(kPrequentialEpiplexity, "errors", errors, 0);
  }
  const double floor = question.floor.value_or(losses.back());
  if (!std::isfinite(floor))
    throw BadParameter(kPrequentialEpiplexity, "floor", fmt::format("{:g}", floor), "a finite number");
  warn_of_rise(losses, tokens, question.errors ? &errors : nullptr, run);

  const std::vector<double> weights = weights_of(tokens, is_blocks);
  CompensatedSum structure, all;
  for (std::size_t t = 0; t < losses.size(); ++t) {
    structure.add(weights[t] * (losses[t] - floor));
    all.add(weights[t]);
  }
  PrequentialEpiplexityEstimate out;
  out.error = std::numeric_limits<double>::quiet_NaN();
  if (question.errors) {
    double square = 0;
    for (std::size_t t = 0; t < losses.size(); ++t) {
      // The last loss is the floor, too, where none is given.
      const double weight = weights[t] - (!question.floor && t + 1 == losses.size() ? all.value() : 0);
      square += weight * weight * errors[t] * errors[t];
    }
    out.error = std::sqrt(square) / log_base;
  }
  out.structure = structure.value() / log_base;
  out.entropy = tokens.back() * floor / log_base;
  out.code = out.structure + out.entropy;
  out.structure_per_token = out.structure / tokens.back();
  out.entropy_per_token = floor / log_base;
  return out;
}

double requential_epiplexity(const RequentialEpiplexity& question, core::Run&) {
  const double log_base = log_of_base(kRequentialEpiplexity, question.base);
  const std::vector<double> divergences = column_of(kRequentialEpiplexity, "divergences", question.divergences);
  const std::vector<double> tokens = column_of(kRequentialEpiplexity, "tokens", question.tokens);
  as_many(kRequentialEpiplexity, "tokens", tokens, divergences.size(), "divergences");
  no_less(kRequentialEpiplexity, "divergences", divergences, 0);
  no_less(kRequentialEpiplexity, "tokens", tokens, 0);
  CompensatedSum sum;
  for (std::size_t u = 0; u < tokens.size(); ++u) sum.add(tokens[u] * divergences[u]);
  return sum.value() / log_base;
}

EpiplexityFrontEstimate epiplexity_front(const EpiplexityFront& question, core::Run&) {
  const std::vector<double> compute = column_of(kEpiplexityFront, "compute", question.compute);
  const std::vector<double> structure = column_of(kEpiplexityFront, "structure", question.structure);
  const std::vector<double> entropy = column_of(kEpiplexityFront, "entropy", question.entropy);
  as_many(kEpiplexityFront, "structure", structure, compute.size(), "compute");
  as_many(kEpiplexityFront, "entropy", entropy, compute.size(), "compute");
  for (const double c : compute)
    if (c <= 0) throw BadParameter(kEpiplexityFront, "compute", fmt::format("{:g}", c), "above 0");
  no_less(kEpiplexityFront, "entropy", entropy, 0);

  std::vector<std::size_t> order(compute.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto code = [&](std::size_t r) { return structure[r] + entropy[r]; };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return compute[a] != compute[b] ? compute[a] < compute[b] : code(a) < code(b);
  });
  std::vector<std::size_t> front;
  std::vector<core::Array::Boolean> on_front(compute.size(), 0);
  for (const std::size_t r : order)
    if (front.empty() || code(r) < code(front.back())) {
      front.push_back(r);
      on_front[r] = 1;
    }

  std::vector<double> budgets;
  if (question.budgets)
    budgets = column_of(kEpiplexityFront, "budgets", *question.budgets);
  else
    for (const std::size_t r : front) budgets.push_back(compute[r]);
  std::vector<double> structures, entropies;
  std::vector<std::int64_t> best;
  for (const double budget : budgets) {
    const auto beyond =
        std::partition_point(front.begin(), front.end(), [&](std::size_t r) { return compute[r] <= budget; });
    if (beyond == front.begin())
      throw BadParameter(kEpiplexityFront, "budgets", fmt::format("{:g}", budget),
                         fmt::format("at least {:g}, what the cheapest run costs", compute[order.front()]));
    const std::size_t r = *(beyond - 1);
    structures.push_back(structure[r]);
    entropies.push_back(entropy[r]);
    best.push_back(static_cast<std::int64_t>(r + 1));
  }
  const std::vector<core::Dimension> along{core::Dimension("budget", core::Array::of(budgets))};
  return {core::Array(along, std::move(budgets)), core::Array(along, std::move(structures)),
          core::Array(along, std::move(entropies)), core::Array(along, std::move(best)),
          core::Array({{"run", compute.size()}}, std::move(on_front))};
}

}  // namespace ansatz::information
