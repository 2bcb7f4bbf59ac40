// SPDX-License-Identifier: MIT
#include "stdlib/agents/coffee_moments.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "stdlib/core/error.h"

namespace ansatz::agents {

namespace {

using core::BadParameter;

constexpr const char* kCoffeeMoments = "coffee_moments";
constexpr int kMostSolved = 1024;  // cells a side

// The cosines of a path of n cells whose ends are walls: [wave, place], of length one.
struct Cosines {
  std::size_t n;
  std::vector<double> values, rates;  // a rate is the eigenvalue of the sum of differences to neighbours

  explicit Cosines(std::size_t cells) : n(cells), values(cells * cells), rates(cells) {
    const auto length = static_cast<double>(n);
    for (std::size_t a = 0; a < n; ++a) {
      const double sine = std::sin(std::numbers::pi * static_cast<double>(a) / (2 * length));
      rates[a] = -4 * sine * sine;
      for (std::size_t y = 0; y < n; ++y)
        values[a * n + y] = std::sqrt((a == 0 ? 1 : 2) / length) * std::cos(std::numbers::pi * static_cast<double>(a) *
                                                                            (static_cast<double>(y) + 0.5) / length);
    }
  }
  // Of a stretch of cells.
  double sum(std::size_t a, std::size_t first, std::size_t last) const {
    double total = 0;
    for (std::size_t y = first; y < last; ++y) total += values[a * n + y];
    return total;
  }
};

// (1 + rate/parts)^moves.
double decay(double rate, double parts, double moves) {
  const double factor = 1 + rate / parts;
  return factor > 0.5 ? std::exp(moves * std::log1p(rate / parts)) : std::pow(factor, moves);
}

struct CellRange {
  std::size_t first, last;
};

CellRange range_about(std::size_t place, std::size_t reach, std::size_t n) {
  return {place - std::min(place, reach), std::min(n, place + reach + 1)};
}

// Σ P_s² of walkers that began in the upper half, for a window.
double squared_chances(const Cosines& cosines, const std::vector<double>& decays, CellRange rows, CellRange columns) {
  const std::size_t n = cosines.n;
  std::vector<double> part(n);
  for (std::size_t a = 0; a < n; ++a) part[a] = cosines.sum(a, rows.first, rows.last);
  double total = 0;
  for (std::size_t b = 0; b < n; ++b) {
    const double across = cosines.sum(b, columns.first, columns.last);
    if (across == 0) continue;
    std::vector<double> chances(n / 2);
    for (std::size_t a = 0; a < n; ++a) {
      const double weight = decays[a * n + b] * part[a];
      for (std::size_t y = 0; y < n / 2; ++y) chances[y] += weight * cosines.values[a * n + y];
    }
    double squares = 0;
    for (const double v : chances) squares += v * v;
    total += across * across * squares;
  }
  return total;
}

}  // namespace

CoffeeMomentsEstimate coffee_moments(const CoffeeMoments& question, core::Run& run) {
  if (question.size < 2 || question.size > kMostSolved || question.size % 2 != 0)
    throw BadParameter(kCoffeeMoments, "size", std::to_string(question.size), fmt::format("even, 2 … {}", kMostSolved));
  const bool is_exclusion = question.model == "exclusion";
  if (!is_exclusion && question.model != "walkers")
    throw BadParameter(kCoffeeMoments, "model", "\"" + question.model + "\"", "\"exclusion\" or \"walkers\"");
  if (question.grain < 1 || question.grain % 2 == 0 || question.grain > question.size)
    throw BadParameter(kCoffeeMoments, "grain", std::to_string(question.grain), "odd, from 1 to the size");
  if (!(question.time >= 0) || std::isinf(question.time))
    throw BadParameter(kCoffeeMoments, "time", fmt::format("{:g}", question.time), "at least 0 and finite");
  const auto n = static_cast<std::size_t>(question.size), reach = static_cast<std::size_t>(question.grain / 2);
  const double parts = is_exclusion ? 2.0 * static_cast<double>(n) * static_cast<double>(n - 1) : 4;
  const double moves = is_exclusion ? std::round(question.time * parts) : question.time * parts;
  if (moves != std::floor(moves))
    throw BadParameter(kCoffeeMoments, "time", fmt::format("{:g}", question.time),
                       "a multiple of 0.25, a step of all walkers");
  const Cosines cosines(n);
  std::vector<double> content(n);
  for (std::size_t a = 0; a < n; ++a) {
    const double weight = cosines.sum(a, 0, n / 2) * decay(cosines.rates[a], parts, moves);
    for (std::size_t y = 0; y < n; ++y) content[y] += weight * cosines.values[a * n + y];
  }
  std::vector<double> decays;
  if (!is_exclusion) {
    decays.resize(n * n);
    for (std::size_t a = 0; a < n; ++a)
      for (std::size_t b = 0; b < n; ++b) decays[a * n + b] = decay(cosines.rates[a] + cosines.rates[b], parts, moves);
  }
  const CellRange columns = range_about(n / 2, reach, n);
  const auto across = static_cast<double>(columns.last - columns.first);
  std::vector<double> mean(n), variance(n);
  for (std::size_t y = 0; y < n; ++y) {
    run.tick();
    const CellRange rows = range_about(y, reach, n);
    const double cells = across * static_cast<double>(rows.last - rows.first);
    double sum = 0, apart = 0;
    for (std::size_t i = rows.first; i < rows.last; ++i) {
      sum += across * content[i];
      apart += across * content[i] * (1 - content[i]);
    }
    mean[y] = sum / cells;
    const double spread = is_exclusion ? apart : sum - squared_chances(cosines, decays, rows, columns);
    variance[y] = std::max(0.0, spread) / (cells * cells);
  }
  CoffeeMomentsEstimate out;
  out.mean = core::Array({{"depth", n}}, std::move(mean));
  out.mean.label = "mean cream of a window";
  out.variance = core::Array({{"depth", n}}, std::move(variance));
  out.variance.label = is_exclusion ? "largest variance of it" : "variance of it";
  return out;
}

}  // namespace ansatz::agents
