// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/intrinsic_dimension.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>

#include "stdlib/core/each_stretch.h"
#include "stdlib/core/error.h"
#include "stdlib/core/squares.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/line_fit.h"
#include "stdlib/information/neighbours/estimate.h"
#include "stdlib/information/neighbours/nearest.h"
#include "stdlib/information/neighbours/paired_points.h"
#include "stdlib/information/neighbours/small_points.h"
#include "stdlib/information/sequences/delay_rows.h"
#include "stdlib/information/sequences/series.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr std::size_t kStretch = 64;  // rows of a thread's turn
constexpr std::size_t kBlock = 512;   // distances at once
constexpr std::size_t kRadii = 16;
constexpr double kLeastShare = 5e-4, kGreatestShare = 0.05;
constexpr std::size_t kRowsOfQuantiles = 1500;

// Every row once.
Points different_rows(const char* kernel, const core::Array& x, std::size_t at_least, core::Run& run) {
  const Points all = paired_points(kernel, {{"x", &x}}, "never", 1, run)[0];
  std::vector<std::size_t> order(all.count);
  std::iota(order.begin(), order.end(), 0U);
  const auto compare = [&](std::size_t i, std::size_t j) {
    for (std::size_t a = 0; a < all.dimension; ++a)
      if (all.at(i, a) != all.at(j, a)) return all.at(i, a) < all.at(j, a) ? -1 : 1;
    return 0;
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return compare(i, j) < 0; });
  order.erase(std::unique(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return compare(i, j) == 0; }),
              order.end());
  std::sort(order.begin(), order.end());
  if (order.size() < all.count)
    run.warn(
        fmt::format("{}: {} of {} rows repeat another and were left out", kernel, all.count - order.size(), all.count));
  if (order.size() < at_least)
    throw BadParameter(kernel, "x", fmt::format("{} different row{}", order.size(), order.size() == 1 ? "" : "s"),
                       fmt::format("at least {}", at_least));
  Points out{order.size(), all.dimension, {}};
  for (std::size_t a = 0; a < all.dimension; ++a)
    for (const std::size_t row : order) out.values.push_back(all.at(row, a));
  scale_up(out);  // a dimension knows no unit, and distances take squares
  return out;
}

// Distances of different rows to their first k neighbours.
std::vector<double> neighbour_distances(const char* kernel, const Points& x, std::size_t k, core::Run& run) {
  std::vector<double> out = Nearest(x, Norm::euclidean, run).distances(k, 0, run);
  for (std::size_t i = 0; i < x.count; ++i)
    if (!(out[i * k] > 0))
      throw BadParameter(kernel, "x", fmt::format("rows that differ by less than {:g}", core::kSmallestSquared),
                         "the same or further apart, so that squares of their distances are numbers: round it");
  return out;
}

double no_dimension(const char* kernel, const char* why, core::Run& run) {
  run.warn(fmt::format("{}: {}, so there is no dimension", kernel, why));
  return std::numeric_limits<double>::quiet_NaN();
}

// A single series as points of its values `lag` apart.
Points embedded(const CorrelationDimension& question, core::Run& run) {
  constexpr const char* kKernel = "correlation_dimension";
  if (question.embedding < 1)
    throw BadParameter(kKernel, "embedding", std::to_string(question.embedding), "at least 1");
  if (question.lag < 1) throw BadParameter(kKernel, "lag", std::to_string(question.lag), "at least 1");
  const Points x = paired_points(kKernel, {{"x", &question.x}}, "never", 1, run)[0];
  if (core::vanish_squared(x.values))
    throw BadParameter(kKernel, "x", fmt::format("as small as {:g}", x.values.front()), core::kSquarable);
  const auto parts = static_cast<std::size_t>(question.embedding), lag = static_cast<std::size_t>(question.lag);
  if (parts > 1 && x.dimension > 1)
    throw BadParameter(kKernel, "embedding", std::to_string(parts), "1 where x has components of its own");
  const std::size_t lost = (parts - 1) * lag;
  if (x.count < lost + 3)
    throw BadParameter(kKernel, "x", fmt::format("{} row{}", x.count, x.count == 1 ? "" : "s"),
                       fmt::format("at least {}", lost + 3));
  if (parts == 1) return x;
  return delay_rows(x.values, parts, lag);
}

double distance_between(const Points& x, std::size_t i, std::size_t j) {
  double square = 0;
  for (std::size_t a = 0; a < x.dimension; ++a) {
    const double gap = x.at(i, a) - x.at(j, a);
    square += gap * gap;
  }
  return std::sqrt(square);
}

