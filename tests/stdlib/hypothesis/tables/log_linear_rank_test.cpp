// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/tables/log_linear_rank.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/core/random.h"

using namespace ansatz::hypothesis;
using ansatz::core::Margin;

namespace {

/// The rank of the same matrix, eliminated in floating point.
int by_elimination(const std::vector<std::size_t>& sizes, const std::vector<char>& there,
                   const std::vector<Margin>& margins) {
  std::vector<std::vector<double>> rows;
  for (std::size_t cell = 0; cell < there.size(); ++cell) {
    if (!there[cell]) continue;
    std::vector<std::size_t> place(sizes.size());
    for (std::size_t d = sizes.size(), left = cell; d-- > 0; left /= sizes[d]) place[d] = left % sizes[d];
    std::vector<double>& row = rows.emplace_back();
    for (const Margin& margin : margins) {
      std::size_t at = 0, sums = 1;
      for (const std::size_t d : margin) at = at * sizes[d] + place[d], sums *= sizes[d];
      for (std::size_t s = 0; s < sums; ++s) row.push_back(s == at);
    }
  }
  // Largest entry of a column first; entries of a matrix of 0 and 1 stay far from rounding.
  std::size_t rank = 0;
  for (std::size_t c = 0; c < rows.front().size() && rank < rows.size(); ++c) {
    const auto larger = [c](const auto& x, const auto& y) { return std::abs(x[c]) < std::abs(y[c]); };
    std::iter_swap(rows.begin() + static_cast<std::ptrdiff_t>(rank),
                   std::max_element(rows.begin() + static_cast<std::ptrdiff_t>(rank), rows.end(), larger));
    if (std::abs(rows[rank][c]) < 1e-9) continue;
    for (std::size_t i = rank + 1; i < rows.size(); ++i) {
      const double factor = rows[i][c] / rows[rank][c];
      for (std::size_t k = c; k < rows[i].size(); ++k) rows[i][k] -= factor * rows[rank][k];
    }
    ++rank;
  }
  return static_cast<int>(rank);
}

}  // namespace

TEST_CASE("log_linear_rank: is that of the matrix, with all cells and with fewer", "[hypothesis][tables]") {
  const ansatz::core::Run run;
  const std::vector<std::size_t> sizes{3, 4, 2};
  const std::vector<Margin> models[] = {
      {{0}, {1}, {2}}, {{0, 1}, {2}}, {{0, 1}, {1, 2}}, {{0, 1}, {0, 2}, {1, 2}}, {{0, 1, 2}}};
  const int all[] = {7, 13, 16, 18, 24};
  for (std::size_t m = 0; m < 5; ++m) {
    std::vector<char> there(24, 1);
    CHECK(log_linear_rank(sizes, there, models[m], run) == all[m]);
    CHECK(by_elimination(sizes, there, models[m]) == all[m]);
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
      for (std::size_t i = 0; i < 24; ++i) there[i] = ansatz::core::Stream(seed).uniform(i) < 0.6;
      CAPTURE(m, seed);
      CHECK(log_linear_rank(sizes, there, models[m], run) == by_elimination(sizes, there, models[m]));
    }
  }
  // No margin: the constant alone.
  CHECK(log_linear_rank(sizes, std::vector<char>(24, 1), {}, run) == 1);
}
