// SPDX-License-Identifier: MIT
#include "stdlib/agents/entropy_bins.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "stdlib/agents/entropy_bins.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep

#include <hwy/highway.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "stdlib/agents/byte_counts.h"

#ifndef ANSATZ_AGENTS_BIN_QUESTION
#define ANSATZ_AGENTS_BIN_QUESTION
namespace ansatz::agents {

struct BinQuestion {
  double low, high, width, per_width, last;
  bool is_clamped;
};

}  // namespace ansatz::agents
#endif

HWY_BEFORE_NAMESPACE();
namespace ansatz::agents::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

void bins_of_values(const BinQuestion& q, const double* values, std::size_t size, std::uint8_t* bins) {
  using Tag = hn::ScalableTag<double>;
  using Vector = hn::Vec<Tag>;
  constexpr Tag d{};
  constexpr std::size_t kLanes = hn::MaxLanes(d);
  constexpr hn::Rebind<std::uint8_t, Tag> bytes{};
  constexpr hn::Rebind<std::int32_t, Tag> whole{};
  const Vector low = hn::Set(d, q.low), high = hn::Set(d, q.high), width = hn::Set(d, q.width),
               per_width = hn::Set(d, q.per_width), last = hn::Set(d, q.last), one = hn::Set(d, 1.0),
               none = hn::Set(d, EqualBins::kNone);
  const auto edge = [&](Vector bin) HWY_ATTR { return hn::Add(low, hn::Mul(bin, width)); };
  const auto store = [&](const double* from, std::uint8_t* to) HWY_ATTR {
    const Vector given = hn::LoadU(d, from);
    const Vector value = hn::Min(hn::Max(given, low), high);
    const auto is_counted = q.is_clamped ? hn::Eq(given, given) : hn::Eq(given, value);
    Vector bin = hn::Min(hn::Trunc(hn::Mul(hn::Sub(value, low), per_width)), last);
    // Edges decide, not the rounding of the product.
    bin = hn::Sub(bin, hn::IfThenElseZero(hn::And(hn::Gt(bin, hn::Zero(d)), hn::Lt(value, edge(bin))), one));
    bin = hn::Add(bin, hn::IfThenElseZero(hn::And(hn::Lt(bin, last), hn::Ge(value, edge(hn::Add(bin, one)))), one));
    hn::StoreU(hn::DemoteTo(bytes, hn::DemoteTo(whole, hn::IfThenElse(is_counted, bin, none))), bytes, to);
  };
  std::size_t i = 0;
  for (; i + kLanes <= size; i += kLanes) store(values + i, bins + i);
  if (i == size) return;
  double rest[kLanes] = {};
  std::uint8_t found[kLanes];
  std::copy(values + i, values + size, rest);
  store(rest, found);
  std::copy_n(found, size - i, bins + i);
}

}  // namespace ansatz::agents::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ansatz::agents {

HWY_EXPORT(bins_of_values);

namespace {

constexpr double kOfNothing = 0.5;

template <class Weight>
double nats(std::span<const Weight> weights, double total) {
  double sum = 0;
  for (const Weight w : weights) {
    if (w > 0) sum -= w / total * std::log(w / total);
  }
  return sum + 0.0;  // never -0
}

}  // namespace

EqualBins::EqualBins(double low, double high, std::size_t bins)
    : low_(low),
      high_(high),
      width_((high - low) / static_cast<double>(bins)),
      per_width_(static_cast<double>(bins) / (high - low)),
      count_(bins) {}

void EqualBins::find(std::span<const double> values, std::span<std::uint8_t> bins) const {
  HWY_DYNAMIC_DISPATCH(bins_of_values)
  ({low_, high_, width_, per_width_, static_cast<double>(count_ - 1), false}, values.data(), values.size(),
   bins.data());
}

void EqualBins::find_clamped(std::span<const double> values, std::span<std::uint8_t> bins) const {
  HWY_DYNAMIC_DISPATCH(bins_of_values)
  ({low_, high_, width_, per_width_, static_cast<double>(count_ - 1), true}, values.data(), values.size(), bins.data());
}

void EntropyBins::add(std::span<const double> values) {
  found_.resize(values.size());
  bins_.find(values, found_);
  count_bytes(found_, counts_);
}

void EntropyBins::add_clamped(std::span<const double> values) {
  found_.resize(values.size());
  bins_.find_clamped(values, found_);
  count_bytes(found_, counts_);
}

double EntropyBins::total() const { return std::accumulate(counts_.begin(), counts_.end(), 0.0); }

double EntropyBins::entropy() const {
  const double n = total();
  return n > 0 ? nats(counts(), n) / std::log(static_cast<double>(counts_.size())) : kOfNothing;
}

double EntropyBins::corrected_entropy() const {
  const double n = total();
  if (n == 0) return std::numeric_limits<double>::quiet_NaN();
  const auto occupied = static_cast<double>(std::ranges::count_if(counts_, [](std::uint32_t c) { return c > 0; }));
  return (nats(counts(), n) + (occupied - 1) / (2 * n)) / std::log(static_cast<double>(counts_.size()));
}

double normalised_entropy(std::span<const double> weights) {
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
  return total > 0 ? nats(weights, total) / std::log(static_cast<double>(weights.size())) : kOfNothing;
}

}  // namespace ansatz::agents
#endif
