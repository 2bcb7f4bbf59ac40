// SPDX-License-Identifier: MIT
#include "stdlib/information/variational/score_bounds.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "stdlib/core/error.h"
#include "stdlib/core/expression/elementary.h"
#include "stdlib/core/sums.h"
#include "stdlib/networks/bends.h"

namespace ansatz::information {

namespace {

using networks::Batch;

constexpr double kKept = 0.9;  // of mine's running mean, a batch

void exponential_of(Batch& values) {
  core::exp_of(values.values.data(), values.values.data(), values.rows * values.columns);
}

// e^(S − shift) of pairs apart, and 0 of those that belong together.
void exponentials_apart(const Batch& scores, double shift, Batch& out) {
  for (std::size_t i = 0; i < scores.rows * scores.columns; ++i) out.values[i] = scores.values[i] - shift;
  exponential_of(out);
  for (std::size_t i = 0; i < scores.rows; ++i) out.at(i, i) = 0;
}

// Of every row i: m_i = max_j S_ij, out_ij = e^(S_ij − m_i), and the sum of these.
void exponentials_by_row(const Batch& scores, Batch& out, std::vector<double>& most, std::vector<double>& sums) {
  const std::size_t n = scores.rows;
  most.assign(scores.values.begin(), scores.values.begin() + static_cast<std::ptrdiff_t>(n));
  for (std::size_t j = 1; j < scores.columns; ++j)
    for (std::size_t i = 0; i < n; ++i) most[i] = std::max(most[i], scores.at(i, j));
  for (std::size_t j = 0; j < scores.columns; ++j)
    for (std::size_t i = 0; i < n; ++i) out.at(i, j) = scores.at(i, j) - most[i];
  exponential_of(out);
  sums.assign(n, 0.0);
  for (std::size_t j = 0; j < scores.columns; ++j)
    for (std::size_t i = 0; i < n; ++i) sums[i] += out.at(i, j);
}

double largest(const Batch& scores) {
  double most = scores.values[0];
  for (const double s : scores.values) most = most < s || std::isnan(s) ? s : most;
  return most;
}

}  // namespace

ScoreBound score_bound_named(const std::string& kernel, const std::string& name) {
  if (name == "nwj") return ScoreBound::nwj;
  if (name == "dv") return ScoreBound::dv;
  if (name == "mine") return ScoreBound::mine;
  if (name == "infonce") return ScoreBound::infonce;
  if (name == "js") return ScoreBound::js;
  if (name == "smile") return ScoreBound::smile;
  throw core::BadParameter(kernel, "bound", "\"" + name + "\"",
                           "\"nwj\", \"dv\", \"mine\", \"infonce\", \"js\" or \"smile\"");
}

void ScoreBoundValue::add(const Batch& scores, Batch& work) {
  const std::size_t n = scores.rows;
  const auto count = static_cast<double>(n);
  rows_ += count;
  pairs_ += count * (count - 1);
  for (std::size_t i = 0; i < n; ++i) diagonal_ += scores.at(i, i);
  if (bound_ == ScoreBound::infonce) {
    exponentials_by_row(scores, work, most_, sums_);
    contrasts_.clear();
    for (std::size_t i = 0; i < n; ++i) contrasts_.push_back(most_[i] + std::log(sums_[i] / count));
    for (const double each : contrasts_) contrast_ += each;
    return;
  }
  const double most = largest(scores);
  double top = most;
  if (bound_ == ScoreBound::smile) {
    Batch& clipped = work;
    for (std::size_t i = 0; i < n * n; ++i)
      clipped.values[i] = std::isnan(scores.values[i]) ? scores.values[i] : std::clamp(scores.values[i], -clip_, clip_);
    top = std::clamp(most, -clip_, clip_);
    exponentials_apart(clipped, top, work);
  } else {
    exponentials_apart(scores, top, work);
  }
  const double sum = core::pairwise_sum(std::span(work.values).first(n * n));
  if (top > largest_) {
    exponentials_ *= std::exp(largest_ - top);
    largest_ = top;
  }
  exponentials_ += sum * std::exp(top - largest_);
}

double ScoreBoundValue::value() const {
  const double together = diagonal_ / rows_;
  if (bound_ == ScoreBound::infonce) return together - contrast_ / rows_;
  const double apart = largest_ + std::log(exponentials_ / pairs_);
  if (bound_ == ScoreBound::nwj) return together - std::exp(apart - 1);
  if (bound_ == ScoreBound::js) return 1 + together - std::exp(apart);
  return together - apart;
}

void ScoreBoundSlopes::operator()(const Batch& scores, Batch& slopes) {
  const std::size_t n = scores.rows;
  const auto count = static_cast<double>(n);
  const double pair = 1 / (count * (count - 1)), row = 1 / count;
  switch (bound_) {
    case ScoreBound::nwj:
      exponentials_apart(scores, 1, slopes);
      for (double& s : slopes.values) s *= pair;
      break;
    case ScoreBound::dv:
    case ScoreBound::mine: {
      const double most = largest(scores);
      exponentials_apart(scores, most, slopes);
      const double sum = core::pairwise_sum(std::span(slopes.values).first(n * n));
      double factor = 1 / sum;
      if (bound_ == ScoreBound::mine) {
        const double now = most + std::log(sum * pair);
        // ln(kept e^past + (1 − kept) e^now)
        const double top = std::max(log_past_, now);
        log_past_ =
            has_past_ ? top + std::log(kKept * std::exp(log_past_ - top) + (1 - kKept) * std::exp(now - top)) : now;
        has_past_ = true;
        factor = pair * std::exp(most - log_past_);
      }
      for (double& s : slopes.values) s *= factor;
      break;
    }
    case ScoreBound::infonce: {
      exponentials_by_row(scores, slopes, most_, sums_);
      for (std::size_t j = 0; j < n; ++j)
        for (std::size_t i = 0; i < n; ++i) slopes.at(i, j) *= row / sums_[i];
      break;
    }
    case ScoreBound::js:
    case ScoreBound::smile:
      networks::sigmoid_of(scores.values.data(), slopes.values.data(), n * n);
      for (double& s : slopes.values) s *= pair;
      // −σ(−S) = σ(S) − 1 on the diagonal
      for (std::size_t i = 0; i < n; ++i) slopes.at(i, i) = row * (slopes.at(i, i) / pair - 1);
      return;
  }
  for (std::size_t i = 0; i < n; ++i) slopes.at(i, i) -= row;
}

}  // namespace ansatz::information
