// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ansatz::agents {

/// Counts of values in equal bins over [low, high]: each closed on the left, the last on both sides.
class EntropyBins {
 public:
  EntropyBins(double low, double high, std::size_t bins)
      : low_(low),
        high_(high),
        width_((high - low) / static_cast<double>(bins)),
        per_width_(static_cast<double>(bins) / (high - low)),
        counts_(bins, 0.0) {}

  void clear();
  void add(double value) {  ///< a value outside of the range is passed over
    if (value >= low_ && value <= high_) counts_[bin_of(value)] += 1;
  }
  void add_clamped(double value) {  ///< or counted in the bin nearest to it
    if (!std::isnan(value)) counts_[bin_of(std::clamp(value, low_, high_))] += 1;
  }
  std::span<const double> counts() const { return counts_; }
  double total() const;

  /// -Σ p ln p / ln(bins); a half where nothing was counted, as the published solver has it.
  double entropy() const;
  /// The same with the bias of so few counts taken off: (occupied bins - 1) / 2n nats more (Miller, in Information
  /// Theory in Psychology (1955) 95–100). NaN where nothing was counted.
  double corrected_entropy() const;

  /// Of a value inside the range.
  std::size_t bin_of(double value) const {
    // By way of a signed number, for which there is one instruction.
    auto bin =
        std::min(static_cast<std::size_t>(static_cast<std::int64_t>((value - low_) * per_width_)), counts_.size() - 1);
    // Edges decide, not the rounding of the division.
    if (bin > 0 && value < low_ + static_cast<double>(bin) * width_) --bin;
    if (bin + 1 < counts_.size() && value >= low_ + static_cast<double>(bin + 1) * width_) ++bin;
    return bin;
  }

 private:
  double low_, high_, width_, per_width_;
  std::vector<double> counts_;
};

/// -Σ p ln p / ln(number of weights), p = w/Σw; a half where they sum to nothing.
double normalised_entropy(std::span<const double> weights);

}  // namespace ansatz::agents
