// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/discrete/code.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "stdlib/bottleneck/discrete/mixture.h"
#include "stdlib/core/expression/elementary.h"

namespace ansatz::bottleneck {

namespace {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Vector = Eigen::VectorXd;
using MatrixView = Eigen::Map<const Matrix>;
using VectorView = Eigen::Map<const Vector>;

constexpr double kDead = 1e-14;
constexpr double kAlike = 1e-7;  // nats of Jensen–Shannon divergence

Eigen::Index index(std::size_t i) { return static_cast<Eigen::Index>(i); }

MatrixView conditional_of(const Source& source) {
  return {source.conditional.data(), index(source.symbols), index(source.outcomes)};
}
VectorView mass_of(const Source& source) { return {source.mass.data(), index(source.symbols)}; }

/// q(t) and q(y|t) in logarithms, as one vector: what a turn maps and an extrapolation goes along.
struct Logs {
  Vector mass;
  Matrix conditional;
};

void normalise(Logs& logs) {
  const auto level = [](const auto& row) {
    const double top = row.maxCoeff();
    return top + std::log((row.array() - top).exp().sum());
  };
  logs.mass.array() -= level(logs.mass);
  for (Eigen::Index t = 0; t < logs.conditional.rows(); ++t)
    logs.conditional.row(t).array() -= level(logs.conditional.row(t));
}

Logs logs_of(const Code& code, std::size_t outcomes) {
  const VectorView mass(code.mass.data(), index(code.size()));
  const MatrixView conditional(code.conditional.data(), index(code.size()), index(outcomes));
  return {mass.array().max(kLeastMass).log(), conditional.array().max(kLeastMass).log()};
}

/// A turn, a block of symbols after the other: all that a block needs stays in the nearest cache. A codeword's symbols
/// lie side by side, so that every loop is along symbols.
class Turner {
 public:
  Turner(const Source& source, double beta) : p_(conditional_of(source)), px_(mass_of(source)), beta_(beta) {
    own_ = (p_.array() * p_.array().max(kLeastMass).log()).rowwise().sum();
  }

  /// F of the code that goes in; `out` is the code after the turn.
  double turn(const Logs& in, Logs& out) {
    out.conditional.setZero(in.mass.size(), p_.cols());
    const double value = each_block(in, [&](Eigen::Index from, Columns& encoder) {
      encoder.array().colwise() *= px_.segment(from, encoder.rows()).array();
      add_product(encoder, p_.middleRows(from, encoder.rows()), out.conditional);
    });
    out.mass = out.conditional.rowwise().sum().array().max(kLeastMass);
    out.conditional = (out.conditional.array().colwise() / out.mass.array()).max(kLeastMass);
    core::log_of(out.mass.data(), out.mass.data(), static_cast<std::size_t>(out.mass.size()));
    core::log_of(out.conditional.data(), out.conditional.data(), static_cast<std::size_t>(out.conditional.size()));
    return value;
  }

  double beta() const { return beta_; }

  /// [symbol, codeword] q(t|x)
  Matrix encoder(const Logs& in) {
    Matrix all(p_.rows(), in.mass.size());
    each_block(in, [&](Eigen::Index from, Columns& encoder) { all.middleRows(from, encoder.rows()) = encoder; });
    return all;
  }

 private:
  using Columns = Eigen::MatrixXd;
  static constexpr Eigen::Index kCells = 2048, kFewOutcomes = 8;

  /// Hands out q(t|x) of a block of symbols, with the first of them; F.
  double each_block(const Logs& in, auto&& take) {
    const Eigen::Index codewords = in.mass.size();
    const Eigen::Index rows = std::max<Eigen::Index>(8, kCells / codewords / 8 * 8);
    double value = 0;
    for (Eigen::Index from = 0; from < p_.rows(); from += rows) {
      const Eigen::Index count = std::min(rows, p_.rows() - from);
      set_weights(p_.middleRows(from, count), in, block_);
      top_ = block_.col(0);
      for (Eigen::Index t = 1; t < codewords; ++t) top_ = top_.cwiseMax(block_.col(t));
      block_.colwise() -= top_;
      core::exp_of(block_.data(), block_.data(), static_cast<std::size_t>(block_.size()));
      sum_ = block_.col(0);
      for (Eigen::Index t = 1; t < codewords; ++t) sum_ += block_.col(t);
      block_.array().colwise() *= sum_.array().inverse();
      core::log_of(sum_.data(), sum_.data(), static_cast<std::size_t>(count));
      value -=
          (px_.segment(from, count).array() * (top_.array() + sum_.array() - beta_ * own_.segment(from, count).array()))
              .sum();
      take(from, block_);
    }
    return value;
  }

  /// ln q(t) + β Σ_y p(y|x) ln q(y|t)
  void set_weights(const auto& p, const Logs& logs, Columns& out) {
    out.resize(p.rows(), logs.mass.size());
    if (p.cols() > kFewOutcomes) {
      out.noalias() = beta_ * p * logs.conditional.transpose();
      out.rowwise() += logs.mass.transpose();
      return;
    }
    columns_ = beta_ * p;
    for (Eigen::Index t = 0; t < out.cols(); ++t) {
      out.col(t).array() = logs.conditional(t, 0) * columns_.col(0).array() + logs.mass[t];
      for (Eigen::Index y = 1; y < p.cols(); ++y) out.col(t) += logs.conditional(t, y) * columns_.col(y);
    }
  }

