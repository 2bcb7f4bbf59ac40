// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/plane/drawn.h"

#include <algorithm>
#include <numeric>

namespace ansatz::bottleneck {

std::vector<std::size_t> drawn_rows(std::size_t count, int most, const core::Stream& stream) {
  std::vector<std::size_t> rows(count);
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  if (rows.size() <= static_cast<std::size_t>(most)) return rows;
  stream.shuffle(rows);
  rows.resize(static_cast<std::size_t>(most));
  std::sort(rows.begin(), rows.end());
  return rows;
}

Task drawn(const Task& task, int most, const core::Stream& stream) {
  const auto rows = drawn_rows(task.patterns.rows, most, stream);
  if (rows.size() == task.patterns.rows) return task;
  Task out;
  out.patterns = rows_of(task.patterns, rows);
  out.classes = task.classes;
  out.class_mass.assign(task.classes, 0);
  double sum = 0;
  for (const std::size_t row : rows) sum += task.mass[row];
  for (const std::size_t row : rows) {
    out.mass.push_back(task.mass[row] / sum);
    for (std::size_t c = 0; c < task.classes; ++c) {
      out.shares.push_back(task.share_of(row)[c]);
      out.class_mass[c] += out.mass.back() * out.shares.back();
    }
  }
  return out;
}

std::vector<double> drawn_classes(const Task& task, const std::vector<std::size_t>& rows, const core::Stream& stream) {
  std::vector<double> out;
  for (const std::size_t row : rows) {
    double left = stream.uniform(row);
    std::size_t c = 0;
    while (c + 1 < task.classes && left >= task.share_of(row)[c]) left -= task.share_of(row)[c++];
    out.push_back(static_cast<double>(c));
  }
  return out;
}

}  // namespace ansatz::bottleneck
