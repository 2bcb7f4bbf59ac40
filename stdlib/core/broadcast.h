// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/stop_point.h"

namespace ansatz::core {

/// How two arrays meet element by element: by dimension name first; of the dimensions left over, those that have no
/// name meet the other side's by position, counted from the right. Dimensions that meet must have equal size, and equal
/// coordinates where both have some. What meets nothing is repeated along the other array.
///
/// The result has the dimensions of the array of higher rank (the left one's, of equal rank) in its order, then the
/// other one's.
struct Broadcast {
  std::vector<Dimension> dimensions;     ///< of the result
  std::size_t size = 1;                  ///< elements of the result
  std::vector<std::size_t> left, right;  ///< step in each operand along each dimension; 0 where it is repeated
  std::vector<bool> shared;              ///< which dimensions of the result both operands have
  std::size_t run = 1;                   ///< elements of the innermost dimensions that can be walked as one
  std::size_t outer = 0;                 ///< how many dimensions are outside the run

  /// `verb` begins the message: "cannot add: x has 3 elements on the left and 4 on the right".
  Broadcast(const std::vector<Dimension>& a, const std::vector<Dimension>& b, std::string_view verb);
};

/// Calls row(offset in the result, offset on the left, offset on the right) for each run of the result.
template <class Row>
void for_each_run(const Broadcast& plan, Row row) {
  std::vector<std::size_t> place(plan.outer, 0);
  std::size_t l = 0, r = 0;
  for (std::size_t out = 0; out < plan.size; out += plan.run) {
    row(out, l, r);
    for (std::size_t d = plan.outer; d-- > 0;) {
      l += plan.left[d];
      r += plan.right[d];
      if (++place[d] < plan.dimensions[d].size) break;
      l -= plan.left[d] * place[d];
      r -= plan.right[d] * place[d];
      place[d] = 0;
    }
  }
}

/// out[…] = f(a[…], b[…]) over the plan. `out` grows as it is filled, so that what touches new memory has stop points
/// too.
template <class A, class B, class Out, class F>
void apply(const Broadcast& plan, const A* a, const B* b, std::vector<Out>& out, F f) {
  const std::size_t inner = plan.run;
  const std::size_t step_a = plan.dimensions.empty() ? 0 : plan.left.back();
  const std::size_t step_b = plan.dimensions.empty() ? 0 : plan.right.back();
  const auto stretch = [=](Out* to, const A* x, const B* y, std::size_t n) {
    // The first three, common, cases are loops the compiler can vectorise.
    if (step_a == 1 && step_b == 1) {
      for (std::size_t i = 0; i < n; ++i) to[i] = f(x[i], y[i]);
    } else if (step_a == 1 && step_b == 0) {
      const B fixed = *y;
      for (std::size_t i = 0; i < n; ++i) to[i] = f(x[i], fixed);
    } else if (step_a == 0 && step_b == 1) {
      const A fixed = *x;
      for (std::size_t i = 0; i < n; ++i) to[i] = f(fixed, y[i]);
    } else {
      for (std::size_t i = 0; i < n; ++i) to[i] = f(x[i * step_a], y[i * step_b]);
    }
  };
  out.clear();
  out.reserve(plan.size);
  for_each_run(plan, [&](std::size_t at, std::size_t l, std::size_t r) {
    for (std::size_t begin = 0; begin < inner; begin += kStretch) {
      const std::size_t n = std::min(kStretch, inner - begin);
      if (at + begin + n > out.size()) {
        stop_point();
        out.resize(std::min(plan.size, at + begin + std::max(n, kStretch)));
      }
      stretch(out.data() + at + begin, a + l + begin * step_a, b + r + begin * step_b, n);
    }
  });
}

/// An array repeated to fill these dimensions, which must contain its own as `Broadcast` says; labels are kept.
Array expand(const Array& x, const std::vector<Dimension>& dimensions, std::string_view verb);

}  // namespace ansatz::core
