// SPDX-License-Identifier: MIT
#include "interpreter/study/claims.h"

#include <algorithm>
#include <cmath>

#include "interpreter/host/error.h"
#include "interpreter/host/share.h"
#include "interpreter/host/state.h"
#include "stdlib/core/arithmetic.h"
#include "stdlib/core/interval.h"

namespace ansatz::study {
namespace {

/// One number with its unit; a claim compares no arrays.
core::Quantity one_number(const core::Value& value, const char* side) {
  if (const auto* number = value.get<double>()) return {*number, {}};
  if (const auto* quantity = value.get<core::Quantity>()) return *quantity;
  if (const auto* array = value.get<core::Array>();
      array && array->size() == 1 && array->type() != core::ElementType::text) {
    return {array->number(0), array->unit};
  }
  throw core::Mismatch(std::string("the ") + side + " side of a claim must be one number, but is " + value.describe());
}

bool is_one_number(const core::Value& value) {
  const auto* array = value.get<core::Array>();
  return value.is<double>() || value.is<core::Quantity>() ||
         (array && array->size() == 1 && array->type() != core::ElementType::text &&
          array->type() != core::ElementType::boolean);
}

/// `value` in the unit of `reference`. A plain number beside a unit is refused, as operators do.
double in_unit(const core::Quantity& value, const core::Quantity& reference) {
  return value.value * core::conversion(value.unit, reference.unit);
}

std::string text_of(const core::Value& value) {
  const auto* text = value.get<std::string>();
  return text ? *text : std::string();
}

/// Nothing is known yet of either side.
experiment::Claim unmeasured(const host::ExperimentSpec::Claim& spec) {
  experiment::Claim claim;
  claim.text = spec.title;
  if (const auto* source = spec.source.get<std::string>()) claim.source = *source;
  claim.target = claim.upper = claim.tolerance = std::nan("");
  return claim;
}

const std::vector<std::string> kMethods{"near", "near_within", "equal", "compare", "inside", "holds"};

/// What a script calls `claim`.
class ClaimObject final : public host::Object {
 public:
  ClaimObject(const host::ExperimentSpec::Claim& spec, std::size_t statement, std::vector<MeasuredClaim>& out)
      : spec_(spec), statement_(statement), out_(out) {}

  bool is_method(const std::string& name) const override {
    return std::find(kMethods.begin(), kMethods.end(), name) != kMethods.end();
  }
  /// The condition that could not be measured, as far as it is known.
  experiment::Claim attempt() const {
    experiment::Claim claim = attempt_.condition.empty() ? unmeasured(spec_) : attempt_;
    claim.measured.reset();
    claim.unit.clear();
    claim.target = claim.upper = claim.tolerance = std::nan("");
    return claim;
  }
  core::Value get(const std::string& field) override {
    const bool compares = field.find("less") != std::string::npos || field.find("greater") != std::string::npos ||
                          field == "below" || field == "above";
    throw core::UnknownName(
        "a claim has no '" + field + "'" +
            (compares ? "; claim:compare(\"<\", a, b, \"a < b\") holds one number against another" : ""),
        field, {kMethods.begin(), kMethods.end()});
  }

