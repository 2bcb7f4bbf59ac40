// SPDX-License-Identifier: MIT
//
// A Strang step of a complex field against FFTW's two transforms of as many points, timed alone in the same run, and
// the two that it takes against those. The cubic equation for a solitary wave on a wide ring and for waves that fill
// it, in a trap, with a traced nonlinearity (whose own time stands beside it), and a linear equation with a barrier and
// a mask. All are taken in turn and the least of many repeats counts, so that a busy machine disturbs all alike.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <complex>
#include <memory>
#include <numbers>
#include <string_view>
#include <vector>

#include "complex_transforms.h"
#include "stdlib/fields/split_operator.h"
#include "stopwatch.h"

namespace {

using namespace ansatz;
using namespace ansatz::bench;
using namespace ansatz::fields;

enum class Kind { solitary, filled, trapped, traced, barrier };

core::Function saturating() {
  const core::Expression density = core::Expression::argument(0);
  return core::Function::traced(density / (1.0 + 0.1 * density), 1);
}

SchrodingerEquation equation_of(Kind kind, const ComplexRing& ring) {
  SchrodingerEquation equation;
  if (kind == Kind::traced) {
    equation.nonlinearity = saturating();
  } else if (kind != Kind::barrier) {
    equation.cubic = 1;
  }
  if (kind != Kind::trapped && kind != Kind::barrier) return equation;
  const double half = ring.length() / 2;
  for (double x : ring.coordinates()) {
    equation.potential.push_back(kind == Kind::trapped ? 2 * x * x / (half * half) : std::fabs(x) < 0.5 ? 4.0 : 0.0);
    if (kind == Kind::barrier) equation.mask.push_back(std::fabs(x) < 0.9 * half ? 1.0 : 0.99);
  }
  return equation;
}

struct Stepper {
  Stepper(std::size_t n, Kind kind)
      : ring(-0.05 * static_cast<double>(n), 0.1 * static_cast<double>(n), n),
        flow("bench", ring, equation_of(kind, ring), *find_scheme("strang")) {
    std::vector<std::complex<double>> field;
    for (double x : ring.coordinates()) {
      const double turn = 2 * std::numbers::pi * x / ring.length();
      field.push_back(kind == Kind::filled ? 1.5 + 0.3 * std::polar(1.0, 5 * turn) - 0.2 * std::polar(1.0, -3 * turn)
                                           : std::polar(2 / std::cosh(2 * (x + 5)), x));
    }
    flow.load(field);
  }
  void advance(long steps) { flow.advance(0, 0.005, steps, run); }

  ComplexRing ring;
  SplitOperator flow;
  core::Run run;
};

/// The nonlinearity by itself, over blocks as a step takes it.
struct Nonlinearity {
  explicit Nonlinearity(std::size_t n) : f(saturating()), density(n, 1.5), out(n) {}
  void advance(long steps) {
    for (long i = 0; i < steps; ++i) {
      for (std::size_t first = 0; first < density.size(); first += 512) {
        const double* const from = density.data() + first;
        f.evaluate({&from, 1}, out.data() + first, std::min<std::size_t>(512, density.size() - first));
      }
    }
  }

  core::Function f;
  std::vector<double> density, out;
};

}  // namespace

int main(int argc, char** argv) {
  const bool brief = argc > 1 && std::string_view(argv[1]) == "--smoke";  // a few repeats: does it run at all
  fmt::print(
      "time of a step / time of FFTW's two transforms; the two it takes / FFTW's\n{:>6}  {:>9}  {:>8}  {:>8}  {:>6}  "
      "{:>7}  {:>6}  {:>7}  {:>7}  {}\n",
      "n", "FFTW pair", "our pair", "solitary", "filled", "trapped", "traced", "f alone", "barrier", "peak memory");
  constexpr Kind kKinds[] = {Kind::solitary, Kind::filled, Kind::trapped, Kind::traced, Kind::barrier};
  for (std::size_t n : {512, 1024, 2048, 4096, 16384, 65536}) {
    ComplexTransforms transforms(n);
    PackedTransforms packed(n);
    Nonlinearity nonlinearity(n);
    std::vector<std::unique_ptr<Stepper>> steppers;
    for (Kind kind : kKinds) steppers.push_back(std::make_unique<Stepper>(n, kind));
    const long steps = std::max(brief ? 4L : 32L, (1L << 16) / static_cast<long>(n));
    double pair = 1e300, ours = 1e300, alone = 1e300, own[5] = {1e300, 1e300, 1e300, 1e300, 1e300};
    for (int repeat = 0; repeat < (brief ? 3 : n < 8192 ? 300 : 60); ++repeat) {
      pair = std::min(pair, seconds_a_step(transforms, steps));
      ours = std::min(ours, seconds_a_step(packed, steps));
      alone = std::min(alone, seconds_a_step(nonlinearity, steps));
      for (std::size_t i = 0; i < 5; ++i) own[i] = std::min(own[i], seconds_a_step(*steppers[i], steps));
    }
    fmt::print("{:>6}  {:>6.2f} µs  {:>8.3f}  {:>8.3f}  {:>6.3f}  {:>7.3f}  {:>6.3f}  {:>7.3f}  {:>7.3f}  {:.1f} MB\n",
               n, 1e6 * pair, ours / pair, own[0] / pair, own[1] / pair, own[2] / pair, own[3] / pair, alone / pair,
               own[4] / pair, peak_megabytes());
  }
}
