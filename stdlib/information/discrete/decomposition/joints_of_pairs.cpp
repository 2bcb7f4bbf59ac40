// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/decomposition/joints_of_pairs.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace ansatz::information {

namespace {

constexpr double kRounding = 1e-10;  // of masses, the largest being 1

/// Masses as functions of what is free: column 0 for t = 0, then one column a dimension.
struct Affine {
  std::size_t cells = 0, free = 0;
  std::vector<double> rows;  ///< [cell][1 + free]
  double* row(std::size_t i) { return rows.data() + i * (free + 1); }
  const double* row(std::size_t i) const { return rows.data() + i * (free + 1); }
};

Affine all_joints(const PairMarginals& p) {
  std::vector<double> a(p.a, 0.0), b(p.b, 0.0), y(p.y, 0.0);
  for (std::size_t i = 0; i < p.a; ++i)
    for (std::size_t j = 0; j < p.b; ++j) a[i] += p.ab[i * p.b + j], b[j] += p.ab[i * p.b + j];
  for (std::size_t i = 0; i < p.a; ++i)
    for (std::size_t k = 0; k < p.y; ++k) y[k] += p.ay[i * p.y + k];
  Affine out{p.cells(), p.freedom(), std::vector<double>(p.cells() * (p.freedom() + 1), 0.0)};
  const auto contrast = [](std::size_t value, std::size_t which) {
    return value == which ? 1.0 : value == which + 1 ? -1.0 : 0.0;
  };
  for (std::size_t i = 0; i < p.a; ++i)
    for (std::size_t j = 0; j < p.b; ++j)
      for (std::size_t k = 0; k < p.y; ++k) {
        double* row = out.row((i * p.b + j) * p.y + k);
        row[0] =
            p.ab[i * p.b + j] * y[k] + p.ay[i * p.y + k] * b[j] + p.by[j * p.y + k] * a[i] - 2 * a[i] * b[j] * y[k];
        std::size_t column = 1;
        for (std::size_t u = 0; u + 1 < p.a; ++u)
          for (std::size_t v = 0; v + 1 < p.b; ++v)
            for (std::size_t w = 0; w + 1 < p.y; ++w) row[column++] = contrast(i, u) * contrast(j, v) * contrast(k, w);
      }
  return out;
}

constexpr std::size_t kMostJointCells = 128;

/// Which masses are 0, of those that have been asked to be at least 0.
struct Zeros {
  std::uint64_t low = 0, high = 0;
  void add(std::size_t cell) { (cell < 64 ? low : high) |= std::uint64_t{1} << cell % 64; }
  bool holds(Zeros other) const { return (other.low & ~low) == 0 && (other.high & ~high) == 0; }
  bool has(std::size_t cell) const { return ((cell < 64 ? low : high) >> cell % 64 & 1) != 0; }
  int count() const { return std::popcount(low) + std::popcount(high); }
  friend Zeros operator&(Zeros a, Zeros b) { return {a.low & b.low, a.high & b.high}; }
};

/// A direction in which the cone of p₀ t₀ + N t that is not negative in some masses has an edge.
struct Edge {
  std::vector<double> masses;  ///< the largest of size 1
  Zeros zeros;
};

/// The double description method (Motzkin and others; Fukuda & Prodon): of a cone with as many masses held from below
/// as it has dimensions the edges are read from the inverse; each further mass cuts those away on which it is negative,
/// and has new ones where a face of two dimensions is cut. Two edges span such a face where no third has all the zeros
/// that they have in common.
class Edges {
 public:
  explicit Edges(Affine all) : cells_(all.cells), dimensions_(all.free + 1), is_held_(all.cells, 0) {
    begin_with_inverse(std::move(all));
  }

  bool cut_by_all(std::size_t most, const core::Run& run) {
    while (!edges_.empty()) {
      const std::size_t cell = next();
      if (cell == cells_) break;
      cut(cell, run);
      if (edges_.size() > most) return false;
    }
    return true;
  }

  const std::vector<Edge>& all() const { return edges_; }

