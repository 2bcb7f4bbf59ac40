// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

struct MarchenkoPastur {
  core::Array x;        ///< eigenvalues, any shape
  double ratio = 1;     ///< r: columns over rows, in (0, 1]
  double variance = 1;  ///< σ² of an entry
};

/// Density of the eigenvalues of WᵀW/N, W of N rows and rN columns of independent entries of mean 0 and variance σ²,
/// where both sides grow large:
///
///   √((λ₊ − λ)(λ − λ₋))/(2π σ² r λ) between λ± = σ²(1 ± √r)², and 0 elsewhere
///
/// Errors   BadParameter: ratio outside (0, 1], variance not above 0. NaN stays NaN.
/// Source   Marčenko & Pastur (1967).
core::Array marchenko_pastur(const MarchenkoPastur& question, core::Run& run);

struct NoiseBulk {
  core::Array matrix;  ///< [row, column]
};

/// The eigenvalues λ = σ² of a matrix that noise alone would have, and those beyond.
struct NoiseBulkEstimate {
  double variance = 0;   ///< of an entry of the noise
  double lower = 0;      ///< edges of the bulk, in the unit of λ
  double upper = 0;      ///< likewise
  int spikes = 0;        ///< eigenvalues above upper (1 + M^−2/3), M the number of eigenvalues
  double soft_rank = 0;  ///< upper over the largest eigenvalue: near 1 for noise, near 0 where few directions have all
};

/// Marčenko and Pastur's law fitted to a matrix by its median eigenvalue, which a few spikes hardly move.
///
/// Errors   BadParameter: empty, more than two dimensions, NaN, infinities.
/// Edges    a matrix more than half of whose eigenvalues are 0 has no bulk: NaN with a warning.
/// Accuracy a trained matrix is no noise with a few spikes where its spectrum is heavy-tailed: the bulk is then what a
///          matrix of that median would have.
/// Source   Martin & Mahoney (2021), §3.
NoiseBulkEstimate noise_bulk(const NoiseBulk& question, core::Run& run);

/// Median of marchenko_pastur of variance 1.
double marchenko_pastur_median(double ratio);

struct ShuffledEntries {
  core::Array matrix;
};

/// The same entries in random places: what a matrix would be without its structure. Labels stay.
/// Random   run.stream("entries").
core::Array shuffled_entries(const ShuffledEntries& question, core::Run& run);

}  // namespace ansatz::information
