// SPDX-License-Identifier: MIT
// What the clauses of an experiment want: of the axes that are refined, of conditions, of numbers of replicates.

#include <algorithm>

#include "interpreter/check/kinds.h"
#include "interpreter/check/walk.h"
#include "interpreter/syntax/suggest.h"
#include "stdlib/core/number_text.h"
#include "stdlib/core/print.h"

namespace ansatz::check {

using namespace syntax;
using What = Nature::What;

/// `refine a to tolerance`: a number above 0, along an axis of numbers.
void KindPass::refined_axes(const Experiment& experiment) {
  for (const auto& each : experiment.body.statements) {
    const auto* refine = as<Refine>(*each);
    if (!refine) continue;
    const auto tolerance = constants_.of(*refine->tolerance);
    const auto* quantity = tolerance ? tolerance->get<core::Quantity>() : nullptr;
    if (!quantity)
      bounded("the tolerance", *refine->tolerance, core::above(0), false);
    else if (!(quantity->value > 0))
      facts_.report(refine->tolerance->span,
                    RefusedValue{"the tolerance is " + core::text(*tolerance) + ", but must be above 0", {}, {}, {}});
    for (const auto& other : experiment.body.statements) {
      const auto* vary = as<Vary>(*other);
      if (vary && vary->axes.size() == 1 && vary->axes[0].text == refine->axis.text) refined(*refine, *vary->values);
    }
  }
}

void KindPass::refined(const Refine& refine, const Expression& values) {
  const Nature point = nature_of_elements(values), tolerance = nature(*refine.tolerance);
  if (!point.is(What::unknown) && !point.is(What::number)) {
    facts_.report(refine.axis.span, CannotRefine{refine.axis.text, "it does not go through numbers"});
    return;
  }
  if (const auto constant = constants_.of(values)) {
    const auto* interval = constant->get<core::Interval>();
    const auto* array = constant->get<core::Array>();
    if ((interval && interval->high < interval->low + 1) || (array && array->size() == 1))
      facts_.report(refine.axis.span, CannotRefine{refine.axis.text, "it has one point alone, and no neighbours"});
  }
  if (!point.unit || !tolerance.unit || point.unit->same_dimension(*tolerance.unit)) return;
  const auto in = [](const core::Unit& unit) {
    return unit.symbol.empty() ? std::string("a plain number") : "in " + unit.symbol;
  };
  facts_.report(refine.tolerance->span,
                RefusedValue{"the tolerance is " + in(*tolerance.unit) + ", but the points of '" + refine.axis.text +
                                 "' are " + (point.is_plain() ? "plain numbers" : in(*point.unit)),
                             {},
                             {},
                             {}});
}

/// What changes is asked of one row at a time, where a column is what that row recorded.
void KindPass::criterion(const Refine& refine) {
  expression(*refine.tolerance);
  if (!refine.criterion) return;
  is_one_row_ = true;
  const Nature& found = nature(*refine.criterion);
  if (found.is(What::array) || found.is(What::interval) || found.is(What::record) || found.is(What::function))
    facts_.report(refine.criterion->span,
                  RefusedValue{"what changes must be a number, a truth value or a text in each row, but this is " +
                                   found.describe(),
                               {},
                               {},
                               {}});
  expression(*refine.criterion);
  is_one_row_ = false;
}

/// `until error(x) < 0.1*(1 + v)` with an axis v is true or false for each row, and no answer.
void KindPass::enough(const Expression& condition) {
  const Nature& found = nature(condition);
  if (found.is(What::unknown) || found.is(What::truth)) return;
  const std::string written(facts_.checked.file->source->text(condition.span));
  facts_.report(condition.span, RefusedValue{"until must be true or false, but this is " + found.describe(),
                                             {},
                                             {},
                                             found.is_array_of(What::truth) ? "all(" + written + ")" : ""});
}

/// `alpah = 0.01` in a hypothesis binds a name that nothing uses, where a clause was meant.
void KindPass::bound_for_clause(const Block& body) {
  static const Names kClauses = {"alpha", "correct", "expect"};
  for (const auto& each : body.statements) {
    const auto* binding = as<Binding>(*each);
    const auto clause = binding ? nearest(binding->name.text, kClauses) : std::nullopt;
    if (!clause) continue;
    bool is_used = false;
    each_expression(body, [&](const Expression& part) {
      const auto* name = as<Name>(part);
      is_used = is_used || (name && name->name == binding->name.text);
    });
    if (!is_used) facts_.report(binding->name.span, BoundForClause{binding->name.text, *clause});
  }
}

void KindPass::replicate_range(const Interval& range, Span span) {
  const auto low = constants_.of(*range.low), high = constants_.of(*range.high);
  bounded("the least number of replicates", *range.low, core::at_least(1), true);
  bounded("the largest number of replicates", *range.high, core::at_least(1), true);
  const auto* least = low ? low->get<double>() : nullptr;
  const auto* most = high ? high->get<double>() : nullptr;
  if (least && most && *least > *most)
    facts_.report(span, RefusedValue{"the largest number of replicates is " + core::number_text(*most) +
                                         ", but the least is " + core::number_text(*least),
                                     {},
                                     {},
                                     {}});
}

}  // namespace ansatz::check
