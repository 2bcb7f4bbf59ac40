// SPDX-License-Identifier: MIT
#include "stdlib/fields/ground_state.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <complex>
#include <optional>
#include <utility>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/fields/checks.h"
#include "stdlib/fields/profile.h"
#include "stdlib/fields/wave_measures.h"

namespace ansatz::fields {
namespace {

constexpr const char* kGroundState = "ground_state";
constexpr double kTailWorthAWord = 1e-8;
constexpr double kMostPoints = 1 << 22;

/// Real fields on a ring, kept as complex ones.
class Descent {
 public:
  Descent(const GroundState& question, const ComplexRing& ring)
      : question_(question),
        ring_(ring),
        x_(ring.coordinates()),
        psi_(x_.size()),
        rest_(x_.size()),
        field_(2 * x_.size()),
        spectrum_(2 * x_.size()),
        applied_(2 * x_.size()) {
    potential_ = question.potential ? sampled(*question.potential, x_) : std::vector<double>(x_.size(), 0.0);
    for (std::size_t j = 0; j < x_.size(); ++j) {
      if (!std::isfinite(potential_[j]))
        throw core::BadParameter(kGroundState, "potential", fmt::format("{} at x = {:.6g}", potential_[j], x_[j]),
                                 "finite on the whole domain");
    }
    start();
    find_rest();
  }

  /// f - V at the present field, and μ and the residual that go with it.
  void find_rest() {
    const std::size_t n = x_.size();
    for (std::size_t j = 0; j < n; ++j) rest_[j] = psi_[j] * psi_[j];
    if (question_.nonlinearity) {
      const double* const density = rest_.data();
      question_.nonlinearity->evaluate({&density, 1}, rest_.data(), n);
    } else {
      for (double& value : rest_) value *= question_.coupling;
    }
    for (std::size_t j = 0; j < n; ++j) rest_[j] -= potential_[j];
    transform(psi_);
    const auto k = ring_.wavenumbers();
    const double unit = ring_.normalisation();
    for (std::size_t j = 0; j < n; ++j)
      for (std::size_t part = 0; part < 2; ++part)
        applied_[2 * j + part] = spectrum_[2 * j + part] * k[j] * k[j] / 2 * unit;
    ring_.backward(applied_.data(), field_.data());
    double sum = 0;
    for (std::size_t j = 0; j < n; ++j) {
      field_[2 * j] -= rest_[j] * psi_[j];
      sum += psi_[j] * field_[2 * j];
    }
    mu_ = sum * ring_.spacing() / question_.mass;
    double squares = 0;
    for (std::size_t j = 0; j < n; ++j) squares += std::pow(field_[2 * j] - mu_ * psi_[j], 2);
    residual_ = std::sqrt(squares * ring_.spacing() / question_.mass);
  }

  /// The next field after a step of length tau.
  std::vector<double> next(double tau) {
    const std::size_t n = x_.size();
    // Half of what V - f - μ is at most: then no wave changes sign, however long the step.
    const double alpha = std::max(0.0, (-*std::ranges::min_element(rest_) - mu_) / 2);
    for (std::size_t j = 0; j < n; ++j) {
      field_[2 * j] = (1 + tau * (alpha + mu_ + rest_[j])) * psi_[j];
      field_[2 * j + 1] = 0;
    }
    ring_.forward(field_.data(), spectrum_.data());
    const auto k = ring_.wavenumbers();
    for (std::size_t j = 0; j < n; ++j) {
      const double factor = ring_.normalisation() / (1 + tau * (k[j] * k[j] / 2 + alpha));
      spectrum_[2 * j] *= factor;
      spectrum_[2 * j + 1] *= factor;
    }
    ring_.backward(spectrum_.data(), field_.data());
    std::vector<double> made(n);
    for (std::size_t j = 0; j < n; ++j) made[j] = field_[2 * j];
    bring_to_norm(made);
    return made;
  }

  void take(std::vector<double> psi) {
    psi_ = std::move(psi);
    find_rest();
  }
  const std::vector<double>& psi() const { return psi_; }
  const std::vector<double>& potential() const { return potential_; }
  double mu() const { return mu_; }
  double residual() const { return residual_; }

