// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/counts/estimators.h"

#include <algorithm>
#include <boost/math/quadrature/exp_sinh.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>

#include "stdlib/information/compensated_sum.h"

namespace ansatz::information {

namespace {

double psi(double x) { return boost::math::digamma(x); }
double sign_of_parity(double n) { return std::fmod(n, 2) == 0 ? 1 : -1; }

/// Σ over observed cells of f(n).
template <class F>
double over_cells(const Multiplicities& counts, F&& f) {
  CompensatedSum sum;
  for (const auto& group : counts.groups) sum.add(group.cells * f(group.count));
  return sum.value();
}

}  // namespace

double plugin_entropy(const Multiplicities& counts) {
  const double all = counts.samples;
  return std::max(0.0, over_cells(counts, [=](double n) { return -n / all * std::log(n / all); }));
}

double miller_madow_entropy(const Multiplicities& counts, double cells) {
  return plugin_entropy(counts) + (cells - 1) / (2 * counts.samples);
}

double grassberger88_entropy(const Multiplicities& counts) {
  const double all = counts.samples;
  return over_cells(counts, [=](double n) { return n / all * (std::log(all) - psi(n) - sign_of_parity(n) / (n + 1)); });
}

double grassberger_entropy(const Multiplicities& counts) {
  const double all = counts.samples;
  return over_cells(counts, [=](double n) {
    const double g = psi(n) + 0.5 * sign_of_parity(n) * (psi((n + 1) / 2) - psi(n / 2));
    return n / all * (std::log(all) - g);
  });
}

double coverage_of(const Multiplicities& counts) {
  const double all = counts.samples, single = counts.cells_with(1);
  return 1 - (single == all ? all - 1 : single) / all;
}

double chao_shen_entropy(const Multiplicities& counts) {
  const double all = counts.samples, seen = coverage_of(counts);
  return over_cells(counts, [=](double n) {
    const double p = seen * n / all;
    return -p * std::log(p) / -std::expm1(all * std::log1p(-p));
  });
}

double zhang_entropy(const Multiplicities& counts) {
  const double all = counts.samples;
  return over_cells(counts, [=](double n) { return n / all * (psi(all) - psi(n)); });
}

double chao_wang_jost_entropy(const Multiplicities& counts) {
  const double all = counts.samples, single = counts.cells_with(1), twice = counts.cells_with(2);
  if (single == 0 || all < 2) return zhang_entropy(counts);
  const double a = twice > 0 ? 2 * twice / ((all - 1) * single + 2 * twice) : 2 / ((all - 1) * (single - 1) + 2);
  if (a == 1) return zhang_entropy(counts);
  boost::math::quadrature::exp_sinh<double> integrate;
  const auto term = [=](double u) { return std::exp(-u) / (all * a - (1 - a) * all * std::expm1(-u / all)); };
  const double tail = (1 - a) * integrate.integrate(term, 1e-13);
  return zhang_entropy(counts) + single / all * tail;
}

double james_stein_shrinkage(const Multiplicities& counts, double alphabet) {
  const double all = counts.samples, even = 1 / alphabet;
  const double squares = over_cells(counts, [=](double n) { return n / all * (n / all); });
  const double apart = over_cells(counts, [=](double n) { return (even - n / all) * (even - n / all); }) +
                       (alphabet - counts.observed) * even * even;
  if (all <= 1 || apart == 0) return 1;
  return std::clamp((1 - squares) / ((all - 1) * apart), 0.0, 1.0);
}

double james_stein_entropy(const Multiplicities& counts, double alphabet) {
  const double all = counts.samples, drawn = james_stein_shrinkage(counts, alphabet), base = drawn / alphabet;
  const double seen = over_cells(counts, [=](double n) {
    const double p = base + (1 - drawn) * n / all;
    return -p * std::log(p);
  });
  const double unseen = base > 0 ? -(alphabet - counts.observed) * base * std::log(base) : 0;
  return seen + unseen;
}

double bonachela_entropy(const Multiplicities& counts, double cells) {
  const double all = counts.samples;
  const auto term = [=](double n) { return (n + 1) * (psi(all + 3) - psi(n + 2)); };
  return (over_cells(counts, term) + (cells - counts.observed) * term(0)) / (all + 2);
}

double jackknife_entropy(const Multiplicities& counts) {
  const double all = counts.samples;
  if (all < 2) return 0;
  // N·H − (N−1)·(mean without one) as a correction to H: no digits go in a difference of numbers of size N.
  const double correction =
      over_cells(counts, [](double n) { return n > 1 ? n * (n - 1) * std::log1p(-1 / n) : 0; }) / all;
  return plugin_entropy(counts) + correction - (all - 1) * std::log1p(-1 / all);
}

double plugin_standard_error(const Multiplicities& counts) {
  const double all = counts.samples, mean = plugin_entropy(counts);
  const double variance = over_cells(counts, [=](double n) {
    const double away = -std::log(n / all) - mean;
    return n / all * away * away;
  });
  return std::sqrt(variance / all);
}

namespace {

using Estimator = double (*)(const Multiplicities&, double alphabet);

const std::vector<std::pair<std::string, Estimator>>& table() {
  static const std::vector<std::pair<std::string, Estimator>> kTable = {
      {"plugin", [](const Multiplicities& n, double) { return plugin_entropy(n); }},
      {"miller_madow", [](const Multiplicities& n, double) { return miller_madow_entropy(n, n.observed); }},
      {"grassberger88", [](const Multiplicities& n, double) { return grassberger88_entropy(n); }},
      {"grassberger", [](const Multiplicities& n, double) { return grassberger_entropy(n); }},
      {"chao_shen", [](const Multiplicities& n, double) { return chao_shen_entropy(n); }},
      {"chao_wang_jost", [](const Multiplicities& n, double) { return chao_wang_jost_entropy(n); }},
      {"james_stein", [](const Multiplicities& n, double k) { return james_stein_entropy(n, k); }},
      {"zhang", [](const Multiplicities& n, double) { return zhang_entropy(n); }},
      {"bonachela", [](const Multiplicities& n, double) { return bonachela_entropy(n, n.observed); }},
      {"jackknife", [](const Multiplicities& n, double) { return jackknife_entropy(n); }},
      {"nsb", [](const Multiplicities& n, double k) { return nsb_entropy(n, k).mean; }},
  };
  return kTable;
}

}  // namespace

double entropy_by(const std::string& estimator, const Multiplicities& counts, double alphabet) {
  for (const auto& [name, estimate] : table())
    if (name == estimator) return estimate(counts, alphabet);
  return std::numeric_limits<double>::quiet_NaN();
}

const std::vector<std::string>& entropy_estimators() {
  static const std::vector<std::string> kNames = [] {
    std::vector<std::string> names;
    for (const auto& row : table()) names.push_back(row.first);
    return names;
  }();
  return kNames;
}

}  // namespace ansatz::information
