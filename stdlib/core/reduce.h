// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/value.h"

namespace ansatz::core {

/// What a reduction runs over: the named dimensions, or everything when there are none. `from` and `to` (numbers, or
/// quantities; nothing for no limit) keep the part of that one dimension whose coordinate lies in [from, to].
struct Over {
  std::vector<std::string> dimensions;
  Value from, to;
};

/// Reductions of a number, a quantity, an array or a list of numbers. Truth values count as 0 and 1. Without `over` the
/// result is one value, otherwise an array of the other dimensions, with their coordinates.
///
/// Sums are pairwise over blocks of fixed size: the error grows as log n, and the bits depend on nothing but the
/// elements. A NaN among the elements gives NaN.
///
/// Errors   UnknownName: no such dimension. Mismatch: text, complex where an order is needed; from or to while no
/// single
///          dimension is meant. BadParameter: no element is left (except for sum, any, all, count).
Value sum(const Value& x, const Over& over = {});
Value mean(const Value& x, const Over& over = {});
/// With n - 1; BadParameter below two elements.
Value variance(const Value& x, const Over& over = {});
Value standard_deviation(const Value& x, const Over& over = {});
/// Of the mean of evenly sampled values, their correlation counted (series_error.h); BadParameter below two elements.
Value series_error(const Value& x, const Over& over = {});
Value min(const Value& x, const Over& over = {});
Value max(const Value& x, const Over& over = {});
Value median(const Value& x, const Over& over = {});
/// Linear between order statistics: position 1 + (n - 1) q (Hyndman & Fan, Am. Stat. 50 (1996) 361, type 7).
Value quantile(const Value& x, double q, const Over& over = {});
/// Of masks.
Value any(const Value& x, const Over& over = {});
Value all(const Value& x, const Over& over = {});
/// How many elements are true; of what is no mask, how many elements there are.
Value count(const Value& x, const Over& over = {});
/// Index (from 1) of the first smallest or largest element, along one dimension.
Value argmin(const Value& x, const Over& over = {});
Value argmax(const Value& x, const Over& over = {});

/// Running sums along a dimension; of a one-dimensional array none need be named.
Value cumulative_sum(const Value& x, const std::string& over = "");

}  // namespace ansatz::core
