// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/fields/klein_gordon_flow.h"
#include "stdlib/fields/rotation_loops.h"
#include "stdlib/fields/step_loops.h"
#include "stdlib/fields/wave_flow.h"

namespace ansatz::fields {
namespace {

using Complex = std::complex<double>;

/// out = a · x + b · y, n complex numbers.
void combine(double* __restrict out, const double* a, const double* x, const double* b, const double* y,
             std::size_t n) {
  for (std::size_t i = 0; i < 2 * n; i += 2) {
    out[i] = (a[i] * x[i] - a[i + 1] * x[i + 1]) + (b[i] * y[i] - b[i + 1] * y[i + 1]);
    out[i + 1] = (a[i] * x[i + 1] + a[i + 1] * x[i]) + (b[i] * y[i + 1] + b[i + 1] * y[i]);
  }
}

class ExponentialFlow final : public WaveFlow {
 public:
  ExponentialFlow(const ComplexRing& ring, WaveSlope::Term term) : ring_(ring), slope_(ring, std::move(term)) {
    for (core::AlignedBuffer* buffer : {&field_, &y_, &a_, &b_, &stage_, &at_y_, &at_a_, &at_b_, &at_c_, &whole_,
                                        &half_, &quarter_, &first_, &middle_, &last_})
      *buffer = core::AlignedBuffer(slope_.size());
  }

  void load(std::span<const Complex> field) override {
    interleave(field, field_.data());
    ring_.forward(field_.data(), y_.data());
  }
  void store(std::span<Complex> field) override {
    ring_.backward(y_.data(), field_.data());
    const double unit = ring_.normalisation();
    for (std::size_t j = 0; j < field.size(); ++j) field[j] = {field_[2 * j] * unit, field_[2 * j + 1] * unit};
  }
  void go(const Stretch& stretch, double, core::Run& run) override {
    constexpr long kStepsBetweenChecks = 32;
    if (stretch.count == 0) return;
    prepare(stretch.step);
    for (long i = 0; i < stretch.count; ++i) {
      run.tick();
      step();
      if (i % kStepsBetweenChecks != kStepsBetweenChecks - 1 && i + 1 != stretch.count) continue;
      if (std::isfinite(largest_magnitude(y_.span()))) continue;
      throw core::Diverged("schrodinger_nls", stretch.from + stretch.step * static_cast<double>(i + 1),
                           "the field is no longer finite", fmt::format("take a step below {:.3g}", stretch.step));
    }
    steps_ += stretch.count;
    longest_ = std::max(longest_, stretch.step);
  }
  long steps() const override { return steps_; }
  long transform_pairs() const override { return slope_.evaluations(); }
  double longest_step() const override { return longest_; }

 private:
  // The functions of z = -i k² h/2 lose all digits near 0 when taken as they are; their mean over a circle around z
  // does not.
  void prepare(double h) {
    if (h == step_) return;
    step_ = h;
    constexpr int kPoints = 32;
    const auto k = ring_.wavenumbers();
    const auto put = [](core::AlignedBuffer& to, std::size_t j, Complex value) {
      to[2 * j] = value.real();
      to[2 * j + 1] = value.imag();
    };
    for (std::size_t j = 0; j < k.size(); ++j) {
      const Complex centre(0, -k[j] * k[j] / 2 * h);
      Complex quarter = 0, first = 0, middle = 0, last = 0;
      for (int i = 0; i < kPoints; ++i) {
        const Complex z = centre + std::polar(1.0, 2 * std::numbers::pi * (i + 0.5) / kPoints), e = std::exp(z);
        const Complex cube = z * z * z;
        quarter += (std::exp(z / 2.0) - 1.0) / z;
        first += (-4.0 - z + e * (4.0 - 3.0 * z + z * z)) / cube;
        middle += (2.0 + z + e * (z - 2.0)) / cube;
        last += (-4.0 - 3.0 * z - z * z + e * (4.0 - z)) / cube;
      }
      put(whole_, j, std::exp(centre));
      put(half_, j, std::exp(centre / 2.0));
      put(quarter_, j, quarter * (h / kPoints));
      put(first_, j, first * (h / kPoints));
      put(middle_, j, middle * (2 * h / kPoints));
      put(last_, j, last * (h / kPoints));
    }
  }

  void step() {
    const std::size_t n = ring_.points();
    slope_.nonlinear(y_.data(), at_y_.data());
    combine(a_.data(), half_.data(), y_.data(), quarter_.data(), at_y_.data(), n);
    slope_.nonlinear(a_.data(), at_a_.data());
    combine(b_.data(), half_.data(), y_.data(), quarter_.data(), at_a_.data(), n);
    slope_.nonlinear(b_.data(), at_b_.data());
    for (std::size_t i = 0; i < 2 * n; ++i) stage_[i] = 2 * at_b_[i] - at_y_[i];
    combine(b_.data(), half_.data(), a_.data(), quarter_.data(), stage_.data(), n);
    slope_.nonlinear(b_.data(), at_c_.data());
    for (std::size_t i = 0; i < 2 * n; ++i) stage_[i] = at_a_[i] + at_b_[i];
    combine(a_.data(), whole_.data(), y_.data(), first_.data(), at_y_.data(), n);
    combine(b_.data(), middle_.data(), stage_.data(), last_.data(), at_c_.data(), n);
    for (std::size_t i = 0; i < 2 * n; ++i) y_[i] = a_[i] + b_[i];
  }

  const ComplexRing& ring_;
  WaveSlope slope_;
  double step_ = 0, longest_ = 0;
  long steps_ = 0;
  core::AlignedBuffer field_, y_, a_, b_, stage_, at_y_, at_a_, at_b_, at_c_;
  core::AlignedBuffer whole_, half_, quarter_, first_, middle_, last_;
};

}  // namespace

std::unique_ptr<WaveFlow> make_exponential_flow(const ComplexRing& ring, WaveSlope::Term term) {
  return std::make_unique<ExponentialFlow>(ring, std::move(term));
}

}  // namespace ansatz::fields
