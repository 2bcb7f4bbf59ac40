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
#include "stdlib/information/neighbours/small_points.h"
#include "stdlib/information/reliability/extrapolation.h"
#include "stdlib/information/reliability/planted_order.h"
#include "stdlib/information/reliability/principal_axes.h"
#include "stdlib/information/reliability/serial_likeness.h"

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
constexpr double kPlantedMost = 8;     // nats
constexpr double kNullConfidence = 0.99;
constexpr double kRowsAlike = 1.25;  // rows that count as one, from where an interval of 95 % holds 92

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
  Plain(std::string name, std::string scale, core::Run& run)
      : name_(std::move(name)), scale_(std::move(scale)), run_(run) {}

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
    question.scale = scale_;
    return ksg_mutual_information(question, quiet).information;
  }

 private:
  std::string name_, scale_;
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

Points only(const Points& points, std::size_t column) {
  const auto values = points.column(column);
  return {points.count, 1, std::vector<double>(values.begin(), values.end())};
}

/// Columns that vary; the first where none does.
std::vector<std::size_t> varying(const Points& points) {
  std::vector<std::size_t> out;
  for (std::size_t a = 0; a < points.dimension; ++a)
    if (!is_constant(only(points, a))) out.push_back(a);
  if (out.empty()) out.push_back(0);
  return out;
}

/// What the estimator finds where the rows of both samples are paired anew, so that one column of x and one of y hang
/// together by so much: in the rows, and in these two columns, which tell all there is.
class Pairing {
 public:
  struct Found {
    double rows = 0, columns = 0;
  };

  Pairing(const Points& x, const Points& y, int k, const Plain& plain, core::Stream stream)
      : x_(x), y_(y), of_x_(varying(x)), of_y_(varying(y)), k_(k), plain_(plain), stream_(stream) {}

  Found found(double information) const {
    Found mean;
    for (std::size_t b = 0; b < kPlants; ++b) {
      const Points partner = rows_of(y_, order(b, information));
      mean.rows += plain_(x_, partner, k_) / static_cast<double>(kPlants);
      mean.columns +=
          plain_(only(x_, column_of_x(b)), only(partner, column_of_y(b)), k_) / static_cast<double>(kPlants);
    }
    return mean;
  }

  /// As much as must be planted for the columns to show so much; where they cannot, as much as makes them show most.
  double showing(double information) const {
    const auto falls_short = [&](double planted) {
      double mean = 0;
      for (std::size_t b = 0; b < kPlants; ++b)
        mean += plain_(only(x_, column_of_x(b)), only(rows_of(y_, order(b, planted)), column_of_y(b)), k_);
      return mean < information * static_cast<double>(kPlants);
    };
    double low = 0, high = std::max(kPlantedMore, information);
    while (high < kPlantedMost && falls_short(high)) {
      low = high;
      high *= 2;
    }
    for (int halving = 0; halving < 4; ++halving) {
      const double middle = 0.5 * (low + high);
      (falls_short(middle) ? low : high) = middle;
    }
    return high;
  }

  /// Information of pairs of rows over that of rows.
  double doubled(double information) const {
    Doubled sum;
    for (std::size_t b = 0; b < kPlants; ++b) {
      const Doubled one = information::doubled(plain_, x_, rows_of(y_, order(b, information)), k_);
      sum.pairs += one.pairs;
      sum.single += one.single;
    }
    return sum.single > 0 ? sum.pairs / sum.single : 2;
  }

 private:
  std::size_t column_of_x(std::size_t b) const { return of_x_[b % of_x_.size()]; }
  std::size_t column_of_y(std::size_t b) const { return of_y_[b % of_y_.size()]; }
  std::vector<std::size_t> order(std::size_t b, double information) const {
    return planted_order(x_.column(column_of_x(b)), y_.column(column_of_y(b)), information, stream_.at(b));
  }

  const Points &x_, &y_;
  std::vector<std::size_t> of_x_, of_y_;
  int k_;
  const Plain& plain_;
  core::Stream stream_;
};

