// SPDX-License-Identifier: MIT
#include "stdlib/fields/nls_states.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "stdlib/core/error.h"
#include "stdlib/fields/checks.h"

namespace ansatz::fields {
namespace {

using core::BadParameter;
using core::Expression;
using core::Function;
using LongComplex = std::complex<long double>;

WaveState of_parts(const Expression& real, const Expression& imaginary) {
  WaveState made;
  made.real = Function::traced(real, 1, {"x"});
  made.imaginary = Function::traced(imaginary, 1, {"x"});
  return made;
}

void check(const Solitons& state) {
  constexpr const char* kName = "solitons";
  const std::size_t count = state.amplitudes.size();
  if (count < 1 || count > 16)
    throw BadParameter(kName, "amplitudes", fmt::format("{} numbers", count), "between 1 and 16 of them");
  const auto as_long = [&](const char* name, const std::vector<double>& values) {
    if (values.size() != count)
      throw BadParameter(kName, name, fmt::format("{} numbers", values.size()),
                         fmt::format("one for each of the {} solitons", count));
    for (double value : values) require(kName, name, value, true, "finite");
  };
  as_long("velocities", state.velocities);
  as_long("positions", state.positions);
  if (!state.phases.empty()) as_long("phases", state.phases);
  require(kName, "time", state.time, true, "finite");
  for (std::size_t j = 0; j < count; ++j) {
    require(kName, "amplitudes", state.amplitudes[j], state.amplitudes[j] > 0, "above 0");
    for (std::size_t k = 0; k < j; ++k) {
      if (state.amplitudes[j] == state.amplitudes[k] && state.velocities[j] == state.velocities[k])
        throw BadParameter(kName, "velocities",
                           fmt::format("{} twice at amplitude {}", state.velocities[j], state.amplitudes[j]),
                           "different for solitons of one amplitude");
    }
  }
}

/// Gaussian elimination with rows exchanged; each row has its right-hand side as its last column.
std::vector<LongComplex> solved(std::vector<std::vector<LongComplex>> matrix) {
  const std::size_t n = matrix.size();
  for (std::size_t c = 0; c < n; ++c) {
    std::size_t largest = c;
    for (std::size_t r = c; r < n; ++r)
      if (std::abs(matrix[r][c]) > std::abs(matrix[largest][c])) largest = r;
    std::swap(matrix[largest], matrix[c]);
    for (std::size_t r = c + 1; r < n; ++r) {
      const LongComplex factor = matrix[r][c] / matrix[c][c];
      for (std::size_t k = c; k <= n; ++k) matrix[r][k] -= factor * matrix[c][k];
    }
  }
  std::vector<LongComplex> u(n);
  for (std::size_t c = n; c-- > 0;) {
    LongComplex rest = matrix[c][n];
    for (std::size_t k = c + 1; k < n; ++k) rest -= matrix[c][k] * u[k];
    u[c] = rest / matrix[c][c];
  }
  return u;
}

/// One part of the field as a function of x.
Function part_of(const Solitons& state, bool imaginary) {
  const std::string name = fmt::format("fields.solitons({}; {}; {}; {}; {}).{}", fmt::join(state.amplitudes, ","),
                                       fmt::join(state.velocities, ","), fmt::join(state.positions, ","),
                                       fmt::join(state.phases, ","), state.time, imaginary ? "imaginary" : "real");
  return Function::native(name, 1, [state, imaginary](std::span<const double* const> x, double* out, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) {
      const std::complex<double> value = solitons_at(state, x[0][i]);
      out[i] = imaginary ? value.imag() : value.real();
    }
  });
}

}  // namespace

WaveState soliton(const Soliton& state, core::Run&) {
  constexpr const char* kName = "soliton";
  require(kName, "amplitude", state.amplitude, state.amplitude > 0, "above 0");
  require(kName, "velocity", state.velocity, true, "finite");
  require(kName, "position", state.position, true, "finite");
  require(kName, "phase", state.phase, true, "finite");
  const Expression x = Expression::argument(0) - state.position;
  const Expression envelope = state.amplitude * sech(state.amplitude * x), turn = state.velocity * x + state.phase;
  return of_parts(envelope * cos(turn), envelope * sin(turn));
}

