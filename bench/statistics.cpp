// SPDX-License-Identifier: MIT
//
// Tests against the plain loop one would write by hand, against SciPy where python3 has it, and against sorting the
// data, which no rank test can do without. Contestants are taken in turn and the least of the repeats counts.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "python_peer.h"
#include "stdlib/hypothesis/dependence/distance_correlation.h"
#include "stdlib/hypothesis/dependence/hilbert_schmidt.h"
#include "stdlib/hypothesis/dependence/kendall.h"
#include "stdlib/hypothesis/distributions/energy_test.h"
#include "stdlib/hypothesis/distributions/kolmogorov_smirnov.h"
#include "stdlib/hypothesis/distributions/maximum_mean_discrepancy.h"
#include "stdlib/hypothesis/models/predictive_ability.h"
#include "stdlib/hypothesis/multiplicity/corrections.h"
#include "stdlib/hypothesis/ranks/mann_whitney.h"
#include "stdlib/hypothesis/ranks/wilcoxon_signed_rank.h"
#include "stdlib/hypothesis/regression/bds_test.h"
#include "stdlib/hypothesis/regression/theil_sen.h"
#include "stdlib/hypothesis/resampling/bootstrap.h"
#include "stdlib/hypothesis/resampling/permutation_test.h"
#include "stdlib/hypothesis/tables/log_linear.h"
#include "stopwatch.h"

