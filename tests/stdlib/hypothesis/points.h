// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/reference.h"

/// Samples of points for tests in several dimensions.
namespace ansatz::hypothesis::reference {

/// Rows of `width` numbers.
inline core::Array points(Sample values, std::size_t width) {
  const std::size_t rows = values.size() / width;
  return core::Array({core::Dimension("draw", rows), core::Dimension("component", width)}, std::move(values));
}

inline const Sample P{0.1, 1.2, 1.3, 0.4, 2.2, 2.5, 0.7, 3.1, 1.9, 1.1, 2.8, 0.3};  // six of two components
inline const Sample Q{1.1, 2.2, 3.3, 1.4, 2.9, 3.5, 4.1, 2.0, 3.6, 0.6};            // five

template <class Question>
Question about_arrays(std::vector<core::Array> samples) {
  Question question;
  for (auto& sample : samples) question.samples.emplace_back(std::move(sample));
  return question;
}

/// n normal points of `width` components, each row of a stream of its own.
inline Sample normal_points(const core::Stream& stream, std::size_t n, std::size_t width) {
  Sample out(n * width);
  stream.fill_normal(out);
  return out;
}

}  // namespace ansatz::hypothesis::reference
