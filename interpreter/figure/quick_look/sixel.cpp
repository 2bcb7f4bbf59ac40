// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <cmath>

#include "interpreter/figure/look.h"
#include "interpreter/figure/paint.h"
#include "interpreter/figure/process.h"
#include "interpreter/figure/quick_look/quick_look.h"

namespace ansatz::figure {

std::string sixel_look(const Figure& figure, std::size_t pixels, const std::string& program) {
  const Canvas canvas = paint(figure);
  const double wide = static_cast<double>(pixels), tall = std::round(wide * canvas.height() / canvas.width());
  const double dots_per_point = wide / (canvas.width() / kPointMm);
  const ScratchFolder folder;
  for (const Canvas::File& file : canvas.files()) folder.write(file.name, file.bytes);
  folder.write("page.gp", canvas.page());
  folder.write("figure.gp",
               "set encoding utf8\nset minussign\n" + canvas.data() +
                   fmt::format("set terminal sixelgd enhanced truecolor font 'DejaVu Sans,8' size {:.0f},{:.0f} "
                               "fontscale {:.4f} linewidth {:.4f} background '#ffffff'\n"
                               "round_size = {:.4f}; pointed_size = {:.4f}\n",
                               wide, tall, dots_per_point * 72 / 96, dots_per_point, 0.15 * dots_per_point,
                               0.15 * dots_per_point) +
                   "set output 'figure.six'\nload 'page.gp'\nset output\n");
  const Outcome outcome = run_program({program, "-d", "figure.gp"}, folder);
  if (!outcome.started || outcome.status != 0) return "";
  const std::string bytes = folder.read("figure.six");
  const auto begin = bytes.find("\x1bP");
  return begin == std::string::npos ? "" : bytes.substr(begin) + "\n";
}

}  // namespace ansatz::figure
