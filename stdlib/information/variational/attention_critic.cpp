// SPDX-License-Identifier: MIT
#include "stdlib/information/variational/attention_critic.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>

#include "stdlib/core/count.h"
#include "stdlib/core/error.h"
#include "stdlib/information/neighbours/paired_points.h"
#include "stdlib/information/variational/critic.h"
#include "stdlib/information/variational/critic_training.h"
#include "stdlib/information/variational/score_bounds.h"
#include "stdlib/networks/training.h"

namespace ansatz::information {

namespace {

using core::BadParameter;
using networks::Layers;
using networks::LayerWord;

constexpr std::size_t kFewestRows = 16;

/// The parts side by side, place by place: columns [place, channel], the channel running fastest, the latest place
/// last. Where one part is shorter than another, its early places are zeros.
struct Sequence {
  std::size_t places = 0, channels = 0;
  Points rows;
};

Sequence sequence_of(const std::vector<PastPart>& past) {
  Sequence out;
  for (const PastPart& part : past) {
    out.places = std::max(out.places, part.steps);
    out.channels += part.rows->dimension / part.steps;
  }
  const std::size_t n = past.front().rows->count;
  out.rows = {n, out.places * out.channels, std::vector<double>(n * out.places * out.channels, 0.0)};
  std::size_t channel = 0;
  for (const PastPart& part : past) {
    const std::size_t components = part.rows->dimension / part.steps;
    for (std::size_t back = 0; part.is_seen && back < part.steps; ++back)
      for (std::size_t a = 0; a < components; ++a)
        std::ranges::copy(part.rows->column(back * components + a),
                          out.rows.column((out.places - 1 - back) * out.channels + channel + a).begin());
    channel += components;
  }
  return out;
}

CriticShape shape_of(const std::string& kernel, const AttentionCritic& how, const Sequence& sequence) {
  CriticShape shape;
  shape.embedding = static_cast<std::size_t>(how.embedding);
  for (const double units : how.hidden) shape.hidden.push_back(static_cast<std::size_t>(units));
  shape.activation = networks::activation(kernel, how.activation);
  std::vector<LayerWord> words{
      std::vector<double>{static_cast<double>(sequence.places), static_cast<double>(sequence.channels)}};
  for (LayerWord& word : how.layers.words()) words.push_back(std::move(word));
  words.insert(words.end(), how.hidden.begin(), how.hidden.end());
  words.emplace_back(static_cast<double>(how.embedding));
  shape.of_x = networks::network_of_layers(kernel, "critic", Layers::of(std::move(words)), how.activation);
  return shape;
}

/// Mean of what it is given, one after the other.
class RunningMean {
 public:
  void add(const std::vector<double>& values) {
    if (mean_.empty()) mean_.resize(values.size());
    ++count_;
    for (std::size_t p = 0; p < values.size(); ++p) mean_[p] += (values[p] - mean_[p]) / count_;
  }
  const std::vector<double>& value() const { return mean_; }

 private:
  std::vector<double> mean_;
  double count_ = 0;
};

std::vector<std::size_t> times(std::size_t first, std::size_t end) {
  std::vector<std::size_t> out(end - first);
  std::iota(out.begin(), out.end(), first);
  return out;
}

}  // namespace

Layers AttentionCritic::causal_layers() {
  networks::Convolution each;
  each.channels = 16;
  each.size = {1};
  each.activation = std::string("identity");
  networks::Attention attention;
  attention.heads = 2;
  attention.causal = true;
  return Layers::of({each, networks::Positions{}, attention, networks::FeedForward{}});
}

AttentionCritic attention_critic(const AttentionCritic& question, core::Run&) {
  constexpr const char* kKernel = "attention_critic";
  score_bound_named(kKernel, question.bound);
  core::count_of_at_least(1, kKernel, "embedding", question.embedding);
  core::count_of_at_least(2, kKernel, "batch", question.batch);
  core::count_of_at_least(1, kKernel, "steps", question.steps);
  if (!(question.rate > 0) || std::isinf(question.rate))
    throw BadParameter(kKernel, "rate", fmt::format("{:g}", question.rate), "above 0");
  if (!(question.clip > 0)) throw BadParameter(kKernel, "clip", fmt::format("{:g}", question.clip), "above 0");
  std::vector<double> sizes{1};
  sizes.insert(sizes.end(), question.hidden.begin(), question.hidden.end());
  sizes.push_back(question.embedding);
  networks::checked_sizes(kKernel, "hidden", sizes);
  networks::activation(kKernel, question.activation);
  return question;
}

std::vector<double> critic_shares(const std::string& kernel, const AttentionCritic& how, const Points& step,
                                  const std::vector<PastPart>& past, core::Run& run) {
  attention_critic(how, run);
  const std::string& name = kernel.empty() ? std::string("attention_critic") : kernel;
  const std::size_t n = step.count, half = n / 2, batch = std::min(static_cast<std::size_t>(how.batch), half);
  if (n < kFewestRows)
    throw BadParameter(name, "target", fmt::format("{} usable steps", n),
                       fmt::format("at least {} to teach a critic with", kFewestRows));
  Points next = step;
  rescale(name, "standard", next);
  std::vector<double> shares(n, 0.0);
  if (std::ranges::all_of(next.values, [](double v) { return v == 0; })) return shares;
  Sequence sequence = sequence_of(past);
  rescale(name, "standard", sequence.rows);
  const CriticShape shape = shape_of(name, how, sequence);
  const ScoreBound bound = score_bound_named(name, how.bound);
  const ScoreBoundValue nothing_yet(bound, how.clip);
  const auto critic = make_critic(name, shape, sequence.rows.dimension, next.dimension, batch);
  double learnt_from = 0, held_out = 0;
  for (const bool is_first : {true, false}) {
    std::vector<std::size_t> apart = is_first ? times(0, half) : times(half, n),
                             learnt = is_first ? times(half, n) : times(0, half);
    CriticTraining training(name, sequence.rows, next, *critic, {bound, batch, how.rate}, learnt, run.stream("critic"),
                            run.stream("batches"));
    RunningMean settled;
    for (int s = 1; s <= how.steps; ++s) {
      run.tick();
      training.learn(run);
      if (2 * s > how.steps) settled.add(training.parameters());
    }
    training.parameters() = settled.value();
    // In random order, so that rows that do not belong together are not neighbours in time.
    std::vector<double> together;
    for (auto* rows : {&learnt, &apart}) {
      run.stream("blocks").shuffle(*rows);
      const double value = training.bound_of_all(*rows, nothing_yet, together, run);
      if (!std::isfinite(value)) throw networks::TrainingDiverged(name, static_cast<std::size_t>(how.steps), "step");
      (rows == &apart ? held_out : learnt_from) += value / 2;
      if (rows == &learnt) continue;
      const double rest =
          value - std::accumulate(together.begin(), together.end(), 0.0) / static_cast<double>(together.size());
      for (std::size_t i = 0; i < apart.size(); ++i) shares[apart[i]] = together[i] + rest;
    }
  }
  if (!kernel.empty() && learnt_from > kTellable && held_out < 0.5 * learnt_from)
    run.warn(
        fmt::format("{}: steps kept apart give {:.3g} nat and steps learnt from {:.3g}: the critic has learnt its "
                    "steps by heart, and a longer series, or a smaller critic or fewer of its steps, are needed",
                    kernel, held_out, learnt_from));
  return shares;
}

}  // namespace ansatz::information
