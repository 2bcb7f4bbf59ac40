// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/sequences/symbols.h"

namespace ansatz::information {

struct CompressedSize {
  SymbolSource
      x;  ///< a text, whose characters are the symbols; numbers or labels, one dimension a sequence, two a picture
};

struct CompressedSizeEstimate {
  double bytes = 0;     ///< of a message from which a decoder makes x again, but for which value each symbol is
  double rate = 0;      ///< bits a symbol
  double alphabet = 0;  ///< different symbols
};

/// How small a sequence or a picture gets: an upper bound of what it takes to describe it, by a coder that learns from
/// the symbols before which one comes next, by the last ones in a sequence and by those to the left and above in a
/// picture (encode_symbols). Every value that differs is a symbol, numbered as they appear.
///
/// Errors   BadParameter: nothing in it, more than two dimensions; NaN, infinities.
/// Edges    one value throughout takes its sizes only, 3 bytes where each is below 128.
/// Accuracy above the entropy of a source by what has to be learnt: about ½ log₂ n bits a context that matters.
/// Cost     some 0.1 µs a bit of a symbol; 56 to 112 bytes a bit, 117 MB at most.
/// Source   Witten, Neal & Cleary (1987) for the coder; Mahoney (2005) for the model; Aaronson, Carroll & Ouellette
///          (2014) for its use as a measure of pictures.
CompressedSizeEstimate compressed_size(const CompressedSize& question, core::Run& run);

}  // namespace ansatz::information