// Rows and columns of a soliton are scaled so that nothing overflows and none far away drowns one that is near.
std::complex<double> solitons_at(const Solitons& state, double x) {
  const std::size_t n = state.amplitudes.size();
  std::vector<LongComplex> lambda(n), exponent(n);
  for (std::size_t j = 0; j < n; ++j) lambda[j] = {state.amplitudes[j], state.velocities[j]};
  for (std::size_t j = 0; j < n; ++j) {
    const long double phase = state.phases.empty() ? 0.0L : state.phases[j], time = state.time;
    exponent[j] = lambda[j] * (static_cast<long double>(x) - state.positions[j]) +
                  LongComplex(0, 1) * (lambda[j] * lambda[j] * (time / 2) + phase);
    // At first a faster one is on the left of soliton j and a slower one on its right, which multiplies its γ by
    // (λ_j - λ_k)/(λ_j + λ̄_k) or divides it; taken off again.
    for (std::size_t k = 0; k < n; ++k) {
      if (state.velocities[k] == state.velocities[j]) continue;
      const LongComplex shift = std::log((lambda[j] - lambda[k]) / (lambda[j] + std::conj(lambda[k])));
      exponent[j] += state.velocities[k] > state.velocities[j] ? -shift : shift;
    }
  }
  std::vector<LongComplex> row(n), column(n);
  for (std::size_t j = 0; j < n; ++j)
    (exponent[j].real() < 0 ? row[j] : column[j]) = exponent[j].real() < 0 ? exponent[j] : -std::conj(exponent[j]);
  std::vector<std::vector<LongComplex>> matrix(n, std::vector<LongComplex>(n + 1));
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t k = 0; k < n; ++k) {
      matrix[j][k] =
          (std::exp(-exponent[j] + row[j] + column[k]) + std::exp(std::conj(exponent[k]) + row[j] + column[k])) /
          (lambda[j] + std::conj(lambda[k]));
    }
    matrix[j][n] = std::exp(row[j]);
  }
  const std::vector<LongComplex> u = solved(std::move(matrix));
  LongComplex sum = 0;
  for (std::size_t k = 0; k < n; ++k) sum += u[k] * std::exp(column[k]);
  return {static_cast<double>(sum.real()), static_cast<double>(sum.imag())};
}

WaveState solitons(const Solitons& state, core::Run&) {
  check(state);
  WaveState made;
  made.real = part_of(state, false);
  made.imaginary = part_of(state, true);
  return made;
}

WaveState satsuma_yajima(const SatsumaYajima& state, core::Run&) {
  constexpr const char* kName = "satsuma_yajima";
  require(kName, "order", state.order, state.order > 0, "above 0");
  require(kName, "amplitude", state.amplitude, state.amplitude > 0, "above 0");
  return of_parts(state.order * state.amplitude * sech(state.amplitude * Expression::argument(0)), Expression(0.0));
}

namespace {

/// e^{it} (u + iv) by parts.
WaveState turned(const Expression& u, const Expression& v, double time) {
  const double c = std::cos(time), s = std::sin(time);
  return of_parts(c * u - s * v, s * u + c * v);
}

}  // namespace

WaveState akhmediev(const Akhmediev& state, core::Run&) {
  constexpr const char* kName = "akhmediev";
  require(kName, "a", state.a, state.a > 0 && state.a < 0.5, "in (0, 1/2)");
  require(kName, "time", state.time, std::fabs(state.time) < 300, "between -300 and 300");
  require(kName, "position", state.position, true, "finite");
  const double a = state.a, b = std::sqrt(8 * a * (1 - 2 * a)), w = 2 * std::sqrt(1 - 2 * a);
  const double up = std::cosh(b * state.time), across = std::sinh(b * state.time);
  const Expression wave = std::sqrt(2 * a) * cos(w * (Expression::argument(0) - state.position)), under = wave - up;
  return turned(((1 - 4 * a) * up + wave) / under, b * across / under, state.time);
}

WaveState peregrine(const Peregrine& state, core::Run&) {
  constexpr const char* kName = "peregrine";
  require(kName, "time", state.time, true, "finite");
  require(kName, "position", state.position, true, "finite");
  const double t = state.time;
  const Expression x = Expression::argument(0) - state.position, under = 1 + 4 * t * t + 4.0 * x * x;
  return turned(1.0 - 4.0 / under, -8 * t / under, t);
}

WaveState kuznetsov_ma(const KuznetsovMa& state, core::Run&) {
  constexpr const char* kName = "kuznetsov_ma";
  require(kName, "a", state.a, state.a > 0.5, "above 1/2");
  require(kName, "time", state.time, true, "finite");
  require(kName, "position", state.position, true, "finite");
  // b = iβ and W = iκ, so cosh bt = cos βt, i b sinh bt = -iβ sin βt and cos Wx = cosh κx.
  const double a = state.a, beta = std::sqrt(8 * a * (2 * a - 1)), kappa = 2 * std::sqrt(2 * a - 1);
  const double up = std::cos(beta * state.time), across = -beta * std::sin(beta * state.time);
  const Expression wave = std::sqrt(2 * a) * cosh(kappa * (Expression::argument(0) - state.position));
  const Expression under = wave - up;
  return turned(((1 - 4 * a) * up + wave) / under, across / under, state.time);
}

}  // namespace ansatz::fields
