// SPDX-License-Identifier: MIT
#include "stdlib/agents/school_entropies.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <boost/math/special_functions/digamma.hpp>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace ansatz::agents {
namespace {

constexpr double kPi = std::numbers::pi, kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kNoEntropy = 0.5;  // published: of a group too small
constexpr double kLeastEigenvalue = 1e-10;
constexpr std::size_t kAzimuth = 24;

enum Measure : std::size_t { cohesion, polar, depth, momentum, neighbours, correlation, shape };

/// Entropy of the shares of the eigenvalues, over ln 3.
double shape_entropy(const Eigen::Matrix3d& covariance) {
  const Eigen::SelfAdjointEigenSolver<Eigen::Matrix3d> solver(covariance, Eigen::EigenvaluesOnly);
  std::array<double, 3> eigenvalues;
  for (int k = 0; k < 3; ++k)
    eigenvalues[static_cast<std::size_t>(k)] = std::max(solver.eigenvalues()[k], kLeastEigenvalue);
  return normalised_entropy(eigenvalues);
}

template <class Chosen>
Eigen::Matrix3d covariance(const AboutCentre& agents, const Chosen& is_chosen) {
  Vec3 sum;
  double n = 0;
  for (std::size_t i = 0; i < agents.size(); ++i) {
    if (!is_chosen(i)) continue;
    sum = sum + agents.place(i);
    ++n;
  }
  const Vec3 mean{sum.x / n, sum.y / n, sum.z / n};
  double xx = 0, xy = 0, xz = 0, yy = 0, yz = 0, zz = 0;
  for (std::size_t i = 0; i < agents.size(); ++i) {
    if (!is_chosen(i)) continue;
    const Vec3 r = agents.place(i) - mean;
    xx += r.x * r.x;
    xy += r.x * r.y;
    xz += r.x * r.z;
    yy += r.y * r.y;
    yz += r.y * r.z;
    zz += r.z * r.z;
  }
  Eigen::Matrix3d products;
  products << xx, xy, xz, xy, yy, yz, xz, yz, zz;
  return products / (n - 1);
}

double filled_share(const PairTable& pairs) {
  const std::size_t n = pairs.size();
  constexpr std::size_t kRank = PairTable::kHeadings;
  if (n <= kRank) return kNaN;
  // Logarithms of products: what is not 0 is 2⁻⁵³ or more, so sixteen of them are far from the least double.
  constexpr std::size_t kTogether = 16;
  double sum = 0;
  for (std::size_t first = 0; first < n; first += kTogether) {
    double product = 1;
    for (const double turn : pairs.third_turns().subspan(first, std::min(kTogether, n - first)))
      product *= 2 * kPi * std::max(turn, 0.0);
    sum += std::log(product);
  }
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

PolarRows::PolarRows() {
  for (std::size_t k = 0; k < edges_.size(); ++k) {
    const double angle = static_cast<double>(k + 1) * (kPi / kRows);
    // Neither is on an edge: between them one double is the last.
    double inside = std::cos(angle + 1e-9), before = std::cos(angle - 1e-9);
    for (double middle = before; (middle = std::midpoint(inside, before)) != inside && middle != before;)
      (std::acos(middle) >= angle ? inside : before) = middle;
    edges_[k] = inside;
  }
}

SchoolEntropies::SchoolEntropies(const Space& space, const Zones& zones)
    : space_(space), zones_(zones), azimuths_(0, 2 * kPi, kAzimuth) {}

void SchoolEntropies::measure(const AgentArrays& agents, const SchoolMeasures& measures, const SchoolMeter& meter,
                              const PairTable& pairs) {
  if (space_.box > 0)
    measure_published(agents, meter.about_plain_mean(), pairs);
  else
    published_.fill(kNaN);
  measure_corrected(measures, meter, pairs);
}

double SchoolEntropies::heading_entropy(const AgentArrays& agents) {
  const std::size_t n = agents.size();
  angles_.resize(n);
  azimuth_bins_.resize(n);
  for (std::size_t i = 0; i < n; ++i) angles_[i] = std::atan2(agents.dy[i], agents.dx[i]) + kPi;
  azimuths_.find(angles_, azimuth_bins_);
  std::array<double, PolarRows::kRows * kAzimuth> counts{};
  for (std::size_t i = 0; i < n; ++i) counts[polar_rows_.row_of(agents.dz[i]) * kAzimuth + azimuth_bins_[i]] += 1;
  for (std::size_t row = 0; row < PolarRows::kRows; ++row) {
    const double weight = std::sin((static_cast<double>(row) + 0.5) * kPi / PolarRows::kRows);
    for (std::size_t k = 0; k < kAzimuth; ++k) counts[row * kAzimuth + k] *= weight;
  }
  return normalised_entropy(counts);
}

void SchoolEntropies::measure_published(const AgentArrays& agents, const AboutCentre& about_mean,
                                        const PairTable& pairs) {
  const std::size_t n = agents.size();
  const double box = space_.box;
  published_.fill(kNoEntropy);
  if (n >= 2) {
    EntropyBins distances(0, box / 2, 25);
    distances.add(pairs.nearest());
    published_[cohesion] = distances.entropy();
    published_[correlation] = normalised_entropy(pairs.cosines());
  }
  published_[polar] = heading_entropy(agents);
  EntropyBins depths(0, box, 15);
  depths.add(std::span(agents.z).first(n));
  published_[depth] = depths.entropy();
  if (n >= 3) {
    momenta_.resize(n);
    std::ranges::transform(about_mean.momentum_sizes(), momenta_.begin(), [](double m) { return std::min(1.0, m); });
    EntropyBins momenta(0, 1, 20);
    momenta.add(momenta_);
    published_[momentum] = momenta.entropy();
  }
  if (n >= PairTable::kDistances + 1) {
    EntropyBins variations(0, 2, 20);
    variations.add(pairs.variations());
    published_[neighbours] = variations.entropy();
  }
  if (n >= 4) published_[shape] = shape_entropy(covariance(about_mean, [](std::size_t) { return true; }));
}

void SchoolEntropies::measure_corrected(const SchoolMeasures& measures, const SchoolMeter& meter,
                                        const PairTable& pairs) {
  const std::size_t n = pairs.size();
  corrected_.fill(kNaN);
  if (n < 2) return;
  EntropyBins distances(0, 5 * zones_.repel, 25);
  distances.add_clamped(pairs.nearest());
  corrected_[cohesion] = distances.corrected_entropy();
  corrected_[polar] = filled_share(pairs);
  corrected_[correlation] = normalised_entropy(pairs.cosines());
  if (n >= PairTable::kDistances + 1) {
    EntropyBins variations(0, 2, 20);
    variations.add_clamped(pairs.variations());
    corrected_[neighbours] = variations.corrected_entropy();
  }

  const AboutCentre& about_centre = meter.about_centre();
  const auto is_chosen = [&](std::size_t i) { return meter.groups().in_largest(i); };
  Vec3 whole;
  for (std::size_t i = 0; i < n; ++i) {
    if (is_chosen(i)) whole = whole + about_centre.momentum(i);
  }
  const Vec3 axis = unit(whole, {0, 0, 1});
  depths_.resize(meter.groups().largest());
  momenta_.resize(depths_.size());
  for (std::size_t i = 0, k = 0; i < n; ++i) {
    if (!is_chosen(i)) continue;
    depths_[k] = about_centre.place(i).z;
    momenta_[k++] = dot(about_centre.momentum(i), axis);
  }
  const double reach = std::sqrt(3.0) * measures.spread;
  if (reach > 0) {
    EntropyBins depths(-reach, reach, 15);
    depths.add_clamped(depths_);
    corrected_[depth] = depths.corrected_entropy();
  }
  EntropyBins momenta(-1, 1, 20);
  momenta.add_clamped(momenta_);
  corrected_[momentum] = momenta.corrected_entropy();
  if (meter.groups().largest() >= 4) corrected_[shape] = shape_entropy(covariance(about_centre, is_chosen));
}

}  // namespace ansatz::agents
