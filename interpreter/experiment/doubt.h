// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace ansatz::experiment {

/// Something legal but doubtful. One that the script answers on the spot, by `because`, is kept and not printed.
struct Doubt {
  std::string text;
  std::string place{};    ///< "kinks.anz:14:5"; may be empty
  std::string because{};  ///< the script's answer; empty where it gave none
};

}  // namespace ansatz::experiment
