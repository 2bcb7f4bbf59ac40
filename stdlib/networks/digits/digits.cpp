// SPDX-License-Identifier: MIT
#include "stdlib/networks/digits/digits.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/each_stretch.h"
#include "stdlib/core/error.h"
#include "stdlib/networks/digits/glyphs.h"

namespace ansatz::networks {

namespace {

using core::BadParameter;

constexpr const char* kDigits = "digits";
constexpr std::size_t kNumerals = 10, kMostPixels = 100'000'000;

// Of a distortion of 1: standard deviations, but of the pen, which is drawn evenly.
constexpr double kTurn = 0.12, kSlant = 0.15, kStretch = 0.1, kShift = 0.035, kShake = 0.02;
constexpr double kPen = 0.055, kPenVaries = 0.02;  // half its width
constexpr double kMargin = 0.1;                    // of paper around the box

struct Piece {
  Place from, to;
};

/// A numeral as it is written once.
struct Writing {
  std::vector<Piece> pieces;
  double pen = kPen;
};

/// Numbers of a stream one after the other.
class Draws {
 public:
  explicit Draws(const core::Stream& stream) : stream_(stream) {}
  double normal() { return stream_.normal(next_++); }
  double even() { return 2 * stream_.uniform(next_++) - 1; }
  std::size_t below(std::size_t bound) { return stream_.below(next_++, bound); }

 private:
  core::Stream stream_;
  std::uint64_t next_ = 0;
};

Writing written(int numeral, double distortion, const core::Stream& stream) {
  Draws draws(stream);
  const auto& ways = ways_to_write(numeral);
  const Glyph& glyph = ways[draws.below(ways.size())];
  const double turn = distortion * kTurn * draws.normal(), slant = distortion * kSlant * draws.normal();
  const double wide = std::exp(distortion * kStretch * draws.normal());
  const double tall = std::exp(distortion * kStretch * draws.normal());
  const double right = distortion * kShift * draws.normal(), down = distortion * kShift * draws.normal();
  Writing out;
  out.pen = kPen + distortion * kPenVaries * draws.even();
  out.pen = std::max(out.pen, 0.01);
  for (Stroke stroke : glyph) {
    for (Place& place : stroke.places) {
      place.x += distortion * kShake * draws.normal();
      place.y += distortion * kShake * draws.normal();
    }
    std::vector<Place> line = straightened(stroke);
    for (Place& place : line) {
      const double y = tall * (place.y - 0.5), x = wide * (place.x - 0.5) - slant * y;
      place = {0.5 + right + std::cos(turn) * x - std::sin(turn) * y,
               0.5 + down + std::sin(turn) * x + std::cos(turn) * y};
    }
    for (std::size_t i = 1; i < line.size(); ++i) out.pieces.push_back({line[i - 1], line[i]});
  }
  return out;
}

double distance(const Place& at, const Piece& piece) {
  const double dx = piece.to.x - piece.from.x, dy = piece.to.y - piece.from.y;
  const double length = dx * dx + dy * dy;
  double share = length > 0 ? ((at.x - piece.from.x) * dx + (at.y - piece.from.y) * dy) / length : 0;
  share = std::clamp(share, 0.0, 1.0);
  return std::hypot(at.x - piece.from.x - share * dx, at.y - piece.from.y - share * dy);
}

/// Ink of every pixel: all of it within the pen, none a pixel beyond.
void draw(const Writing& writing, std::size_t side, std::span<double> image) {
  const double pixel = (1 + 2 * kMargin) / static_cast<double>(side);
  for (std::size_t i = 0; i < side; ++i) {
    for (std::size_t j = 0; j < side; ++j) {
      const Place at{(static_cast<double>(j) + 0.5) * pixel - kMargin,
                     (static_cast<double>(i) + 0.5) * pixel - kMargin};
      double nearest = 2;
      for (const Piece& piece : writing.pieces) nearest = std::min(nearest, distance(at, piece));
      image[i * side + j] = std::clamp((writing.pen - nearest) / pixel + 0.5, 0.0, 1.0);
    }
  }
}

/// Patterns from `first` on, as a record with x and y.
core::Record drawn(const Digits& question, std::size_t first, std::size_t count, const core::Run& run) {
  const auto side = static_cast<std::size_t>(question.side);
  std::vector<double> x(count * side * side), y(count);
  const core::Stream stream = run.stream("digits");
  core::each_stretch(count, 16, true, run, [&](std::size_t from, std::size_t to) {
    std::vector<double> noise(side * side);
    for (std::size_t i = from; i < to; ++i) {
      const core::Stream here = stream.at(first + i);
      const std::size_t numeral = (first + i) % kNumerals;
      y[i] = static_cast<double>(numeral);
      const auto image = std::span(x).subspan(i * side * side, side * side);
      draw(written(static_cast<int>(numeral), question.distortion, here), side, image);
      if (question.noise == 0) continue;
      here.at("noise").fill_normal(noise);
      for (std::size_t k = 0; k < noise.size(); ++k) image[k] += question.noise * noise[k];
    }
  });
  core::Record out;
  out.set("x", core::Array({{"pattern", count}, {"pixel", side * side}}, std::move(x)));
  out.set("y", core::Array::along("pattern", std::move(y)));
  return out;
}

void check(const Digits& question) {
  if (question.patterns < 1) throw BadParameter(kDigits, "patterns", std::to_string(question.patterns), "at least 1");
  if (question.held_out < 0) throw BadParameter(kDigits, "held_out", std::to_string(question.held_out), "at least 0");
  if (question.side < 4 || question.side > 64)
    throw BadParameter(kDigits, "side", std::to_string(question.side), "in [4, 64]");
  const std::size_t pixels =
      (static_cast<std::size_t>(question.patterns) + static_cast<std::size_t>(question.held_out)) *
      static_cast<std::size_t>(question.side * question.side);
  if (pixels > kMostPixels)
    throw BadParameter(kDigits, "patterns", std::to_string(question.patterns),
                       fmt::format("fewer: there would be more than {} pixels", kMostPixels));
  if (!(question.distortion >= 0 && question.distortion <= 3))
    throw BadParameter(kDigits, "distortion", fmt::format("{:g}", question.distortion), "in [0, 3]");
  if (!(question.noise >= 0) || !std::isfinite(question.noise))
    throw BadParameter(kDigits, "noise", fmt::format("{:g}", question.noise), "at least 0");
}

}  // namespace

core::Record digits(const Digits& question, core::Run& run) {
  check(question);
  const auto count = static_cast<std::size_t>(question.patterns);
  core::Record out = drawn(question, 0, count, run);
  // From a multiple of the numerals on, so that these begin with 0 too, and far from what more patterns would be.
  constexpr std::size_t kFar = std::size_t{1} << 40;
  if (question.held_out > 0)
    out.set("held_out",
            drawn(question, kFar / kNumerals * kNumerals, static_cast<std::size_t>(question.held_out), run));
  return out;
}

}  // namespace ansatz::networks
