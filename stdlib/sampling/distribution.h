// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

/// Distributions as things: not draws, but what draws and designs are made from.
namespace ansatz::sampling {

/// A distribution of one number.
struct Distribution {
  std::string family;              ///< "normal"
  std::vector<double> parameters;  ///< in the order of the kernel that made it
};

/// The value below which a draw falls with probability p: the inverse of the distribution function. The families are
/// those of the kernels below; Boost.Math inverts the ones without a closed form.
///
/// Errors   BadParameter: a family that is not known, other than its number of parameters, p outside [0, 1]. An end of
///          the support that is not finite is what p = 0 or 1 gives.
double quantile_of(const Distribution& distribution, double p);

struct Uniform {
  double low = 0, high = 1;
};
struct Normal {
  double mean = 0, sd = 1;
};
/// Normal, given that it falls between low and high.
struct TruncatedNormal {
  double mean = 0, sd = 1, low = 0, high = 1;
};
/// exp of a uniform between log low and log high.
struct LogUniform {
  double low = 1, high = 10;
};
/// exp of a normal of mean log(median) and standard deviation sigma.
struct LogNormal {
  double median = 1, sigma = 1;
};
struct Exponential {
  double mean = 1;
};
/// Density ∝ x^(shape - 1) exp(-x / scale).
struct Gamma {
  double shape = 1, scale = 1;
};
/// Density ∝ t^(a - 1) (1 - t)^(b - 1) of t = (x - low) / (high - low).
struct Beta {
  double a = 1, b = 1, low = 0, high = 1;
};
struct Triangular {
  double low = 0, mode = 0.5, high = 1;
};
/// Whole numbers from low to high, ends included, all equally likely.
struct Integers {
  std::int64_t low = 0, high = 1;
};

// BadParameter where the ends of a support are not in order.
Distribution uniform(const Uniform& question, core::Run& run);
Distribution normal(const Normal& question, core::Run& run);
Distribution truncated_normal(const TruncatedNormal& question, core::Run& run);
Distribution log_uniform(const LogUniform& question, core::Run& run);
Distribution log_normal(const LogNormal& question, core::Run& run);
Distribution exponential(const Exponential& question, core::Run& run);
Distribution gamma(const Gamma& question, core::Run& run);
Distribution beta(const Beta& question, core::Run& run);
Distribution triangular(const Triangular& question, core::Run& run);
Distribution integers(const Integers& question, core::Run& run);

/// quantile_of for a number or an array of them.
struct Quantile {
  Distribution distribution;
  core::Value p;
};
core::Value quantile(const Quantile& question, core::Run& run);

}  // namespace ansatz::sampling
