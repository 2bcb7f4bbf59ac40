// SPDX-License-Identifier: MIT
#include "stdlib/fields/landscape.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <tuple>
#include <utility>

#include "stdlib/core/error.h"
#include "stdlib/core/fingerprint.h"
#include "stdlib/fields/profile.h"
#include "stdlib/fields/spline.h"

namespace ansatz::fields {
namespace {

constexpr double kNegligible = 1e-6;  // of the largest |V|: outside, V counts as level
constexpr double kNothing = 1e-14;
constexpr double kWall = 100;  // depths: where the wall of a Morse well is cut

// Weight of a point s cells away in cubic interpolation, and its integral from 0 to s. Points that stand for V by their
// integrals against it give ∫ V g exactly for every g that the interpolation has exactly: a jump then costs no more
// than the third order that the kink of ψ'' below it costs anyway.
double kernel(double s) {
  s = std::fabs(s);
  if (s >= 2) return 0;
  return s <= 1 ? (1 - s * s) * (2 - s) / 2 : (1 - s) * (2 - s) * (3 - s) / 6;
}
double kernel_below(double s) {
  const double t = std::min(std::fabs(s), 2.0), t2 = t * t;
  const double near = t - t2 / 4 - t * t2 / 3 + t2 * t2 / 8;
  const double far = 1.0 / 6 + t - 11 * t2 / 12 + t * t2 / 3 - t2 * t2 / 24;
  return std::copysign(t <= 1 ? near : far, s);
}

/// What a spike of strength 1 on these points, spread with the weights of cubic interpolation, lacks in Green's
/// function of a slow wave: Σ w_i w_j (|x_ij| + (2/π) ∫_K^∞ cos(k x_ij)/k² dk) for mass 1 and K = π over the spacing. A
/// spike of strength g acts as one of 1/(1/g - m S), so 1/(1/g + m S) is what has to stand there.
double lacking(std::span<const double> x, double place, double spacing) {
  constexpr double kPi = 3.14159265358979323846;
  // The sine integral at 0, π, 2π, 3π.
  constexpr double kSi[] = {0, 1.8519370519824662, 1.4181515761326284, 1.6747617989799693};
  std::vector<double> weights;
  for (double point : x)
    if (const double weight = kernel((point - place) / spacing); weight != 0) weights.push_back(weight);
  double sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    for (std::size_t j = 0; j < weights.size(); ++j) {
      const std::size_t apart = i > j ? i - j : j - i;
      const double d = static_cast<double>(apart);
      const double beyond = (apart % 2 == 0 ? 1 : -1) / kPi - d * (kPi / 2 - kSi[apart]);
      sum += weights[i] * weights[j] * (d + 2 / kPi * beyond);
    }
  }
  return sum * spacing;
}

core::Function shape_of(const Barrier& barrier) {
  const core::Expression z = core::Expression::argument(0);
  if (barrier.kind == "gaussian") return core::Function::traced(exp(-(z * z) / 2.0), 1, {"x"});
  if (barrier.kind == "eckart") return core::Function::traced(sech(z) * sech(z), 1, {"x"});
  if (barrier.kind == "morse") {
    const core::Expression fall = exp(-z);
    return core::Function::traced(min(fall * (fall - 2.0), core::Expression(kWall)), 1, {"x"});
  }
  return barrier.shape;
}

/// V of a table, in model units, on no more than the places it has.
core::Function between(const UnitSystem& units, const core::Array& table, const core::Interval& domain) {
  std::vector<double> x = units.places("barrier.values", *table.dimension(0).coordinates);
  std::vector<double> v = units.energies("barrier.values", table);
  const double slack = 1e-9 * (domain.high - domain.low);
  if (x.front() > domain.low + slack || x.back() < domain.high - slack)
    throw core::BadParameter(
        units.kernel(), "barrier", fmt::format("a table from x = {:.6g} to {:.6g}", x.front(), x.back()),
        fmt::format("known on the whole domain, {:.6g} to {:.6g}: a table says nothing beyond its ends", domain.low,
                    domain.high));
  core::Fingerprint print;
  print.add(std::span<const double>(x)).add(std::span<const double>(v));
  const auto spline = std::make_shared<const Spline>(std::move(x), std::move(v));
  return core::Function::native("fields.tabulated(" + print.hex() + ")", 1,
                                [spline](std::span<const double* const> inputs, double* out, std::size_t n) {
                                  for (std::size_t j = 0; j < n; ++j) out[j] = (*spline)(inputs[0][j]);
                                });
}

/// Where a smooth V of any kind leaves its levels, by looking at it on a fine grid of the domain.
void find_ends(const UnitSystem& units, Landscape& land, const core::Interval& domain) {
  constexpr std::size_t kLooks = 8193;
  std::vector<double> x(kLooks);
  for (std::size_t i = 0; i < kLooks; ++i)
    x[i] = domain.low + (domain.high - domain.low) * static_cast<double>(i) / static_cast<double>(kLooks - 1);
  const std::vector<double> v = land.smooth_at(x);
  double largest = 0;
  for (std::size_t i = 0; i < kLooks; ++i) {
    if (!std::isfinite(v[i]))
      throw core::BadParameter(units.kernel(), "barrier", fmt::format("{} at x = {:.6g}", v[i], x[i]),
                               "finite on the whole domain");
    largest = std::max(largest, std::fabs(v[i]));
  }
  land.left_level = std::fabs(v.front()) <= kNegligible * largest ? 0 : v.front();
  land.right_level = std::fabs(v.back()) <= kNegligible * largest ? 0 : v.back();
  land.is_step = land.left_level != land.right_level;
  // First and last place where V differs from its level by more than that.
  const auto ends = [&](double difference) {
    std::size_t first = 0, last = kLooks - 1;
    while (first + 1 < kLooks && std::fabs(v[first] - v.front()) <= difference) ++first;
    while (last > first && std::fabs(v[last] - v.back()) <= difference) --last;
    return largest == 0 ? std::pair(x[kLooks / 2], x[kLooks / 2]) : std::pair(x[first], x[last]);
  };
  std::tie(land.low, land.high) = ends(kNegligible * largest);
  std::tie(land.far_low, land.far_high) = ends(kNothing * largest);
}

/// Where a V that moves leaves its levels at any time, which may themselves move.
void find_moving_ends(const UnitSystem& units, Landscape& land, const core::Interval& domain, double until) {
  constexpr std::size_t kPlaces = 1025, kInstants = 129;
  std::vector<double> x(kPlaces), v(kPlaces);
  for (std::size_t i = 0; i < kPlaces; ++i)
    x[i] = domain.low + (domain.high - domain.low) * static_cast<double>(i) / static_cast<double>(kPlaces - 1);
  std::vector<double> from_left(kPlaces, 0),
      from_right(kPlaces, 0);  // largest difference from the level of either side
  double largest = 0;
  for (std::size_t moment = 0; moment < kInstants; ++moment) {
    const double now = until * static_cast<double>(moment) / static_cast<double>(kInstants - 1);
    land.at_time(now, x, v);
    for (std::size_t i = 0; i < kPlaces; ++i) {
      if (!std::isfinite(v[i]))
        throw core::BadParameter(units.kernel(), "barrier",
                                 fmt::format("{} at x = {:.6g}, t = {:.6g}", v[i], x[i], now),
                                 "finite on the whole domain, at all times");
      largest = std::max(largest, std::fabs(v[i]));
      from_left[i] = std::max(from_left[i], std::fabs(v[i] - v.front()));
      from_right[i] = std::max(from_right[i], std::fabs(v[i] - v.back()));
    }
  }
  const auto ends = [&](double difference) {
    std::size_t first = 0, last = kPlaces - 1;
    while (first + 1 < kPlaces && from_left[first + 1] <= difference) ++first;
    while (last > 0 && from_right[last - 1] <= difference) --last;
    return first < last ? std::pair(x[first], x[last]) : std::pair(x[kPlaces / 2], x[kPlaces / 2]);
  };
  std::tie(land.low, land.high) = ends(kNegligible * largest);
  std::tie(land.far_low, land.far_high) = ends(kNothing * largest);
}

}  // namespace

