// SPDX-License-Identifier: MIT
#include "stdlib/agents/school_entropies.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <boost/math/special_functions/digamma.hpp>
#include <cmath>
#include <limits>
#include <numbers>

#include "stdlib/agents/entropy_bins.h"

namespace ansatz::agents {
namespace {

constexpr double kPi = std::numbers::pi, kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kNoEntropy = 0.5;  // published: of a group too small
constexpr double kLeastEigenvalue = 1e-10;
constexpr std::size_t kPolar = 12, kAzimuth = 24;

enum Measure : std::size_t { cohesion, polar, depth, momentum, neighbours, correlation, shape };

/// Entropy of the shares of the eigenvalues, over ln 3.
double shape_entropy(const Eigen::Matrix3d& covariance) {
  const Eigen::SelfAdjointEigenSolver<Eigen::Matrix3d> solver(covariance, Eigen::EigenvaluesOnly);
  std::array<double, 3> eigenvalues;
  for (int k = 0; k < 3; ++k)
    eigenvalues[static_cast<std::size_t>(k)] = std::max(solver.eigenvalues()[k], kLeastEigenvalue);
  return normalised_entropy(eigenvalues);
}

template <class Displacement, class Chosen>
Eigen::Matrix3d covariance(const AgentArrays& agents, const Displacement& displacement, const Chosen& is_chosen) {
  Eigen::Vector3d sum = Eigen::Vector3d::Zero();
  std::size_t n = 0;
  const auto at = [&](std::size_t i) {
    const Vec3 r = displacement(agents.place(i));
    return Eigen::Vector3d(r.x, r.y, r.z);
  };
  for (std::size_t i = 0; i < agents.size(); ++i) {
    if (!is_chosen(i)) continue;
    sum += at(i);
    ++n;
  }
  const Eigen::Vector3d mean = sum / static_cast<double>(n);
  Eigen::Matrix3d products = Eigen::Matrix3d::Zero();
  for (std::size_t i = 0; i < agents.size(); ++i) {
    if (!is_chosen(i)) continue;
    const Eigen::Vector3d r = at(i) - mean;
    products += r * r.transpose();
  }
  return products / static_cast<double>(n - 1);
}

/// Population standard deviation over mean of five distances, given as squares.
template <std::size_t n>
double variation(std::array<double, n> distances) {
  double sum = 0, deviations = 0;
  for (double& distance : distances) sum += distance = std::sqrt(distance);
  const double mean = sum / n;
  for (const double distance : distances) deviations += (distance - mean) * (distance - mean);
  return std::sqrt(deviations / n) / (mean + 1e-10);
}

double filled_share(const PairTable& pairs) {
  const std::size_t n = pairs.size();
  constexpr std::size_t kRank = PairTable::kHeadings;
  if (n <= kRank) return kNaN;
  double sum = 0;
  for (std::size_t i = 0; i < n; ++i) sum += std::log(2 * kPi * std::max(pairs.turn(i, kRank - 1), 0.0));
  const double h = boost::math::digamma(static_cast<double>(n)) - boost::math::digamma(static_cast<double>(kRank)) +
                   sum / static_cast<double>(n);
  return std::exp(h) / (4 * kPi);
}

}  // namespace

double weighted_mean(const Entropies& entropies) {
  double sum = 0;
  for (std::size_t k = 0; k < kEntropies; ++k) sum += kEntropyWeights[k] * entropies[k];
  return sum;
}

void SchoolEntropies::measure(const AgentArrays& agents, const SchoolMeasures& measures, const SchoolGroups& groups,
                              const PairTable& pairs) {
  nearest_.resize(pairs.size());
  variations_.resize(pairs.size());
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    nearest_[i] = std::sqrt(pairs.square(i, 0));
    variations_[i] = variation(pairs.squares(i));
  }
  if (space_.box > 0)
    measure_published(agents, pairs);
  else
    published_.fill(kNaN);
  measure_corrected(agents, measures, groups, pairs);
}

