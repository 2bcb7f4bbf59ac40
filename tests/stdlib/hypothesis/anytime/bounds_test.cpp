// SPDX-License-Identifier: MIT
#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/anytime/bounded_mean.h"
#include "stdlib/hypothesis/anytime/surprisal_test.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

BoundedMeanResult bound(Sample values, const char* method, double low = 0, double high = 1) {
  Run run;
  BoundedMean question;
  question.values = Array::of(std::move(values)), question.method = method;
  question.low = low, question.high = high;
  return bounded_mean(question, run);
}

TestResult surprisal(Sample logs, Sample entropies, double largest, Sample variances = {}) {
  Run run;
  SurprisalTest question;
  question.log_probabilities = Array::of(std::move(logs)), question.entropies = Array::of(std::move(entropies));
  question.variances = Array::of(std::move(variances)), question.largest = largest;
  return surprisal_test(question, run);
}

}  // namespace

TEST_CASE("bounded_mean: meets its formulas", "[hypothesis][bounds]") {
  const Sample coins{0, 1, 0, 1, 0, 1, 0, 1};
  const double reach = std::sqrt(std::log(40.0) / 16);
  CHECK(bound(coins, "hoeffding").interval.high == near(0.5 + reach));
  // The end of Chernoff's interval is where n kl(x̄, μ) is ln(2/δ).
  const double high = bound(coins, "chernoff").interval.high;
  CHECK(0.5 * std::log(0.5 / high) + 0.5 * std::log(0.5 / (1 - high)) == near(std::log(40.0) / 8));
  CHECK(high < 0.5 + reach);
  // All failures: n ln(1/(1 − μ)) = ln(2/δ).
  const auto none = bound(Sample(20, 0.0), "chernoff").interval;
  CHECK(none.low == 0);
  CHECK(none.high == near(1 - std::pow(40.0, -1.0 / 20)));
  // Maurer & Pontil: V = 2/7.
  const double log = std::log(80.0), wide = std::sqrt(2 * (2.0 / 7) * log / 8) + 7 * log / 21;
  CHECK(bound(coins, "empirical_bernstein").interval.high == std::min(1.0, 0.5 + wide));
  const auto still = bound(Sample(1000, 0.25), "empirical_bernstein").interval;
  CHECK(still.high - still.low == near(2 * 7 * std::log(80.0) / (3 * 999)));
  // Other bounds are those of [0, 1], stretched.
  const auto wider = bound({-2, 4, -2, 4, -2, 4, -2, 4}, "chernoff", -2, 4);
  CHECK(wider.interval.high == near(-2 + 6 * high));
  CHECK(wider.mean == near(1));
}

// 2000 samples of 30 with mean 0.1, two-valued: never covered less than it says, which is all a bound promises.
TEST_CASE("bounded_mean: covers at least as often as it says", "[hypothesis][null]") {
  for (const char* method : {"chernoff", "hoeffding", "empirical_bernstein"}) {
    int missed = 0;
    for (std::uint64_t round = 0; round < 2000; ++round) {
      Sample x(30);
      for (std::uint64_t i = 0; i < 30; ++i) x[i] = Stream(8).at(round).uniform(i) < 0.1;
      const auto interval = bound(x, method).interval;
      missed += interval.low > 0.1 || interval.high < 0.1;
    }
    CHECK(missed <= 100);
  }
}

