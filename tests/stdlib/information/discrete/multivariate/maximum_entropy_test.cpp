// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/multivariate/maximum_entropy.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "stdlib/core/error.h"
#include "stdlib/core/random.h"
#include "stdlib/information/discrete/multivariate/multivariate.h"

using namespace ansatz::information;
using namespace ansatz::core;
using Catch::Matchers::Contains;

namespace {

using Margins = std::vector<std::vector<std::string>>;
const Margins kSingles{{"x"}, {"y"}, {"z"}}, kPairs{{"x", "y"}, {"x", "z"}, {"y", "z"}};

MaximumEntropyResult projected(const Value& p, const Margins& margins, const std::string& base = "bit") {
  Run run;
  List list;
  for (const auto& margin : margins) list.items.emplace_back(Array::of_texts(margin));
  MaximumEntropy question;
  question.p = p, question.margins = list, question.base = base;
  return maximum_entropy(question, run);
}

Value equal_rows(const std::vector<std::vector<double>>& columns) {
  Record record;
  for (std::size_t c = 0; c < columns.size(); ++c) record.set(std::string(1, "xyz"[c]), Array::of(columns[c]));
  return record;
}

/// Masses of 2 × 3 × 2 cells, drawn evenly from the simplex.
Array drawn(std::uint64_t seed) {
  const Stream stream(seed);
  std::vector<double> masses;
  double sum = 0;
  for (std::uint64_t i = 0; i < 12; ++i) masses.push_back(-std::log(stream.uniform(i))), sum += masses.back();
  for (double& m : masses) m /= sum;
  return Array({Dimension("x", 2), Dimension("y", 3), Dimension("z", 2)}, masses);
}

Approx nearly(double value, double margin = 1e-12) { return Approx(value).epsilon(0).margin(margin); }

}  // namespace

TEST_CASE("maximum_entropy: margins of one variable each leave out the total correlation", "[information]") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    Run run;
    const Value p = drawn(seed);
    CHECK(projected(p, kSingles).divergence ==
          nearly(total_correlation(Multivariate{p, {}, "plugin", std::string("bit")}, run)));
  }
}

TEST_CASE("maximum_entropy: a chain leaves out what its ends share given the middle", "[information]") {
  const Array p = drawn(7);
  const auto found = projected(p, {{"x", "y"}, {"y", "z"}}, "nat");
  const auto masses = p.real();
  double wanted = 0;  // I(x; z | y)
  for (std::size_t y = 0; y < 3; ++y)
    for (std::size_t x = 0; x < 2; ++x)
      for (std::size_t z = 0; z < 2; ++z) {
        const auto at = [&](std::size_t i, std::size_t k) { return masses[i * 6 + y * 2 + k]; };
        const double xy = at(x, 0) + at(x, 1), yz = at(0, z) + at(1, z), all = xy + at(1 - x, 0) + at(1 - x, 1);
        wanted += at(x, z) * std::log(at(x, z) * all / (xy * yz));
        CHECK(found.distribution.real()[x * 6 + y * 2 + z] == nearly(xy * yz / all));
      }
  CHECK(found.divergence == nearly(wanted));
}

TEST_CASE("maximum_entropy: divergences of models within each other add up (Pythagoras)", "[information]") {
  const Value p = drawn(3);
  const auto pairs = projected(p, kPairs, "nat"), singles = projected(p, kSingles, "nat");
  const auto between = projected(pairs.distribution, kSingles, "nat");
  CHECK(singles.divergence == nearly(pairs.divergence + between.divergence, 1e-10));
  CHECK(singles.entropy > pairs.entropy);
  // No three-way interaction: the odds ratio of x and z is the same at every y.
  const auto q = pairs.distribution.real();
  const auto odds = [&](std::size_t y) { return q[2 * y] * q[6 + 2 * y + 1] / (q[2 * y + 1] * q[6 + 2 * y]); };
  CHECK(odds(1) == Approx(odds(0)).epsilon(1e-8));
  CHECK(odds(2) == Approx(odds(0)).epsilon(1e-8));
}

TEST_CASE("maximum_entropy: tells three bits in pairs from two in pairs and one in all three", "[information]") {
  // James and Crutchfield's dyadic and triadic distributions, alike to sums of entropies: connected information of
  // order three is 0 and 1 bit.
  const Value dyadic = equal_rows({{0, 0, 1, 1, 2, 2, 3, 3}, {0, 2, 0, 2, 1, 3, 1, 3}, {0, 1, 2, 3, 0, 1, 2, 3}});
  const Value triadic = equal_rows({{0, 1, 0, 1, 2, 3, 2, 3}, {0, 1, 2, 3, 0, 1, 2, 3}, {0, 1, 2, 3, 2, 3, 0, 1}});
  CHECK(projected(dyadic, kPairs).divergence == nearly(0, 1e-9));
  CHECK(projected(triadic, kPairs).divergence == nearly(1, 1e-9));
  CHECK(projected(dyadic, kSingles).divergence == nearly(3, 1e-9));
  CHECK(projected(triadic, kSingles).divergence == nearly(3, 1e-9));
}

TEST_CASE("maximum_entropy: nothing kept is even, everything kept is the distribution", "[information]") {
  const Value p = drawn(4);
  CHECK(projected(p, {}).entropy == nearly(std::log2(12)));
  CHECK(projected(p, {{"x", "y", "z"}}).divergence == nearly(0));
}

TEST_CASE("maximum_entropy: refuses what is no distribution, and says when it did not arrive", "[information]") {
  CHECK_THROWS_AS(projected(Array::along("x", {0.5, 0.6}), {{"x"}}), BadParameter);
  CHECK_THROWS_AS(projected(Array::along("x", {0.5, std::nan("")}), {{"x"}}), BadParameter);
  CHECK_THROWS_AS(projected(Array::of({}), {}), Error);
  CHECK_THROWS_AS(projected(drawn(1), {{"w"}}), UnknownName);
  Run run;
  MaximumEntropy question;
  question.p = Array({Dimension("x", 2), Dimension("y", 2), Dimension("z", 2)},
                     std::vector<double>{0, 0.2, 0.15, 0.15, 0.15, 0.15, 0.2, 0});
  question.margins = List{{Array::of_texts({"x", "y"}), Array::of_texts({"x", "z"}), Array::of_texts({"y", "z"})}};
  question.sweeps = 20;
  CHECK(maximum_entropy(question, run).sweeps == 20);
  CHECK_THAT(run.warnings().at(0), Contains("still off"));
  question.sweeps = 0;
  CHECK_THROWS_AS(maximum_entropy(question, run), BadParameter);
  question.sweeps = 1, question.tolerance = std::nan("");
  CHECK_THROWS_AS(maximum_entropy(question, run), BadParameter);
}
