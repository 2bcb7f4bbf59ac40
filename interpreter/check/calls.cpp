// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "interpreter/check/kinds.h"
#include "interpreter/syntax/habits.h"
#include "interpreter/syntax/suggest.h"

namespace ansatz::check {

using namespace syntax;
using ArgumentKind = Argument::Kind;
using Kind = Resolution::Kind;

namespace {

/// Lua hands over about 250 values at most, a named one as two.
constexpr std::size_t kMostRegisters = 200;

bool contains(const Names& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool has_spread(const std::vector<Argument>& arguments) {
  return std::any_of(arguments.begin(), arguments.end(),
                     [](const Argument& each) { return each.kind == ArgumentKind::Spread; });
}

std::size_t positional_count(const std::vector<Argument>& arguments) {
  return static_cast<std::size_t>(std::count_if(
      arguments.begin(), arguments.end(), [](const Argument& each) { return each.kind == ArgumentKind::Positional; }));
}

}  // namespace

const SignatureParameter* Signature::find(std::string_view parameter) const {
  const auto found = std::find_if(parameters.begin(), parameters.end(),
                                  [&](const SignatureParameter& each) { return each.name == parameter; });
  return found == parameters.end() ? nullptr : &*found;
}

bool is_panel_option(const std::vector<Signature>& marks, std::string_view name) {
  return std::any_of(marks.begin(), marks.end(),
                     [&](const Signature& each) { return each.name == "panel" && each.find(name); });
}

void KindPass::call(const Expression& whole, const Call& call) {
  const Expression& callee = *call.callee;
  const Resolution& resolution = facts_.checked.resolution(callee);
  const auto* name = as<Name>(callee);
  order(call.arguments);
  if (resolution.kind == Kind::kernel) {
    const auto* member = as<Field>(callee);
    kernel_call(call, *resolution.kernel, member ? member->name.span : callee.span);
    samples(call, *resolution.kernel);
    groups(call, *resolution.kernel);
    numbers(call, *resolution.kernel);
    reduced_dimension(call);
  } else if (resolution.kind == Kind::builtin || resolution.kind == Kind::mark) {
    const bool is_mark = resolution.kind == Kind::mark;
    for (const Signature& each : is_mark ? facts_.options.marks : facts_.options.builtins) {
      if (each.name == name->name) signature_call(call.arguments, each, callee.span, is_mark);
    }
    if (is_mark && name->name == "panels") room(call);
    reduced_dimension(call);
  } else if (resolution.kind == Kind::module) {
    facts_.report(callee.span, NotCallable{name->name, "a module"});
  } else if (const auto* member = as<Field>(callee); member && member->name.text == "at") {
    coordinates(call, *member);
  } else if (const KnownFunction function = known_function(callee)) {
    function_call(whole, call, function);
  } else if (const auto value = constants_.of(callee)) {
    const std::string written(facts_.checked.file->source->text(callee.span));
    facts_.report(callee.span, NotCallable{written, value->describe()});
  } else if (positional_count(call.arguments) == call.arguments.size()) {
    facts_.checked.calls_of_values[whole.id] = call.arguments.size();
  }
}

void KindPass::order(const std::vector<Argument>& arguments) {
  std::size_t registers = 0;
  for (const Argument& argument : arguments) registers += argument.kind == ArgumentKind::Named ? 2 : 1;
  if (registers > kMostRegisters)
    facts_.report(arguments.back().span, BadOperation{"this is given too many values one by one", "hand over a list"});
  Names written;
  for (const Argument& argument : arguments) {
    if (argument.kind == ArgumentKind::Named) written.push_back(argument.name.text);
    if (argument.kind != ArgumentKind::Spread) continue;
    for (const std::string& field : known(*argument.value).fields.value_or(Names{})) {
      if (std::find(written.begin(), written.end(), field) == written.end()) continue;
      facts_.report(argument.span,
                    SpreadOverWritten{field, std::string(facts_.checked.file->source->text(argument.value->span))});
      break;
    }
  }
  bool named = false;
  for (const Argument& argument : arguments) {
    if (argument.kind == ArgumentKind::Named) named = true;
    if (argument.kind != ArgumentKind::Positional || !named) continue;
    facts_.report(argument.span, PositionalAfterNamed{});
    return;
  }
}

void KindPass::kernel_call(const Call& call, const core::Kernel& kernel, Span callee) {
  const std::string help = help_for(kernel);
  std::vector<bool> given(kernel.parameters.size(), false);
  Names misspelt;  // parameters that were given, it seems, under another name
  std::size_t at = 0;
  bool is_spread_known = true;
  for (const Argument& argument : call.arguments) {
    if (argument.kind == ArgumentKind::Spread) {
      // What is spread may be replaced by a named argument, so it gives without counting as given twice.
      const auto fields = known(*argument.value).fields;
      if (!fields) is_spread_known = false;
      for (const std::string& field : fields.value_or(Names{})) {
        const core::Item* item = kernel.find(field);
        Names names;
        for (const core::Item& each : kernel.parameters) names.push_back(each.name);
        if (!item) facts_.report(argument.span, UnknownParameter{kernel.name, field, nearest(field, names), help, ""});
      }
      continue;
    }
    const core::Item* item = nullptr;
    if (argument.kind == ArgumentKind::Positional) {
      const bool is_rest = !kernel.parameters.empty() && kernel.parameters.back().rest;
      if (at >= kernel.parameters.size() && !is_rest) {
        facts_.report(argument.span, TooManyValues{kernel.name, kernel.parameters.size(),
                                                   positional_count(call.arguments), kernel.signature(), help});
        break;
      }
      item = &kernel.parameters[std::min(at, kernel.parameters.size() - 1)];
      if (!item->rest) ++at;
    } else {
      item = kernel.find(argument.name.text);
      if (!item) {
        Names names;
        for (const core::Item& each : kernel.parameters) names.push_back(each.name);
        const auto near = meant_parameter(argument.name.text, names);
        facts_.report(argument.name.span,
                      UnknownParameter{kernel.name, argument.name.text, near, help, near ? "" : kernel.signature()});
        if (near) misspelt.push_back(*near);
        continue;
      }
    }
    const auto place = static_cast<std::size_t>(item - kernel.parameters.data());
    if (given[place] && !(item->rest && argument.kind == ArgumentKind::Positional)) {
      facts_.report(argument.kind == ArgumentKind::Named ? argument.name.span : argument.span,
                    RepeatedParameter{kernel.name, item->name});
      continue;
    }
    given[place] = true;
    kernel_value(kernel, *item, *argument.value, argument.value->span);
  }
  if (!is_spread_known) return;
  for (const Argument& argument : call.arguments) {
    if (argument.kind != ArgumentKind::Spread) continue;
    for (const std::string& field : known(*argument.value).fields.value_or(Names{})) {
      if (const core::Item* item = kernel.find(field))
        given[static_cast<std::size_t>(item - kernel.parameters.data())] = true;
    }
  }
  for (std::size_t i = 0; i < given.size(); ++i) {
    const core::Item& item = kernel.parameters[i];
    if (item.required && !given[i] && !contains(misspelt, item.name))
      facts_.report(callee, MissingParameter{kernel.name, item.name, item.declaration(&kernel.defaults[i]), help});
  }
}

/// An axis among the samples of a comparison: its values are set by the script, and no sample of anything.
void KindPass::samples(const Call& call, const core::Kernel& kernel) {
  if (kernel.parameters.empty()) return;
  const core::Item& taken = kernel.parameters[0];
  if (!taken.rest || !taken.independent || taken.takes_axes) return;
  const auto is_axis = [&](const Argument& argument) {
    return argument.kind == ArgumentKind::Positional && as<Name>(*argument.value) &&
           facts_.checked.resolution(*argument.value).kind == Kind::axis;
  };
  std::string other = "column";
  for (const Argument& each : call.arguments) {
    if (each.kind != ArgumentKind::Positional || is_axis(each)) continue;
    other = facts_.checked.file->source->text(each.value->span);
    break;
  }
  for (const Argument& each : call.arguments) {
    if (!is_axis(each)) continue;
    const std::string& axis = as<Name>(*each.value)->name;
    facts_.report(each.span, SampleIsAxis{axis, "write " + other + " by " + axis});
  }
}

/// `max(arm)` of texts, `linspace(0, "b", 3)`.
void KindPass::numbers(const Call& call, const core::Kernel& kernel) {
  const core::Gives gives = kernel.value.gives;
  const bool is_one = gives == core::Gives::one_of_them || gives == core::Gives::elementwise;
  if ((!is_one && gives != core::Gives::sequence) || kernel.parameters.empty()) return;
  std::size_t at = 0;
  for (const Argument& each : call.arguments) {
    if (each.kind == Argument::Kind::Spread) return;
    const core::Item* item = each.kind == Argument::Kind::Named
                                 ? kernel.find(each.name.text)
                                 : &kernel.parameters[std::min(at++, kernel.parameters.size() - 1)];
    const bool takes_anything =
        item && (item->kind.tag == core::KindTag::anything || item->kind.tag == core::KindTag::several);
    if (!takes_anything || (is_one && item != &kernel.parameters.front())) continue;
    const Nature& given = nature(*each.value);
    if (!given.is(Nature::What::text) && !given.is_array_of(Nature::What::text)) continue;
    facts_.report(each.value->span,
                  RefusedValue{kernel.name + ": " + item->name + " is " + given.describe() + ", but must be " +
                                   (is_one ? "a number or an array of numbers" : "a number"),
                               {},
                               item->declaration(&kernel.default_of(*item)),
                               help_for(kernel)});
  }
}

void KindPass::signature_call(const std::vector<Argument>& arguments, const Signature& signature, Span callee,
                              bool is_mark) {
  std::vector<bool> given(signature.parameters.size(), false);
  std::size_t at = 0;
  Names names;
  Names misspelt;
  for (const SignatureParameter& each : signature.parameters) names.push_back(each.name);
  const std::string declared = signature_of(signature);
  const auto positional_places =
      static_cast<std::size_t>(std::count_if(signature.parameters.begin(), signature.parameters.end(),
                                             [](const SignatureParameter& each) { return each.positional; }));
  // line(y): what a mark may leave out first it reads off what follows.
  const auto named_places =
      static_cast<std::size_t>(std::count_if(arguments.begin(), arguments.end(), [&](const Argument& each) {
        const auto* named = each.kind == ArgumentKind::Named ? signature.find(each.name.text) : nullptr;
        return named && named->positional && named != &signature.parameters[0];
      }));
  const bool may_leave_out = is_mark && !signature.parameters.empty() && !signature.parameters[0].required;
  if (may_leave_out && positional_count(arguments) + named_places < positional_places) at = 1;
  for (const Argument& argument : arguments) {
    if (argument.kind == ArgumentKind::Spread) continue;
    const SignatureParameter* parameter = nullptr;
    if (argument.kind == ArgumentKind::Positional) {
      while (at < signature.parameters.size() && !signature.parameters[at].positional) ++at;
      if (at >= signature.parameters.size()) {
        if (signature.rest) continue;
        facts_.report(argument.span,
                      TooManyValues{signature.name, positional_places, positional_count(arguments), declared, ""});
        break;
      }
      parameter = &signature.parameters[at++];
    } else {
      parameter = signature.find(argument.name.text);
      if (!parameter) {
        if (signature.any_named) continue;
        const auto near = meant_parameter(argument.name.text, names);
        const std::string help = (signature.name == "figure" || signature.name == "panels") &&
                                         is_panel_option(facts_.options.marks, argument.name.text)
                                     ? fmt::format("a panel takes it: panel ({} = …) {{ … }}", argument.name.text)
                                     : "";
        facts_.report(argument.name.span,
                      UnknownParameter{signature.name, argument.name.text, near, help, near ? "" : declared});
        if (near) misspelt.push_back(*near);
        continue;
      }
    }
    const auto place = static_cast<std::size_t>(parameter - signature.parameters.data());
    if (given[place]) {
      facts_.report(argument.kind == ArgumentKind::Named ? argument.name.span : argument.span,
                    RepeatedParameter{signature.name, parameter->name});
      continue;
    }
    given[place] = true;
    signature_value(signature, *parameter, *argument.value, is_mark);
  }
  if (has_spread(arguments)) return;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const SignatureParameter& parameter = signature.parameters[i];
    if (parameter.required && !given[i] && !contains(misspelt, parameter.name))
      facts_.report(callee, MissingParameter{signature.name, parameter.name, declared, ""});
  }
}

void KindPass::signature_value(const Signature& signature, const SignatureParameter& parameter, const Expression& value,
                               bool is_mark) {
  if (const auto* conditional = as<Conditional>(value)) {
    signature_value(signature, parameter, *conditional->consequence, is_mark);
    signature_value(signature, parameter, *conditional->alternative, is_mark);
    return;
  }
  if (const auto* call = as<Call>(value); call && is_mark && is_builtin(*call->callee, "by_scale")) {
    for (const Argument& each : call->arguments) signature_value(signature, parameter, *each.value, is_mark);
    return;
  }
  if (const Nature& given = nature(value);
      given.is(Nature::What::array) && given.rank && *given.rank < parameter.rank) {
    facts_.report(value.span, RefusedValue{signature.name + ": " + parameter.name + " is " + given.describe() +
                                               ", but must have " + std::to_string(parameter.rank) + " dimensions",
                                           {},
                                           "",
                                           ""});
    return;
  }
  const auto constant = constants_.of(value);
  if (!constant) return;
  const auto* text = constant->get<std::string>();
  if (text && !parameter.choices.empty()) {
    if (std::find(parameter.choices.begin(), parameter.choices.end(), *text) != parameter.choices.end()) return;
    facts_.report(value.span, RefusedValue{signature.name + ": " + parameter.name + " is \"" + *text +
                                               "\", but must be " + core::one_of(parameter.choices).describe(),
                                           nearest(*text, parameter.choices), "", ""});
  } else if (is_mark && facts_.options.mark_refusal) {
    if (const auto sentence = facts_.options.mark_refusal(signature.name, parameter.name, *constant))
      facts_.report(value.span, RefusedValue{*sentence, {}, "", ""});
  }
}

/// `panels(1, 1)` with two marks in it.
void KindPass::room(const Call& panels) {
  if (!panels.block) return;
  double places = 1;
  for (const Argument& each : panels.arguments) {
    const auto size = constants_.of(*each.value);
    const auto* number = size ? size->get<double>() : nullptr;
    if (!number || !(*number >= 1)) return;
    places *= *number;
  }
  std::size_t held = 0;
  for (const auto& each : panels.block->statements) {
    const auto* lone = as<ExpressionStatement>(*each);
    const auto* call = lone ? as<Call>(*lone->value) : nullptr;
    if (call && facts_.checked.resolution(*call->callee).kind == Kind::mark) ++held;
  }
  if (panels.arguments.size() != 2 || static_cast<double>(held) <= places) return;
  const auto written = [&](std::size_t i) {
    return std::string(facts_.checked.file->source->text(panels.arguments[i].value->span));
  };
  facts_.report(panels.callee->span,
                RefusedValue{"panels is " + written(0) + " × " + written(1) + ", but must be room for the " +
                                 std::to_string(held) + " panels it holds",
                             {},
                             {},
                             "in panels each mark is a panel; panel { … } holds several marks"});
}

void KindPass::function_call(const Expression& whole, const Call& call, const KnownFunction& function) {
  const auto& parameters = *function.parameters;
  const auto* written = as<Name>(*call.callee);
  const std::string name = written ? written->name : "this function";
  const std::string declared = signature_of(name, function, *facts_.checked.file->source);
  std::vector<bool> given(parameters.size(), false);
  Names names;
  for (const Parameter& each : parameters) names.push_back(each.name.text);
  CallPlan plan;
  std::size_t at = 0;
  bool has_named = false;
  for (const Argument& argument : call.arguments) {
    if (argument.kind == ArgumentKind::Spread) return;  // what it holds shows in the run
    std::size_t place = at;
    if (argument.kind == ArgumentKind::Positional) {
      if (at >= parameters.size()) {
        facts_.report(argument.span,
                      TooManyValues{name, parameters.size(), positional_count(call.arguments), declared, ""});
        return;
      }
      ++at;
    } else {
      has_named = true;
      const auto found = std::find(names.begin(), names.end(), argument.name.text);
      if (found == names.end()) {
        facts_.report(argument.name.span, UnknownParameter{name, argument.name.text,
                                                           meant_parameter(argument.name.text, names), "", declared});
        return;
      }
      place = static_cast<std::size_t>(found - names.begin());
      const Word& parameter = parameters[place].name;
      facts_.checked.occurrences.add(argument.name.span, parameter.span, parameter.text, Resolution::Kind::local);
      if (given[place]) {
        facts_.report(argument.name.span, RepeatedParameter{name, argument.name.text});
        return;
      }
    }
    given[place] = true;
    plan.targets.push_back(place);
  }
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (!given[i] && !parameters[i].default_value)
      facts_.report(call.callee->span, MissingParameter{name, parameters[i].name.text, declared, ""});
  }
  if (has_named) facts_.checked.plans[whole.id] = std::move(plan);
}

}  // namespace ansatz::check