 private:
  void begin_with_inverse(Affine all) {
    std::vector<char> is_done(dimensions_, 0);
    std::vector<std::size_t> held(dimensions_);
    for (std::size_t step = 0; step < dimensions_; ++step) {
      std::size_t cell = 0, column = 0;
      double largest = 0;
      for (std::size_t i = 0; i < cells_; ++i)
        for (std::size_t c = 0; c < dimensions_; ++c)
          if (!is_held_[i] && !is_done[c] && std::abs(all.row(i)[c]) > largest)
            largest = std::abs(all.row(i)[c]), cell = i, column = c;
      is_held_[cell] = is_done[column] = 1, held[column] = cell;
      const std::vector<double> pivot(all.row(cell), all.row(cell) + dimensions_);
      for (std::size_t i = 0; i < cells_; ++i) {
        double* row = all.row(i);
        const double here = row[column] / pivot[column];
        for (std::size_t c = 0; c < dimensions_; ++c) row[c] = c == column ? here : row[c] - here * pivot[c];
      }
    }
    for (std::size_t c = 0; c < dimensions_; ++c) {
      Edge edge{std::vector<double>(cells_), {}};
      for (std::size_t i = 0; i < cells_; ++i) edge.masses[i] = all.row(i)[c];
      for (std::size_t other = 0; other < dimensions_; ++other)
        if (other != c) edge.zeros.add(held[other]);
      settle(edge);
      edges_.push_back(std::move(edge));
    }
  }

  void settle(Edge& edge) const {
    double largest = 0;
    for (const double m : edge.masses) largest = std::max(largest, std::abs(m));
    for (std::size_t i = 0; i < cells_; ++i) {
      double& m = edge.masses[i];
      m /= largest;
      if (is_held_[i] && std::abs(m) < kRounding) edge.zeros.add(i);
      if (edge.zeros.has(i)) m = 0;
    }
  }

  /// The mass that cuts the fewest pairs of edges, which keeps the list short.
  std::size_t next() const {
    std::size_t best = cells_, fewest = std::numeric_limits<std::size_t>::max();
    for (std::size_t i = 0; i < cells_; ++i) {
      if (is_held_[i]) continue;
      std::size_t above = 0, below = 0;
      for (const Edge& edge : edges_) above += edge.masses[i] > kRounding, below += edge.masses[i] < -kRounding;
      if (above * below < fewest) fewest = above * below, best = i;
    }
    return best;
  }

  bool span_a_face(const Edge& one, const Edge& other) const {
    const Zeros common = one.zeros & other.zeros;
    if (common.count() + 2 < static_cast<int>(dimensions_)) return false;
    for (const Edge& third : edges_)
      if (third.zeros.holds(common) && &third != &one && &third != &other) return false;
    return true;
  }

  void cut(std::size_t cell, const core::Run& run) {
    is_held_[cell] = 1;
    std::vector<Edge> kept;
    for (const Edge& one : edges_) {
      if (one.masses[cell] <= kRounding) continue;
      run.tick();
      for (const Edge& other : edges_)
        if (other.masses[cell] < -kRounding && span_a_face(one, other)) kept.push_back(between(one, other, cell));
    }
    for (Edge& edge : edges_) {
      if (edge.masses[cell] < -kRounding) continue;
      settle(edge);
      kept.push_back(std::move(edge));
    }
    edges_ = std::move(kept);
  }

  Edge between(const Edge& one, const Edge& other, std::size_t cell) const {
    Edge out{std::vector<double>(cells_), one.zeros & other.zeros};
    out.zeros.add(cell);
    const double to_one = -other.masses[cell], to_other = one.masses[cell];
    for (std::size_t i = 0; i < cells_; ++i) out.masses[i] = to_one * one.masses[i] + to_other * other.masses[i];
    settle(out);
    return out;
  }

  std::size_t cells_, dimensions_;
  std::vector<char> is_held_;
  std::vector<Edge> edges_;
};

}  // namespace

bool visit_corner_joints(const PairMarginals& pairs, std::size_t most,
                         const std::function<void(std::span<const double>)>& visit, const core::Run& run) {
  if (pairs.cells() > kMostJointCells) return false;
  Edges edges(all_joints(pairs));
  if (!edges.cut_by_all(most, run)) return false;
  std::vector<double> corner(pairs.cells());
  for (const Edge& edge : edges.all()) {
    double sum = 0;
    for (const double m : edge.masses) sum += m;
    for (std::size_t i = 0; i < corner.size(); ++i) corner[i] = std::max(edge.masses[i] / sum, 0.0);
    visit(corner);
  }
  return true;
}

}  // namespace ansatz::information
