// SPDX-License-Identifier: MIT
#include "stdlib/fields/schrodinger_nls_setting.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "stdlib/core/error.h"
#include "stdlib/fields/checks.h"
#include "stdlib/fields/profile.h"
#include "stdlib/fields/rotation_loops.h"

namespace ansatz::fields {
namespace {

using core::BadParameter;
using core::Function;
using Complex = std::complex<double>;

constexpr const char* kSchrodingerNls = "schrodinger_nls";
constexpr std::int64_t kMostWavePoints = std::int64_t{1} << 22;
constexpr double kUnlimited = std::numeric_limits<double>::infinity();
constexpr double kUnresolved = 1e-8;  // share of the start that may be missing without a word

bool is_compat(const SchrodingerNls& question) {
  if (question.mode == "correct") return false;
  if (question.mode != "compat")
    throw BadParameter(kSchrodingerNls, "mode", quoted(question.mode), R"("correct" or "compat")");
  const SchrodingerNls defaults;
  const auto own = [](const char* parameter, const std::string& found, const char* what) {
    throw BadParameter(kSchrodingerNls, parameter, found, fmt::format("left out where mode is \"compat\", {}", what));
  };
  if (question.integrator != defaults.integrator && question.integrator != "dop853")
    own("integrator", quoted(question.integrator), "which has dop853");
  if (question.dealias != "none") own("dealias", quoted(question.dealias), "which has its own filter");
  if (question.filter) own("filter", fmt::format("{}", *question.filter), "which has its own");
  if (question.step) own("step", fmt::format("{}", *question.step), "which chooses its own below 0.1");
  return true;
}

const SplittingScheme* scheme_of(const SchrodingerNls& question, bool published) {
  if (published || question.integrator == "etdrk4" || question.integrator == "dop853") return nullptr;
  if (const SplittingScheme* scheme = find_unitary_scheme(question.integrator)) return scheme;
  throw BadParameter(kSchrodingerNls, "integrator", quoted(question.integrator),
                     fmt::format("one of \"{}\"", fmt::join(nls_integrators(), "\", \"")));
}

ComplexRing ring_of(const SchrodingerNls& question) {
  const double low = question.domain.low, high = question.domain.high;
  if (!(std::isfinite(low) && std::isfinite(high) && low < high && std::isfinite(high - low)))
    throw BadParameter(kSchrodingerNls, "domain", fmt::format("{}..{}", low, high),
                       "an interval of finite length above 0");
  if (question.points < 8 || question.points > kMostWavePoints) {
    throw BadParameter(kSchrodingerNls, "points", fmt::format("{}", question.points),
                       question.points < 8 ? std::string("at least 8") : fmt::format("at most {}", kMostWavePoints));
  }
  return {low, high - low, static_cast<std::size_t>(question.points)};
}

/// k_c over the highest wavenumber.
double kept_of(const SchrodingerNls& question, bool published, bool splitting) {
  if (published || question.dealias == "two_thirds") return 2.0 / 3;
  if (question.dealias == "none") return 1;
  if (question.dealias == "half") return 0.5;
  if (question.dealias != "pad2") {
    throw BadParameter(kSchrodingerNls, "dealias", quoted(question.dealias),
                       R"(one of "none", "two_thirds", "half", "pad2")");
  }
  if (splitting) {
    throw BadParameter(kSchrodingerNls, "dealias", "\"pad2\"",
                       fmt::format("\"half\" with {}, whose kicks turn the field by its density and have no term to "
                                   "evaluate elsewhere (or the integrator etdrk4 or dop853)",
                                   question.integrator));
  }
  return 1;
}

}  // namespace

std::vector<std::string> nls_integrators() {
  std::vector<std::string> names = unitary_scheme_names();
  names.insert(names.end(), {"etdrk4", "dop853"});
  return names;
}

SchrodingerNlsSetting::SchrodingerNlsSetting(const SchrodingerNls& question, core::Run& run)
    : published_(is_compat(question)),
      scheme_(scheme_of(question, published_)),
      ring_(ring_of(question)),
      x_(ring_.coordinates()),
      adaptive_(!scheme_ && question.integrator != "etdrk4"),
      times_(stored_times(kSchrodingerNls, question.until, question.frames, question.times, question.points)) {
  require(kSchrodingerNls, "coupling", question.coupling, true, "finite");
  require(kSchrodingerNls, "tolerance", question.tolerance, question.tolerance >= 1e-14 && question.tolerance <= 0.1,
          "in [1e-14, 0.1]");
  require(kSchrodingerNls, "absolute_tolerance", question.absolute_tolerance, question.absolute_tolerance > 0,
          "above 0");
  const double kept = kept_of(question, published_, scheme_ != nullptr);
  if (question.filter) require(kSchrodingerNls, "filter", *question.filter, *question.filter >= 2, "at least 2");
  const double order = published_ ? 36 : question.filter.value_or(0);
  if (kept < 1 || order > 0) filter_ = wave_filter(ring_, kept, order);
  if (question.potential) {
    potential_ = sampled(*question.potential, x_);
    for (std::size_t j = 0; j < potential_.size(); ++j) {
      if (!std::isfinite(potential_[j]))
        throw BadParameter(kSchrodingerNls, "potential", fmt::format("{} at x = {:.6g}", potential_[j], x_[j]),
                           "finite on the whole domain");
    }
  }
  term_.cubic = question.coupling;
  if (question.nonlinearity) term_.nonlinearity = *question.nonlinearity;
  if (question.potential) term_.potential = *question.potential;
  term_.multiplier = filter_;
  term_.padded = question.dealias == "pad2";
  term_.filters_all = published_;
  sample_start(question, run);
  check_ends(question, run);
  choose_step(question);
  tolerance_ = {question.tolerance, question.absolute_tolerance,
                published_ ? 0.1 : question.step.value_or(question.until)};
}

int SchrodingerNlsSetting::order() const { return scheme_ ? scheme_->order : adaptive_ ? 8 : 4; }

void SchrodingerNlsSetting::sample_start(const SchrodingerNls& question, core::Run& run) {
  const std::size_t n = x_.size();
  const WaveState& state = question.initial;
  const auto on = [&](const ComplexRing& ring) {
    const std::vector<double> x = ring.coordinates();
    const std::vector<double> real = sampled(kSchrodingerNls, state.real, "real part", x);
    const std::vector<double> imaginary = sampled(kSchrodingerNls, state.imaginary, "imaginary part", x);
    std::vector<Complex> field(x.size());
    for (std::size_t j = 0; j < x.size(); ++j) field[j] = {real[j], imaginary[j]};
    return field;
  };
  start_ = on(ring_);
  WaveMeter meter = make_meter();
  // What the waves of the start beyond the grid's would be: looked for on four times the points, where functions allow.
  const bool is_function =
      std::holds_alternative<Function>(state.real) && std::holds_alternative<Function>(state.imaginary);
  if (is_function && 4 * n <= static_cast<std::size_t>(kMostWavePoints)) {
    const ComplexRing fine(ring_.low(), ring_.length(), 4 * n);
    resolved_ = 1 - WaveMeter(fine, 0, {}, {}).share_beyond(on(fine), 0.25);
  }
  if (state.waves) {
    const core::Array waves = state.waves->as_complex();
    const std::size_t count = waves.complex().size();
    const auto reach = static_cast<long>(count / 2);
    if (count % 2 == 0 || 2 * static_cast<std::size_t>(reach) >= n) {
      throw BadParameter(
          kSchrodingerNls, "points", fmt::format("{}", n),
          fmt::format("more than {}, for the start has waves of {} turns of the ring", 2 * reach, reach));
    }
    core::AlignedBuffer spectrum(2 * n), field(2 * n);
    for (std::size_t i = 0; i < count; ++i) {
      const long turns = static_cast<long>(i) - reach;
      const auto j = static_cast<std::size_t>(turns < 0 ? turns + static_cast<long>(n) : turns);
      spectrum[2 * j] = waves.complex()[i].real();
      spectrum[2 * j + 1] = waves.complex()[i].imag();
    }
    ring_.backward(spectrum.data(), field.data());
    for (std::size_t j = 0; j < n; ++j) start_[j] += Complex(field[2 * j], field[2 * j + 1]);
  }
  double largest = 0;
  for (const Complex& value : start_) {
    if (!std::isfinite(value.real()) || !std::isfinite(value.imag()))
      throw BadParameter(kSchrodingerNls, "initial", "not finite", "finite on the whole domain");
    largest = std::max(largest, std::norm(value));
  }
  if (largest == 0) throw BadParameter(kSchrodingerNls, "initial", "0 everywhere", "a field with something in it");
  if (!published_ && 1 - resolved_ > kUnresolved) {
    run.warn(
        fmt::format("{}: {} points resolve {:.6g} of the start's ∫|ψ|², the rest lies beyond k = {:.4g} and is "
                    "taken for longer waves; take more points",
                    kSchrodingerNls, n, resolved_, ring_.highest_wavenumber()));
  }
  // What is cut from the nonlinear term must not be there at the start.
  const double kept = published_ ? 1 : kept_of(question, false, scheme_ != nullptr);
  if (kept == 1) return;
  const double lost = meter.share_beyond(start_, kept);
  if (lost > kUnresolved) {
    run.warn(fmt::format("{}: dealias \"{}\" leaves {:.6g} of the start's ∫|ψ|²; take more points than {}",
                         kSchrodingerNls, question.dealias, 1 - lost, n));
  }
  core::AlignedBuffer field(2 * n), spectrum(2 * n);
  interleave(start_, field.data());
  ring_.forward(field.data(), spectrum.data());
  for (std::size_t j = 0; j < n; ++j) {
    const bool stays = std::fabs(ring_.wavenumbers()[j]) < kept * ring_.highest_wavenumber();
    for (std::size_t part = 0; part < 2; ++part) spectrum[2 * j + part] *= stays ? ring_.normalisation() : 0.0;
  }
  ring_.backward(spectrum.data(), field.data());
  part(field.data(), start_);
}

// A start that does not meet itself at the seam has a jump there, which no grid resolves; one that meets itself at an
// angle has a kink.
void SchrodingerNlsSetting::check_ends(const SchrodingerNls& question, core::Run& run) const {
  const WaveState& state = question.initial;
  if (published_ || !std::holds_alternative<Function>(state.real) || !std::holds_alternative<Function>(state.imaginary))
    return;
  const auto at = [&](double x) {
    return Complex(std::get<Function>(state.real)(x), std::get<Function>(state.imaginary)(x));
  };
  double size = 0;
  for (const Complex& value : start_) size = std::max(size, std::abs(value));
  const double gap = std::abs(at(question.domain.high) - at(question.domain.low));
  if (gap > 1e-3 * size)
    throw BadParameter(kSchrodingerNls, "domain", fmt::format("{}..{}", question.domain.low, question.domain.high),
                       fmt::format("one at whose ends the start meets itself: there it differs by {:.4g}, its largest "
                                   "value being {:.4g}",
                                   gap, size));
  double steepest = 0;
  for (std::size_t j = 1; j < start_.size(); ++j)
    steepest = std::max(steepest, std::abs(start_[j] - start_[j - 1]) / ring_.spacing());
  const double low = question.domain.low, high = question.domain.high, h = 3e-5 * ring_.spacing();
  const double bend = std::abs((at(high) - at(high - h)) - (at(low + h) - at(low))) / h;
  if (bend > 1e-2 * steepest && bend * (high - low) > 1e-8 * size)
    run.warn(
        fmt::format("schrodinger_nls: at the ends of the domain the start's slope differs by {:.2g}, its largest being "
                    "{:.2g}: the ring has a kink there; take a wider domain, or one of whole periods",
                    bend, steepest));
}

/// Of |f| plus the swing of V, which is how fast kicks turn the field but for a common phase; and of |f| over the ring.
SchrodingerNlsSetting::Rate SchrodingerNlsSetting::rate(const SchrodingerNls& question) const {
  std::vector<double> density;
  for (const Complex& value : start_) density.push_back(std::norm(value));
  if (question.nonlinearity) {
    density = sampled(*question.nonlinearity, density);
    for (double value : density)
      require(kSchrodingerNls, "nonlinearity", value, true, "finite at the densities of the start");
  }
  Rate found;
  for (double value : density) {
    const double now = std::fabs(question.nonlinearity ? value : question.coupling * value);
    found.largest = std::max(found.largest, now);
    found.mean += now / static_cast<double>(density.size());
  }
  if (!potential_.empty()) {
    const auto [low, high] = std::ranges::minmax(potential_);
    found.largest += high - low;
  }
  return found;
}

// A wave in resonance with the step, k²/2 · step = π, grows at most by the mean of |f| over the ring, which it runs
// round; from rounding, 10 e-folds of it are still nothing.
void SchrodingerNlsSetting::choose_step(const SchrodingerNls& question) {
  constexpr double kFoldsBelowNotice = 10, kShareOfLimit = 0.4;
  const double k = ring_.highest_wavenumber();
  const auto [fastest, mean] = rate(question);
  const auto turning = [&, fastest = fastest](double angle) {
    return fastest > 0 ? question.step_scale * angle / fastest : kUnlimited;
  };
  stable_step_ = kUnlimited;
  largest_step_ = question.until;
  if (scheme_) {
    if (mean * question.until > kFoldsBelowNotice) stable_step_ = scheme_->limit / (k * k / 2);
    if (fastest > 0) largest_step_ = std::min(turning(0.01), question.step_scale * kShareOfLimit * stable_step_);
  } else if (!adaptive_ && fastest > 0) {
    stable_step_ = 2.5 / fastest;
    largest_step_ = turning(0.02);
  }
  if (question.step) {
    require(kSchrodingerNls, "step", *question.step, *question.step > 0, "above 0");
    if (*question.step > stable_step_ && !question.force) {
      throw BadParameter(kSchrodingerNls, "step", fmt::format("{}", *question.step),
                         fmt::format("at most {:.4g}, the largest stable step of {} on this grid (force = true takes "
                                     "it all the same)",
                                     stable_step_, question.integrator));
    }
    largest_step_ = *question.step;
  }
  if (!(times_.back() / largest_step_ < 1e15)) {
    throw BadParameter(kSchrodingerNls, "until", fmt::format("{}", question.until),
                       fmt::format("within 1e15 steps of {:.3g}", largest_step_));
  }
}

std::unique_ptr<WaveFlow> SchrodingerNlsSetting::make_flow() {
  std::unique_ptr<WaveFlow> flow;
  if (scheme_) {
    SchrodingerEquation equation{.potential = potential_, .cubic = term_.cubic, .nonlinearity = term_.nonlinearity};
    // Once a step in all, whatever the number of drifts.
    for (double factor : filter_) equation.filter.push_back(std::pow(factor, 1.0 / scheme_->stages()));
    flow = make_splitting_flow(ring_, std::move(equation), *scheme_);
  } else if (adaptive_) {
    flow = make_adaptive_flow(ring_, term_, tolerance_, times_.back());
  } else {
    flow = make_exponential_flow(ring_, term_);
  }
  flow->load(start_);
  return flow;
}

WaveMeter SchrodingerNlsSetting::make_meter() const { return {ring_, term_.cubic, term_.nonlinearity, potential_}; }

}  // namespace ansatz::fields
