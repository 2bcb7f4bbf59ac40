// SPDX-License-Identifier: MIT
#pragma once

#include <complex>
#include <span>
#include <vector>

#include "stdlib/fields/flux_detector.h"
#include "stdlib/fields/packet_measures.h"
#include "stdlib/fields/tunnelling_setting.h"

namespace ansatz::fields {

/// Where the probability of one instant is. The five sum to 1.
struct Budget {
  double left = 0, inside = 0, right = 0, absorbed_left = 0, absorbed_right = 0;
  double sum() const { return left + inside + right + absorbed_left + absorbed_right; }
};

/// Where the probability of an instant is, and what is expected of it. One object a thread.
class PacketAccount {
 public:
  explicit PacketAccount(const TunnellingSetting& setting);
  Budget budget(std::span<const std::complex<double>> field, const SplitOperator& flow) const;
  PacketMeasures measure(double time, std::span<const std::complex<double>> field);

 private:
  const TunnellingSetting& setting_;
  PacketMeter meter_;
};

/// A coordinate of published arrays.
core::Dimension published_axis(const char* name, const char* label, std::vector<double> values,
                               const UnitSystem::Publication& publication);

/// The stored instants of a run as they come, and the arrays they become.
class TunnellingRecord {
 public:
  explicit TunnellingRecord(const TunnellingSetting& setting);

  void add(double time, const SplitOperator& flow);
  const Budget& first() const { return budgets_.front(); }
  const Budget& last() const { return budgets_.back(); }
  std::span<const double> last_density() const;

  /// Everything that is known from the instants alone, in the units of the call; the record is empty afterwards.
  TunnellingSolution publish();

 private:
  const TunnellingSetting& setting_;
  PacketAccount account_;
  std::vector<std::complex<double>> field_, psi_;
  std::vector<double> density_, times_;
  std::vector<Budget> budgets_;
  std::vector<PacketMeasures> measures_;
};

}  // namespace ansatz::fields
