// SPDX-License-Identifier: MIT
#include "interpreter/figure/finish.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "interpreter/figure/glyphs.h"
#include "stdlib/core/utf8.h"

namespace ansatz::figure {
namespace {

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

// Replaces the stretch from the first `begin` to the next `end`, both included.
void replace_between(std::string& text, const std::string& begin, const std::string& end, const std::string& with) {
  const std::size_t from = text.find(begin);
  if (from == std::string::npos) return;
  const std::size_t to = text.find(end, from + begin.size());
  if (to != std::string::npos) text.replace(from, to + end.size() - from, with);
}

// CRC of PNG chunks (ISO 3309; PNG specification, annex D).
std::uint32_t crc(const std::string& bytes) {
  std::uint32_t value = 0xFFFFFFFFu;
  for (const char byte : bytes) {
    value ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) value = value & 1 ? value >> 1 ^ 0xEDB88320u : value >> 1;
  }
  return ~value;
}

std::string big_endian(std::uint32_t number) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(static_cast<unsigned char>(number >> shift));
  return out;
}

void finish_png(std::string& png) {
  constexpr std::size_t kAfterHeader = 8 + 25;  // signature and the IHDR chunk
  if (png.size() < kAfterHeader || png.find("pHYs") < 200) return;
  const std::uint32_t dots = static_cast<std::uint32_t>(std::lround(kDotsPerInch / 0.0254));  // a metre
  const std::string chunk = "pHYs" + big_endian(dots) + big_endian(dots) + '\1';
  png.insert(kAfterHeader, big_endian(9) + chunk + big_endian(crc(chunk)));
}

// The page in millimetres, outside and inside. gnuplot counts in whole points, which the drawing is stretched from by
// less than a thousandth.
void finish_size(std::string& svg, double width_mm, double height_mm) {
  const std::string box = "viewBox=\"0 0 ";
  const std::size_t head = svg.find(box);
  if (head == std::string::npos) return;
  char* end = nullptr;
  const double columns = std::strtod(svg.c_str() + head + box.size(), &end), rows = std::strtod(end, &end);
  if (!(columns > 0 && rows > 0)) return;
  const std::string width = fmt::format("{:g}", width_mm), height = fmt::format("{:g}", height_mm);
  std::string top = svg.substr(0, head);
  replace_between(top, "width=\"", "\"", "width=\"" + width + "mm\"");
  replace_between(top, "height=\"", "\"", "height=\"" + height + "mm\"");
  std::string page = svg.substr(head);
  replace_between(page, box, "\"", box + width + " " + height + "\"");
  replace_all(page, "<g id=\"gnuplot_canvas\">",
              fmt::format("<g id=\"gnuplot_canvas\" transform=\"scale({:.9g},{:.9g})\">", width_mm / columns,
                          height_mm / rows));
  svg = top + page;
}

void finish_pdf(std::string& pdf) {
  const std::string key = "/CreationDate (D:";
  const std::size_t at = pdf.find(key);
  if (at == std::string::npos) return;
  // Digits are replaced one by one: the file's table of places must stay true.
  const std::string epoch = "19700101000000";
  for (std::size_t i = 0; i < epoch.size() && at + key.size() + i < pdf.size(); ++i) {
    char& digit = pdf[at + key.size() + i];
    if (digit < '0' || digit > '9') return;
    digit = epoch[i];
  }
}

}  // namespace

std::string xml_text(const std::string& text) {
  std::string out;
  for (const char32_t c : decode(text)) {
    if (c == U'&')
      out += "&amp;";
    else if (c == U'<')
      out += "&lt;";
    else if (c == U'>')
      out += "&gt;";
    else if (c == U'"')
      out += "&quot;";
    else
      core::append_utf8(out, c);
  }
  return out;
}

void finish(Printed& printed, const Figure& figure, double width_mm, double height_mm) {
  std::string& svg = printed.svg;
  finish_size(svg, width_mm, height_mm);
  replace_between(svg, "<title>", "</title>",
                  "<title>" + xml_text(figure.title.empty() ? figure.name : figure.title) + "</title>");
  replace_between(svg, "<desc>", "</desc>", "<desc>" + xml_text(figure.caption) + "</desc>");
  // Cells are cells: no viewer may blur them. Another font of the same widths stands in where DejaVu is missing.
  replace_all(svg, "<image x=", "<image style='image-rendering:pixelated' image-rendering='optimizeSpeed' x=");
  // Without this some renderers drop the spaces around italics, no-break spaces too.
  replace_all(svg, "<text><tspan", "<text xml:space=\"preserve\"><tspan");
  replace_all(svg, "font-family=\"DejaVu Sans\"", "font-family=\"DejaVu Sans,Verdana,sans-serif\"");
  finish_pdf(printed.pdf);
  finish_png(printed.png);
}

}  // namespace ansatz::figure
