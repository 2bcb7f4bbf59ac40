// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/ranks/mood_scale.h"

#include "stdlib/hypothesis/bad_samples.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using Catch::Matchers::Contains;

TEST_CASE("mood_scale: meets enumeration and R", "[hypothesis][mood_scale]") {
  Run run;
  const TestResult exact = mood_scale(about<MoodScale>({A, B}), run);
  CHECK(exact.statistic == 146);
  CHECK(exact.method == "exact");
  CHECK(*exact.p == near(2 * 0.46573426573426574, 1e-12));  // of all 6435 divisions
  auto question = about<MoodScale>({A, B});
  question.method = "asymptotic";
  CHECK(*mood_scale(question, run).p == near(0.9199476043166257));  // mood.test of R
  // An even number of values: halves of odd numbers. The widest of all divisions: 65 of 210, once.
  auto wide = about<MoodScale>({{1.5, 2.5, 9, 10.2}, {3, 4, 5, 6, 7, 8}});
  wide.alternative = "greater";
  CHECK(mood_scale(wide, run).statistic == 65);
  CHECK(*mood_scale(wide, run).p == near(1.0 / 210, 1e-12));
  CHECK(mood_scale(wide, run).effect->value > 0.7);
  // With ties: mood of SciPy 1.10, whose variance, 1899.75, is that of all 24310 divisions (R's is the untied one).
  const TestResult tied = mood_scale(about<MoodScale>({T1, T2}), run);
  CHECK(tied.method == "asymptotic");
  CHECK(*tied.p == near(0.7918990088991739, 1e-9));
}

TEST_CASE("mood_scale: says what is wrong with bad samples", "[hypothesis][bad_input]") {
  Run run;
  check_bad_samples<MoodScale, mood_scale>("mood_scale", {T1, T2}, Infinities::ranked);
  auto tied = about<MoodScale>({T1, T2});
  tied.method = "exact";
  CHECK_THROWS_WITH(mood_scale(tied, run), Contains("\"exact\" with ties"));
  CHECK_THROWS_WITH(mood_scale(about<MoodScale>({A, B, C}), run), Contains("samples is 3"));
}
