// SPDX-License-Identifier: MIT
#pragma once

#include <complex>
#include <functional>
#include <vector>

#include "stdlib/fields/nls_states.h"
#include "stdlib/fields/published_waves.h"
#include "stdlib/fields/schrodinger_nls.h"
#include "stdlib/fields/solved.h"

// Short ways to solve and to read a complex solution, for the tests of this folder.
namespace ansatz::fields::waves {

using Complex = std::complex<double>;
using solved::distance;

inline SchrodingerNlsSolution solve(const SchrodingerNls& question) {
  return solved::quietly(&schrodinger_nls, question);
}

/// A question as a published wave asks it.
inline SchrodingerNls wave_question(const char* name, const char* mode = "correct") {
  const WaveScenario scenario = solved::quietly(&published_wave, {name, mode});
  SchrodingerNls question;
  question.initial = scenario.initial;
  question.domain = scenario.domain;
  question.points = scenario.points;
  question.until = scenario.until;
  question.frames = scenario.frames;
  question.mode = scenario.mode;
  return question;
}

/// Instant `i` (from the back where negative).
inline std::vector<Complex> at(const SchrodingerNlsSolution& solution, int i = -1) {
  const std::size_t rows = solution.psi.dimension(0).size, columns = solution.psi.dimension(1).size;
  const std::size_t row = i < 0 ? rows - static_cast<std::size_t>(-i) : static_cast<std::size_t>(i);
  const auto values = solution.psi.complex().subspan(row * columns, columns);
  return {values.begin(), values.end()};
}

inline WaveState started(const std::vector<Complex>& field) {
  FreeWave free;
  free.psi = core::Array({core::Dimension("x", field.size())}, field);
  return solved::quietly(&wave, free);
}

/// max_j |ψ_j - exact(x_j)| at instant `i`.
inline double distance(const SchrodingerNlsSolution& solution, const std::function<Complex(double)>& exact,
                       int i = -1) {
  const std::vector<double> x = solved::x_of(solution.psi);
  std::vector<Complex> wanted;
  for (double place : x) wanted.push_back(exact(place));
  return distance(at(solution, i), wanted);
}

}  // namespace ansatz::fields::waves
