// SPDX-License-Identifier: MIT
#include "stdlib/fields/klein_gordon_setting.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "stdlib/fields/checks.h"
#include "stdlib/fields/output_schedule.h"
#include "stdlib/fields/profile.h"
#include "stdlib/fields/published_run.h"

namespace ansatz::fields {
namespace {

using core::BadParameter;
using core::Function;

constexpr const char* kKleinGordon = "klein_gordon";
constexpr std::int64_t kMostFieldPoints = std::int64_t{1} << 22;
constexpr double kShareOfLimit = 0.4;

/// Whether the mode is compat; it has one discretisation and takes no other.
bool is_compat(const KleinGordon& question) {
  if (question.mode == "correct") {
    if (question.adaptive)
      throw BadParameter(kKleinGordon, "adaptive", fmt::format("{}", *question.adaptive),
                         "left out where mode is \"correct\", whose steps do not adapt");
    return false;
  }
  if (question.mode != "compat")
    throw BadParameter(kKleinGordon, "mode", quoted(question.mode), R"("correct" or "compat")");
  const KleinGordon defaults;
  const auto own = [](const char* parameter, const std::string& found, const char* what) {
    throw BadParameter(kKleinGordon, parameter, found, fmt::format("left out where mode is \"compat\", {}", what));
  };
  if (question.boundary != "periodic") own("boundary", quoted(question.boundary), "which knows a periodic ring alone");
  if (question.background) own("background", "a function", "which knows a periodic ring alone");
  if (question.sponge != 0) own("sponge", fmt::format("{}", question.sponge), "which has no sponge");
  if (question.times) own("times", "a list", "whose instants follow from its steps");
  if (question.integrator != defaults.integrator) own("integrator", quoted(question.integrator), "which has its own");
  if (question.force) own("force", "true", "whose step is held in its own bounds");
  return true;
}

Boundary boundary_of(const KleinGordon& question) {
  const std::string& name = question.boundary;
  if (question.background && name != "background") {
    throw BadParameter(kKleinGordon, "boundary", quoted(name), "\"background\" where a background is given");
  }
  if (name == "background" && !question.background) {
    throw BadParameter(kKleinGordon, "background", "nothing", "a function of x where boundary is \"background\"");
  }
  if (name == "periodic" || name == "background") return Boundary::periodic;
  if (name == "antiperiodic") return Boundary::antiperiodic;
  if (name == "neumann") return Boundary::neumann;
  throw BadParameter(kKleinGordon, "boundary", quoted(name),
                     R"(one of "periodic", "antiperiodic", "neumann", "background")");
}

const SplittingScheme& scheme_of(const KleinGordon& question) {
  if (const SplittingScheme* scheme = find_scheme(question.integrator)) return *scheme;
  throw BadParameter(kKleinGordon, "integrator", quoted(question.integrator),
                     fmt::format("one of \"{}\"", fmt::join(scheme_names(), "\", \"")));
}

// Everything that is needed before a grid can be made.
SpectralBasis basis_of(const KleinGordon& question, Boundary boundary, bool published) {
  const double low = question.domain.low, high = question.domain.high;
  if (!(std::isfinite(low) && std::isfinite(high) && low < high && std::isfinite(high - low))) {
    throw BadParameter(kKleinGordon, "domain", fmt::format("{}..{}", low, high),
                       "an interval of finite length above 0");
  }
  if (question.points < 8 || question.points > kMostFieldPoints) {
    const bool few = question.points < 8;
    throw BadParameter(kKleinGordon, "points", fmt::format("{}", question.points),
                       few ? std::string("at least 8") : fmt::format("at most {}", kMostFieldPoints));
  }
  if (boundary == Boundary::antiperiodic && question.points % 2 != 0) {
    throw BadParameter(kKleinGordon, "points", fmt::format("{}", question.points),
                       "even where boundary is \"antiperiodic\"");
  }
  return {boundary, low, published ? published_length(question.domain, question.points) : high - low,
          static_cast<std::size_t>(question.points)};
}

/// The second derivative is one number wherever the field is, and where it might go.
bool is_quadratic(const Function& curvature, std::span<const double> field, double mass_squared) {
  std::vector<double> places = {-30, -3, -1, -0.1, 0, 0.3, 2, 20};
  places.insert(places.end(), field.begin(), field.end());
  return std::ranges::all_of(sampled(curvature, places),
                             [=](double value) { return std::fabs(value - mass_squared) <= 1e-12 * mass_squared; });
}

}  // namespace

KleinGordonSetting::KleinGordonSetting(const KleinGordon& question, core::Run& run)
    : published_(is_compat(question)),
      boundary_(boundary_of(question)),
      scheme_(published_ ? *find_scheme("verlet") : scheme_of(question)),
      potential_(question.potential),
      basis_(basis_of(question, boundary_, published_)),
      x_(published_ ? published_points(question.domain, question.points) : basis_.coordinates()),
      equation_{basis_, question.potential.derivative(), {}, {}, Sponge({}, 0, 1, 0, 0)},
      times_(stored_times(kKleinGordon, question.until, question.frames, question.times, question.points)) {
  const double low = question.domain.low, high = question.domain.high;
  require(kKleinGordon, "sponge", question.sponge, question.sponge >= 0 && question.sponge <= (high - low) / 2,
          fmt::format("in [0, {:.6g}], half the domain", (high - low) / 2));
  require(kKleinGordon, "sponge_strength", question.sponge_strength, question.sponge_strength >= 0, "at least 0");
  equation_.sponge = Sponge(x_, low, high, question.sponge, question.sponge_strength);
  set_background(question);
  sample_start(question);
  check_ends(question);
  check_theory(question, run);
  set_linear_part(question);
  choose_step(question, run);
}

void KleinGordonSetting::set_background(const KleinGordon& question) {
  if (!question.background) return;
  const Function slope = question.background->derivative();
  equation_.background = sampled(*question.background, x_);
  equation_.background_curvature = sampled(slope.derivative(), x_);
  background_slope_ = sampled(slope, x_);
  background_rise_ = (*question.background)(question.domain.high) - (*question.background)(question.domain.low);
  for (const std::vector<double>* values :
       {&equation_.background, &background_slope_, &equation_.background_curvature}) {
    for (double value : *values) require(kKleinGordon, "background", value, true, "finite");
  }
}

void KleinGordonSetting::sample_start(const KleinGordon& question) {
  const std::optional<PublishedStart> start = published_ ? question.initial.published : std::nullopt;
  u_ = sampled(kKleinGordon, start ? Profile(start->field) : question.initial.field, "field", x_);
  velocity_ = sampled(kKleinGordon, start ? Profile(start->velocity) : question.initial.velocity, "velocity", x_);
  for (std::size_t j = 0; j < equation_.background.size(); ++j) u_[j] -= equation_.background[j];
}

// A wall on an untwisted ring is a jump at the seam, which no grid resolves.
void KleinGordonSetting::check_ends(const KleinGordon& question) const {
  if (published_ || boundary_ == Boundary::neumann || !std::holds_alternative<Function>(question.initial.field)) return;
  const auto& field = std::get<Function>(question.initial.field);
  const auto at = [&](double x) { return field(x) - (question.background ? (*question.background)(x) : 0.0); };
  const double left = at(question.domain.low), right = at(question.domain.high);
  const double gap = boundary_ == Boundary::antiperiodic ? right + left : right - left;
  double size = 1e-300;
  for (double value : u_) size = std::max(size, std::fabs(value));
  if (std::fabs(gap) <= 1e-3 * size) return;
  throw BadParameter(
      kKleinGordon, "boundary", quoted(question.boundary),
      fmt::format("one that fits the initial field, which {} {:.4g} on the left and {:.4g} on the right: {}",
                  question.background ? "is, less the background," : "is", left, right,
                  boundary_ == Boundary::antiperiodic ? "periodic, neumann or background"
                                                      : "antiperiodic, neumann or background"));
}

// Compares slopes between and beyond the vacua; equal there, two potentials give the same motion.
void KleinGordonSetting::check_theory(const KleinGordon& question, core::Run& run) const {
  if (!question.initial.potential) return;
  const Function made_for = question.initial.potential->derivative();
  const double unit = question.initial.vacuum_distance / 2;
  for (double place : {-1.0, -0.6, 0.35, 1.0, 1.3}) {
    const double wanted = made_for(place * unit), found = equation_.slope(place * unit);
    if (std::fabs(wanted - found) <= 1e-9 * (1 + std::fabs(wanted))) continue;
    return run.warn(fmt::format(
        "{}: the initial state was made for another potential, whose slope at φ = {:.4g} is {:.6g} and not {:.6g}",
        kKleinGordon, place * unit, wanted + 0.0, found + 0.0));  // + 0.0: never "-0"
  }
}

// The exactly solved part is made of small waves about the vacuum that the left end of the field is nearest to, and not
// of the end itself: a run that continues or reverses another then splits the equation in the same place.
void KleinGordonSetting::set_linear_part(const KleinGordon& question) {
  if (!scheme_.exact_linear) return;
  const Function curvature = equation_.slope.derivative();
  const double end = question.background ? u_.front() + equation_.background.front() : u_.front();
  double vacuum = end;
  for (int i = 0; i < 50; ++i) {
    const double step = equation_.slope(vacuum) / curvature(vacuum);
    if (!std::isfinite(step) || step == 0) break;
    vacuum -= step;
  }
  if (!(std::fabs(vacuum - end) < 1)) vacuum = end;  // no vacuum nearby
  mass_squared_ = std::max(0.0, curvature(vacuum));
  if (question.background || boundary_ == Boundary::antiperiodic) return;
  equation_.background.assign(u_.size(), vacuum);
  equation_.background_curvature.assign(u_.size(), 0.0);
  background_slope_.assign(u_.size(), 0.0);
  for (double& value : u_) value -= vacuum;
}

void KleinGordonSetting::choose_step(const KleinGordon& question, core::Run& run) {
  std::vector<double> phi = u_;
  for (std::size_t j = 0; j < equation_.background.size(); ++j) phi[j] += equation_.background[j];
  const Function curvature = equation_.slope.derivative();
  double stiffest = mass_squared_;
  if (!scheme_.exact_linear) {
    for (double value : sampled(curvature, phi)) stiffest = std::max(stiffest, value);
  }
  const double k = basis_.highest_wavenumber();
  const double unlimited = std::numeric_limits<double>::infinity();
  stable_step_ = scheme_.exact_linear && equation_.sponge.is_empty() && is_quadratic(curvature, phi, mass_squared_)
                     ? unlimited
                     : scheme_.limit / std::sqrt(k * k + stiffest);
  largest_step_ = std::isfinite(stable_step_) ? kShareOfLimit * stable_step_ : question.until;
  if (question.step) {
    require(kKleinGordon, "step", *question.step, *question.step > 0, "above 0");
    if (published_) return;  // brings it into its own bounds
    if (*question.step > stable_step_) {
      const std::string limit =
          fmt::format("{:.4g}, the largest stable step of {} on this grid", stable_step_, scheme_.name);
      if (!question.force)
        throw BadParameter(kKleinGordon, "step", fmt::format("{}", *question.step),
                           "at most " + limit + " (force = true takes it all the same)");
      run.warn(fmt::format("{}: step {} is above {}", kKleinGordon, *question.step, limit));
    }
    largest_step_ = *question.step;
  }
  if (!(times_.back() / largest_step_ < 1e15)) {
    throw BadParameter(kKleinGordon, "until", fmt::format("{}", question.until),
                       fmt::format("within 1e15 steps of {:.3g}", largest_step_));
  }
}

std::unique_ptr<KleinGordonFlow> KleinGordonSetting::make_flow() {
  auto flow = scheme_.exact_linear ? make_exact_linear_flow(equation_, scheme_, mass_squared_)
                                   : make_kick_drift_flow(equation_, scheme_);
  flow->load(u_, velocity_);
  return flow;
}

FieldMeter KleinGordonSetting::make_meter() {
  FieldMeter meter(equation_, potential_, boundary_, background_slope_, background_rise_);
  if (published_) meter.take_ends_apart();
  return meter;
}

}  // namespace ansatz::fields
