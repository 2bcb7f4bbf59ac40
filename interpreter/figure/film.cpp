// SPDX-License-Identifier: MIT
#include "interpreter/figure/film.h"

#include <fmt/format.h>

#include "interpreter/figure/draw.h"
#include "interpreter/figure/gnuplot.h"
#include "interpreter/figure/paint.h"
#include "interpreter/figure/process.h"
#include "interpreter/figure/put_file.h"
#include "stdlib/core/error.h"
#include "stdlib/core/stop_point.h"

namespace ansatz::figure {
namespace {

constexpr double kFilmDotsPerInch = 200;
constexpr std::size_t kBatch = 8;  // frames that one gnuplot prints: about half a second between two stop points

std::string frame_name(std::size_t number) { return fmt::format("{:05d}.png", number); }

/// Frames at the names 00001.png, 00002.png, ….
void print_all(const Reel& frames, const ScratchFolder& film, const FilmPrograms& programs,
               const std::function<void(std::size_t, std::size_t)>& told) {
  for (std::size_t first = 0; first < frames.size(); first += kBatch) {
    core::stop_point();
    std::vector<Canvas> canvases;
    for (std::size_t i = first; i < std::min(first + kBatch, frames.size()); ++i)
      canvases.push_back(paint(frames.frame(i)));
    const std::vector<std::string> printed = print_frames(canvases, kFilmDotsPerInch, programs.gnuplot);
    for (std::size_t i = 0; i < printed.size(); ++i) film.write(frame_name(first + i + 1), printed[i]);
    if (told) told(first + printed.size(), frames.size());
  }
}

/// Of a file without anything that differs from run to run.
std::vector<std::string> ffmpeg_words(const Storyboard& story, const std::string& program, const std::string& output) {
  std::vector<std::string> words = {
      program, "-nostdin", "-loglevel", "error", "-y", "-framerate", fmt::format("{:g}", story.rate()),
      "-i",    "%05d.png"};
  const auto add = [&](std::initializer_list<const char*> more) {
    words.insert(words.end(), more.begin(), more.end());
  };
  if (story.format() == Storyboard::Format::gif) {
    // One palette of the film's own colours; without dithering flat colours stay flat.
    add({"-filter_complex", "[0:v]split[a][b];[a]palettegen=stats_mode=full[p];[b][p]paletteuse=dither=none", "-loop",
         "0"});
  } else {
    // 4:2:0 is what every player shows; x264 wants even sizes for it, which print_frames sees to.
    add({"-c:v", "libx264", "-crf", "18", "-pix_fmt", "yuv420p", "-movflags", "+faststart", "-threads", "1"});
  }
  add({"-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1"});
  words.push_back(output);
  return words;
}

void keep_frames(const ScratchFolder& film, std::size_t count, const std::filesystem::path& folder) {
  std::error_code failed;
  std::filesystem::remove_all(folder, failed);
  make_folder(folder);
  for (std::size_t i = 1; i <= count; ++i) put_file(folder / frame_name(i), film.read(frame_name(i)));
}

}  // namespace

Film draw_film(const Storyboard& story, const std::filesystem::path& folder,
               const std::function<void(std::size_t, std::size_t)>& told, const FilmPrograms& programs) {
  const Reel frames(story);
  draw(frames.frame(frames.size() - 1), folder, programs.gnuplot);
  const ScratchFolder film;
  print_all(frames, film, programs, told);

  const std::string name = story.stage().name, ending = story.format() == Storyboard::Format::gif ? ".gif" : ".mp4";
  const Outcome outcome = run_program(ffmpeg_words(story, programs.ffmpeg, "film" + ending), film);
  if (!outcome.started) {
    keep_frames(film, frames.size(), folder / name);
    return {folder / name, "films are made by ffmpeg, which is not installed (apt-get install ffmpeg): " +
                               fmt::format("{} frames are in {}", frames.size(), (folder / name).string())};
  }
  const std::string bytes = film.read("film" + ending);
  if (outcome.status != 0 || bytes.empty())
    throw core::Error(fmt::format("ffmpeg failed with status {}: {}", outcome.status, last_line(outcome.errors)));
  put_file(folder / (name + ending), bytes);
  return {folder / (name + ending), ""};
}

}  // namespace ansatz::figure
