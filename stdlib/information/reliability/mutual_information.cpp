// SPDX-License-Identifier: MIT
#include "stdlib/information/reliability/mutual_information.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <set>

#include "stdlib/core/error.h"
#include "stdlib/information/continuous/canonical.h"
#include "stdlib/information/neighbours/estimate.h"
#include "stdlib/information/neighbours/paired_points.h"
#include "stdlib/information/reliability/extrapolation.h"
#include "stdlib/information/reliability/principal_axes.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr const char* kMutualInformation = "mutual_information";
constexpr std::size_t kRowsOfPart = 30;
constexpr std::size_t kHalvings = 10;
constexpr double kRepeats = 0.1;      // of the values, from where they count as such
constexpr double kNegligible = 0.02;  // of the value, as error
constexpr double kTellable = 0.1;     // nats, below which ratios are noise
constexpr std::size_t kPlants = 8;
constexpr double kPlantedMore = 0.25;  // nats
constexpr double kNullConfidence = 0.99;

core::Array as_array(const Points& points) {
  std::vector<double> values;
  values.reserve(points.values.size());
  for (std::size_t i = 0; i < points.count; ++i)
    for (std::size_t a = 0; a < points.dimension; ++a) values.push_back(points.at(i, a));
  return core::Array({{"sample", points.count}, {"component", points.dimension}}, std::move(values));
}

bool repeats(const Points& points) {
  for (std::size_t a = 0; a < points.dimension; ++a) {
    const auto column = points.column(a);
    const std::set<double> distinct(column.begin(), column.end());
    if (static_cast<double>(distinct.size()) < (1 - kRepeats) * static_cast<double>(points.count)) return true;
  }
  return false;
}

/// The estimator taken, of samples already read.
class Plain {
 public:
  Plain(std::string name, core::Run& run) : name_(std::move(name)), run_(run) {}

  double operator()(const Points& x, const Points& y, int k) const {
    core::Run quiet = run_;  // stops when it does; what is doubtful is told by the protocol
    if (name_ == "gaussian") return canonical_correlations(x, y, nullptr).information;
    if (name_ == "mixed") {
      MixedMutualInformation question;
      question.x = as_array(x);
      question.y = as_array(y);
      question.neighbours = k;
      return mixed_mutual_information(question, quiet).information;
    }
    KsgMutualInformation question;
    question.x = as_array(x);
    question.y = as_array(y);
    question.neighbours = k;
    question.scale = "standard";
    return ksg_mutual_information(question, quiet).information;
  }

 private:
  std::string name_;
  core::Run& run_;
};

Points folded(const Points& points) {
  Points out = points;
  for (std::size_t a = 0; a < out.dimension; ++a) {
    std::vector<double> column(out.column(a).begin(), out.column(a).end());
    const auto middle = column.begin() + static_cast<std::ptrdiff_t>(column.size() / 2);
    std::nth_element(column.begin(), middle, column.end());
    for (double& v : out.column(a)) v = std::abs(v - *middle);
  }
  return out;
}

/// Rows i and i + N/2 as one.
Points two_by_two(const Points& points) {
  const std::size_t half = points.count / 2;
  std::vector<std::size_t> first(half), second(half);
  std::iota(first.begin(), first.end(), std::size_t{0});
  std::iota(second.begin(), second.end(), half);
  const Points both[] = {rows_of(points, first), rows_of(points, second)};
  return side_by_side(both);
}

/// What rows taken two by two tell, and what they tell one by one, over as many rows.
struct Doubled {
  double pairs = 0, single = 0;
};

Doubled doubled(const Plain& plain, const Points& x, const Points& y, int k) {
  const std::size_t half = x.count / 2;
  std::vector<std::size_t> first(half), second(half);
  std::iota(first.begin(), first.end(), std::size_t{0});
  std::iota(second.begin(), second.end(), half);
  return {plain(two_by_two(x), two_by_two(y), k),
          0.5 * (plain(rows_of(x, first), rows_of(y, first), k) + plain(rows_of(x, second), rows_of(y, second), k))};
}

