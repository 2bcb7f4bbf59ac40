// SPDX-License-Identifier: MIT
#include "interpreter/figure/gnuplot.h"

#include <fmt/format.h>

#include <cmath>

#include "interpreter/figure/look.h"
#include "interpreter/figure/process.h"
#include "stdlib/core/error.h"

namespace ansatz::figure {
namespace {

// What one point is on each terminal (gnuplot 5.4.4, measured on its output). An SVG unit is set to be a point.
// pdfcairo draws type at 4/3 and lines at half of what is asked for; pngcairo takes type at 96 dots an inch and lines
// at 72. A symbol of size 1 is 6.6 points across with the cairo terminals, in SVG 7.1 if round and 9.7 if pointed. Ends
// are rounded because the cairo terminals start a line with butt ends half a unit too early, which shows as a wedge.
std::string script(const Canvas& canvas) {
  const double width = canvas.width(), height = canvas.height();
  const double svg_width = std::round(width / kPointMm), svg_height = std::round(height / kPointMm);
  const double png_width = std::round(width / 25.4 * kDotsPerInch),
               png_height = std::round(height / 25.4 * kDotsPerInch);
  std::string out = "set encoding utf8\nset minussign\n" + canvas.data();
  const std::string common = "dashlength 2 rounded background '#ffffff'\n";
  const auto draw_to = [](const char* name) {
    return fmt::format("set output 'figure.{}'\nload 'page.gp'\nset output\n", name);
  };
  out += fmt::format("set terminal svg enhanced standalone size {:.0f},{:.0f} font 'DejaVu Sans,8' ", svg_width,
                     svg_height);
  out += "rounded background '#ffffff'\nround_size = 0.141; pointed_size = 0.104\n" + draw_to("svg");
  out += fmt::format("set terminal pdfcairo enhanced size {:.6f}cm,{:.6f}cm font 'DejaVu Sans,8' ", width / 10,
                     height / 10);
  out += "fontscale 0.75 linewidth 2 " + common + "round_size = 0.151; pointed_size = 0.151\n" + draw_to("pdf");
  out += fmt::format("set terminal pngcairo enhanced size {:.0f},{:.0f} font 'DejaVu Sans,8' ", png_width, png_height);
  out += fmt::format("fontscale {:.5f} linewidth {:.5f} pointscale {:.5f} ", kDotsPerInch / 96, kDotsPerInch / 72,
                     kDotsPerInch / 72);
  out += common + draw_to("png");
  return out;
}

// gnuplot's message without the lines that quote our script.
std::string told(const std::string& errors) {
  const std::size_t last = errors.find_last_not_of(" \n\t");
  if (last == std::string::npos) return "it gave no reason";
  const std::size_t line = errors.rfind('\n', last);
  return errors.substr(line == std::string::npos ? 0 : line + 1, last - (line == std::string::npos ? 0 : line + 1) + 1);
}

}  // namespace

Printed print(const Canvas& canvas, const std::string& program) {
  const ScratchFolder folder;
  for (const Canvas::File& file : canvas.files()) folder.write(file.name, file.bytes);
  folder.write("page.gp", canvas.page());
  folder.write("figure.gp", script(canvas));
  const Outcome outcome = run_program({program, "-d", "figure.gp"}, folder);
  if (!outcome.started)
    throw core::Error("figures are drawn by gnuplot, but " + program + " cannot be started (" + outcome.errors +
                      "); install it with: apt-get install gnuplot-nox");
  Printed printed{folder.read("figure.svg"), folder.read("figure.pdf"), folder.read("figure.png")};
  if (outcome.status != 0)
    throw core::Error(fmt::format("gnuplot failed with status {}: {}", outcome.status, told(outcome.errors)));
  for (const auto& [bytes, format] :
       {std::pair{&printed.svg, "SVG"}, std::pair{&printed.pdf, "PDF"}, std::pair{&printed.png, "PNG"}})
    if (bytes->empty())
      throw core::Error(
          fmt::format("gnuplot wrote no {} ({}); it needs the package gnuplot-nox with its cairo terminals", format,
                      told(outcome.errors)));
  return printed;
}

}  // namespace ansatz::figure
