// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/discrete/hard_code.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>

#include "stdlib/bottleneck/discrete/code.h"
#include "stdlib/bottleneck/entropy_term.h"
#include "stdlib/core/expression/elementary.h"

namespace ansatz::bottleneck {

namespace {

constexpr double kGain = 1e-13;  // a change that is worth less is rounding

}  // namespace

// With h(q) = −q ln q: H(T) = Σ h(q_t), I(T; Y) = Σ h(q_t) + Σ h(p_y) − ΣΣ h(q_ty). The value is a sum over clusters.

HardCode::HardCode(const Source& source, std::vector<std::size_t> cluster, HardWeights weights)
    : source_(&source), weights_(weights), cluster_(std::move(cluster)) {
  add_up();
}

void HardCode::add_up() {
  const std::size_t outcomes = source_->outcomes;
  const std::size_t size = *std::max_element(cluster_.begin(), cluster_.end()) + 1;
  mass_.assign(size, 0);
  count_.assign(size, 0);
  joint_.assign(size * outcomes, 0);
  for (std::size_t x = 0; x < source_->symbols; ++x) {
    const std::size_t t = cluster_[x];
    ++count_[t];
    mass_[t] += source_->mass[x];
    for (std::size_t y = 0; y < outcomes; ++y)
      joint_[t * outcomes + y] += source_->mass[x] * source_->conditional[x * outcomes + y];
  }
  costs_.resize(size);
  for (std::size_t t = 0; t < size; ++t) costs_[t] = cost(t);
}

double HardCode::cost(std::size_t t) const {
  double sum = 0;
  for (const double q : std::span(joint_).subspan(t * source_->outcomes, source_->outcomes)) sum += entropy_term(q);
  return (weights_.entropy - weights_.relevance) * entropy_term(mass_[t]) + weights_.relevance * sum;
}

double HardCode::entropy() const {
  double sum = 0;
  for (const double q : mass_) sum += entropy_term(q);
  return size() > 1 ? std::max(0.0, sum) : 0.0;
}

double HardCode::relevance() const {
  double sum = 0;
  for (std::size_t t = 0; t < size(); ++t)
    for (std::size_t y = 0; y < source_->outcomes; ++y)
      if (const double q = joint_[t * source_->outcomes + y]; q > 0)
        sum += q * std::log(q / (mass_[t] * source_->outcome_mass[y]));
  return size() > 1 ? std::max(0.0, sum) : 0.0;
}

void HardCode::settle(bool keeps_size, const core::Stream& stream, core::Run& run) {
  do {
    while (move_all(keeps_size, stream, run)) {
    }
  } while (!keeps_size && merge_one(run));
}

bool HardCode::move_all(bool keeps_size, const core::Stream& stream, core::Run& run) {
  std::vector<std::size_t> order(source_->symbols);
  std::iota(order.begin(), order.end(), std::size_t{0});
  stream.at(static_cast<std::uint64_t>(turns_++)).shuffle(order);
  bool has_moved = false;
  for (const std::size_t x : order) {
    run.tick();
    has_moved = move(x, keeps_size) || has_moved;
  }
  // What was taken away and added again leaves roundings behind, and empty clusters.
  cluster_ = clusters();
  add_up();
  return has_moved;
}

bool HardCode::move(std::size_t symbol, bool keeps_size) {
  const std::size_t outcomes = source_->outcomes, from = cluster_[symbol];
  if (keeps_size && count_[from] == 1) return false;
  const double p = source_->mass[symbol];
  const double* const row = source_->conditional.data() + symbol * outcomes;

  // The cluster without it, and all others with it; the last is one of its own.
  const bool may_found = !keeps_size && count_[from] > 1;
  const std::size_t choices = size() + (may_found ? 1 : 0);
  tried_.resize(choices * outcomes);
  logs_.resize(choices * outcomes);
  for (std::size_t t = 0; t < choices; ++t)
    for (std::size_t y = 0; y < outcomes; ++y) {
      const double held = t < size() ? joint_[t * outcomes + y] : 0.0;
      tried_[t * outcomes + y] = std::max(t == from ? held - p * row[y] : held + p * row[y], kLeastMass);
    }
  core::log_of(tried_.data(), logs_.data(), tried_.size());
  const auto cost_after = [&](std::size_t t) {
    double sum = 0;
    for (std::size_t y = 0; y < outcomes; ++y) sum -= tried_[t * outcomes + y] * logs_[t * outcomes + y];
    const double held = t < size() ? mass_[t] : 0.0;
    const double mass = count_[from] == 1 && t == from ? 0.0 : t == from ? held - p : held + p;
    return (weights_.entropy - weights_.relevance) * entropy_term(mass) + weights_.relevance * sum;
  };
  const double leaving = (count_[from] == 1 ? 0.0 : cost_after(from)) - costs_[from];
  std::size_t best = from;
  double gained = -kGain * std::max(1.0, weights_.relevance);
  for (std::size_t t = 0; t < choices; ++t) {
    if (t == from) continue;
    const double change = leaving + cost_after(t) - (t < size() ? costs_[t] : 0.0);
    if (change < gained) {
      gained = change;
      best = t;
    }
  }
  if (best == from) return false;
  if (best == size()) {
    mass_.push_back(0);
    count_.push_back(0);
    costs_.push_back(0);
    joint_.resize(joint_.size() + outcomes);
  }
  for (std::size_t y = 0; y < outcomes; ++y) {
    joint_[best * outcomes + y] += p * row[y];
    double& left = joint_[from * outcomes + y];
    left = count_[from] == 1 ? 0.0 : std::max(0.0, left - p * row[y]);
  }
  mass_[best] += p;
  mass_[from] = count_[from] == 1 ? 0.0 : mass_[from] - p;
  ++count_[best];
  --count_[from];
  cluster_[symbol] = best;
  costs_[best] = cost(best);
  costs_[from] = cost(from);
  return true;
}

bool HardCode::merge_one(core::Run& run) {
  const std::size_t outcomes = source_->outcomes;
  std::size_t first = 0, second = 0;
  double gained = -kGain * std::max(1.0, weights_.relevance);
  for (std::size_t a = 0; a < size(); ++a)
    for (std::size_t b = a + 1; b < size(); ++b) {
      run.tick();
      double sum = 0;
      for (std::size_t y = 0; y < outcomes; ++y)
        sum += entropy_term(joint_[a * outcomes + y] + joint_[b * outcomes + y]);
      const double merged =
          (weights_.entropy - weights_.relevance) * entropy_term(mass_[a] + mass_[b]) + weights_.relevance * sum;
      if (merged - costs_[a] - costs_[b] < gained) {
        gained = merged - costs_[a] - costs_[b];
        first = a;
        second = b;
      }
    }
  if (first == second) return false;
  for (std::size_t& t : cluster_) {
    if (t == second) t = first;
    if (t > second) --t;
  }
  add_up();
  return true;
}

std::vector<std::size_t> HardCode::clusters() const {
  std::vector<std::size_t> number(size(), Source::kNone), out;
  std::size_t next = 0;
  for (const std::size_t t : cluster_) out.push_back(number[t] == Source::kNone ? number[t] = next++ : number[t]);
  return out;
}

}  // namespace ansatz::bottleneck
