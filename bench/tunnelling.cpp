// SPDX-License-Identifier: MIT
//
// A step of tunnelling against FFTW's transforms, timed alone in the same run: one pair for strang, six for strang4.
// Both modes' absorbers take part, the complex potential and the mask. And what the absorbing layers give back of each
// wave.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string_view>
#include <vector>

#include "complex_transforms.h"
#include "stdlib/fields/absorbing_layer.h"
#include "stdlib/fields/tunnelling_setting.h"
#include "stopwatch.h"

namespace {

using namespace ansatz;
using namespace ansatz::bench;
using namespace ansatz::fields;

Tunnelling question_of(std::size_t n, const char* integrator, const char* mode) {
  Tunnelling question;
  question.points = static_cast<std::int64_t>(n);
  const double half = 0.02 * static_cast<double>(n);
  question.domain = Stretched(-half, half);
  question.position = -0.3 * half;
  question.sigma = 0.05 * half;
  question.absorber = 0.2 * half;
  question.frames = 1;
  question.integrator = integrator;
  question.mode = mode;
  return question;
}

struct Stepper {
  Stepper(std::size_t n, const char* integrator, const char* mode)
      : setting("tunnelling", question_of(n, integrator, mode), run), flow(setting.make_flow()) {}
  void advance(long steps) { flow.advance(0, 1e-3, steps, run); }

  core::Run run;
  TunnellingSetting setting;
  SplitOperator flow;
};

}  // namespace

int main(int argc, char** argv) {
  const bool brief = argc > 1 && std::string_view(argv[1]) == "--smoke";  // a few repeats: does it run at all
  fmt::print("time of a step / time of FFTW's transforms\n{:>6}  {:>9}  {:>6}  {:>7}  {:>6}  {}\n", "n", "pair",
             "strang", "strang4", "compat", "peak memory");
  for (std::size_t n : {512, 1024, 2048, 4096, 16384, 65536}) {
    ComplexTransforms transforms(n);
    Stepper strang(n, "strang", "correct"), strang4(n, "strang4", "correct"), compat(n, "strang", "compat");
    const long steps = std::max(brief ? 4L : 32L, (1L << 15) / static_cast<long>(n));
    double pair = 1e300, own[3] = {1e300, 1e300, 1e300};
    for (int repeat = 0; repeat < (brief ? 3 : n < 8192 ? 300 : 60); ++repeat) {
      pair = std::min(pair, seconds_a_step(transforms, steps));
      own[0] = std::min(own[0], seconds_a_step(strang, steps));
      own[1] = std::min(own[1], seconds_a_step(strang4, steps) / 6);
      own[2] = std::min(own[2], seconds_a_step(compat, steps));
    }
    fmt::print("{:>6}  {:>6.2f} µs  {:>6.3f}  {:>7.3f}  {:>6.3f}  {:.1f} MB\n", n, 1e6 * pair, own[0] / pair,
               own[1] / pair, own[2] / pair, peak_megabytes());
  }
  constexpr double kWidths[] = {3, 6, 12, 24};
  const auto curve = [&](const char* title, double slowest, double fastest, auto tuned) {
    fmt::print("\nshare of a wave that {} layers tuned for k = {} … {} give back\n{:>4}", title, slowest, fastest, "k");
    std::vector<AbsorbingLayer> layers;
    for (double width : kWidths) {
      fmt::print("  {:>7} {:<2}", "d =", width);
      layers.push_back(tuned(width, slowest, fastest));
    }
    fmt::print("\n");
    for (double k : {0.5, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0}) {
      fmt::print("{:>4}", k);
      for (const AbsorbingLayer& layer : layers) fmt::print("  {:>10.1e}", layer.returned(k, 1));
      fmt::print("\n");
    }
  };
  const auto imaginary = [](double d, double a, double b) { return tuned_layer(d, a, b, 1); };
  const auto accelerating = [](double d, double a, double b) { return tuned_accelerating_layer(d, a, b, 1); };
  curve("imaginary", 2, 6, imaginary);
  curve("accelerating", 2, 6, accelerating);
  curve("imaginary", 0.5, 8, imaginary);
  curve("accelerating", 0.5, 8, accelerating);
}
