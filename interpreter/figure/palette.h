// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/figure/color.h"

namespace ansatz::figure {

/// The colour of the i-th thing that needs telling apart (from 0; repeats after `kQualitativeColors`).
/// Source: Okabe and Ito, "Color Universal Design" (2008); black stands last and yellow is left out, too faint for
/// lines.
Color qualitative(std::size_t i);
inline constexpr std::size_t kQualitativeColors = 7;

/// A continuous run of colours over [0, 1].
enum class Palette { sequential, diverging, cyclic, grey };

/// The colour at a position; positions outside [0, 1] take the end's.
///   sequential  viridis (Smith and van der Walt, 2015; CC0): dark to light, even in lightness
///   diverging   blue over near-white to red, both arms of equal lightness (Moreland's construction, ISVC 2009)
///   cyclic      hue round the circle at nearly constant lightness, the same colour at both ends
///   grey        light to dark
Color shade(Palette palette, double position);

const std::vector<std::string>& palette_names();
std::optional<Palette> find_palette(std::string_view name);

}  // namespace ansatz::figure
