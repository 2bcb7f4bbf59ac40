// SPDX-License-Identifier: MIT
#include "interpreter/figure/mathtext.h"

#include <algorithm>
#include <optional>

#include "interpreter/figure/glyphs.h"
#include "stdlib/core/utf8.h"

namespace ansatz::figure {
namespace {

constexpr double kScriptSize = 0.8;  // gnuplot's own for raised and lowered text

enum class Level { base, lowered, raised };

// Collects runs of one style and writes them in enhanced notation.
class Writer {
 public:
  explicit Writer(Level level = Level::base) : level_(level) {}

  void put(char32_t code, bool italic) {
    if (italic != italic_) flush();
    italic_ = italic;
    if (code == U' ') code = U'\u00A0';  // plain spaces next to italics vanish in some SVG renderers
    if (code == U'-' && level_ != Level::base) code = U'−';
    if (std::u32string_view(U"\\^_{}@&~").find(code) != std::u32string_view::npos) run_ += '\\';
    // No quote ever stands in a script: gnuplot 5.4 takes a doubled one at the start of a text for an empty text.
    if (code == U'\'') code = U'’';
    core::append_utf8(run_, code);
    width_ += advance_em(code);
  }
  void script(Level level, const Rich& inner) {
    flush();
    out_ += level == Level::raised ? "^{" : "_{";
    out_ += inner.enhanced + "}";
    width_ += kScriptSize * inner.width_em;
  }
  void append(const Rich& inner) {
    flush();
    out_ += inner.enhanced;
    width_ += inner.width_em;
  }
  Rich done() {
    flush();
    return {out_, width_};
  }

 private:
  void flush() {
    if (!run_.empty()) out_ += italic_ ? "{/:Italic " + run_ + "}" : run_;
    run_.clear();
  }

  Level level_;
  bool italic_ = false;
  double width_ = 0;
  std::string out_, run_;
};

enum class Style { automatic, italic, upright };

class Reader {
 public:
  explicit Reader(std::u32string_view text) : text_(text) {}

  Rich read(Style style = Style::automatic, Level level = Level::base) {
    Writer out(level);
    for (at_ = 0; at_ < text_.size();) step(out, style, level);
    return out.done();
  }

 private:
  void step(Writer& out, Style style, Level level) {
    const char32_t c = text_[at_];
    if (c == U'\\' && command(out, style, level)) return;
    if ((c == U'_' || c == U'^') && may_carry_script()) {
      if (const auto inner = script_text()) {
        const Level to = c == U'^' ? Level::raised : Level::lowered;
        out.script(to, Reader(*inner).read(style, to));
        return;
      }
    }
    if (is_letter(c)) {
      word(out, style);
      return;
    }
    out.put(c, style == Style::italic && c != U'(' && c != U')');
    ++at_;
  }

  // A run of letters; one standing alone is a variable.
  void word(Writer& out, Style style) {
    std::size_t end = at_;
    while (end < text_.size() && (is_letter(text_[end]))) ++end;
    const bool italic = style == Style::italic || (style == Style::automatic && end - at_ == 1 && is_variable(at_));
    for (; at_ < end; ++at_) out.put(text_[at_], italic);
  }

  bool is_variable(std::size_t i) const {
    const char32_t c = text_[i];
    const char32_t before = i ? text_[i - 1] : U' ', after = i + 1 < text_.size() ? text_[i + 1] : 0;
    if (is_digit(before) || before == U'\'') return false;  // "2D", "Ohm's"
    if (c >= U'Α' && c <= U'Ω') return false;               // Greek capitals stand upright
    const bool in_brackets = before == U'(' && after == U')' && i >= 2 && text_[i - 2] == U' ';
    if (in_brackets) return false;
    const bool article = c == U'a' || c == U'A' || c == U'I';
    const bool among_words =
        before == U' ' && after == U' ' && i + 3 < text_.size() && is_letter(text_[i + 2]) && is_letter(text_[i + 3]);
    return !(article && among_words);
  }

  bool may_carry_script() const {
    if (at_ == 0) return false;
    const char32_t before = text_[at_ - 1];
    if (is_digit(before)) {
      std::size_t i = at_;
      while (i > 0 && (is_digit(text_[i - 1]) || text_[i - 1] == U'.')) --i;
      return i == 0 || !is_letter(text_[i - 1]) || text_[at_] == U'^';
    }
    if (before == U')' || before == U']' || before == U'|' || before == U'⟩') return true;
    if (before == U'}') return true;  // x_{max}^2
    return is_letter(before) && (at_ < 2 || !is_letter(text_[at_ - 2]) || named_just_now_);
  }

