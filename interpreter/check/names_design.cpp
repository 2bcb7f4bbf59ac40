// SPDX-License-Identifier: MIT
// The clauses that say which rows there are.
#include <algorithm>
#include <utility>

#include "interpreter/check/names.h"
#include "interpreter/check/sampling_words.h"
#include "interpreter/check/walk.h"
#include "interpreter/syntax/suggest.h"

namespace ansatz::check {

using namespace syntax;
using Kind = Resolution::Kind;

namespace {

std::vector<const core::Kernel*> of_sampling(const core::Registry& registry, bool (*wanted)(const core::Kernel&)) {
  std::vector<const core::Kernel*> kernels;
  const core::Module* module = registry.find_module("sampling");
  if (!module) return kernels;
  std::copy_if(module->kernels.begin(), module->kernels.end(), std::back_inserter(kernels),
               [&](const core::Kernel* kernel) { return wanted(*kernel); });
  return kernels;
}

bool makes_distribution(const core::Kernel& kernel) { return kernel.results && kernel.results->name == "distribution"; }

bool lays_out_points(const core::Kernel& kernel) {
  const auto takes = [&](const char* name) {
    return std::any_of(kernel.parameters.begin(), kernel.parameters.end(),
                       [&](const core::Item& each) { return each.name == name; });
  };
  return takes("points") && takes("axes");
}

Names names_of(const std::vector<const core::Kernel*>& kernels) {
  Names names;
  for (const core::Kernel* kernel : kernels) names.push_back(kernel->name);
  return names;
}

/// Whether a block binds the name for all of the function it is in; what an inner function binds is its own.
bool binds(const Block& block, const std::string& name, Names& bound) {
  bool found = false;
  const auto see = [&](const Word& word) {
    bound.push_back(word.text);
    found |= word.text == name;
  };
  for (const auto& each : block.statements) {
    if (const auto* binding = as<Binding>(*each)) see(binding->name);
    if (const auto* record = as<Record>(*each); record && record->is_new_binding) see(record->column);
    if (const auto* choice = as<If>(*each)) {
      for (const auto& branch : choice->branches) found |= binds(branch.body, name, bound);
      if (choice->alternative) found |= binds(*choice->alternative, name, bound);
    }
    if (const auto* loop = as<For>(*each)) found |= binds(loop->body, name, bound);
    if (const auto* loop = as<While>(*each)) found |= binds(loop->body, name, bound);
  }
  return found;
}

}  // namespace

std::vector<const core::Kernel*> distributions(const core::Registry& registry) {
  return of_sampling(registry, makes_distribution);
}

std::vector<const core::Kernel*> designs(const core::Registry& registry) {
  return of_sampling(registry, lays_out_points);
}

const core::Kernel* NamePass::word_of_clause(const std::string& name) const {
  if (words_ == Words::replicates && name == "error") return registry_.find("basic.standard_error");
  if (words_ != Words::distributions) return nullptr;
  for (const core::Kernel* kernel : distributions(registry_)) {
    if (kernel->name == name) return kernel;
  }
  return nullptr;
}

bool NamePass::is_axis(const Word& name) {
  if (experiment_->axes.contains(name.text)) return true;
  if (unsure_.anything || unsure_.names.contains(name.text) || unsure_.words.contains(name.text)) return false;
  const Names& axes = experiment_->facts->axes;
  const bool is_column = experiment_->columns.contains(name.text);
  facts_.report(name.span, UnknownAxis{name.text, is_column ? MaybeName() : nearest(name.text, axes), axes, is_column});
  return false;
}

/// Whether a column, an axis or a dimension stands in it.
bool NamePass::looks_at_table(const Expression& expression) const {
  bool looks = false;
  each_expression(expression, [&](const Expression& part) {
    const Kind kind = as<Name>(part) ? checked_.resolution(part).kind : Kind::local;
    // What did not resolve was reported; a second message about it would be noise.
    looks |= kind == Kind::column || kind == Kind::axis || kind == Kind::dimension || kind == Kind::unresolved;
  });
  return looks;
}

/// What depends on rows already run cannot be asked of rows that wait for one another, or that another clause adds.
void NamePass::clauses_together(const Experiment& experiment) {
  const Statement* refines = nullptr;
  const Statement* follows = nullptr;
  const Statement* repeats = nullptr;
  for (const auto& each : experiment.body.statements) {
    if (as<Refine>(*each) && !refines) refines = each.get();
    if (as<Along>(*each) && !follows) follows = each.get();
    if (const auto* replicate = as<Replicate>(*each); replicate && replicate->until) repeats = each.get();
  }
  const auto word = [](const Statement& clause, std::size_t letters) {
    return Span{clause.span.begin, clause.span.begin + static_cast<std::uint32_t>(letters)};
  };
  if (refines && follows)
    facts_.report(word(*refines, 6),
                  CannotStandTogether{"refine", "along", "a row between others would change the rows that follow it"});
  if (repeats && follows)
    facts_.report(word(*repeats, 9),
                  CannotStandTogether{"until", "along", "give the number of replicates: each follows the axis itself"});
  if (repeats && refines)
    facts_.report(word(*repeats, 9),
                  CannotStandTogether{"until", "refine", "give the number of replicates: each refines by itself"});
}

void NamePass::vary(const Vary& vary) {
  in_place(Place::Clause, "vary", nullptr, vary.values.get(), false);
  if (!vary.named) return;
  Scope scope;
  scope.is_function = true;
  Scope* around = std::exchange(scope_, &scope);
  for (const Word& axis : vary.axes) {
    Entity* entity = declare(axis);
    entity->bindings = 2;
    if (vary.axes.size() == 1) entity->element_of = vary.values.get();
  }
  expression(*vary.named);
  scope_ = around;
}

void NamePass::sample(const Sample& sample) {
  for (const auto& axis : sample.axes) {
    words_ = Words::distributions;
    in_place(Place::Clause, "sample", nullptr, axis.distribution.get(), false);
    words_ = Words::none;
    const auto* call = as<Call>(*axis.distribution);
    const Resolution callee = call ? checked_.resolution(*call->callee) : Resolution{};
    const bool is_other =
        callee.kind == Kind::builtin || (callee.kind == Kind::kernel && !makes_distribution(*callee.kernel));
    if (is_other) facts_.report(axis.distribution->span, NotADistribution{names_of(distributions(registry_))});
  }
  const Span where = sample.axes.front().name.span;
  if (sample.points)
    in_place(Place::Clause, "sample", nullptr, sample.points.get(), false);
  else
    facts_.report(where,
                  NeedsPart{"this sample", "number of points", "sample a from uniform(0, 1) points 64 using sobol"});
  const Names known = names_of(designs(registry_));
  if (!sample.design)
    facts_.report(where, NeedsPart{"this sample", "design", "sample a from uniform(0, 1) points 64 using sobol"});
  else if (std::find(known.begin(), known.end(), sample.design->text) == known.end())
    facts_.report(sample.design->span, UnknownDesign{sample.design->text, nearest(sample.design->text, known), known});
}

void NamePass::refine(const Refine& refine) {
  if (is_axis(refine.axis)) {
    const std::string& axis = refine.axis.text;
    if (const auto why = experiment_->unrefined.find(axis); why != experiment_->unrefined.end())
      facts_.report(refine.axis.span, CannotRefine{axis, why->second});
    else if (!experiment_->refined.insert(axis).second)
      facts_.report(refine.axis.span, ClauseTwice{"refine " + axis, "this experiment"});
  }
  in_place(Place::Clause, "refine", nullptr, refine.tolerance.get(), false);
  if (!refine.criterion) return;  // reported by the parser
  in_place(Place::Clause, "refine", nullptr, refine.criterion.get(), true);
  if (!looks_at_table(*refine.criterion))
    facts_.report(refine.criterion->span, LooksAtNoColumn{"refine", experiment_->facts->columns});
}

void NamePass::along(const Along& along) {
  in_place(Place::Clause, "along", nullptr, along.values.get(), false);
  const auto* name = as<Name>(*along.state);
  if (!name) {
    facts_.report(along.state->span, KeepsNoName{});
    return;
  }
  const Word kept{name->name, along.state->span};
  if (experiment_->axes.contains(kept.text)) {
    facts_.report(kept.span, CannotKeep{kept.text, "an axis"});
  } else if (experiment_->bindings.contains(kept.text)) {
    facts_.report(kept.span, CannotKeep{kept.text, "bound in the experiment, once for all rows"});
  } else if (unsure_.anything || unsure_.words.contains(kept.text)) {
    return;  // what could not be read may bind it
  } else if (Names bound; may_bind(kept) && experiment_->run && !binds(*experiment_->run, kept.text, bound)) {
    facts_.report(kept.span, KeptNeverBound{kept.text, nearest(kept.text, bound)});
  }
}

void NamePass::replicate(const Replicate& replicate, Span) {
  in_place(Place::Clause, "replicate", nullptr, replicate.count.get(), false);
  std::set<std::string> seen;
  for (const Word& axis : replicate.paired_over) {
    if (is_axis(axis) && !seen.insert(axis.text).second)
      facts_.report(axis.span, NameTwice{axis.text, "among the axes of 'paired over'"});
  }
  const bool is_range = as<Interval>(*replicate.count) != nullptr;
  if (is_range && !replicate.until) facts_.report(replicate.count->span, RangeAndCondition{false});
  if (!replicate.until) return;
  if (as<Number>(*replicate.count)) facts_.report(replicate.count->span, RangeAndCondition{true});
  words_ = Words::replicates;
  in_place(Place::Clause, "replicate", nullptr, replicate.until.get(), true);
  words_ = Words::none;
  if (!looks_at_table(*replicate.until))
    facts_.report(replicate.until->span, LooksAtNoColumn{"until", experiment_->facts->columns});
}

}  // namespace ansatz::check
