// SPDX-License-Identifier: MIT
#include "interpreter/figure/quick_look/bare_text.h"

#include "interpreter/figure/glyphs.h"
#include "stdlib/core/utf8.h"

namespace ansatz::figure {
namespace {

constexpr std::u32string_view kPlain = U"0123456789+−-=()n";
constexpr std::u32string_view kRaised = U"⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ";
constexpr std::u32string_view kLowered = U"₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₙ";

std::u32string shifted(const std::u32string& text, bool raised) {
  std::u32string out;
  for (const char32_t code : text) {
    const auto place = kPlain.find(code);
    if (place == std::u32string_view::npos) return (raised ? U"^" : U"_") + text;
    out += (raised ? kRaised : kLowered)[place];
  }
  return out;
}

/// Reads the enhanced notation that mathtext writes.
class Reader {
 public:
  explicit Reader(std::u32string_view text) : text_(text) {}

  std::u32string read(bool is_group = false) {
    std::u32string out;
    while (at_ < text_.size()) {
      const char32_t code = text_[at_++];
      if (code == U'\\' && at_ < text_.size()) {
        out += text_[at_++];
      } else if (code == U'}' && is_group) {
        break;
      } else if (code == U'{') {
        // {/:Italic x}: the style ends at the first blank.
        if (at_ < text_.size() && text_[at_] == U'/') at_ = std::min(text_.find(U' ', at_), text_.size() - 1) + 1;
        out += read(true);
      } else if ((code == U'^' || code == U'_') && at_ < text_.size() && text_[at_] == U'{') {
        ++at_;
        out += shifted(read(true), code == U'^');
      } else {
        out += code == U'\u00A0' ? U' ' : code;
      }
    }
    return out;
  }

 private:
  std::u32string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::string bare(const Rich& rich) {
  const std::u32string points = decode(rich.enhanced);
  std::string out;
  for (const char32_t code : Reader(points).read()) core::append_utf8(out, code);
  return out;
}

std::string bare(std::string_view label) { return bare(mathtext(label)); }

std::size_t columns_of(std::string_view text) { return decode(text).size(); }

}  // namespace ansatz::figure
