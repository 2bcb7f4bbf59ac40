// SPDX-License-Identifier: MIT
#include "interpreter/figure/ticks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ansatz::figure {
namespace {

constexpr double kSlack = 1e-9;  // an end of the axis still counts as inside it

Rich number_text(std::string digits) {
  std::string out;
  for (const char c : digits) out += c == '-' ? std::string("−") : std::string(1, c);
  return plain_text(out);
}

// The step of 1, 2 or 5 times a power of ten that gives about `wanted` marks, and its place in that row.
std::pair<double, int> round_step(double span, double wanted) {
  const double raw = span / std::max(wanted, 1.0);
  const double power = std::pow(10.0, std::floor(std::log10(raw)));
  const double lead = raw / power;
  const int digit = lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10;
  return {digit * power, digit};
}

}  // namespace

double widest_em(const Ticks& ticks) {
  double width = 0;
  for (const auto& [value, text] : ticks.labelled) width = std::max(width, text.width_em);
  return width;
}

Ticks linear_ticks(double low, double high, double wanted) {
  Ticks ticks;
  const auto [step, digit] = round_step(high - low, wanted);
  const double largest = std::max(std::abs(low), std::abs(high));
  if (largest >= 1e5 || largest < 1e-3 * (1 - kSlack))
    ticks.exponent = static_cast<int>(std::floor(std::log10(largest * (1 + kSlack))));
  const double unit = std::pow(10.0, ticks.exponent);
  const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(step / unit) - 1e-6)), 0, 12);
  const double first = std::ceil(low / step - kSlack), last = std::floor(high / step + kSlack);
  for (double k = first; k <= last && ticks.labelled.size() < 100; ++k) {
    const double value = k == 0 ? 0 : k * step;
    ticks.labelled.emplace_back(value, number_text(fmt::format("{:.{}f}", value / unit + 0.0, decimals)));
  }
  const int parts = digit == 2 ? 4 : 5;
  for (double k = std::ceil(parts * low / step - kSlack); k <= parts * high / step + kSlack && ticks.minor.size() < 500;
       ++k)
    if (std::fmod(std::abs(k), parts) != 0) ticks.minor.push_back(k * step / parts);
  return ticks;
}

Ticks log_ticks(double low, double high, double wanted) {
  const double decades = std::log10(high / low);
  if (decades < 1.5) {
    // Too few decades to tell the scale by: 1, 2, 5, or, closer still, evenly spaced round values.
    Ticks ticks;
    for (double power = std::floor(std::log10(low)); power <= std::ceil(std::log10(high)); ++power)
      for (int digit = 1; digit < 10; ++digit) {
        const double value = digit * std::pow(10.0, power);
        if (value < low * (1 - kSlack) || value > high * (1 + kSlack)) continue;
        if (digit == 1 || digit == 2 || digit == 5)
          ticks.labelled.emplace_back(value, number_text(fmt::format("{:.6g}", value)));
        else
          ticks.minor.push_back(value);
      }
    if (ticks.labelled.size() >= 2 && low >= 1e-3 && high <= 1e4) return ticks;
    if (ticks.labelled.size() < 2) return linear_ticks(low, high, wanted);
  }
  Ticks ticks;
  const int first = static_cast<int>(std::ceil(std::log10(low) - kSlack));
  const int last = static_cast<int>(std::floor(std::log10(high) + kSlack));
  const int every = std::max(1, static_cast<int>(std::ceil((last - first) / std::max(wanted, 1.0))));
  for (int power = first; power <= last; ++power) {
    const double value = std::pow(10.0, power);
    if (((power % every) + every) % every == 0)
      ticks.labelled.emplace_back(value, power == 0   ? plain_text("1")
                                         : power == 1 ? plain_text("10")
                                                      : mathtext(fmt::format("10^{{{}}}", power)));
    else
      ticks.minor.push_back(value);
  }
  if (every == 1)
    for (int power = first - 1; power <= last; ++power)
      for (int digit = 2; digit < 10; ++digit) {
        const double value = digit * std::pow(10.0, power);
        if (value > low && value < high) ticks.minor.push_back(value);
      }
  return ticks;
}

Ticks category_ticks(const std::vector<std::string>& names) {
  Ticks ticks;
  for (std::size_t i = 0; i < names.size(); ++i)
    ticks.labelled.emplace_back(static_cast<double>(i + 1), mathtext(names[i]));
  return ticks;
}

Rich scale_note(int exponent, const core::Unit& unit) {
  if (exponent == 0 && unit.symbol.empty()) return {};
  Rich note = plain_text(" (");
  if (exponent != 0) note = note + mathtext(fmt::format("10^{{{}}}", exponent));
  if (exponent != 0 && !unit.symbol.empty()) note = note + plain_text(" ");
  return note + unit_text(unit) + plain_text(")");
}

}  // namespace ansatz::figure