  // What follows `_` or `^`; moves past it. Nothing when there is nothing to raise or lower.
  std::optional<std::u32string> script_text() {
    std::size_t i = at_ + 1;
    if (i < text_.size() && text_[i] == U'{') {
      int depth = 0;
      for (std::size_t k = i; k < text_.size(); ++k) {
        if (text_[k] == U'\\') {
          ++k;
          continue;
        }
        depth += text_[k] == U'{' ? 1 : text_[k] == U'}' ? -1 : 0;
        if (depth) continue;
        std::u32string inner(text_.substr(i + 1, k - i - 1));
        at_ = k + 1;
        return inner;
      }
      return std::nullopt;
    }
    std::size_t end = i;
    if (end < text_.size() && (text_[end] == U'-' || text_[end] == U'+' || text_[end] == U'−')) ++end;
    const std::size_t digits = end;
    while (end < text_.size() && is_digit(text_[end])) ++end;
    if (end == digits)
      while (end < text_.size() && is_letter(text_[end])) ++end;
    if (end == digits) {
      const bool sign =
          i < text_.size() && (text_[i] == U'*' || text_[i] == U'′' || text_[i] == U'∞' || text_[i] == U'+');
      if (!sign) return std::nullopt;
      end = i + 1;
    }
    std::u32string inner(text_.substr(i, end - i));
    at_ = end;
    return inner;
  }

  // \name, \it{…}, \rm{…}, or an escaped character. False when the backslash is only a backslash.
  bool command(Writer& out, Style style, Level level) {
    if (at_ + 1 >= text_.size()) return false;
    const char32_t next = text_[at_ + 1];
    if (std::u32string_view(U"\\_^{}").find(next) != std::u32string_view::npos) {
      out.put(next, false);
      at_ += 2;
      return true;
    }
    std::string name;
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] < 0x80 && is_letter(text_[end])) name += static_cast<char>(text_[end++]);
    if ((name == "it" || name == "rm") && end < text_.size() && text_[end] == U'{') {
      at_ = end - 1;
      const auto inner = script_text();
      if (!inner) {
        at_ = end - 3;
        return false;
      }
      out.append(Reader(*inner).read(name == "it" ? Style::italic : Style::upright, level));
      return true;
    }
    const char32_t code = named_character(name);
    if (!code) return false;
    out.put(code, style == Style::italic || (style == Style::automatic && code >= U'α' && code <= U'ϕ'));
    at_ = end;
    named_just_now_ = true;
    if (at_ < text_.size() && (text_[at_] == U'_' || text_[at_] == U'^')) step(out, style, level);
    named_just_now_ = false;
    return true;
  }

  std::u32string_view text_;
  std::size_t at_ = 0;
  bool named_just_now_ = false;
};

double width_of(std::string_view text) { return mathtext(text).width_em; }

}  // namespace

Rich mathtext(std::string_view text) {
  const std::u32string points = decode(text);
  return Reader(points).read();
}

Rich plain_text(std::string_view text) {
  Writer out;
  for (const char32_t c : decode(text)) out.put(c, false);
  return out.done();
}

Rich unit_text(const core::Unit& unit) {
  const std::u32string points = decode(unit.symbol);
  Writer out;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points[i] == U'^') {
      Writer raised(Level::raised);
      const bool is_fraction = i + 1 < points.size() && points[i + 1] == U'(';
      if (is_fraction) ++i;
      const std::u32string_view among = is_fraction ? U"-/" : U"-";
      while (i + 1 < points.size() &&
             (is_digit(points[i + 1]) || among.find(points[i + 1]) != std::u32string_view::npos))
        raised.put(points[++i], false);
      if (is_fraction) ++i;
      out.script(Level::raised, raised.done());
    } else {
      out.put(points[i] == U'*' ? U'·' : points[i], false);
    }
  }
  return out.done();
}

std::vector<std::string> wrap(std::string_view text, double width_em, std::size_t lines) {
  std::vector<std::string> out;
  std::string line;
  bool cut = false;
  for (std::size_t at = 0; at < text.size() && !cut;) {
    const std::size_t space = std::min(text.find_first_of(" \n\t", at), text.size());
    const std::string word(text.substr(at, space - at));
    at = space + 1;
    const std::string longer = line.empty() ? word : line + " " + word;
    if (line.empty() || width_of(longer) <= width_em) {
      line = longer;
    } else if (out.size() + 1 < lines) {
      out.push_back(line);
      line = word;
    } else {
      line = longer;
      cut = true;
    }
  }
  out.push_back(line);
  for (std::string& each : out) {
    const std::u32string points = decode(each);
    if (!cut && width_of(each) <= width_em) continue;
    if (cut && &each != &out.back() && width_of(each) <= width_em) continue;
    std::size_t keep = std::min(points.size(), static_cast<std::size_t>(5 * width_em) + 4);
    std::string shorter = each;
    do {
      shorter.clear();
      for (std::size_t i = 0; i < keep; ++i) core::append_utf8(shorter, points[i]);
      shorter += "…";
    } while (width_of(shorter) > width_em && keep-- > 1);
    each = shorter;
  }
  return out;
}

Rich operator+(Rich a, const Rich& b) {
  a.enhanced += b.enhanced;
  a.width_em += b.width_em;
  return a;
}

}  // namespace ansatz::figure
