// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/discrete/learnable.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "stdlib/bottleneck/discrete/coarsened.h"
#include "stdlib/bottleneck/discrete/code.h"
#include "stdlib/bottleneck/discrete/splits.h"

namespace ansatz::bottleneck {

namespace {

/// A distribution of X, what it does to Y, and how far both are from what they are without it.
class Tilt {
 public:
  explicit Tilt(const Source& source) : source_(&source), of_x_(source.symbols), of_y_(source.outcomes) {}

  void start_at(std::size_t symbol) {
    for (std::size_t x = 0; x < of_x_.size(); ++x) of_x_[x] = 0.1 * source_->mass[x] + (x == symbol ? 0.9 : 0.0);
    weigh();
  }

  /// As a tilt of the source's cells has it.
  void start_from(const Tilt& coarse, const Source& cells) {
    for (std::size_t x = 0; x < of_x_.size(); ++x) {
      const std::size_t cell = cells.symbol_of[x];
      of_x_[x] = source_->mass[x] * coarse.of_x_[cell] / cells.mass[cell];
    }
    weigh();
  }

  /// One turn at β; the largest change of a probability.
  double turn(double beta) {
    std::vector<double> next(of_x_.size());
    double most = -1e300, sum = 0, change = 0;
    for (std::size_t x = 0; x < next.size(); ++x) {
      double tilt = 0;
      for (std::size_t y = 0; y < of_y_.size(); ++y)
        if (const double p = source_->conditional[x * of_y_.size() + y]; p > 0)
          tilt += p * std::log(of_y_[y] / source_->outcome_mass[y]);
      most = std::max(most, next[x] = beta * tilt);
    }
    for (std::size_t x = 0; x < next.size(); ++x) sum += next[x] = source_->mass[x] * std::exp(next[x] - most);
    for (std::size_t x = 0; x < next.size(); ++x) {
      next[x] /= sum;
      change = std::max(change, std::abs(next[x] - of_x_[x]));
    }
    of_x_ = std::move(next);
    weigh();
    return change;
  }

  double cost() const { return divergence(of_x_, source_->mass); }
  double told() const { return divergence(of_y_, source_->outcome_mass); }

 private:
  static double divergence(const std::vector<double>& q, const std::vector<double>& p) {
    double sum = 0;
    for (std::size_t i = 0; i < q.size(); ++i)
      if (q[i] > 0) sum += q[i] * std::log(q[i] / p[i]);
    return std::max(0.0, sum);
  }

  void weigh() {
    std::fill(of_y_.begin(), of_y_.end(), 0.0);
    for (std::size_t x = 0; x < of_x_.size(); ++x)
      for (std::size_t y = 0; y < of_y_.size(); ++y) of_y_[y] += of_x_[x] * source_->conditional[x * of_y_.size() + y];
  }

  const Source* source_;
  std::vector<double> of_x_, of_y_;
};

/// Brings a tilt to rest at the lowest ratio there is from it; `bound` where the way leads back to p(x), where both
/// divergences vanish.
double settle(Tilt& tilt, double bound, core::Run& run) {
  constexpr double kNear = 1e-7;  // nats: next to p(x) the ratio is that of small changes, which `bound` is
  double ratio = std::min(bound, tilt.cost() / std::max(tilt.told(), 1e-300));
  for (int round = 0; round < 200; ++round) {
    for (int turn = 0; turn < 5000 && tilt.turn(ratio) > 1e-12; ++turn) run.tick();
    if (tilt.told() < kNear) return bound;
    const double next = tilt.cost() / tilt.told();
    if (!(next < ratio * (1 - 1e-13))) return std::min(next, bound);
    ratio = next;
  }
  return ratio;
}

}  // namespace

double learnable_from(const Source& source, core::Run& run) {
  constexpr std::size_t kStarts = 64;
  const double bound = next_split(source, trivial_code(source), 1);
  if (!std::isfinite(bound)) return bound;
  const bool are_many = source.symbols > kStarts;
  const Source cells = are_many ? coarsened(source, kStarts) : source;
  double least = bound;
  Tilt best(cells);
  for (std::size_t x = 0; x < cells.symbols; ++x) {
    Tilt tilt(cells);
    tilt.start_at(x);
    if (const double found = settle(tilt, bound, run); found < least) {
      least = found;
      best = tilt;
    }
  }
  if (!are_many || least == bound) return least;
  Tilt among_all(source);
  among_all.start_from(best, cells);
  return std::min(least, settle(among_all, bound, run));
}

}  // namespace ansatz::bottleneck
