// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/decomposition/coupling.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "stdlib/information/compensated_sum.h"

namespace ansatz::information {

namespace {

using Vector = Eigen::VectorXd;

/// One cell (x₁, x₂, y) that a coupling may use: its two constraints, by row, and its pair (x₁, x₂).
struct Cell {
  std::size_t first, second, pair;
};

constexpr int kMostSteps = 200;

class Solver {
 public:
  explicit Solver(const PairMasses& pairs)
      : constraints_(pairs.first.size() + pairs.second.size()), bounds_(constraints_) {
    std::vector<double> of_target(pairs.target_size, 0.0);
    for (std::size_t i = 0; i < pairs.first.size(); ++i) {
      bounds_[static_cast<Eigen::Index>(i)] = pairs.first[i].mass;
      of_target[pairs.first[i].y] += pairs.first[i].mass;
    }
    for (std::size_t j = 0; j < pairs.second.size(); ++j)
      bounds_[static_cast<Eigen::Index>(pairs.first.size() + j)] = pairs.second[j].mass;
    std::vector<std::size_t> number(pairs.first_size * pairs.second_size, kNone);
    std::vector<double> start;
    std::size_t j_first = 0;
    for (std::size_t i = 0; i < pairs.first.size(); ++i) {
      const auto& a = pairs.first[i];
      while (j_first < pairs.second.size() && pairs.second[j_first].y < a.y) ++j_first;
      for (std::size_t j = j_first; j < pairs.second.size() && pairs.second[j].y == a.y; ++j) {
        const auto& b = pairs.second[j];
        std::size_t& pair = number[a.x * pairs.second_size + b.x];
        if (pair == kNone) pair = pair_count_++;
        cells_.push_back({i, pairs.first.size() + j, pair});
        start.push_back(a.mass * b.mass / of_target[a.y]);  // independent given y: inside the polytope
      }
    }
    // For each y the two kinds of constraints sum to the same; the last of the second kind is left out.
    kept_.assign(constraints_, kNone);
    for (std::size_t i = 0; i < pairs.first.size(); ++i) kept_[i] = kept_count_++;
    for (std::size_t j = 0; j < pairs.second.size(); ++j)
      if (j + 1 < pairs.second.size() && pairs.second[j + 1].y == pairs.second[j].y)
        kept_[pairs.first.size() + j] = kept_count_++;
    q_ = Eigen::Map<const Vector>(start.data(), static_cast<Eigen::Index>(start.size()));
    z_ = Vector::Ones(q_.size());
    dual_ = Vector::Zero(static_cast<Eigen::Index>(constraints_));
    // Cells sorted by pair, for sums over y.
    order_.resize(cells_.size());
    for (std::size_t c = 0; c < order_.size(); ++c) order_[c] = c;
    std::stable_sort(order_.begin(), order_.end(), [&](auto a, auto b) { return cells_[a].pair < cells_[b].pair; });
  }

