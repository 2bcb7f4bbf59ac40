// SPDX-License-Identifier: MIT
//
// Counting of joint distributions, the Nemenman–Shafee–Bialek estimate and unique information, against their limits.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "stdlib/core/random.h"
#include "stdlib/information/discrete/counts/entropy_of_counts.h"
#include "stdlib/information/discrete/decomposition/unique_information.h"
#include "stdlib/information/discrete/joint/mutual.h"
#include "stopwatch.h"

namespace {

using namespace ansatz;
using namespace ansatz::information;
using bench::least_seconds;

double sink = 0;

// Three columns of so many values, spread over `stride`.
core::Record columns(std::size_t rows, double values, double stride) {
  core::Record record;
  for (const char* name : {"x", "y", "z"}) {
    std::vector<double> column(rows);
    core::Stream(static_cast<std::uint64_t>(name[0])).fill_uniform(column);
    for (double& v : column) v = stride * std::floor(values * v);
    record.set(name, core::Array::of(std::move(column)));
  }
  return record;
}

void counting(std::size_t rows, double values, double stride, const char* how, int repeats) {
  const core::Value sample = columns(rows, values, stride);
  core::Run run;
  const double before = bench::peak_megabytes();
  const double seconds = least_seconds(repeats, [&] { sink += mutual({sample, {"x"}, {"y"}, {"z"}}, run); });
  fmt::print("I(X; Y | Z), {} rows, {:g} values each, {:<7} {:8.1f} ms   {:6.0f} MB beside the sample\n", rows, values,
             how, 1e3 * seconds, bench::peak_megabytes() - before);
}

void nsb(std::size_t cells, double alphabet, int repeats) {
  std::vector<double> counts(cells);
  core::Stream(3).fill_uniform(counts);
  for (double& n : counts) n = std::floor(-20 * std::log(n)) + 1;
  EntropyOfCounts question;
  question.counts = core::Array::of(counts);
  question.estimator = "nsb";
  question.alphabet = alphabet;
  core::Run run;
  const double seconds = least_seconds(repeats, [&] { sink += entropy_of_counts(question, run).entropy; });
  fmt::print("nsb, {:>5} counts, alphabet {:<8g} {:8.2f} ms\n", cells, alphabet, 1e3 * seconds);
}

void unique(std::size_t n, int repeats) {
  std::vector<double> p(n * n * n);
  core::Stream(7).fill_uniform(p);
  double sum = 0;
  for (double& v : p) sum += v = -std::log(v);
  for (double& v : p) v /= sum;
  UniqueInformation question;
  question.p = core::Array({core::Dimension("x", n), core::Dimension("y", n), core::Dimension("z", n)}, p);
  question.first = {"x"};
  question.second = {"y"};
  question.target = {"z"};
  core::Run run;
  UniqueInformationResult found;
  const double seconds = least_seconds(repeats, [&] { found = unique_information(question, run); });
  fmt::print("unique information, {} x {} x {}  {:8.2f} ms   {:g} steps, gap {:.0e}\n", n, n, n, 1e3 * seconds,
             found.steps, found.gap);
}

}  // namespace

int main(int argc, char** argv) {
  const bool brief = argc > 1 && std::string_view(argv[1]) == "--smoke";
  const int repeats = brief ? 1 : 5;
  const std::size_t rows = brief ? 10000 : 10000000;
  counting(rows, 10, 1, "narrow", repeats);
  counting(rows, 100, 1, "narrow", repeats);
  counting(brief ? rows : 1000000, 10, 1e9, "wide", repeats);
  counting(brief ? rows : 1000000, 1000, 1e9, "wide", brief ? 1 : 2);
  for (const std::size_t cells : {10, 100, 1000})
    for (const double alphabet : {1000.0, 1e300}) nsb(cells, alphabet, repeats);
  for (const std::size_t n : {2, 4, 8}) unique(n, repeats);
  if (!brief) unique(12, 1);
  return sink < -1e9 ? 1 : 0;
}
