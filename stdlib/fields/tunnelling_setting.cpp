// SPDX-License-Identifier: MIT
#include "stdlib/fields/tunnelling_setting.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "stdlib/core/error.h"
#include "stdlib/core/number_text.h"
#include "stdlib/fields/checks.h"
#include "stdlib/fields/output_schedule.h"
#include "stdlib/fields/published_barriers.h"

namespace ansatz::fields {
namespace {

constexpr std::int64_t kMostPacketPoints = 1 << 22;
constexpr std::size_t kPlaneDistance = 8;  // cells: the flux's stencil must not see a jump of V

const SplittingScheme& scheme_of(const char* name, const Tunnelling& question) {
  const SplittingScheme* scheme = find_unitary_scheme(question.mode == "compat" ? "strang" : question.integrator);
  if (!scheme) {
    std::string names;
    for (const std::string& one : unitary_scheme_names()) names += (names.empty() ? "\"" : ", \"") + one + "\"";
    throw core::BadParameter(name, "integrator", "\"" + question.integrator + "\"", "one of " + names);
  }
  return *scheme;
}

double length_of(bool published, const core::Interval& domain, std::int64_t points) {
  const double length = domain.high - domain.low;
  return published ? length * static_cast<double>(points) / static_cast<double>(points - 1) : length;
}

std::size_t checked_points(const char* name, const Tunnelling& question) {
  require(name, "points", static_cast<double>(question.points),
          question.points >= 16 && question.points <= kMostPacketPoints, "in [16, 2^22]");
  return static_cast<std::size_t>(question.points);
}

UnitSystem noticed(const char* name, const Tunnelling& question, const Disturbance* disturbance) {
  UnitSystem units(name);
  notice(units, question.barrier);
  for (const Amount* amount :
       {&question.wavenumber, &question.position, &question.sigma, &question.mass, &question.until, &question.absorber})
    units.notice(*amount);
  units.notice(question.step);
  units.notice(question.domain);
  if (question.detectors) units.notice(*question.detectors);
  units.notice(question.times);
  units.notice(question.energies);
  if (disturbance) {
    for (const Amount* amount :
         {&disturbance->dephasing, &disturbance->noise, &disturbance->noise_time, &disturbance->correlation_length})
      units.notice(*amount);
  }
  return units;
}

Packet packet_of(const UnitSystem& units, const Tunnelling& question) {
  const Packet packet{units.wavenumber("wavenumber", question.wavenumber), units.length("position", question.position),
                      units.length("sigma", question.sigma), units.mass("mass", question.mass)};
  require(units.kernel(), "sigma", packet.sigma, packet.sigma > 0, "above 0");
  require(units.kernel(), "mass", packet.mass, packet.mass > 0, "above 0");
  return packet;
}

core::Interval domain_of(const UnitSystem& units, const Tunnelling& question) {
  const core::Interval domain = units.lengths("domain", question.domain);
  if (!(domain.low < domain.high))
    throw core::BadParameter(units.kernel(), "domain", fmt::format("{}..{}", domain.low, domain.high), "increasing");
  return domain;
}

double layer_of(const UnitSystem& units, const Tunnelling& question, const core::Interval& domain) {
  const double layer = units.length("absorber", question.absorber);
  require(units.kernel(), "absorber", layer, layer >= 0 && 2 * layer < domain.high - domain.low,
          "at least 0, and both layers together narrower than the domain");
  return layer;
}

/// Share of a normal distribution above z standard deviations.
double above(double z) { return 0.5 * std::erfc(z / std::numbers::sqrt2); }

}  // namespace

double Packet::spectrum(double k) const {
  const double z = (k - wavenumber) / sigma_k();
  return std::sqrt(2 / std::numbers::pi) * sigma * std::exp(-0.5 * z * z);
}

TunnellingSetting::TunnellingSetting(const char* name, const Tunnelling& question, core::Run& run,
                                     const Disturbance* disturbance)
    : name_(name),
      units_(noticed(name, question, disturbance)),
      published_(question.mode == "compat"),
      scheme_(scheme_of(name, question)),
      packet_(packet_of(units_, question)),
      domain_(domain_of(units_, question)),
      layer_(layer_of(units_, question, domain_)),
      land_(landscape(units_, question.barrier, domain_, units_.time("until", question.until))),
      ring_(domain_.low, length_of(published_, domain_, question.points), checked_points(name, question)),
      x_(ring_.coordinates()) {
  if (!published_ && question.mode != "correct")
    throw core::BadParameter(name_, "mode", "\"" + question.mode + "\"", "one of \"correct\", \"compat\"");
  const double until = units_.time("until", question.until);
  std::optional<std::vector<double>> times;
  if (question.times) times = units_.times("times", *question.times);
  times_ = stored_times(name_, until, question.frames, times, question.points);
  check_places(run);
  set_potential(question);
  check_start(run);
  set_absorber(question, run);
  set_detectors(question);
  choose_step(question, run);
  if (disturbance) {
    set_noise(*disturbance);
  } else {
    choose_energies(question);
  }

  const double k_max = ring_.highest_wavenumber(), k0 = packet_.wavenumber, spread = packet_.sigma_k();
  resolved_ = 1 - above((k_max - k0) / spread) - above((k_max + k0) / spread);
  if (!published_ && resolved_ < 1 - 1e-6) {
    constexpr double kSpreads = 6;  // beyond are 1e-9 of the packet
    const double wanted = std::ceil(static_cast<double>(ring_.points()) * (std::fabs(k0) + kSpreads * spread) / k_max);
    run.warn(
        fmt::format("{}: the grid's waves hold {:.4g} of the packet, whose wavenumbers are {:.4g} ± {:.3g}; "
                    "the highest it has is {:.4g}, so take {:.0f} points at least",
                    name_, resolved_, k0, spread, k_max, wanted));
  }
}

void TunnellingSetting::check_places(core::Run& run) const {
  const auto length = [&](double value) { return core::number_text(std::round(value * 1e6) / 1e6); };
  const double low = domain_.low + layer_, high = domain_.high - layer_;
  const std::string free = fmt::format("in ({}, {}), between the absorbing layers", length(low), length(high));
  if (!(packet_.position > domain_.low && packet_.position < domain_.high))
    throw core::BadParameter(name_, "position", length(packet_.position),
                             fmt::format("inside the domain, {}..{}", length(domain_.low), length(domain_.high)));
  const bool bounded = land_.is_smooth() && land_.low <= domain_.low && land_.high >= domain_.high;
  if (!(bounded && layer_ == 0) && !(land_.low > low && land_.high < high) && !published_) {
    const std::string found = land_.low == land_.high
                                  ? "at " + length(land_.low)
                                  : fmt::format("between {} and {}", length(land_.low), length(land_.high));
    throw core::BadParameter(name_, "barrier", found, free);
  }
  if (published_) return;
  const double reach_low = (packet_.position - low) / packet_.sigma,
               reach_high = (high - packet_.position) / packet_.sigma;
  const double outside = above(reach_low) + above(reach_high);
  if (outside > 1e-6)
    run.warn(
        fmt::format("{}: {:.2g} of the packet starts in the absorbing layers or beyond the domain", name_, outside));
}

std::vector<double> TunnellingSetting::potential_at(double time) const {
  std::vector<double> values(x_.size());
  land_.at_time(time, x_, values);
  return values;
}

void TunnellingSetting::set_potential(const Tunnelling& question) {
  potential_ = published_ ? published_potential(land_, x_) : land_.sampled(x_, ring_.spacing(), packet_.mass);
  if (published_ && land_.moving) potential_ = potential_at(0);
  for (std::size_t j = 0; j < x_.size(); ++j) {
    if (!std::isfinite(potential_[j]))
      throw core::BadParameter(name_, "barrier", fmt::format("{} at x = {:.6g}", potential_[j], x_[j]),
                               "finite on the whole domain");
  }
  if (published_) {
    require(name_, "mask_strength", question.mask_strength, question.mask_strength >= 0 && question.mask_strength <= 1,
            "in [0, 1]");
    mask_ = published_mask(x_.size(), ring_.spacing(), layer_, question.mask_strength);
  }
}

void TunnellingSetting::check_start(core::Run& run) const {
  if (land_.is_wall && !published_) {
    const auto place = static_cast<std::size_t>((packet_.position - domain_.low) / ring_.spacing());
    const double energy = packet_.energy_of(packet_.wavenumber) + packet_.energy_of(packet_.sigma_k());
    if (potential_[place] > energy)
      run.warn(fmt::format(
          "{}: the packet starts inside the wall, where V is {:.3g} and its own energy {:.3g}; start it on "
          "the other side, with a wavenumber that leads to the wall",
          name_, potential_[place] * units_.published_energy().factor, energy * units_.published_energy().factor));
  }
  const auto [least, most] = std::minmax_element(potential_.begin(), potential_.end());
  const double noticed_height = 0.01 * std::max(std::fabs(*least), std::fabs(*most));
  const bool is_whole = land_.low > domain_.low && land_.high < domain_.high && !land_.moving;
  if (published_ || !is_whole || packet_.wavenumber == 0 || noticed_height == 0) return;
  const auto stands = [&](double v) { return std::fabs(v - land_.left_level) > noticed_height; };
  const bool from_left = packet_.wavenumber > 0;
  const auto first = std::find_if(potential_.begin(), potential_.end(), stands) - potential_.begin();
  const auto last = std::find_if(potential_.rbegin(), potential_.rend(), stands).base() - potential_.begin() - 1;
  const double edge = x_[static_cast<std::size_t>(from_left ? first : last)];
  const double there = above((from_left ? 1 : -1) * (edge - packet_.position) / packet_.sigma);
  if (there > 1e-3)
    run.warn(
        fmt::format("{}: {:.2g} of the packet starts at the barrier or behind it, and transmission and reflection "
                    "count it from there; start it farther {}",
                    name_, there, from_left ? "left" : "right"));
}

void TunnellingSetting::set_absorber(const Tunnelling& question, core::Run& run) {
  absorption_.assign(x_.size(), 0);
  attraction_.assign(x_.size(), 0);
  const bool accelerates = question.absorber_kind == "accelerating";
  if (!accelerates && question.absorber_kind != "imaginary")
    throw core::BadParameter(name_, "absorber_kind", "\"" + question.absorber_kind + "\"",
                             "one of \"accelerating\", \"imaginary\"");
  if (published_ || layer_ == 0) return;
  const double k0 = std::fabs(packet_.wavenumber), spread = packet_.sigma_k();
  const double fastest = k0 + 3 * spread, slowest = std::max(k0 - 3 * spread, 0.3 * fastest);
  // What is drawn in must stay among the waves that the grid tells apart with ease.
  const AbsorbingLayer tuned =
      accelerates ? tuned_accelerating_layer(layer_, slowest, fastest, packet_.mass, 0.7 * ring_.highest_wavenumber())
                  : tuned_layer(layer_, slowest, fastest, packet_.mass);
  absorption_ = tuned.rates(x_, domain_.low, domain_.high);
  attraction_ = tuned.pulls(x_, domain_.low, domain_.high);
  absorber_ = tuned;
  constexpr int kLooks = 9;
  for (int i = 0; i < kLooks; ++i) {
    const double k = slowest + (fastest - slowest) * i / (kLooks - 1);
    absorber_return_ = std::max(absorber_return_, tuned.returned(k, packet_.mass));
  }
  const double wave = 2 * std::numbers::pi / std::max(k0, spread);
  if (layer_ < wave) {
    run.warn(
        fmt::format("{}: absorber is thinner than the packet's wavelength, {:.3g} of it, and gives back {:.2g} "
                    "of the worst wave; make absorber wider",
                    name_, layer_ / wave, absorber_return_));
  } else if (absorber_return_ > 1e-3) {
    run.warn(fmt::format("{}: the absorbing layers give back {:.2g} of the packet's worst wave; make absorber wider",
                         name_, absorber_return_));
  }
}

std::optional<double> TunnellingSetting::returned(double wavenumber) const {
  if (!absorber_) return std::nullopt;
  return absorber_->returned(wavenumber, packet_.mass);
}

void TunnellingSetting::set_noise(const Disturbance& disturbance) {
  noise_.dephasing = units_.rate("dephasing", disturbance.dephasing);
  noise_.amplitude = units_.energy("noise", disturbance.noise);
  noise_.time = units_.time("noise_time", disturbance.noise_time);
  noise_.correlation = units_.length("correlation_length", disturbance.correlation_length);
  noise_.is_published = published_;
  require(name_, "dephasing", noise_.dephasing, noise_.dephasing >= 0, "at least 0");
  require(name_, "noise", noise_.amplitude, noise_.amplitude >= 0, "at least 0");
  require(name_, "noise_time", noise_.time, noise_.time > 0, "above 0");
  require(name_, "correlation_length", noise_.correlation, noise_.correlation > 0, "above 0");
  if (published_ || noise_.is_none()) return;
  // Waves of 6/ℓ must be the grid's, and what is ℓ apart on the ring must not be neighbours through its seam.
  const double least = 6 / ring_.highest_wavenumber(), most = ring_.length() / 6;
  if (noise_.correlation < least || noise_.correlation > most)
    throw core::BadParameter(
        name_, "correlation_length", fmt::format("{:.6g}", noise_.correlation),
        fmt::format("from {:.4g}, two of the grid's spacings, to {:.4g}, a sixth of the domain", least, most));
}

void TunnellingSetting::set_detectors(const Tunnelling& question) {
  const double dx = ring_.spacing();
  const auto n = static_cast<std::ptrdiff_t>(x_.size());
  const auto cell = [&](double place) { return (place - domain_.low) / dx; };
  const std::ptrdiff_t margin = 5;  // of the stencil
  std::ptrdiff_t left = static_cast<std::ptrdiff_t>(std::floor(cell(land_.low))) - std::ptrdiff_t{kPlaneDistance};
  std::ptrdiff_t right = static_cast<std::ptrdiff_t>(std::ceil(cell(land_.high))) + std::ptrdiff_t{kPlaneDistance};
  if (question.detectors) {
    const core::Interval planes = units_.lengths("detectors", *question.detectors);
    if (!(planes.low > domain_.low + layer_ && planes.high < domain_.high - layer_ && planes.low < planes.high))
      throw core::BadParameter(name_, "detectors", fmt::format("{:.6g}..{:.6g}", planes.low, planes.high),
                               fmt::format("increasing and in ({:.6g}, {:.6g}), between the absorbing layers",
                                           domain_.low + layer_, domain_.high - layer_));
    left = static_cast<std::ptrdiff_t>(std::lround(cell(planes.low)));
    right = static_cast<std::ptrdiff_t>(std::lround(cell(planes.high)));
  }
  left_plane_ = static_cast<std::size_t>(std::clamp(left, margin, n - 1 - margin));
  right_plane_ = static_cast<std::size_t>(std::clamp(right, margin, n - 1 - margin));
}

void TunnellingSetting::choose_step(const Tunnelling& question, core::Run& run) {
  const double highest = packet_.energy_of(std::fabs(packet_.wavenumber) + 6 * packet_.sigma_k());
  const double kinetic = packet_.energy_of(std::fabs(packet_.wavenumber) + 4 * packet_.sigma_k());
  const double grid = packet_.energy_of(ring_.highest_wavenumber());
  double swing = 0;
  for (const Landscape::Block& block : land_.blocks) swing = std::max(swing, std::fabs(block.height));
  if (land_.is_smooth() && land_.high < domain_.high)
    for (double value : potential_) swing = std::max(swing, std::fabs(value));
  // Nothing gets to the top of a wall.
  if (land_.is_wall) swing = std::min(swing, 4 * (highest + std::fabs(land_.scale)));
  double change = 0;  // of V, over V
  if (land_.moving) {
    constexpr int kInstants = 129;
    std::vector<double> v(x_.size()), rate(x_.size());
    const Landscape changing = land_.changing();
    for (int i = 0; i < kInstants; ++i) {
      const double now = times_.back() * i / (kInstants - 1);
      land_.at_time(now, x_, v);
      changing.at_time(now, x_, rate);
      for (double value : v) swing = std::max(swing, std::fabs(value));
      for (double value : rate) change = std::max(change, std::fabs(value));
    }
    if (swing > 0) change /= swing;
  }
  sample_time_ = 0.5 / (highest + swing);
  if (published_) {
    largest_step_ = question.step ? units_.time("step", *question.step) : kPublishedStep;
    require(name_, "step", largest_step_, largest_step_ > 0, "above 0");
    return;
  }
  const bool jumps = !land_.is_smooth();
  largest_step_ = (scheme_.order == 2 ? 0.02 : 0.1) / std::max({kinetic, swing, change});
  if (jumps) largest_step_ = std::min(largest_step_, 0.9 * std::numbers::pi / grid);
  if (!question.step) return;
  largest_step_ = units_.time("step", *question.step);
  require(name_, "step", largest_step_, largest_step_ > 0, "above 0");
  if (jumps && largest_step_ * grid > std::numbers::pi)
    run.warn(fmt::format(
        "{}: step times the grid's highest energy is {:.3g} π: where V jumps, waves above π "
        "resonate with the step; take a step below {:.3g}, fewer points or a smooth barrier",
        name_, largest_step_ * grid / std::numbers::pi, std::numbers::pi / grid * units_.published_time().factor));
}

void TunnellingSetting::choose_energies(const Tunnelling& question) {
  const bool scatters = packet_.wavenumber > 0 && packet_.position < land_.low && !published_ &&
                        land_.low > domain_.low && land_.high < domain_.high && !land_.moving;
  if (question.energies) {
    energies_ = units_.energies("energies", *question.energies);
    if (land_.moving)
      throw core::BadParameter(name_, "energies", "given",
                               "left out: a wave of one energy does not stay so where V moves");
    for (double energy : energies_) {
      const double k = std::sqrt(2 * packet_.mass * std::max(energy - land_.left_level, 0.0));
      require(name_, "energies", energy, scatters && packet_.spectrum(k) > 1e-6 * packet_.spectrum(packet_.wavenumber),
              "where the packet, coming from the left, has at least a millionth of its largest weight");
    }
    return;
  }
  if (!scatters) return;
  // Where the packet has at least a hundredth of its largest weight.
  constexpr int kCount = 81;
  const double reach = std::sqrt(2 * std::log(100.0)) * packet_.sigma_k();
  const double slowest = std::max(packet_.wavenumber - reach, 0.05 * packet_.wavenumber);
  for (int i = 0; i < kCount; ++i) {
    const double k = slowest + (packet_.wavenumber + reach - slowest) * i / (kCount - 1);
    energies_.push_back(land_.left_level + packet_.energy_of(k));
  }
}

SplitOperator TunnellingSetting::make_flow() const {
  SchrodingerEquation equation;
  equation.mass = packet_.mass;
  equation.potential = potential_;
  if (published_) {
    equation.mask = mask_;
  } else if (layer_ > 0) {
    equation.absorption = absorption_;
    for (std::size_t j = 0; j < x_.size(); ++j) equation.potential[j] -= attraction_[j];
  }
  if (land_.moving) {
    equation.moving = [this](double time, std::span<double> values) {
      land_.at_time(time, x_, values);
      for (std::size_t j = 0; j < values.size(); ++j) values[j] -= attraction_[j];
    };
  }
  SplitOperator flow(name_, ring_, std::move(equation), scheme_);
  flow.load(start());
  return flow;
}

std::vector<std::complex<double>> TunnellingSetting::start() const {
  std::vector<std::complex<double>> psi;
  double mass = 0;
  for (double x : x_) {
    const double z = (x - packet_.position) / (2 * packet_.sigma);
    psi.push_back(std::polar(std::exp(-z * z), packet_.wavenumber * x));
    mass += std::norm(psi.back());
  }
  const double size = 1 / std::sqrt(mass * ring_.spacing());
  for (auto& value : psi) value *= size;
  return psi;
}

}  // namespace ansatz::fields
