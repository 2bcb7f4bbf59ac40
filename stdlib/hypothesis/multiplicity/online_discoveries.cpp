// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/multiplicity/online_discoveries.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/multiplicity/ordered_p.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kOnlineDiscoveries = "online_discoveries";

// The constants keep each sum over all t below one: the first is that of the paper (0.976), the second 1/ζ(1.6).
double slow_share(double t) {
  return t < 1 ? 0 : 0.07720838 * std::log(std::max(t, 2.0)) / (t * std::exp(std::sqrt(std::log(t))));
}
double fast_share(double t) { return t < 1 ? 0 : 0.4374901658 * std::pow(t, -1.6); }

/// A rejection, or the start: what has gone by since, on the clock of the method.
struct Earning {
  double worth;
  double since = 0;
};

}  // namespace

OnlineDiscoveriesResult online_discoveries(const OnlineDiscoveries& question, core::Run& run) {
  const auto refuse = [](const char* name, std::string found, const char* wanted) {
    throw core::BadParameter(kOnlineDiscoveries, name, std::move(found), wanted);
  };
  const bool lord = question.method == "lord", addis = question.method == "addis";
  if (!lord && !addis && question.method != "saffron")
    refuse("method", "\"" + question.method + "\"", "\"lord\", \"saffron\" or \"addis\"");
  if (!(question.alpha > 0 && question.alpha < 1)) refuse("alpha", fmt::format("{:g}", question.alpha), "in (0, 1)");
  const double tau = addis ? question.discarded : 1;
  const double lambda = lord ? 0 : question.candidates > 0 ? question.candidates : addis ? 0.25 : 0.5;
  if (!(tau > 0 && tau <= 1)) refuse("discarded", fmt::format("{:g}", tau), "in (0, 1]");
  if (!(question.candidates >= 0 && lambda < tau))
    refuse("candidates", fmt::format("{:g}", question.candidates), "at least 0, and below what is discarded");
  const core::Array checked = checked_p(kOnlineDiscoveries, question.p);
  const auto p = checked.real();

  const double all = lord ? question.alpha : (tau - lambda) * question.alpha, start = lord ? all / 10 : all / 2;
  std::vector<Earning> earnings{{start}};
  const auto level = [&] {
    double sum = 0;
    for (const Earning& each : earnings) sum += each.worth * (lord ? slow_share : fast_share)(each.since + 1);
    return lord ? sum : std::min(lambda, sum);
  };
  OnlineDiscoveriesResult result;
  std::vector<double> levels;
  std::vector<core::Array::Boolean> rejected;
  double tests = 0;
  for (const double each : p) {
    if (levels.size() % 1024 == 0) run.tick();
    const bool is_test = !std::isnan(each);
    levels.push_back(is_test ? level() : std::nan(""));
    const bool rejects = is_test && each <= levels.back();
    rejected.push_back(rejects);
    if (!is_test) continue;
    tests += 1;
    // Time goes by for what is neither a candidate nor discarded; for a rejection it begins after it.
    if (lord || (each <= tau && each > lambda))
      for (Earning& earning : earnings) earning.since += 1;
    if (rejects) {
      earnings.push_back({result.discoveries == 0 ? all - start : all});
      result.discoveries += 1;
    }
  }
  result.next = level();
  result.levels = core::Array::along("test", std::move(levels));
  const std::size_t size = rejected.size();
  result.rejected = core::Array({core::Dimension("test", size)}, std::move(rejected));
  result.reading = fmt::format(
      "{:g} of {:g} hypotheses rejected with a share of false ones of at most {:g} ({}); the next "
      "test is held against {:.2g}",
      result.discoveries, tests, question.alpha, question.method, result.next);
  return result;
}

}  // namespace ansatz::hypothesis