TEST_CASE("surprisal_test: meets the bounds", "[hypothesis][bounds]") {
  // M = 5, V = 1, 1000 symbols that are 0.2 above their entropy: 2 e^{−15} by Bernstein, 2 e^{−0.8} by Azuma.
  const TestResult told = surprisal(Sample(1000, -1.2), Sample(1000, 1.0), 5, Sample(1000, 1.0));
  CHECK(told.statistic == near(0.2));
  CHECK(*told.p == near(6.118046410036515e-7));
  const TestResult untold = surprisal(Sample(1000, -1.2), Sample(1000, 1.0), 5);
  CHECK(*untold.p == near(2 * std::exp(-40 / (2 * (6.25 + 1.0 / 3)))));
  CHECK(untold.method == "Bernstein's bound");
  // Without variances Azuma's is the better where S is large beside M.
  CHECK(*surprisal(Sample(4, -5.0), Sample(4, 0.0), 5).p == near(2 * std::exp(-4 * 25 / (2 * (6.25 + 25.0 / 3)))));
  // The interval's end is where the bound is δ.
  const double reach = told.interval->high - 0.2;
  CHECK(2 * std::exp(-1000 * reach * reach / (2 * (1 + 5 * reach / 3))) == near(0.05));
}

// A source of four symbols that hangs on the last one, 400 texts of 300: never more than 5 % below 0.05; another source
// is told from it.
TEST_CASE("surprisal_test: tells whose text it is", "[hypothesis][null]") {
  const double chain[2][4] = {{0.7, 0.1, 0.1, 0.1}, {0.25, 0.25, 0.25, 0.25}};
  const auto entropy = [](const double* p) {
    double sum = 0;
    for (int k = 0; k < 4; ++k) sum -= p[k] * std::log(p[k]);
    return sum;
  };
  int own = 0, other = 0;
  for (std::uint64_t round = 0; round < 400; ++round) {
    for (const bool is_own : {true, false}) {
      Sample logs, entropies, variances;
      std::size_t state = 0;
      for (std::uint64_t i = 0; i < 300; ++i) {
        const double* p = chain[state];
        double u = Stream(9).at(round).at(is_own).uniform(i);
        std::size_t k = 0;
        if (is_own)
          while (k < 3 && u > p[k]) u -= p[k++];
        else
          k = static_cast<std::size_t>(4 * u);
        const double h = entropy(p);
        double square = 0;
        for (int j = 0; j < 4; ++j) square += p[j] * std::log(p[j]) * std::log(p[j]);
        logs.push_back(std::log(p[k])), entropies.push_back(h), variances.push_back(square - h * h);
        state = k == 0 ? 0 : 1;
      }
      (is_own ? own : other) += *surprisal(logs, entropies, std::log(10.0), variances).p <= 0.05;
    }
  }
  CHECK(own <= 20);
  CHECK(other > 200);
}

TEST_CASE("bounds: say what is wrong with bad input", "[hypothesis][bad_input]") {
  CHECK_THROWS_WITH(bound({}, "chernoff"), Contains("values is 0 numbers"));
  CHECK_THROWS_WITH(bound({0.5}, "empirical_bernstein"), Contains("at least 2"));
  CHECK_THROWS_WITH(bound({0.5, 1.5}, "chernoff"), Contains("values is 1.5"));
  CHECK_THROWS_WITH(bound({0.5, NAN}, "chernoff"), Contains("values is nan"));
  CHECK_THROWS_WITH(bound({0.5}, "markov"), Contains("method is \"markov\""));
  CHECK_THROWS_WITH(bound({0.5}, "chernoff", 1, 1), Contains("low is 1 with high = 1"));
  CHECK_THROWS_WITH(surprisal({-1}, {1, 1}, 5), Contains("entropies is 2 numbers beside 1"));
  CHECK_THROWS_WITH(surprisal({}, {}, 5), Contains("log_probabilities is empty"));
  CHECK_THROWS_WITH(surprisal({1}, {1}, 5), Contains("log_probabilities is 1 somewhere"));
  CHECK_THROWS_WITH(surprisal({-6}, {1}, 5), Contains("-6 somewhere"));
  CHECK_THROWS_WITH(surprisal({-1}, {NAN}, 5), Contains("nan somewhere"));
  CHECK_THROWS_WITH(surprisal({-1}, {1}, 0), Contains("largest is 0"));
  CHECK_THROWS_WITH(surprisal({-1}, {1}, 5, {1, 1}), Contains("variances is 2 numbers"));
  CHECK(*surprisal({-1}, {1}, 5).p == 1);
}
