// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace ansatz::experiment {

/// One thing that the identity of rows depends on, as the script names it. Kept with each run, so that a later one can
/// say what changed.
struct IdentityPart {
  std::string kind;         ///< "code", "function", "value", "kernel", "scale", "seed", "axis"
  std::string name;         ///< may be empty, of scale and seed
  std::string fingerprint;  ///< of its contents, as text
  std::string shown;        ///< a short value; may be empty
};

}  // namespace ansatz::experiment
