// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/run.h"
#include "stdlib/information/base.h"
#include "stdlib/information/discrete/joint/joint.h"

// Shannon's lattice of information: a variable counts as the partition it makes of what can happen. X ≥ Y where Y is a
// function of X; the join of X and Y is the pair, their meet the finest variable that each determines by itself.
namespace ansatz::information {

/// Two sets of variables of a joint distribution.
struct InformationDistance {
  core::Value p;  ///< masses, one dimension a variable; or a sample: a table or record of columns
  Names x{}, y{};
  Base base = std::string("nat");
};

/// Shannon's distance H(X|Y) + H(Y|X) = Σ p ln[p(x) p(y)/p(xy)²], whose terms are never negative: a metric between
/// variables, 0 where each is a function of the other.
///
/// Errors   as mutual.
/// Source   Shannon, Trans. IRE PGIT 1 (1953) 105.
double information_distance(const InformationDistance& question, core::Run& run);

struct RajskiDistance {
  core::Value p;  ///< as for information_distance
  Names x{}, y{};
};

/// Rajski's distance [H(X|Y) + H(Y|X)]/H(X, Y) = 1 − I(X; Y)/H(X, Y), a metric in [0, 1]; 0 between constants.
///
/// Errors   as mutual.
/// Source   Rajski, Inf. Control 4 (1961) 371.
double rajski_distance(const RajskiDistance& question, core::Run& run);

/// Variables whose meet is wanted.
struct CommonVariable {
  core::Value p;  ///< as for information_distance
  Names of{};     ///< two or more; empty: all
};

/// The meet of variables: for each row of a sample, or each cell of an array of masses, the number (from 1) of the
/// component of the graph that links values which occur together; 0 in cells without mass.
///
/// Errors   as total_correlation.
/// Source   Shannon (1953); Gács & Körner, Probl. Control Inf. Theory 2 (1973) 149.
core::Array common_variable(const CommonVariable& question, core::Run& run);

/// A variable and a function of it.
struct Complement {
  core::Value p;  ///< as for information_distance
  Names x;
  Names y;  ///< determined by x
};

/// A variable Z that Y lacks to tell X: (Y, Z) and X determine each other. Such a Z is not the only one; here values of
/// X that share a value of Y are numbered from 1 by falling mass, which keeps H(Z) small. Given as common_variable is.
///
/// Errors   as mutual; BadParameter (parameter "y"): not a function of x.
/// Source   Delsol et al., Entropy 26 (2024) 86, §2.5.
core::Array complement(const Complement& question, core::Run& run);

/// A variable and functions of it that may tell it together.
struct Reconstruction {
  core::Value p;  ///< as for information_distance
  Names x;
  Names parts;  ///< each determined by x
  Base base = std::string("nat");
};

struct ReconstructionResult {
  bool possible = false;   ///< whether the parts together determine x
  double missing = 0;      ///< H(X | parts)
  core::Array distances;   ///< [part]: Rajski's distance of each from x, 1 − H(X_i)/H(X)
  double slack = 0;        ///< n − 1 − Σ d(X, X_i): below 0, no reconstruction is possible
  bool condition = false;  ///< whether slack ≥ 0, but for rounding
  double spare = 0;        ///< Σ H(X_i) − H(X), the same slack as an entropy
};

/// Can X be told from functions of it? Exactly, by counting; and by the necessary condition Σ d(X, X_i) ≤ n − 1, that
/// the parts are not too far from X together. The condition may hold where reconstruction is impossible.
///
/// Errors   as mutual; BadParameter (parameter "parts"): none, or one that is not a function of x (named).
/// Edges    a constant X is always told.
/// Source   Delsol et al., Entropy 26 (2024) 86.
ReconstructionResult reconstruction(const Reconstruction& question, core::Run& run);

}  // namespace ansatz::information
