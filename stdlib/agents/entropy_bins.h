// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ansatz::agents {

/// Equal bins over [low, high], each closed on the left, the last on both sides: edges low + k width as they are
/// rounded decide, not the rounding of a division. At most 255 bins.
class EqualBins {
 public:
  static constexpr std::uint8_t kNone = 255;

  EqualBins(double low, double high, std::size_t bins);

  std::size_t count() const { return count_; }
  /// The bin of each value, kNone outside of the range.
  void find(std::span<const double> values, std::span<std::uint8_t> bins) const;
  /// A value outside of the range is in the bin nearest to it, NaN in none.
  void find_clamped(std::span<const double> values, std::span<std::uint8_t> bins) const;

 private:
  double low_, high_, width_, per_width_;
  std::size_t count_;
};

/// How many of `values` are in each bin.
class EntropyBins {
 public:
  EntropyBins(double low, double high, std::size_t bins) : bins_(low, high, bins), counts_(bins) {}

  void add(std::span<const double> values);          ///< values outside of the range are passed over
  void add_clamped(std::span<const double> values);  ///< or counted in the bin nearest to them
  std::span<const std::uint32_t> counts() const { return counts_; }
  double total() const;

  /// -Σ p ln p / ln(bins); a half where nothing was counted, as the published solver has it.
  double entropy() const;
  /// The same with the bias of so few counts taken off: (occupied bins - 1) / 2n nats more (Miller, in Information
  /// Theory in Psychology (1955) 95–100). NaN where nothing was counted.
  double corrected_entropy() const;

 private:
  EqualBins bins_;
  std::vector<std::uint8_t> found_;
  std::vector<std::uint32_t> counts_;
};

/// -Σ p ln p / ln(number of weights), p = w/Σw; a half where they sum to nothing.
double normalised_entropy(std::span<const double> weights);

}  // namespace ansatz::agents
