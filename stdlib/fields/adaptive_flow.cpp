// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <utility>

#include "stdlib/core/error.h"
#include "stdlib/fields/dormand_prince.h"
#include "stdlib/fields/wave_flow.h"

namespace ansatz::fields {
namespace {

class AdaptiveFlow final : public WaveFlow {
 public:
  AdaptiveFlow(const ComplexRing& ring, WaveSlope::Term term, const Tolerance& tolerance, double until)
      : ring_(ring),
        slope_(ring, std::move(term)),
        method_(slope_.size(), [this](const double* y, double* out) { slope_(y, out); },
                {tolerance.relative, tolerance.absolute, tolerance.largest_step, until}),
        field_(slope_.size()),
        spectrum_(slope_.size()) {}

  void load(std::span<const std::complex<double>> field) override {
    interleave(field, field_.data());
    ring_.forward(field_.data(), spectrum_.data());
    method_.start(spectrum_.span());
  }
  void store(std::span<std::complex<double>> field) override {
    ring_.backward(spectrum_.data(), field_.data());
    const double unit = ring_.normalisation();
    for (std::size_t j = 0; j < field.size(); ++j) field[j] = {field_[2 * j] * unit, field_[2 * j + 1] * unit};
  }
  void go(const Stretch&, double until, core::Run& run) override {
    while (method_.time() < until) {
      run.tick();
      const double now = method_.time();
      if (method_.step()) continue;
      throw core::Diverged("schrodinger_nls", now,
                           "no step is short enough for the tolerance, or the field is not finite",
                           "look where the potential and the nonlinearity are not finite, or loosen the tolerance");
    }
    if (until > 0) method_.at(until, spectrum_.span());
  }
  long steps() const override { return method_.steps(); }
  long transform_pairs() const override { return slope_.evaluations(); }
  double longest_step() const override { return method_.longest_step(); }

 private:
  const ComplexRing& ring_;
  WaveSlope slope_;
  DormandPrince method_;
  core::AlignedBuffer field_, spectrum_;
};

}  // namespace

std::unique_ptr<WaveFlow> make_adaptive_flow(const ComplexRing& ring, WaveSlope::Term term, const Tolerance& tolerance,
                                             double until) {
  return std::make_unique<AdaptiveFlow>(ring, std::move(term), tolerance, until);
}

}  // namespace ansatz::fields
