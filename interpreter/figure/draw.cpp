// SPDX-License-Identifier: MIT
#include "interpreter/figure/draw.h"

#include "interpreter/figure/finish.h"
#include "interpreter/figure/gnuplot.h"
#include "interpreter/figure/paint.h"
#include "interpreter/figure/put_file.h"
#include "stdlib/core/error.h"

namespace ansatz::figure {
std::vector<std::filesystem::path> draw(const Figure& figure, const std::filesystem::path& folder,
                                        const std::string& program) {
  if (figure.name.empty() || figure.name.find_first_of(std::string("/\0", 2)) != std::string::npos ||
      figure.name.front() == '.')
    throw core::BadParameter("figure", "name", "'" + figure.name + "'", "the name of a file");
  const Canvas canvas = paint(figure);
  Printed printed = print(canvas, program);
  finish(printed, figure, canvas.width(), canvas.height());
  make_folder(folder);
  std::vector<std::filesystem::path> paths;
  for (const auto& [ending, bytes] :
       {std::pair{".svg", &printed.svg}, std::pair{".pdf", &printed.pdf}, std::pair{".png", &printed.png}}) {
    paths.push_back(folder / (figure.name + ending));
    put_file(paths.back(), *bytes);
  }
  return paths;
}

}  // namespace ansatz::figure
