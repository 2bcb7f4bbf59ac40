// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <vector>

#include "interpreter/experiment/sampling_units.h"
#include "interpreter/host/state.h"
#include "interpreter/study/claims.h"
#include "interpreter/study/columns.h"

namespace ansatz::study {

/// How often a claim is measured anew to learn its sampling error. Of the standard error so found, the simulation's own
/// share is 5 % (1/√(2 · 200)).
inline constexpr std::size_t kResamples = 200;

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
