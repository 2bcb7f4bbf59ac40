// SPDX-License-Identifier: MIT
#include "stdlib/core/table_margin.h"

#include <catch2/catch.hpp>

using namespace ansatz::core;

namespace {

using Sizes = std::vector<std::size_t>;

std::size_t cells_of_sizes(const Sizes& sizes) {
  std::size_t out = 1;
  for (const std::size_t n : sizes) out *= n;
  return out;
}

/// Which sum a cell is part of, from its places one dimension after another.
std::size_t place_by_hand(const Sizes& sizes, const Sizes& kept, std::size_t cell) {
  Sizes at(sizes.size());
  for (std::size_t d = sizes.size(); d-- > 0; cell /= sizes[d]) at[d] = cell % sizes[d];
  std::size_t out = 0;
  for (const std::size_t d : kept) out = out * sizes[d] + at[d];
  return out;
}

/// Whole numbers, whose sums are exact in any order.
std::vector<double> whole_cells(std::size_t cells) {
  std::vector<double> out(cells);
  for (std::size_t i = 0; i < cells; ++i) out[i] = static_cast<double>(i * 7919 % 1009);
  return out;
}

}  // namespace

TEST_CASE("TableMargin: sums and factors are those of each cell by itself, whatever is kept", "[core]") {
  // Short and long stretches outside and within, odd numbers of rows, sizes of one value.
  for (const Sizes& sizes : {Sizes{1}, Sizes{5}, Sizes{3, 4}, Sizes{2, 1, 3}, Sizes{131, 3}, Sizes{3, 131},
                             Sizes{5, 3, 70}, Sizes{70, 5, 3}, Sizes{3, 70, 5}, Sizes{17, 2100}, Sizes{2100, 17},
                             Sizes{2, 3, 2, 3, 2, 3, 2}, Sizes{2, 9, 3, 37, 4}, Sizes{3, 5, 1, 450, 2}}) {
    const auto table = whole_cells(cells_of_sizes(sizes));
    for (std::size_t set = 0; set < std::size_t{1} << sizes.size(); ++set) {
      Sizes kept;
      for (std::size_t d = 0; d < sizes.size(); ++d)
        if (set >> d & 1) kept.push_back(d);
      TableMargin margin(sizes, kept);
      std::vector<double> wanted(margin.size(), 0.0), factors(margin.size());
      for (std::size_t s = 0; s < factors.size(); ++s) factors[s] = 0.5 + static_cast<double>(s % 13);
      bool are_places_right = true;
      auto scaled = table, by_hand = table;
      for (std::size_t i = 0; i < table.size(); ++i) {
        const std::size_t place = place_by_hand(sizes, kept, i);
        are_places_right = are_places_right && margin.place(i) == place;
        wanted[place] += table[i];
        by_hand[i] *= factors[place];
      }
      margin.multiply(scaled, factors);
      std::vector<double> sums(margin.size(), -1.0);
      margin.add_up(table, sums);
      INFO("sizes " << Catch::Detail::stringify(sizes) << ", kept " << Catch::Detail::stringify(kept));
      CHECK(are_places_right);
      CHECK(sums == wanted);
      CHECK(scaled == by_hand);
    }
  }
}
