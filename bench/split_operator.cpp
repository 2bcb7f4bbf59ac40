// SPDX-License-Identifier: MIT
//
// A Strang step of a complex field against its own two transforms, timed alone in the same run: the step's floor. Three
// equations: cubic, cubic in a trap, and linear with a barrier and a mask. All are taken in turn and the least of many
// repeats counts, so that a busy machine disturbs all alike.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <complex>
#include <memory>
#include <string_view>
#include <vector>

#include "complex_transforms.h"
#include "stdlib/fields/split_operator.h"
#include "stopwatch.h"

namespace {

using namespace ansatz;
using namespace ansatz::bench;
using namespace ansatz::fields;

constexpr double kTarget = 1.25;

enum class Kind { cubic, trapped, traced, barrier };

SchrodingerEquation equation_of(Kind kind, const ComplexRing& ring) {
  SchrodingerEquation equation;
  if (kind == Kind::cubic || kind == Kind::trapped) equation.cubic = 1;
  if (kind == Kind::traced) {
    const core::Expression density = core::Expression::argument(0);
    equation.nonlinearity = core::Function::traced(density / (1.0 + 0.1 * density), 1);
  }
  if (kind == Kind::cubic || kind == Kind::traced) return equation;
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
    for (double x : ring.coordinates()) field.push_back(std::polar(2 / std::cosh(2 * (x + 5)), x));
    flow.load(field);
  }
  void advance(long steps) { flow.advance(0, 0.005, steps, run); }

  ComplexRing ring;
  SplitOperator flow;
  core::Run run;
};

}  // namespace

int main(int argc, char** argv) {
  const bool brief = argc > 1 && std::string_view(argv[1]) == "--smoke";  // a few repeats: does it run at all
  fmt::print("time of a step / time of its two transforms\n{:>6}  {:>9}  {:>6}  {:>8}  {:>6}  {:>8}  {}\n", "n", "pair",
             "cubic", "trapped", "traced", "barrier", "target");
  constexpr Kind kKinds[] = {Kind::cubic, Kind::trapped, Kind::traced, Kind::barrier};
  for (std::size_t n : {512, 1024, 2048, 4096, 16384, 65536}) {
    ComplexTransforms transforms(n);
    std::vector<std::unique_ptr<Stepper>> steppers;
    for (Kind kind : kKinds) steppers.push_back(std::make_unique<Stepper>(n, kind));
    const long steps = std::max(brief ? 4L : 32L, (brief ? 1L << 16 : 1L << 19) / static_cast<long>(n));
    double pair = 1e300, own[4] = {1e300, 1e300, 1e300, 1e300};
    for (int repeat = 0; repeat < (brief ? 3 : 40); ++repeat) {
      pair = std::min(pair, seconds_a_step(transforms, steps));
      for (std::size_t i = 0; i < 4; ++i) own[i] = std::min(own[i], seconds_a_step(*steppers[i], steps));
    }
    fmt::print("{:>6}  {:>6.2f} µs  {:>6.3f}  {:>8.3f}  {:>6.3f}  {:>8.3f}  ≤ {}\n", n, 1e6 * pair, own[0] / pair,
               own[1] / pair, own[2] / pair, own[3] / pair, kTarget);
  }
}
