// SPDX-License-Identifier: MIT
#include "interpreter/study/claims.h"

#include <cmath>

#include "interpreter/host/error.h"
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

/// `value` in the unit of `reference`. A plain number beside a unit is refused, as operators do.
double in_unit(const core::Quantity& value, const core::Quantity& reference) {
  return value.value * core::conversion(value.unit, reference.unit);
}

/// What a script calls `claim`.
class ClaimObject final : public host::Object {
 public:
  ClaimObject(const host::ExperimentSpec::Claim& spec, std::vector<experiment::Claim>& out) : spec_(spec), out_(out) {}

  bool is_method(const std::string& name) const override {
    return name == "near" || name == "near_within" || name == "compare" || name == "inside" || name == "holds";
  }
  core::Value get(const std::string& field) override {
    throw core::UnknownName("a claim has no field '" + field + "'", field, {});
  }

  core::Value call(const std::string& method, std::span<const core::Value> values,
                   std::span<const core::NamedValue>) override {
    experiment::Claim claim;
    claim.text = spec_.title;
    if (const auto* source = spec_.source.get<std::string>()) claim.source = *source;
    if (const auto* condition = values.empty() ? nullptr : values.back().get<std::string>())
      claim.condition = *condition;
    if (method == "near" && values.size() == 4) {
      const core::Quantity target = measure(claim, values[0], values[1]);
      claim.tolerance = in_unit(one_number(values[2], "tolerance"), target);
    } else if (method == "near_within" && values.size() == 4) {
      measure(claim, values[0], values[1]);
      const core::Quantity share = one_number(values[2], "tolerance");
      claim.tolerance = std::abs(claim.target) * share.value * share.unit.scale;
    } else if (method == "compare" && values.size() == 4) {
      const auto* sign = values[0].get<std::string>();
      claim.relation = !sign || *sign == "<" ? experiment::Relation::less
                       : *sign == "<="       ? experiment::Relation::less_or_equal
                       : *sign == ">"        ? experiment::Relation::greater
                                             : experiment::Relation::greater_or_equal;
      measure(claim, values[1], values[2]);
    } else if (method == "inside" && values.size() == 3) {
      const auto* interval = values[1].get<core::Interval>();
      if (!interval) throw core::Mismatch("a claim with `in` needs an interval, but is given " + values[1].describe());
      claim.relation = experiment::Relation::inside;
      const core::Quantity reference = measure(claim, values[0], core::low_end(*interval));
      claim.upper = in_unit(one_number(core::high_end(*interval), "expected"), reference);
    } else if (method == "holds" && values.size() == 2) {
      const auto* truth = values[0].get<bool>();
      if (!truth)
        throw core::Mismatch("a claim must be true or false, or compare two numbers, but is " + values[0].describe());
      claim.relation = experiment::Relation::holds;
      claim.measured = *truth ? 1.0 : 0.0;
      claim.target = 1;
    } else {
      throw core::Mismatch("claim:" + method + " is given " + std::to_string(values.size()) + " values");
    }
    experiment::judge(claim);
    out_.push_back(std::move(claim));
    return {};
  }

 private:
  core::Quantity measure(experiment::Claim& claim, const core::Value& left, const core::Value& right) {
    const core::Quantity measured = one_number(left, "measured"), target = one_number(right, "expected");
    const core::Quantity& reference = target.unit.symbol.empty() ? measured : target;
    claim.measured = in_unit(measured, reference);
    claim.target = in_unit(target, reference);
    claim.unit = reference.unit.symbol;
    return reference;
  }

  const host::ExperimentSpec::Claim& spec_;
  std::vector<experiment::Claim>& out_;
};

}  // namespace

std::vector<experiment::Claim> judge_claims(const std::vector<host::ExperimentSpec::Claim>& claims,
                                            const std::shared_ptr<Columns>& columns) {
  std::vector<experiment::Claim> out;
  for (const auto& spec : claims) {
    const std::size_t before = out.size();
    const std::vector<host::Argument> arguments{
        std::shared_ptr<host::Object>(columns),
        std::shared_ptr<host::Object>(std::make_shared<ClaimObject>(spec, out))};
    experiment::Claim undefined;
    try {
      spec.check->call_with(arguments);
      if (out.size() > before) continue;
      undefined.why = "it states no condition";
    } catch (const host::ScriptError& error) {
      if (error.interrupted) throw core::Interrupted();
      undefined.why = error.what();
      undefined.place = error.place();
    }
    undefined.text = spec.title;
    if (const auto* source = spec.source.get<std::string>()) undefined.source = *source;
    out.push_back(std::move(undefined));
  }
  return out;
}

}  // namespace ansatz::study