  LeastCoupling solve(double tolerance, core::Run& run) {
    LeastCoupling best;
    best.gap = HUGE_VAL;
    for (int step = 0; step < kMostSteps; ++step) {
      run.tick();
      const double value = objective(), gap = value - proven_bound();
      if (gap < best.gap) best = {value, gap, step};
      if (gap <= tolerance) break;
      if (!advance()) break;
    }
    best.gap = std::max(0.0, best.gap);
    return best;
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  Vector pair_sums(const Vector& of_cells) const {
    Vector sums = Vector::Zero(static_cast<Eigen::Index>(pair_count_));
    for (std::size_t c = 0; c < cells_.size(); ++c) sums[at(cells_[c].pair)] += of_cells[at(c)];
    return sums;
  }
  static Eigen::Index at(std::size_t i) { return static_cast<Eigen::Index>(i); }

  double objective() const {
    const Vector s = pair_sums(q_);
    CompensatedSum sum;
    for (std::size_t c = 0; c < cells_.size(); ++c) sum.add(q_[at(c)] * std::log(q_[at(c)] / s[at(cells_[c].pair)]));
    return sum.value();
  }

  /// The dual value of λ = −dual, shifted into the feasible set.
  double proven_bound() const {
    Vector largest = Vector::Constant(at(pair_count_), -HUGE_VAL), sums = Vector::Zero(at(pair_count_));
    const auto price = [&](const Cell& cell) { return -dual_[at(cell.first)] - dual_[at(cell.second)]; };
    for (const Cell& cell : cells_) largest[at(cell.pair)] = std::max(largest[at(cell.pair)], price(cell));
    for (const Cell& cell : cells_) sums[at(cell.pair)] += std::exp(price(cell) - largest[at(cell.pair)]);
    double shift = -HUGE_VAL;
    for (std::size_t k = 0; k < pair_count_; ++k) shift = std::max(shift, largest[at(k)] + std::log(sums[at(k)]));
    CompensatedSum value;
    for (std::size_t i = 0; i < constraints_; ++i) value.add(-dual_[at(i)] * bounds_[at(i)]);
    return value.value() - shift;
  }

  Vector gradient() const {
    const Vector s = pair_sums(q_);
    Vector out(q_.size());
    for (std::size_t c = 0; c < cells_.size(); ++c) out[at(c)] = std::log(q_[at(c)] / s[at(cells_[c].pair)]);
    return out;
  }

  Vector priced() const {  // Aᵀ dual
    Vector out(q_.size());
    for (std::size_t c = 0; c < cells_.size(); ++c)
      out[at(c)] = dual_[at(cells_[c].first)] + dual_[at(cells_[c].second)];
    return out;
  }

  Vector constrained(const Vector& of_cells) const {  // A of_cells
    Vector out = Vector::Zero(at(constraints_));
    for (std::size_t c = 0; c < cells_.size(); ++c) {
      out[at(cells_[c].first)] += of_cells[at(c)];
      out[at(cells_[c].second)] += of_cells[at(c)];
    }
    return out;
  }

  /// One primal–dual Newton step. The Hessian, with the barrier's part, is diag((1 + z)/q) less 1/s on each pair; its
  /// inverse is diag(w) + w wᵀ/Σ w z with w = q/(1 + z), where s − Σ w = Σ w z.
  bool advance() {
    const std::size_t n = cells_.size();
    const double complementarity = q_.dot(z_);
    const double centre = 0.1 * complementarity / static_cast<double>(n);
    const Vector w = q_.cwiseQuotient((1 + z_.array()).matrix());
    const Vector rest = pair_sums(w.cwiseProduct(z_));
    const Vector right = -(gradient() + priced() - centre * q_.cwiseInverse());  // of the dual condition
    const auto solve_block = [&](const Vector& v) {
      const Vector scaled = w.cwiseProduct(v), sums = pair_sums(scaled);
      Vector out = scaled;
      for (std::size_t c = 0; c < n; ++c) out[at(c)] += w[at(c)] * sums[at(cells_[c].pair)] / rest[at(cells_[c].pair)];
      return out;
    };
    const Vector missing = bounds_ - constrained(q_);
    const Vector inner = constrained(solve_block(right)) - missing;
    Eigen::MatrixXd schur = Eigen::MatrixXd::Zero(at(kept_count_), at(kept_count_));
    const auto add = [&](std::size_t row, std::size_t column, double value) {
      if (kept_[row] != kNone && kept_[column] != kNone) schur(at(kept_[row]), at(kept_[column])) += value;
    };
    for (std::size_t c = 0; c < n; ++c) {
      const auto [i, j, pair] = cells_[c];
      add(i, i, w[at(c)]);
      add(j, j, w[at(c)]);
      add(i, j, w[at(c)]);
      add(j, i, w[at(c)]);
    }
    for (std::size_t from = 0; from < n;) {
      std::size_t to = from;
      while (to < n && cells_[order_[to]].pair == cells_[order_[from]].pair) ++to;
      for (std::size_t a = from; a < to; ++a) {
        for (std::size_t b = from; b < to; ++b) {
          const std::size_t c = order_[a], d = order_[b];
          const double value = w[at(c)] * w[at(d)] / rest[at(cells_[c].pair)];
          add(cells_[c].first, cells_[d].first, value);
          add(cells_[c].first, cells_[d].second, value);
          add(cells_[c].second, cells_[d].first, value);
          add(cells_[c].second, cells_[d].second, value);
        }
      }
      from = to;
    }
    Vector reduced(at(kept_count_));
    for (std::size_t i = 0; i < constraints_; ++i)
      if (kept_[i] != kNone) reduced[at(kept_[i])] = inner[at(i)];
    // Rows differ by many orders once cells vanish; scaled to a unit diagonal they keep their digits.
    const Vector scale = schur.diagonal().cwiseMax(1e-300).cwiseSqrt().cwiseInverse();
    const Eigen::MatrixXd scaled = scale.asDiagonal() * schur * scale.asDiagonal();
    const Eigen::LDLT<Eigen::MatrixXd> factor(scaled);
    if (factor.info() != Eigen::Success) return false;
    const Vector target = scale.cwiseProduct(reduced);
    Vector solved = factor.solve(target);
    solved += factor.solve(target - scaled * solved);  // one refinement
    const Vector dual_kept = scale.cwiseProduct(solved);
    if (!dual_kept.allFinite()) return false;
    Vector step_dual = Vector::Zero(at(constraints_));
    for (std::size_t i = 0; i < constraints_; ++i)
      if (kept_[i] != kNone) step_dual[at(i)] = dual_kept[at(kept_[i])];
    Vector back(q_.size());
    for (std::size_t c = 0; c < n; ++c)
      back[at(c)] = right[at(c)] - step_dual[at(cells_[c].first)] - step_dual[at(cells_[c].second)];
    const Vector step_q = solve_block(back);
    const Vector step_z = (centre - (z_.array() * (q_ + step_q).array())).matrix().cwiseQuotient(q_);
    if (!step_q.allFinite() || !step_z.allFinite()) return false;
    const double length_q = longest(q_, step_q), length_z = longest(z_, step_z);
    const double length = std::min(length_q, length_z);
    q_ += length * step_q;
    z_ += length * step_z;
    dual_ += length * step_dual;
    return true;
  }

  static double longest(const Vector& from, const Vector& step) {
    double length = 1;
    for (Eigen::Index i = 0; i < from.size(); ++i)
      if (step[i] < 0) length = std::min(length, -0.99 * from[i] / step[i]);
    return length;
  }

  std::size_t constraints_, pair_count_ = 0, kept_count_ = 0;
  Vector bounds_;
  std::vector<Cell> cells_;
  std::vector<std::size_t> kept_, order_;
  Vector q_, z_, dual_;
};

}  // namespace

LeastCoupling least_coupling(const PairMasses& pairs, double tolerance, core::Run& run) {
  return Solver(pairs).solve(tolerance, run);
}

}  // namespace ansatz::information
