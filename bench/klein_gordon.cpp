// SPDX-License-Identifier: MIT
//
// A Klein–Gordon step against the pair of real transforms by FFTW that a step would need without packed waves, and
// against the two transforms that it does take, each timed alone in the same run. Native and traced potential. All are
// taken in turn and the least of many repeats counts, so that a busy machine disturbs all alike.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "stdlib/core/fft.h"
#include "stdlib/fields/klein_gordon_flow.h"
#include "stdlib/fields/phi4_states.h"
#include "stdlib/fields/potentials.h"
#include "stopwatch.h"

namespace {

using namespace ansatz;
using namespace ansatz::bench;
using namespace ansatz::fields;

constexpr double kTarget = 1.25;

/// A field of x, on n points in a box of the same spacing whatever n.
using Start = double (*)(double x);

double pair_of_walls(double x) { return std::tanh(x + 10) - std::tanh(x - 10) - 1; }
double breather(double x) { return 4 * std::atan(std::sqrt(3) / std::cosh(std::sqrt(0.75) * x)); }
double winding(double x) { return 20 * std::sin(0.1 * x); }

struct Stepper {
  Stepper(std::size_t n, const core::Function& potential, Start start)
      : basis(Boundary::periodic, -0.05 * static_cast<double>(n), 0.1 * static_cast<double>(n), n),
        equation{basis, potential.derivative(), {}, {}, Sponge({}, 0, 1, 0, 0)},
        flow(make_kick_drift_flow(equation, *find_scheme("verlet"))) {
    std::vector<double> field, velocity(n);
    for (double x : basis.coordinates()) field.push_back(start(x));
    flow->load(field, velocity);
  }
  void advance(long steps) { flow->advance(0, 0.01, steps, run); }

  SpectralBasis basis;
  FieldEquation equation;
  std::unique_ptr<KleinGordonFlow> flow;
  core::Run run;
};

/// FFTW's two real transforms and nothing else.
struct FftwPair {
  explicit FftwPair(std::size_t n)
      : forward(core::Transform::real_forward, n),
        backward(core::Transform::real_backward, n),
        field(n),
        spectrum(n + 2),
        out(n) {
    for (std::size_t j = 0; j < n; ++j) field[j] = std::sin(0.1 * static_cast<double>(j));
  }
  void advance(long steps) {
    for (long i = 0; i < steps; ++i) {
      forward.execute(field.data(), spectrum.data());
      backward.execute(spectrum.data(), out.data());
    }
  }
  core::FftPlan forward, backward;
  core::AlignedBuffer field, spectrum, out;
};

/// The two transforms that a step takes and nothing else.
struct OwnPair {
  explicit OwnPair(std::size_t n) : basis(Boundary::periodic, 0, 1, n), field(n), waves(basis.packed_size()), out(n) {
    for (std::size_t j = 0; j < n; ++j) field[j] = std::sin(0.1 * static_cast<double>(j));
  }
  void advance(long steps) {
    for (long i = 0; i < steps; ++i) {
      basis.pack(field.data(), waves.data());
      basis.unpack(waves.data(), out.data());
    }
  }
  SpectralBasis basis;
  core::AlignedBuffer field, waves, out;
};

core::Function traced_phi4() {
  const core::Expression f = core::Expression::argument(0);
  return core::Function::traced((f * f - 1.0) * (f * f - 1.0) / 4.0, 1);
}

core::Function traced_sine_gordon() {
  return core::Function::traced(2.0 * (1.0 - cos(core::Expression::argument(0))), 1);
}

/// A row a grid size: the pairs of transforms, the step of the native potential and of the traced one.
void compare(std::string_view name, const core::Function& native_potential, const core::Function& traced_potential,
             Start start, bool brief) {
  for (std::size_t n : {512, 1024, 4096, 16384, 65536}) {
    FftwPair fftw(n);
    OwnPair transforms(n);
    Stepper native(n, native_potential, start), traced(n, traced_potential, start);
    const long steps = std::max(brief ? 4L : 32L, (brief ? 1L << 16 : 1L << 19) / static_cast<long>(n));
    double pair = 1e300, packed = 1e300, own = 1e300, scripted = 1e300;
    for (int repeat = 0; repeat < (brief ? 3 : 60); ++repeat) {
      pair = std::min(pair, seconds_a_step(fftw, steps));
      packed = std::min(packed, seconds_a_step(transforms, steps));
      own = std::min(own, seconds_a_step(native, steps));
      scripted = std::min(scripted, seconds_a_step(traced, steps));
    }
    fmt::print("{:<9} {:>6}  {:>6.2f} µs  {:>6.3f}  {:>6.3f}  {:>13.3f}  ≤ {}, ≤ 1.05  {:>8.3f}  {:>8.3f}\n", name, n,
               1e6 * pair, own / pair, scripted / pair, scripted / own, kTarget, packed / pair, own / packed);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const bool brief = argc > 1 && std::string_view(argv[1]) == "--smoke";  // a few repeats: does it run at all
  core::Run run;
  fmt::print("time of a step / time of FFTW's two real transforms; our two over FFTW's, native over our two\n");
  fmt::print("{:<9} {:>6}  {:>9}  {:>6}  {:>6}  {:>13}  {:<14}  {:>8}  {:>8}\n", "potential", "n", "FFTW pair",
             "native", "traced", "traced/native", "target", "our pair", "over it");
  compare("phi4", phi4({}, run), traced_phi4(), pair_of_walls, brief);
  compare("breather", sine_gordon({}, run), traced_sine_gordon(), breather, brief);
  compare("winding", sine_gordon({}, run), traced_sine_gordon(), winding, brief);
}
