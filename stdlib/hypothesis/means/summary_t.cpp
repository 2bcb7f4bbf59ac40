// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/summary_t.h"

#include <fmt/format.h>

#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/means/one_sample_t.h"
#include "stdlib/hypothesis/means/student_t.h"
#include "stdlib/hypothesis/means/welch_t.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kSummaryT = "summary_t";

void check_count(const char* name, std::size_t found, std::size_t wanted) {
  if (found != wanted)
    throw core::BadParameter(kSummaryT, name, fmt::format("{} numbers", found),
                             fmt::format("{}, as many as means", wanted));
}

std::vector<Moments> read_moments(const SummaryT& question) {
  const std::size_t samples = question.means.size();
  if (samples < 1 || samples > 2)
    throw core::BadParameter(kSummaryT, "means", fmt::format("{} numbers", samples),
                             "one, or one of each of two samples");
  check_count("deviations", question.deviations.size(), samples);
  check_count("sizes", question.sizes.size(), samples);
  std::vector<Moments> out;
  for (std::size_t g = 0; g < samples; ++g) {
    const double mean = question.means[g], deviation = question.deviations[g], n = question.sizes[g];
    if (!(std::abs(mean) < 1e152)) throw core::BadParameter(kSummaryT, "means", fmt::format("{:g}", mean), "finite");
    if (!(deviation >= 0 && deviation < 1e152))
      throw core::BadParameter(kSummaryT, "deviations", fmt::format("{:g}", deviation), "finite and at least 0");
    if (!(n >= 2 && n <= 0x1p53) || n != std::floor(n))
      throw core::BadParameter(kSummaryT, "sizes", fmt::format("{:g}", n), "a whole number of at least 2");
    out.push_back({n, mean, deviation * deviation * (n - 1)});
  }
  return out;
}

}  // namespace

TestResult summary_t(const SummaryT& question, core::Run& run) {
  const Alternative alternative = read_alternative(kSummaryT, question.alternative);
  check_confidence(kSummaryT, question.confidence);
  if (!(std::abs(question.mean) < 1e152))
    throw core::BadParameter(kSummaryT, "mean", fmt::format("{:g}", question.mean), "finite");
  const std::vector<Moments> samples = read_moments(question);
  TestResult result;
  result.symbol = "t";
  result.alternative = question.alternative;
  result.n = question.sizes;
  const double null = question.mean, level = question.confidence;
  if (samples.size() == 1) {
    result.test = "one-sample";
    fill_one_sample_t(result, samples[0], null, alternative, level, run);
  } else if (question.pooled) {
    result.test = "Student";
    fill_student_t(result, samples[0], samples[1], null, alternative, level, run);
  } else {
    result.test = "Welch";
    fill_welch_t(result, samples[0], samples[1], null, alternative, level, run);
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
