// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "stdlib/information/discrete/joint/joint.h"

namespace ansatz::information {

/// A joint distribution that remembers where its cells came from, so that new variables can be written beside it: of a
/// sample every row is a cell of its own, of masses every cell with mass is one.
struct Places {
  Joint joint;
  std::vector<core::Dimension> shape;  ///< of what is handed back
  std::vector<std::size_t> at;         ///< [cell]: its place in that

  std::vector<std::size_t> all() const;  ///< every variable
  /// A number for each cell as whole numbers of that shape, 0 elsewhere.
  core::Array labelled(const std::vector<std::uint32_t>& numbers, std::string label) const;
};

/// Errors as read_joint.
Places read_places(const std::string& kernel, const core::Value& p, const Names& wanted, core::Run& run);

}  // namespace ansatz::information
