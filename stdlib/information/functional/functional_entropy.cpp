// SPDX-License-Identifier: MIT
#include "stdlib/information/functional/functional_entropy.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/information/checks.h"
#include "stdlib/information/functional/disturbance_cloud.h"

namespace ansatz::information {

namespace {

using core::BadParameter;
using networks::Batch;

constexpr const char* kFunctionalEntropy = "functional_entropy";
constexpr const char* kFunctionalContributions = "functional_contributions";

/// The points that a function is disturbed about, and the function.
struct Setting {
  core::Array x;
  std::size_t points = 1, features = 1;
  Eigen::MatrixXd covariance;
  std::unique_ptr<SmoothFunction> function;

  std::span<const double> point(std::size_t p) const { return x.real().subspan(p * features, features); }
  std::vector<core::Dimension> along_points() const {
    return x.rank() == 2 ? std::vector<core::Dimension>{core::Dimension("point", points)}
                         : std::vector<core::Dimension>{};
  }
};

Setting setting_of(const char* kernel, const DisturbedFunction& question) {
  Setting out;
  out.x = finite_numbers(kernel, "x", question.x);
  if (out.x.rank() > 2 || out.x.size() == 0)
    throw BadParameter(kernel, "x",
                       out.x.size() == 0 ? "empty" : fmt::format("an array of {} dimensions", out.x.rank()),
                       "a point, [feature], or several, [point, feature]");
  if (question.integration != "draws" && question.integration != "quadrature")
    throw BadParameter(kernel, "integration", "\"" + question.integration + "\"", "\"draws\" or \"quadrature\"");
  if (question.draws < 2) throw BadParameter(kernel, "draws", std::to_string(question.draws), "at least 2");
  if (question.nodes < 1 || question.nodes > 200)
    throw BadParameter(kernel, "nodes", std::to_string(question.nodes), "from 1 to 200");
  out.points = out.x.rank() == 2 ? out.x.dimension(0).size : 1;
  out.features = out.x.size() / out.points;
  out.covariance = covariance_of(kernel, question, out.features);
  const std::size_t at_once = question.integration == "draws" ? static_cast<std::size_t>(question.draws)
                                                              : std::numeric_limits<std::size_t>::max();
  out.function = smooth_function(kernel, question.f, out.features, question.of_class, question.reading, at_once);
  return out;
}

/// Points at which f is 0, over a call: they have no share in the bound, where f² may well have one.
class Zeros {
 public:
  void count(const std::vector<double>& values) {
    zeros_ += static_cast<std::size_t>(std::count(values.begin(), values.end(), 0.0));
    all_ += values.size();
  }
  void warn(const char* kernel, core::Run& run) const {
    if (zeros_ > 0)
      run.warn(
          fmt::format("{}: the function is 0 at {} of {} points looked at, which have no share in its slopes' mean",
                      kernel, zeros_, all_));
  }

