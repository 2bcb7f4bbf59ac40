// SPDX-License-Identifier: MIT
#include "stdlib/networks/disturbance.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "stdlib/core/error.h"

namespace ansatz::networks {

namespace {

constexpr std::size_t kDrawsAtOnce = 256;

// Draws of a place, some at a time; both passes ask for the same ones.
template <class Work>
void with_draws(const core::Stream& stream, void (core::Stream::*fill)(std::span<double>, std::uint64_t) const,
                std::size_t first, std::size_t count, const Work& work) {
  std::array<double, kDrawsAtOnce> draws;
  for (std::size_t i = 0; i < count; i += kDrawsAtOnce) {
    const std::span<double> part(draws.data(), std::min(kDrawsAtOnce, count - i));
    (stream.*fill)(part, first + i);
    work(i, part);
  }
}

void drop(double share, const core::Stream& stream, std::size_t first, std::span<const double> from,
          std::span<double> to) {
  const double factor = 1 / (1 - share);
  with_draws(stream.at("dropout"), &core::Stream::fill_uniform, first, from.size(),
             [&](std::size_t i, std::span<const double> draws) {
               for (std::size_t k = 0; k < draws.size(); ++k) to[i + k] = draws[k] < share ? 0 : factor * from[i + k];
             });
}

}  // namespace

void check(const std::string& kernel, const Disturbance& disturbance) {
  if (!(disturbance.dropout >= 0 && disturbance.dropout < 1))
    throw core::BadParameter(kernel, "dropout", fmt::format("{:g}", disturbance.dropout), "in [0, 1)");
  if (!(disturbance.noise >= 0) || std::isinf(disturbance.noise))
    throw core::BadParameter(kernel, "noise", fmt::format("{:g}", disturbance.noise), "at least 0 and finite");
}

void disturb(const Disturbance& disturbance, const core::Stream& stream, std::size_t first, std::span<const double> a,
             std::span<double> out) {
  if (disturbance.dropout > 0)
    drop(disturbance.dropout, stream, first, a, out);
  else if (out.data() != a.data())
    std::copy(a.begin(), a.end(), out.begin());
  if (disturbance.noise == 0) return;
  with_draws(stream.at("noise"), &core::Stream::fill_normal, first, out.size(),
             [&](std::size_t i, std::span<const double> draws) {
               for (std::size_t k = 0; k < draws.size(); ++k) out[i + k] += disturbance.noise * draws[k];
             });
}

void carry_disturbed(const Disturbance& disturbance, const core::Stream& stream, std::size_t first,
                     std::span<double> slopes) {
  if (disturbance.dropout > 0) drop(disturbance.dropout, stream, first, slopes, slopes);
}

}  // namespace ansatz::networks
