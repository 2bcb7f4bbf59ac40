// SPDX-License-Identifier: MIT
#include <cmath>

#include "stdlib/hypothesis/means/student_t.h"
#include "stdlib/hypothesis/means/welch_t.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/null_distributions/studentised.h"
#include "stdlib/hypothesis/post_hoc/conover_iman.h"
#include "stdlib/hypothesis/post_hoc/dunn.h"
#include "stdlib/hypothesis/post_hoc/dunnett.h"
#include "stdlib/hypothesis/post_hoc/games_howell.h"
#include "stdlib/hypothesis/post_hoc/nemenyi.h"
#include "stdlib/hypothesis/post_hoc/tukey_kramer.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

// By R's ptukey and qtukey, whose own error is about 1e-9 (p) and 1e-8 (quantile).
TEST_CASE("studentised range: meets the reference values", "[hypothesis][studentised]") {
  CHECK(studentised_range_survival(3.5, 3, 20) == near(0.055891849081749934, 1e-9));
  CHECK(studentised_range_survival(20, 3, 3) == near(0.0015753096230103972, 1e-9));  // R by nested quadrature
  CHECK(studentised_range_survival(1, 3, 7) == near(0.7671844862231688, 1e-9));
  CHECK(studentised_range_quantile(0.05, 3, 20) == near(3.5779345815255690, 1e-7));
  CHECK(studentised_range_quantile(0.05, 10, 5) == near(6.9946977777575938, 1e-7));
  // The range of two is √2 |t|, far out too, where 1 − cdf would have no digits.
  for (const double t : {0.3, 4.0, 30.0})
    CHECK(studentised_range_survival(t * std::sqrt(2), 2, 9) == near(2 * student_t_survival(t, 9), 1e-10));
  CHECK(studentised_range_survival(8, 2, INFINITY) == near(2 * normal_survival(8 / std::sqrt(2)), 1e-10));
  CHECK(studentised_range_survival(0, 3, 5) == 1);
  CHECK(studentised_range_survival(INFINITY, 3, 5) == 0);
}

// Dunnett (1964), table of two-sided 5 % points for equal sizes; nested quadrature by R for the others.
TEST_CASE("dunnett distribution: meets tables and Student's t", "[hypothesis][studentised]") {
  const double half = std::sqrt(0.5);
  CHECK(dunnett_quantile(0.05, {half, half}, 20) == Approx(2.38).epsilon(0).margin(0.006));
  CHECK(dunnett_quantile(0.05, {half, half, half}, 10) == Approx(2.76).epsilon(0).margin(0.006));
  CHECK(dunnett_quantile(0.05, {half, half, half}, INFINITY) == Approx(2.35).epsilon(0).margin(0.006));
  CHECK(dunnett_survival(2.5, {half}, 7, true) == near(2 * student_t_survival(2.5, 7), 1e-10));
  CHECK(dunnett_survival(-2.5, {0.3}, 7, false) == near(student_t_survival(-2.5, 7), 1e-9));
}

TEST_CASE("tukey_kramer: meets the reference values", "[hypothesis][tukey_kramer]") {
  Run run;
  const PairwiseResult result = tukey_kramer(about<TukeyKramer>({A, B, C}), run);
  check_values(result.adjusted_p, {0.00232372197, 0.00208999755, 3.64788259e-7}, 5e-9);
  CHECK(result.low->number(0) == near(0.88786093, 1e-7));
  CHECK(result.high->number(0) == near(4.15142478, 1e-7));
  CHECK(*result.p == result.adjusted_p.number(2));
  CHECK(result.adjusted_p.dimension(0).name == "pair");
  CHECK(result.adjusted_p.dimension(0).coordinates->element_text(1) == "1 − 3");
  CHECK_THAT(result.reading,
             Contains("Tukey–Kramer: 1 − 2 p = 0.0023, 1 − 3 p = 0.0021, 2 − 3 p = 3.6e-07, n = 8 + 7 + 9"));
  // Two samples: Student's t test.
  CHECK(*tukey_kramer(about<TukeyKramer>({A, B}), run).p == near(*student_t(about<StudentT>({A, B}), run).p, 1e-9));
}

TEST_CASE("games_howell: meets the reference values", "[hypothesis][games_howell]") {
  Run run;
  const PairwiseResult result = games_howell(about<GamesHowell>({A, B, C}), run);
  check_values(result.statistic, {5.144321652553218, -5.29044329549955, -12.454325012502803});
  check_values(*result.degrees_of_freedom, {12.791223967464624, 12.19366304202916, 12.286238450084689});
  check_values(result.adjusted_p, {0.00805834803851646, 0.007161801322014383, 3.26e-6}, 1e-3);
  CHECK(*games_howell(about<GamesHowell>({A, B}), run).p == near(*welch_t(about<WelchT>({A, B}), run).p, 1e-9));
}

