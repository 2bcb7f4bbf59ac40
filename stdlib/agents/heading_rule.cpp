// SPDX-License-Identifier: MIT
#include "stdlib/agents/heading_rule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ansatz::agents {

namespace {

constexpr double kOfCosines = 1e-14;  // more than they are rounded

}  // namespace

HeadingRule::HeadingRule(Rule rule, double largest_turn, double noise)
    : rule_(rule),
      turn_(std::min(largest_turn, std::numbers::pi)),
      noise_(noise),
      cos_turn_(std::cos(turn_)),
      sin_turn_(std::sin(turn_)) {}

Vec3 HeadingRule::next(Vec3 heading, const ZoneSums& seen, std::span<const double> noise, const core::Stream& plane,
                       std::uint64_t index) const {
  Vec3 desired = unit(seen.is_repelled ? seen.away : seen.towards, heading);
  if (rule_ == Rule::dewi_kadita) {
    const Vec3 d = mixed(heading, desired);
    return noise.empty() ? d : unit(d + noise_ * Vec3{noise[0], noise[1], noise[2]}, d);
  }
  if (rule_ == Rule::couzin2002 && !noise.empty()) desired = disturbed(desired, noise);
  Vec3 d = turned(heading, desired, plane, index);
  if (rule_ == Rule::rotation && !noise.empty()) d = disturbed(d, noise);
  return unit(d, heading);  // of length one whatever was rounded on the way
}

Vec3 HeadingRule::turned(Vec3 heading, Vec3 desired, const core::Stream& plane, std::uint64_t index) const {
  const double cosine = dot(heading, desired);
  if (cosine >= cos_turn_ || turn_ >= std::numbers::pi) return desired;
  Vec3 aside = desired - cosine * heading;
  const double size = length(aside);
  if (size >= kNowhere) return cos_turn_ * heading + (sin_turn_ / size) * aside;
  // Straight behind: every plane is as good as another.
  const auto [first, second] = across(heading);
  const double angle = 2 * std::numbers::pi * plane.uniform(index);
  aside = std::cos(angle) * first + std::sin(angle) * second;
  return cos_turn_ * heading + sin_turn_ * aside;
}

Vec3 HeadingRule::mixed(Vec3 heading, Vec3 desired) const {
  const double cosine = std::clamp(dot(heading, desired), -1.0, 1.0);
  if (cosine == 1) return heading;
  // Near the edge the angle decides, as published.
  if (cosine > cos_turn_ + kOfCosines) return desired;
  const double angle = std::acos(cosine);
  if (angle <= turn_) return desired;
  const double t = turn_ / angle;
  return unit((1 - t) * heading + t * desired, heading);
}

Vec3 HeadingRule::disturbed(Vec3 direction, std::span<const double> noise) const {
  const double size = std::hypot(noise[0], noise[1]);
  if (size == 0) return direction;
  const auto [first, second] = across(direction);
  const double angle = noise_ * size, part = std::sin(angle) / size;
  return std::cos(angle) * direction + (part * noise[0]) * first + (part * noise[1]) * second;
}

// Duff et al., J. Comput. Graph. Tech. 6 (2017) 1: without a branch, and smooth but for a cut at z = 0.
Across across(Vec3 d) {
  const double sign = std::copysign(1.0, d.z);
  const double a = -1 / (sign + d.z), b = d.x * d.y * a;
  return {{1 + sign * d.x * d.x * a, sign * b, -sign * d.x}, {b, sign + d.y * d.y * a, -d.y}};
}

}  // namespace ansatz::agents
