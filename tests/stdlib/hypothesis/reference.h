// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

/// The data of the reference values, and short ways to ask. Reference values were computed with SciPy 1.10, statsmodels
/// and R, or by enumeration.
namespace ansatz::hypothesis::reference {

using Sample = std::vector<double>;

inline const Sample A{12.1, 14.3, 11.8, 15.2, 13.7, 12.9, 16.1, 14.8};
inline const Sample B{10.4, 11.9, 12.3, 9.8, 13.1, 11.2, 10.7};
inline const Sample C{15.5, 16.2, 14.9, 17.3, 15.8, 16.9, 18.1, 15.2, 16.4};
inline const Sample T1{1, 2, 2, 3, 4, 4, 5, 6};
inline const Sample T2{2, 3, 3, 4, 5, 6, 6, 7, 8};

/// A question about some samples, its other members at their defaults.
template <class Question>
Question about(const std::vector<Sample>& samples) {
  Question question;
  for (const auto& sample : samples) question.samples.emplace_back(core::Array::of(sample));
  return question;
}

/// Agreement to a relative error; reference values carry 1e-8 unless said otherwise.
inline Approx near(double value, double relative = 1e-8) { return Approx(value).epsilon(relative).margin(0); }

inline void check_values(const core::Array& found, const Sample& wanted, double relative = 1e-8) {
  REQUIRE(found.size() == wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) CHECK(found.number(i) == near(wanted[i], relative));
}

/// The largest distance of the distribution of p from the uniform one (Kolmogorov).
inline double gap_to_uniform(Sample p) {
  std::sort(p.begin(), p.end());
  const auto n = static_cast<double>(p.size());
  double gap = 0;
  for (std::size_t i = 0; i < p.size(); ++i)
    gap = std::max({gap, (static_cast<double>(i) + 1) / n - p[i], p[i] - static_cast<double>(i) / n});
  return gap;
}

}  // namespace ansatz::hypothesis::reference
