// SPDX-License-Identifier: MIT
#include "stdlib/networks/digits/glyphs.h"

#include <array>
#include <cstddef>

namespace ansatz::networks {

namespace {

constexpr int kPieces = 6;  // of a curve from one place to the next

using Ways = std::vector<Glyph>;

Stroke straight(std::vector<Place> places) { return {std::move(places), false, false}; }
Stroke curve(std::vector<Place> places) { return {std::move(places), true, false}; }
Stroke ring(std::vector<Place> places) { return {std::move(places), true, true}; }

std::array<Ways, 10> made() {
  const Stroke hook = curve({{.27, .45}, {.48, .40}, {.72, .50}, {.76, .70}, {.60, .87}, {.38, .90}, {.20, .80}});
  const Stroke bend =
      curve({{.22, .30}, {.32, .15}, {.52, .10}, {.72, .20}, {.74, .38}, {.58, .58}, {.36, .75}, {.22, .90}});
  return {
      Ways{{ring({{.50, .10}, {.75, .25}, {.80, .50}, {.75, .75}, {.50, .90}, {.25, .75}, {.20, .50}, {.25, .25}})}},
      Ways{{straight({{.52, .10}, {.52, .90}})},
           {straight({{.34, .28}, {.55, .10}, {.55, .90}})},
           {straight({{.34, .28}, {.52, .10}, {.52, .90}}), straight({{.30, .90}, {.74, .90}})}},
      Ways{{bend, straight({{.22, .90}, {.80, .90}})}},
      Ways{{curve({{.24, .18}, {.45, .10}, {.68, .17}, {.70, .35}, {.48, .47}}),
            curve({{.48, .47}, {.72, .55}, {.76, .74}, {.56, .89}, {.35, .88}, {.20, .78}})}},
      Ways{{straight({{.62, .90}, {.62, .10}, {.18, .65}, {.84, .65}})},
           {straight({{.28, .10}, {.22, .58}, {.82, .58}}), straight({{.66, .12}, {.64, .90}})}},
      Ways{{straight({{.74, .10}, {.30, .10}, {.27, .45}}), hook}},
      Ways{{curve({{.68, .10},
                   {.42, .25},
                   {.26, .50},
                   {.26, .75},
                   {.45, .90},
                   {.68, .82},
                   {.74, .65},
                   {.60, .50},
                   {.40, .52},
                   {.27, .66}})}},
      Ways{{straight({{.20, .10}, {.80, .10}, {.42, .90}})},
           {straight({{.20, .10}, {.80, .10}, {.42, .90}}), straight({{.36, .50}, {.74, .50}})}},
      Ways{{ring({{.50, .10}, {.70, .19}, {.68, .38}, {.50, .48}, {.32, .38}, {.30, .19}}),
            ring({{.50, .48}, {.74, .60}, {.74, .80}, {.50, .90}, {.26, .80}, {.26, .60}})}},
      Ways{{curve({{.73, .35},
                   {.60, .48},
                   {.40, .47},
                   {.27, .33},
                   {.34, .16},
                   {.54, .10},
                   {.72, .20},
                   {.74, .40},
                   {.70, .65},
                   {.55, .90}})}},
  };
}

Place on_curve(const Place& a, const Place& b, const Place& c, const Place& d, double t) {
  const auto along = [t](double p, double q, double r, double s) {
    return 0.5 * (2 * q + t * (r - p) + t * t * (2 * p - 5 * q + 4 * r - s) + t * t * t * (3 * q - p - 3 * r + s));
  };
  return {along(a.x, b.x, c.x, d.x), along(a.y, b.y, c.y, d.y)};
}

}  // namespace

const std::vector<Glyph>& ways_to_write(int numeral) {
  static const std::array<Ways, 10> kWays = made();
  return kWays.at(static_cast<std::size_t>(numeral));
}

std::vector<Place> straightened(const Stroke& stroke) {
  const auto& places = stroke.places;
  if (!stroke.is_curved) return places;
  const std::size_t n = places.size(), spans = stroke.is_closed ? n : n - 1;
  // The place `step` from i on; at the ends of an open curve the last one counts twice.
  const auto at = [&](std::size_t i, int step) {
    const auto k = static_cast<std::ptrdiff_t>(i) + step, last = static_cast<std::ptrdiff_t>(n);
    if (stroke.is_closed) return places[static_cast<std::size_t>((k + last) % last)];
    return places[static_cast<std::size_t>(k < 0 ? 0 : k >= last ? last - 1 : k)];
  };
  std::vector<Place> out{places[0]};
  for (std::size_t i = 0; i < spans; ++i)
    for (int piece = 1; piece <= kPieces; ++piece)
      out.push_back(on_curve(at(i, -1), at(i, 0), at(i, 1), at(i, 2), static_cast<double>(piece) / kPieces));
  return out;
}

}  // namespace ansatz::networks
