// SPDX-License-Identifier: MIT
#include "stdlib/core/table_margin.h"

#include <algorithm>

namespace ansatz::core {

namespace {

constexpr std::size_t kWide = 64;     // numbers side by side that make a loop worth its start
constexpr std::size_t kNear = 2048;   // numbers that stay in the nearest cache
constexpr std::size_t kFewRows = 16;  // that are added one by one

/// Sums of n rows of k numbers, column by column.
void add_rows(const double* x, std::size_t n, std::size_t k, double* out) {
  if (k == 1 && n < kFewRows) {
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) sum += x[i];
    *out = sum;
    return;
  }
  if (k < kWide && n > 1) {  // several rows as one, whose parts are added in the end
    const std::size_t together = std::min(n, kWide / k), width = together * k, wide_rows = n / together;
    double lanes[kWide];
    std::copy_n(x, width, lanes);
    for (std::size_t i = 1; i < wide_rows; ++i)
      for (std::size_t j = 0; j < width; ++j) lanes[j] += x[i * width + j];
    std::copy_n(lanes, k, out);
    for (std::size_t i = 1; i < together; ++i)
      for (std::size_t j = 0; j < k; ++j) out[j] += lanes[i * k + j];
    for (std::size_t i = wide_rows * together; i < n; ++i)
      for (std::size_t j = 0; j < k; ++j) out[j] += x[i * k + j];
    return;
  }
  for (std::size_t from = 0; from < k; from += kNear) {
    const std::size_t to = std::min(k, from + kNear);
    std::copy(x + from, x + to, out + from);
    std::size_t i = 1;
    for (; i + 4 <= n; i += 4) {  // four at once, so that a sum is loaded and stored a quarter as often
      const double *a = x + i * k, *b = a + k, *c = b + k, *d = c + k;
      for (std::size_t j = from; j < to; ++j) out[j] += (a[j] + b[j]) + (c[j] + d[j]);
    }
    for (; i < n; ++i)
      for (std::size_t j = from; j < to; ++j) out[j] += x[i * k + j];
  }
}

void multiply_row(double* x, const double* factors, std::size_t n) {
  for (std::size_t j = 0; j < n; ++j) x[j] *= factors[j];
}

void copy_rows(const double* row, std::size_t k, std::size_t n, double* out) {
  for (std::size_t i = 0; i < n; ++i) std::copy_n(row, k, out + i * k);
}

}  // namespace

TableMargin::TableMargin(std::span<const std::size_t> sizes, std::span<const std::size_t> kept) {
  for (std::size_t d = 0; d < sizes.size(); ++d) {
    if (sizes[d] == 1) continue;
    const bool is_kept = std::find(kept.begin(), kept.end(), d) != kept.end();
    if (!stretches_.empty() && stretches_.back().kept == is_kept)
      stretches_.back().size *= sizes[d];
    else
      stretches_.push_back({sizes[d], is_kept, 1, 1, {}});
  }
  std::size_t cells = 1, sums = 1;
  for (std::size_t level = stretches_.size(); level-- > 0;) {
    Stretch& here = stretches_[level];
    if (!here.kept) here.row.resize(std::max(cells, kWide));
    cells *= here.size;
    if (here.kept) sums *= here.size;
    here.cells = cells, here.sums = sums;
  }
}

std::size_t TableMargin::place(std::size_t cell) const {
  std::size_t out = 0;
  for (std::size_t level = 0; level < stretches_.size(); ++level) {
    const std::size_t further = cells_of(level + 1);
    if (stretches_[level].kept) out += cell / further * sums_of(level + 1);
    cell %= further;
  }
  return out;
}

void TableMargin::add_up(std::span<const double> table, std::span<double> sums) {
  add_up(0, table.data(), sums.data());
}

void TableMargin::add_up(std::size_t level, const double* table, double* sums) {
  if (is_kept_whole(level)) {
    std::copy_n(table, cells_of(level), sums);
    return;
  }
  Stretch& here = stretches_[level];
  const std::size_t further = cells_of(level + 1);
  if (here.kept) {
    for (std::size_t i = 0; i < here.size; ++i) add_up(level + 1, table + i * further, sums + i * sums_of(level + 1));
  } else if (is_kept_whole(level + 1)) {
    add_rows(table, here.size, further, sums);
  } else {
    add_rows(table, here.size, further, here.row.data());
    add_up(level + 1, here.row.data(), sums);
  }
}

void TableMargin::multiply(std::span<double> table, std::span<const double> factors) {
  multiply(0, table.data(), factors.data());
}

void TableMargin::multiply(std::size_t level, double* table, const double* factors) {
  if (is_kept_whole(level)) {
    multiply_row(table, factors, cells_of(level));
    return;
  }
  Stretch& here = stretches_[level];
  const std::size_t further = cells_of(level + 1);
  if (here.kept) {
    for (std::size_t i = 0; i < here.size; ++i)
      multiply(level + 1, table + i * further, factors + i * sums_of(level + 1));
  } else if (level + 1 == stretches_.size()) {
    for (std::size_t i = 0; i < here.size; ++i) table[i] *= *factors;
  } else if (further > kNear) {
    for (std::size_t i = 0; i < here.size; ++i) multiply(level + 1, table + i * further, factors);
  } else {  // the factors of a row, or of several short ones, spread out once for all rows
    const std::size_t together = std::min(here.size, std::max<std::size_t>(1, kWide / further));
    double* row = here.row.data();
    repeat(level + 1, factors, row);
    copy_rows(row, further, together - 1, row + further);
    std::size_t i = 0;
    for (; i + together <= here.size; i += together) multiply_row(table + i * further, row, together * further);
    for (; i < here.size; ++i) multiply_row(table + i * further, row, further);
  }
}

void TableMargin::repeat(std::size_t level, const double* factors, double* out) {
  if (is_kept_whole(level)) {
    std::copy_n(factors, cells_of(level), out);
    return;
  }
  const Stretch& here = stretches_[level];
  const std::size_t further = cells_of(level + 1);
  if (here.kept) {
    for (std::size_t i = 0; i < here.size; ++i) repeat(level + 1, factors + i * sums_of(level + 1), out + i * further);
  } else if (level + 1 == stretches_.size()) {
    std::fill_n(out, here.size, *factors);
  } else {
    repeat(level + 1, factors, out);
    copy_rows(out, further, here.size - 1, out + further);
  }
}

}  // namespace ansatz::core
