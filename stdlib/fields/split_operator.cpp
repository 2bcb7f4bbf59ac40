// SPDX-License-Identifier: MIT
#include "stdlib/fields/split_operator.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "stdlib/core/error.h"
#include "stdlib/fields/klein_gordon_flow.h"
#include "stdlib/fields/rotation_loops.h"
#include "stdlib/fields/step_loops.h"

namespace ansatz::fields {

SplitOperator::SplitOperator(const char* name, const ComplexRing& ring, SchrodingerEquation equation,
                             const SplittingScheme& scheme)
    : name_(name),
      ring_(ring),
      equation_(std::move(equation)),
      field_(2 * ring.points()),
      waves_(2 * ring.points()),
      density_(padded_for_turn(kBlock)),
      angle_(padded_for_turn(kBlock)) {
  for (double length : scheme.drifts) drift_at_.push_back(drift_of(length));
  const std::size_t last = scheme.kicks.size() - 1;
  for (std::size_t i = 0; i <= last; ++i) kick_at_.push_back(kick_of(scheme.kicks[i], i == last));
  joined_ = kick_of(scheme.kicks[last] + scheme.kicks[0], true);

  const std::size_t n = ring.points();
  const auto damps = [&](std::size_t j) {
    return (!equation_.absorption.empty() && equation_.absorption[j] != 0) ||
           (!equation_.mask.empty() && equation_.mask[j] != 1);
  };
  damped_right_ = n;
  for (std::size_t j = 0; j < n / 2; ++j)
    if (damps(j)) damped_left_ = j + 1;
  for (std::size_t j = n; j-- > n / 2;)
    if (damps(j)) damped_right_ = j;
  if (equation_.moving) {
    equation_.potential.clear();
    moved_.resize(n);
  }
  if (!equation_.potential.empty()) set_potential(equation_.potential);
}

std::size_t SplitOperator::kick_of(double length, bool ends_step) {
  ends_step = ends_step && !equation_.mask.empty();
  for (std::size_t i = 0; i < kicks_.size(); ++i)
    if (kicks_[i].length == length && kicks_[i].ends_step == ends_step) return i;
  const std::size_t n = ring_.points();
  const bool constant = is_linear() && !equation_.moving;
  Kick kick;
  kick.length = length;
  kick.ends_step = ends_step;
  if (constant) kick.factors = core::AlignedBuffer(2 * n);
  if (is_damped()) {
    if (!constant) kick.damping = core::AlignedBuffer(padded_for_turn(n));
    kick.lost = core::AlignedBuffer(2 * n);
  }
  kicks_.push_back(std::move(kick));
  return kicks_.size() - 1;
}

std::size_t SplitOperator::drift_of(double length) {
  for (std::size_t i = 0; i < drifts_.size(); ++i)
    if (drifts_[i].length == length) return i;
  drifts_.push_back({length, core::AlignedBuffer(2 * ring_.points())});
  return drifts_.size() - 1;
}

void SplitOperator::load(std::span<const std::complex<double>> field) { interleave(field, field_.data()); }

void SplitOperator::store(std::span<std::complex<double>> field) const { part(field_.data(), field); }

void SplitOperator::set_potential(std::span<const double> values) {
  if (is_linear() && !equation_.moving) return;
  angles_.resize(padded_for_turn(values.size()));
  arrange_for_turn(values.data(), angles_.data(), values.size());
}

void SplitOperator::prepare(double h) {
  if (h == step_) return;
  step_ = h;
  const std::size_t n = ring_.points();
  const auto k = ring_.wavenumbers();
  for (Drift& drift : drifts_) {
    const double time = drift.length * h / (2 * equation_.mass);
    for (std::size_t j = 0; j < n; ++j) {
      const double size = ring_.normalisation() * (equation_.filter.empty() ? 1.0 : equation_.filter[j]);
      const std::size_t place = ring_.packed_place(j);
      drift.factors[place] = size * std::cos(k[j] * k[j] * time);
      drift.factors[place + ring_.packed_width()] = -size * std::sin(k[j] * k[j] * time);
    }
  }
  for (Kick& kick : kicks_) {
    std::vector<double> damping(kick.lost.size() / 2, 1.0);
    for (std::size_t j = 0; j < damping.size(); ++j) {
      if (!equation_.absorption.empty()) damping[j] = std::exp(-equation_.absorption[j] * kick.length * h);
      if (kick.ends_step) damping[j] *= equation_.mask[j];
      kick.lost[2 * j] = kick.lost[2 * j + 1] = 1 - damping[j] * damping[j];
    }
    if (kick.damping.size() > 0) arrange_for_turn(damping.data(), kick.damping.data(), n);
    for (std::size_t j = 0; 2 * j < kick.factors.size(); ++j) {
      const double size = damping.empty() ? 1.0 : damping[j];
      const double angle = equation_.potential.empty() ? 0.0 : -equation_.potential[j] * kick.length * h;
      kick.factors[2 * j] = size * std::cos(angle);
      kick.factors[2 * j + 1] = size * std::sin(angle);
    }
  }
}

void SplitOperator::take(const Kick& kick) {
  const std::size_t right = damped_right_;
  absorbed_left_ += ring_.spacing() * weighted_moduli(field_.data(), kick.lost.data(), damped_left_);
  absorbed_right_ += ring_.spacing() *
                     weighted_moduli(field_.data() + 2 * right, kick.lost.data() + 2 * right, ring_.points() - right);
}

void SplitOperator::turn_by(std::span<const double> angles) {
  angles_.resize(padded_for_turn(angles.size()));
  arrange_for_turn(angles.data(), angles_.data(), angles.size());
  turn(field_.data(), angles.size(), {.time = -1, .angles = angles_.data()});
  if (!equation_.potential.empty()) set_potential(equation_.potential);
}

void SplitOperator::apply(const Kick& kick, double now) {
  const std::size_t n = ring_.points();
  if (equation_.moving) {
    equation_.moving(now, moved_);
    set_potential(moved_);
  }
  if (kick.lost.size() > 0) take(kick);
  if (kick.factors.size() > 0) {
    if (!equation_.potential.empty() || is_damped()) multiply_complex(field_.data(), kick.factors.data(), n);
    return;
  }
  const double time = kick.length * step_;
  const double* const potential = equation_.potential.empty() && !equation_.moving ? nullptr : angles_.data();
  const double* const damping = kick.damping.size() > 0 ? kick.damping.data() : nullptr;
  if (!equation_.nonlinearity) {
    return turn(field_.data(), n,
                {.gain = equation_.cubic * time, .time = -time, .angles = potential, .damping = damping});
  }
  for (std::size_t first = 0; first < n; first += kBlock) {
    const std::size_t count = std::min(kBlock, n - first), padded = padded_for_turn(count);
    moduli_for_turn(field_.data() + 2 * first, density_.data(), count);
    const double* const density = density_.data();
    equation_.nonlinearity.evaluate({&density, 1}, angle_.data(), padded);
    if (potential) {
      for (std::size_t j = 0; j < padded; ++j) angle_[j] -= potential[first + j];
    }
    turn(field_.data() + 2 * first, count,
         {.time = time, .angles = angle_.data(), .damping = damping ? damping + first : nullptr});
  }
}

void SplitOperator::apply(const Drift& drift) {
  ring_.pack(field_.data(), waves_.data());
  ring_.multiply(waves_.data(), drift.factors.data());
  ring_.unpack(waves_.data(), field_.data());
}

void SplitOperator::advance(double time, double h, long count, core::Run& run) {
  constexpr long kStepsBetweenChecks = 32;
  if (count <= 0) return;
  prepare(h);
  const std::size_t stages = drift_at_.size();
  apply(kicks_[kick_at_[0]], time);
  for (long step = 0; step < count; ++step) {
    run.tick();
    const double from = time + h * static_cast<double>(step);
    double drifted = 0;
    for (std::size_t stage = 0; stage < stages; ++stage) {
      if (stage > 0) apply(kicks_[kick_at_[stage]], from + h * drifted);
      apply(drifts_[drift_at_[stage]]);
      drifted += drifts_[drift_at_[stage]].length;
    }
    const bool last = step + 1 == count;
    const double now = time + h * static_cast<double>(step + 1);
    if (last || watcher_) {
      apply(kicks_[kick_at_[stages]], now);
      if (watcher_) watcher_(now, field_.data());
      if (!last) apply(kicks_[kick_at_[0]], now);
    } else {
      apply(kicks_[joined_], now);
    }
    if (!last && step % kStepsBetweenChecks != kStepsBetweenChecks - 1) continue;
    if (std::isfinite(largest_magnitude(field_.span()))) continue;
    throw core::Diverged(name_, now, "the field is no longer finite",
                         fmt::format("take a step below {:.3g}, or look where the potential and the nonlinearity are "
                                     "not finite",
                                     h));
  }
}

}  // namespace ansatz::fields