 private:
  std::size_t zeros_ = 0, all_ = 0;
};

/// ½ (2 ∂√f)ᵀ Σ (2 ∂√f) of each row, over the columns named.
std::vector<double> halved_forms(const Batch& slopes, std::span<const std::size_t> columns,
                                 const Eigen::MatrixXd& block) {
  std::vector<double> out(slopes.rows);
  for (std::size_t a = 0; a < columns.size(); ++a)
    for (std::size_t b = 0; b <= a; ++b) {
      const double weight = (a == b ? 0.5 : 1.0) * block(static_cast<Eigen::Index>(a), static_cast<Eigen::Index>(b));
      if (weight == 0) continue;
      const auto one = slopes.column(columns[a]), other = slopes.column(columns[b]);
      for (std::size_t i = 0; i < out.size(); ++i) out[i] += weight * one[i] * other[i];
    }
  return out;
}

std::vector<std::size_t> all_of(std::size_t count) {
  std::vector<std::size_t> out(count);
  std::iota(out.begin(), out.end(), std::size_t{0});
  return out;
}

Eigen::MatrixXd block_of(const Eigen::MatrixXd& covariance, const std::vector<std::size_t>& features) {
  const std::vector<Eigen::Index> kept(features.begin(), features.end());
  return covariance(kept, kept);
}

/// Ent(f) over a cloud, with the error of the plug-in value by the delta method.
DisturbanceCloud::Mean entropy_of(const DisturbanceCloud& cloud, const std::vector<double>& values) {
  const double mean = cloud.mean(values).value;
  DisturbanceCloud::Mean out;
  if (mean == 0) return out;
  // With f in units of its mean no digits are lost where f varies little: E[g ln g − g + 1] is a mean of what is
  // nowhere negative.
  std::vector<double> excess;
  for (const double f : values) {
    const double g = f / mean;
    excess.push_back(g > 0 ? g * std::log(g) - g + 1 : 1);
  }
  out.value = mean * cloud.mean(excess).value;
  // d(E[f ln f] − m ln m) = f ln f − (1 + ln m) f = m (g ln g − g) up to a constant.
  out.error = mean * cloud.mean(excess).error;
  return out;
}

/// Features that belong together, by the number that names their group, in ascending order of it.
std::map<double, std::vector<std::size_t>> groups_of(const std::vector<double>& named, std::size_t features) {
  std::map<double, std::vector<std::size_t>> out;
  for (std::size_t j = 0; j < features; ++j) out[named.empty() ? static_cast<double>(j + 1) : named[j]].push_back(j);
  return out;
}

}  // namespace

FunctionalEntropyEstimate functional_entropy(const FunctionalEntropy& question, core::Run& run) {
  const Setting setting = setting_of(kFunctionalEntropy, question);
  const std::vector<std::size_t> features = all_of(setting.features);
  const DisturbanceCloud cloud(kFunctionalEntropy, question, setting.covariance, features);
  const core::Stream stream = run.stream("draws");
  std::vector<double> entropies, entropy_errors, bounds, bound_errors, values;
  Batch points, slopes;
  Zeros zeros;
  for (std::size_t p = 0; p < setting.points; ++p) {
    run.tick();
    setting.function->set_point(setting.point(p), run);
    cloud.place(setting.point(p), stream.at(p), points);
    setting.function->look(points, features, values, slopes, run);
    zeros.count(values);
    const auto entropy = entropy_of(cloud, values);
    const auto bound = cloud.mean(halved_forms(slopes, features, setting.covariance));
    entropies.push_back(entropy.value);
    entropy_errors.push_back(entropy.error);
    bounds.push_back(bound.value);
    bound_errors.push_back(bound.error);
  }
  zeros.warn(kFunctionalEntropy, run);
  const auto shaped = [&](std::vector<double> of) { return core::Array(setting.along_points(), std::move(of)); };
  return {shaped(std::move(entropies)), shaped(std::move(bounds)), shaped(std::move(entropy_errors)),
          shaped(std::move(bound_errors))};
}

FunctionalContributionsEstimate functional_contributions(const FunctionalContributions& question, core::Run& run) {
  const Setting setting = setting_of(kFunctionalContributions, question);
  if (question.others != "frozen" && question.others != "moving")
    throw BadParameter(kFunctionalContributions, "others", "\"" + question.others + "\"", "\"frozen\" or \"moving\"");
  if (!question.groups.empty() && question.groups.size() != setting.features)
    throw BadParameter(kFunctionalContributions, "groups", fmt::format("of {} features", question.groups.size()),
                       fmt::format("of {}, as many as x has", setting.features));
  for (const double g : question.groups)
    if (!std::isfinite(g) || g != std::floor(g))
      throw BadParameter(kFunctionalContributions, "groups", fmt::format("{:g}", g), "a whole number for each feature");
  const auto groups = groups_of(question.groups, setting.features);
  std::vector<DisturbanceCloud> clouds;
  std::vector<double> names;
  for (const auto& [name, members] : groups) {
    names.push_back(name);
    if (question.others == "frozen")
      clouds.emplace_back(kFunctionalContributions, question, block_of(setting.covariance, members), members);
  }
  if (question.others == "moving")
    clouds.emplace_back(kFunctionalContributions, question, setting.covariance, all_of(setting.features));

  const core::Stream stream = run.stream("draws");
  std::vector<double> contributions, errors, values;
  Batch points, slopes;
  Zeros zeros;
  for (std::size_t p = 0; p < setting.points; ++p) {
    run.tick();
    setting.function->set_point(setting.point(p), run);
    const core::Stream of_point = stream.at(p);
    std::size_t g = 0;
    for (const auto& [name, members] : groups) {
      const DisturbanceCloud& cloud = clouds[question.others == "frozen" ? g : 0];
      if (question.others == "frozen" || g == 0) {
        cloud.place(setting.point(p), question.others == "frozen" ? of_point.at(g) : of_point, points);
        setting.function->look(points, cloud.features(), values, slopes, run);
        zeros.count(values);
      }
      // Slopes stand in the order of the cloud's features.
      const std::vector<std::size_t> columns = question.others == "frozen" ? all_of(members.size()) : members;
      const auto mean = cloud.mean(halved_forms(slopes, columns, block_of(setting.covariance, members)));
      contributions.push_back(mean.value);
      errors.push_back(mean.error);
      ++g;
    }
  }
  zeros.warn(kFunctionalContributions, run);
  auto dimensions = setting.along_points();
  dimensions.emplace_back("group", core::Array::of(names));
  core::Array shares(dimensions, std::move(contributions));
  return {std::move(shares), core::Array(dimensions, std::move(errors))};
}

}  // namespace ansatz::information
