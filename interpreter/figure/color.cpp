// SPDX-License-Identifier: MIT
#include "interpreter/figure/color.h"

#include <fmt/format.h>

#include <utility>

#include "stdlib/core/error.h"

namespace ansatz::figure {
namespace {

const std::vector<std::pair<std::string, Color>>& named_colors() {
  static const std::vector<std::pair<std::string, Color>> colors = {
      {"blue", {0x00, 0x72, 0xb2}},   {"red", {0xd5, 0x5e, 0x00}},    {"green", {0x00, 0x9e, 0x73}},
      {"purple", {0xcc, 0x79, 0xa7}}, {"orange", {0xe6, 0x9f, 0x00}}, {"sky", {0x56, 0xb4, 0xe9}},
      {"yellow", {0xf0, 0xe4, 0x42}}, {"black", {0, 0, 0}},           {"grey", {0x70, 0x70, 0x70}},
      {"gray", {0x70, 0x70, 0x70}},   {"white", {0xff, 0xff, 0xff}}};
  return colors;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string Color::hex() const { return fmt::format("#{:02x}{:02x}{:02x}", red, green, blue); }

Color parse_color(std::string_view text) {
  for (const auto& [name, color] : named_colors())
    if (name == text) return color;
  if (text.starts_with('#') && (text.size() == 4 || text.size() == 7)) {
    const std::size_t width = (text.size() - 1) / 3;
    unsigned char parts[3] = {};
    bool good = true;
    for (std::size_t i = 0; i < 3; ++i) {
      const int high = hex_digit(text[1 + i * width]), low = hex_digit(text[i * width + width]);
      good = good && high >= 0 && low >= 0;
      parts[i] = static_cast<unsigned char>(16 * high + low);
    }
    if (good) return {parts[0], parts[1], parts[2]};
  }
  throw core::UnknownName("no color is called '" + std::string(text) + "'; a color is a name or \"#rrggbb\"",
                          std::string(text), color_names());
}

const std::vector<std::string>& color_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const auto& [name, color] : named_colors()) all.push_back(name);
    return all;
  }();
  return names;
}

}  // namespace ansatz::figure
