// SPDX-License-Identifier: MIT
#include "interpreter/figure/palette.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace ansatz::figure {
namespace {

using Triple = std::array<double, 3>;

// The D65 white point, and sRGB's matrices and transfer curve (IEC 61966-2-1).
constexpr Triple kWhite = {0.95047, 1.0, 1.08883};

double from_linear(double u) { return u <= 0.0031308 ? 12.92 * u : 1.055 * std::pow(u, 1 / 2.4) - 0.055; }
int byte_by_formula(double u) {
  return static_cast<int>(std::lround(255 * std::clamp(from_linear(std::max(u, 0.0)), 0.0, 1.0)));
}

/// byte_by_formula for a picture's worth of numbers: the least number that gives each byte, found once to the last bit,
/// and for slots of [0, 1] the byte at which to begin.
class Bytes {
 public:
  Bytes() {
    for (int byte = 1; byte < 256; ++byte) {
      std::uint64_t below = 0, above = std::bit_cast<std::uint64_t>(1.0);  // positive numbers are ordered as their bits
      while (above - below > 1) {
        const std::uint64_t middle = below + (above - below) / 2;
        (byte_by_formula(std::bit_cast<double>(middle)) >= byte ? above : below) = middle;
      }
      least_[static_cast<std::size_t>(byte)] = std::bit_cast<double>(above);
    }
    for (std::size_t i = 0; i < kSlots; ++i)
      first_[i] = static_cast<unsigned char>(byte_by_formula(static_cast<double>(i) / kSlots));
  }
  unsigned char operator()(double u) const {
    if (!(u > 0)) return 0;
    if (u >= 1) return 255;
    std::size_t byte = first_[static_cast<std::size_t>(u * kSlots)];
    while (byte < 255 && u >= least_[byte + 1]) ++byte;
    return static_cast<unsigned char>(byte);
  }

