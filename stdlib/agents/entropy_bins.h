// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
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
  void add(double value);          ///< a value outside of the range is passed over
  void add_clamped(double value);  ///< or counted in the bin nearest to it
  std::span<const double> counts() const { return counts_; }
  double total() const;

  /// -Σ p ln p / ln(bins); a half where nothing was counted, as the published solver has it.
  double entropy() const;
  /// The same with the bias of so few counts taken off: (occupied bins - 1) / 2n nats more (Miller, in Information
  /// Theory in Psychology (1955) 95–100). NaN where nothing was counted.
  double corrected_entropy() const;

  /// Of a value inside the range.
  std::size_t bin_of(double value) const;

 private:
  double low_, high_, width_, per_width_;
  std::vector<double> counts_;
};

/// -Σ p ln p / ln(number of weights), p = w/Σw; a half where they sum to nothing.
double normalised_entropy(std::span<const double> weights);

}  // namespace ansatz::agents
