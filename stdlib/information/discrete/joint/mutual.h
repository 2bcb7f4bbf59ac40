// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/run.h"
#include "stdlib/information/base.h"
#include "stdlib/information/discrete/joint/joint.h"

namespace ansatz::information {

/// Which entropy of a joint distribution.
struct JointEntropy {
  core::Value p;                     ///< masses, one dimension a variable; or a sample: a table or record of columns
  Names of{};                        ///< the variables; empty: all that are not given
  Names given{};                     ///< those known beforehand
  std::string estimator = "plugin";  ///< of a sample: as for entropy_of_counts; masses have no other
  Base base = std::string("nat");
};

/// H(X), H(X, Y, …) or H(X | Z) = H(X, Z) − H(Z), by the name of the variables.
///
/// Errors   as read_joint; BadParameter: an estimator for masses.
/// Edges    of a sample with an estimator other than "plugin" the difference of two estimates, which may be negative.
/// Source   Shannon, Bell Syst. Tech. J. 27 (1948) 379, §6.
double entropy(const JointEntropy& question, core::Run& run);

/// Which mutual information of a joint distribution.
struct Mutual {
  core::Value p;                     ///< as for entropy
  Names x{};                         ///< variables; with y empty as well, and two in all, those two
  Names y{};                         ///< others
  Names given{};                     ///< known beforehand
  std::string estimator = "plugin";  ///< as for entropy
  Base base = std::string("nat");
};

/// I(X; Y | Z) = Σ p ln[p(z) p(xyz)/(p(xz) p(yz))], at least 0; of a sample by other estimators than "plugin"
/// H(X, Z) + H(Y, Z) − H(X, Y, Z) − H(Z), each estimated, which may come out negative.
///
/// Errors   as entropy; BadParameter: no x or y, with more than two variables.
/// Accuracy "plugin" of n rows is biased up by about (K_xy − K_x − K_y + 1)/2n.
/// Source   Shannon, Bell Syst. Tech. J. 27 (1948) 379.
double mutual(const Mutual& question, core::Run& run);

struct PointwiseMutual {
  core::Array p;  ///< masses, one dimension a variable
  Names x{}, y{}, given{};
  Base base = std::string("nat");
};

/// ln[p(z) p(xyz)/(p(xz) p(yz))] in each cell of p, whose mean under p is mutual. Cells without mass get 0.
///
/// Errors   as mutual.
core::Array pointwise_mutual(const PointwiseMutual& question, core::Run& run);

}  // namespace ansatz::information
