// SPDX-License-Identifier: MIT
#include "stdlib/fields/published_waves.h"

#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "stdlib/core/error.h"

namespace ansatz::fields {
namespace {

using core::Expression;
using core::Function;

WaveState wave_of_parts(const Expression& real, const Expression& imaginary) {
  WaveState made;
  made.real = Function::traced(real, 1, {"x"});
  made.imaginary = Function::traced(imaginary, 1, {"x"});
  return made;
}

/// Normals of a seeded Mersenne twister by Marsaglia's polar method, in the order in which the package draws them.
class PublishedNormals {
 public:
  explicit PublishedNormals(std::uint32_t seed) : generator_(seed) {}

  double operator()() {
    if (has_kept_) {
      has_kept_ = false;
      return kept_;
    }
    double x1 = 0, x2 = 0, r2 = 0;
    do {
      x1 = 2 * uniform() - 1;
      x2 = 2 * uniform() - 1;
      r2 = x1 * x1 + x2 * x2;
    } while (r2 >= 1 || r2 == 0);
    const double factor = std::sqrt(-2 * std::log(r2) / r2);
    kept_ = factor * x1;
    has_kept_ = true;
    return factor * x2;
  }

 private:
  double uniform() {
    const std::uint64_t high = generator_() >> 5, low = generator_() >> 6;
    return (static_cast<double>(high) * 67108864.0 + static_cast<double>(low)) / 9007199254740992.0;
  }

  std::mt19937 generator_;
  double kept_ = 0;
  bool has_kept_ = false;
};

}  // namespace

WaveScenario published_wave(const PublishedWave& question, core::Run&) {
  if (question.mode != "compat" && question.mode != "correct")
    throw core::BadParameter("published_wave", "mode", '"' + question.mode + '"', R"("correct" or "compat")");
  WaveScenario scenario{
      .initial = {}, .domain = {-25, 25}, .points = 512, .until = 20, .frames = 99, .mode = question.mode};
  const Expression x = Expression::argument(0);
  if (question.name == "soliton") {
    const Expression envelope = 2.0 * sech(2.0 * (x + 10.0));
    scenario.initial = wave_of_parts(envelope * cos(x), envelope * sin(x));
  } else if (question.name == "collision") {
    const Expression a = 2.0 * sech(2.0 * (x + 10.0)), b = 1.5 * sech(1.5 * (x - 10.0));
    scenario.initial = wave_of_parts(a * cos(2.0 * x) + b * cos(2.0 * x), a * sin(2.0 * x) - b * sin(2.0 * x));
  } else if (question.name == "breather") {
    const Expression envelope = std::sqrt(2.0) * sech(x) * (1.0 + 0.5 * cos(x));
    scenario.initial = wave_of_parts(envelope * cos(0.5 * x), envelope * sin(0.5 * x));
  } else if (question.name == "noise") {
    constexpr std::size_t kPoints = 512;
    PublishedNormals normal(42);
    std::vector<double> real(kPoints), imaginary(kPoints);
    for (double& value : real) value = 0.01 * normal();
    for (double& value : imaginary) value = 0.01 * normal();
    for (std::size_t j = 0; j < kPoints; ++j) {
      const double at = -25 + 50 * (static_cast<double>(j) / kPoints);
      real[j] += std::exp(-at * at / 50);
    }
    scenario.initial.real = core::Array::along("x", std::move(real));
    scenario.initial.imaginary = core::Array::along("x", std::move(imaginary));
  } else {
    throw core::BadParameter("published_wave", "name", '"' + question.name + '"',
                             R"("soliton", "collision", "breather" or "noise")");
  }
  return scenario;
}

}  // namespace ansatz::fields
