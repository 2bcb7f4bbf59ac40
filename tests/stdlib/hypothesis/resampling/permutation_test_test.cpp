// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/resampling/permutation_test.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "stdlib/hypothesis/reference.h"
#include "stdlib/hypothesis/resampling/arrangements.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using ansatz::core::Value;
using Catch::Matchers::Contains;

namespace {

// First mean less second, as a script's function would compute it.
class MeanDifference : public ansatz::core::Callable {
 public:
  Value call(std::span<const Value> arguments) override {
    double mean[2] = {0, 0};
    for (std::size_t g = 0; g < 2; ++g) {
      const auto values = arguments[g].get<ansatz::core::Array>()->real();
      for (const double v : values) mean[g] += v / static_cast<double>(values.size());
    }
    return mean[0] - mean[1];
  }
};

class Text : public ansatz::core::Callable {
 public:
  Value call(std::span<const Value>) override { return "no number"; }
};

double by_enumeration(const Sample& x, const Sample& y) {
  Sample pool = x;
  pool.insert(pool.end(), y.begin(), y.end());
  std::vector<int> first(pool.size(), 0);
  std::fill(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(x.size()), 1);
  const auto difference = [&] {
    double one = 0, two = 0;
    for (std::size_t i = 0; i < pool.size(); ++i) (first[i] ? one : two) += pool[i];
    return one / static_cast<double>(x.size()) - two / static_cast<double>(y.size());
  };
  const double observed = difference();
  double all = 0, below = 0, above = 0;
  do {
    const double value = difference();
    all += 1;
    below += value <= observed + 1e-9;
    above += value >= observed - 1e-9;
  } while (std::prev_permutation(first.begin(), first.end()));
  return std::min(1.0, 2 * std::min(below, above) / all);
}

}  // namespace

TEST_CASE("permutation_test: enumerates when there are few arrangements", "[hypothesis][permutation_test]") {
  Run run;
  const TestResult result = permutation_test(about<PermutationTest>({A, B}), run);
  CHECK(result.method == "exact");  // 6435 arrangements
  CHECK(*result.p == near(by_enumeration(A, B), 1e-14));
  CHECK(result.statistic == near(2.5196428571428573));  // 110.9/8 − 79.4/7
  CHECK(result.smallest_p == near(2.0 / 6435, 1e-12));
  const TestResult tied = permutation_test(about<PermutationTest>({{1, 1, 2}, {2, 2, 3}}), run);
  CHECK(*tied.p == near(by_enumeration({1, 1, 2}, {2, 2, 3}), 1e-14));
}

TEST_CASE("permutation_test: a function gives what the named statistic gives", "[hypothesis][permutation_test]") {
  Run run;
  auto question = about<PermutationTest>({A, B});
  const double named = *permutation_test(question, run).p;
  question.statistic = std::make_shared<MeanDifference>();
  CHECK(*permutation_test(question, run).p == named);
  question.statistic = std::make_shared<Text>();
  CHECK_THROWS_WITH(permutation_test(question, run), Contains("a function that returns a number"));
}

TEST_CASE("permutation_test: random arrangements come near the enumerated p", "[hypothesis][permutation_test]") {
  Run run(Stream(11));
  auto question = about<PermutationTest>({A, B});
  const double exact = *permutation_test(question, run).p;
  question.draws = 6000;  // fewer than 6435, so they are drawn
  const TestResult drawn = permutation_test(question, run);
  CHECK(drawn.method == "Monte Carlo");
  // The count of each tail is binomial: four standard deviations of twice a tail, plus the one that is added.
  const double deviation = 2 * std::sqrt(0.5 * exact / 6000);
  CHECK(*drawn.p == Approx(exact).epsilon(0).margin(4 * deviation + 2.0 / 6000));
  CHECK(drawn.smallest_p == near(2.0 / 6001, 1e-12));
}

TEST_CASE("permutation_test: is a function of its stream alone", "[hypothesis][permutation_test]") {
  auto question = about<PermutationTest>({A, C});
  question.draws = 500;
  Run one(Stream(3)), same(Stream(3)), other(Stream(4));
  const double first = *permutation_test(question, one).p;
  CHECK(*permutation_test(question, same).p == first);
  question.statistic = std::string("median_difference");
  CHECK_NOTHROW(permutation_test(question, other));
}

TEST_CASE("arrangements: each division comes once, and as often at random", "[hypothesis][permutation_test]") {
  const Sample pool{0, 1, 2, 3, 4};
  for (const std::vector<std::size_t>& sizes : {std::vector<std::size_t>{2, 3}, {3, 2}, {2, 2, 1}}) {
    std::set<Sample> seen;
    std::map<Sample, int> drawn;
    const auto canonical = [&](std::span<const double> arranged) {
      Sample out(arranged.begin(), arranged.end());
      auto at = out.begin();
      for (const std::size_t size : sizes) {
        std::sort(at, at + static_cast<std::ptrdiff_t>(size));
        at += static_cast<std::ptrdiff_t>(size);
      }
      return out;
    };
    double visits = 0;
    every_arrangement(pool, sizes, [&](std::span<const double> a) { seen.insert(canonical(a)), ++visits; });
    CHECK(visits == count_arrangements(sizes, 100));
    CHECK(visits == static_cast<double>(seen.size()));
    const double draws = 300 * visits;
    random_arrangements(pool, sizes, Stream(5), static_cast<std::uint64_t>(draws),
                        [&](std::span<const double> a) { ++drawn[canonical(a)]; });
    double chi_squared = 0;
    for (const auto& division : seen) chi_squared += std::pow(drawn[division] - 300, 2) / 300;
    // χ² with visits − 1 degrees of freedom: five standard deviations above its mean.
    CHECK(chi_squared < visits - 1 + 5 * std::sqrt(2 * (visits - 1)));
  }
  CHECK(count_arrangements({500, 500}, 1e6) == 1e6 + 1);
}

TEST_CASE("permutation_test: names what it refuses", "[hypothesis][permutation_test]") {
  Run run;
  CHECK_THROWS_WITH(permutation_test(about<PermutationTest>({A, B, C}), run), Contains("a function of the samples"));
  auto question = about<PermutationTest>({A, B});
  question.draws = 0;
  CHECK_THROWS_WITH(permutation_test(question, run), Contains("draws is 0"));
  question.draws = 10;
  question.statistic = std::string("mode");
  CHECK_THROWS_WITH(permutation_test(question, run), Contains("\"median_difference\" or a function"));
  CHECK(*permutation_test(about<PermutationTest>({{1, 1}, {1, 1}}), run).p == 1);
}
