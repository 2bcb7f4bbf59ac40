// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <vector>

#include "interpreter/experiment/sampling_units.h"
#include "interpreter/host/state.h"
#include "interpreter/study/boundaries.h"
#include "interpreter/study/claims.h"
#include "interpreter/study/columns.h"

namespace ansatz::study {

/// How often a claim is measured anew to learn its sampling error. Of the standard error so found, the simulation's own
/// share is 5 % (1/√(2 · 200)).
inline constexpr std::size_t kResamples = 200;

/// Claims measured where one boundary was read, and with it at either end of its gap.
struct MovedBoundary {
  std::vector<MeasuredClaim> read, at_low, at_high;
};

/// How far each claim moves while a boundary goes through its gap: the larger of the moves to both ends, which holds
/// for what rises or falls throughout. 0 for claims that do not read it. Infinite where nothing bounds it and the claim
/// could come out otherwise there. For `holds` 1 where an end says otherwise, else 0.
std::vector<double> gap_errors(const MovedBoundary& moved);

/// Adds them to the claims that read the boundary; gaps of several boundaries add up.
void add_gap_errors(std::vector<MeasuredClaim>& claims, const Boundaries::Gap& gap, const std::vector<double>& errors);

/// Estimates the numerical error of each claim from the same claim on a table whose kernels ran once finer: what a
/// method of order p at half the resolution leaves over,
///
///   |m_h − m_{h/2}| · 2^p / (2^p − 1),   m the measured less the claimed side.
///
/// An estimate, not a bound: it holds where halving divides the error by 2^p.
/// Source   Richardson, Phil. Trans. R. Soc. A 210 (1911) 307; Roache, Annu. Rev. Fluid Mech. 29 (1997) 123.
void add_numerical_errors(std::vector<MeasuredClaim>& claims, const std::vector<MeasuredClaim>& finer, int order);

/// Estimates the standard error of each claim: the standard deviation of what it measures on kResamples tables of rows
/// drawn anew, point by point (resampled_rows). For a mean of n replicates that is s/√n.
///
/// Where every point has one replicate only, means over time that the claim takes of recorded series are redrawn
/// instead, each off by its own standard error with the correlation counted (core/series_error.h). A claim that neither
/// moves has no sampling error that could be known.
///
/// Source   Efron & Tibshirani, An Introduction to the Bootstrap (1993), chapter 6.
void add_sampling_errors(std::vector<MeasuredClaim>& claims, const std::vector<host::ExperimentSpec::Claim>& specs,
                         const std::shared_ptr<Columns>& columns, const experiment::SamplingUnits& units,
                         const core::Stream& draws, host::State& state);

}  // namespace ansatz::study
