// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/anytime/group_sequential.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "stdlib/core/error.h"
#include "stdlib/core/p_text.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kGroupSequential = "group_sequential";
double normal_density(double x) { return 0.3989422804014327 * std::exp(-0.5 * x * x); }

/// Points of z, dense where its density is not small, about `centre` and between the ends (Jennison & Turnbull, Group
/// Sequential Methods, 2000, §19.2, r = 16).
std::vector<double> grid(double low, double high, double centre) {
  constexpr int kR = 16;
  std::vector<double> out{low};
  for (int i = 1; i < 6 * kR; ++i) {
    const double r = kR, place = i;
    const double z = i < kR       ? -3 - 4 * std::log(r / place)
                     : i > 5 * kR ? 3 + 4 * std::log(r / (6 * r - place))
                                  : -3 + 3 * (place - r) / (2 * r);
    if (centre + z > low && centre + z < high) out.push_back(centre + z);
  }
  out.push_back(high);
  return out;
}

/// The part of W(t) = z √t, a Brownian motion with drift θ, that has crossed no boundary so far, on points of Simpson's
/// rule.
class Survivors {
 public:
  explicit Survivors(double drift, bool two_sided) : drift_(drift), two_sided_(two_sided) {}

  /// P(crossing first at the next look, at information t, with boundary z), above and (two-sided) below.
  double crossing(double t, double z) const {
    const double step = t - time_, spread = std::sqrt(step), edge = z * std::sqrt(t);
    const auto tail = [&](double from) {
      const double middle = from + drift_ * step;
      return normal_survival((edge - middle) / spread) + (two_sided_ ? normal_survival((edge + middle) / spread) : 0);
    };
    if (points_.empty()) return tail(0);
    double sum = 0;
    for (std::size_t i = 0; i < points_.size(); ++i) sum += weighted_[i] * tail(points_[i]);
    return sum;
  }

  /// Goes on to information t with what lies within the boundary.
  void pass(double t, double z) {
    const double step = t - time_, spread = std::sqrt(step);
    constexpr double kFar = 3 + 4 * 2.772588722239781;  // the last point of the grid: nothing is left there
    const double root = std::sqrt(t), centre = drift_ * root;
    const double low = two_sided_ ? std::max(-z, centre - kFar) : centre - kFar, high = std::min(z, centre + kFar);
    std::vector<double> points, weighted;
    const auto add = [&](double point, double rule) {
      const double x = point * root;
      double density = 0;
      if (points_.empty()) {
        density = normal_density((x - drift_ * step) / spread) / spread;
      } else {
        for (std::size_t j = 0; j < points_.size(); ++j)
          density += weighted_[j] * normal_density((x - points_[j] - drift_ * step) / spread) / spread;
      }
      points.push_back(x), weighted.push_back(density * rule * root);
    };
    if (high > low) {
      const std::vector<double> at = grid(low, high, centre);
      for (std::size_t i = 0; i + 1 < at.size(); ++i) {
        const double width = at[i + 1] - at[i];
        add(at[i], (width + (i > 0 ? at[i] - at[i - 1] : 0)) / 6);
        add(0.5 * (at[i] + at[i + 1]), 4 * width / 6);
      }
      add(at.back(), (at.back() - at[at.size() - 2]) / 6);
    }
    points_ = std::move(points), weighted_ = std::move(weighted);
    if (points_.empty()) points_ = {0}, weighted_ = {0};
    time_ = t;
  }

 private:
  double drift_;
  bool two_sided_;
  double time_ = 0;
  std::vector<double> points_, weighted_;  ///< none at the start, where all is at 0
};

/// P(crossing up to each look).
std::vector<double> crossed(const std::vector<double>& t, const std::vector<double>& z, double drift, bool two_sided) {
  Survivors survivors(drift, two_sided);
  std::vector<double> out;
  double sum = 0;
  for (std::size_t k = 0; k < t.size(); ++k) {
    sum += survivors.crossing(t[k], z[k]);
    out.push_back(sum);
    if (k + 1 < t.size()) survivors.pass(t[k], z[k]);
  }
  return out;
}

/// The root of a function that falls from above 0 to below: regula falsi with Illinois' halving.
double falling_root(double low, double high, const std::function<double(double)>& f) {
  double at_low = f(low), at_high = f(high);
  if (at_low <= 0) return low;
  if (at_high >= 0) return high;
  int side = 0;
  for (int i = 0; i < 200 && high - low > 1e-13 * (1 + std::abs(high)); ++i) {
    // Every third step halves, for functions that are flat over most of the way.
    const double middle = i % 3 == 2 ? 0.5 * (low + high) : (low * at_high - high * at_low) / (at_high - at_low);
    const double here = f(middle);
    if (here == 0) return middle;
    if (here > 0) {
      low = middle, at_low = here;
      if (side == 1) at_high /= 2;
      side = 1;
    } else {
      high = middle, at_high = here;
      if (side == -1) at_low /= 2;
      side = -1;
    }
  }
  return 0.5 * (low + high);
}

