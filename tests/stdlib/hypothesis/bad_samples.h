// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <limits>

#include "stdlib/hypothesis/reference.h"
#include "stdlib/hypothesis/test_result.h"

/// What every test of samples owes to bad input, tried on samples that it takes.
namespace ansatz::hypothesis::reference {

enum class Infinities { refused, ranked };

/// Empty samples, NaN and (by tests of moments) infinities are refused in the test's name; a NaN is left out on demand;
/// a common offset, which every test of differences ignores, changes p by no more than its rounding does.
template <class Question, TestResult (*kTest)(const Question&, core::Run&)>
void check_bad_samples(const std::string& kernel, const std::vector<Sample>& good, Infinities infinities,
                       bool ignores_offset = true) {
  using Catch::Matchers::Contains;
  core::Run run;
  const auto with = [&](double value) {
    auto samples = good;
    samples[0][0] = value;
    return about<Question>(samples);
  };
  CHECK_THROWS_WITH(kTest(with(NAN), run), Contains(kernel + ": samples is 1 NaN"));
  CHECK_THROWS_WITH(kTest(about<Question>(std::vector<Sample>(good.size())), run), Contains(kernel + ": samples is 0"));
  CHECK_THROWS_WITH(kTest(about<Question>({}), run), Contains(kernel + ": samples is 0 samples"));
  auto dropped = with(NAN);
  dropped.missing = "drop";
  CHECK(kTest(dropped, run).missing == 1);
  const double infinity = std::numeric_limits<double>::infinity();
  if (infinities == Infinities::refused) {
    CHECK_THROWS_WITH(kTest(with(infinity), run), Contains("finite"));
    CHECK_THROWS_WITH(kTest(with(1e200), run), Contains("1e+200"));
    // What differs by so little that no square is left of it would pass for constant.
    auto small = good;
    for (auto& sample : small)
      for (double& v : sample) v *= 1e-200;
    CHECK_THROWS_WITH(kTest(about<Question>(small), run), Contains("another unit"));
  } else {
    CHECK(*kTest(with(infinity), run).p >= 0);
    CHECK(*kTest(with(1e300), run).p <= 1);
  }
  if (!ignores_offset) return;
  // Whole numbers and halves survive 2³⁰ without rounding; tenths keep 7 digits of their differences.
  auto far = good;
  for (auto& sample : far)
    for (double& v : sample) v += 0x1p30;
  const TestResult near_by = kTest(about<Question>(good), run), far_off = kTest(about<Question>(far), run);
  CHECK(far_off.statistic == near(near_by.statistic, 1e-5));
  CHECK(*far_off.p == Approx(*near_by.p).epsilon(1e-5).margin(1e-12));
}

}  // namespace ansatz::hypothesis::reference