 private:
  static constexpr std::size_t kSlots = 4096;  // a power of two: u · kSlots is exact, and no slot begins above its u
  std::array<double, 256> least_{};
  std::array<unsigned char, kSlots> first_{};
};

double to_linear(double u) { return u <= 0.04045 ? u / 12.92 : std::pow((u + 0.055) / 1.055, 2.4); }

Color to_color(const Triple& lab) {
  const double fy = (lab[0] + 16) / 116;
  const Triple f = {fy + lab[1] / 500, fy, fy - lab[2] / 200};
  Triple xyz;
  for (std::size_t i = 0; i < 3; ++i)
    xyz[i] = kWhite[i] * (f[i] > 6.0 / 29 ? f[i] * f[i] * f[i] : 3 * (6.0 / 29) * (6.0 / 29) * (f[i] - 4.0 / 29));
  const Triple linear = {3.2406 * xyz[0] - 1.5372 * xyz[1] - 0.4986 * xyz[2],
                         -0.9689 * xyz[0] + 1.8758 * xyz[1] + 0.0415 * xyz[2],
                         0.0557 * xyz[0] - 0.2040 * xyz[1] + 1.0570 * xyz[2]};
  static const Bytes byte;
  return {byte(linear[0]), byte(linear[1]), byte(linear[2])};
}

Triple to_lab(const Color& color) {
  const double r = to_linear(color.red / 255.0), g = to_linear(color.green / 255.0), b = to_linear(color.blue / 255.0);
  const Triple xyz = {0.4124 * r + 0.3576 * g + 0.1805 * b, 0.2126 * r + 0.7152 * g + 0.0722 * b,
                      0.0193 * r + 0.1192 * g + 0.9505 * b};
  Triple f;
  for (std::size_t i = 0; i < 3; ++i) {
    const double t = xyz[i] / kWhite[i];
    f[i] = t > 216.0 / 24389 ? std::cbrt(t) : t * 841 / 108 + 4.0 / 29;
  }
  return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

// Polar Lab, the space of Moreland's construction: magnitude, saturation angle, hue angle.
Triple to_msh(const Triple& lab) {
  const double m = std::hypot(lab[0], lab[1], lab[2]);
  return {m, std::acos(lab[0] / m), std::atan2(lab[2], lab[1])};
}

// The hue at which a colour should leave white so that its saturation runs evenly (Moreland 2009, "AdjustHue").
double leaving_hue(const Triple& msh, double white_magnitude) {
  if (msh[0] >= white_magnitude) return msh[2];
  const double spin =
      msh[1] * std::sqrt(white_magnitude * white_magnitude - msh[0] * msh[0]) / (msh[0] * std::sin(msh[1]));
  return msh[2] > -std::numbers::pi / 3 ? msh[2] + spin : msh[2] - spin;
}

/// One half of the diverging palette: its end, and the hue at which it leaves white.
struct Half {
  static constexpr double kWhite = 88;  // magnitude
  Triple end;
  double hue;
  explicit Half(const Color& color) : end(to_msh(to_lab(color))), hue(leaving_hue(end, kWhite)) {}
};

Color diverging(double position) {
  static const Half kUpper(Color{180, 4, 38}), kLower(Color{59, 76, 192});
  const bool upper = position > 0.5;
  const auto& [end, hue] = upper ? kUpper : kLower;
  const double white = Half::kWhite;
  const double along = upper ? 2 * position - 1 : 1 - 2 * position;  // 0 at white, 1 at the end
  const double m = white + (end[0] - white) * along, s = end[1] * along, h = hue + (end[2] - hue) * along;
  return to_color({m * std::cos(s), m * std::sin(s) * std::cos(h), m * std::sin(s) * std::sin(h)});
}

template <std::size_t n>
Color between(const std::array<Color, n>& stops, double position) {
  const double place = position * (n - 1);
  const auto i = std::min<std::size_t>(static_cast<std::size_t>(place), n - 2);
  const double t = place - static_cast<double>(i);
  const auto mix = [t](unsigned char a, unsigned char b) {
    return static_cast<unsigned char>(std::lround(a + t * (b - a)));
  };
  return {mix(stops[i].red, stops[i + 1].red), mix(stops[i].green, stops[i + 1].green),
          mix(stops[i].blue, stops[i + 1].blue)};
}

constexpr std::array<Color, 9> kViridis = {{{0x44, 0x01, 0x54},
                                            {0x48, 0x28, 0x7c},
                                            {0x3b, 0x51, 0x8b},
                                            {0x2c, 0x71, 0x8e},
                                            {0x21, 0x90, 0x8d},
                                            {0x27, 0xad, 0x81},
                                            {0x5c, 0xc8, 0x63},
                                            {0xaa, 0xdc, 0x32},
                                            {0xfd, 0xe7, 0x25}}};
constexpr std::array<Color, 2> kGrey = {{{0xf4, 0xf4, 0xf4}, {0x10, 0x10, 0x10}}};
constexpr std::array<Color, kQualitativeColors> kOkabeIto = {{{0x00, 0x72, 0xb2},
                                                              {0xd5, 0x5e, 0x00},
                                                              {0x00, 0x9e, 0x73},
                                                              {0xcc, 0x79, 0xa7},
                                                              {0xe6, 0x9f, 0x00},
                                                              {0x56, 0xb4, 0xe9},
                                                              {0x00, 0x00, 0x00}}};

}  // namespace

Color qualitative(std::size_t i) { return kOkabeIto[i % kQualitativeColors]; }

Color shade(Palette palette, double position) {
  const double p = std::clamp(position, 0.0, 1.0);
  switch (palette) {
    case Palette::sequential:
      return between(kViridis, p);
    case Palette::grey:
      return between(kGrey, p);
    case Palette::diverging:
      return diverging(p);
    case Palette::cyclic: {
      // Within sRGB at this lightness and chroma, but for hues that want a touch less red than none: they get none.
      const double hue = 2 * std::numbers::pi * (p + 0.05);
      return to_color({64, 36 * std::cos(hue), 36 * std::sin(hue)});
    }
  }
  return {};
}

const std::vector<std::string>& palette_names() {
  static const std::vector<std::string> names = {"sequential", "diverging", "cyclic", "grey"};
  return names;
}

std::optional<Palette> find_palette(std::string_view name) {
  const auto& names = palette_names();
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<Palette>(i);
  return std::nullopt;
}

}  // namespace ansatz::figure