 private:
  // Of positive values everywhere, so that it has a part of the ground state: a lump where V is least, as wide as the
  // mass makes a soliton or a tenth of the ring.
  void start() {
    std::size_t lowest = 0;
    for (std::size_t j = 0; j < x_.size(); ++j)
      if (potential_[j] < potential_[lowest]) lowest = j;
    const bool flat = *std::ranges::max_element(potential_) == potential_[lowest];
    const double middle = flat ? ring_.low() + ring_.length() / 2 : x_[lowest], width = ring_.length() / 12;
    for (std::size_t j = 0; j < x_.size(); ++j) {
      double from = std::fabs(x_[j] - middle);
      from = std::min(from, ring_.length() - from);
      psi_[j] = std::exp(-from * from / (2 * width * width)) + 1e-6;
    }
    bring_to_norm(psi_);
  }
  void bring_to_norm(std::vector<double>& psi) const {
    double sum = 0;
    for (double value : psi) sum += value * value;
    const double factor = std::sqrt(question_.mass / (sum * ring_.spacing()));
    for (double& value : psi) value *= factor;
  }
  void transform(const std::vector<double>& psi) {
    for (std::size_t j = 0; j < psi.size(); ++j) {
      field_[2 * j] = psi[j];
      field_[2 * j + 1] = 0;
    }
    ring_.forward(field_.data(), spectrum_.data());
  }

  const GroundState& question_;
  const ComplexRing& ring_;
  std::vector<double> x_, psi_, rest_, potential_;
  core::AlignedBuffer field_, spectrum_, applied_;
  double mu_ = 0, residual_ = 0;
};

void check(const GroundState& question) {
  const double low = question.domain.low, high = question.domain.high;
  if (!(std::isfinite(low) && std::isfinite(high) && low < high && std::isfinite(high - low)))
    throw core::BadParameter(kGroundState, "domain", fmt::format("{}..{}", low, high),
                             "an interval of finite length above 0");
  const double points = static_cast<double>(question.points);
  require(kGroundState, "points", points, points >= 8 && points <= kMostPoints, fmt::format("in [8, {}]", kMostPoints));
  require(kGroundState, "mass", question.mass, question.mass > 0, "above 0");
  require(kGroundState, "coupling", question.coupling, true, "finite");
  require(kGroundState, "tolerance", question.tolerance, question.tolerance >= 1e-13 && question.tolerance <= 0.1,
          "in [1e-13, 0.1]");
  require(kGroundState, "iterations", static_cast<double>(question.iterations), question.iterations >= 1, "at least 1");
}

}  // namespace

GroundStateSolution ground_state(const GroundState& question, core::Run& run) {
  check(question);
  const double low = question.domain.low;
  const ComplexRing ring(low, question.domain.high - low, static_cast<std::size_t>(question.points));
  Descent descent(question, ring);
  WaveMeter meter(ring, question.coupling, question.nonlinearity.value_or(core::Function()), descent.potential());
  const auto measured = [&](const std::vector<double>& psi) {
    return meter.measure(std::vector<std::complex<double>>(psi.begin(), psi.end()));
  };
  WaveMeasures now = measured(descent.psi());
  double tau = 1;
  std::int64_t iteration = 0;
  for (; iteration < question.iterations && !(descent.residual() <= question.tolerance); ++iteration) {
    run.tick();
    const std::vector<double> before = descent.psi();
    const double residual = descent.residual();
    descent.take(descent.next(tau));
    const WaveMeasures then = measured(descent.psi());
    // Near the end energies differ by their roundings only, and the residual has to fall instead.
    const double slack = 1e-13 * (std::fabs(now.kinetic) + std::fabs(now.potential) + std::fabs(now.interaction));
    const double rise = then.energy() - now.energy();
    if (rise < -slack || (rise <= slack && descent.residual() < residual)) {
      now = then;
      tau = std::min(1e3, tau * 1.1);
      continue;
    }
    descent.take(before);
    tau /= 2;
    if (tau > 1e-12) continue;
    throw core::Diverged(kGroundState, static_cast<double>(iteration),
                         fmt::format("no step lowers the energy any more, and the residual is {:.3g}", residual),
                         "take a looser tolerance, or look where the potential and the nonlinearity are not finite");
  }
  if (!(descent.residual() <= question.tolerance)) {
    throw core::Diverged(kGroundState, static_cast<double>(iteration),
                         fmt::format("after {} steps the residual is {:.3g}", iteration, descent.residual()),
                         "allow more iterations or a looser tolerance; without a trap only a focusing equation has a "
                         "bound state");
  }
  if (now.spectral_tail > kTailWorthAWord) {
    run.warn(fmt::format("{}: a wave of the highest third has {:.1e} of the strongest one; take more points than {}",
                         kGroundState, now.spectral_tail, question.points));
  }
  GroundStateSolution solution;
  core::Array coordinates({core::Dimension("x", ring.points())}, ring.coordinates());
  coordinates.label = "x";
  solution.psi = core::Array({core::Dimension("x", std::move(coordinates))}, descent.psi());
  solution.psi.label = "ψ(x)";
  solution.state.real = solution.psi;
  solution.energy = now.energy();
  solution.chemical_potential = descent.mu();
  solution.residual = descent.residual();
  solution.spectral_tail = now.spectral_tail;
  solution.iterations = iteration;
  return solution;
}

}  // namespace ansatz::fields
