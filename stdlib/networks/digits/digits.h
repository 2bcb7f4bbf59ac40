// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

namespace ansatz::networks {

struct Digits {
  int patterns = 1000;
  int held_out = 0;       ///< further patterns, under a name of their own
  int side = 16;          ///< pixels, 4 to 64
  double distortion = 1;  ///< of turns, slants, sizes, shifts and shapes; 0: every numeral stands as it was drawn
  double noise = 0.1;     ///< standard deviation of what is added to every pixel
};

/// Images of the numerals 0 to 9, drawn by this program and by no hand: strokes of one to three ways to write each,
/// whose places are shaken, turned, slanted, stretched and shifted, with a pen of varying width, and noise in every
/// pixel. Paper is 0 and ink 1, before noise. A small stand-in for collections of handwriting: its classes are easier
/// to tell apart, and nothing learnt from it carries over to theirs.
///
/// The record that comes back has
///   x          [pattern, pixel], rows of the image from the top, side² pixels
///   y          [pattern] the numeral; they take turns
///   held_out   a record with x and y of the further patterns, where any were asked for
///
/// Errors   BadParameter: patterns below 1, held_out below 0, more than 10⁸ pixels, side outside [4, 64], distortion
///          outside [0, 3], noise below 0 or not finite.
/// Random   run.stream("digits") by pattern: more of them leave the first ones as they are, and held-out ones are other
///          than those learnt from.
/// Cost     O(patterns · side²) in threads.
core::Record digits(const Digits& question, core::Run& run);

}  // namespace ansatz::networks
