// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/dependence/kernel_conditional_independence.h"

#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/dependence/hilbert_schmidt.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

/// x and y of 150 draws, both moved by z along a wave; `shared` of x's noise is in y too.
std::vector<Sample> moved(const Stream& stream, double shared) {
  std::vector<Sample> out(3, Sample(150));
  for (std::size_t i = 0; i < 150; ++i) {
    const double z = stream.normal(i), e = stream.normal(1000 + i);
    out[0][i] = std::sin(2 * z) + 0.5 * e;
    out[1][i] = std::sin(2 * z) + 0.5 * z + 0.5 * stream.normal(2000 + i) + shared * e;
    out[2][i] = z;
  }
  return out;
}

TestResult conditional(const std::vector<Sample>& samples) {
  Run run;
  return kernel_conditional_independence(about<KernelConditionalIndependence>(samples), run);
}

}  // namespace

TEST_CASE("kernel_conditional_independence: sees what is left beside what is given", "[hypothesis][conditional]") {
  // Without z the two depend on each other; with it they do not, until noise is shared.
  const auto samples = moved(Stream(6), 0);
  Run run(Stream(2));
  auto plain = about<HilbertSchmidt>({samples[0], samples[1]});
  plain.method = "gamma";
  CHECK(*hilbert_schmidt(plain, run).p < 0.01);
  CHECK(*conditional(samples).p > 0.05);
  const TestResult shared = conditional(moved(Stream(6), 0.4));
  CHECK(*shared.p < 0.01);
  CHECK(shared.effect->value > conditional(samples).effect->value);
  // The same from either side, in any unit.
  auto units = moved(Stream(6), 0.4);
  for (double& v : units[0]) v = 1e5 + 3 * v;
  for (double& v : units[2]) v *= 1e-3;
  CHECK(conditional(units).statistic == near(shared.statistic, 1e-6));
  // A constant is nothing given.
  CHECK(*conditional({samples[0], samples[1], Sample(150, 1.0)}).p < 0.01);
}

// The formulas with inverses of whole matrices, by R.
TEST_CASE("kernel_conditional_independence: meets the formula", "[hypothesis][conditional]") {
  const Sample x{0.3, 1.1, -0.4, 2.2, 0.9, -1.3, 0.2, 1.7, -0.8, 0.6};
  const Sample y{1.0, 0.2, -0.9, 1.8, 0.1, -0.7, 1.2, 0.4, -1.6, 0.5};
  const Sample z{0.1, 0.7, -1.2, 1.5, 0.4, -0.3, 0.8, 1.1, -1.9, -0.6};
  const TestResult given = conditional({x, y, z});
  CHECK(given.statistic == near(0.085393259129958918));
  CHECK(*given.p == near(0.135473325784164905));
  CHECK(given.effect->value == near(0.501438926874889890));
  const TestResult nothing = conditional({x, y, Sample(10, 1.0)});
  CHECK(nothing.statistic == near(0.417310907529960418));
  CHECK(*nothing.p == near(0.088851028738019422));
}

// 200 rounds: p at most 0.05 in 5 % of them, to four standard errors (0.062); the test is a little too ready to find
// something at this size, as its authors say.
TEST_CASE("kernel_conditional_independence: keeps its level and finds what is shared", "[hypothesis][null]") {
  int wrong = 0, found = 0;
  for (std::uint64_t round = 0; round < 200; ++round) {
    wrong += *conditional(moved(Stream(70).at(round), 0)).p <= 0.05;
    if (round < 50) found += *conditional(moved(Stream(71).at(round), 0.4)).p <= 0.05;
  }
  CHECK(wrong / 200.0 < 0.05 + 0.062);
  CHECK(wrong / 200.0 > 0.005);
  CHECK(found >= 45);
}

TEST_CASE("kernel_conditional_independence: says what is wrong with bad samples", "[hypothesis][bad_input]") {
  const Sample eight{1, 2, 3, 4, 5, 6, 7, 8}, constant(8, 2.0);
  CHECK_THROWS_WITH(conditional({eight, eight}), Contains("at least 3 samples"));
  CHECK_THROWS_WITH(conditional({{1, 2}, {1, 2}, {2, 1}}), Contains("2 values"));
  CHECK_THROWS_WITH(conditional({eight, eight, {1, 2, 3, 4, 5, 6, 7, NAN}}), Contains("1 NaN"));
  CHECK_THROWS_WITH(conditional({eight, eight, {1, 2, 3, 4, 5, 6, 7, INFINITY}}), Contains("finite"));
  CHECK_THROWS_WITH(conditional({Sample(1501, 1.0), Sample(1501, 1.0), Sample(1501, 1.0)}), Contains("at most 1500"));
  CHECK(*conditional({eight, constant, eight}).p == 1);
}
