// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"
#include "stdlib/information/sequences/symbols.h"

namespace ansatz::information {

/// A sequence of symbols and how to cut it into phrases.
struct LempelZiv {
  SymbolSource x;                  ///< a text, whose characters are the symbols; numbers; or labels
  std::string parsing = "1976";    ///< "1976": what was nowhere before; "1978": what is no phrase yet
  std::string symbols = "median";  ///< of numbers: whether at least the "median" or the "mean", or the "values"
  Base base = std::string("nat");
};

struct LempelZivComplexity {
  double phrases = 0;     ///< c; an unfinished last one counts
  double normalised = 0;  ///< c ln N/(N ln A): near 1 for symbols drawn alike, near 0 for what repeats
  double rate = 0;        ///< c ln c / N, an estimate of the entropy a symbol
  double alphabet = 0;    ///< A, different symbols
};

/// Complexity of a sequence as the number of phrases it falls into when read from the left.
///
///   1976  a phrase ends with the first symbol that makes it new: not to be found from an earlier start on, ends
///         overlapping allowed (the exhaustive history)
///   1978  a phrase is one that was there already and one more symbol
///
/// Errors   BadParameter: nothing in it, NaN, infinities, truth values in more than one dimension.
/// Edges    one symbol throughout is one phrase of it and one of the rest, and is normalised as if A were 2.
/// Accuracy the rate of N symbols is too high by some ln ln N / ln N of itself.
/// Cost     O(N A): by the automaton of all parts, 40 bytes a symbol, or by a tree of phrases.
/// Source   Lempel & Ziv (1976); Ziv & Lempel (1978); Kaspar & Schuster (1987) for the count.
LempelZivComplexity lempel_ziv(const LempelZiv& question, core::Run& run);

}  // namespace ansatz::information
