// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/run.h"
#include "stdlib/fields/klein_gordon.h"
#include "stdlib/fields/klein_gordon_setting.h"

namespace ansatz::fields {

/// A run of klein_gordon in mode compat: amangkurat 0.0.1, defects included, by the solver of its commit ad5e945, which
/// is taken to be the one behind the published figures: it stores no more than they show. Run beside that source, with
/// NumPy and with numba: every instant and step to the bit, fields of its scenarios within 2·10⁻¹¹. The collision alone
/// drifts off, for outside its walls φ stands at a maximum of V, where rounding grows as eᵗ: 2·10⁻¹² at t = 5,
/// 2·10⁻¹⁰ at 10, all of it from 35 on. Its later commits, with real transforms, leave one another there too.
///
///   φⁿ⁺¹ = 2 φⁿ - φⁿ⁻¹ + h² (D₂ φⁿ - V'(φⁿ)),   φ⁻¹ = φ⁰ - h π⁰ + h²/2 (D₂ φ⁰ - V'(φ⁰)),
///
/// D₂ by Fourier collocation on n points that include both ends, which makes the ring one cell longer than the domain.
/// h changes as PublishedStep says, without rescaling φⁿ - φⁿ⁻¹: each change multiplies the velocity by h_old/h_new.
/// The instants stored are the first states at or past the even times, each from before its step, and those from which
/// the next step would reach `until`: close to the times asked for, and the last one short of `until`.
///
/// Not in that solver: φ_t, stored here as (φⁿ - φⁿ⁻¹)/h with the h of that difference, and energies and momentum, by
/// the trapezoid rule as an earlier commit (2c30816) had them. Fields are kept as doubles where the original wrote
/// floats.
///
/// Errors   Diverged: as soon as the field is not finite. Interrupted.
KleinGordonSolution published_run(const KleinGordon& question, KleinGordonSetting& setting, core::Run& run);

/// The grid of that solver: its ring's length, its highest wavenumber, and its points, both ends of the domain among
/// them.
double published_length(const core::Interval& domain, std::int64_t points);
double published_highest_wavenumber(const core::Interval& domain, std::int64_t points);
std::vector<double> published_points(const core::Interval& domain, std::int64_t points);

}  // namespace ansatz::fields
