// SPDX-License-Identifier: MIT
#include "stdlib/information/interventions/intervention_bounds.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

#include "stdlib/core/error.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr const char* kInterventionMean = "intervention_mean";
constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// One divergence D_f(P‖Q) = Σ q f(p/q), f(1) = 0, by what a best Q needs of it. With h(r) = f(r) − r f'(r), which
/// falls from f(0) on, Lagrange's conditions read h(p/q) = (v − η)/λ.
struct Divergence {
  const char* name;
  double (*bound)(double e);
  double (*f)(double ratio);
  double at_zero;             ///< f(0), the largest that h can be
  double (*ratio)(double h);  ///< p/q; none for the total variation, which has a closed form
};

constexpr double kHalfLog2 = 0.5 * std::numbers::ln2;

double x_log_x(double x) { return x > 0 ? x * std::log(x) : 0; }

const std::array<Divergence, 5> kDivergences{{
    {"kullback_leibler", [](double e) { return -std::log(e); }, [](double r) { return x_log_x(r); }, 0,
     [](double h) { return -h; }},
    {"total_variation", [](double e) { return 1 - e; }, [](double r) { return 0.5 * std::abs(r - 1); }, 0.5, nullptr},
    {"hellinger", [](double e) { return 1 - std::sqrt(e); }, [](double r) { return 1 - std::sqrt(r); }, 1,
     [](double h) { return 4 * (1 - h) * (1 - h); }},
    {"chi_squared", [](double e) { return 0.5 * (1 - e) / e; }, [](double r) { return 0.5 * (r - 1) * (r - 1); }, 0.5,
     [](double h) { return std::sqrt(std::max(0.0, 1 - 2 * h)); }},
    {"jensen_shannon", [](double e) { return 0.5 * (x_log_x(e) - (1 + e) * std::log1p(e)) + std::numbers::ln2; },
     [](double r) { return 0.5 * (x_log_x(r) - (1 + r) * std::log(0.5 * (1 + r))); }, kHalfLog2,
     [](double h) { return std::max(0.0, 2 * std::exp(-2 * h) - 1); }},
}};

const Divergence& find(const char* kernel, const char* parameter, const std::string& name) {
  for (const Divergence& each : kDivergences)
    if (name == each.name) return each;
  std::string all;
  for (const Divergence& each : kDivergences) all += (all.empty() ? "\"" : ", \"") + std::string(each.name) + "\"";
  throw BadParameter(kernel, parameter, "\"" + name + "\"", "one of " + all);
}

void check_propensity(const char* kernel, double e) {
  if (!(e > 0 && e <= 1)) throw BadParameter(kernel, "propensity", fmt::format("{:g}", e), "above 0, up to 1");
}

/// Outcomes from 0 to 1 and the masses that were seen.
struct Outcomes {
  std::vector<double> values, masses;
};

/// A law on the outcomes, its mean and its divergence from what was seen.
struct Candidate {
  double mean = 0, divergence = 0;
};

/// The best Q for the multiplier λ: η makes it sum to one, and what cannot be told from seen outcomes lies on the
/// largest. η is carried as its distance t from the largest outcome, 1, which may be far smaller than what 1 + t can
/// tell.
Candidate best_for(const Divergence& d, const Outcomes& o, double lambda) {
  const auto weigh = [&](double t, Candidate* out) {
    double sum = 0;
    for (std::size_t i = 0; i < o.values.size(); ++i) {
      if (!(o.masses[i] > 0)) continue;
      const double ratio = d.ratio(-(1 - o.values[i] + t) / lambda);
      if (!(ratio > 0)) return kInfinity;
      const double q = o.masses[i] / ratio;
      sum += q;
      if (out) {
        out->mean += q * o.values[i];
        out->divergence += q * d.f(ratio);
      }
    }
    return sum;
  };
  // h ≤ f(0) at the largest outcome; there the seen outcomes sum to as much as they can.
  double low = -lambda * d.at_zero, high = low + lambda;
  Candidate out;
  if (const double seen = weigh(low, nullptr); seen <= 1) {
    weigh(low, &out);
    out.mean += 1 - seen;
    out.divergence += (1 - seen) * d.at_zero;
    return out;
  }
  while (weigh(high, nullptr) > 1) high += high - low;
  for (int i = 0; i < 1100; ++i) {
    const double middle = 0.5 * (low + high);
    if (middle <= low || middle >= high) break;
    (weigh(middle, nullptr) > 1 ? low : high) = middle;
  }
  const double sum = weigh(high, &out);
  out.mean /= sum;
  return out;
}

/// The largest mean with the total variation: so much mass moves from the least outcomes to the largest.
double largest_by_total_variation(const Outcomes& o, double bound) {
  std::vector<std::pair<double, double>> rows;
  double mean = 0;
  for (std::size_t i = 0; i < o.values.size(); ++i) {
    rows.emplace_back(o.values[i], o.masses[i]);
    mean += o.values[i] * o.masses[i];
  }
  std::sort(rows.begin(), rows.end());
  for (const auto& [value, mass] : rows) {
    const double moved = std::min(mass, bound);
    mean += moved * (1 - value);
    bound -= moved;
  }
  return mean;
}

