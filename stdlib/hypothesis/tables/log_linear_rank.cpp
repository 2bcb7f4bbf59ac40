// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/tables/log_linear_rank.h"

#include <algorithm>
#include <cstdint>

namespace ansatz::hypothesis {

namespace {

// The matrix is eliminated modulo this prime, where nothing is rounded. Its minors are small beside it.
constexpr std::uint64_t kPrime = 2147483647;
constexpr double kMostSteps = 2e9;

std::uint64_t inverse(std::uint64_t a) {
  std::uint64_t out = 1;
  for (std::uint64_t power = kPrime - 2; power > 0; power >>= 1, a = a * a % kPrime)
    if (power & 1) out = out * a % kPrime;
  return out;
}

int parameters_of_all(std::span<const std::size_t> sizes, const std::vector<core::Margin>& margins) {
  std::vector<std::uint32_t> masks;
  for (const core::Margin& margin : margins) {
    std::uint32_t mask = 0;
    for (const std::size_t d : margin) mask |= 1u << d;
    masks.push_back(mask);
  }
  double sum = 0;
  for (std::uint32_t set = 0; set < 1u << sizes.size(); ++set) {
    const auto within = [&](std::uint32_t mask) { return (set & ~mask) == 0; };
    if (set != 0 && std::none_of(masks.begin(), masks.end(), within)) continue;
    double terms = 1;
    for (std::size_t d = 0; d < sizes.size(); ++d)
      if (set >> d & 1) terms *= static_cast<double>(sizes[d] - 1);
    sum += terms;
  }
  return static_cast<int>(sum);
}

/// For each cell that is there, the columns of its sums among all sums of all margins.
std::vector<std::vector<std::size_t>> columns_of(std::span<const std::size_t> sizes, std::span<const char> there,
                                                 const std::vector<core::Margin>& margins, std::size_t& columns) {
  std::vector<std::vector<std::size_t>> out;
  std::vector<std::size_t> place(sizes.size(), 0);
  for (std::size_t i = 0; i < there.size(); ++i) {
    if (there[i]) {
      auto& row = out.emplace_back();
      std::size_t before = 0;
      for (const core::Margin& margin : margins) {
        std::size_t at = 0, sums = 1;
        for (const std::size_t d : margin) at = at * sizes[d] + place[d], sums *= sizes[d];
        row.push_back(before + at);
        before += sums;
      }
      columns = before;
    }
    for (std::size_t d = sizes.size(); d-- > 0;) {
      if (++place[d] < sizes[d]) break;
      place[d] = 0;
    }
  }
  return out;
}

}  // namespace

std::optional<int> log_linear_rank(std::span<const std::size_t> sizes, std::span<const char> there,
                                   const std::vector<core::Margin>& margins, const core::Run& run) {
  if (std::all_of(there.begin(), there.end(), [](char c) { return c != 0; }) || margins.empty())
    return parameters_of_all(sizes, margins);
  std::size_t columns = 0;
  const auto rows = columns_of(sizes, there, margins, columns);
  const double most = static_cast<double>(std::min(rows.size(), columns));
  if (most * static_cast<double>(rows.size()) * static_cast<double>(columns) > kMostSteps) return std::nullopt;

  std::vector<std::vector<std::uint64_t>> basis(columns);  // by the first column that is not 0, which is 1 there
  int rank = 0;
  std::vector<std::uint64_t> row;
  for (const auto& ones : rows) {
    run.tick();
    row.assign(columns, 0);
    for (const std::size_t c : ones) row[c] = 1;
    for (std::size_t c = 0; c < columns; ++c) {
      if (row[c] == 0) continue;
      if (basis[c].empty()) {
        const std::uint64_t factor = inverse(row[c]);
        for (std::size_t k = c; k < columns; ++k) row[k] = row[k] * factor % kPrime;
        basis[c] = row;
        ++rank;
        break;
      }
      const std::uint64_t factor = kPrime - row[c];
      for (std::size_t k = c; k < columns; ++k) row[k] = (row[k] + factor * basis[c][k]) % kPrime;
    }
  }
  return rank;
}

}  // namespace ansatz::hypothesis
