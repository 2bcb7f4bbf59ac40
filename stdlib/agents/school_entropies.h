// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "stdlib/agents/agent_arrays.h"
#include "stdlib/agents/entropy_bins.h"
#include "stdlib/agents/pair_table.h"
#include "stdlib/agents/school_measures.h"
#include "stdlib/agents/space.h"

namespace ansatz::agents {

using Entropies = std::array<double, kEntropies>;

/// Their mean by kEntropyWeights.
double weighted_mean(const Entropies& entropies);

/// The polar angle of a heading in twelve rows, by its cosine: where acos reaches a row's edge is found once.
class PolarRows {
 public:
  static constexpr std::size_t kRows = 12;

  PolarRows();
  std::size_t row_of(double cosine) const {
    std::size_t row = 0;
    for (const double edge : edges_) row += cosine <= edge;
    return row;
  }

 private:
  std::array<double, kRows - 1> edges_;  ///< the largest cosine of each row but the first
};

/// The seven measures of disorder of a school, corrected and as published.
///
///  measure               published (dewi-kadita 0.0.4)             corrected
///  school cohesion       nearest distance, 25 bins on [0, L/2]     25 bins on [0, 5 r_repel], all beyond in the last
///  polarization          polar angle 12 × azimuth 24, times sin θ  share of the sphere that headings fill, e^h/4π
///  depth stratification  z, 15 bins on [0, L]                      z from the centre, 15 bins on ±√3 spread
///  angular momentum      |e × d|, 20 bins on [0, 1]                along the mean axis, 20 bins on [-1, 1]
///  nearest neighbor      σ/μ of 5 nearest, 20 bins on [0, 2]       the same, all beyond in the last bin
///  velocity correlation  (1 + dᵢ·dⱼ)/2 of all pairs, 20 bins       the same
///  school shape          eigenvalues of the covariance, 3          of shortest displacements from the centre
///
/// Published ones are -Σ p ln p / ln(bins), a half where nothing is counted, from wrapped coordinates and their plain
/// mean; without a box they are NaN. Corrected histograms have the bias of small counts taken off (entropy_bins.h), and
/// what hangs on a centre is measured of the largest group about its own.
///
/// h is the differential entropy of headings on the sphere by third-nearest neighbours (Kozachenko and Leonenko 1987):
/// h = ψ(n) - ψ(3) + mean ln 2π(1 - cos γᵢ), γᵢ the angle to the third nearest heading. So it does not know where a
/// pole is, nor how many agents there are; isotropic headings fill 1 of the sphere within its scatter, equal ones 0.
class SchoolEntropies {
 public:
  SchoolEntropies(const Space& space, const Zones& zones);

  /// All that is handed over is of the same instant, which `meter` measured last.
  void measure(const AgentArrays& agents, const SchoolMeasures& measures, const SchoolMeter& meter,
               const PairTable& pairs);

  const Entropies& corrected() const { return corrected_; }
  const Entropies& published() const { return published_; }

 private:
  void measure_published(const AgentArrays& agents, const AboutCentre& about_mean, const PairTable& pairs);
  void measure_corrected(const SchoolMeasures& measures, const SchoolMeter& meter, const PairTable& pairs);
  double heading_entropy(const AgentArrays& agents);

  Space space_;
  Zones zones_;
  Entropies corrected_{}, published_{};
  PolarRows polar_rows_;
  EqualBins azimuths_;
  std::vector<double> angles_, depths_, momenta_;  ///< of the instant measured
  std::vector<std::uint8_t> azimuth_bins_;
};

}  // namespace ansatz::agents
