// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/divergences/divergences.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/tools/minima.hpp>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/discrete/divergences/formulas.h"

namespace ansatz::information {

namespace {

using Masses = std::span<const double>;

std::string in(const char* symbol, const Base& base) { return std::string(symbol) + " (" + base_name(base) + ")"; }

core::Array diverge_in_base(const char* kernel, const DistributionPairInBase& question, const Divergence& divergence,
                            const char* symbol, core::Run& run) {
  const double scale = log_of_base(kernel, question.base);
  return diverge(kernel, question, divergence, scale, in(symbol, question.base), run);
}

double jeffreys_of(Masses p, Masses q) { return kullback_leibler_of(p, q) + kullback_leibler_of(q, p); }

double chi_squared_of(Masses p, Masses q) {
  CompensatedSum sum;
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (p[i] > 0 && !(q[i] > 0)) return HUGE_VAL;
    if (q[i] > 0) sum.add((p[i] - q[i]) / q[i] * (p[i] - q[i]));
  }
  return sum.value();
}

double total_variation_of(Masses p, Masses q) {
  CompensatedSum sum;
  for (std::size_t i = 0; i < p.size(); ++i) sum.add(std::abs(p[i] - q[i]));
  return 0.5 * sum.value();
}

double cauchy_schwarz_of(Masses p, Masses q, Masses widths) {
  CompensatedSum pq, pp, qq;
  for (std::size_t i = 0; i < p.size(); ++i) {
    const double w = widths.empty() ? 1 : widths[i];
    pq.add(p[i] * q[i] / w);
    pp.add(p[i] * p[i] / w);
    qq.add(q[i] * q[i] / w);
  }
  if (pq.value() == 0) return HUGE_VAL;
  return std::max(0.0, std::log(pp.value()) + std::log(qq.value()) - 2 * std::log(pq.value()));
}

double alpha_divergence_of(Masses p, Masses q, double alpha) {
  // 4/(1 − α²) = 1/(a (1 − a)), so that this is Tsallis' of order a over a, from the side where a is the larger.
  const double a = 0.5 * (1 - alpha);
  return a >= 0.5 ? tsallis_divergence_of(p, q, a) / a : tsallis_divergence_of(q, p, 1 - a) / (1 - a);
}

}  // namespace

core::Array kullback_leibler(const DistributionPairInBase& question, core::Run& run) {
  const auto formula = [](Masses p, Masses q, Masses) { return kullback_leibler_of(p, q); };
  return diverge_in_base("kullback_leibler", question, formula, "D", run);
}

core::Array jeffreys(const DistributionPairInBase& question, core::Run& run) {
  const auto formula = [](Masses p, Masses q, Masses) { return jeffreys_of(p, q); };
  return diverge_in_base("jeffreys", question, formula, "J", run);
}

core::Array renyi_divergence(const RenyiDivergence& question, core::Run& run) {
  constexpr const char* kKernel = "renyi_divergence";
  const double order = question.order;
  if (!(order >= 0)) throw core::BadParameter(kKernel, "order", fmt::format("{:g}", order), "at least 0");
  const auto formula = [order](Masses p, Masses q, Masses) { return renyi_divergence_of(p, q, order); };
  return diverge_in_base(kKernel, question, formula, fmt::format("D{:g}", order).c_str(), run);
}

core::Array tsallis_divergence(const TsallisDivergence& question, core::Run& run) {
  constexpr const char* kKernel = "tsallis_divergence";
  const double order = question.order;
  if (!(order > 0) || std::isinf(order))
    throw core::BadParameter(kKernel, "order", fmt::format("{:g}", order), "above 0 and finite");
  const auto formula = [order](Masses p, Masses q, Masses) { return tsallis_divergence_of(p, q, order); };
  return diverge(kKernel, question, formula, 1, fmt::format("Tsallis D{:g}", order), run);
}

core::Array alpha_divergence(const AlphaDivergence& question, core::Run& run) {
  constexpr const char* kKernel = "alpha_divergence";
  const double alpha = question.alpha;
  if (!std::isfinite(alpha)) throw core::BadParameter(kKernel, "alpha", fmt::format("{:g}", alpha), "finite");
  const auto formula = [alpha](Masses p, Masses q, Masses) { return alpha_divergence_of(p, q, alpha); };
  return diverge(kKernel, question, formula, 1, fmt::format("alpha divergence {:g}", alpha), run);
}

core::Array hellinger(const DistributionPair& question, core::Run& run) {
  const auto formula = [](Masses p, Masses q, Masses) { return std::sqrt(squared_hellinger_of(p, q)); };
  return diverge("hellinger", question, formula, 1, "Hellinger distance", run);
}

core::Array bhattacharyya(const DistributionPairInBase& question, core::Run& run) {
  const auto formula = [](Masses p, Masses q, Masses) { return 0.0 - std::log1p(-squared_hellinger_of(p, q)); };
  return diverge_in_base("bhattacharyya", question, formula, "Bhattacharyya distance", run);
}

