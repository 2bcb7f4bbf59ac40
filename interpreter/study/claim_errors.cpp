// SPDX-License-Identifier: MIT
#include "interpreter/study/claim_errors.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "interpreter/study/resampled_columns.h"
#include "interpreter/study/table_run.h"
#include "stdlib/core/error.h"

namespace ansatz::study {
namespace {

using experiment::Claim;
using experiment::Relation;

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kMostMissing = 0.1;  // of the resamples: more, and the rest are no fair sample

/// What errors are errors of: the measured less the claimed side, or whether the condition holds.
std::optional<double> difference(const Claim& claim) {
  if (!claim.measured) return std::nullopt;
  const bool one_sided = claim.relation == Relation::holds || claim.relation == Relation::inside;
  const double value = one_sided ? *claim.measured : *claim.measured - claim.target;
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

/// The same condition of another measurement; nothing when that one took another way through its statements.
const Claim* same_condition(const std::vector<MeasuredClaim>& others, std::size_t place, const MeasuredClaim& claim) {
  if (place >= others.size() || others[place].statement != claim.statement) return nullptr;
  const Claim& other = others[place].claim;
  return other.condition == claim.claim.condition && other.relation == claim.claim.relation ? &other : nullptr;
}

double standard_deviation(const std::vector<double>& values) {
  const double n = static_cast<double>(values.size());
  double mean = values.front(), squares = 0;  // from the first: values that are all equal have no spread
  for (const double value : values) mean += (value - values.front()) / n;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / (n - 1));
}

void add_note(Claim& claim, const std::string& note) {
  claim.errors_note += (claim.errors_note.empty() ? "" : "; ") + note;
}

}  // namespace

namespace {

/// Whether a claim that leaves for ±∞ passes a bound of its condition on the way.
bool passes_a_bound(const Claim& claim, double from, double to) {
  const auto passes = [&](double bound) { return to > from ? bound >= from : bound <= from; };
  if (claim.relation == Relation::inside) return passes(claim.target) || passes(claim.upper);
  return passes(claim.relation == Relation::near ? std::copysign(claim.tolerance, to) : 0.0);
}

double move(const MeasuredClaim& read, const std::vector<MeasuredClaim>& moved, std::size_t place) {
  const auto here = difference(read.claim);
  if (!here) return 0;
  const Claim* other = same_condition(moved, place, read);
  if (!other || !other->measured) return kInfinity;
  const bool one_sided = other->relation == Relation::holds || other->relation == Relation::inside;
  const double there = one_sided ? *other->measured : *other->measured - other->target;
  if (!std::isinf(there)) return std::isnan(there) ? kInfinity : std::abs(there - *here);
  return passes_a_bound(read.claim, *here, there) ? kInfinity : 0;
}

}  // namespace

std::vector<double> gap_errors(const MovedBoundary& moved) {
  std::vector<double> errors;
  for (std::size_t i = 0; i < moved.read.size(); ++i)
    errors.push_back(std::max(move(moved.read[i], moved.at_low, i), move(moved.read[i], moved.at_high, i)));
  return errors;
}

void add_gap_errors(std::vector<MeasuredClaim>& claims, const Boundaries::Gap& gap, const std::vector<double>& errors) {
  for (std::size_t i = 0; i < claims.size() && i < errors.size(); ++i) {
    if (errors[i] == 0) continue;
    Claim& claim = claims[i].claim;
    claim.gap_error = claim.gap_error.value_or(0) + errors[i];
    const bool is_last = std::isinf(gap.high);
    if (is_last || std::isinf(gap.low))
      add_note(claim, fmt::format("{} ends at {:.6g}: no row {} bounds what is read there", gap.axis,
                                  is_last ? gap.low : gap.high, is_last ? "above" : "below"));
  }
}

void add_numerical_errors(std::vector<MeasuredClaim>& claims, const std::vector<MeasuredClaim>& finer, int order) {
  const double left_over = std::ldexp(1.0, order) / (std::ldexp(1.0, order) - 1);
  for (std::size_t i = 0; i < claims.size(); ++i) {
    Claim& claim = claims[i].claim;
    const auto here = difference(claim);
    if (!here) continue;
    const Claim* other = same_condition(finer, i, claims[i]);
    const auto there = other ? difference(*other) : std::nullopt;
    if (!there) {
      add_note(claim, "its numerical error is not known: on the finer table it cannot be measured" +
                          (other && !other->why.empty() ? " (" + other->why + ")" : std::string()));
      continue;
    }
    const double change = std::abs(*here - *there);
    claim.numerical_error = claim.relation == Relation::holds ? change : change * left_over;
  }
}

void add_sampling_errors(std::vector<MeasuredClaim>& claims, const std::vector<host::ExperimentSpec::Claim>& specs,
                         const std::shared_ptr<Columns>& columns, const experiment::SamplingUnits& units,
                         const core::Stream& draws, host::State& state) {
  if (claims.empty()) return;
  core::Variation variation;
  variation.redraws_time_means = !units.can_vary();
  const Varied varied(state, variation);
  std::vector<std::vector<double>> found(claims.size());
  for (std::size_t b = 0; b < kResamples; ++b) {
    const core::Stream stream = draws.at("resample").at(b);
    const host::State::Draws own(state, stream);
    const auto resample =
        std::make_shared<ResampledColumns>(columns, experiment::resampled_rows(units, stream.at("rows")));
    const auto measured = measure_claims(specs, resample);
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const Claim* other = same_condition(measured, i, claims[i]);
      if (const auto value = other ? difference(*other) : std::nullopt) found[i].push_back(*value);
    }
  }
  for (std::size_t i = 0; i < claims.size(); ++i) {
    Claim& claim = claims[i].claim;
    const auto here = difference(claim);
    if (!here) continue;
    if (static_cast<double>(found[i].size()) < (1 - kMostMissing) * static_cast<double>(kResamples)) {
      add_note(claim, "its sampling error is not known: " + std::to_string(kResamples - found[i].size()) + " of " +
                          std::to_string(kResamples) + " resamples could not be measured");
      continue;
    }
    // Where only means over time can move, a claim without any stands still, and says nothing.
    const bool stands_still =
        std::all_of(found[i].begin(), found[i].end(), [&](double value) { return value == found[i].front(); });
    if (stands_still && variation.redraws_time_means) continue;
    if (claim.relation == Relation::holds) {
      double dissent = 0;
      for (const double value : found[i]) dissent += value != *here ? 1 : 0;
      claim.sampling_error = dissent / static_cast<double>(found[i].size());
    } else {
      claim.sampling_error = standard_deviation(found[i]);
    }
  }
}

}  // namespace ansatz::study
