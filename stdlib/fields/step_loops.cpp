// SPDX-License-Identifier: MIT
#include "stdlib/fields/step_loops.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "stdlib/fields/step_loops.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep

#include <hwy/highway.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

HWY_BEFORE_NAMESPACE();
namespace ansatz::fields::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;
constexpr hn::ScalableTag<double> d{};
constexpr std::size_t kLanes = hn::MaxLanes(d);

void kick_and_drift_loop(double* HWY_RESTRICT u, double* HWY_RESTRICT velocity, const double* HWY_RESTRICT curvature,
                         const double* HWY_RESTRICT force, std::size_t n, Move move) {
  const auto kicks = hn::Set(d, move.kick), drifts = hn::Set(d, move.drift);
  std::size_t i = 0;
  for (; i + kLanes <= n; i += kLanes) {
    const auto push = hn::Sub(hn::LoadU(d, curvature + i), hn::LoadU(d, force + i));
    const auto v = hn::MulAdd(kicks, push, hn::LoadU(d, velocity + i));
    hn::StoreU(v, d, velocity + i);
    hn::StoreU(hn::MulAdd(drifts, v, hn::LoadU(d, u + i)), d, u + i);
  }
  for (; i < n; ++i) {
    velocity[i] = std::fma(move.kick, curvature[i] - force[i], velocity[i]);
    u[i] = std::fma(move.drift, velocity[i], u[i]);
  }
}

void leapfrog_loop(const Leap& leap, const double* HWY_RESTRICT curvature, const double* HWY_RESTRICT force,
                   std::size_t n, double square) {
  const double *const HWY_RESTRICT before = leap.before, *const HWY_RESTRICT now = leap.now;
  double* const HWY_RESTRICT after = leap.after;
  const auto squares = hn::Set(d, square), two = hn::Set(d, 2.0);
  std::size_t i = 0;
  for (; i + kLanes <= n; i += kLanes) {
    const auto push = hn::Sub(hn::LoadU(d, curvature + i), hn::LoadU(d, force + i));
    const auto straight = hn::Sub(hn::Mul(two, hn::LoadU(d, now + i)), hn::LoadU(d, before + i));
    hn::StoreU(hn::Add(straight, hn::Mul(squares, push)), d, after + i);
  }
  for (; i < n; ++i) after[i] = 2.0 * now[i] - before[i] + square * (curvature[i] - force[i]);
}

// Sizes in the order of their bits, which is that of numbers, with infinity and then NaN above all: neither gets lost.
double largest_magnitude_loop(std::span<const double> values) {
  constexpr hn::RebindToSigned<decltype(d)> whole;
  const auto size = hn::Set(whole, std::int64_t{0x7fffffffffffffff});
  const auto at = [&](std::size_t i)
                      HWY_ATTR { return hn::And(hn::BitCast(whole, hn::LoadU(d, values.data() + i)), size); };
  auto one = hn::Zero(whole), other = hn::Zero(whole);
  std::size_t i = 0;
  for (; i + 2 * kLanes <= values.size(); i += 2 * kLanes) {
    one = hn::Max(one, at(i));
    other = hn::Max(other, at(i + kLanes));
  }
  HWY_ALIGN std::int64_t lanes[kLanes];
  hn::Store(hn::Max(one, other), whole, lanes);
  std::int64_t largest = 0;
  for (const std::int64_t lane : lanes) largest = std::max(largest, lane);
  for (; i < values.size(); ++i) largest = std::max(largest, std::bit_cast<std::int64_t>(std::fabs(values[i])));
  return std::bit_cast<double>(largest);
}

void multiply_loop(double* HWY_RESTRICT values, const double* HWY_RESTRICT factors, std::size_t n) {
  const auto one = [&](std::size_t at) HWY_ATTR {
    hn::StoreU(hn::Mul(hn::LoadU(d, values + at), hn::LoadU(d, factors + at)), d, values + at);
  };
  std::size_t i = 0;
  for (; i + 4 * kLanes <= n; i += 4 * kLanes) {
    one(i);
    one(i + kLanes);
    one(i + 2 * kLanes);
    one(i + 3 * kLanes);
  }
  for (; i < n; ++i) values[i] *= factors[i];
}

}  // namespace ansatz::fields::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ansatz::fields {

HWY_EXPORT(kick_and_drift_loop);
HWY_EXPORT(leapfrog_loop);
HWY_EXPORT(largest_magnitude_loop);
HWY_EXPORT(multiply_loop);

void kick_and_drift(double* u, double* velocity, const double* curvature, const double* force, std::size_t n,
                    const Move& move) {
  HWY_DYNAMIC_DISPATCH(kick_and_drift_loop)(u, velocity, curvature, force, n, move);
}

void leapfrog(const Leap& leap, const double* curvature, const double* force, std::size_t n, double square) {
  HWY_DYNAMIC_DISPATCH(leapfrog_loop)(leap, curvature, force, n, square);
}

double largest_magnitude(std::span<const double> values) {
  return HWY_DYNAMIC_DISPATCH(largest_magnitude_loop)(values);
}

void multiply(double* values, const double* factors, std::size_t n) {
  HWY_DYNAMIC_DISPATCH(multiply_loop)(values, factors, n);
}

}  // namespace ansatz::fields
#endif