double largest_mean(const Divergence& d, const Outcomes& o, double e, core::Run& run) {
  const double bound = d.bound(e);
  double own = 0;
  for (std::size_t i = 0; i < o.values.size(); ++i) own += o.values[i] * o.masses[i];
  if (!(bound > 0)) return own;
  if (!d.ratio) return largest_by_total_variation(o, bound);
  // The larger λ, the nearer Q is to P.
  double low = 1, high = 1;
  while (best_for(d, o, low).divergence < bound && low > 1e-290) low *= 1e-3;
  while (best_for(d, o, high).divergence > bound && high < 1e150) high *= 1e3;
  for (int i = 0; i < 200; ++i) {
    run.tick();
    const double middle = std::sqrt(low) * std::sqrt(high);
    if (middle <= low || middle >= high) break;
    (best_for(d, o, middle).divergence > bound ? low : high) = middle;
  }
  return std::clamp(best_for(d, o, high).mean, own, 1.0);
}

Outcomes read(const InterventionMean& question, double& least, double& range) {
  const core::Array given = question.values.as_real();
  Outcomes out;
  out.values.assign(given.real().begin(), given.real().end());
  if (out.values.empty()) throw BadParameter(kInterventionMean, "values", "none", "one outcome at least");
  for (const double v : out.values)
    if (!std::isfinite(v)) throw BadParameter(kInterventionMean, "values", fmt::format("{:g}", v), "finite");
  out.masses.assign(out.values.size(), 1 / static_cast<double>(out.values.size()));
  if (question.masses) {
    const core::Array masses = question.masses->as_real();
    out.masses.assign(masses.real().begin(), masses.real().end());
    if (out.masses.size() != out.values.size())
      throw BadParameter(kInterventionMean, "masses", fmt::format("of {} outcomes", out.masses.size()),
                         fmt::format("of {}, as many as there are values", out.values.size()));
  }
  double sum = 0;
  for (const double p : out.masses) {
    if (!(p >= 0) || !std::isfinite(p))
      throw BadParameter(kInterventionMean, "masses", fmt::format("{:g}", p), "at least 0");
    sum += p;
  }
  if (std::abs(sum - 1) > 1e-9)
    throw BadParameter(kInterventionMean, "masses", fmt::format("of sum {:.10g}", sum), "of sum 1");
  const auto [smallest, largest] = std::minmax_element(out.values.begin(), out.values.end());
  least = *smallest;
  range = *largest - *smallest;
  if (!std::isfinite(range))
    throw BadParameter(kInterventionMean, "values", fmt::format("from {:g} to {:g}", *smallest, *largest),
                       "of a finite range");
  for (double& p : out.masses) p /= sum;
  for (double& v : out.values) v = range > 0 ? (v - least) / range : 0;
  return out;
}

}  // namespace

core::Array intervention_divergence(const InterventionDivergence& question, core::Run&) {
  constexpr const char* kDivergence = "intervention_divergence";
  const Divergence& divergence = find(kDivergence, "divergence", question.divergence);
  core::Array out = question.propensity.as_real();
  for (double& e : out.mutable_real()) {
    check_propensity(kDivergence, e);
    e = std::max(0.0, divergence.bound(e));
  }
  out.label = "divergence";
  return out;
}

InterventionMeanBounds intervention_mean(const InterventionMean& question, core::Run& run) {
  const double e = question.propensity;
  check_propensity(kInterventionMean, e);
  double least = 0, range = 0;
  const Outcomes up = read(question, least, range);
  Outcomes down = up;
  for (double& v : down.values) v = range > 0 ? 1 - v : 0;
  if (question.divergences.empty()) throw BadParameter(kInterventionMean, "divergences", "none", "one at least");
  std::vector<double> low, high;
  for (std::size_t i = 0; i < question.divergences.size(); ++i) {
    const std::string& name = question.divergences[i];
    const auto begin = question.divergences.begin();
    if (std::find(begin, begin + static_cast<std::ptrdiff_t>(i), name) != begin + static_cast<std::ptrdiff_t>(i))
      throw BadParameter(kInterventionMean, "divergences", "\"" + name + "\" twice", "each once");
    const Divergence& divergence = find(kInterventionMean, "divergences", name);
    high.push_back(range > 0 ? least + range * largest_mean(divergence, up, e, run) : least);
    low.push_back(range > 0 ? least + range * (1 - largest_mean(divergence, down, e, run)) : least);
  }
  double mean = 0;
  for (std::size_t i = 0; i < up.values.size(); ++i) mean += up.values[i] * up.masses[i];
  InterventionMeanBounds out;
  // Each holds the truth, so they overlap.
  out.interval = {*std::max_element(low.begin(), low.end()), *std::min_element(high.begin(), high.end())};
  out.mixture = {least + range * e * mean, least + range * (e * mean + 1 - e)};
  const core::Dimension names("divergence", core::Array::of_texts(question.divergences));
  out.low = core::Array({names}, std::move(low));
  out.high = core::Array({names}, std::move(high));
  return out;
}

}  // namespace ansatz::information
