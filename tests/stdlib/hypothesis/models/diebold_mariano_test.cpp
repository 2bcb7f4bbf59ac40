// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/models/diebold_mariano.h"

#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/bad_samples.h"
#include "stdlib/hypothesis/means/paired_t.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

const Sample kFirstErrors{1.2, -2, 3.1, 1, 2.2, -0.4, 0.3, 1.7}, kSecondErrors{1, 1.1, -2, 1, 1.3, 0.6, -0.9, 1.2};

DieboldMariano about_errors(int horizon, const std::string& loss = "squared",
                            const std::string& variance = "rectangular") {
  auto question = about<DieboldMariano>({kFirstErrors, kSecondErrors});
  question.horizon = horizon, question.loss = loss, question.variance = variance;
  return question;
}

/// Errors of forecasts h steps ahead: sums of h neighbours of a noise, scaled.
Sample moving_sums(const Stream& stream, std::size_t n, std::size_t horizon) {
  Sample noise(n + horizon), out(n, 0.0);
  stream.fill_normal(noise);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t l = 0; l < horizon; ++l) out[i] += noise[i + l];
  return out;
}

}  // namespace

// By the formulas of Diebold & Mariano and of Harvey, Leybourne & Newbold, in 30 digits of another language.
TEST_CASE("diebold_mariano: meets its definition", "[hypothesis][models]") {
  Run run;
  const auto of = [&](DieboldMariano question) { return diebold_mariano(question, run); };
  CHECK(of(about_errors(1)).statistic == near(2.05623122062641085, 1e-12));
  CHECK(*of(about_errors(1)).p == near(0.0788022672248498040, 1e-11));
  CHECK(of(about_errors(2)).statistic == near(2.02976927583264002, 1e-12));
  CHECK(*of(about_errors(3)).p == near(0.120624214662395334, 1e-11));
  CHECK(of(about_errors(3, "squared", "bartlett")).statistic == near(1.65016831163631037, 1e-12));
  CHECK(*of(about_errors(2, "absolute")).p == near(0.190174266650583237, 1e-11));
  CHECK(of(about_errors(3, "absolute", "bartlett")).statistic == near(1.27144363420326728, 1e-12));
  auto plain = about_errors(2);
  plain.small_sample = false;
  CHECK(of(plain).statistic == near(2.50560159128884576, 1e-12));
  CHECK(*of(plain).p == near(0.0122243275208548467, 1e-11));
  CHECK(of(plain).symbol == "z");
  CHECK(of(plain).degrees_of_freedom.empty());
  CHECK(of(about_errors(2)).degrees_of_freedom == Sample{7});
}

TEST_CASE("diebold_mariano: is the paired t test of losses one step ahead", "[hypothesis][models]") {
  Run run;
  Sample one, other;
  for (std::size_t i = 0; i < kFirstErrors.size(); ++i)
    one.push_back(kFirstErrors[i] * kFirstErrors[i]), other.push_back(kSecondErrors[i] * kSecondErrors[i]);
  const TestResult paired = paired_t(about<PairedT>({one, other}), run),
                   by_errors = diebold_mariano(about_errors(1), run);
  CHECK(by_errors.statistic == near(paired.statistic, 1e-12));
  CHECK(*by_errors.p == near(*paired.p, 1e-12));
  CHECK(by_errors.interval->low == near(paired.interval->low, 1e-11));
  auto losses = about<DieboldMariano>({one, other});
  losses.loss = "given", losses.horizon = 3;
  CHECK(diebold_mariano(losses, run).statistic == near(diebold_mariano(about_errors(3), run).statistic, 1e-12));
  // The other way round.
  auto turned = about<DieboldMariano>({kSecondErrors, kFirstErrors});
  CHECK(diebold_mariano(turned, run).statistic == near(-by_errors.statistic, 1e-12));
  turned.alternative = "less";
  CHECK(*diebold_mariano(turned, run).p == near(0.5 * *by_errors.p, 1e-12));
  CHECK_THAT(by_errors.reading, Contains("Diebold–Mariano t = 2.056, df = 7, p = 0.079, mean difference of losses = "));
}