namespace {

using namespace ansatz;
using namespace ansatz::hypothesis;
using Sample = std::vector<double>;

// Of the processor, so that a busy machine disturbs little.
double seconds(auto&& work) { return bench::seconds(work, CLOCK_PROCESS_CPUTIME_ID); }

Sample normals(std::uint64_t seed, std::size_t n) {
  Sample out(n);
  core::Stream(seed).fill_normal(out);
  return out;
}

template <class Question>
Question about(const Sample& x, const Sample& y) {
  Question question;
  question.samples = {core::Array::of(x), core::Array::of(y)};
  return question;
}

// f(n, m, u) = f(n − 1, m, u − m) + f(n, m − 1, u), the whole table.
double tail_by_recurrence(std::size_t n, std::size_t m, std::size_t u) {
  const std::size_t length = n * m + 1;
  std::vector<std::vector<double>> last(m + 1, Sample(length, 0.0)), here = last;
  for (auto& row : last) row[0] = 1;
  for (std::size_t i = 1; i <= n; ++i) {
    std::fill(here[0].begin(), here[0].end(), 0.0);
    here[0][0] = 1;
    for (std::size_t j = 1; j <= m; ++j)
      for (std::size_t k = 0; k < length; ++k) here[j][k] = here[j - 1][k] + (k >= j ? last[j][k - j] : 0.0);
    std::swap(last, here);
  }
  double below = 0, all = 0;
  for (std::size_t k = 0; k < length; ++k) all += last[m][k], below += k <= u ? last[m][k] : 0.0;
  return below / all;
}

double permutation_by_hand(const Sample& x, const Sample& y, int draws) {
  Sample pool = x;
  pool.insert(pool.end(), y.begin(), y.end());
  std::mt19937_64 engine(1);
  const auto difference = [&] {
    double one = 0, two = 0;
    for (std::size_t i = 0; i < pool.size(); ++i) (i < x.size() ? one : two) += pool[i];
    return one / static_cast<double>(x.size()) - two / static_cast<double>(y.size());
  };
  const double observed = difference();
  int above = 1;
  for (int b = 0; b < draws; ++b) {
    std::shuffle(pool.begin(), pool.end(), engine);
    above += difference() >= observed;
  }
  return above / (draws + 1.0);
}

// Seconds that a line of Python takes, processor time; nothing where no python3 has SciPy.
std::optional<double> by_scipy(const std::string& statement, int repeats) {
  return bench::printed_by_python(
      fmt::format("import time, numpy as np; from scipy import stats\n"
                  "r = np.random.default_rng(1); best = 1e300\n"
                  "for i in range({}):\n"
                  "    t = time.process_time(); {}; best = min(best, time.process_time() - t)\n"
                  "print(best)\n",
                  repeats, statement));
}

void report(const std::string& what, double own, double peer, std::optional<double> scipy, double allowed_ms) {
  fmt::print("{:<42}  {:>9.3f} ms  {:>9.3f}  {:>9}  {}\n", what, 1e3 * own, own / peer,
             scipy ? fmt::format("{:.3g}", own / *scipy) : "-",
             allowed_ms > 0 ? fmt::format("≤ {:g} ms", allowed_ms) : "");
}

void exact_mann_whitney(bool brief) {
  const auto question = [] {
    auto made = about<MannWhitney>(normals(1, 100), normals(2, 100));
    made.method = "exact";
    return made;
  }();
  core::Run run;
  double own = 1e300, peer = 1e300, sink = 0;
  for (int i = 0; i < (brief ? 2 : 10); ++i) {
    own = std::min(own, seconds([&] { sink += *mann_whitney(question, run).p; }));
    peer = std::min(peer, seconds([&] { sink += tail_by_recurrence(100, 100, 4800); }));
  }
  const auto scipy = brief ? std::nullopt
                           : by_scipy(
                                 "stats._mannwhitneyu._mwu_state.configurations = None; "
                                 "stats.mannwhitneyu(r.normal(size=100), r.normal(size=100), method='exact')",
                                 1);
  report(fmt::format("exact Mann–Whitney, 100 + 100{}", sink < 0 ? " " : ""), own, peer, scipy, 20);
}

void permutation(bool brief) {
  const Sample x = normals(3, 500), y = normals(4, 500);
  auto question = about<PermutationTest>(x, y);
  question.draws = brief ? 1000 : 10000;
  core::Run run(core::Stream(7));
  double own = 1e300, peer = 1e300, sink = 0;
  for (int i = 0; i < (brief ? 2 : 7); ++i) {
    own = std::min(own, seconds([&] { sink += *permutation_test(question, run).p; }));
    peer = std::min(peer, seconds([&] { sink += permutation_by_hand(x, y, question.draws); }));
  }
  const auto scipy =
      brief ? std::nullopt
            : by_scipy(
                  "stats.permutation_test((r.normal(size=500), r.normal(size=500)), "
                  "lambda a, b, axis: a.mean(axis=axis) - b.mean(axis=axis), vectorized=True, n_resamples=10000, "
                  "batch=1000, random_state=1)",
                  2);
  report(fmt::format("permutation mean difference, 500 + 500, B = {}{}", question.draws, sink < 0 ? " " : ""), own,
         peer, scipy, brief ? 0 : 100);
}

template <class Question, TestResult (*kTest)(const Question&, core::Run&)>
void large(const char* name, const char* scipy_name, std::size_t n, bool brief) {
  if (brief) n = 20000;
  const Sample x = normals(5, n), y = normals(6, n);
  auto question = about<Question>(x, y);
  question.method = "asymptotic";
  core::Run run;
  double own = 1e300, peer = 1e300, sink = 0;
  for (int i = 0; i < (brief ? 2 : 3); ++i) {
    own = std::min(own, seconds([&] { sink += *kTest(question, run).p; }));
    Sample pool = x;
    pool.insert(pool.end(), y.begin(), y.end());
    peer = std::min(peer, seconds([&] { std::sort(pool.begin(), pool.end()); }));
    sink += pool[0];
  }
  const auto scipy =
      brief ? std::nullopt
            : by_scipy(fmt::format("a = r.normal(size={0}); b = r.normal(size={0}); "
                                   "t = time.process_time(); stats.{1}(a, b, method='asymp{2}')",
                                   n, scipy_name, std::string_view(scipy_name) == "ks_2samp" ? "" : "totic"),
                       2);
  report(fmt::format("{}, N = {:g} (by hand: one sort){}", name, 2.0 * static_cast<double>(n), sink < -1e9 ? " " : ""),
         own, peer, scipy, brief ? 0 : 200);
}

// Of pairs: by hand, one std::sort of either sample.
template <class Question, TestResult (*kTest)(const Question&, core::Run&)>
void pairs(const char* name, const char* method, const char* scipy_call, std::size_t n, double allowed_ms, bool brief) {
  if (brief) n = 2000;
  const Sample x = normals(8, n), y = normals(9, n);
  auto question = about<Question>(x, y);
  question.method = method;
  core::Run run;
  double own = 1e300, peer = 1e300, sink = 0;
  for (int i = 0; i < (brief ? 2 : 5); ++i) {
    own = std::min(own, seconds([&] { sink += *kTest(question, run).p; }));
    Sample a = x, b = y;
    peer = std::min(peer, seconds([&] { std::sort(a.begin(), a.end()), std::sort(b.begin(), b.end()); }));
    sink += a[0] + b[0];
  }
  const auto scipy = brief || *scipy_call == 0 ? std::nullopt
                                               : by_scipy(fmt::format("a = r.normal(size={0}); b = r.normal(size={0}); "
                                                                      "t = time.process_time(); stats.{1}",
                                                                      n, scipy_call),
                                                          2);
  report(fmt::format("{}, {:g} pairs (by hand: two sorts){}", name, static_cast<double>(n), sink < -1e9 ? " " : ""),
         own, peer, scipy, brief ? 0 : allowed_ms);
}

// Draws of one sample with the mean of each, element by element.
double bootstrap_by_hand(const Sample& x, int draws) {
  std::mt19937_64 engine(1);
  std::uniform_int_distribution<std::size_t> place(0, x.size() - 1);
  double above = 0;
  for (int b = 0; b < draws; ++b) {
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += x[place(engine)];
    above += sum > 0;
  }
  return above;
}

void resampling(bool brief) {
  const Sample x = normals(10, 1000);
  Bootstrap question;
  question.samples = {core::Array::of(x)};
  question.draws = brief ? 500 : 10000;
  core::Run run(core::Stream(7));
  for (const char* method : {"percentile", "bca", "studentised"}) {
    question.method = method;
    double own = 1e300, peer = 1e300, sink = 0;
    for (int i = 0; i < (brief ? 2 : 5); ++i) {
      own = std::min(own, seconds([&] { sink += bootstrap(question, run).error; }));
      peer = std::min(peer, seconds([&] { sink += bootstrap_by_hand(x, question.draws); }));
    }
    const auto scipy = brief || question.method == "studentised"
                           ? std::nullopt
                           : by_scipy(fmt::format("stats.bootstrap((r.normal(size=1000),), np.mean, n_resamples=10000, "
                                                  "batch=1000, method='{}')",
                                                  question.method == "bca" ? "BCa" : "percentile"),
                                      2);
    report(fmt::format("bootstrap of a mean, {}, 1000, B = {}{}", method, question.draws, sink < 0 ? " " : ""), own,
           peer, scipy, brief ? 0 : 100);
    fmt::print("{:<42}  {:.2g} drawn elements a second\n", "", 1000.0 * question.draws / own);
  }
}

double gaussian(const Sample& points, std::size_t i, std::size_t j) {
  double squares = 0;
  for (std::size_t c = 0; c < 3; ++c)
    squares += (points[3 * i + c] - points[3 * j + c]) * (points[3 * i + c] - points[3 * j + c]);
  return std::exp(-0.5 * squares);
}

Sample kernel_table(const Sample& points) {
  const std::size_t n = points.size() / 3;
  Sample out(n * n);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j) out[i * n + j] = gaussian(points, i, j);
  return out;
}