void SchoolEntropies::measure_published(const AgentArrays& agents, const PairTable& pairs) {
  const std::size_t n = agents.size();
  const double box = space_.box;
  published_.fill(kNoEntropy);
  if (n >= 2) {
    EntropyBins distances(0, box / 2, 25);
    for (const double distance : nearest_) distances.add(distance);
    published_[cohesion] = distances.entropy();
    published_[correlation] = normalised_entropy(pairs.cosines());
  }

  std::array<double, kPolar * kAzimuth> headings{};
  EntropyBins depths(0, box, 15);
  const EntropyBins polar_rows(0, kPi, kPolar), azimuths(0, 2 * kPi, kAzimuth);
  for (std::size_t i = 0; i < n; ++i) {
    const Vec3 d = agents.heading(i);
    const std::size_t row = polar_rows.bin_of(std::acos(std::clamp(d.z, -1.0, 1.0)));
    headings[row * kAzimuth + azimuths.bin_of(std::atan2(d.y, d.x) + kPi)] += 1;
    depths.add(agents.z[i]);
  }
  for (std::size_t row = 0; row < kPolar; ++row) {
    const double weight = std::sin((static_cast<double>(row) + 0.5) * kPi / kPolar);
    for (std::size_t k = 0; k < kAzimuth; ++k) headings[row * kAzimuth + k] *= weight;
  }
  published_[polar] = normalised_entropy(headings);
  published_[depth] = depths.entropy();

  const Vec3 centre = published_centre(agents);
  const auto displacement = [&](Vec3 p) { return p - centre; };
  if (n >= 3) {
    EntropyBins momenta(0, 1, 20);
    for (std::size_t i = 0; i < n; ++i)
      momenta.add(std::min(1.0, length(cross(unit(displacement(agents.place(i)), {}), agents.heading(i)))));
    published_[momentum] = momenta.entropy();
  }
  if (n >= PairTable::kDistances + 1) {
    EntropyBins variations(0, 2, 20);
    for (const double one : variations_) variations.add(one);
    published_[neighbours] = variations.entropy();
  }
  if (n >= 4) published_[shape] = shape_entropy(covariance(agents, displacement, [](std::size_t) { return true; }));
}

void SchoolEntropies::measure_corrected(const AgentArrays& agents, const SchoolMeasures& measures,
                                        const SchoolGroups& groups, const PairTable& pairs) {
  const std::size_t n = agents.size();
  corrected_.fill(kNaN);
  if (n < 2) return;
  EntropyBins distances(0, 5 * zones_.repel, 25);
  for (const double distance : nearest_) distances.add_clamped(distance);
  corrected_[cohesion] = distances.corrected_entropy();
  corrected_[polar] = filled_share(pairs);
  corrected_[correlation] = normalised_entropy(pairs.cosines());
  if (n >= PairTable::kDistances + 1) {
    EntropyBins variations(0, 2, 20);
    for (const double one : variations_) variations.add_clamped(one);
    corrected_[neighbours] = variations.corrected_entropy();
  }

  const auto is_chosen = [&](std::size_t i) { return groups.in_largest(i); };
  const auto displacement = [&](Vec3 p) { return space_.between(measures.centre, p); };
  Vec3 whole;
  momenta_.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    if (!is_chosen(i)) continue;
    momenta_[i] = cross(unit(displacement(agents.place(i)), {}), agents.heading(i));
    whole = whole + momenta_[i];
  }
  const Vec3 axis = unit(whole, {0, 0, 1});
  const double reach = std::sqrt(3.0) * measures.spread;
  EntropyBins depths(-reach, reach, 15), momenta(-1, 1, 20);
  for (std::size_t i = 0; i < n; ++i) {
    if (!is_chosen(i)) continue;
    if (reach > 0) depths.add_clamped(displacement(agents.place(i)).z);
    momenta.add_clamped(dot(momenta_[i], axis));
  }
  if (reach > 0) corrected_[depth] = depths.corrected_entropy();
  corrected_[momentum] = momenta.corrected_entropy();
  if (groups.largest() >= 4) corrected_[shape] = shape_entropy(covariance(agents, displacement, is_chosen));
}

}  // namespace ansatz::agents
