// SPDX-License-Identifier: MIT
//
// Mutual information by nearest neighbours against SciPy's trees where python3 has them, both on one core, and what a
// second core is worth, beside what it is worth to two estimates of one thread each, which is all that the machine has
// to give; then its parts, and the crossover between the ways of searching.
#include <fmt/format.h>
#include <tbb/global_control.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "python_peer.h"
#include "stdlib/information/neighbours/ksg_mutual_information.h"
#include "stdlib/information/neighbours/nearest.h"
#include "stopwatch.h"

namespace {

using namespace ansatz;
using namespace ansatz::information;

double processor_seconds(auto&& work) { return bench::seconds(work, CLOCK_PROCESS_CPUTIME_ID); }
double wall_seconds(auto&& work) { return bench::seconds(work, CLOCK_MONOTONIC); }

// x of d normal components, y = 0.6 x + 0.8 e.
KsgMutualInformation pairs(std::size_t n, std::size_t d) {
  std::vector<double> x(n * d), y(n * d);
  core::Stream(1).fill_normal(x);
  core::Stream(2).fill_normal(y);
  for (std::size_t i = 0; i < n * d; ++i) y[i] = 0.6 * x[i] + 0.8 * y[i];
  KsgMutualInformation question;
  const std::vector<core::Dimension> dimensions{{"sample", n}, {"component", d}};
  question.x = core::Array(dimensions, std::move(x));
  question.y = core::Array(dimensions, std::move(y));
  return question;
}

// The usual few lines: a tree of the pairs, one of each sample, counts by query_ball_point or, of a column, by sorting.
std::optional<double> by_scipy(std::size_t n, std::size_t d, bool is_sorted) {
  return bench::printed_by_python(
      fmt::format("import time, numpy as np\n"
                  "from scipy.spatial import cKDTree\n"
                  "from scipy.special import digamma\n"
                  "g = np.random.default_rng(1); n, d = {}, {}\n"
                  "x = g.normal(size=(n, d)); y = 0.6 * x + 0.8 * g.normal(size=(n, d))\n"
                  "def count(v, r):\n"
                  "    if {}:\n"
                  "        s = np.sort(v[:, 0])\n"
                  "        return np.searchsorted(s, v[:, 0] + r, 'right') - np.searchsorted(s, v[:, 0] - r, 'left')\n"
                  "    return cKDTree(v).query_ball_point(v, r, p=np.inf, return_length=True)\n"
                  "t = time.process_time()\n"
                  "xy = np.hstack([x, y])\n"
                  "r = np.nextafter(cKDTree(xy).query(xy, k=4, p=np.inf)[0][:, -1], 0)\n"
                  "digamma(3) + digamma(n) - np.mean(digamma(count(x, r)) + digamma(count(y, r)))\n"
                  "print(time.process_time() - t)\n",
                  n, d, is_sorted ? "True" : "False"));
}

void two_at_once(const KsgMutualInformation& question) {
  const auto once = [&] {
    core::Run run;
    ksg_mutual_information(question, run);
  };
  std::jthread other(once);
  once();
}

void estimate(std::size_t n, std::size_t d, bool brief) {
  const auto question = pairs(n, d);
  core::Run run;
  double one = 1e300, sink = 0;
  std::vector<double> speed_ups, limits;  // of turns, one after the other: others on the machine disturb the clock
  const double before = bench::peak_megabytes();
  sink += ksg_mutual_information(question, run).information;
  const double memory = bench::peak_megabytes() - before;
  for (int repeat = 0; repeat < (brief || n * d > 300000 ? 2 : 61); ++repeat) {
    double alone = 0;
    {
      const tbb::global_control single(tbb::global_control::max_allowed_parallelism, 1);
      one = std::min(one, processor_seconds([&] {
                       alone = wall_seconds([&] { sink += ksg_mutual_information(question, run).information; });
                     }));
      limits.push_back(2 * alone / wall_seconds([&] { two_at_once(question); }));
    }
    speed_ups.push_back(alone / wall_seconds([&] { sink += ksg_mutual_information(question, run).information; }));
  }
  const auto middle = [](std::vector<double>& ratios) {
    std::ranges::sort(ratios);
    return ratios[ratios.size() / 2];
  };
  const auto trees = brief ? std::nullopt : by_scipy(n, d, false);
  const auto sorted = brief || d > 1 ? std::nullopt : by_scipy(n, d, true);
  const auto ratio = [&](std::optional<double> peer) { return peer ? fmt::format("{:.1f}", *peer / one) : "-"; };
  fmt::print("{:<22}  {:>9.1f} ms  {:>8.2f} µs  {:>10}  {:>10}  {:>9.2f}  {:>11.2f}  {:>8.0f} B{}\n",
             fmt::format("n = {}, d = {} + {}", n, d, d), 1e3 * one, 1e6 * one / static_cast<double>(n), ratio(trees),
             ratio(sorted), middle(speed_ups), middle(limits), 1024.0 * 1024.0 * memory / static_cast<double>(n),
             sink < -1e9 ? " " : "");
}

Points normals(std::size_t n, std::size_t d) {
  Points points{n, d, std::vector<double>(n * d)};
  core::Stream(3).fill_normal(points.values);
  return points;
}

void parts(std::size_t n, std::size_t d) {
  const tbb::global_control single(tbb::global_control::max_allowed_parallelism, 1);
  const Points points = normals(n, d);
  core::Run run;
  std::vector<double> reach;
  const double build = processor_seconds([&] { Nearest(points, Norm::largest, run); });
  const Nearest together(points, Norm::largest, run, Nearest::Way::together);
  const Nearest alone(points, Norm::largest, run, Nearest::Way::one_by_one);
  const double with_company = processor_seconds([&] { reach = together.kth_distances(3, 0, run); });
  const double by_itself = processor_seconds([&] { reach = alone.kth_distances(3, 0, run); });
  // Reaches that hold some √(3 n) others, as those of two samples do.
  const auto wide = alone.kth_distances(static_cast<std::size_t>(std::sqrt(3.0 * static_cast<double>(n))), 0, run);
  const double count = processor_seconds([&] { count_neighbours(points, wide, true, 0, run); });
  const auto each = [&](double seconds) { return 1e6 * seconds / static_cast<double>(n); };
  fmt::print("{:<22}  {:>8.3f}  {:>9.3f}  {:>11.3f}  {:>8.3f}\n", fmt::format("n = {}, d = {}", n, d), each(build),
             each(with_company), each(by_itself), each(count));
}

void crossover(std::size_t d) {
  const tbb::global_control single(tbb::global_control::max_allowed_parallelism, 1);
  core::Run run;
  for (const std::size_t n : {64, 128, 256, 512, 1024, 4096}) {
    const Points points = normals(n, d);
    double least[3] = {1e300, 1e300, 1e300};
    const Nearest::Way ways[] = {Nearest::Way::everything, Nearest::Way::together, Nearest::Way::one_by_one};
    const std::size_t repeats = std::max<std::size_t>(1, 20000 / n);
    for (int turn = 0; turn < 5; ++turn)
      for (int w = 0; w < 3; ++w)
        least[w] = std::min(least[w], processor_seconds([&] {
                              for (std::size_t i = 0; i < repeats; ++i)
                                Nearest(points, Norm::largest, run, ways[w]).kth_distances(3, 0, run);
                            }));
    fmt::print("{:<22}  {:>10.3f}  {:>9.3f}  {:>11.3f}\n", fmt::format("n = {}, d = {}", n, d),
               1e6 * least[0] / static_cast<double>(n * repeats), 1e6 * least[1] / static_cast<double>(n * repeats),
               1e6 * least[2] / static_cast<double>(n * repeats));
  }
}

}  // namespace

