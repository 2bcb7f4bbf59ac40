// SPDX-License-Identifier: MIT
#include "stdlib/fields/passage.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ansatz::fields {

Passage::Passage(const TunnellingSetting& setting, std::optional<Environment> environment)
    : setting_(setting),
      flow_(setting.make_flow()),
      environment_(std::move(environment)),
      left_(setting.left_plane(), setting.ring().spacing(), setting.packet().mass, setting.energies()),
      right_(setting.right_plane(), setting.ring().spacing(), setting.packet().mass, setting.energies()) {
  constexpr std::size_t kSeam = 5;  // as near to it as a detector can stand
  if (setting.layer() == 0)
    seam_.emplace(kSeam, setting.ring().spacing(), setting.packet().mass, std::vector<double>());
  weigh_cells();
  look(0);
}

void Passage::go(const Stretch& stretch, core::Run& run) {
  if (stretch.count == 0) return;
  const double length = stretch.step * static_cast<double>(stretch.count);
  double most = setting_.sample_time();
  if (environment_) most = std::min(most, environment_->longest_interval());
  const long pieces = std::max(1L, static_cast<long>(std::ceil(length / most * (1 - 1e-12))));
  const long steps = (stretch.count + pieces - 1) / pieces;
  const double piece = length / static_cast<double>(pieces), step = piece / static_cast<double>(steps);
  for (long i = 0; i < pieces; ++i) {
    const double from = stretch.from + piece * static_cast<double>(i);
    if (environment_) {
      take_noisily(from, piece, run);
    } else {
      take(from, step, steps, run);
    }
    look(i + 1 == pieces ? stretch.from + length : from + piece);
  }
}

void Passage::take(double from, double step, long count, core::Run& run) {
  flow_.advance(from, step, count, run);
  steps_ += count;
  longest_step_ = std::max(longest_step_, step);
}

void Passage::take_noisily(double from, double length, core::Run& run) {
  const double half = length / 2;
  const long steps = std::max(1L, static_cast<long>(std::ceil(half / setting_.largest_step() * (1 - 1e-12))));
  const double step = half / static_cast<double>(steps);
  take(from, step, steps, run);
  flow_.turn_by(environment_->kick(length));
  take(from + half, step, steps, run);
}

void Passage::go_as_published(double instant, core::Run& run) {
  const double until = setting_.times().back(), step = setting_.largest_step(), from = now_;
  long count = 0;
  while (now_ < instant && now_ < until) {
    if (environment_) {
      flow_.turn_by(environment_->published_kick(step, false));
      take(now_, step, 1, run);
      flow_.turn_by(environment_->published_kick(step, true));
    }
    now_ = std::min(now_ + step, until);
    ++count;
  }
  if (!environment_ && count > 0) take(from, step, count, run);
  look(now_);
}

void Passage::look(double time) {
  double inside = 0;
  const double* field = flow_.field();
  for (std::size_t j = first_cell_; j < first_cell_ + cells_.size(); ++j)
    inside += cells_[j - first_cell_] * (field[2 * j] * field[2 * j] + field[2 * j + 1] * field[2 * j + 1]);
  inside *= setting_.ring().spacing();
  if (!left_.times().empty()) dwelled_ += (time - left_.times().back()) / 2 * (inside + inside_);
  inside_ = inside;
  if (seam_) {
    const double before = seam_->total();
    seam_->sample(time, field);
    gone_round_ += std::fabs(seam_->total() - before);
  }
  left_.sample(time, field);
  right_.sample(time, field);
}

/// How much of each cell lies between the barrier's ends.
void Passage::weigh_cells() {
  const ComplexRing& ring = setting_.ring();
  const double dx = ring.spacing();
  const std::vector<double> x = ring.coordinates();
  for (std::size_t j = 0; j < x.size(); ++j) {
    const double covered = std::min(setting_.land().high, x[j] + dx / 2) - std::max(setting_.land().low, x[j] - dx / 2);
    if (covered <= 0) continue;
    if (cells_.empty()) first_cell_ = j;
    cells_.push_back(std::min(1.0, covered / dx));
  }
}

}  // namespace ansatz::fields
