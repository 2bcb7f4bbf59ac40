// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "interpreter/figure/storyboard.h"

namespace ansatz::figure {

/// The programs that print; tests name others.
struct FilmPrograms {
  std::string gnuplot = "gnuplot";
  std::string ffmpeg = "ffmpeg";
};

struct Film {
  std::filesystem::path path;  ///< the film, or the folder of its frames
  std::string note;            ///< what a reader should know: why there are only frames; empty where it is a film
};

/// Draws every frame and joins them to `<folder>/<name>.mp4` or `.gif`; where ffmpeg is not installed the frames stay
/// as `<folder>/<name>/00001.png`, …. The last frame is also drawn as a figure, `<name>.svg`, `.pdf` and `.png`. The
/// same film gives the same frames to the byte; what is written appears whole or not at all.
///
/// `told(done, frames)` is called as frames are drawn.
///
/// Errors   as draw and Reel. core::Error: ffmpeg fails (its message). core::Interrupted at a stop point.
Film draw_film(const Storyboard& story, const std::filesystem::path& folder,
               const std::function<void(std::size_t, std::size_t)>& told = {}, const FilmPrograms& programs = {});

}  // namespace ansatz::figure