// Shuffle the places, then add the table up in three parts.
double discrepancy_by_hand(const Sample& pool, int draws) {
  const Sample kernel = kernel_table(pool);
  const std::size_t n = pool.size() / 3, half = n / 2;
  std::vector<std::size_t> place(n);
  std::iota(place.begin(), place.end(), std::size_t{0});
  std::mt19937_64 engine(1);
  double above = 0;
  for (int b = 0; b < draws; ++b) {
    std::shuffle(place.begin(), place.end(), engine);
    double same = 0, other = 0;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j) ((i < half) == (j < half) ? same : other) += kernel[place[i] * n + place[j]];
    above += same > other;
  }
  return above;
}

// Centre one table, then take the other in shuffled order.
double independence_by_hand(const Sample& x, const Sample& y, int draws) {
  Sample k = kernel_table(x);
  const Sample l = kernel_table(y);
  const std::size_t n = x.size() / 3;
  Sample row(n, 0.0);
  double all = 0;
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j) row[i] += k[i * n + j], all += k[i * n + j];
  const auto size = static_cast<double>(n);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j) k[i * n + j] -= (row[i] + row[j] - all / size) / size;
  std::vector<std::size_t> place(n);
  std::iota(place.begin(), place.end(), std::size_t{0});
  std::mt19937_64 engine(1);
  double above = 0;
  for (int b = 0; b < draws; ++b) {
    std::shuffle(place.begin(), place.end(), engine);
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j) sum += k[i * n + j] * l[place[i] * n + place[j]];
    above += sum > 0;
  }
  return above;
}

