// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace ansatz::figure {

/// A UTF-8 text as code points; a control character becomes a space, a broken sequence U+FFFD.
std::u32string decode(std::string_view text);

/// The advance of a character of DejaVu Sans, as a multiple of the type size.
double advance_em(char32_t code);

bool is_letter(char32_t code);
bool is_digit(char32_t code);

/// The character of a TeX name ("alpha", "times"), or 0.
char32_t named_character(std::string_view name);

}  // namespace ansatz::figure
