// SPDX-License-Identifier: MIT
#include "stdlib/information/transfer/embedding.h"

#include <algorithm>

namespace ansatz::information {

namespace {

// The series `back` steps ago, for the times first … N − 1.
void append(const Points& series, std::size_t first, std::size_t back, Points& out) {
  out.dimension += series.dimension;
  for (std::size_t a = 0; a < series.dimension; ++a) {
    const auto column = series.column(a);
    out.values.insert(out.values.end(), column.begin() + static_cast<std::ptrdiff_t>(first - back),
                      column.end() - static_cast<std::ptrdiff_t>(back));
  }
}

std::size_t reach(const History& history) { return (history.length - 1) * history.delay + history.lag; }

}  // namespace

Points past_of(const Points& series, const History& history, std::size_t first) {
  Points out{series.count - first, 0, {}};
  for (std::size_t i = 0; i < history.length; ++i) append(series, first, history.lag + i * history.delay, out);
  return out;
}

std::size_t Coupled::first_usable() const {
  const std::size_t of_both = std::max(reach(of_source), reach(of_target));
  return given ? std::max(of_both, reach(of_given)) : of_both;
}

Embedded Coupled::rows_from(std::size_t first) const {
  Embedded out{{target->count - first, 0, {}},
               past_of(*source, of_source, first),
               past_of(*target, of_target, first),
               of_source.length,
               of_target.length,
               given ? of_given.length : 0};
  append(*target, first, 0, out.next);
  if (given) {
    const Points parts[] = {std::move(out.past), past_of(*given, of_given, first)};
    out.past = side_by_side(parts);
  }
  return out;
}

}  // namespace ansatz::information
