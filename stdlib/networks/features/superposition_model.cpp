// SPDX-License-Identifier: MIT
#include "stdlib/networks/features/superposition_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "stdlib/core/count.h"
#include "stdlib/core/error.h"
#include "stdlib/networks/descent.h"
#include "stdlib/networks/products.h"
#include "stdlib/networks/training.h"

namespace ansatz::networks {

namespace {

using core::BadParameter;

constexpr const char* kSuperpositionModel = "superposition_model";

/// Samples of features, kept column by column.
void draw(const core::Stream& stream, double sparsity, std::span<double> out) {
  stream.fill_uniform(out);
  const double active = 1 - sparsity;
  for (double& x : out) x = x < active ? x / active : 0;
}

class Model {
 public:
  Model(std::size_t features, std::size_t neurons, std::vector<double> importance, std::size_t rows)
      : features_(features),
        neurons_(neurons),
        rows_(rows),
        importance_(std::move(importance)),
        none_(neurons),
        turned_(features * neurons),
        turned_slopes_(features * neurons),
        bias_slopes_(std::max(features, neurons)),
        hidden_(rows * neurons),
        back_(rows * features),
        hidden_slopes_(rows * neurons) {}

  std::size_t size() const { return features_ * neurons_ + features_; }

  /// W x for as many rows as there are.
  void see(const std::vector<double>& parameters, const double* x, std::size_t rows, double* hidden) const {
    dense(x, rows, features_, parameters.data(), none_.data(), neurons_, hidden);
  }

  /// The mean loss, and its slopes.
  double learn(const std::vector<double>& parameters, const std::vector<double>& x, std::vector<double>& gradient) {
    turn(parameters);
    see(parameters, x.data(), rows_, hidden_.data());
    dense(hidden_.data(), rows_, neurons_, turned_.data(), parameters.data() + features_ * neurons_, features_,
          back_.data());
    const double share = 1 / static_cast<double>(rows_);
    double loss = 0;
    for (std::size_t i = 0; i < features_; ++i) {
      for (std::size_t k = i * rows_; k < (i + 1) * rows_; ++k) {
        const double miss = std::max(back_[k], 0.0) - x[k];
        loss += importance_[i] * miss * miss * share;
        back_[k] = back_[k] > 0 ? 2 * share * importance_[i] * miss : 0;
      }
    }
    std::fill(gradient.begin(), gradient.end(), 0.0);
    std::fill(turned_slopes_.begin(), turned_slopes_.end(), 0.0);
    add_slopes(hidden_.data(), rows_, neurons_, back_.data(), features_, turned_slopes_.data(),
               gradient.data() + features_ * neurons_);
    carry_back(back_.data(), rows_, features_, turned_.data(), neurons_, hidden_slopes_.data());
    add_slopes(x.data(), rows_, features_, hidden_slopes_.data(), neurons_, gradient.data(), bias_slopes_.data());
    for (std::size_t a = 0; a < neurons_; ++a)
      for (std::size_t i = 0; i < features_; ++i) gradient[a * features_ + i] += turned_slopes_[i * neurons_ + a];
    return loss;
  }

 private:
  void turn(const std::vector<double>& parameters) {
    for (std::size_t a = 0; a < neurons_; ++a)
      for (std::size_t i = 0; i < features_; ++i) turned_[i * neurons_ + a] = parameters[a * features_ + i];
  }

  std::size_t features_, neurons_, rows_;
  std::vector<double> importance_, none_, turned_, turned_slopes_, bias_slopes_, hidden_, back_, hidden_slopes_;
};

std::vector<double> dimensions_of(std::span<const double> weights, std::size_t features, std::size_t neurons) {
  std::vector<double> out(features);
  for (std::size_t i = 0; i < features; ++i) {
    double length = 0, shared = 0;
    for (std::size_t j = 0; j < features; ++j) {
      double product = 0;
      for (std::size_t a = 0; a < neurons; ++a) product += weights[a * features + i] * weights[a * features + j];
      shared += product * product;
      if (i == j) length = product;
    }
    out[i] = shared > 0 ? length * length / shared : 0;
  }
  return out;
}

}  // namespace

Superposition superposition_model(const SuperpositionModel& question, core::Run& run) {
  const std::size_t features = core::count_of_at_least(1, kSuperpositionModel, "features", question.features);
  const std::size_t neurons = core::count_of_at_least(1, kSuperpositionModel, "neurons", question.neurons);
  const std::size_t steps = core::count_of_at_least(1, kSuperpositionModel, "steps", question.steps);
  const std::size_t batch = core::count_of_at_least(1, kSuperpositionModel, "batch", question.batch);
  const std::size_t samples = core::count_of_at_least(1, kSuperpositionModel, "samples", question.samples);
  if (!(question.sparsity >= 0 && question.sparsity < 1))
    throw BadParameter(kSuperpositionModel, "sparsity", fmt::format("{:g}", question.sparsity),
                       "at least 0 and below 1");
  if (!(question.decline > 0 && question.decline <= 1))
    throw BadParameter(kSuperpositionModel, "decline", fmt::format("{:g}", question.decline), "above 0 and at most 1");
  std::vector<double> importance;
  for (std::size_t i = 0; i < features; ++i) importance.push_back(std::pow(question.decline, static_cast<double>(i)));
  Model model(features, neurons, importance, batch);
  std::vector<double> parameters(model.size()), gradient(model.size()), x(batch * features);
  const auto weights = std::span(parameters).first(features * neurons);
  run.stream("weights").fill_normal(weights);
  const double spread = std::sqrt(2 / static_cast<double>(features + neurons));  // Glorot's
  for (double& w : weights) w *= spread;
  Descent rule;
  rule.rate = question.rate;
  Descender descender(kSuperpositionModel, rule, parameters.size(), nullptr);
  Superposition out;
  const core::Stream stream = run.stream("samples");
  const std::size_t last = std::max<std::size_t>(steps / 10, 1);
  for (std::size_t step = 0; step < steps; ++step) {
    run.tick();
    draw(stream.at(step), question.sparsity, x);
    const double loss = model.learn(parameters, x, gradient);
    descender.step(parameters, gradient);
    if (!std::isfinite(loss)) throw TrainingDiverged(kSuperpositionModel, step + 1, "step");
    if (step + last >= steps) out.loss += loss / static_cast<double>(last);
    run.progress(static_cast<double>(step + 1) / static_cast<double>(steps));
  }
  for (const double w : weights) out.represented += w * w;
  std::vector<double> fresh(samples * features), seen(samples * neurons), hidden(samples * neurons);
  draw(run.stream("fresh"), question.sparsity, fresh);
  model.see(parameters, fresh.data(), samples, seen.data());
  for (std::size_t a = 0; a < neurons; ++a)
    for (std::size_t k = 0; k < samples; ++k) hidden[k * neurons + a] = seen[a * samples + k];
  out.hidden = core::Array({{"sample", samples}, {"neuron", neurons}}, std::move(hidden));
  out.dimensions = core::Array::along("feature", dimensions_of(weights, features, neurons));
  out.weights =
      core::Array({{"neuron", neurons}, {"feature", features}}, std::vector<double>(weights.begin(), weights.end()));
  out.biases = core::Array::along("feature",
                                  {parameters.begin() + static_cast<std::ptrdiff_t>(weights.size()), parameters.end()});
  return out;
}

}  // namespace ansatz::networks
