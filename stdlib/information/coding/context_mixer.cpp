// SPDX-License-Identifier: MIT
#include "stdlib/information/coding/context_mixer.h"

#include <algorithm>
#include <bit>

namespace ansatz::information {

namespace {

constexpr std::int32_t kMostStretched = 2815;  // ln 65535 in units of 2⁻⁸
constexpr std::uint32_t kMostMet = 255;        // beyond it a chance forgets
constexpr std::int32_t kFirstWeight = 19661;   // 0.3
constexpr std::int64_t kRate = 14;
constexpr unsigned kRateBits = 20;

// p = e^d/(1 + e^d) of d in units of 2⁻⁸, p in units of 2⁻¹⁶, and its inverse. Of multiplications and divisions alone,
// which are the same on every machine.
struct LogisticTables {
  std::array<std::uint16_t, 2 * kMostStretched + 1> squash{};
  std::array<std::int16_t, 4096> stretch{};

  LogisticTables() {
    constexpr double kFactor = 1.00391388933834757344;  // e^(1/256)
    double odds = 1;
    for (std::int32_t d = 0; d <= kMostStretched; ++d) {
      const double p = 65536 * (odds / (1 + odds)) + 0.5;
      const auto rounded = static_cast<std::uint32_t>(std::min(p, 65535.0));
      squash[static_cast<std::size_t>(kMostStretched + d)] = static_cast<std::uint16_t>(rounded);
      squash[static_cast<std::size_t>(kMostStretched - d)] = static_cast<std::uint16_t>(std::max(1U, 65536U - rounded));
      odds *= kFactor;
    }
    // The middle of sixteen neighbouring chances, where squash passes it.
    std::size_t d = 0;
    for (std::size_t i = 0; i < stretch.size(); ++i) {
      while (d + 1 < squash.size() && squash[d] < 16 * i + 8) ++d;
      stretch[i] = static_cast<std::int16_t>(static_cast<std::int32_t>(d) - kMostStretched);
    }
  }
};

const LogisticTables& logistic() {
  static const LogisticTables kTables;
  return kTables;
}

// 2¹⁶/(n + 1.5).
std::uint32_t step_of(std::uint32_t met) { return (2U << 16U) / (2 * met + 3); }

}  // namespace

ContextMixer::ContextMixer(std::size_t bits) {
  // Two slots a bit and context, no fewer than 2¹⁰ and no more than 2²².
  const unsigned size = std::clamp<unsigned>(static_cast<unsigned>(std::bit_width(2 * bits)), 10, 22);
  shift_ = 64 - size;
  slots_.assign(kContexts << size, 1U << 31U);
  for (auto& set : weights_) set.fill(kFirstWeight);
}

std::uint32_t ContextMixer::chance(const Contexts& contexts) {
  const auto& tables = logistic();
  const std::size_t size = slots_.size() / kContexts;
  known_ = 0;
  for (std::size_t i = 0; i < kContexts; ++i) {
    at_[i] = &slots_[i * size + ((contexts[i] * 0x9E3779B97F4A7C15U) >> shift_)];
    stretched_[i] = tables.stretch[*at_[i] >> 20U];
    known_ += (*at_[i] & 1023U) > 0 ? 1 : 0;
  }
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < kContexts; ++i) sum += std::int64_t{weights_[known_][i]} * stretched_[i];
  const auto d = static_cast<std::int32_t>(std::clamp<std::int64_t>(sum >> 16U, -kMostStretched, kMostStretched));
  chance_ = tables.squash[static_cast<std::size_t>(d + kMostStretched)];
  return chance_;
}

void ContextMixer::learn(bool bit) {
  const std::int64_t missed = (bit ? 65536 : 0) - static_cast<std::int64_t>(chance_);
  for (std::size_t i = 0; i < kContexts; ++i) {
    std::int32_t& weight = weights_[known_][i];
    weight += static_cast<std::int32_t>((stretched_[i] * missed * kRate + (1 << (kRateBits - 1))) >> kRateBits);
    const std::uint32_t slot = *at_[i], met = slot & 1023U;
    const std::int64_t p = slot >> 10U, wanted = bit ? (1 << 22U) - 1 : 0;
    const auto moved = static_cast<std::uint32_t>(p + (((wanted - p) * step_of(met)) >> 16U));
    *at_[i] = (moved << 10U) | std::min(met + 1, kMostMet);
  }
}

}  // namespace ansatz::information