TEST_CASE("dunn and conover_iman: meet the reference values", "[hypothesis][dunn]") {
  Run run;
  auto question = about<Dunn>({A, B, C});
  question.correct = "none";
  const PairwiseResult raw = dunn(question, run);
  check_values(raw.statistic, {1.7984869023277907, -2.314697338668978, -4.078847918651734});
  check_values(raw.adjusted_p, {0.07209988238803121, 0.020629501524515356, 4.525943085699273e-5});
  question.correct = "holm";
  check_values(dunn(question, run).adjusted_p,
               {0.07209988238803121, 2 * 0.020629501524515356, 3 * 4.525943085699273e-5});
  check_values(*dunn(question, run).raw_p, {0.07209988238803121, 0.020629501524515356, 4.525943085699273e-5});
  CHECK_THAT(dunn(question, run).reading, Contains("(holm)"));
  const PairwiseResult t = conover_iman(about<ConoverIman>({A, B, C}), run);
  check_values(t.statistic, {3.3391733420922085, -4.297599075251157, -7.573021643238962});
  CHECK(t.degrees_of_freedom->number(0) == 21);
  question.correct = "hollm";
  CHECK_THROWS_WITH(dunn(question, run), Contains("there is no correction 'hollm'"));
}

TEST_CASE("dunnett: meets nested quadrature", "[hypothesis][dunnett]") {
  Run run;
  auto question = about<Dunnett>({A, B, C});
  const PairwiseResult both = dunnett(question, run);
  check_values(both.statistic, {-3.8920256603402299, 3.9371584457721900});
  check_values(both.adjusted_p, {0.0016162446076863181, 0.0014523852590159988}, 1e-7);
  question.alternative = "greater";
  CHECK(dunnett(question, run).adjusted_p.number(1) == near(0.0007261986365974456, 1e-7));
  CHECK(dunnett(question, run).adjusted_p.number(0) > 0.99);
  question.control = "3";
  CHECK(dunnett(question, run).adjusted_p.dimension(0).coordinates->element_text(0) == "1 − 3");
  question.control = "4";
  CHECK_THROWS_WITH(dunnett(question, run), Contains("no group \"4\""));
}

TEST_CASE("nemenyi: meets the reference values", "[hypothesis][nemenyi]") {
  Run run;
  const std::vector<Sample> blocks{{1, 2, 1, 2, 1}, {2, 1, 3, 3, 4}, {3, 3, 2, 1, 2}, {4, 4, 4, 4, 3}};
  const PairwiseResult result = nemenyi(about<Nemenyi>(blocks), run);
  CHECK(*result.p == near(0.017325154890961092, 1e-8));
  CHECK(result.n == Sample{5});
}

TEST_CASE("comparisons of pairs: say what is wrong with bad samples", "[hypothesis][bad_input]") {
  Run run;
  CHECK_THROWS_WITH(tukey_kramer(about<TukeyKramer>({{1, 1}, {2, 2}}), run), Contains("without spread"));
  CHECK_THROWS_WITH(tukey_kramer(about<TukeyKramer>({A}), run), Contains("at least 2 samples"));
  CHECK_THROWS_WITH(tukey_kramer(about<TukeyKramer>({A, {1, NAN}}), run), Contains("tukey_kramer: samples is 1 NaN"));
  CHECK_THROWS_WITH(games_howell(about<GamesHowell>({A, {2, 2}}), run), Contains("constant in \"2\""));
  CHECK_THROWS_WITH(dunn(about<Dunn>({{1, 1}, {1, 1}}), run), Contains("one value everywhere"));
  CHECK_THROWS_WITH(conover_iman(about<ConoverIman>({{1}, {2}}), run), Contains("at least 3 values"));
  CHECK(conover_iman(about<ConoverIman>({{1, 1}, {2, 2}}), run).statistic.number(0) == -INFINITY);
  CHECK_THROWS_WITH(nemenyi(about<Nemenyi>({A, A}), run), Contains("at least 3 samples"));
  CHECK(dunn(about<Dunn>({{1, INFINITY}, {1, 2}}), run).p);
}

// 200 rounds of four equal samples: the least p of all pairs falls below 0.1 in 0.1 of them for Tukey's, which is
// exact, and in no more for the others, give or take four standard deviations, 0.085.
TEST_CASE("comparisons of pairs: hold their level for all pairs together", "[hypothesis][null]") {
  double tukey = 0, by_ranks = 0;
  constexpr int kRounds = 200;
  for (std::uint64_t round = 0; round < kRounds; ++round) {
    std::vector<Sample> data(4, Sample(8));
    for (std::size_t g = 0; g < 4; ++g) Stream(31).at(round).fill_normal(data[g], 8 * g);
    Run run;
    tukey += *tukey_kramer(about<TukeyKramer>(data), run).p < 0.1;
    by_ranks += *dunn(about<Dunn>(data), run).p < 0.1;
  }
  CHECK(tukey / kRounds == Approx(0.1).epsilon(0).margin(0.085));
  CHECK(by_ranks / kRounds < 0.185);
}
