// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/run.h"
#include "stdlib/fields/published_scenarios.h"

namespace ansatz::fields {

/// A configuration file of amangkurat 0.0.1.
struct PublishedConfig {
  std::string file;              ///< path, from the folder the program runs in
  std::string mode = "correct";  ///< for which mode of klein_gordon
};

/// The scenario that the file describes: `key = value` a line, `#` up to the end of a line is a comment; values are
/// true and false, numbers, or words. Keys that are left out have that package's fallbacks. Keys that say nothing about
/// the field (its name, colors, cores, files) are read over, and so is energy_tol, which the solver of commit
/// ad5e945 does not use.
///
/// In mode correct the solver chooses its step, and a lone kink stands on an antiperiodic ring.
///
/// Errors   BadData: an unreadable file, a line that is none of the above, a key twice, a value of the wrong kind.
///          UnknownName: another key, which the package itself would ignore. BadParameter: as the states and
///          potentials.
Scenario read_config(const PublishedConfig& question, core::Run& run);

}  // namespace ansatz::fields
