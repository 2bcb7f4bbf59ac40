// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/distribution.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/discrete/cells.h"

namespace ansatz::information {

namespace {

using core::Array;
using core::BadParameter;

constexpr double kRounding = 1e-12;  // how far below zero an entry may lie
constexpr double kSilent = 1e-9, kDoubtful = 1e-6;

std::vector<std::size_t> spread_over(const std::string& kernel, const std::string& name, const Array& array,
                                     const std::string& over) {
  std::vector<std::string> names = array.density_over;
  if (!over.empty() && !names.empty() && names != std::vector{over})
    throw BadParameter(kernel, "over", "\"" + over + "\"",
                       fmt::format("\"{}\", which {} is a density over", fmt::join(names, "\", \""), name));
  if (names.empty() && !over.empty()) names = {over};
  std::vector<std::size_t> places;
  for (const auto& wanted : names) {
    const auto place = array.find_dimension(wanted);
    if (!place) {
      std::vector<std::string> known;
      for (const auto& dimension : array.dimensions()) known.push_back(dimension.name);
      throw core::UnknownName(fmt::format("{}: {} has no dimension \"{}\"", kernel, name, wanted), wanted, known);
    }
    places.push_back(*place);
  }
  if (names.empty())
    for (std::size_t d = 0; d < array.rank(); ++d) places.push_back(d);
  std::sort(places.begin(), places.end());
  return places;
}

// Offsets of all cells of some dimensions, the last fastest.
std::vector<std::size_t> offsets(const Array& array, const std::vector<std::size_t>& places) {
  std::vector<std::size_t> out{0};
  for (const std::size_t d : places) {
    std::vector<std::size_t> wider;
    for (const std::size_t at : out)
      for (std::size_t i = 0; i < array.dimension(d).size; ++i) wider.push_back(at + i * array.stride(d));
    out = std::move(wider);
  }
  return out;
}

std::vector<double> product_widths(const std::string& kernel, const std::string& name, const Array& array,
                                   const std::vector<std::size_t>& places) {
  std::vector<double> out{1};
  for (const std::size_t d : places) {
    const auto& dimension = array.dimension(d);
    if (!dimension.coordinates)
      throw BadParameter(kernel, name, fmt::format("a density over \"{}\", which has no coordinates", dimension.name),
                         "a density with coordinates to measure its cells by, or a mass per cell");
    const auto widths = cell_widths(kernel, name, array.coordinate_values(d));
    std::vector<double> wider;
    for (const double w : out)
      for (const double v : widths) wider.push_back(w * v);
    out = std::move(wider);
  }
  return out;
}

void clamp_rounding(const std::string& kernel, const std::string& name, std::span<double> p, double scale) {
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (!std::isfinite(p[i])) throw BadParameter(kernel, name, fmt::format("{} at element {}", p[i], i + 1), "finite");
    if (p[i] < -kRounding * scale)
      throw BadParameter(kernel, name, fmt::format("{:g} at element {}", p[i], i + 1), "at least 0 everywhere");
    p[i] = std::max(p[i], 0.0);
  }
}

double total(std::span<const double> p) {
  CompensatedSum sum;
  for (const double v : p) sum.add(v);
  return sum.value();
}

void normalise_density(const std::string& kernel, const std::string& name, std::span<double> p,
                       const std::vector<double>& widths) {
  clamp_rounding(kernel, name, p, p.empty() ? 0 : *std::max_element(p.begin(), p.end()));
  const double largest = p.empty() ? 0 : *std::max_element(p.begin(), p.end());
  if (!(largest > 0)) throw BadParameter(kernel, name, "zero everywhere", "a density that is positive somewhere");
  for (std::size_t i = 0; i < p.size(); ++i) p[i] = p[i] / largest * widths[i];  // no overflow on the way
  const double sum = total(p);
  for (double& v : p) v /= sum;
}

}  // namespace

void normalise_masses(const std::string& kernel, const std::string& name, std::span<double> p, core::Run& run) {
  clamp_rounding(kernel, name, p, 1);
  const double sum = total(p);
  const double off = std::abs(sum - 1);
  if (!(off <= kDoubtful))
    throw BadParameter(kernel, name, fmt::format("a distribution that sums to {:.10g}", sum),
                       "masses that sum to 1, or a density over a dimension");
  if (off > kSilent) run.warn(fmt::format("{}: {} sums to {:.10g} and was divided by that", kernel, name, sum));
  for (double& v : p) v /= sum;
}

Distributions read_distributions(const std::string& kernel, const std::string& name, const Array& array,
                                 const std::string& over, core::Run& run) {
  const Array numbers = array.as_real();
  const auto places = spread_over(kernel, name, array, over);
  std::vector<std::size_t> others;
  Distributions out;
  for (std::size_t d = 0; d < array.rank(); ++d) {
    if (std::find(places.begin(), places.end(), d) != places.end()) continue;
    others.push_back(d);
    out.kept.push_back(array.dimension(d));
  }
  if (!array.density_over.empty()) out.widths = product_widths(kernel, name, array, places);
  const auto cells = offsets(array, places), rows = offsets(array, others);
  out.length = cells.size();
  out.count = rows.size();
  if (out.length == 0) throw BadParameter(kernel, name, "empty", "a distribution of at least 1 cell");
  out.masses.reserve(out.length * out.count);
  const auto values = numbers.real();
  for (const std::size_t row : rows)
    for (const std::size_t cell : cells) out.masses.push_back(values[row + cell]);
  for (std::size_t i = 0; i < out.count; ++i) {
    run.tick();
    const auto row = std::span(out.masses).subspan(i * out.length, out.length);
    if (out.widths.empty())
      normalise_masses(kernel, name, row, run);
    else
      normalise_density(kernel, name, row, out.widths);
  }
  return out;
}

Array over_kept(const Distributions& of, std::vector<double> values, std::string label) {
  Array out(of.kept, std::move(values));
  out.label = std::move(label);
  return out;
}

}  // namespace ansatz::information