std::vector<double> read_information(const GroupSequential& question) {
  const auto refuse = [](const char* name, std::string found, const char* wanted) {
    throw core::BadParameter(kGroupSequential, name, std::move(found), wanted);
  };
  const std::size_t given = question.information.size();
  const int looks = given > 0 ? static_cast<int>(given) : question.looks;
  if (looks < 1 || looks > 50) refuse("looks", std::to_string(looks), "in [1, 50]");
  std::vector<double> out = question.information;
  if (out.empty())
    for (int k = 1; k <= looks; ++k) out.push_back(static_cast<double>(k) / looks);
  double before = 0;
  for (const double t : out) {
    if (!(t > before && t <= 1)) refuse("information", fmt::format("{:g} after {:g}", t, before), "rising from 0 to 1");
    before = t;
  }
  if (std::abs(before - 1) > 1e-12) refuse("information", fmt::format("{:g} at the last look", before), "1 there");
  return out;
}

/// The level that a spending function has spent at information t.
double spent_at(const std::string& spending, double t, double alpha, bool two_sided) {
  if (spending == "lan_demets_pocock") return alpha * std::log1p((std::exp(1.0) - 1) * t);
  // Two-sided, each side spends its half by the one-sided function.
  const double side = two_sided ? alpha / 2 : alpha;
  return (two_sided ? 2 : 1) * 2 * normal_survival(normal_quantile(1 - side / 2) / std::sqrt(t));
}

std::vector<double> boundaries(const GroupSequential& question, const std::vector<double>& t, bool two_sided,
                               core::Run& run) {
  const bool classic = question.spending == "obrien_fleming" || question.spending == "pocock";
  if (classic) {
    const auto shaped = [&](double c) {
      std::vector<double> z;
      for (const double each : t) z.push_back(question.spending == "pocock" ? c : c / std::sqrt(each));
      return z;
    };
    const double c = falling_root(0, 12, [&](double middle) {
      run.tick();
      return crossed(t, shaped(middle), 0, two_sided).back() - question.alpha;
    });
    return shaped(c);
  }
  if (question.spending != "lan_demets_obrien_fleming" && question.spending != "lan_demets_pocock")
    throw core::BadParameter(kGroupSequential, "spending", "\"" + question.spending + "\"",
                             "\"obrien_fleming\", \"pocock\", \"lan_demets_obrien_fleming\" or \"lan_demets_pocock\"");
  Survivors survivors(0, two_sided);
  std::vector<double> z;
  double spent = 0;
  for (const double each : t) {
    run.tick();
    const double now = spent_at(question.spending, each, question.alpha, two_sided), due = now - spent;
    spent = now;
    z.push_back(falling_root(-8, 40, [&](double middle) { return survivors.crossing(each, middle) - due; }));
    if (two_sided) z.back() = std::max(0.0, z.back());
    survivors.pass(each, z.back());
  }
  return z;
}

}  // namespace

GroupSequentialResult group_sequential(const GroupSequential& question, core::Run& run) {
  const bool two_sided = question.alternative == "two-sided";
  if (!two_sided && question.alternative != "one-sided")
    throw core::BadParameter(kGroupSequential, "alternative", "\"" + question.alternative + "\"",
                             "\"two-sided\" or \"one-sided\"");
  if (!(question.alpha > 0 && question.alpha < 1))
    throw core::BadParameter(kGroupSequential, "alpha", fmt::format("{:g}", question.alpha), "in (0, 1)");
  if (question.power && !(*question.power > question.alpha && *question.power < 1))
    throw core::BadParameter(kGroupSequential, "power", fmt::format("{:g}", *question.power),
                             "above alpha and below 1");
  const std::vector<double> t = read_information(question), z = boundaries(question, t, two_sided, run);

  GroupSequentialResult result;
  std::vector<double> nominal;
  for (const double each : z) nominal.push_back(std::min(1.0, (two_sided ? 2 : 1) * normal_survival(each)));
  result.boundary = core::Array::along("look", z);
  result.nominal_p = core::Array::along("look", std::move(nominal));
  result.spent = core::Array::along("look", crossed(t, z, 0, two_sided));
  result.reading =
      fmt::format("{} looks, z of at least {:.3f} at the first and {:.3f} at the last ({} and {})", t.size(), z.front(),
                  z.back(), core::p_equation(result.nominal_p.number(0), core::kDigitsInReading),
                  core::p_text(result.nominal_p.number(t.size() - 1), core::kDigitsInReading));
  if (question.power) {
    const double beside = normal_quantile(*question.power);
    const double single = normal_quantile(1 - (two_sided ? question.alpha / 2 : question.alpha)) + beside;
    const double drift = falling_root(0, 4 * single + 4, [&](double middle) {
      run.tick();
      return *question.power - crossed(t, z, middle, two_sided).back();
    });
    const std::vector<double> stopped = crossed(t, z, drift, two_sided);
    double mean = 1;
    for (std::size_t k = 0; k + 1 < t.size(); ++k) mean -= (t[k + 1] - t[k]) * stopped[k];
    result.drift = drift;
    result.inflation = drift * drift / (single * single);
    result.expected = *result.inflation * mean;
    result.reading += fmt::format(
        "; for power {:g} the sample may grow to {:.3f} times that of one look, and is {:.2f} "
        "times as large on average",
        *question.power, *result.inflation, *result.expected);
  }
  return result;
}

}  // namespace ansatz::hypothesis