std::string choose(const MutualInformation& question, const Points& x, const Points& y, bool has_labels) {
  if (question.estimator == "automatic") return has_labels || repeats(x) || repeats(y) ? "mixed" : "ksg";
  if (question.estimator != "ksg" && question.estimator != "mixed" && question.estimator != "gaussian")
    throw BadParameter(kMutualInformation, "estimator", "\"" + question.estimator + "\"",
                       "\"automatic\", \"ksg\", \"mixed\" or \"gaussian\"");
  return question.estimator;
}

}  // namespace

MutualInformationReport mutual_information(const MutualInformation& question, core::Run& run) {
  const double scale = log_of_base(kMutualInformation, question.base);
  if (question.scale != "standard" && question.scale != "copula")
    throw BadParameter(kMutualInformation, "scale", "\"" + question.scale + "\"", "\"standard\" or \"copula\"");
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
  for (Points& sample : samples) scale_up(sample);
  if (question.components > 0)
    for (Points& sample : samples)
      sample = PrincipalAxes(sample).components(static_cast<std::size_t>(question.components));
  const bool are_numbers[] = {question.components > 0 || !are_labels(given_x),
                              question.components > 0 || !are_labels(given_y)};
  const bool has_labels = !are_numbers[0] || !are_numbers[1];
  const Points &x = samples[0], &y = samples[1];
  const std::size_t n = x.count;
  const int k = static_cast<int>(checked_neighbours(kMutualInformation, question.neighbours, n, 0));
  MutualInformationReport out;
  out.estimator = choose(question, x, y, has_labels);
  if (out.estimator == "mixed" || question.scale == "copula")  // a unit is no reason to see less
    for (std::size_t s = 0; s < 2; ++s)
      if (are_numbers[s]) rescale(kMutualInformation, question.scale, samples[s]);
  const Plain plain(out.estimator, question.scale, run);
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
    if (out.estimator != "gaussian" && question.scale == "standard") {
      Points scores[] = {x, y};
      for (std::size_t s = 0; s < 2; ++s)
        if (are_numbers[s]) rescale(kMutualInformation, "copula", scores[s]);
      const double other = extrapolate(n, divisions, run.stream("parts"), [&](Rows rows) {
                             return plain(rows_of(scores[0], rows), rows_of(scores[1], rows), k);
                           }).value;
      if (!(other >= out.interval.low && other <= out.interval.high))
        refuse(
            fmt::format("with normal scores of the ranks, which tell as much, it is {:.3g} nat, outside the interval; "
                        "scale = \"copula\" takes these",
                        other));
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
    if (const double rows = rows_that_count_as_one(x, y); rows > kRowsAlike)
      refuse(
          fmt::format("rows are like those before them in x and in y: {:.3g} count as one, and the interval takes each "
                      "for one; where their order means nothing, shuffle it",
                      rows));
    std::optional<Planting> planting;
    std::optional<Pairing> pairing;
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
    if (out.estimator == "mixed") {
      pairing.emplace(x, y, k, plain, run.stream("planted"));
      if (x.dimension + y.dimension > 2) {
        const double enough = planted > 0 ? pairing->showing(planted) : 0;
        const auto as_much = pairing->found(enough), more = pairing->found(enough + kPlantedMore);
        const double carried = line.value - out.whole_sample;
        if (std::abs(as_much.rows + carried - as_much.columns) > std::max(0.5 * half, kNegligible * planted))
          refuse(fmt::format("{:.3g} nat between two columns look like {:.3g} in these rows", as_much.columns,
                             as_much.rows + carried));
        if (more.rows - as_much.rows < 0.5 * (more.columns - as_much.columns))
          refuse(fmt::format("{:.3g} nat more between two columns would hardly be seen: {:.3g} in these rows",
                             more.columns - as_much.columns, more.rows - as_much.rows));
      }
    }
    if (!has_labels && out.whole_sample > kTellable) {
      out.folded = plain(x, folded(y), k) / out.whole_sample;
      if (out.folded * out.whole_sample > out.whole_sample + half)
        refuse(fmt::format("|y - median| tells {:.2f} times as much as y, of which it is made", out.folded));
      const Doubled rows = doubled(plain, x, y, k);
      out.doubled = rows.pairs / rows.single;
      // Neighbours in twice the dimensions fall short of strong dependence by themselves; normal samples tell how much.
      const double wanted = planting ? planting->doubled(planted) : pairing ? pairing->doubled(planted) : 2;
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
