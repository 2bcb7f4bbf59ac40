// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>

#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

// Random draws. Draw i of a call is a function of the call's stream and of i alone, so asking for more draws leaves the
// earlier ones as they were. Without n a draw is one number, with n an array.
namespace ansatz::basic {

/// Between low and high, ends excluded. BadParameter: high is not above low.
struct Uniform {
  double low = 0, high = 1;
  std::optional<std::size_t> n;
};
core::Value uniform(const Uniform& question, core::Run& run);

struct Normal {
  double mean = 0, sd = 1;
  std::optional<std::size_t> n;
};
core::Value normal(const Normal& question, core::Run& run);

/// Density exp(-x / mean) / mean, by inversion.
struct Exponential {
  double mean = 1;
  std::optional<std::size_t> n;
};
core::Value exponential(const Exponential& question, core::Run& run);

/// Whole numbers from low to high, ends included. BadParameter: high is below low.
struct Integers {
  std::int64_t low = 0, high = 1;
  std::optional<std::size_t> n;
};
core::Value integers(const Integers& question, core::Run& run);

/// The elements of an array (along its first dimension) or list in random order; coordinates go with them.
struct Shuffle {
  core::Value x;
};
core::Value shuffle(const Shuffle& question, core::Run& run);

/// Elements of an array, list or interval of whole numbers, all equally likely. BadParameter: nothing to choose from,
/// or more without replacement than there are.
struct Choice {
  core::Value x;
  std::optional<std::size_t> n;
  bool replace = true;
};
core::Value choice(const Choice& question, core::Run& run);

}  // namespace ansatz::basic
