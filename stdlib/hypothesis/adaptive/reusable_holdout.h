// SPDX-License-Identifier: MIT
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/adaptive/holdout.h"

namespace ansatz::hypothesis {

/// One answer, as it stands in the ledger.
struct HoldoutAnswer {
  double value;
  bool from_held_out;  ///< and so charged
};

/// What `holdout` gives: called with a query it answers, and writes the answer down.
class ReusableHoldout final : public core::Callable {
 public:
  ReusableHoldout(const Holdout& terms, core::Stream stream);

  core::Value call(std::span<const core::Value> arguments) override;
  std::string text() const override;

  const Holdout& terms() const { return terms_; }
  std::size_t samples() const { return samples_; }
  const std::vector<HoldoutAnswer>& answers() const { return answers_; }
  int spent() const { return spent_; }
  /// ln of how many answers there are that the held-out sample can give where it speaks.
  double log_options() const;

 private:
  double answer(double on_training, double on_held_out);
  double climb(double on_held_out);

  Holdout terms_;
  core::Stream stream_;
  std::size_t samples_ = 0;
  std::vector<HoldoutAnswer> answers_;
  int spent_ = 0;
  double best_ = std::numeric_limits<double>::infinity();  ///< of a ladder
};

}  // namespace ansatz::hypothesis