// Differences that turn every step, ±1 about 0.1, have γ₁ near −γ₀: of a horizon of 2 the rectangle sums to less than
// 0.
TEST_CASE("diebold_mariano: falls back on Bartlett's weights", "[hypothesis][models]") {
  Run run;
  const Sample losses{1.1, -0.9, 1.1, -0.9, 1.1, -0.9, 1.1, -0.9};
  auto question = about<DieboldMariano>({losses, Sample(8, 0.0)});
  question.loss = "given", question.horizon = 2;
  const TestResult result = diebold_mariano(question, run);
  CHECK_THAT(result.warnings.at(0), Contains("Bartlett's weights are taken"));
  question.variance = "bartlett";
  CHECK(result.statistic == diebold_mariano(question, run).statistic);
  CHECK(diebold_mariano(question, run).warnings.empty());
}

// Errors three steps ahead, sums of three neighbours, of 60 forecasts: 600 rounds of p by Bartlett's weights or the
// rectangle reject at 0.05 not much more often than that (Harvey, Leybourne & Newbold, table 1: some 0.06 to 0.08 of
// n = 64 for the corrected test), while one that takes the differences for independent does about thrice as often.
TEST_CASE("diebold_mariano: allows for errors that hang together", "[hypothesis][null]") {
  int corrected = 0, blind = 0;
  Sample p;
  for (std::uint64_t round = 0; round < 600; ++round) {
    Run run;
    auto question =
        about<DieboldMariano>({moving_sums(Stream(81).at(round), 60, 3), moving_sums(Stream(82).at(round), 60, 3)});
    question.horizon = 3;
    corrected += *diebold_mariano(question, run).p <= 0.05;
    question.horizon = 1;
    blind += *diebold_mariano(question, run).p <= 0.05;
    Sample x(25), y(25);
    Stream(83).at(round).fill_normal(x);
    Stream(84).at(round).fill_normal(y);
    auto independent = about<DieboldMariano>({x, y});
    independent.loss = "absolute";
    p.push_back(*diebold_mariano(independent, run).p);
  }
  CHECK(corrected <= 66);  // 0.08 and two and a half standard deviations
  CHECK(blind > corrected + 30);
  CHECK(gap_to_uniform(p) < 0.08);  // probability 1e-3
}

TEST_CASE("diebold_mariano: says what is wrong with bad errors", "[hypothesis][bad_input]") {
  check_bad_samples<DieboldMariano, diebold_mariano>("diebold_mariano", {kFirstErrors, kSecondErrors},
                                                     Infinities::refused, false);
  Run run;
  CHECK_THROWS_WITH(diebold_mariano(about_errors(0), run),
                    Contains("horizon is 0, but must be at least 1 and below the 8"));
  CHECK_THROWS_WITH(diebold_mariano(about_errors(8), run), Contains("horizon is 8"));
  CHECK_THROWS_WITH(diebold_mariano(about_errors(1, "cubed"), run), Contains("loss is \"cubed\""));
  CHECK_THROWS_WITH(diebold_mariano(about_errors(1, "squared", "parzen"), run), Contains("variance is \"parzen\""));
  CHECK_THROWS_WITH(diebold_mariano(about<DieboldMariano>({A, B}), run), Contains("of one length"));
  CHECK_THROWS_WITH(diebold_mariano(about<DieboldMariano>({{1, 2}, {2, 3}}), run), Contains("at least 3"));
  CHECK_FALSE(diebold_mariano(about<DieboldMariano>({{1, -2, 3}, {-1, 2, 3}}), run).p);
  CHECK(*diebold_mariano(about<DieboldMariano>({{2, 2, 2}, {1, 1, -1}}), run).p == 0);
}