/// What the estimator finds in normal samples of the same size and covariances that hold a known amount.
class Planting {
 public:
  Planting(const Points& x, const Points& y, int k, const Plain& plain, core::Stream stream)
      : x_(x), y_(y), rows_(x.count), k_(k), plain_(plain), stream_(stream) {}

  double found(double information) const {
    double sum = 0;
    for (std::size_t b = 0; b < kPlants; ++b) {
      const Planted samples = plant(x_, y_, rows_, information, stream_.at(b));
      sum += plain_(samples.x, samples.y, k_);
    }
    return sum / static_cast<double>(kPlants);
  }

  /// Information of pairs of rows over that of rows.
  double doubled(double information) const {
    Doubled sum;
    for (std::size_t b = 0; b < kPlants; ++b) {
      const Planted samples = plant(x_, y_, rows_, information, stream_.at(b));
      const Doubled one = information::doubled(plain_, samples.x, samples.y, k_);
      sum.pairs += one.pairs;
      sum.single += one.single;
    }
    return sum.single > 0 ? sum.pairs / sum.single : 2;
  }

 private:
  PrincipalAxes x_, y_;
  std::size_t rows_;
  int k_;
  const Plain& plain_;
  core::Stream stream_;
};

std::string choose(const MutualInformation& question, const Points& x, const Points& y, bool has_texts) {
  if (question.estimator == "automatic") return has_texts || repeats(x) || repeats(y) ? "mixed" : "ksg";
  if (question.estimator != "ksg" && question.estimator != "mixed" && question.estimator != "gaussian")
    throw BadParameter(kMutualInformation, "estimator", "\"" + question.estimator + "\"",
                       "\"automatic\", \"ksg\", \"mixed\" or \"gaussian\"");
  return question.estimator;
}

}  // namespace