void Landscape::at_time(double now, std::span<const double> x, std::span<double> out) const {
  constexpr std::size_t kTogether = 512;
  double places[kTogether], times[kTogether];
  std::fill(times, times + kTogether, now / time);
  for (std::size_t from = 0; from < x.size(); from += kTogether) {
    const std::size_t count = std::min(kTogether, x.size() - from);
    for (std::size_t j = 0; j < count; ++j) places[j] = (x[from + j] - center) / width;
    const double* const inputs[] = {places, times};
    moving.evaluate(inputs, out.data() + from, count);
    for (std::size_t j = 0; j < count; ++j) out[from + j] *= scale;
  }
}

Landscape Landscape::changing() const {
  Landscape rate = *this;
  rate.moving = moving.derivative(1);
  rate.scale = scale / time;
  return rate;
}

std::vector<double> Landscape::smooth_at(std::span<const double> x) const {
  if (!smooth) return std::vector<double>(x.size(), 0.0);
  std::vector<double> z(x.begin(), x.end());
  for (double& place : z) place = (place - center) / width;
  std::vector<double> v = fields::sampled(smooth, z);
  for (double& value : v) value *= scale;
  return v;
}

std::vector<double> Landscape::sampled(std::span<const double> x, double spacing, double mass) const {
  std::vector<double> v = smooth_at(x), strengths;
  if (moving) at_time(0, x, v);
  for (const Spike& spike : spikes) {
    const double part = 1 + mass * spike.strength * lacking(x, spike.place, spacing);
    // Where the spike is too strong for the grid to hold, it stands as it is.
    strengths.push_back(part > 0.2 ? spike.strength / part : spike.strength);
  }
  for (std::size_t j = 0; j < x.size(); ++j) {
    for (const Block& block : blocks)
      v[j] += block.height * (kernel_below((block.high - x[j]) / spacing) - kernel_below((block.low - x[j]) / spacing));
    for (std::size_t i = 0; i < spikes.size(); ++i)
      v[j] += strengths[i] / spacing * kernel((x[j] - spikes[i].place) / spacing);
  }
  return v;
}

