// SPDX-License-Identifier: MIT
#include "interpreter/syntax/source.h"

#include <algorithm>
#include <utility>

namespace ansatz::syntax {

Source::Source(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {
  line_starts_.push_back(0);
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == '\n') line_starts_.push_back(static_cast<std::uint32_t>(i + 1));
  }
}

std::string_view Source::text(Span span) const {
  const std::size_t begin = std::min<std::size_t>(span.begin, text_.size());
  const std::size_t end = std::clamp<std::size_t>(span.end, begin, text_.size());
  return std::string_view(text_).substr(begin, end - begin);
}

std::uint32_t Source::line_start(std::uint32_t number) const {
  if (number == 0) return 0;
  if (number > line_count()) return static_cast<std::uint32_t>(text_.size());
  return line_starts_[number - 1];
}

std::string_view Source::line(std::uint32_t number) const {
  if (number == 0 || number > line_count()) return {};
  std::string_view whole = text({line_start(number), line_start(number + 1)});
  if (whole.ends_with('\n')) whole.remove_suffix(1);
  if (whole.ends_with('\r')) whole.remove_suffix(1);
  return whole;
}

std::uint32_t Source::line_at(std::uint32_t offset) const {
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  return static_cast<std::uint32_t>(after - line_starts_.begin());
}

Position Source::position(std::uint32_t offset) const {
  const auto place = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const std::uint32_t line = line_at(place);
  std::uint32_t column = 1;
  for (std::uint32_t i = line_starts_[line - 1]; i < place; ++i) {
    if ((static_cast<unsigned char>(text_[i]) & 0xC0U) != 0x80U) ++column;  // continuation bytes do not count
  }
  return {line, column};
}

std::string Source::place(std::uint32_t offset) const {
  const Position at = position(offset);
  return name_ + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

}  // namespace ansatz::syntax