core::Array points_of(const Sample& values) {
  return core::Array({core::Dimension("draw", values.size() / 3), core::Dimension("component", 3)}, values);
}

// Points of three components, 999 divisions or orders.
void points(bool brief) {
  const std::size_t n = brief ? 60 : 500;
  const int draws = brief ? 99 : 999;
  const Sample x = normals(11, 3 * n), y = normals(12, 3 * n);
  Sample pool = x;
  pool.insert(pool.end(), y.begin(), y.end());
  core::Run run(core::Stream(7));
  const auto ask = [&]<class Question>(Question question, auto kernel, auto by_hand, const std::string& what,
                                       const std::string& scipy_setup, const std::string& scipy) {
    question.samples = {points_of(x), points_of(y)};
    question.draws = draws;
    double own = 1e300, peer = 1e300, sink = 0;
    for (int i = 0; i < (brief ? 2 : 5); ++i) {
      own = std::min(own, seconds([&] { sink += *kernel(question, run).p; }));
      peer = std::min(peer, seconds([&] { sink += by_hand(); }));
    }
    const auto theirs =
        brief || scipy.empty() ? std::nullopt : by_scipy(scipy_setup + "t = time.process_time(); " + scipy, 2);
    report(fmt::format("{}{}", what, sink < 0 ? " " : ""), own, peer, theirs, 0);
  };
  const std::string table = "from scipy.spatial.distance import cdist; a = r.normal(size=(1000, 3)); ";
  ask(
      MaximumMeanDiscrepancy(), maximum_mean_discrepancy, [&] { return discrepancy_by_hand(pool, draws); },
      fmt::format("MMD of points, {} + {}, B = {}", n, n, draws), table,
      "k = np.exp(-0.5 * cdist(a, a) ** 2); w = np.array([r.permutation(np.repeat([1., -1.], 500)) for _ in "
      "range(999)]); "
      "(w @ k * w).sum(axis=1)");
  ask(
      EnergyTest(), energy_test, [&] { return discrepancy_by_hand(pool, draws); },
      fmt::format("energy test of points, {} + {}, B = {}", n, n, draws), "", "");
  ask(
      HilbertSchmidt(), hilbert_schmidt, [&] { return independence_by_hand(x, y, draws); },
      fmt::format("HSIC of points, {} pairs, B = {}", n, draws),
      "from scipy.spatial.distance import cdist; a = r.normal(size=(500, 3)); b = r.normal(size=(500, 3)); ",
      "k = np.exp(-0.5 * cdist(a, a) ** 2); l = np.exp(-0.5 * cdist(b, b) ** 2); k -= k.mean(0); k -= k.mean(1)[:, "
      "None]; "
      "[(k * l[np.ix_(p, p)]).sum() for p in (r.permutation(500) for _ in range(999))]");
  ask(
      DistanceCorrelation(), distance_correlation, [&] { return independence_by_hand(x, y, draws); },
      fmt::format("distance correlation of points, {} pairs, B = {}", n, draws), "", "");
}

