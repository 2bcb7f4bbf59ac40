// SPDX-License-Identifier: MIT
#include "interpreter/figure/film.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <iterator>

#include "interpreter/figure/drawn_files.h"
#include "interpreter/figure/sample.h"
#include "stdlib/core/error.h"
#include "stdlib/core/stop_point.h"

using namespace ansatz;
using namespace ansatz::figure;
using namespace ansatz::figure::test;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

Storyboard rising(std::size_t instants, const std::string& format = "mp4") {
  Storyboard film("rising", {{"format", format}});
  film.stage().panels.emplace_back();
  film.add("line", {core::Array({core::Dimension("time", instants), core::Dimension("x", 2)}, ramp(2 * instants))}, {});
  return film;
}

FilmPrograms without_ffmpeg() { return {"gnuplot", "no-ffmpeg-here"}; }

/// Width or height, as the header of a PNG has them.
std::size_t side(const std::string& png, std::size_t at) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < 4; ++i) n = n << 8U | static_cast<unsigned char>(png[at + i]);
  return n;
}

}  // namespace

TEST_CASE("film: leaves its frames and says so where ffmpeg is not installed", "[figure][film]") {
  const Folder folder;
  std::vector<std::size_t> told;
  const Film film = draw_film(
      rising(11), folder.path, [&](std::size_t done, std::size_t) { told.push_back(done); }, without_ffmpeg());
  CHECK(film.path == folder.path / "rising");
  CHECK_THAT(film.note, Contains("apt-get install ffmpeg") && Contains("11 frames"));
  CHECK(told.back() == 11);
  CHECK(std::distance(fs::directory_iterator(film.path), {}) == 11);
  const std::string first = bytes_of(film.path / "00001.png"), last = bytes_of(film.path / "00011.png");
  CHECK(first.substr(1, 3) == "PNG");
  CHECK(first != last);
  CHECK(side(first, 16) % 2 == 0);
  CHECK(side(first, 20) % 2 == 0);
  CHECK(fs::exists(folder.path / "rising.svg"));  // the last frame, for paper

  // Again and shorter: the same bytes, and no frame of the longer film is left.
  draw_film(rising(3), folder.path, {}, without_ffmpeg());
  CHECK(std::distance(fs::directory_iterator(film.path), {}) == 3);
  draw_film(rising(11), folder.path, {}, without_ffmpeg());
  CHECK(bytes_of(film.path / "00001.png") == first);
  CHECK(bytes_of(film.path / "00011.png") == last);
}

TEST_CASE("film: joins its frames by ffmpeg", "[figure][film]") {
  if (std::system("ffmpeg -version > /dev/null 2>&1") != 0) {
    WARN("ffmpeg is not installed: films are not tested");
    return;
  }
  const Folder folder;
  const Film film = draw_film(rising(5), folder.path);
  CHECK(film.path == folder.path / "rising.mp4");
  CHECK(film.note.empty());
  CHECK(bytes_of(film.path).substr(4, 4) == "ftyp");
  const Film loop = draw_film(rising(5, "gif"), folder.path);
  const std::string gif = bytes_of(loop.path);
  CHECK(gif.starts_with("GIF89a"));
  draw_film(rising(5, "gif"), folder.path);
  CHECK(bytes_of(loop.path) == gif);
}

TEST_CASE("film: tells what ffmpeg could not do, and stops when it is told to", "[figure][film]") {
  const Folder folder;
  CHECK_THROWS_WITH(draw_film(rising(2), folder.path, {}, {"gnuplot", "false"}),
                    Contains("ffmpeg failed with status 1"));
  CHECK_THROWS_WITH(draw_film(rising(2), folder.path, {}, {"no-gnuplot-here", "ffmpeg"}), Contains("gnuplot-nox"));
  std::atomic<bool> stop{true};
  const core::StopScope scope(&stop);
  CHECK_THROWS_AS(draw_film(rising(2), folder.path, {}, without_ffmpeg()), core::Interrupted);
  CHECK_FALSE(fs::exists(folder.path / "rising"));
}