  core::Value call(const std::string& method, std::span<const core::Value> values,
                   std::span<const core::NamedValue>) override {
    experiment::Claim& claim = attempt_ = unmeasured(spec_);
    claim.place = spec_.check->state().current_place();
    // values…, the condition's text and, of `as published c`, c with its text.
    const std::size_t sides = method == "holds" ? 1 : method == "inside" || method == "equal" ? 2 : 3;
    const bool is_published = values.size() == sides + 3;
    if (values.size() != sides + 1 && !is_published)
      throw core::Mismatch("claim:" + method + " is given " + std::to_string(values.size()) + " values");
    claim.condition = text_of(values[sides]);
    core::Quantity unit;
    if (method == "near") {
      unit = measure(claim, values[0], values[1]);
      claim.tolerance = in_unit(one_number(values[2], "tolerance"), unit);
      doubt_exactness(claim);
    } else if (method == "near_within") {
      unit = measure(claim, values[0], values[1]);
      const core::Quantity share = one_number(values[2], "tolerance");
      host::check_share(spec_.check->state(), share.unit.symbol.empty() ? core::Value(share.value) : share);
      claim.tolerance = std::abs(claim.target) * share.value * share.unit.scale;
      doubt_exactness(claim);
    } else if (method == "equal" && is_one_number(values[0]) && is_one_number(values[1])) {
      unit = measure(claim, values[0], values[1]);
      claim.tolerance = 0;
    } else if (method == "compare") {
      const std::string sign = text_of(values[0]);
      claim.relation = sign == "<"    ? experiment::Relation::less
                       : sign == "<=" ? experiment::Relation::less_or_equal
                       : sign == ">"  ? experiment::Relation::greater
                                      : experiment::Relation::greater_or_equal;
      unit = measure(claim, values[1], values[2]);
    } else if (method == "inside") {
      const auto* interval = values[1].get<core::Interval>();
      if (!interval) throw core::Mismatch("a claim with `in` needs an interval, but is given " + values[1].describe());
      claim.relation = experiment::Relation::inside;
      unit = measure(claim, values[0], core::low_end(*interval));
      claim.upper = in_unit(one_number(core::high_end(*interval), "expected"), unit);
    } else {
      const core::Value condition =
          method == "equal" ? core::binary(core::BinaryOperator::equal, values[0], values[1]) : values[0];
      const auto* truth = condition.get<bool>();
      if (!truth)
        throw core::Mismatch("a claim must be true or false, or compare two numbers, but is " + condition.describe());
      claim.relation = experiment::Relation::holds;
      claim.measured = *truth ? 1.0 : 0.0;
      claim.target = 1;
    }
    if (is_published) {
      claim.published = in_unit(one_number(values[sides + 1], "published"), unit);
      claim.published_text = text_of(values[sides + 2]);
    }
    out_.push_back({statement_, claim, spec_.because, {}});
    attempt_ = {};
    return {};
  }

 private:
  void doubt_exactness(const experiment::Claim& claim) {
    if (claim.tolerance == 0)
      spec_.check->state().add_warning("the tolerance of \"" + claim.condition +
                                       "\" is 0: write == for what is exact, or ± a number");
  }

  core::Quantity measure(experiment::Claim& claim, const core::Value& left, const core::Value& right) {
    const core::Quantity measured = one_number(left, "measured"), target = one_number(right, "expected");
    const core::Quantity& reference = target.unit.symbol.empty() ? measured : target;
    claim.measured = in_unit(measured, reference);
    claim.target = in_unit(target, reference);
    claim.unit = reference.unit.symbol;
    return reference;
  }

  const host::ExperimentSpec::Claim& spec_;
  std::size_t statement_;
  std::vector<MeasuredClaim>& out_;
  experiment::Claim attempt_;  ///< what is known of the condition that was measured last, or could not be
};

}  // namespace

std::vector<MeasuredClaim> measure_claims(const std::vector<host::ExperimentSpec::Claim>& claims,
                                          const std::shared_ptr<host::Object>& data, RowTraces* traces) {
  std::vector<MeasuredClaim> out;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto& spec = claims[i];
    const std::size_t before = out.size();
    const auto object = std::make_shared<ClaimObject>(spec, i, out);
    const std::vector<host::Argument> arguments{data, std::shared_ptr<host::Object>(object)};
    host::State& state = spec.check->state();
    state.take_warnings();
    std::string why = "it states no condition", place;
    try {
      spec.check->call_with(arguments);
      if (out.size() > before) {
        out[before].warnings = state.take_warnings();
        continue;
      }
    } catch (const host::ScriptError& error) {
      if (error.interrupted) throw core::Interrupted();
      why = error.sentence();
      if (traces) traces->add("claim \"" + spec.title + "\"", error.what(), error.raw_trace);
      place = error.place();
    }
    experiment::Claim undefined = object->attempt();
    undefined.why = why;
    undefined.place = place;
    out.push_back({i, std::move(undefined), spec.because, state.take_warnings()});
  }
  return out;
}

}  // namespace ansatz::study
