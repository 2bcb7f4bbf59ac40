// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/run.h"
#include "stdlib/fields/klein_gordon.h"
#include "stdlib/fields/klein_gordon_setting.h"

namespace ansatz::fields {

/// A run of klein_gordon in mode compat: amangkurat 0.0.1, defects included, by its second solver, which is
/// taken to be the one behind the published figures: it stores no more than they show. Written from a description of
/// that solver and never run against it, so that what the description leaves open is a choice of ours: that the size of
/// the field that decides on the step is that of φⁿ⁺¹, and that the first instant due after 0 is until/frames.
///
///   φⁿ⁺¹ = 2 φⁿ - φⁿ⁻¹ + h² (D₂ φⁿ - V'(φⁿ)),   φ⁻¹ = φ⁰ - h π⁰ + h²/2 (D₂ φ⁰ - V'(φ⁰)),
///
/// D₂ by Fourier collocation on n points that include both ends, which makes the ring one cell longer than the domain.
/// h changes as PublishedStep says, without rescaling φⁿ - φⁿ⁻¹: each change multiplies the velocity by h_old/h_new.
/// The instants stored are the first states at or past the even times, each from before its step, and those from which
/// the next step would reach `until`: close to the times asked for, and the last one short of `until`.
///
/// Not in the original: φ_t, stored here as (φⁿ - φⁿ⁻¹)/h with the h of that difference, and the energies, as its
/// first solver had them, by the trapezoid rule. Fields are kept as doubles where the original wrote floats.
///
/// Errors   Diverged: as soon as the field is not finite. Interrupted.
KleinGordonSolution published_run(const KleinGordon& question, KleinGordonSetting& setting, core::Run& run);

/// The grid of that solver: its ring's length, and its points, both ends of the domain among them.
double published_length(const core::Interval& domain, std::int64_t points);
std::vector<double> published_points(const core::Interval& domain, std::int64_t points);

}  // namespace ansatz::fields
