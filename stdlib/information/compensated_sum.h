// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>

namespace ansatz::information {

/// Neumaier's compensated sum: the error stays near one rounding however many terms there are.
class CompensatedSum {
 public:
  void add(double term) {
    const double next = sum_ + term;
    lost_ += std::abs(sum_) >= std::abs(term) ? (sum_ - next) + term : (term - next) + sum_;
    sum_ = next;
  }
  double value() const { return sum_ + lost_; }

 private:
  double sum_ = 0, lost_ = 0;
};

}  // namespace ansatz::information
