// SPDX-License-Identifier: MIT
#include "interpreter/figure/draw.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "interpreter/figure/finish.h"
#include "interpreter/figure/gnuplot.h"
#include "interpreter/figure/paint.h"
#include "stdlib/core/error.h"

namespace ansatz::figure {
namespace {

// Whole or not at all: written beside its place, then moved there.
void put(const std::filesystem::path& path, const std::string& bytes) {
  const std::filesystem::path draft = path.string() + "." + std::to_string(getpid()) + ".part";
  std::error_code failed;
  {
    std::ofstream out(draft, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!out.flush()) failed = std::error_code(errno, std::generic_category());
  }
  if (!failed) std::filesystem::rename(draft, path, failed);
  if (!failed) return;
  std::error_code ignored;
  std::filesystem::remove(draft, ignored);
  throw core::Error("cannot write " + path.string() + ": " + failed.message());
}

}  // namespace

std::vector<std::filesystem::path> draw(const Figure& figure, const std::filesystem::path& folder,
                                        const std::string& program) {
  if (figure.name.empty() || figure.name.find_first_of(std::string("/\0", 2)) != std::string::npos ||
      figure.name.front() == '.')
    throw core::BadParameter("figure", "name", "'" + figure.name + "'", "the name of a file");
  const Canvas canvas = paint(figure);
  Printed printed = print(canvas, program);
  finish(printed, figure, canvas.width(), canvas.height());
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) throw core::Error("cannot make the folder " + folder.string() + ": " + failed.message());
  std::vector<std::filesystem::path> paths;
  for (const auto& [ending, bytes] :
       {std::pair{".svg", &printed.svg}, std::pair{".pdf", &printed.pdf}, std::pair{".png", &printed.png}}) {
    paths.push_back(folder / (figure.name + ending));
    put(paths.back(), *bytes);
  }
  return paths;
}

}  // namespace ansatz::figure
