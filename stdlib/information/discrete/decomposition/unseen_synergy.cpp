// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/decomposition/unseen_synergy.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/core/proportional_fit.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/discrete/decomposition/joints_of_pairs.h"
#include "stdlib/information/discrete/decomposition/unique_information.h"
#include "stdlib/information/discrete/joint/marginal.h"

namespace ansatz::information {

namespace {

constexpr const char* kUnseenSynergy = "unseen_synergy";
constexpr std::size_t kMostCorners = 20000;
using core::BadParameter;

std::vector<double> masses_of(const char* parameter, const core::Array& given) {
  constexpr const char* kWanted = "masses of two variables of two values or more";
  if (given.rank() != 2)
    throw BadParameter(kUnseenSynergy, parameter, fmt::format("of rank {}", given.rank()), kWanted);
  const std::size_t rows = given.dimension(0).size, columns = given.dimension(1).size;
  if (rows < 2 || columns < 2)
    throw BadParameter(kUnseenSynergy, parameter, fmt::format("{} × {}", rows, columns), kWanted);
  const core::Array numbers = given.as_real();
  std::vector<double> out(numbers.real().begin(), numbers.real().end());
  double sum = 0;
  for (const double m : out) {
    if (!(m >= 0) || std::isinf(m))
      throw BadParameter(kUnseenSynergy, parameter, fmt::format("{:g} in a cell", m), "from 0 on in each");
    sum += m;
  }
  if (std::abs(sum - 1) > 1e-9)
    throw BadParameter(kUnseenSynergy, parameter, fmt::format("of sum {:.10g}", sum), "of sum 1");
  return out;
}

std::vector<double> single(const std::vector<double>& pair, std::size_t columns, bool of_rows) {
  std::vector<double> out(of_rows ? pair.size() / columns : columns, 0.0);
  for (std::size_t i = 0; i < pair.size(); ++i) out[of_rows ? i / columns : i % columns] += pair[i];
  return out;
}

void check_alike(const char* parameter, const std::vector<double>& one, const char* other_name,
                 const std::vector<double>& other) {
  const std::string beside = fmt::format("as in {}", other_name);
  if (one.size() != other.size())
    throw BadParameter(kUnseenSynergy, parameter, fmt::format("of {} values of a variable", one.size()),
                       fmt::format("of {}, {}", other.size(), beside));
  for (std::size_t i = 0; i < one.size(); ++i)
    if (std::abs(one[i] - other[i]) > 1e-9)
      throw BadParameter(kUnseenSynergy, parameter, fmt::format("{:g} in all for a value", one[i]),
                         fmt::format("{:g}, {}", other[i], beside));
}

PairMarginals read_pairs(const UnseenSynergy& question) {
  PairMarginals out;
  out.ay = masses_of("first", question.first);
  out.by = masses_of("second", question.second);
  out.ab = masses_of("sources", question.sources);
  out.a = question.first.dimension(0).size, out.y = question.first.dimension(1).size;
  out.b = question.second.dimension(0).size;
  const std::size_t columns = question.sources.dimension(1).size;
  check_alike("second", single(out.by, question.second.dimension(1).size, false), "first",
              single(out.ay, out.y, false));
  check_alike("sources", single(out.ab, columns, true), "first", single(out.ay, out.y, true));
  check_alike("sources", single(out.ab, columns, false), "second", single(out.by, out.y, true));
  return out;
}

double negative_entropy(std::span<const double> masses) {
  CompensatedSum sum;
  for (const double m : masses)
    if (m > 0) sum.add(m * std::log(m));
  return sum.value();
}

/// The corners: the largest Σ r ln r among them, and their mean, which is 0 only where all joints are.
struct Corners {
  double most = -INFINITY;
  std::vector<double> middle;
};

Corners corners_of(const PairMarginals& pairs, const core::Run& run) {
  Corners out;
  out.middle.assign(pairs.cells(), 0.0);
  double count = 0;
  const bool are_few = visit_corner_joints(
      pairs, kMostCorners,
      [&](std::span<const double> corner) {
        out.most = std::max(out.most, negative_entropy(corner));
        for (std::size_t i = 0; i < corner.size(); ++i) out.middle[i] += corner[i];
        ++count;
      },
      run);
  if (!are_few)
    throw BadParameter(kUnseenSynergy, "sources",
                       fmt::format("of {} and {} values beside {} of the target, whose joints have too many corners",
                                   pairs.a, pairs.b, pairs.y),
                       fmt::format("of so few that there are at most {} on the way to them", kMostCorners));
  if (count == 0)
    throw BadParameter(kUnseenSynergy, "sources", "a marginal that no joint has beside first and second",
                       "of the same things as those are");
  for (double& m : out.middle) m /= count;
  return out;
}

double least_of(const PairMarginals& pairs, const std::vector<double>& middle, core::Run& run) {
  std::vector<double> start(middle.size());
  for (std::size_t i = 0; i < start.size(); ++i) start[i] = middle[i] > 0 ? 1 : 0;
  const core::ProportionalFitStart from{std::move(start), 1e-9, 100000};
  const core::ProportionalFit fit =
      core::proportional_fit(std::vector{pairs.a, pairs.b, pairs.y}, middle, {{0, 1}, {0, 2}, {1, 2}}, from, run);
  if (fit.off > from.tolerance)
    run.warn(
        fmt::format("{}: marginals of the joint of least synergy are still off by {:.2g}", kUnseenSynergy, fit.off));
  return negative_entropy(fit.cells);
}

/// E[−ln Σ_y p(y|a)^w p(y|b)^(1−w)], in nats.
double disagreement_at(const PairMarginals& pairs, double w) {
  const auto a = single(pairs.ay, pairs.y, true), b = single(pairs.by, pairs.y, true);
  CompensatedSum sum;
  for (std::size_t i = 0; i < pairs.a; ++i)
    for (std::size_t j = 0; j < pairs.b; ++j) {
      const double weight = pairs.ab[i * pairs.b + j];
      if (!(weight > 0)) continue;
      double meet = 0;
      for (std::size_t k = 0; k < pairs.y; ++k) {
        const double f = pairs.ay[i * pairs.y + k] / a[i], g = pairs.by[j * pairs.y + k] / b[j];
        if (f > 0 && g > 0) meet += std::pow(f, w) * std::pow(g, 1 - w);
      }
      sum.add(-weight * std::log(meet));
    }
  return std::max(0.0, sum.value());
}

double bound_by_disagreement(const PairMarginals& pairs, double unique_first, double unique_second) {
  const auto bound = [&](double w) { return disagreement_at(pairs, w) - w * unique_second - (1 - w) * unique_first; };
  double low = 0, high = 1;
  for (int i = 0; i < 80; ++i) {
    const double left = low + 0.4 * (high - low), right = low + 0.6 * (high - low);
    (bound(left) < bound(right) ? low : high) = bound(left) < bound(right) ? left : right;
  }
  return std::max(0.0, bound(0.5 * (low + high)));
}

UniqueInformationResult alone_and_alike(const PairMarginals& pairs, const std::vector<double>& joint, core::Run& run) {
  UniqueInformation question;
  std::vector<double> masses = joint;
  double sum = 0;
  for (const double m : masses) sum += m;
  for (double& m : masses) m /= sum;
  question.p = core::Array(
      {core::Dimension("a", pairs.a), core::Dimension("b", pairs.b), core::Dimension("y", pairs.y)}, std::move(masses));
  question.first = {"a"}, question.second = {"b"}, question.target = {"y"};
  return unique_information(question, run);
}

}  // namespace

UnseenSynergyResult unseen_synergy(const UnseenSynergy& question, core::Run& run) {
  const double scale = log_of_base(kUnseenSynergy, question.base);
  const PairMarginals pairs = read_pairs(question);
  const Corners corners = corners_of(pairs, run);
  const UniqueInformationResult parts = alone_and_alike(pairs, corners.middle, run);
  const double without = parts.information - parts.synergistic;  // the least I(y; a, b) that fits first and second
  const auto a = single(pairs.ab, pairs.b, true), b = single(pairs.ab, pairs.b, false),
             y = single(pairs.ay, pairs.y, false);
  const double fixed = entropy_of_weights(pairs.ab, 1) + entropy_of_weights(y, 1);  // I(y; a, b) = Σ r ln r + this
  const double shared = entropy_of_weights(a, 1) + entropy_of_weights(b, 1) - entropy_of_weights(pairs.ab, 1);

  UnseenSynergyResult out;
  out.gap = parts.gap / scale;
  out.least = std::max(0.0, fixed + least_of(pairs, corners.middle, run) - without) / scale;
  out.most = std::max(0.0, fixed + corners.most - without) / scale;
  out.redundant = parts.redundant / scale;
  out.unique_first = parts.unique_first / scale;
  out.unique_second = parts.unique_second / scale;
  out.by_sharing = (parts.redundant - shared) / scale;
  out.by_disagreement = bound_by_disagreement(pairs, parts.unique_first, parts.unique_second) / scale;
  out.disagreement = disagreement_at(pairs, 0.5) / scale;
  return out;
}

}  // namespace ansatz::information