core::Array total_variation(const DistributionPair& question, core::Run& run) {
  const auto formula = [](Masses p, Masses q, Masses) { return total_variation_of(p, q); };
  return diverge("total_variation", question, formula, 1, "total variation", run);
}

core::Array chi_squared_divergence(const DistributionPair& question, core::Run& run) {
  const auto formula = [](Masses p, Masses q, Masses) { return chi_squared_of(p, q); };
  return diverge("chi_squared_divergence", question, formula, 1, "χ²", run);
}

core::Array cauchy_schwarz(const DistributionPairInBase& question, core::Run& run) {
  return diverge_in_base("cauchy_schwarz", question, cauchy_schwarz_of, "Cauchy–Schwarz divergence", run);
}

core::Array f_divergence(const FDivergence& question, core::Run& run) {
  constexpr const char* kKernel = "f_divergence";
  const double at_one = question.f(1.0);
  if (!(std::abs(at_one) < 1e-9)) throw core::BadParameter(kKernel, "f", fmt::format("{:g} at 1", at_one), "0 at 1");
  const auto formula = [&](Masses p, Masses q, Masses) {
    std::vector<double> ratios, values;
    for (std::size_t i = 0; i < p.size(); ++i)
      if (p[i] > 0 && q[i] > 0) ratios.push_back(p[i] / q[i]);
    values.resize(ratios.size());
    const double* inputs[] = {ratios.data()};
    question.f.evaluate(inputs, values.data(), ratios.size());
    CompensatedSum sum;
    double without_p = 0, without_q = 0;
    std::size_t k = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
      if (p[i] > 0 && q[i] > 0) {
        if (!std::isfinite(values[k]))
          throw core::BadParameter(kKernel, "f", fmt::format("{:g} at {:g}", values[k], ratios[k]), "finite above 0");
        sum.add(q[i] * values[k++]);
      } else {
        (p[i] > 0 ? without_q : without_p) += p[i] + q[i];
      }
    }
    if (without_p > 0) {
      const double at_zero = question.at_zero ? *question.at_zero : question.f(0.0);
      if (std::isnan(at_zero))
        throw core::BadParameter(kKernel, "at_zero", "not given",
                                 "given: p has cells without mass, and f(0) is no number");
      sum.add(without_p * at_zero);
    }
    if (without_q > 0) {
      if (!question.final_slope)
        throw core::BadParameter(kKernel, "final_slope", "not given",
                                 "given: q has cells without mass, where the limit of f(t)/t counts");
      sum.add(without_q * *question.final_slope);
    }
    return sum.value();
  };
  return diverge(kKernel, question, formula, 1, "f-divergence", run);
}

ChernoffInformation chernoff(const DistributionPairInBase& question, core::Run& run) {
  constexpr const char* kKernel = "chernoff";
  ChernoffInformation out;
  std::size_t count = 0;
  const auto formula = [&](Masses p, Masses q, Masses) {
    if (++count > 1) throw core::BadParameter(kKernel, "p", "several distributions", "one distribution");
    const auto minus = [&](double a) { return (a - 1) * renyi_divergence_of(p, q, a); };  // ln Σ p^a q^{1−a}
    if (std::isinf(renyi_divergence_of(p, q, 0.5))) return HUGE_VAL;
    const auto [at, least] = boost::math::tools::brent_find_minima(minus, 1e-9, 1 - 1e-9, 50);
    out.order = at;
    return std::max(0.0, -least);
  };
  out.information = diverge_in_base(kKernel, question, formula, "C", run).real()[0];
  return out;
}

core::Array wasserstein(const DistributionPair& question, core::Run& run) {
  constexpr const char* kKernel = "wasserstein";
  if (!question.p.density_over.empty()) throw core::BadParameter(kKernel, "p", "a density", "masses on points");
  const auto place = question.over.empty() ? std::optional<std::size_t>(0) : question.p.find_dimension(question.over);
  if (question.p.rank() == 0 || (question.over.empty() && question.p.rank() != 1))
    throw core::BadParameter(kKernel, "p", fmt::format("of {} dimensions", question.p.rank()),
                             "masses along one dimension, or `over` one of them");
  std::vector<double> points;
  if (place) points = question.p.coordinate_values(*place);  // an unknown name is told of below
  for (std::size_t i = 1; i < points.size(); ++i)
    if (!(points[i] > points[i - 1]))
      throw core::BadParameter(kKernel, "p", fmt::format("on points {:g}, {:g} in a row", points[i - 1], points[i]),
                               "on points that rise");
  const auto formula = [&](Masses p, Masses q, Masses) {
    CompensatedSum ahead, sum;
    for (std::size_t i = 0; i + 1 < p.size(); ++i) {
      ahead.add(p[i]);
      ahead.add(-q[i]);
      sum.add(std::abs(ahead.value()) * (points[i + 1] - points[i]));
    }
    return sum.value();
  };
  return diverge(kKernel, question, formula, 1, "Wasserstein distance", run);
}

}  // namespace ansatz::information
