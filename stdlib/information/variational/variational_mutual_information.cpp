// SPDX-License-Identifier: MIT
#include "stdlib/information/variational/variational_mutual_information.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/information/neighbours/paired_points.h"
#include "stdlib/information/variational/critic.h"
#include "stdlib/information/variational/critic_training.h"
#include "stdlib/information/variational/score_bounds.h"
#include "stdlib/networks/training.h"

namespace ansatz::information {

namespace {

using core::BadParameter;
using Rows = std::span<const std::size_t>;

constexpr const char* kVariationalMutualInformation = "variational_mutual_information";
constexpr std::size_t kEvaluations = 50;
constexpr std::size_t kMostPairs = 131072;  // that go through a network for one value
constexpr double kNearCeiling = 0.85;       // of ln(batch)

std::size_t at_least(const char* name, double value, double least) {
  if (!(value >= least) || value != std::floor(value))
    throw BadParameter(kVariationalMutualInformation, name, fmt::format("{:g}", value),
                       fmt::format("a whole number of at least {:g}", least));
  return static_cast<std::size_t>(value);
}

CriticShape shape_of(const VariationalMutualInformation& question, std::size_t of_x, std::size_t of_y) {
  CriticShape shape;
  shape.kind = question.critic;
  shape.embedding = at_least("embedding", question.embedding, 1);
  if (question.encoder != "exact" && question.encoder != "gaussian")
    throw BadParameter(kVariationalMutualInformation, "encoder", "\"" + question.encoder + "\"",
                       "\"exact\" or \"gaussian\"");
  if (!(question.beta > 0) || !std::isfinite(question.beta))
    throw BadParameter(kVariationalMutualInformation, "beta", fmt::format("{:g}", question.beta), "above 0");
  if (question.encoder == "gaussian") shape.beta = question.beta;
  // The largest network that any critic has.
  std::vector<double> sizes{std::max(static_cast<double>(of_x + of_y), 2.0 * question.embedding)};
  sizes.insert(sizes.end(), question.hidden.begin(), question.hidden.end());
  sizes.push_back(shape.beta ? 2 * question.embedding : question.embedding);
  const auto checked = networks::checked_sizes(kVariationalMutualInformation, "hidden", sizes);
  shape.hidden.assign(checked.begin() + 1, checked.end() - 1);
  shape.activation = networks::activation(kVariationalMutualInformation, question.activation);
  return shape;
}

std::vector<double> running_median(const std::vector<double>& values) {
  std::vector<double> out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::size_t reach = std::min({std::size_t{2}, i, values.size() - 1 - i});
    std::array<double, 5> near{};
    std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(i - reach), 2 * reach + 1, near.begin());
    std::nth_element(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(reach),
                     near.begin() + static_cast<std::ptrdiff_t>(2 * reach + 1));
    out.push_back(near[reach]);
  }
  return out;
}

struct Curve {
  std::vector<double> steps, training, held_out;
};

void read_off(const std::string& readout, const Curve& curve, VariationalMutualInformationEstimate& out) {
  if (readout == "last") {
    const std::size_t count = std::max<std::size_t>(1, curve.steps.size() / 10), first = curve.steps.size() - count;
    const auto mean = [&](const std::vector<double>& of) {
      return std::accumulate(of.begin() + static_cast<std::ptrdiff_t>(first), of.end(), 0.0) /
             static_cast<double>(count);
    };
    out.training = mean(curve.training);
    out.information = out.held_out = mean(curve.held_out);
    out.step = static_cast<int>(curve.steps.back());
    return;
  }
  const auto smooth = running_median(curve.held_out), learnt = running_median(curve.training);
  const auto best = static_cast<std::size_t>(std::max_element(smooth.begin(), smooth.end()) - smooth.begin());
  out.held_out = smooth[best];
  out.information = out.training = learnt[best];
  out.step = static_cast<int>(curve.steps[best]);
}

void warn_of_doubts(ScoreBound bound, const VariationalMutualInformationEstimate& found, std::size_t batch,
                    std::size_t rows, core::Run& run) {
  const bool is_infonce = bound == ScoreBound::infonce;
  if (is_infonce && found.information > kNearCeiling * found.ceiling)
    run.warn(
        fmt::format("{}: {:.3g} nat is near ln({}) = {:.3g}, which batches of {} cannot exceed: too low, and a "
                    "larger batch is needed",
                    kVariationalMutualInformation, found.information, batch, found.ceiling, batch));
  if (!is_infonce && found.information > found.ceiling)
    run.warn(fmt::format("{}: {:.3g} nat is above ln({}) = {:.3g}, more than {} rows kept apart can vouch for",
                         kVariationalMutualInformation, found.information, rows, found.ceiling, rows));
  if (found.training > kTellable && found.held_out < 0.5 * found.training)
    run.warn(
        fmt::format("{}: rows kept apart give {:.3g} nat and rows learnt from {:.3g}: the critic has learnt its rows "
                    "by heart, and more of them, or a smaller critic, are needed",
                    kVariationalMutualInformation, found.held_out, found.training));
}

