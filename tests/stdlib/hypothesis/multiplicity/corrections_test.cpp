// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/multiplicity/corrections.h"

#include <cmath>

#include "stdlib/hypothesis/multiplicity/combine_p.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

const Sample kFamily{0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216};

void check_family(const std::string& method, const Sample& p, const Sample& wanted) {
  Run run;
  const Array found = corrected(method, Array::of(p), run);
  CAPTURE(method);
  REQUIRE(found.size() == wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) CHECK(found.number(i) == near(wanted[i]));
}

double combined(const std::string& method, const Sample& p) {
  Run run;
  CombineP question;
  question.p = Array::of(p);
  question.method = method;
  return combine_p(question, run).p.value();
}

}  // namespace

TEST_CASE("corrections: meet the reference values", "[hypothesis][corrections]") {
  check_family("hochberg", kFamily, {0.01, 0.072, 0.216, 0.216, 0.216, 0.216, 0.216, 0.216, 0.216, 0.216});
  check_family("hommel", kFamily, {0.01, 0.072, 0.185, 0.185, 0.185, 0.216, 0.216, 0.216, 0.216, 0.216});
  check_family("hommel", {0.02, 0.3, 0.01, 0.5, 0.04, 0.9, 0.031}, {0.1, 0.75, 0.07, 0.9, 0.16, 0.9, 0.124});
  check_family(
      "benjamini_yekutieli", kFamily,
      {0.029289682539682539, 0.117158730158730157, 0.246033333333333326, 0.246033333333333326, 0.246033333333333326,
       0.292896825396825378, 0.309633786848072523, 0.632657142857142807, 0.632657142857142807, 0.632657142857142807});
  Run run;
  CHECK(sidak({Array::of(kFamily)}, run).number(0) == near(0.009955120, 1e-7));
  CHECK(bonferroni({Array::of(kFamily)}, run).number(1) == near(0.08));
  CHECK(bonferroni({Array::of(kFamily)}, run).number(9) == 1);
  check_family("none", kFamily, kFamily);
}

TEST_CASE("corrections: keep the order, leave NaN alone, and are ordered by strength", "[hypothesis][corrections]") {
  Run run;
  const Sample p{0.2, NAN, 0.01, 0.03};
  for (const auto& method : correction_names()) {
    CAPTURE(method);
    const Array found = corrected(method, Array::of(p), run);
    CHECK(std::isnan(found.number(1)));
    CHECK(found.number(2) <= found.number(3));
    CHECK(found.number(3) <= found.number(0));
    CHECK(corrected(method, Array::of({0.04}), run).number(0) == near(0.04, 1e-12));  // a family of one
    CHECK(corrected(method, Array::of({}), run).size() == 0);
    if (method != "none") {
      CHECK_THROWS_WITH(corrected(method, Array::of({1.5}), run), Contains(method + ": p is 1.5"));
    }
  }
  for (std::uint64_t round = 0; round < 50; ++round) {  // hommel ≤ hochberg ≤ holm ≤ bonferroni
    Sample family(7);
    Stream(4).at(round).fill_uniform(family);
    const Array q = Array::of(family);
    const Array a = hommel({q}, run), b = hochberg({q}, run), c = corrected("holm", q, run), d = bonferroni({q}, run);
    for (std::size_t i = 0; i < family.size(); ++i) {
      CHECK(a.number(i) <= b.number(i) + 1e-15);
      CHECK(b.number(i) <= c.number(i) + 1e-15);
      CHECK(c.number(i) <= d.number(i) + 1e-15);
    }
  }
  CHECK_THROWS_WITH(corrected("bonferoni", Array::of(p), run), Contains("there is no correction 'bonferoni'"));
}

