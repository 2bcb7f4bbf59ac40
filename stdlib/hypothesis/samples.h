// SPDX-License-Identifier: MIT
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

namespace ansatz::hypothesis {

/// What every comparison of samples is asked: `x by g`, or an array a sample, or one array [sample, …] with a sample a
/// row. Tests of points take several arrays [draw, component] as well.
struct Comparison {
  std::vector<core::Value> samples;  ///< one Groups, or arrays of numbers
  std::vector<std::string> groups;   ///< which groups by name, in this order; empty: all
  std::string missing = "error";     ///< what a NaN or an empty group name gets: "error", or "drop"
};

/// What a test needs of its samples.
struct SampleNeeds {
  std::string kernel;
  std::size_t at_least = 2;  ///< samples
  std::size_t at_most = std::numeric_limits<std::size_t>::max();
  std::size_t size = 1;  ///< values in each
  bool finite = true;    ///< infinities are an error; rank tests allow them
  bool points = false;  ///< of several arrays one of two dimensions is a sample too: a row is a draw of several numbers
};

/// Samples as plain numbers, without NaN.
struct Samples {
  std::vector<std::string> names;
  std::vector<std::vector<double>> values;  ///< draw by draw
  std::vector<std::size_t> components;      ///< of a draw, one a sample; empty: one number each
  int missing = 0;                          ///< NaNs, draws with NaN and values of no group left out
  std::vector<std::size_t> places;          ///< of matched draws: where they stood before others were left out

  std::size_t width(std::size_t sample) const { return components.empty() ? 1 : components[sample]; }
  std::size_t size(std::size_t sample) const { return values[sample].size() / width(sample); }
  std::vector<double> sizes() const;
  std::size_t total() const;
};

/// Errors   BadParameter: too few or too many samples or values (naming the minimum), NaN (naming the count),
///          infinities where not allowed, arrays of another shape. UnknownName: a group that is not there.
Samples read_samples(const Comparison& question, const SampleNeeds& needs);

/// The same for samples that belong together value by value, all of one length. A place where one of them has a NaN is
/// left out of all; `missing` counts places. Errors   BadParameter also for lengths that differ.
Samples read_matched(const Comparison& question, const SampleNeeds& needs);

}  // namespace ansatz::hypothesis
