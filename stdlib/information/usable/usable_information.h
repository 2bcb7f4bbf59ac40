// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/expression/function.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::information {

struct UsableInformation {
  core::Array x;                 ///< [row] or [row, feature]
  core::Array y;                 ///< [row], a class each, whole numbers from 0, or truth values
  std::vector<double> hidden{};  ///< units of hidden layers; none for softmax of a linear function
  std::variant<std::string, core::Function> activation = std::string("tanh");  ///< of hidden layers
  int folds = 5;  ///< parts of the rows, each told by a model that learnt from the others; 2 or more
  int epochs = 100;
  double rate = 1e-2;  ///< of Adam
  double decay = 0;    ///< of weights, as networks have it
  int batch = 128;
  Base base = std::string("nat");
};

struct UsableInformationEstimate {
  double information = 0;          ///< H_V(Y) − H_V(Y|X); below 0 where what was learnt does harm
  double error = 0;                ///< standard error of its mean over rows
  double label_entropy = 0;        ///< H_V(Y): cross-entropy of rows kept apart, by shares of classes
  double conditional_entropy = 0;  ///< H_V(Y|X): by the model that sees x
  core::Array pointwise;           ///< [row]: ln q(y|x) − ln q(y), whose mean the information is
};

/// How much of Y can be read from X by a family of models that is no richer than it is: the information that is usable
/// under its constraint. Softmax of a linear function of standardised features, or a network with hidden layers; every
/// row is told by a model that has learnt from the other folds, and without x by the classes' shares there, (n_c +
/// ½)/(n + K/2).
///
/// Unlike mutual information it may rise when X is transformed, differs between X → Y and Y → X, and is below I(X; Y)
/// up to noise.
///
/// Errors   BadParameter: fewer than 2 rows a fold, NaN, infinities, y that is no class, one class alone;
///          networks::TrainingDiverged.
/// Edges    a feature that never differs is left at 0.
/// Accuracy held-out cross-entropy errs upwards where rows are few: the information is then low.
/// Random   run.stream("folds"), and run.stream("models") by fold: orders, and where hidden layers start from.
/// Source   Xu, Zhao, Song, Stewart & Ermon (2020); Ethayarajh, Choi & Swayamdipta (2022) for the pointwise one.
UsableInformationEstimate usable_information(const UsableInformation& question, core::Run& run);

}  // namespace ansatz::information