int main(int argc, char** argv) {
  const bool brief = argc > 1 && std::string_view(argv[1]) == "--smoke";   // small and few: does it run at all
  const bool is_long = argc > 1 && std::string_view(argv[1]) == "--long";  // SciPy takes minutes for the last row
  fmt::print("{:<22}  {:>12}  {:>11}  {:>10}  {:>10}  {:>9}  {:>11}  {:>10}\n", "KSG, k = 3, one thread", "time",
             "a pair", "SciPy over", "sorted", "2 threads", "two at once", "memory");
  estimate(brief ? 2000 : 100000, 1, brief);
  estimate(brief ? 1000 : 20000, 5, brief);
  if (is_long) estimate(100000, 5, brief);
  fmt::print("\n{:<22}  {:>8}  {:>9}  {:>11}  {:>8}\n", "µs a point of", "tree", "together", "one by one", "counts");
  for (const std::size_t d : {1, 2, 3, 4, 5, 7, 10}) parts(brief ? 1000 : 20000, d);
  if (!brief) parts(100000, 2);
  fmt::print("\n{:<22}  {:>10}  {:>9}  {:>11}\n", "µs a point, tree too", "everything", "together", "one by one");
  for (const std::size_t d : {2, 5, 10, 20, 30}) {
    if (brief && d > 2) break;
    crossover(d);
  }
}
