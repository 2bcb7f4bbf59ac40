// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stdlib/core/unit.h"

namespace ansatz::figure {

/// A text ready to be drawn: in gnuplot's enhanced notation, everything special escaped, and how wide it runs.
struct Rich {
  std::string enhanced;
  double width_em = 0;  ///< in DejaVu Sans, as a multiple of the type size
};

/// Light mathematics, as a label is written:
///
///   x, φ(0, t)        a letter standing alone is a variable, in italics (the words a, A and I are not; nor is a single
///                     letter in parentheses after a space, which is a unit: "time (s)")
///   φ_1, x_max, 10^-3 after one letter, a digit or a closing bracket, `_` lowers and `^` raises: a group in braces, a
///                     signed number, or a run of letters. After a longer word they are plain: energy_drift
///   \alpha, \times    Greek letters and signs by their TeX names
///   \it{…}, \rm{…}    italics and upright, where the rule above errs
///   \_ \^ \{ \} \\    the character itself
///
/// Whatever else is written comes out as it stands, an apostrophe as ’; control characters and broken UTF-8 become
/// spaces and U+FFFD.
Rich mathtext(std::string_view text);

/// The same, no character having a meaning.
Rich plain_text(std::string_view text);

/// "m^2 s^-1" with its exponents raised and upright; empty for a pure number.
Rich unit_text(const core::Unit& unit);

/// `text` broken at spaces into at most `lines` lines no wider than `width_em`; what does not fit ends in "…".
std::vector<std::string> wrap(std::string_view text, double width_em, std::size_t lines);

Rich operator+(Rich a, const Rich& b);

}  // namespace ansatz::figure
