// SPDX-License-Identifier: MIT
#include "stdlib/fields/profile_entropies.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <complex>
#include <utility>

#include "stdlib/core/error.h"
#include "stdlib/fields/checks.h"
#include "stdlib/fields/complex_ring.h"
#include "stdlib/fields/series_measures.h"

namespace ansatz::fields {
namespace {

constexpr const char* kProfileEntropies = "profile_entropies";
constexpr double kNoShare = 1e-15;

struct Shares {
  double shannon = 0, hartley = 0, collision = 0, least = 0, half = 0, two = 0, disequilibrium = 0;
};

/// Of weights that are turned into shares.
Shares of_shares(std::vector<double> weights) {
  double sum = 0;
  for (double weight : weights) sum += weight;
  Shares out;
  double kept = 0, squares = 0, roots = 0, most = 0;
  for (double weight : weights) {
    const double p = weight / sum, away = p - 1 / static_cast<double>(weights.size());
    out.disequilibrium += away * away;
    if (p <= kNoShare) continue;
    kept += 1;
    out.shannon -= p * std::log(p);
    squares += p * p;
    roots += std::sqrt(p);
    most = std::max(most, p);
  }
  out.hartley = std::log(kept);
  out.collision = -std::log(squares);
  out.least = -std::log(most);
  out.half = (1 - roots) / (0.5 - 1);
  out.two = (1 - squares) / (2 - 1);
  return out;
}

void check(const ProfileEntropies& question) {
  const core::Array& psi = question.psi;
  if (psi.type() != core::ElementType::complex || psi.rank() < 1 || psi.rank() > 2)
    throw core::BadParameter(
        kProfileEntropies, "psi",
        fmt::format("{} along {} {}", describe(psi.type()), psi.rank(), psi.rank() == 1 ? "dimension" : "dimensions"),
        "complex numbers along x, or along time and x, such as the psi of a solution");
  const auto n = static_cast<double>(psi.dimension(psi.rank() - 1).size);
  require(kProfileEntropies, "psi", n, n >= 8, "at least eight points long");
  require(kProfileEntropies, "threshold", question.threshold, question.threshold >= 0 && question.threshold < 1,
          "in [0, 1)");
  if (question.mode != "correct" && question.mode != "compat")
    throw core::BadParameter(kProfileEntropies, "mode", "\"" + question.mode + "\"", "one of \"correct\", \"compat\"");
}

/// What is told of shannon over time. As published, the rate at either end is that of the last two instants.
void add_trend(ProfileEntropyMeasures& out, const std::vector<double>& time, const std::vector<double>& entropy,
               bool published) {
  const std::size_t n = time.size();
  if (n < 3) return;
  out.trend = correlation(ranks_of(time), ranks_of(entropy));
  const auto [least, most] = std::ranges::minmax(entropy);
  out.range = most - least;
  const SeriesMoments moments = moments_of(entropy);
  if (moments.mean != 0) out.variation = moments.spread / moments.mean;
  out.change = entropy.back() - entropy.front();
  // Through the neighbours of a place and itself; at the ends through the first and the last three.
  double mean = 0, top = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t j = std::clamp<std::size_t>(i, 1, n - 2);
    const double a = time[j - 1], b = time[j], c = time[j + 1], t = time[i];
    double rate = entropy[j - 1] * ((t - b) + (t - c)) / ((a - b) * (a - c)) +
                  entropy[j] * ((t - a) + (t - c)) / ((b - a) * (b - c)) +
                  entropy[j + 1] * ((t - a) + (t - b)) / ((c - a) * (c - b));
    if (published && i == 0) rate = (entropy[1] - entropy[0]) / (time[1] - time[0]);
    if (published && i == n - 1) rate = (entropy[i] - entropy[i - 1]) / (time[i] - time[i - 1]);
    mean += rate / static_cast<double>(n);
    top = std::max(top, std::fabs(rate));
  }
  out.mean_rate = mean;
  out.top_rate = top;
}

}  // namespace

ProfileEntropies::ProfileEntropies() : psi({core::Dimension("x", 8)}, std::vector<std::complex<double>>(8)) {}

