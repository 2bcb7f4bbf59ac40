// SPDX-License-Identifier: MIT
#pragma once

#include <complex>
#include <vector>

#include "stdlib/fields/solved.h"
#include "stdlib/fields/tunnelling.h"

// Short ways to tunnel and to read where it ends, for the tests of this folder.
namespace ansatz::fields::tunnelled {

inline TunnellingSolution solve(const Tunnelling& question) { return solved::quietly(&tunnelling, question); }

/// The wave at the last instant.
inline std::vector<std::complex<double>> end_of(const TunnellingSolution& solution) {
  const std::size_t n = solution.psi.dimension(1).size;
  const auto values = solution.psi.complex();
  return {values.end() - static_cast<std::ptrdiff_t>(n), values.end()};
}

}  // namespace ansatz::fields::tunnelled
