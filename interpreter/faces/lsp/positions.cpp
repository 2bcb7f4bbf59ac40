// SPDX-License-Identifier: MIT
#include "interpreter/faces/lsp/positions.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <nlohmann/json.hpp>

#include "stdlib/core/utf8.h"

namespace ansatz::faces::lsp {
namespace {

using Json = nlohmann::json;

std::uint32_t units_of(char32_t point) { return point > 0xFFFF ? 2 : 1; }

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

}  // namespace

std::uint32_t offset_of(const syntax::Source& source, const Json& position) {
  const auto line = position.at("line").get<std::uint32_t>();
  const auto character = position.at("character").get<std::uint32_t>();
  if (line >= source.line_count()) return static_cast<std::uint32_t>(source.text().size());
  const std::string_view text = source.line(line + 1);
  std::size_t at = 0;
  std::uint32_t units = 0;
  while (at < text.size()) {
    const core::CodePoint point = core::code_point_at(text, at);
    units += units_of(point.value);
    if (units > character) break;  // also a position inside a pair of units
    at += point.size;
  }
  return source.line_start(line + 1) + static_cast<std::uint32_t>(at);
}

Json position_of(const syntax::Source& source, std::uint32_t offset) {
  const syntax::Position place = source.position(offset);
  const std::uint32_t begin = source.line_start(place.line);
  const std::string_view text = source.text({begin, std::max(begin, offset)});
  std::uint32_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const core::CodePoint point = core::code_point_at(text, at);
    units += units_of(point.value);
    at += point.size;
  }
  return {{"line", place.line - 1}, {"character", units}};
}

Json range_of(const syntax::Source& source, syntax::Span span) {
  return {{"start", position_of(source, span.begin)}, {"end", position_of(source, span.end)}};
}

Json whole_range(const syntax::Source& source) {
  return range_of(source, {0, static_cast<std::uint32_t>(source.text().size())});
}

std::optional<std::string> path_of(const std::string& uri) {
  static constexpr std::string_view kScheme = "file://";
  if (!uri.starts_with(kScheme)) return std::nullopt;
  const std::size_t slash = uri.find('/', kScheme.size());  // behind the host, which is mostly empty
  if (slash == std::string::npos) return std::nullopt;
  std::string path;
  for (std::size_t i = slash; i < uri.size(); ++i) {
    const int high = uri[i] == '%' && i + 2 < uri.size() ? hex_digit(uri[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(uri[i + 2]) : -1;
    if (low >= 0) {
      path += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      path += uri[i];
    }
  }
  return path;
}

std::string uri_of(const std::string& path) {
  static constexpr std::string_view kPlain = "-_.~/";
  static constexpr std::array kHex = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'};
  std::string uri = "file://";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x80 && std::isalnum(byte)) || kPlain.find(c) != std::string_view::npos) {
      uri += c;
    } else {
      uri += {'%', kHex[byte / 16], kHex[byte % 16]};
    }
  }
  return uri;
}

}  // namespace ansatz::faces::lsp
