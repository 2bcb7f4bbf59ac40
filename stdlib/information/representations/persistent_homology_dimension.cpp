// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/persistent_homology_dimension.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "stdlib/core/each_stretch.h"
#include "stdlib/core/error.h"
#include "stdlib/core/sequences.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/line_fit.h"
#include "stdlib/information/neighbours/paired_points.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr const char* kPersistentHomologyDimension = "persistent_homology_dimension";
constexpr std::size_t kSizes = 8, kFewestRows = 8, kShare = 16;

std::vector<std::size_t> checked_sizes(const std::vector<double>& given, std::size_t count) {
  std::vector<std::size_t> out;
  if (given.empty()) {
    if (count < 2 * kFewestRows)
      throw BadParameter(kPersistentHomologyDimension, "x", fmt::format("{} row{}", count, count == 1 ? "" : "s"),
                         fmt::format("at least {}, or sizes given", 2 * kFewestRows));
    const auto least = static_cast<double>(std::max(kFewestRows, count / kShare));
    const core::Array sizes = core::log_spaced(least, static_cast<double>(count), kSizes).as_real();
    for (const double size : sizes.real()) out.push_back(static_cast<std::size_t>(size));
    return out;
  }
  for (std::size_t k = 0; k < given.size(); ++k) {
    if (!(given[k] >= 2 && given[k] <= static_cast<double>(count)) || given[k] != std::floor(given[k]))
      throw BadParameter(kPersistentHomologyDimension, "sizes", fmt::format("{:g} at place {}", given[k], k + 1),
                         fmt::format("whole and in [2, {}]", count));
    if (k > 0 && !(given[k] > given[k - 1]))
      throw BadParameter(kPersistentHomologyDimension, "sizes", fmt::format("{:g} at place {}", given[k], k + 1),
                         "increasing");
    out.push_back(static_cast<std::size_t>(given[k]));
  }
  if (out.size() < 2) throw BadParameter(kPersistentHomologyDimension, "sizes", "one size", "two or more");
  return out;
}

// Length of the shortest tree through all rows, which grows from the first by the nearest row that is not in it (Prim).
double tree_length(const Points& x, const core::Run& run) {
  std::vector<std::size_t> outside(x.count - 1);
  std::iota(outside.begin(), outside.end(), 1U);
  // Columns of the rows outside and the squared distance of each to the tree; what joins is filled by the last.
  Points rest = rows_of(x, outside);
  std::vector<double> nearest(rest.count, std::numeric_limits<double>::infinity()), square(rest.count);
  std::vector<double> joined(x.dimension);
  for (std::size_t a = 0; a < x.dimension; ++a) joined[a] = x.at(0, a);
  CompensatedSum length;
  for (std::size_t left = rest.count; left > 0; --left) {
    run.tick();
    std::fill_n(square.begin(), left, 0.0);
    for (std::size_t a = 0; a < x.dimension; ++a) {
      const double* const column = rest.column(a).data();
      const double here = joined[a];
      for (std::size_t i = 0; i < left; ++i) square[i] += (column[i] - here) * (column[i] - here);
    }
    for (std::size_t i = 0; i < left; ++i) nearest[i] = std::min(nearest[i], square[i]);
    const auto next = static_cast<std::size_t>(
        std::min_element(nearest.begin(), nearest.begin() + static_cast<std::ptrdiff_t>(left)) - nearest.begin());
    length.add(std::sqrt(nearest[next]));
    nearest[next] = nearest[left - 1];
    for (std::size_t a = 0; a < x.dimension; ++a) {
      const auto column = rest.column(a);
      joined[a] = column[next];
      column[next] = column[left - 1];
    }
  }
  return length.value();
}

}  // namespace

TreeEstimate persistent_homology_dimension(const PersistentHomologyDimension& question, core::Run& run) {
  if (question.repeats < 1)
    throw BadParameter(kPersistentHomologyDimension, "repeats", std::to_string(question.repeats), "at least 1");
  const Points x = paired_points(kPersistentHomologyDimension, {{"x", &question.x}}, "never", 1, run)[0];
  const auto sizes = checked_sizes(question.sizes, x.count);
  const auto repeats = static_cast<std::size_t>(question.repeats);
  const core::Stream stream = run.stream("subsamples");
  std::vector<double> lengths(sizes.size() * repeats);
  core::each_stretch(lengths.size(), 1, true, run, [&](std::size_t task, std::size_t) {
    const std::size_t size = sizes[task / repeats], repeat = task % repeats;
    if (size == x.count) {  // there is but one
      if (repeat == 0) std::fill_n(lengths.begin() + static_cast<std::ptrdiff_t>(task), repeats, tree_length(x, run));
      return;
    }
    std::vector<std::size_t> order(x.count);
    std::iota(order.begin(), order.end(), 0U);
    stream.at(size).at(repeat).shuffle(order);
    lengths[task] = tree_length(rows_of(x, std::span(order).first(size)), run);
  });
  std::vector<double> numbers, means, log_sizes, log_means;
  for (std::size_t k = 0; k < sizes.size(); ++k) {
    CompensatedSum sum;
    for (std::size_t r = 0; r < repeats; ++r) sum.add(lengths[k * repeats + r]);
    numbers.push_back(static_cast<double>(sizes[k]));
    means.push_back(sum.value() / static_cast<double>(repeats));
    log_sizes.push_back(std::log(numbers.back()));
    log_means.push_back(std::log(means.back()));
  }
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  TreeEstimate out{kNone, kNone, {}};
  if (*std::min_element(means.begin(), means.end()) > 0) {
    const LineFit fit = fit_line(log_sizes, log_means);
    out.dimension = fit.slope < 1 ? 1 / (1 - fit.slope) : std::numeric_limits<double>::infinity();
    out.dimension_error = out.dimension * out.dimension * fit.slope_error;
    if (!(fit.slope < 1))
      run.warn(fmt::format("{}: trees grow as fast as the number of rows, so there is no finite dimension",
                           kPersistentHomologyDimension));
  } else {
    run.warn(fmt::format("{}: rows of a subsample are all the same, so its tree has no length",
                         kPersistentHomologyDimension));
  }
  out.lengths =
      core::Array({core::Dimension("size", core::Array::along("size", std::move(numbers)))}, std::move(means));
  out.lengths.label = "length of the shortest tree";
  return out;
}

}  // namespace ansatz::information
