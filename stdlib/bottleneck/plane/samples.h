// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/bottleneck/plane/estimators.h"
#include "stdlib/bottleneck/plane/snapshot.h"

namespace ansatz::bottleneck {

// Layers looked at as samples, by what stdlib/information has for samples. The patterns must be equally likely; of more
// than `most` so many are drawn, and a class is drawn for each.
//
// Errors   BadParameter (parameter "data"): patterns of unequal probability, fewer than 10.
// Random   run.stream("rows"), run.stream("classes"); of Compressed also run.stream("noise"), run.stream("learning").

/// A code of the input, and of the layer with normal noise, in place of both (codes.h); nearest neighbours tell the
/// information of the codes. What a code tells is at most what it was made of tells.
/// Source   Butakov et al. (2024); Kraskov, Stögbauer & Grassberger (2004); Ross (2014) for classes.
std::vector<PlanePoint> points_of(const std::string& kernel, const Compressed& estimator, const Snapshot& snapshot,
                                  core::Run& run);

/// matrix_mutual_information of the layer with the input, and with the class, whose kernel is one within a class and
/// nought across.
std::vector<PlanePoint> points_of(const std::string& kernel, const KernelMatrices& estimator, const Snapshot& snapshot,
                                  core::Run& run);

/// diffusion_spectral_entropy of the layer in place of I(X; T), as T is a function of X, and
/// diffusion_mutual_information with the class.
std::vector<PlanePoint> points_of(const std::string& kernel, const Diffused& estimator, const Snapshot& snapshot,
                                  core::Run& run);

}  // namespace ansatz::bottleneck
