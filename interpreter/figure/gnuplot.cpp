// SPDX-License-Identifier: MIT
#include "interpreter/figure/gnuplot.h"

#include <fmt/format.h>

#include <cmath>

#include "interpreter/figure/look.h"
#include "interpreter/figure/process.h"
#include "stdlib/core/error.h"

namespace ansatz::figure {
namespace {

constexpr const char* kCommon = "dashlength 2 rounded background '#ffffff'\n";
constexpr const char* kBegin = "set encoding utf8\nset minussign\n";

std::string png_terminal(double width, double height, double dots_per_inch) {
  return fmt::format("set terminal pngcairo enhanced size {:.0f},{:.0f} font 'DejaVu Sans,8' ", width, height) +
         fmt::format("fontscale {:.5f} linewidth {:.5f} pointscale {:.5f} ", dots_per_inch / 96, dots_per_inch / 72,
                     dots_per_inch / 72) +
         kCommon;
}

// What one point is on each terminal (gnuplot 5.4.4, measured on its output). An SVG unit is set to be a point.
// pdfcairo draws type at 4/3 and lines at half of what is asked for; pngcairo takes type at 96 dots an inch and lines
// at 72. A symbol of size 1 is 6.6 points across with the cairo terminals, in SVG 7.1 if round and 9.7 if pointed. Ends
// are rounded because the cairo terminals start a line with butt ends half a unit too early, which shows as a wedge.
std::string script(const Canvas& canvas) {
  const double width = canvas.width(), height = canvas.height();
  const double svg_width = std::round(width / kPointMm), svg_height = std::round(height / kPointMm);
  std::string out = kBegin + canvas.data();
  const auto draw_to = [](const char* name) {
    return fmt::format("set output 'figure.{}'\nload 'page.gp'\nset output\n", name);
  };
  out += fmt::format("set terminal svg enhanced standalone size {:.0f},{:.0f} font 'DejaVu Sans,8' ", svg_width,
                     svg_height);
  out += "rounded background '#ffffff'\nround_size = 0.141; pointed_size = 0.104\n" + draw_to("svg");
  out += fmt::format("set terminal pdfcairo enhanced size {:.6f}cm,{:.6f}cm font 'DejaVu Sans,8' ", width / 10,
                     height / 10);
  out += std::string("fontscale 0.75 linewidth 2 ") + kCommon + "round_size = 0.151; pointed_size = 0.151\n" +
         draw_to("pdf");
  out += png_terminal(std::round(width / 25.4 * kDotsPerInch), std::round(height / 25.4 * kDotsPerInch), kDotsPerInch) +
         draw_to("png");
  return out;
}

Outcome run_gnuplot(const std::string& program, const ScratchFolder& folder) {
  const Outcome outcome = run_program({program, "-d", "figure.gp"}, folder);
  if (!outcome.started)
    throw core::Error("figures are drawn by gnuplot, but " + program + " cannot be started (" + outcome.errors +
                      "); install it with: apt-get install gnuplot-nox");
  if (outcome.status != 0)
    throw core::Error(fmt::format("gnuplot failed with status {}: {}", outcome.status, last_line(outcome.errors)));
  return outcome;
}

}  // namespace

Printed print(const Canvas& canvas, const std::string& program) {
  const ScratchFolder folder;
  for (const Canvas::File& file : canvas.files()) folder.write(file.name, file.bytes);
  folder.write("page.gp", canvas.page());
  folder.write("figure.gp", script(canvas));
  const Outcome outcome = run_gnuplot(program, folder);
  Printed printed{folder.read("figure.svg"), folder.read("figure.pdf"), folder.read("figure.png")};
  for (const auto& [bytes, format] :
       {std::pair{&printed.svg, "SVG"}, std::pair{&printed.pdf, "PDF"}, std::pair{&printed.png, "PNG"}})
    if (bytes->empty())
      throw core::Error(
          fmt::format("gnuplot wrote no {} ({}); it needs the package gnuplot-nox with its cairo terminals", format,
                      last_line(outcome.errors)));
  return printed;
}

std::vector<std::string> print_frames(const std::vector<Canvas>& canvases, double dots_per_inch,
                                      const std::string& program) {
  const ScratchFolder folder;
  std::string script;
  for (std::size_t i = 0; i < canvases.size(); ++i) {
    const Canvas& canvas = canvases[i];
    const auto even = [&](double mm) { return 2 * std::round(mm / 25.4 * dots_per_inch / 2); };
    const std::string place = std::to_string(i);
    for (const Canvas::File& file : canvas.files()) folder.write(place + "/" + file.name, file.bytes);
    folder.write(place + "/page.gp", canvas.page());
    script += "reset\ncd '" + place + "'\n" + kBegin + canvas.data() +
              png_terminal(even(canvas.width()), even(canvas.height()), dots_per_inch) +
              "round_size = 0.151; pointed_size = 0.151\nset output 'frame.png'\nload 'page.gp'\nset output\ncd '..'\n";
  }
  folder.write("figure.gp", script);
  const Outcome outcome = run_gnuplot(program, folder);
  std::vector<std::string> frames;
  for (std::size_t i = 0; i < canvases.size(); ++i) {
    frames.push_back(folder.read(std::to_string(i) + "/frame.png"));
    if (frames.back().empty()) throw core::Error("gnuplot wrote no PNG (" + last_line(outcome.errors) + ")");
  }
  return frames;
}

}  // namespace ansatz::figure
