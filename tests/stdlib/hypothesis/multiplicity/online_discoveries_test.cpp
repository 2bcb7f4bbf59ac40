// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/multiplicity/online_discoveries.h"

#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

OnlineDiscoveriesResult tested(Sample p, const char* method, double alpha = 0.05) {
  Run run;
  OnlineDiscoveries question;
  question.p = Array::of(std::move(p)), question.method = method, question.alpha = alpha;
  return online_discoveries(question, run);
}

double slow(double t) { return 0.07720838 * std::log(std::max(t, 2.0)) / (t * std::exp(std::sqrt(std::log(t)))); }
double fast(double t) { return 0.4374901658 * std::pow(t, -1.6); }

}  // namespace

// By the formulas, for rejections at 2 and 4; the first level is the one that the package onlineFDR prints.
TEST_CASE("online_discoveries: spends and earns as the papers say", "[hypothesis][online]") {
  const Sample p{0.5, 1e-9, 0.3, 1e-9, 0.9, 0.2};
  const OnlineDiscoveriesResult lord = tested(p, "lord");
  CHECK(lord.levels.number(0) == Approx(0.0002675839).epsilon(0).margin(1e-10));
  CHECK(lord.levels.number(2) == near(0.005 * slow(3) + 0.045 * slow(1)));
  CHECK(lord.levels.number(5) == near(0.005 * slow(6) + 0.045 * slow(4) + 0.05 * slow(2)));
  CHECK(lord.next == near(0.005 * slow(7) + 0.045 * slow(5) + 0.05 * slow(3)));
  CHECK(lord.discoveries == 2);
  CHECK(lord.rejected.number(1) == 1);
  CHECK(lord.rejected.number(2) == 0);
  // λ = ½: all but the fifth are candidates and cost nothing; w₀ = 0.0125.
  const OnlineDiscoveriesResult saffron = tested(p, "saffron");
  CHECK(saffron.levels.number(1) == near(0.0125 * fast(1)));
  CHECK(saffron.levels.number(2) == near(0.025 * fast(1)));
  CHECK(saffron.levels.number(4) == near(0.025 * fast(1) + 0.025 * fast(1)));
  CHECK(saffron.levels.number(5) == near(0.025 * fast(2) + 0.025 * fast(2)));
  // λ = ¼, τ = ½: 0.9 is discarded, 0.5 and 0.3 pass time; w₀ = 0.25 · 0.05/2.
  const OnlineDiscoveriesResult addis = tested(p, "addis");
  CHECK(addis.levels.number(1) == near(0.00625 * fast(2)));
  CHECK(addis.levels.number(2) == near(0.00625 * fast(2) + 0.00625 * fast(1)));
  CHECK(addis.levels.number(4) == near(0.00625 * fast(3) + 0.00625 * fast(2) + 0.0125 * fast(1)));
  CHECK(addis.levels.number(5) == addis.levels.number(4));
}

// 300 streams of 400 tests, a fifth of them of means at 3: the mean share of false rejections stays below alpha, with
// four standard errors of some 0.004 to spare, and a good part of the false
// hypotheses is found; Benjamini & Hochberg's procedure, which sees all p at once, finds 0.6.
TEST_CASE("online_discoveries: keeps the share of false rejections", "[hypothesis][null]") {
  for (const char* method : {"lord", "saffron", "addis"}) {
    double share = 0, found = 0;
    for (std::uint64_t round = 0; round < 300; ++round) {
      Sample p(400);
      std::vector<bool> is_false(400);
      for (std::uint64_t i = 0; i < 400; ++i) {
        is_false[i] = Stream(1).at(round).uniform(i) < 0.2;
        p[i] = normal_survival(Stream(2).at(round).normal(i) + (is_false[i] ? 3 : 0));
      }
      const OnlineDiscoveriesResult result = tested(p, method);
      double wrong = 0, right = 0, all = 0;
      for (std::size_t i = 0; i < 400; ++i) {
        (is_false[i] ? right : wrong) += result.rejected.number(i);
        all += is_false[i];
      }
      share += wrong / std::max(1.0, wrong + right) / 300;
      found += right / all / 300;
    }
    CHECK(share < 0.05 + 0.016);
    CHECK(found > 0.3);
  }
}

TEST_CASE("online_discoveries: says what is wrong with bad input", "[hypothesis][bad_input]") {
  CHECK_THROWS_WITH(tested({0.5, 1.5}, "lord"), Contains("p is 1.5"));
  CHECK_THROWS_WITH(tested({0.5}, "lond"), Contains("method is \"lond\""));
  CHECK_THROWS_WITH(tested({0.5}, "lord", 1), Contains("alpha is 1"));
  const OnlineDiscoveriesResult none = tested({}, "lord");
  CHECK(none.next == Approx(0.0002675839).epsilon(0).margin(1e-10));
  const OnlineDiscoveriesResult gap = tested({NAN, 1e-9}, "lord");
  CHECK(std::isnan(gap.levels.number(0)));
  CHECK(gap.levels.number(1) == Approx(0.0002675839).epsilon(0).margin(1e-10));
  Run run;
  OnlineDiscoveries question;
  question.p = Array::of({0.5}), question.method = "addis", question.candidates = 0.6;
  CHECK_THROWS_WITH(online_discoveries(question, run), Contains("candidates is 0.6"));
  question.candidates = 0.2, question.discarded = 1.2;
  CHECK_THROWS_WITH(online_discoveries(question, run), Contains("discarded is 1.2"));
}
