// SPDX-License-Identifier: MIT
//
// Counting of joint distributions, the Nemenman–Shafee–Bialek estimate and unique information, against their limits;
// fits to marginals and the corners of joint distributions against NumPy and Qhull, where a python3 has them.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "python_peer.h"
#include "stdlib/core/random.h"
#include "stdlib/information/discrete/counts/entropy_of_counts.h"
#include "stdlib/information/discrete/decomposition/unique_information.h"
#include "stdlib/information/discrete/decomposition/unseen_synergy.h"
#include "stdlib/information/discrete/joint/mutual.h"
#include "stdlib/information/discrete/multivariate/maximum_entropy.h"
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

// All pairs of variables are kept. NumPy has as many sweeps of such a table, and the same two sums.
void most_entropy(std::size_t n, std::size_t variables, int repeats, bool beside) {
  std::vector<core::Dimension> dimensions;
  std::string sizes;
  std::size_t cells = 1;
  for (std::size_t d = 0; d < variables; ++d) {
    dimensions.emplace_back(std::string(1, static_cast<char>('a' + d)), n);
    sizes += fmt::format("{}, ", n), cells *= n;
  }
  core::List margins;
  for (std::size_t d = 0; d < variables; ++d)
    for (std::size_t e = d + 1; e < variables; ++e)
      margins.items.emplace_back(core::List{{dimensions[d].name, dimensions[e].name}});
  std::vector<double> p(cells);
  core::Stream(9).fill_uniform(p);
  double sum = 0;
  for (double& v : p) sum += v = 1 + std::floor(100 * v);
  for (double& v : p) v /= sum;
  MaximumEntropy question;
  question.p = core::Array(dimensions, p);
  question.margins = margins;
  core::Run run;
  int sweeps = 0;
  const double seconds = least_seconds(repeats, [&] { sweeps = maximum_entropy(question, run).sweeps; });
  const auto numpy = beside ? bench::numpy_proportional_fit(sizes, 2, sweeps, repeats) : std::nullopt;
  fmt::print("most entropy, pairs of {:<26} {:9.3f} ms  {} sweeps, {:.2f} ns a cell and margin, over NumPy {}\n", sizes,
             1e3 * seconds, sweeps, 1e9 * seconds / (static_cast<double>(cells * margins.items.size()) * sweeps),
             numpy ? fmt::format("{:.2f}", seconds / *numpy) : "-");
}

// Qhull has the same half-spaces about the same inner point, and the entropy of its corners in NumPy.
std::optional<double> by_qhull(std::size_t a, std::size_t b, std::size_t y) {
  return bench::printed_by_python(
      fmt::format("import time, numpy as np\n"
                  "from scipy.spatial import HalfspaceIntersection\n"
                  "c = lambda n: np.eye(n, n - 1) - np.eye(n, n - 1, -1)\n"
                  "a, b, y = {}, {}, {}; best = 1e300\n"
                  "for seed in range(5):\n"
                  "    p = np.random.default_rng(seed).exponential(size=(a, b, y)); p /= p.sum()\n"
                  "    n = np.einsum('au,bv,yw->abyuvw', c(a), c(b), c(y)).reshape(a * b * y, -1)\n"
                  "    t = time.process_time()\n"
                  "    h = HalfspaceIntersection(np.hstack([-n, -p.reshape(-1, 1)]), np.zeros(n.shape[1]))\n"
                  "    m = np.maximum(p.ravel() + h.intersections @ n.T, 1e-300); (m * np.log(m)).sum(1).max()\n"
                  "    best = min(best, time.process_time() - t)\n"
                  "print(best)\n",
                  a, b, y));
}

void corners(std::size_t a, std::size_t b, std::size_t y, int repeats, bool beside) {
  std::vector<double> p(a * b * y), ay(a * y), by(b * y), ab(a * b);
  core::Stream(12).fill_uniform(p);
  double sum = 0;
  for (double& v : p) sum += v = -std::log(v);
  for (std::size_t i = 0; i < p.size(); ++i) {
    const double mass = p[i] / sum;
    const std::size_t u = i / (b * y), v = i / y % b, w = i % y;
    ay[u * y + w] += mass, by[v * y + w] += mass, ab[u * b + v] += mass;
  }
  UnseenSynergy question;
  question.first = core::Array({core::Dimension("a", a), core::Dimension("y", y)}, ay);
  question.second = core::Array({core::Dimension("b", b), core::Dimension("y", y)}, by);
  question.sources = core::Array({core::Dimension("a", a), core::Dimension("b", b)}, ab);
  core::Run run;
  const double seconds = least_seconds(repeats, [&] { sink += unseen_synergy(question, run).most; });
  const auto qhull = beside ? by_qhull(a, b, y) : std::nullopt;
  fmt::print("unseen synergy, {} x {} x {}  {:9.3f} ms  over Qhull {}\n", a, b, y, 1e3 * seconds,
             qhull ? fmt::format("{:.2f}", seconds / *qhull) : "-");
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
  most_entropy(8, 3, 10 * repeats, !brief);
  if (!brief) {
    most_entropy(64, 3, repeats, true);
    most_entropy(128, 3, 1, true);
    most_entropy(4, 9, 1, true);
  }
  corners(2, 3, 3, repeats, !brief);
  if (!brief) {
    corners(2, 3, 4, repeats, true);
    corners(3, 3, 3, 2, true);
  }
  return sink < -1e9 ? 1 : 0;
}