MutualInformationReport mutual_information(const MutualInformation& question, core::Run& run) {
  const double scale = log_of_base(kMutualInformation, question.base);
  if (question.divisions < 3)
    throw BadParameter(kMutualInformation, "divisions", std::to_string(question.divisions), "at least 3");
  if (!(question.confidence > 0 && question.confidence < 1))
    throw BadParameter(kMutualInformation, "confidence", fmt::format("{:g}", question.confidence), "in (0, 1)");
  const core::Array given_x = as_array(question.x), given_y = as_array(question.y);
  auto samples =
      paired_points(kMutualInformation, {{"x", &given_x, true}, {"y", &given_y, true}}, question.missing, 2, run);
  const bool has_texts = given_x.type() == core::ElementType::text || given_y.type() == core::ElementType::text;
  if (question.components < 0 || (question.components > 0 && has_texts))
    throw BadParameter(kMutualInformation, "components", std::to_string(question.components),
                       has_texts ? "0 where there are labels" : "at least 0");
  if (question.components > 0)
    for (Points& sample : samples)
      sample = PrincipalAxes(sample).components(static_cast<std::size_t>(question.components));
  const Points &x = samples[0], &y = samples[1];
  const std::size_t n = x.count;
  const int k = static_cast<int>(checked_neighbours(kMutualInformation, question.neighbours, n, 0));
  MutualInformationReport out;
  out.estimator = choose(question, x, y, has_texts);
  const Plain plain(out.estimator, run);
  out.whole_sample = plain(x, y, k);
  const auto infinity = std::numeric_limits<double>::infinity();
  const auto part_rows = std::max(kRowsOfPart, 2 * (static_cast<std::size_t>(k) + 5 + x.dimension + y.dimension));
  const std::size_t divisions = std::min(static_cast<std::size_t>(question.divisions), n / part_rows);
  const auto refuse = [&](std::string reason) { out.reasons.push_back(std::move(reason)); };
  if (divisions < 3) {
    refuse(fmt::format("{} rows are too few: three parts of {} are needed to see the bias", n, part_rows));
    out.information = out.whole_sample;
    out.interval = {-infinity, infinity};
    out.by_division = core::Array::along("parts", {out.whole_sample / scale});
  } else {
    const auto protocol = [&](const Points& with, int neighbours) {
      return extrapolate(n, divisions, run.stream("parts"),
                         [&](Rows rows) { return plain(rows_of(x, rows), rows_of(with, rows), neighbours); });
    };
    const auto interval = [&](const Extrapolation& of, const Points& with, double confidence) {
      const double variance = variance_by_halves(n, kHalvings, run.stream("halves"), [&](Rows rows) {
        return plain(rows_of(x, rows), rows_of(with, rows), k);
      });
      return interval_of(of, variance, kHalvings, confidence);
    };
    const Extrapolation line = protocol(y, k);
    out.information = line.value;
    out.interval = interval(line, y, question.confidence);
    const double half = out.interval.high - line.value;
    if (!line.is_straight)
      refuse("estimates from parts of the sample do not lie on a line: the bias cannot be carried off");
    if (out.estimator != "gaussian") {
      for (const int more : {2, 5}) {
        const double other = protocol(y, k + more).value;
        if (other >= out.interval.low && other <= out.interval.high) continue;
        refuse(fmt::format("with {} neighbours it is {:.3g} nat, outside the interval", k + more, other));
        break;
      }
    }
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    run.stream("shuffled").shuffle(order);
    const Points shuffled = rows_of(y, order);
    const Extrapolation null = protocol(shuffled, k);
    out.shuffled = null.value;
    const core::Interval of_null = interval(null, shuffled, kNullConfidence);
    if (of_null.low > 0 || of_null.high < 0)
      refuse(fmt::format("with y in random order it is {:.3g} nat, not 0", null.value));
    if (nears_ceiling(line.value, n))
      refuse(fmt::format("{:.3g} nat is near what {} rows can show, ln N = {:.3g}", line.value, n,
                         std::log(static_cast<double>(n))));
    std::optional<Planting> planting;
    const double planted = std::max(0.0, line.value);
    if (out.estimator == "ksg") {
      planting.emplace(x, y, k, plain, run.stream("planted"));
      const double as_much = planting->found(planted);
      const double carried = line.value - out.whole_sample;
      if (std::abs(as_much + carried - planted) > std::max(0.5 * half, kNegligible * planted))
        refuse(
            fmt::format("normal samples of this shape with {:.3g} nat look like {:.3g}", planted, as_much + carried));
      const double more = planting->found(planted + kPlantedMore);
      if (more - as_much < 0.5 * kPlantedMore)
        refuse(fmt::format("{:g} nat more would hardly be seen: {:.3g} in normal samples of this shape", kPlantedMore,
                           more - as_much));
    }
    if (!has_texts && out.whole_sample > kTellable) {
      out.folded = plain(x, folded(y), k) / out.whole_sample;
      if (out.folded * out.whole_sample > out.whole_sample + half)
        refuse(fmt::format("|y - median| tells {:.2f} times as much as y, of which it is made", out.folded));
      const Doubled rows = doubled(plain, x, y, k);
      out.doubled = rows.pairs / rows.single;
      // Neighbours in twice the dimensions fall short of strong dependence by themselves; normal samples tell how much.
      const double wanted = planting ? planting->doubled(planted) : 2;
      if (std::abs(rows.pairs - wanted * rows.single) > std::max(0.2 * rows.single, 2 * half))
        refuse(fmt::format("two rows together tell {:.2f} times as much as one, not {:.2f}", out.doubled, wanted));
    }
    std::vector<double> means = line.means, parts(means.size());
    for (double& mean : means) mean /= scale;
    std::iota(parts.begin(), parts.end(), 1.0);
    out.by_division = core::Array({core::Dimension("parts", core::Array::of(std::move(parts)))}, std::move(means));
  }
  for (double* value : {&out.information, &out.interval.low, &out.interval.high, &out.whole_sample, &out.shuffled})
    *value /= scale;
  out.is_reliable = out.reasons.empty();
  out.verdict = fmt::format("{}: {:.3g} {} [{:.3g}, {:.3g}]", out.is_reliable ? "reliable" : "unreliable",
                            out.information, base_name(question.base), out.interval.low, out.interval.high);
  if (!out.is_reliable) out.verdict += "; " + out.reasons.front();
  if (!out.is_reliable) run.warn(std::string(kMutualInformation) + ": unreliable: " + out.reasons.front());
  return out;
}

}  // namespace ansatz::information
