// SPDX-License-Identifier: MIT
#include "stdlib/agents/pair_table.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "stdlib/core/random.h"

using namespace ansatz::agents;

TEST_CASE("pair_table: has what sorting all pairs gives", "[agents][measures]") {
  // Numbers of agents around the widths of vectors. A distance is a sum of three squares, rounded here without fused
  // steps: equal to a few parts in 10^16.
  const ansatz::core::Stream random(2);
  ansatz::core::Run run;
  for (const std::size_t n : {1, 2, 3, 4, 5, 7, 8, 9, 31, 100}) {
    for (const Space space : {Space{}, Space{Boundary::periodic, 10}, Space{Boundary::reflecting, 10}}) {
      AgentArrays agents(n);
      for (std::size_t i = 0; i < n; ++i) {
        agents.set_place(i, 10 * Vec3{random.uniform(8 * i), random.uniform(8 * i + 1), random.uniform(8 * i + 2)});
        agents.set_heading(
            i, unit({random.normal(8 * i + 4), random.normal(8 * i + 5), random.normal(8 * i + 6)}, {1, 0, 0}));
      }
      PairTable table(n);
      table.look(agents, space, run);
      std::vector<double> counts(PairTable::kCosines);
      double largest = 0;
      for (std::size_t i = 0; i < n; ++i) {
        std::vector<double> squares, turns;
        for (std::size_t j = 0; j < n; ++j) {
          if (j == i) continue;
          const Vec3 apart = space.between(agents.place(i), agents.place(j));
          squares.push_back(dot(apart, apart));
          const double cosine = dot(agents.heading(i), agents.heading(j));
          turns.push_back(1 - cosine);
          if (j > i) ++counts[std::min<std::size_t>(19, static_cast<std::size_t>((1 + cosine) * 10))];
        }
        std::ranges::sort(squares);
        std::ranges::sort(turns);
        const auto compare = [&](double found, const std::vector<double>& wanted, std::size_t rank) {
          if (rank >= wanted.size()) {
            CHECK(found == std::numeric_limits<double>::infinity());
            return;
          }
          largest = std::max(largest, std::fabs(found - wanted[rank]));
        };
        compare(table.nearest()[i] * table.nearest()[i], squares, 0);
        compare(table.third_turns()[i], turns, 2);
        if (squares.size() < PairTable::kDistances) {
          CHECK(std::isnan(table.variations()[i]));
          continue;
        }
        double mean = 0, variance = 0;
        for (std::size_t k = 0; k < PairTable::kDistances; ++k) mean += std::sqrt(squares[k]) / PairTable::kDistances;
        for (std::size_t k = 0; k < PairTable::kDistances; ++k)
          variance += std::pow(std::sqrt(squares[k]) - mean, 2) / PairTable::kDistances;
        largest = std::max(largest, std::fabs(table.variations()[i] - std::sqrt(variance) / (mean + 1e-10)));
      }
      CAPTURE(n);
      CHECK(largest < 1e-13);
      CHECK(std::ranges::equal(table.cosines(), counts));
    }
  }
}
