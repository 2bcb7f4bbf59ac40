// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/categories/partition_cost.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "support/split_mix.h"

using namespace ansatz::bottleneck;
using ansatz::information::Points;
using Labels = std::vector<std::size_t>;

namespace {

Points rows(std::size_t count, double away = 0) {
  Points out{count, 2, support::normals(1, 2 * count)};
  for (double& v : out.values) v += away;
  return out;
}

/// Without means: Σ |x − mean|² of a category is Σ over its pairs |x_i − x_j|²/n_c; and H(C) = −Σ s ln s of its shares.
struct Cost {
  double complexity = 0, distortion = 0;
};

Cost by_pairs(const Points& items, const Labels& label) {
  const auto n = static_cast<double>(items.count);
  Cost out;
  for (std::size_t i = 0; i < items.count; ++i) {
    double same = 0, squares = 0;
    for (std::size_t j = 0; j < items.count; ++j) {
      if (label[i] != label[j]) continue;
      ++same;
      for (std::size_t a = 0; a < items.dimension; ++a) squares += std::pow(items.at(i, a) - items.at(j, a), 2);
    }
    out.complexity -= std::log(same / n) / n;
    out.distortion += squares / (2 * same * n);  // each pair is met twice
  }
  return out;
}

double cost_by_pairs(const Points& items, const Labels& label, double beta) {
  const Cost of = by_pairs(items, label);
  return of.complexity + beta * of.distortion;
}

const Labels kLabels{0, 0, 0, 1, 1, 2, 3, 3, 3};  // a lone one; 4 and beyond are empty

}  // namespace

// Sums of a few dozen numbers of order one: rounding is some 1e-15.
TEST_CASE("partition: costs what pairs within categories say", "[bottleneck][categories]") {
  const Points items = rows(9);
  const Partition partition(items, kLabels);
  CHECK(partition.complexity() == Approx(by_pairs(items, kLabels).complexity).epsilon(1e-13));
  CHECK(partition.distortion() == Approx(by_pairs(items, kLabels).distortion).epsilon(1e-13));
}

TEST_CASE("partition: a gain is what the cost becomes less by", "[bottleneck][categories]") {
  const Points items = rows(9);
  const Partition partition(items, kLabels);
  for (const double beta : {0.0, 0.7, 20.0}) {
    const double before = cost_by_pairs(items, kLabels, beta);
    for (std::size_t i = 0; i < 9; ++i)
      for (std::size_t to = 0; to <= 4; ++to) {
        if (to == kLabels[i]) continue;
        Labels moved = kLabels;
        moved[i] = to;
        CAPTURE(beta, i, to);
        CHECK(partition.gain(i, to, beta) ==
              Approx(before - cost_by_pairs(items, moved, beta)).epsilon(0).margin(1e-13));
      }
  }
}

// Two hundred moves, each of which adds rounding of a few 1e-16 to what is kept.
TEST_CASE("partition: keeps count while rows move, near the origin and far from it", "[bottleneck][categories]") {
  const double away = GENERATE(0.0, 1e5);
  const Points items = rows(9, away);
  Partition partition(items, kLabels);
  support::SplitMix draws(2);
  for (int move = 0; move < 200; ++move) {
    const auto i = static_cast<std::size_t>(9 * draws.uniform()), to = static_cast<std::size_t>(9 * draws.uniform());
    if (partition.category_of()[i] == to) continue;
    partition.move(i, to);
  }
  const Cost wanted = by_pairs(items, partition.category_of());
  CHECK(partition.complexity() == Approx(wanted.complexity).epsilon(1e-13));
  // A mean near 1e5 is known to 1e-11, and so is a distance of order one.
  CHECK(partition.distortion() == Approx(wanted.distortion).epsilon(0).margin(away > 0 ? 1e-8 : 1e-12));
}

TEST_CASE("partition: settles where no move gains, and no dearer than it began", "[bottleneck][categories]") {
  const Points items = rows(40);
  for (const double beta : {0.0, 0.3, 1.0, 5.0, 1e6}) {
    Labels start(40);
    for (std::size_t i = 0; i < 40; ++i) start[i] = i % 5;
    Partition partition(items, start);
    partition.settle(beta);
    const Labels& found = partition.category_of();
    const double settled = cost_by_pairs(items, found, beta);
    CHECK(settled <= cost_by_pairs(items, start, beta) + 1e-12);
    // A gain of 1e-12 is taken for none; rounding of the cost itself grows with beta.
    const double slack = 1e-12 + 1e-14 * beta;
    for (std::size_t i = 0; i < 40; ++i)
      for (std::size_t to = 0; to < 40; ++to) {
        Labels moved = found;
        moved[i] = to;
        CHECK(cost_by_pairs(items, moved, beta) >= settled - slack);
      }
    if (beta == 0) CHECK(partition.complexity() == 0);
    if (beta == 1e6) CHECK(partition.distortion() == 0);
  }
}

TEST_CASE("partition: labels go by the first row, without empty categories", "[bottleneck][categories]") {
  const Points items = rows(5);
  CHECK(Partition(items, {3, 0, 3, 4, 0}).labels() == std::vector<double>{1, 2, 1, 3, 2});
  const Points one = rows(1);
  const Partition lone(one, {0});
  CHECK(lone.complexity() == 0);
  CHECK(lone.distortion() == 0);
}
