// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/decomposition/joints_of_pairs.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ansatz::information {

namespace {

constexpr double kRounding = 1e-12;  // of masses and of directions

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

/// The same with one mass held at 0, which takes one dimension away: the largest of its slopes is solved for.
bool hold_at_zero(const Affine& from, std::size_t cell, Affine& to) {
  const double* held = from.row(cell);
  std::size_t pivot = 1;
  for (std::size_t c = 2; c <= from.free; ++c)
    if (std::abs(held[c]) > std::abs(held[pivot])) pivot = c;
  if (std::abs(held[pivot]) < kRounding) return false;
  to.cells = from.cells, to.free = from.free - 1;
  to.rows.resize(to.cells * (to.free + 1));
  for (std::size_t i = 0; i < from.cells; ++i) {
    const double* row = from.row(i);
    const double factor = row[pivot] / held[pivot];
    double* out = to.row(i);
    for (std::size_t c = 0, k = 0; c <= from.free; ++c)
      if (c != pivot) out[k++] = row[c] - factor * held[c];
  }
  return true;
}

class Walk {
 public:
  Walk(const PairMarginals& pairs, const std::function<void(std::span<const double>)>& visit, const core::Run& run)
      : visit_(visit), run_(run), levels_(std::max<std::size_t>(pairs.freedom(), 1)), corner_(pairs.cells()) {
    levels_[0] = all_joints(pairs);
  }

  void go() {
    if (levels_[0].free == 0)
      meet(levels_[0], 0);
    else
      hold_from(0, 0);
  }

 private:
  void hold_from(std::size_t level, std::size_t first) {
    const Affine& here = levels_[level];
    if (here.free == 1) {
      along(here);
      return;
    }
    if (level < 2) run_.tick();
    for (std::size_t cell = first; cell < here.cells; ++cell)
      if (hold_at_zero(here, cell, levels_[level + 1])) hold_from(level + 1, cell + 1);
  }

  void along(const Affine& line) {
    double low = -std::numeric_limits<double>::infinity(), high = -low;
    for (std::size_t i = 0; i < line.cells; ++i) {
      const double mass = line.row(i)[0], slope = line.row(i)[1];
      if (std::abs(slope) < kRounding) {
        if (mass < -kRounding) return;
        continue;
      }
      const double zero = -mass / slope;
      slope > 0 ? low = std::max(low, zero) : high = std::min(high, zero);
    }
    if (low > high + kRounding) return;
    meet(line, low);
    if (high > low) meet(line, high);
  }

  void meet(const Affine& at, double t) {
    for (std::size_t i = 0; i < at.cells; ++i) {
      const double mass = at.row(i)[0] + (at.free > 0 ? t * at.row(i)[1] : 0);
      if (mass < -1e3 * kRounding) return;
      corner_[i] = std::max(mass, 0.0);
    }
    visit_(corner_);
  }

  const std::function<void(std::span<const double>)>& visit_;
  const core::Run& run_;
  std::vector<Affine> levels_;
  std::vector<double> corner_;
};

}  // namespace

double lines_through_joints(const PairMarginals& pairs) {
  double out = 1;
  for (std::size_t k = 0; k + 1 < pairs.freedom(); ++k)
    out *= static_cast<double>(pairs.cells() - k) / static_cast<double>(k + 1);
  return out;
}

void visit_corner_joints(const PairMarginals& pairs, const std::function<void(std::span<const double>)>& visit,
                         const core::Run& run) {
  Walk(pairs, visit, run).go();
}

}  // namespace ansatz::information
