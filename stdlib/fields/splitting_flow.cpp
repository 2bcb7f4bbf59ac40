// SPDX-License-Identifier: MIT
#include <algorithm>
#include <utility>

#include "stdlib/fields/wave_flow.h"

namespace ansatz::fields {
namespace {

class SplittingFlow final : public WaveFlow {
 public:
  SplittingFlow(const ComplexRing& ring, SchrodingerEquation equation, const SplittingScheme& scheme)
      : flow_("schrodinger_nls", ring, std::move(equation), scheme), stages_(scheme.stages()) {}

  void load(std::span<const std::complex<double>> field) override { flow_.load(field); }
  void store(std::span<std::complex<double>> field) override { flow_.store(field); }
  void go(const Stretch& stretch, double, core::Run& run) override {
    flow_.advance(stretch.from, stretch.step, stretch.count, run);
    steps_ += stretch.count;
    longest_ = std::max(longest_, stretch.step);
  }
  long steps() const override { return steps_; }
  long transform_pairs() const override { return steps_ * stages_; }
  double longest_step() const override { return longest_; }

 private:
  SplitOperator flow_;
  long stages_, steps_ = 0;
  double longest_ = 0;
};

}  // namespace

std::unique_ptr<WaveFlow> make_splitting_flow(const ComplexRing& ring, SchrodingerEquation equation,
                                              const SplittingScheme& scheme) {
  return std::make_unique<SplittingFlow>(ring, std::move(equation), scheme);
}

}  // namespace ansatz::fields
