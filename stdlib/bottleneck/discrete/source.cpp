// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/discrete/source.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/discrete/distribution.h"

namespace ansatz::bottleneck {

namespace {

constexpr double kAlikeOutcomes = 1e-12;

}  // namespace

void measure(Source& source) {
  information::CompensatedSum information, entropy;
  for (std::size_t x = 0; x < source.symbols; ++x) {
    entropy.add(-source.mass[x] * std::log(source.mass[x]));
    for (std::size_t j = 0; j < source.outcomes; ++j) {
      const double q = source.conditional[x * source.outcomes + j];
      if (q > 0) information.add(source.mass[x] * q * std::log(q / source.outcome_mass[j]));
    }
  }
  source.information = std::max(0.0, information.value());
  source.entropy = std::max(0.0, entropy.value());
}

Source read_source(const std::string& kernel, const core::Array& p, core::Run& run) {
  if (p.rank() != 2)
    throw core::BadParameter(kernel, "p", fmt::format("of {} dimensions", p.rank()), "a matrix [x, y]");
  const information::Distributions read = information::read_distributions(kernel, "p", p, "", run);
  const std::size_t rows = p.dimension(0).size, columns = p.dimension(1).size;
  Source source;
  source.outcomes_given = columns;
  for (std::size_t y = 0; y < columns; ++y) {
    information::CompensatedSum sum;
    for (std::size_t x = 0; x < rows; ++x) sum.add(read.masses[x * columns + y]);
    if (!(sum.value() > 0)) continue;
    source.outcome_of.push_back(y);
    source.outcome_mass.push_back(sum.value());
  }
  const std::size_t outcomes = source.outcomes = source.outcome_of.size();
  std::vector<double> mass(rows), conditional(rows * outcomes);
  std::vector<std::size_t> order;
  for (std::size_t x = 0; x < rows; ++x) {
    information::CompensatedSum sum;
    for (std::size_t y = 0; y < columns; ++y) sum.add(read.masses[x * columns + y]);
    mass[x] = sum.value();
    if (!(mass[x] > 0)) continue;
    order.push_back(x);
    for (std::size_t j = 0; j < outcomes; ++j)
      conditional[x * outcomes + j] = read.masses[x * columns + source.outcome_of[j]] / mass[x];
  }
  const auto row = [&](std::size_t x) { return std::span(conditional).subspan(x * outcomes, outcomes); };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::lexicographical_compare(row(a).begin(), row(a).end(), row(b).begin(), row(b).end());
  });
  source.symbol_of.assign(rows, Source::kNone);
  for (const std::size_t x : order) {
    bool is_alike = source.symbols > 0;
    for (std::size_t j = 0; is_alike && j < outcomes; ++j)
      is_alike = std::abs(row(x)[j] - source.conditional[(source.symbols - 1) * outcomes + j]) <= kAlikeOutcomes;
    if (!is_alike) {
      ++source.symbols;
      source.mass.push_back(0);
      source.conditional.insert(source.conditional.end(), row(x).begin(), row(x).end());
    }
    source.symbol_of[x] = source.symbols - 1;
    source.mass.back() += mass[x];
  }
  measure(source);
  return source;
}

core::Array assignment_of(const Source& source, const std::vector<std::size_t>& cluster, const core::Dimension& x) {
  std::vector<double> number(source.symbols, 0), out;
  double next = 0;
  for (const std::size_t symbol : source.symbol_of) {
    if (symbol == Source::kNone) {
      out.push_back(0);
      continue;
    }
    double& found = number[cluster[symbol]];
    if (found == 0) found = ++next;
    out.push_back(found);
  }
  core::Array assignment({x}, std::move(out));
  assignment.label = "cluster";
  return assignment;
}

}  // namespace ansatz::bottleneck