core::Array along_steps(const Curve& curve, std::vector<double> values, double log_base, const Base& base) {
  for (double& value : values) value /= log_base;
  core::Array out({core::Dimension("step", core::Array::of(curve.steps))}, std::move(values));
  out.label = "information (" + base_name(base) + ")";
  return out;
}

}  // namespace

VariationalMutualInformationEstimate variational_mutual_information(const VariationalMutualInformation& question,
                                                                    core::Run& run) {
  const double log_base = log_of_base(kVariationalMutualInformation, question.base);
  const ScoreBound bound = score_bound_named(kVariationalMutualInformation, question.bound);
  const std::size_t steps = at_least("steps", question.steps, 1), wanted = at_least("batch", question.batch, 2);
  if (!(question.held_out > 0 && question.held_out < 1))
    throw BadParameter(kVariationalMutualInformation, "held_out", fmt::format("{:g}", question.held_out), "in (0, 1)");
  if (!(question.clip > 0))
    throw BadParameter(kVariationalMutualInformation, "clip", fmt::format("{:g}", question.clip), "above 0");
  if (question.readout != "max_test" && question.readout != "last")
    throw BadParameter(kVariationalMutualInformation, "readout", "\"" + question.readout + "\"",
                       "\"max_test\" or \"last\"");
  auto samples =
      paired_points(kVariationalMutualInformation, {{"x", &question.x}, {"y", &question.y}}, question.missing, 8, run);
  for (Points& points : samples) rescale(kVariationalMutualInformation, question.scale, points);
  const CriticShape shape = shape_of(question, samples[0].dimension, samples[1].dimension);

  const std::size_t n = samples[0].count;
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  run.stream("parts").shuffle(order);
  const auto kept = static_cast<std::size_t>(std::llround(question.held_out * static_cast<double>(n)));
  if (kept < 2 || n - kept < 2)
    throw BadParameter(kVariationalMutualInformation, "held_out", fmt::format("{:g}", question.held_out),
                       fmt::format("such that two of {} rows are on either side", n));
  const Rows apart = Rows(order).first(kept);
  std::vector<std::size_t> learnt(order.begin() + static_cast<std::ptrdiff_t>(kept), order.end());
  const std::size_t batch = std::min({wanted, kept, n - kept});
  const auto critic =
      make_critic(kVariationalMutualInformation, shape, samples[0].dimension, samples[1].dimension, batch);
  const bool by_pairs = shape.kind == "concat" || shape.kind == "hybrid";
  const std::size_t looked_at =
      std::min({kept, n - kept, by_pairs ? std::max(batch, kMostPairs / batch) : n}) / batch * batch;
  const std::vector<std::size_t> sample_of_learnt(learnt.begin(),
                                                  learnt.begin() + static_cast<std::ptrdiff_t>(looked_at));

  CriticTraining training(kVariationalMutualInformation, samples[0], samples[1], *critic, {bound, batch, question.rate},
                          std::move(learnt), run.stream("critic"), run.stream("batches"));
  const ScoreBoundValue nothing_yet(bound, question.clip);
  const std::size_t stride = std::max<std::size_t>(1, steps / kEvaluations);
  Curve curve;
  for (std::size_t step = 1; step <= steps; ++step) {
    run.tick();
    run.progress(static_cast<double>(step - 1) / static_cast<double>(steps));
    training.learn(run);
    if (step % stride != 0 && step != steps) continue;
    const double held_out = training.bound(apart.first(looked_at), nothing_yet, run);
    const double learnt_from = training.bound(sample_of_learnt, nothing_yet, run);
    if (!std::isfinite(held_out) || !std::isfinite(learnt_from)) {
      if (curve.steps.empty()) throw networks::TrainingDiverged(kVariationalMutualInformation, step, "step");
      run.warn(
          fmt::format("{}: training left the finite numbers by step {}, and ended there; a smaller rate is the "
                      "usual way out",
                      kVariationalMutualInformation, step));
      break;
    }
    curve.steps.push_back(static_cast<double>(step));
    curve.held_out.push_back(held_out);
    curve.training.push_back(learnt_from);
  }

  VariationalMutualInformationEstimate out;
  out.code_cost = critic->code_cost();
  read_off(question.readout, curve, out);
  out.ceiling = std::log(static_cast<double>(bound == ScoreBound::infonce ? batch : looked_at));
  warn_of_doubts(bound, out, batch, looked_at, run);
  for (double* value : {&out.information, &out.training, &out.held_out, &out.ceiling, &out.code_cost})
    *value /= log_base;
  out.held_out_by_step = along_steps(curve, curve.held_out, log_base, question.base);
  out.training_by_step = along_steps(curve, curve.training, log_base, question.base);
  return out;
}

}  // namespace ansatz::information
