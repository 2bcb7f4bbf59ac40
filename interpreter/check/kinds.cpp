// SPDX-License-Identifier: MIT
#include "interpreter/check/kinds.h"

#include <algorithm>
#include <cmath>

#include "interpreter/check/sampling_words.h"
#include "interpreter/check/walk.h"
#include "interpreter/syntax/habits.h"
#include "interpreter/syntax/suggest.h"
#include "stdlib/core/declare/article.h"
#include "stdlib/core/declare/invoke.h"
#include "stdlib/core/number_text.h"
#include "stdlib/core/print.h"

namespace ansatz::check {

using namespace syntax;
using Kind = Resolution::Kind;

void check_kinds(Facts& facts) { KindPass(facts).run(); }

void KindPass::run() {
  for (const auto& each : facts_.checked.file->statements) statement(*each);
}

void KindPass::block(const Block& block) {
  for (const auto& each : block.statements) statement(*each);
}

void KindPass::statement(const Statement& whole) {
  if (const auto* choice = as<If>(whole)) {
    for (const auto& branch : choice->branches) condition(*branch.condition);
  } else if (const auto* loop = as<While>(whole)) {
    condition(*loop->condition);
  } else if (const auto* visit = as<For>(whole)) {
    visited("for", *visit->values, visit->names.size());
  } else if (const auto* vary = as<Vary>(whole)) {
    visited("vary", *vary->values, vary->axes.size());
  } else if (const auto* sample = as<Sample>(whole)) {
    for (const auto& axis : sample->axes) must_be_distribution(*axis.distribution);
    if (sample->points) bounded("points", *sample->points, core::at_least(1), true);
  } else if (const auto* along = as<Along>(whole)) {
    visited("along", *along->values, 1);
  } else if (const auto* experiment = as<Experiment>(whole)) {
    refined_axes(*experiment);
    const auto found = facts_.checked.experiments.find(whole.id);
    if (found != facts_.checked.experiments.end())
      table_ = Table{experiment->name.text, &found->second, recorded_dimensions(*experiment),
                     is_surely_several(*experiment)};
  } else if (const auto* refine = as<Refine>(whole)) {
    criterion(*refine);
    return;
  } else if (const auto* test = as<Hypothesis>(whole)) {
    bound_for_clause(test->body);
  } else if (const auto* replicate = as<Replicate>(whole)) {
    if (replicate->until) enough(*replicate->until);
    if (const auto* range = as<Interval>(*replicate->count))
      replicate_range(*range, replicate->count->span);
    else if (!replicate->until)
      bounded("replicate", *replicate->count, core::at_least(1), true);
  } else if (const auto* alpha = as<Alpha>(whole)) {
    bounded("alpha", *alpha->value, core::strictly_between(0, 1), false);
  } else if (const auto* title = as<Title>(whole)) {
    must_be_text("title", *title->text);
  } else if (const auto* citation = as<Citation>(whole)) {
    must_be_text("source", *citation->text);
  } else if (const auto* claim = as<Claim>(whole)) {
    claimed(claim->body);
  } else if (const auto* figure = as<Figure>(whole)) {
    for (const Signature& mark : facts_.options.marks) {
      if (mark.name == (figure->is_animated ? "animate" : "figure"))
        signature_call(figure->options, mark, figure->name.span, true);
    }
  }
  each_part(
      whole, [&](const Expression& part) { expression(part); }, [&](const Block& inner) { block(inner); });
  if (as<Experiment>(whole)) table_.reset();
}

void KindPass::expression(const Expression& whole) {
  if (const auto* called = as<Call>(whole)) {
    call(whole, *called);
  } else if (const auto* name = as<Name>(whole)) {
    if (facts_.checked.resolution(whole).kind == Kind::dimension) dimension_of_table(whole, name->name);
  } else if (const auto* record = as<RecordLiteral>(whole)) {
    order(record->fields);
  } else if (const auto* member = as<Field>(whole)) {
    field(*member);
  } else if (const auto* index = as<Index>(whole)) {
    places(*index);
  } else if (const auto* conditional = as<Conditional>(whole)) {
    condition(*conditional->condition);
  } else if (const auto* binary = as<Binary>(whole)) {
    constants_.of(whole);  // reports what the operator refuses
    tolerance(whole, *binary);
    never_equal(*binary);
    comparison(whole, *binary);
  } else if (as<Unary>(whole) || as<Interval>(whole)) {
    constants_.of(whole);
  }
  each_part(
      whole, [&](const Expression& part) { expression(part); }, [&](const Block& inner) { block(inner); });
}

/// `arm == "drgu"` where arm goes through "control" and "drug".
void KindPass::never_equal(const Binary& binary) {
  if (binary.op != BinaryOperator::Equal && binary.op != BinaryOperator::NotEqual) return;
  for (const bool is_left : {true, false}) {
    const Expression &side = is_left ? *binary.left : *binary.right, &other = is_left ? *binary.right : *binary.left;
    const auto* name = as<Name>(side);
    const auto wanted = name ? constants_.of(other) : std::nullopt;
    const auto* text = wanted ? wanted->get<std::string>() : nullptr;
    const auto values = text ? texts_of(side) : std::nullopt;
    if (!values) continue;
    const Names& there = *values;
    if (std::find(there.begin(), there.end(), *text) != there.end()) continue;
    facts_.report(other.span, NeverThatValue{name->name, '"' + *text + '"', nearest(*text, there), there});
  }
}

// ── Constants where a statement wants something ─────────────────────────────────────────────────────────────────────

void KindPass::condition(const Expression& condition) {
  const auto value = constants_.of(condition);
  if (value && !value->is<bool>()) facts_.report(condition.span, BadCondition{value->describe()});
}

void KindPass::visited(const char* word, const Expression& values, std::size_t names) {
  if (const auto value = constants_.of(values)) {
    const bool visitable = value->is<core::Array>() || value->is<core::List>() || value->is<core::Interval>();
    if (!visitable) {
      const auto* number = value->get<double>();
      facts_.report(values.span, NotVisitable{word, value->describe(),
                                              number && *number >= 1 ? "write 1.." + core::number_text(*number) : ""});
    }
    if (const auto* interval = value->get<core::Interval>()) whole_ends(word, *interval, values.span);
    const auto* array = value->get<core::Array>();
    if (names >= 2 && (value->is<core::Interval>() || (array && array->rank() == 1)))
      facts_.report(values.span, NamesAndValues{names, 1});
    return;
  }
  const auto* call = as<Call>(values);
  if (!call || names < 2 || !is_builtin(*call->callee, "zip")) return;
  const bool plain = std::all_of(call->arguments.begin(), call->arguments.end(),
                                 [](const Argument& each) { return each.kind == Argument::Kind::Positional; });
  if (plain && call->arguments.size() != names)
    facts_.report(values.span, NamesAndValues{names, call->arguments.size()});
}

/// `vary a in 0..0.5` would go through 0 alone.
void KindPass::whole_ends(const char* word, const core::Interval& interval, Span span) {
  const auto is_whole = [](double end) { return end == std::trunc(end); };
  if (!interval.unit.symbol.empty() || (is_whole(interval.low) && is_whole(interval.high))) return;
  const std::string low = core::number_text(interval.low), high = core::number_text(interval.high);
  facts_.report(span, NoWholeEnd{word, low + ".." + high, "write linspace(" + low + ", " + high + ", n)"});
}

void KindPass::bounded(const char* word, const Expression& value, const core::Range& range, bool whole) {
  const auto constant = constants_.of(value);
  if (!constant) {
    const auto* call = as<Call>(value);
    if (call && is_builtin(*call->callee, "by_scale")) {
      for (const Argument& each : call->arguments) bounded(word, *each.value, range, whole);
    }
    return;
  }
  const std::string name = word;
  const auto* number = constant->get<double>();
  const auto* share = constant->get<core::Quantity>();  // 5 percent
  if (share && share->unit.is_dimensionless() && !whole) {
    const core::Value plain = share->value * share->unit.scale;
    if (range.violation(plain))
      facts_.report(
          value.span,
          RefusedValue{
              name + " is " + core::text(*constant) + ", but must be " + core::wanted(range, plain), {}, {}, {}});
  } else if (!number) {
    facts_.report(value.span, RefusedValue{name + " is " + constant->describe() + ", but must be " +
                                               (whole ? "a whole number " : "a number ") + range.describe(),
                                           {},
                                           {},
                                           {}});
  } else if (const auto outside = range.violation(*constant); outside) {
    facts_.report(
        value.span,
        RefusedValue{name + " is " + *outside + ", but must be " + core::wanted(range, *constant), {}, {}, {}});
  } else if (whole && *number != static_cast<double>(static_cast<std::int64_t>(*number))) {
    facts_.report(
        value.span,
        RefusedValue{name + " is " + core::number_text(*number) + ", but must be a whole number", {}, {}, {}});
  }
}

void KindPass::must_be_distribution(const Expression& value) {
  const auto constant = constants_.of(value);
  if (!constant) return;
  Names names;
  for (const core::Kernel* kernel : distributions(registry_)) names.push_back(kernel->name);
  facts_.report(value.span, NotADistribution{names});
}

void KindPass::must_be_text(const char* word, const Expression& value) {
  const auto constant = constants_.of(value);
  if (!constant || constant->is<std::string>()) return;
  facts_.report(value.span,
                RefusedValue{std::string(word) + " is " + constant->describe() + ", but must be a text", {}, {}, {}});
}

// ── Places and dimensions ───────────────────────────────────────────────────────────────────────────────────────────

/// `a[0]` and `a[-1]`; `energy[end]` of a number, `phi[1, 2, 3]` of two dimensions.
void KindPass::places(const Index& index) {
  const std::string object(facts_.checked.file->source->text(index.object->span));
  const Nature& owner = nature(*index.object);
  if (owner.is(Nature::What::number) || owner.is(Nature::What::truth))
    return facts_.report(
        index.subscripts.front().span,
        RefusedValue{object + " is " + owner.describe() + ", and has no elements to index", {}, {}, {}});
  if (!owner.is_column && owner.rank && index.subscripts.size() > *owner.rank)
    return facts_.report(index.subscripts[*owner.rank].span,
                         RefusedValue{object + " has " + std::to_string(*owner.rank) +
                                          (*owner.rank == 1 ? " dimension" : " dimensions") + ", but " +
                                          std::to_string(index.subscripts.size()) + " places are given",
                                      {},
                                      {},
                                      {}});
  for (const auto& subscript : index.subscripts) {
    const auto value = subscript.value ? constants_.of(*subscript.value) : std::nullopt;
    if (!value) continue;
    const auto* interval = value->get<core::Interval>();
    const double* place = interval ? &interval->low : value->get<double>();
    if (!place || *place >= 1 || (interval && (!interval->unit.symbol.empty() || interval->high < *place))) continue;
    const bool from_end = !interval && *place <= -1 && index.subscripts.size() == 1;
    std::string end = "end";
    if (*place < -1) end += " - " + core::number_text(-*place - 1);
    facts_.report(subscript.span, PlaceBelowOne{core::number_text(*place), from_end ? object + "[" + end + "]" : ""});
  }
}

/// The dimensions that a value can have: those of a declaration, or all that the text shows. Nothing: any.
KindPass::Dimensions KindPass::possible_dimensions(const Expression& value) {
  const Known object = known(value);
  if (object.item && !object.item->shape.empty())
    return Dimensions(std::in_place, object.item->shape.begin(), object.item->shape.end());
  if (!nature(value).is(Nature::What::array)) return std::nullopt;
  Dimensions all = dimensions(value);
  return all && !all->empty() ? all : std::nullopt;
}

/// `sim.phi.at(tme = 3)`.
void KindPass::coordinates(const Call& call, const Field& at) {
  const Dimensions found = possible_dimensions(*at.object);
  if (!found) return;
  const Names shape = in_order(*at.object, *found);
  for (const Argument& argument : call.arguments) {
    if (argument.kind != Argument::Kind::Named || argument.name.text == "outside" || argument.name.text == "between")
      continue;
    if (found->contains(argument.name.text)) continue;
    Names candidates = shape;
    candidates.insert(candidates.end(), {"outside", "between"});
    facts_.report(argument.name.span,
                  UnknownDimension{argument.name.text, nearest(argument.name.text, candidates), shape});
  }
}

/// `mean(sim.phi, over = "tme")`.
void KindPass::reduced_dimension(const Call& call) {
  if (call.arguments.empty() || call.arguments.front().kind != Argument::Kind::Positional) return;
  for (const Argument& argument : call.arguments) {
    if (argument.kind != Argument::Kind::Named || argument.name.text != "over") continue;
    const Expression& object = *call.arguments.front().value;
    const auto value = constants_.of(*argument.value);
    const auto* one = value ? value->get<std::string>() : nullptr;
    const auto* several = value ? value->get<core::Array>() : nullptr;
    Names wanted;
    if (one) wanted.push_back(*one);
    if (several && several->type() == core::ElementType::text)
      wanted.assign(several->texts().begin(), several->texts().end());
    const Dimensions found = wanted.empty() ? std::nullopt : possible_dimensions(object);
    if (!found) continue;
    const Names shape = in_order(object, *found);
    for (const std::string& name : wanted) {
      if (found->contains(name)) continue;
      UnknownDimension problem{name, nearest(name, shape), shape};
      const bool is_axis = std::any_of(facts_.checked.experiments.begin(), facts_.checked.experiments.end(),
                                       [&](const auto& experiment) {
                                         const Names& axes = experiment.second.axes;
                                         return std::find(axes.begin(), axes.end(), name) != axes.end();
                                       });
      const auto written = [&](const Expression& part) {
        return std::string(facts_.checked.file->source->text(part.span));
      };
      if (is_axis || name == "replicate")
        problem.instead = written(*call.callee) + "(" + written(object) + " by " + (is_axis ? name : "v") + ")";
      facts_.report(argument.value->span, problem);
    }
  }
}

/// As the declaration has them, where one does.
Names KindPass::in_order(const Expression& value, const std::set<std::string>& dimensions) const {
  const Known object = known(value);
  if (object.item && !object.item->shape.empty()) return object.item->shape;
  return {dimensions.begin(), dimensions.end()};
}

}  // namespace ansatz::check