// All pairs in a table, stretches as products along its diagonals.
double stretches_by_hand(const Sample& x, double reach) {
  const std::size_t n = x.size();
  std::vector<std::uint8_t> near(n * n);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j) near[i * n + j] = std::abs(x[i] - x[j]) < reach;
  double pairs = 0, stretches = 0, triples = 0;
  for (std::size_t i = 0; i < n; ++i) {
    double row = 0;
    for (std::size_t j = 0; j < n; ++j) row += near[i * n + j];
    triples += row * row;
    for (std::size_t j = i + 1; j < n; ++j) {
      pairs += near[i * n + j];
      if (j + 1 < n) stretches += near[i * n + j] & near[(i + 1) * n + j + 1];
    }
  }
  return pairs + stretches + triples;
}

// Values of every rival drawn anew, stretch by stretch.
double gains_by_hand(const std::vector<Sample>& losses, int draws, double length) {
  std::mt19937_64 engine(1);
  std::uniform_real_distribution<double> uniform(0, 1);
  const std::size_t n = losses[0].size();
  double sink = 0;
  for (int b = 0; b < draws; ++b) {
    std::vector<std::size_t> place(n);
    for (std::size_t i = 0; i < n; ++i)
      place[i] = i == 0 || uniform(engine) < 1 / length
                     ? static_cast<std::size_t>(uniform(engine) * static_cast<double>(n))
                     : (place[i - 1] + 1) % n;
    double best = 0;
    for (std::size_t k = 1; k < losses.size(); ++k) {
      double sum = 0;
      for (std::size_t i = 0; i < n; ++i) sum += losses[0][place[i]] - losses[k][place[i]];
      best = std::max(best, sum);
    }
    sink += best;
  }
  return sink;
}

// Tests of series.
void series(bool brief) {
  const std::size_t n = brief ? 200 : 5000, steps = brief ? 100 : 1000;
  const int draws = brief ? 19 : 999, repeats = brief ? 2 : 5;
  core::Run run(core::Stream(7));
  const auto ask = [&](const std::string& what, auto ours, auto by_hand) {
    double own = 1e300, peer = 1e300, sink = 0;
    for (int i = 0; i < repeats; ++i) {
      own = std::min(own, seconds([&] { sink += ours(); }));
      peer = std::min(peer, seconds([&] { sink += by_hand(); }));
    }
    report(fmt::format("{}{}", what, sink == 0 ? " " : ""), own, peer, std::nullopt, 0);
  };
  const Sample x = normals(21, n);
  BdsTest bds;
  bds.samples = {core::Array::of(x)};
  ask(
      fmt::format("BDS, {} values", n), [&] { return bds_test(bds, run).statistic; },
      [&] { return stretches_by_hand(x, 1.5); });
  std::vector<Sample> losses;
  PredictiveAbility best;
  for (std::uint64_t k = 0; k < 21; ++k) {
    losses.push_back(normals(30 + k, steps));
    best.samples.emplace_back(core::Array::of(losses.back()));
  }
  best.draws = draws;
  ask(
      fmt::format("superior ability, 20 rivals, {} steps, B = {}", steps, draws),
      [&] { return predictive_ability(best, run).statistic; }, [&] { return gains_by_hand(losses, draws, 32); });
}

// By hand: one std::sort of the p-values, without which nobody adjusts them.
void adjusting(bool brief) {
  const std::size_t n = brief ? 2000 : 100000;
  Sample p(n);
  core::Stream(10).fill_uniform(p);
  for (std::size_t i = 0; i < n; i += 4) p[i] = p[i] * p[i] * p[i];
  const core::Array family = core::Array::of(p);
  core::Run run;
  double own = 1e300, peer = 1e300, sink = 0;
  for (int i = 0; i < (brief ? 2 : 10); ++i) {
    own = std::min(own, seconds([&] { sink += hommel({family}, run).number(0); }));
    Sample sorted = p;
    peer = std::min(peer, seconds([&] { std::sort(sorted.begin(), sorted.end()); }));
    sink += sorted[0];
  }
  report(
      fmt::format("Hommel's adjusted p, N = {:g} (by hand: one sort){}", static_cast<double>(n), sink < 0 ? " " : ""),
      own, peer, std::nullopt, 0);
}

