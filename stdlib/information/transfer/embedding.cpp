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

}  // namespace

std::size_t first_usable(const History& target, const History& source, std::size_t lag) {
  return std::max((target.length - 1) * target.delay + 1, (source.length - 1) * source.delay + lag);
}

Embedded embed(const Points& source, const Points& target, const Points* given, const History& source_history,
               const History& target_history, std::size_t lag, std::size_t first) {
  const std::size_t rows = target.count - first;
  Embedded out{{rows, 0, {}}, {rows, 0, {}}, {rows, 0, {}}};
  append(target, first, 0, out.next);
  for (std::size_t i = 0; i < source_history.length; ++i)
    append(source, first, lag + i * source_history.delay, out.source);
  for (std::size_t i = 0; i < target_history.length; ++i) append(target, first, 1 + i * target_history.delay, out.past);
  if (given) append(*given, first, 1, out.past);
  return out;
}

}  // namespace ansatz::information