ProfileEntropyMeasures profile_entropies(const ProfileEntropies& question, core::Run& run) {
  check(question);
  const core::Array& psi = question.psi;
  const bool in_time = psi.rank() == 2, published = question.mode == "compat";
  const std::size_t n = psi.dimension(psi.rank() - 1).size, instants = psi.size() / n;
  const ComplexRing ring(0, static_cast<double>(n), n);  // a point a unit: waves over 2π are cycles a point
  core::AlignedBuffer field(2 * n), spectrum(2 * n);
  enum {
    kShannon,
    kSpectral,
    kHartley,
    kCollision,
    kLeast,
    kHalf,
    kTwo,
    kPermutation,
    kSample,
    kDisequilibrium,
    kComplexity,
    kDifferential,
    kModes,
    kMean,
    kWidth,
    kCount
  };
  std::vector<std::vector<double>> columns(kCount);
  std::vector<double> density(n), modulus(n), power(n), frequency(n);
  for (std::size_t j = 0; j < n; ++j) frequency[j] = ring.wavenumbers()[j] / (2 * M_PI);
  for (std::size_t i = 0; i < instants; ++i) {
    run.tick();
    const auto now = psi.complex().subspan(i * n, n);
    double largest = 0;
    for (std::size_t j = 0; j < n; ++j) {
      density[j] = std::norm(now[j]);
      modulus[j] = std::abs(now[j]);
      if (!std::isfinite(density[j]))
        throw core::BadParameter(kProfileEntropies, "psi", fmt::format("not finite at element {}", i * n + j + 1),
                                 "finite");
      largest = std::max(largest, modulus[j]);
    }
    if (largest == 0)
      throw core::BadParameter(kProfileEntropies, "psi",
                               in_time ? fmt::format("0 all along x at instant {}", i + 1) : "0 everywhere", "a wave");
    interleave(now, field.data());
    ring.forward(field.data(), spectrum.data());
    double strongest = 0, all = 0, mean = 0, square = 0, modes = 0;
    for (std::size_t j = 0; j < n; ++j) {
      power[j] = spectrum[2 * j] * spectrum[2 * j] + spectrum[2 * j + 1] * spectrum[2 * j + 1];
      strongest = std::max(strongest, power[j]);
      all += power[j];
    }
    for (std::size_t j = 0; j < n; ++j) {
      modes += power[j] > 0.01 * strongest ? 1 : 0;
      mean += power[j] / all * frequency[j];
    }
    for (std::size_t j = 0; j < n; ++j) square += power[j] / all * (frequency[j] - mean) * (frequency[j] - mean);
    std::size_t first = 0, last = n;
    if (!published) {
      while (modulus[first] <= question.threshold * largest) ++first;
      while (modulus[last - 1] <= question.threshold * largest) --last;
    }
    const std::span<const double> stretch = std::span(modulus).subspan(first, last - first);
    const Shares shares = of_shares(density);
    const BinnedEntropy binned = binned_entropy(modulus);
    const double points = static_cast<double>(n);
    const double row[kCount] = {shares.shannon,
                                of_shares(power).shannon,
                                shares.hartley,
                                shares.collision,
                                shares.least,
                                shares.half,
                                shares.two,
                                permutation_entropy(stretch),
                                sample_entropy(stretch),
                                shares.disequilibrium,
                                shares.shannon / std::log(points) * points * shares.disequilibrium,
                                binned.entropy + (published && binned.bin > 0 ? std::log(binned.bin) : 0),
                                modes,
                                mean,
                                std::sqrt(square)};
    for (std::size_t c = 0; c < kCount; ++c) columns[c].push_back(row[c]);
  }
  ProfileEntropyMeasures out;
  std::vector<double> time;
  if (in_time) time = psi.coordinate_values(0);
  add_trend(out, time, columns[kShannon], published);
  using M = ProfileEntropyMeasures;
  const std::pair<core::Array M::*, const char*> members[kCount] = {{&M::shannon, "Shannon entropy"},
                                                                    {&M::spectral, "spectral Shannon entropy"},
                                                                    {&M::hartley, "Rényi entropy, order 0"},
                                                                    {&M::collision, "Rényi entropy, order 2"},
                                                                    {&M::least, "Rényi entropy, order ∞"},
                                                                    {&M::tsallis_half, "Tsallis entropy, order 1/2"},
                                                                    {&M::tsallis_two, "Tsallis entropy, order 2"},
                                                                    {&M::permutation, "permutation entropy"},
                                                                    {&M::sample, "sample entropy"},
                                                                    {&M::disequilibrium, "disequilibrium"},
                                                                    {&M::complexity, "statistical complexity"},
                                                                    {&M::differential, "entropy of values"},
                                                                    {&M::active_modes, "active modes"},
                                                                    {&M::mean_frequency, "mean frequency"},
                                                                    {&M::bandwidth, "bandwidth"}};
  for (std::size_t c = 0; c < kCount; ++c) {
    std::vector<core::Dimension> along;
    if (in_time) along.push_back(psi.dimension(0));
    core::Array array(std::move(along), std::move(columns[c]));
    array.label = members[c].second;
    out.*members[c].first = std::move(array);
  }
  return out;
}

}  // namespace ansatz::fields
