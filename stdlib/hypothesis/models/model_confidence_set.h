// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/hypothesis/samples.h"

namespace ansatz::hypothesis {

/// Losses of several models, step by step of one series.
struct ModelConfidenceSet : Comparison {
  std::string statistic = "range";  ///< or "max"
  double confidence = 0.95;         ///< that the best models are in the set
  int block = -1;                   ///< mean length of stretches that are drawn, at least 1; −1: √n
  int draws = 999;                  ///< B, at least 1
};

struct ModelConfidenceSetResult {
  double p = 1;            ///< that all models cost the same
  core::Array models;      ///< [in_set], names of those that may be the best, the one of least mean loss first
  core::Array loss;        ///< [model], mean loss
  core::Array model_p;     ///< [model], a model is in the set of confidence 1 − α where it is above α
  core::Array eliminated;  ///< [model], 1 for the first to leave; the last one left has the largest
  std::vector<double> n;   ///< steps
  std::vector<std::string> groups;
  int missing = 0;
  std::vector<std::string> warnings;
  std::string reading;
};

/// Model confidence set: which of several models may be the best, as an interval says which values a mean may have? Of
/// the models still in the set, with mean losses L̄ and Var the variance over draws of the stationary bootstrap:
///
///   range   t_ij = (L̄_i − L̄_j)/√Var(L̄_i − L̄_j),   T = max |t_ij|,   the i of the largest t_ij leaves
///   max     t_i = (L̄_i − L̄)/√Var(L̄_i − L̄),        T = max t_i,      the i of it leaves, L̄ the mean of those in the set
///
/// the worst leaves while p = (#{T* ≥ T} + 1)/(B + 1) ≤ 1 − confidence, T* that of draws about their means. A model's p
/// is the largest p of a set that it was in up to when it left. With the confidence all models of the least expected
/// loss are in the set, for large n. One set of draws serves all sets.
///
/// Errors   BadParameter: fewer than two arrays, lengths that differ, fewer than 10 steps, block, draws or confidence
/// out
///          of range, another word, NaN, infinities; two models that differ by the same at every step.
/// Edges    two models of the same losses at every step are not held against each other ("range").
/// Random   run.stream("stationary"): draw b has a stream of its own.
/// Cost     O(draws n models) and O(draws models³).
/// Source   Hansen, Lunde & Nason, Econometrica 79 (2011) 453.
ModelConfidenceSetResult model_confidence_set(const ModelConfidenceSet& question, core::Run& run);

}  // namespace ansatz::hypothesis
