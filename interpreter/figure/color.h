// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ansatz::figure {

/// An opaque sRGB colour.
struct Color {
  unsigned char red = 0, green = 0, blue = 0;

  bool operator==(const Color&) const = default;
  std::string hex() const;  ///< "#0072b2"
};

/// Reads "#0072b2", "#07b" or one of `color_names()`. Throws core::UnknownName.
Color parse_color(std::string_view text);

/// The names a script may write for a colour, each one of the colour-blind-safe qualitative palette, black, grey or
/// white.
const std::vector<std::string>& color_names();

}  // namespace ansatz::figure