// All pairs of variables interact. NumPy has as many sweeps of such a table, and two sums of logarithms.
void tables(bool brief) {
  struct Case {
    const char* sizes;
    std::vector<std::size_t> shape;
  };
  for (const Case& each : {Case{"8, 8, 8", {8, 8, 8}}, Case{"64, 64, 64", {64, 64, 64}},
                           Case{"4, 4, 4, 4, 4, 4, 4, 4, 4", std::vector<std::size_t>(9, 4)}}) {
    if (brief && each.shape.size() > 3) continue;
    LogLinear question;
    std::vector<core::Dimension> dimensions;
    std::size_t cells = 1;
    for (std::size_t d = 0; d < each.shape.size(); ++d) {
      dimensions.emplace_back(std::string(1, static_cast<char>('a' + d)), each.shape[d]);
      cells *= each.shape[d];
    }
    core::List margins;
    for (std::size_t d = 0; d < each.shape.size(); ++d)
      for (std::size_t e = d + 1; e < each.shape.size(); ++e)
        margins.items.emplace_back(core::List{{dimensions[d].name, dimensions[e].name}});
    Sample counts(cells);
    core::Stream(11).fill_uniform(counts);
    for (double& n : counts) n = 1 + std::floor(100 * n);
    question.table = core::Array(dimensions, counts);
    question.margins = margins;
    core::Run run;
    int sweeps = 0;
    const int repeats = brief ? 1 : cells < 1000 ? 50 : 3;
    const double own = bench::least_seconds(repeats, [&] { sweeps = log_linear(question, run).sweeps; });
    const auto numpy = brief ? std::nullopt : bench::numpy_proportional_fit(each.sizes, 2, sweeps, repeats);
    const double adjusted = static_cast<double>(cells * margins.items.size()) * sweeps;
    fmt::print("log-linear, all pairs of {:<26}  {:>9.3f} ms  {:>2} sweeps, {:.2f} ns a cell and margin  NumPy {}\n",
               each.sizes, 1e3 * own, sweeps, 1e9 * own / adjusted, numpy ? fmt::format("{:.2f}", own / *numpy) : "-");
  }
}

}  // namespace

int main(int argc, char** argv) {
  const bool brief = argc > 1 && std::string_view(argv[1]) == "--smoke";  // small and few: does it run at all
  fmt::print("{:<42}  {:>12}  {:>9}  {:>9}  {}\n", "time, and its ratio to", "time", "by hand", "SciPy", "target");
  exact_mann_whitney(brief);
  permutation(brief);
  resampling(brief);
  points(brief);
  series(brief);
  for (const std::size_t n : {500000, 1000000}) {
    large<MannWhitney, mann_whitney>("Mann–Whitney", "mannwhitneyu", n, brief);
    large<KolmogorovSmirnov, kolmogorov_smirnov>("Kolmogorov–Smirnov", "ks_2samp", n, brief);
  }
  pairs<Kendall, kendall>("Kendall's τ", "asymptotic", "kendalltau(a, b, method='asymptotic')", 1000000, 400, brief);
  pairs<DistanceCorrelation, distance_correlation>("distance correlation", "t", "", 100000, 300, brief);
  pairs<WilcoxonSignedRank, wilcoxon_signed_rank>("Wilcoxon signed-rank", "asymptotic", "wilcoxon(a - b)", 1000000, 0,
                                                  brief);
  pairs<TheilSen, theil_sen>("Theil–Sen", "pairs", "theilslopes(a, b)", 3000, 0, brief);
  adjusting(brief);
  tables(brief);
}