std::vector<double> usual_radii(const Points& x, std::size_t window) {
  const std::size_t step = (x.count + kRowsOfQuantiles - 1) / kRowsOfQuantiles;
  std::vector<double> distances;
  for (std::size_t i = 0; i < x.count; i += step)
    for (std::size_t j = i + step; j < x.count; j += step)
      if (j - i > window) distances.push_back(distance_between(x, i, j));
  // The higher first, so that the lower is among those before it.
  const auto at = [&](double share) {
    if (distances.empty()) return 0.0;
    const auto place =
        distances.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(distances.size() - 1));
    std::nth_element(distances.begin(), place, distances.end());
    return *place;
  };
  const double high = at(kGreatestShare);
  double low = at(kLeastShare);
  if (!(low > 0)) low = 0.01 * high;
  if (!(high > 0))
    throw BadParameter("correlation_dimension", "x", "one point for most of the time", "spread out, or radii given");
  std::vector<double> out;
  for (std::size_t k = 0; k < kRadii; ++k)
    out.push_back(low * std::pow(high / low, static_cast<double>(k) / (kRadii - 1)));
  return high > low ? out : std::vector<double>{0.5 * high, high};
}

struct PairSums {
  std::vector<std::uint64_t> below;  // each radius
  double log_sum = 0;                // of r/r₀ below the largest, without pairs at one place
  std::uint64_t apart = 0;           // these
};

// Σ ln of numbers in (0, 1], a logarithm for many.
class LogSum {
 public:
  void add(double value) {
    if (value < kTiny) {
      sum_ += std::log(value);
      return;
    }
    product_ *= value;
    if (product_ < kTiny) close();
  }
  double value() {
    close();
    return sum_;
  }

 private:
  void close() {
    sum_ += std::log(product_);
    product_ = 1;
  }

  static constexpr double kTiny = 1e-150;
  double sum_ = 0, product_ = 1;
};

// Squared distances of row i to rows first and on.
void squares_from(const Points& x, std::size_t i, std::size_t first, std::span<double> out) {
  std::fill(out.begin(), out.end(), 0.0);
  for (std::size_t a = 0; a < x.dimension; ++a) {
    const double* const column = x.column(a).data() + first;
    const double here = x.at(i, a);
    for (std::size_t j = 0; j < out.size(); ++j) out[j] += (column[j] - here) * (column[j] - here);
  }
}

// All pairs once, by rows in threads; rows of a stretch add up in order, stretches after that.
PairSums compare_pairs(const Points& x, std::size_t window, const std::vector<double>& radii, core::Run& run) {
  std::vector<PairSums> parts((x.count + kStretch - 1) / kStretch);
  std::vector<double> squares;
  for (const double r : radii) squares.push_back(r * r);
  const double widest = squares.back();
  core::each_stretch(x.count, kStretch, true, run, [&](std::size_t first, std::size_t last) {
    PairSums mine{std::vector<std::uint64_t>(radii.size())};
    std::array<double, kBlock> buffer;
    std::array<std::uint32_t, kBlock> near;
    LogSum logs;
    for (std::size_t i = first; i < last; ++i) {
      for (std::size_t from = i + window + 1; from < x.count; from += kBlock) {
        const std::size_t count = std::min(kBlock, x.count - from);
        squares_from(x, i, from, {buffer.data(), count});
        std::size_t found = 0;
        for (std::size_t j = 0; j < count; ++j) {
          near[found] = static_cast<std::uint32_t>(j);
          found += buffer[j] < widest ? 1 : 0;
        }
        for (std::size_t n = 0; n < found; ++n) {
          const double square = buffer[near[n]];
          // Each pair where it first belongs; shares of smaller radii are added up at the end.
          std::size_t place = 0;
          for (const double s : squares) place += s <= square ? 1 : 0;
          ++mine.below[place];
          if (!(square > 0)) continue;
          logs.add(square / widest);
          ++mine.apart;
        }
      }
    }
    mine.log_sum = 0.5 * logs.value();
    parts[first / kStretch] = std::move(mine);
  });
  PairSums out{std::vector<std::uint64_t>(radii.size())};
  for (const PairSums& part : parts) {
    for (std::size_t k = 0; k < radii.size(); ++k) out.below[k] += part.below[k];
    out.log_sum += part.log_sum;
    out.apart += part.apart;
  }
  for (std::size_t k = 1; k < radii.size(); ++k) out.below[k] += out.below[k - 1];
  return out;
}

}  // namespace

