// SPDX-License-Identifier: MIT
#pragma once

#include <complex>
#include <vector>

#include "stdlib/fields/published_barriers.h"
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

/// A published scenario, in either mode.
inline Tunnelling barrier_question(const char* name, const char* mode = "correct") {
  const BarrierScenario scenario = solved::quietly(&published_barrier, {name, mode});
  Tunnelling question;
  question.barrier = scenario.barrier;
  question.wavenumber = scenario.wavenumber;
  question.position = scenario.position;
  question.sigma = scenario.sigma;
  question.points = scenario.points;
  question.until = scenario.until;
  question.frames = scenario.frames;
  question.absorber = scenario.absorber;
  question.mode = scenario.mode;
  return question;
}

/// No barrier.
inline const BarrierChoice kNothing = solved::traced([](const core::Expression& x) { return 0.0 * x; });

}  // namespace ansatz::fields::tunnelled
