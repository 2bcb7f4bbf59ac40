// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

struct EntropyBand {
  core::Array entropies;  ///< [text, token]: entropy of the next token along texts that are as they should be
  std::optional<core::Array> checked{};  ///< [token]: those along another text; nothing: none is looked at
  int window = 5;                        ///< tokens that are averaged over, the last of them the token itself
  double width = 1;                      ///< half the band, in standard deviations; above 0
};

struct EntropyBandEstimate {
  core::Array mean;      ///< [token]: of the smoothed entropies over texts
  core::Array lower;     ///< [token]: mean − width σ
  core::Array upper;     ///< [token]: mean + width σ
  core::Array smoothed;  ///< [token]: of the text that was checked; of the band's mean where none was
  double outside = 0;    ///< share of its tokens outside the band
  double below = 0;      ///< share of them below it, as where a text repeats itself
};

/// The zone that a model's entropy keeps to along texts of people, token by token: mean and standard deviation (with
/// N − 1) over texts of the entropy averaged over the last `window` tokens, fewer at the beginning. Entropy-aware
/// decoding draws otherwise where a text leaves it.
///
/// Errors   BadParameter: not two dimensions, fewer than 2 texts, no token, another number of tokens in `checked`, a
///          window below 1, a width not above 0; NaN, infinities.
/// Edges    texts that are all alike have a band without width; what lies on its border is inside.
/// Source   Arora et al. (2023).
EntropyBandEstimate entropy_band(const EntropyBand& question, core::Run& run);

}  // namespace ansatz::information