double two_nearest_dimension(const TwoNearest& question, core::Run& run) {
  constexpr const char* kKernel = "two_nearest_dimension";
  if (question.estimator != "likelihood" && question.estimator != "unbiased" && question.estimator != "fit")
    throw BadParameter(kKernel, "estimator", "\"" + question.estimator + "\"",
                       "\"likelihood\", \"unbiased\" or \"fit\"");
  if (!(question.discarded >= 0 && question.discarded < 1))
    throw BadParameter(kKernel, "discarded", fmt::format("{:g}", question.discarded), "in [0, 1)");
  const Points x = different_rows(kKernel, question.x, 3, run);
  const auto distances = neighbour_distances(kKernel, x, 2, run);
  std::vector<double> logs;
  CompensatedSum sum;
  for (std::size_t i = 0; i < x.count; ++i) {
    logs.push_back(std::log(distances[2 * i + 1] / distances[2 * i]));
    sum.add(logs.back());
  }
  const auto n = static_cast<double>(logs.size());
  if (!(sum.value() > 0)) return no_dimension(kKernel, "every row has two neighbours equally near, as on a grid", run);
  if (question.estimator != "fit") return (question.estimator == "unbiased" ? n - 1 : n) / sum.value();
  std::sort(logs.begin(), logs.end());
  const auto kept = static_cast<std::size_t>(std::floor(n * (1 - question.discarded) + 1e-9));
  double xy = 0, xx = 0;
  for (std::size_t i = 0; i < std::min(kept, logs.size() - 1); ++i) {
    const double y = -std::log1p(-static_cast<double>(i + 1) / n);
    xy += logs[i] * y;
    xx += logs[i] * logs[i];
  }
  if (!(xx > 0)) return no_dimension(kKernel, "all but the discarded have two neighbours equally near", run);
  return xy / xx;
}

double neighbour_dimension(const NeighbourDimension& question, core::Run& run) {
  constexpr const char* kKernel = "neighbour_dimension";
  if (question.average != "inverse" && question.average != "mean")
    throw BadParameter(kKernel, "average", "\"" + question.average + "\"", "\"inverse\" or \"mean\"");
  const Points x = different_rows(kKernel, question.x, 3, run);
  const std::size_t k =
      checked_count(kKernel, "neighbours", question.neighbours, question.corrected ? 3 : 2, x.count - 1);
  const auto distances = neighbour_distances(kKernel, x, k, run);
  const double terms = static_cast<double>(k) - (question.corrected ? 2 : 1);
  const bool is_mean = question.average == "mean";
  CompensatedSum sum;
  std::size_t equal = 0;
  for (std::size_t i = 0; i < x.count; ++i) {
    double inverse = 0;
    for (std::size_t j = 0; j + 1 < k; ++j) inverse += std::log(distances[i * k + k - 1] / distances[i * k + j]);
    if (inverse == 0) ++equal;
    if (inverse > 0) sum.add(is_mean ? terms / inverse : inverse / terms);
  }
  if (equal == x.count) return no_dimension(kKernel, "every row has neighbours that are all equally near", run);
  if (is_mean && equal > 0)
    run.warn(fmt::format("{}: {} rows have neighbours all equally near, of no dimension, and were left out", kKernel,
                         equal));
  const double mean = sum.value() / static_cast<double>(is_mean ? x.count - equal : x.count);
  return is_mean ? mean : 1 / mean;
}

CorrelationEstimate correlation_dimension(const CorrelationDimension& question, core::Run& run) {
  constexpr const char* kKernel = "correlation_dimension";
  const Points x = embedded(question, run);
  const std::size_t window = checked_window(kKernel, question.window, x.count);
  std::vector<double> radii = question.radii;
  for (std::size_t k = 0; k < radii.size(); ++k) {
    if (!(radii[k] > 0) || std::isinf(radii[k]) || (k > 0 && !(radii[k] > radii[k - 1])))
      throw BadParameter(kKernel, "radii", fmt::format("{:g} at place {}", radii[k], k + 1),
                         "above 0, finite and increasing");
  }
  if (radii.empty()) radii = usual_radii(x, window);
  const PairSums sums = compare_pairs(x, window, radii, run);
  const auto others = static_cast<double>(x.count - window);
  const double pairs = 0.5 * others * (others - 1);
  std::vector<double> shares, log_radii, log_shares;
  for (std::size_t k = 0; k < radii.size(); ++k) {
    shares.push_back(static_cast<double>(sums.below[k]) / pairs);
    if (sums.below[k] == 0) continue;
    log_radii.push_back(std::log(radii[k]));
    log_shares.push_back(std::log(shares.back()));
  }
  if (log_radii.size() < 2)
    throw BadParameter(kKernel, "radii", fmt::format("of which {} hold a pair", log_radii.size()),
                       "of which two or more do");
  const LineFit fit = fit_line(log_radii, log_shares);
  CorrelationEstimate out;
  out.dimension = fit.slope;
  out.dimension_error = fit.slope_error;
  out.takens =
      sums.apart > 0 ? -static_cast<double>(sums.apart) / sums.log_sum : std::numeric_limits<double>::quiet_NaN();
  out.sums = core::Array({core::Dimension("r", core::Array::along("r", radii))}, std::move(shares));
  out.sums.label = "C(r)";
  return out;
}

}  // namespace ansatz::information