void notice(UnitSystem& units, const BarrierChoice& choice) {
  const auto* barrier = std::get_if<Barrier>(&choice);
  if (!barrier) return;
  for (const Amount* amount :
       {&barrier->height, &barrier->width, &barrier->center, &barrier->separation, &barrier->time})
    units.notice(*amount);
  units.notice(barrier->table);
  if (barrier->table && barrier->table->rank() == 1 && barrier->table->dimension(0).coordinates)
    units.notice(std::optional(*barrier->table->dimension(0).coordinates));
}

Landscape landscape(const UnitSystem& units, const BarrierChoice& choice, const core::Interval& domain,
                    std::optional<double> until) {
  Landscape land;
  if (const auto* formula = std::get_if<core::Function>(&choice)) {
    if (units.is_physical())
      throw core::BadParameter(units.kernel(), "barrier", "a function of bare numbers",
                               "shaped_barrier(…) with a height and a width, since the call has quantities");
    land.smooth = *formula;
    find_ends(units, land, domain);
    return land;
  }
  const auto& barrier = std::get<Barrier>(choice);
  const double center = units.length("barrier.center", barrier.center);
  const double width = units.length("barrier.width", barrier.width);
  const bool is_delta = barrier.kind == "delta";
  const double height =
      is_delta ? units.strength("barrier.strength", barrier.height) : units.energy("barrier.height", barrier.height);
  if (barrier.kind == "rectangular") {
    land.blocks = {{center - width / 2, center + width / 2, height}};
  } else if (barrier.kind == "double") {
    const double half = units.length("barrier.separation", barrier.separation) / 2;
    if (2 * half < width)
      throw core::BadParameter(units.kernel(), "barrier.separation",
                               fmt::format("{:.6g} of the width", 2 * half / width),
                               "at least the width, so that the rectangles do not overlap");
    land.blocks = {{center - half - width / 2, center - half + width / 2, height},
                   {center + half - width / 2, center + half + width / 2, height}};
  } else if (barrier.kind == "step") {
    land.blocks = {{center, std::numeric_limits<double>::infinity(), height}};
    land.right_level = height;
    land.is_step = true;
    land.low = land.high = land.far_low = land.far_high = center;
    return land;
  } else if (is_delta) {
    land.spikes = {{center, height}};
    land.low = land.high = land.far_low = land.far_high = center;
    return land;
  } else if (barrier.kind == "tabulated" && barrier.table) {
    land.smooth = between(units, *barrier.table, domain);
    return find_ends(units, land, domain), land;
  } else if (barrier.kind == "driven") {
    if (!until)
      throw core::BadParameter(units.kernel(), "barrier", "a driven one",
                               "one that stands still: waves of one energy do not stay so where V moves");
    land.moving = barrier.drive;
    land.scale = height;
    land.center = center;
    land.width = width;
    land.time = units.time("barrier.time", barrier.time);
    return find_moving_ends(units, land, domain, *until), land;
  } else if (barrier.kind == "gaussian" || barrier.kind == "eckart" || barrier.kind == "shaped" ||
             barrier.kind == "morse") {
    land.smooth = shape_of(barrier);
    land.scale = height;
    land.center = center;
    land.width = width;
    land.is_wall = barrier.kind == "morse";
    if (barrier.kind == "shaped" || land.is_wall) return find_ends(units, land, domain), land;
    const auto reach = [&](double share) {
      return width * (barrier.kind == "gaussian" ? std::sqrt(-2 * std::log(share)) : std::acosh(1 / std::sqrt(share)));
    };
    land.low = center - reach(kNegligible);
    land.high = center + reach(kNegligible);
    land.far_low = center - reach(kNothing);
    land.far_high = center + reach(kNothing);
    return land;
  } else {
    throw core::BadParameter(units.kernel(), "barrier", "of the kind \"" + barrier.kind + "\"",
                             "made by one of the barrier kernels");
  }
  land.low = land.far_low = land.blocks.front().low;
  land.high = land.far_high = land.blocks.back().high;
  return land;
}

}  // namespace ansatz::fields
