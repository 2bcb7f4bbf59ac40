// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/couplings/code_mapping.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "stdlib/bottleneck/discrete/all_partitions.h"

using namespace ansatz::bottleneck;
using ansatz::core::Run;

namespace {

const std::vector<double> kFour{0.4, 0.3, 0.2, 0.1};
const double kBit = std::log(2.0);

}  // namespace

TEST_CASE("code_mapping: each chain merges what its name says", "[bottleneck][couplings]") {
  // Just below each entropy of a chain its next code is the finest that is left.
  const auto below = [&](Chain chain, double bits) {
    return along_chain(kFour, chain, bits * kBit).below.entropy / kBit;
  };
  CHECK(below(Chain::largest, 1.9) == Approx(1.8464393446710152).epsilon(0).margin(1e-14));
  CHECK(below(Chain::largest, 1.84) == Approx(1.1567796494470395).epsilon(0).margin(1e-14));
  CHECK(below(Chain::largest, 1.15) == Approx(0.4689955935892813).epsilon(0).margin(1e-14));
  CHECK(below(Chain::largest, 0.4) == Approx(0).epsilon(0).margin(1e-15));
  CHECK(below(Chain::absorb, 1.84) == Approx(1.4854752972273342).epsilon(0).margin(1e-14));
  CHECK(below(Chain::absorb, 1.48) == Approx(0.8812908992306925).epsilon(0).margin(1e-14));
  CHECK(below(Chain::huffman, 1.84) == Approx(1.5709505944546684).epsilon(0).margin(1e-14));
  CHECK(below(Chain::huffman, 1.0) == Approx(0.9709505944546685).epsilon(0).margin(1e-14));
  CHECK_FALSE(along_chain(kFour, Chain::largest, 3).above);
  CHECK(along_chain(kFour, Chain::largest, 1.5 * kBit).above->entropy / kBit == Approx(1.8464393446710152));
}

TEST_CASE("code_mapping: a climb ends at or below the rate, and where no move rises", "[bottleneck][couplings]") {
  Run run;
  const CodeMapping start = mapping_of(kFour, {0, 0, 0, 1});
  const CodeMapping found = climbed(kFour, start, kBit, run);
  CHECK(found.entropy == Approx(kBit).epsilon(0).margin(1e-14));  // {.4, .1}, {.3, .2}
  CHECK(found.code[0] == found.code[3]);
  CHECK(found.code[1] == found.code[2]);
  CHECK(climbed(kFour, start, 0.5 * kBit, run).entropy <= std::max(start.entropy, 0.5 * kBit));
}

TEST_CASE("code_mapping: the nearest codes are those of all partitions", "[bottleneck][couplings]") {
  const std::vector<double> source{0.27, 0.23, 0.19, 0.13, 0.11, 0.07};
  std::vector<double> all;
  each_partition(source.size(), [&](const std::vector<std::size_t>& cluster) {
    std::vector<double> masses(source.size());
    for (std::size_t x = 0; x < source.size(); ++x) masses[cluster[x]] += source[x];
    double entropy = 0;
    for (const double q : masses) entropy += q > 0 ? -q * std::log(q) : 0;
    all.push_back(entropy);
  });
  REQUIRE(all.size() == 203);  // the Bell number of six
  std::sort(all.begin(), all.end());
  for (const double rate : {0.3, 0.9, 1.4}) {
    Run run;
    const Nearest nearest = nearest_mappings(source, rate, 3, run);
    const auto border = std::upper_bound(all.begin(), all.end(), rate) - all.begin();
    REQUIRE(nearest.below.size() == std::min<std::size_t>(3, static_cast<std::size_t>(border)));
    REQUIRE(nearest.above.size() == 3);
    for (std::size_t k = 0; k < nearest.below.size(); ++k)
      CHECK(nearest.below[k].entropy == Approx(all[static_cast<std::size_t>(border) - 1 - k]).epsilon(0).margin(1e-13));
    for (std::size_t k = 0; k < 3; ++k)
      CHECK(nearest.above[k].entropy == Approx(all[static_cast<std::size_t>(border) + k]).epsilon(0).margin(1e-13));
  }
}

TEST_CASE("code_mapping: one symbol is one code", "[bottleneck][couplings]") {
  const std::vector<double> one{1.0};
  Run run;
  for (const Chain chain : {Chain::largest, Chain::absorb, Chain::huffman})
    CHECK(along_chain(one, chain, 0).below.entropy == 0);
  CHECK(climbed(one, mapping_of(one, {0}), 1, run).masses.size() == 1);
}