  /// out += weightsᵀ p
  void add_product(const Columns& weights, const auto& p, Matrix& out) {
    if (p.cols() > kFewOutcomes) {
      out.noalias() += weights.transpose() * p;
      return;
    }
    columns_ = p;
    for (Eigen::Index t = 0; t < weights.cols(); ++t)
      for (Eigen::Index y = 0; y < p.cols(); ++y) out(t, y) += weights.col(t).dot(columns_.col(y));
  }

  MatrixView p_;
  VectorView px_;
  double beta_;
  Vector own_, top_, sum_;
  Columns block_, columns_;
};

double change(const Logs& a, const Logs& b) {
  const auto ma = a.mass.array().exp(), mb = b.mass.array().exp();
  const double of_mass = (ma - mb).abs().maxCoeff();
  const double of_rest =
      ((a.conditional.array().exp() - b.conditional.array().exp()).abs().rowwise().maxCoeff() * mb).maxCoeff();
  return std::max(of_mass, of_rest);
}

Logs without(const Logs& logs, const std::vector<Eigen::Index>& kept) {
  Logs out{Vector(index(kept.size())), Matrix(index(kept.size()), logs.conditional.cols())};
  for (std::size_t k = 0; k < kept.size(); ++k) {
    out.mass[index(k)] = logs.mass[kept[k]];
    out.conditional.row(index(k)) = logs.conditional.row(kept[k]);
  }
  normalise(out);
  return out;
}

/// Drops the dead; true where there were any.
bool bury(Logs& logs) {
  std::vector<Eigen::Index> kept;
  for (Eigen::Index t = 0; t < logs.mass.size(); ++t)
    if (logs.mass[t] >= std::log(kDead)) kept.push_back(t);
  if (index(kept.size()) == logs.mass.size()) return false;
  logs = without(logs, kept);
  return true;
}

// Of the two with equal shares, however rare one is: a codeword begins without mass, but not without saying something.
double jensen_shannon(const Logs& logs, Eigen::Index a, Eigen::Index b) {
  double sum = 0;
  for (Eigen::Index y = 0; y < logs.conditional.cols(); ++y) {
    const double p = std::exp(logs.conditional(a, y)), q = std::exp(logs.conditional(b, y)), m = 0.5 * (p + q);
    if (m > 0) sum += 0.5 * (p * (logs.conditional(a, y) - std::log(m)) + q * (logs.conditional(b, y) - std::log(m)));
  }
  return sum;
}

/// Codewords that say the same are one; true where there were any.
bool merge(Logs& logs) {
  bool has_merged = false;
  for (Eigen::Index a = 0; a < logs.mass.size(); ++a) {
    for (Eigen::Index b = a + 1; b < logs.mass.size();) {
      if (!(jensen_shannon(logs, a, b) < kAlike)) {
        ++b;
        continue;
      }
      const double wa = std::exp(logs.mass[a]), wb = std::exp(logs.mass[b]), share = wa / (wa + wb);
      logs.conditional.row(a) =
          (share * logs.conditional.row(a).array().exp() + (1 - share) * logs.conditional.row(b).array().exp())
              .max(kLeastMass)
              .log();
      logs.mass[a] = std::log(wa + wb);
      std::vector<Eigen::Index> kept;
      for (Eigen::Index t = 0; t < logs.mass.size(); ++t)
        if (t != b) kept.push_back(t);
      logs = without(logs, kept);
      has_merged = true;
    }
  }
  return has_merged;
}

Code code_of(const Logs& logs) {
  Code code;
  const Vector mass = logs.mass.array().exp();
  const Matrix conditional = logs.conditional.array().exp();
  code.mass.assign(mass.data(), mass.data() + mass.size());
  code.conditional.assign(conditional.data(), conditional.data() + conditional.size());
  return code;
}

/// q(t) and q(y|t) as one vector of logarithms, and what a change of each is worth: √q, as Fisher's metric has it.
std::vector<double> flat(const Logs& logs) {
  std::vector<double> out(logs.mass.data(), logs.mass.data() + logs.mass.size());
  out.insert(out.end(), logs.conditional.data(), logs.conditional.data() + logs.conditional.size());
  return out;
}

Logs unflat(const std::vector<double>& values, Eigen::Index codewords) {
  const VectorView all(values.data(), index(values.size()));
  Logs logs{all.head(codewords), Matrix(codewords, all.size() / codewords - 1)};
  logs.conditional.reshaped<Eigen::RowMajor>() = all.tail(all.size() - codewords);
  normalise(logs);
  return logs;
}

std::vector<double> worth(const Logs& logs) {
  const Matrix joint = logs.conditional.colwise() + logs.mass;
  std::vector<double> out = flat({logs.mass, joint});
  for (double& value : out) value *= 0.5;
  core::exp_of(out.data(), out.data(), out.size());
  return out;
}

/// To rest, from `logs`. The number of turns. Mixtures are drawn to any code that is at rest, unstable ones too, so
/// that none counts before its value has been found to be no higher; codewords are merged and buried after plain turns.
int settle(Turner& turner, Logs& logs, Rest rest, core::Run& run) {
  constexpr int kTurnsToMerge = 30;  // codewords on their way to one another take the longest way
  constexpr int kTurnsToFall = 40;
  constexpr double kMostFall = 2.3;  // of ln q(t) beyond what a turn makes of it
  Mixture mixture;
  Logs turned;
  double value = std::numeric_limits<double>::infinity();
  Logs safe = logs;
  int turns = 0, merged = 0, looked = 0;
  double seen = value;
  while (turns < rest.turns) {
    run.tick();
    const double found = turner.turn(logs, turned);
    ++turns;
    if (found > value + 1e-13 * std::abs(value)) {  // a mixture went too far: on from the turn before it
      logs = safe;
      mixture.forget();
      value = std::numeric_limits<double>::infinity();
      continue;
    }
    value = found;
    if (turns - looked >= kTurnsToFall) {
      if (seen - value < rest.fall * std::max(1.0, turner.beta())) break;
      seen = value;
      looked = turns;
    }
    if (change(logs, turned) <= rest.tolerance) {
      logs = turned;
      if (!bury(logs)) return turns;
      mixture.forget();
      continue;
    }
    safe = turned;
    const bool is_due = turns - merged > kTurnsToMerge;
    if (is_due) merged = turns;
    if (bury(safe) || (is_due && merge(safe))) {
      logs = safe;
      mixture.forget();
      value = std::numeric_limits<double>::infinity();
      continue;
    }
    logs = unflat(mixture.next(flat(logs), flat(turned), worth(turned)), turned.mass.size());
    // A rare codeword on its way down may be on its way to a mass that is small, not to none.
    logs.mass = logs.mass.cwiseMax((turned.mass.array() - kMostFall).matrix());
  }
  if (turns >= rest.turns) logs = safe;  // nobody has looked at the last mixture
  return turns;
}

}  // namespace

Code trivial_code(const Source& source) { return {{1.0}, source.outcome_mass}; }

Code code_of_clusters(const Source& source, const std::vector<std::size_t>& cluster, std::size_t clusters) {
  constexpr double kSoft = 1e-3;
  Code code{std::vector<double>(clusters), std::vector<double>(clusters * source.outcomes)};
  for (std::size_t x = 0; x < source.symbols; ++x) {
    code.mass[cluster[x]] += source.mass[x];
    for (std::size_t y = 0; y < source.outcomes; ++y)
      code.conditional[cluster[x] * source.outcomes + y] +=
          source.mass[x] * source.conditional[x * source.outcomes + y];
  }
  for (std::size_t t = 0; t < clusters; ++t)
    for (std::size_t y = 0; y < source.outcomes; ++y) {
      double& q = code.conditional[t * source.outcomes + y];
      q = (1 - kSoft) * q / code.mass[t] + kSoft * source.outcome_mass[y];
    }
  return code;
}

std::vector<double> encoder_of(const Source& source, const Code& code, double beta) {
  const Matrix encoder = Turner(source, beta).encoder(logs_of(code, source.outcomes));
  return {encoder.data(), encoder.data() + encoder.size()};
}

SolvedCode solve_code(const Source& source, double beta, const Code& start, Rest rest, core::Run& run) {
  Turner turner(source, beta);
  Logs logs = logs_of(start, source.outcomes);
  normalise(logs);
  bury(logs);
  SolvedCode solved;
  solved.beta = beta;
  int turns = settle(turner, logs, rest, run);
  while (merge(logs)) turns += settle(turner, logs, rest, run);
  Logs next;
  turner.turn(logs, next);
  solved.residual = change(logs, next);
  solved.turns = turns;
  // Of the encoder as it is: its own q(t) and q(y|t).
  solved.code = code_of(next);
  if (solved.code.size() == 1) return solved;  // it tells nothing, and costs nothing
  const Matrix w = turner.encoder(logs);
  const VectorView px = mass_of(source);
  for (Eigen::Index x = 0; x < w.rows(); ++x)
    for (Eigen::Index t = 0; t < w.cols(); ++t)
      if (w(x, t) > 0) solved.rate += px[x] * w(x, t) * (std::log(w(x, t)) - next.mass[t]);
  for (Eigen::Index t = 0; t < w.cols(); ++t) {
    const double q = std::exp(next.mass[t]);
    solved.entropy -= q * next.mass[t];
    for (std::size_t y = 0; y < source.outcomes; ++y) {
      const double c = next.conditional(t, index(y));
      solved.relevance += q * std::exp(c) * (c - std::log(source.outcome_mass[y]));
    }
  }
  solved.rate = std::max(0.0, solved.rate);
  solved.entropy = std::max(0.0, solved.entropy);
  solved.relevance = std::max(0.0, solved.relevance);
  solved.lagrangian = solved.rate - beta * solved.relevance;
  return solved;
}

}  // namespace ansatz::bottleneck
