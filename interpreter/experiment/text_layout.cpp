// SPDX-License-Identifier: MIT
#include "interpreter/experiment/text_layout.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace ansatz::experiment {

namespace {

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

bool is_numeric(const std::string& text) {
  if (text.empty()) return true;
  char* end = nullptr;
  std::strtod(text.c_str(), &end);
  return *end == '\0';
}

}  // namespace

std::size_t text_width(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_character));
}

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t own = text_width(text);
  return std::string(text) + std::string(width > own ? width - own : 0, ' ');
}

std::string padded_left(std::string_view text, std::size_t width) {
  const std::size_t own = text_width(text);
  return std::string(width > own ? width - own : 0, ' ') + std::string(text);
}

std::string shortened(std::string_view text, std::size_t width) {
  std::string line(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  if (text_width(line) <= width) return line;
  std::string cut;
  std::size_t taken = 0;
  for (const char byte : line) {
    if (begins_character(byte) && ++taken >= std::max<std::size_t>(width, 1)) break;
    cut += byte;
  }
  return cut + "…";
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t at = 0;
  while (at <= text.size()) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    if (!line.empty() && text_width(line) + 1 + text_width(word) > width) lines.push_back(std::exchange(line, ""));
    if (!line.empty() && !word.empty()) line += ' ';
    line += word;
    if (end < text.size() && text[end] == '\n') lines.push_back(std::exchange(line, ""));
    at = end + 1;
  }
  if (!line.empty() || lines.empty()) lines.push_back(line);
  return lines;
}

std::string folded_fields(std::string_view text, std::size_t width) {
  constexpr std::size_t kLeast = 20;  // columns of a value, below which it is not broken
  std::string out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const std::size_t equals = line.find(" = ");
    const std::string_view head = line.substr(0, equals == line.npos ? 0 : equals + 3);
    const std::size_t column = text_width(head);
    if (at > 0) out += '\n';
    if (line.substr(0, 2) == "  " && !head.empty() && text_width(line) > width && width >= column + kLeast) {
      bool is_first = true;
      for (const std::string& part : wrapped(line.substr(head.size()), width - column)) {
        out += is_first ? std::string(head) + part : "\n" + std::string(column, ' ') + part;
        is_first = false;
      }
    } else {
      out += line;
    }
    at = end + 1;
  }
  return out;
}

std::string counted(std::size_t count, const std::string& thing) {
  return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

Grid::Grid(std::vector<std::string> head) : head_(std::move(head)) {}

void Grid::add(std::vector<std::string> cells) {
  cells.resize(head_.size());
  rows_.push_back(std::move(cells));
}

std::string Grid::print(std::size_t width, const std::string& indent) const {
  std::vector<std::size_t> widths;
  std::vector<bool> numeric;
  for (std::size_t k = 0; k < head_.size(); ++k) {
    widths.push_back(text_width(head_[k]));
    numeric.push_back(true);
    for (const auto& row : rows_) {
      widths[k] = std::max(widths[k], text_width(row[k]));
      numeric[k] = numeric[k] && (is_numeric(row[k]) || row[k] == "…");
    }
  }
  std::size_t shown = 0, used = text_width(indent);
  std::string left_off;
  for (std::size_t k = 0; k < head_.size(); ++k) {
    const std::size_t more = widths[k] + (k > 0 ? 2 : 0);
    if (left_off.empty() && (used + more <= width || k == 0)) {
      used += more;
      shown = k + 1;
    } else {
      left_off += (left_off.empty() ? "" : ", ") + head_[k];
    }
  }
  const auto line = [&](const std::vector<std::string>& cells) {
    std::string text = indent;
    for (std::size_t k = 0; k < shown; ++k) {
      text += k > 0 ? "  " : "";
      text += numeric[k] ? padded_left(cells[k], widths[k]) : padded(cells[k], widths[k]);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    return text + "\n";
  };
  std::string text = line(head_);
  for (const auto& row : rows_) text += line(row);
  if (!left_off.empty()) text += indent + "not shown: " + left_off + "\n";
  return text;
}

}  // namespace ansatz::experiment