TEST_CASE("corrections that estimate how many hypotheses hold: meet their definitions", "[hypothesis][corrections]") {
  Run run;
  TwoStage stages;
  stages.p = Array::of(kFamily);
  // Benjamini–Hochberg at 0.05/1.05 rejects two of ten: eight may hold.
  CHECK(benjamini_krieger_yekutieli(stages, run).number(0) == near(0.01 * 1.05 * 0.8));
  stages.p = Array::of({0.5, 0.6});
  CHECK(benjamini_krieger_yekutieli(stages, run).number(0) == near(0.6 * 1.05));
  stages.level = 0;
  CHECK_THROWS_WITH(benjamini_krieger_yekutieli(stages, run), Contains("level is 0"));
  StoreyQ q;
  q.p = Array::of({0.01, 0.02, 0.03, 0.6});
  CHECK(storey_q(q, run).number(0) == near(0.02));  // π̂₀ = ½
  // None above ½: one of three is counted there, π̂₀ = 1/(3 · ½), and no q is 0 that a p of ½ has.
  q.p = Array::of({0.01, 0.2, NAN, 0.5});
  CHECK(storey_q(q, run).number(0) == near(0.03 * 2 / 3));
  CHECK(storey_q(q, run).number(3) == near(0.5 * 2 / 3));
  CHECK_THAT(run.warnings().back(), Contains("no p is above lambda"));
  q.p = Array::of({0.01});
  CHECK(storey_q(q, run).number(0) == near(0.01));  // a share is at most 1
  q.lambda = 1;
  CHECK_THROWS_WITH(storey_q(q, run), Contains("lambda is 1"));
}

TEST_CASE("combine_p: meets the reference values", "[hypothesis][combine_p]") {
  const Sample p{0.01, 0.2, 0.3};
  CHECK(combined("fisher", p) == near(0.021561751324834632));
  CHECK(combined("pearson", p) == near(0.022126300085691164));
  CHECK(combined("stouffer", p) == near(0.016512032608962935));
  CHECK(combined("tippett", p) == near(0.029700999999999998));
  CHECK(combined("mudholkar_george", p) == near(0.016545518385395266));
  CHECK(combined("cauchy", p) == near(0.02807651211282769));
  CHECK(combined("harmonic_mean", p) == near(3 / (100 + 5 + 1 / 0.3) * std::exp(1) * std::log(3)));
  for (const char* method : {"fisher", "pearson", "stouffer", "tippett", "cauchy", "harmonic_mean"})
    CHECK(combined(method, {0.3}) == near(0.3, 1e-12));
  CHECK(combined("fisher", {0, 0.5}) == 0);
  CHECK(combined("cauchy", {1e-300, 0.5}) == near(2e-300, 1e-6));
}

// Of two p that sum to c wherever the first is below c, and are equal elsewhere, each is uniform; their harmonic mean
// is at most c/2 with probability c. A factor below 2, such as e ln 2, is too small for a level just under c.
TEST_CASE("combine_p: the harmonic mean of two is valid however they depend", "[hypothesis][combine_p]") {
  const double c = 0.05, level = 0.95 * c;
  int small = 0;
  for (int i = 0; i < 1000; ++i) {
    const double first = (i + 0.5) / 1000;
    small += combined("harmonic_mean", {first, first < c ? c - first : first}) < level;
  }
  CHECK(small <= 1000 * level);
  CHECK(combined("harmonic_mean", {0.01, 0.04}) == near(2 * 2 / (100 + 25.0)));
}

TEST_CASE("combine_p: is uniform for independent p, and refuses bad ones", "[hypothesis][combine_p]") {
  for (const char* method : {"fisher", "pearson", "stouffer", "tippett", "cauchy", "mudholkar_george"}) {
    double below = 0;
    for (std::uint64_t round = 0; round < 1000; ++round) {
      Sample p(5);
      Stream(6).at(round).fill_uniform(p);
      below += combined(method, p) < 0.2;
    }
    CHECK(below / 1000 == Approx(0.2).epsilon(0).margin(0.05));  // four standard deviations
  }
  CHECK_THROWS_WITH(combined("fisher", {}), Contains("p is empty"));
  CHECK_THROWS_WITH(combined("fisher", {0.1, 2}), Contains("p is 2"));
  CHECK_THROWS_WITH(combined("fisher", {0.1, NAN}), Contains("NaN"));
  CHECK_THROWS_WITH(combined("edgington", {0.1}), Contains("method is \"edgington\""));
  Run run;
  CombineP question;
  question.p = Array::of({0.1, 0.2});
  question.weights = Array::of({1});
  CHECK_THROWS_WITH(combine_p(question, run), Contains("weights is of 1 numbers"));
}
