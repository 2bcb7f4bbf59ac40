// SPDX-License-Identifier: MIT
#include "interpreter/check/nature.h"

#include <algorithm>
#include <array>

#include "interpreter/check/kinds.h"

namespace ansatz::check {

using namespace syntax;
using core::KindTag;
using Kind = Resolution::Kind;
using What = Nature::What;

namespace {

Nature plain(What what) {
  Nature nature;
  nature.what = what;
  if (what == What::number) nature.unit = core::Unit{};
  return nature;
}

bool is_scalar(const Nature& nature) {
  return nature.is(What::number) || nature.is(What::truth) || nature.is(What::text);
}

bool has_numbers(const Nature& nature) { return nature.is(What::number) || nature.is(What::array); }

What of_elements(core::ElementType type) {
  return type == core::ElementType::text      ? What::text
         : type == core::ElementType::boolean ? What::truth
         : type == core::ElementType::complex ? What::unknown
                                              : What::number;
}

/// Of what a declaration says of one value.
Nature declared(const core::Item& item) {
  Nature nature;
  if (!item.kind.alternatives.empty() || item.kind.may_be_nothing) return nature;
  switch (item.kind.tag) {
    case KindTag::number:
    case KindTag::whole_number:
      nature.what = What::number;
      if (item.unit.symbol.empty()) nature.unit = core::Unit{};
      break;
    case KindTag::truth:
      nature.what = What::truth;
      break;
    case KindTag::text:
      nature.what = What::text;
      break;
    case KindTag::interval:
      nature.what = What::interval;
      break;
    case KindTag::formula:
    case KindTag::callable:
      nature.what = What::function;
      break;
    case KindTag::record:
      nature.what = What::record;
      break;
    case KindTag::texts:
      nature.what = What::array;
      nature.of = What::text;
      break;
    case KindTag::array:
      nature.what = What::array;
      if (!item.shape.empty()) nature.rank = item.shape.size();
      break;
    default:
      break;
  }
  return nature;
}

/// The result of an operator that works element by element: an array where one side is.
Nature broadcast(const Nature& left, const Nature& right, What of) {
  Nature nature;
  const bool is_left = left.is(What::array), is_right = right.is(What::array);
  if (!is_left && !is_right) {
    nature.what = is_scalar(left) && is_scalar(right) ? of : What::unknown;
    return nature;
  }
  nature.what = What::array;
  nature.of = of;
  nature.is_column = left.is_column || right.is_column;
  nature.is_several = left.is_several || right.is_several;
  if (is_left && is_right && left.rank == right.rank) nature.rank = left.rank;
  if (!is_right && is_scalar(right)) nature.rank = left.rank;
  if (!is_left && is_scalar(left)) nature.rank = right.rank;
  return nature;
}

std::optional<core::Unit> unit_of(BinaryOperator op, const Nature& left, const Nature& right) {
  if (!left.unit || !right.unit) return std::nullopt;
  switch (op) {
    case BinaryOperator::Add:
    case BinaryOperator::Subtract:
      return left.unit->same_dimension(*right.unit) ? left.unit : std::nullopt;
    case BinaryOperator::Multiply:
      return *left.unit * *right.unit;
    case BinaryOperator::Divide:
      return *left.unit / *right.unit;
    case BinaryOperator::Power:
      return left.is_plain() && right.is_plain() ? left.unit : std::nullopt;
    default:
      return std::nullopt;
  }
}

}  // namespace

std::string Nature::describe() const {
  const bool has_unit = unit && !unit->symbol.empty();
  const auto one = [&](What each) -> std::string {
    switch (each) {
      case What::number:
        return has_unit ? "a quantity in " + unit->symbol : "a number";
      case What::truth:
        return "a truth value";
      case What::text:
        return "a text";
      case What::interval:
        return "an interval";
      case What::function:
        return "a function";
      case What::record:
        return "a record";
      default:
        return "a value";
    }
  };
  if (what != What::array) return one(what);
  if (is_column && rank.value_or(1) == 1) return one(of) + " for each row";
  const std::string elements = of == What::unknown  ? ""
                               : of == What::number ? " of numbers"
                               : of == What::truth  ? " of truth values"
                                                    : " of texts";
  return "an array" + elements + (is_column ? " for each row" : "");
}

Nature nature_of(const core::Value& value) {
  if (value.is<double>()) return plain(What::number);
  if (value.is<bool>()) return plain(What::truth);
  if (value.is<std::string>()) return plain(What::text);
  Nature nature;
  if (const auto* quantity = value.get<core::Quantity>()) {
    nature.what = What::number;
    nature.unit = quantity->unit;
  } else if (const auto* interval = value.get<core::Interval>()) {
    nature.what = What::interval;
    nature.unit = interval->unit;
  } else if (const auto* array = value.get<core::Array>()) {
    nature.what = What::array;
    nature.of = of_elements(array->type());
    nature.rank = array->rank();
    nature.unit = array->unit;
    nature.is_several = array->size() > 1;
  }
  return nature;
}

Nature either(const Nature& one, const Nature& other) {
  Nature nature;
  if (one.what != other.what) return nature;
  nature.what = one.what;
  if (one.of == other.of) nature.of = one.of;
  if (one.rank == other.rank) nature.rank = one.rank;
  if (one.unit && other.unit && one.unit->same_dimension(*other.unit) &&
      one.unit->symbol.empty() == other.unit->symbol.empty())
    nature.unit = one.unit;
  nature.is_column = one.is_column && other.is_column;
  nature.is_several = one.is_several && other.is_several;
  return nature;
}

Nature element(const Nature& array) {
  Nature nature;
  if (!array.is(What::array) || array.rank != std::size_t{1}) return nature;
  nature.what = array.of;
  nature.unit = array.unit;
  return nature;
}

Nature column_of(const Nature& element) {
  Nature nature;
  nature.what = What::array;
  nature.is_column = true;
  if (is_scalar(element)) {
    nature.of = element.what;
    nature.rank = 1;
    nature.unit = element.unit;
  } else if (element.is(What::array)) {
    nature.of = element.of == What::text ? What::text : What::unknown;
    if (element.rank) nature.rank = *element.rank + 1;
    nature.unit = element.unit;
  }
  return nature;
}

const Nature& KindPass::nature(const Expression& expression) {
  // Unknown while it is worked out: a name that leads back to itself stays unknown.
  const auto [place, is_new] = natures_.try_emplace(expression.id);
  if (!is_new) return place->second;
  const Nature found = nature_of(expression);
  return natures_[expression.id] = found;
}

Nature KindPass::nature_of(const Expression& whole) {
  if (const auto value = constants_.of(whole)) return check::nature_of(*value);
  if (as<Name>(whole)) return nature_of_name(whole);
  if (const auto* call = as<Call>(whole)) return nature_of_call(*call);
  if (const auto* binary = as<Binary>(whole)) return nature_of_binary(*binary);
  if (as<FunctionLiteral>(whole)) return plain(What::function);
  if (as<RecordLiteral>(whole)) return plain(What::record);
  if (const auto* choice = as<Conditional>(whole))
    return either(nature(*choice->consequence), nature(*choice->alternative));
  if (const auto* field = as<Field>(whole)) {
    const Known owner = known(*field->object);
    const core::Item* item = owner.structure ? owner.structure->find(field->name.text) : nullptr;
    return item ? declared(*item) : Nature{};
  }
  if (const auto* unary = as<Unary>(whole)) {
    const Nature operand = nature(*unary->operand);
    return unary->op == UnaryOperator::Negate ? operand : broadcast(operand, plain(What::truth), What::truth);
  }
  return {};
}

Nature KindPass::nature_of_name(const Expression& name) {
  const Resolution& resolution = facts_.checked.resolution(name);
  const Entity* entity = facts_.entity_of[name.id];
  if (!entity) return {};
  if (is_one_row_ && resolution.kind == Kind::experiment_binding) return {};  // it would be kept for the whole table
  if (is_one_row_ && resolution.kind == Kind::column) return entity->value ? nature(*entity->value) : Nature{};
  if (is_one_row_ && resolution.kind == Kind::axis)
    return entity->named || !entity->element_of ? Nature{} : nature_of_elements(*entity->element_of);
  if (resolution.kind == Kind::column) return entity->value ? column_of(nature(*entity->value)) : column_of({});
  if (resolution.kind == Kind::axis) {
    if (entity->named) return column_of({});
    return entity->element_of ? column_of(nature_of_elements(*entity->element_of)) : column_of({});
  }
  if (entity->is_element()) return nature_of_elements(*entity->element_of);
  if (!entity->is_known()) return {};
  if (entity->function) return plain(What::function);
  return entity->value ? nature(*entity->value) : Nature{};
}

/// Each of what a loop or an axis goes through.
Nature KindPass::nature_of_elements(const Expression& values) {
  if (const auto* list = as<ListLiteral>(values); list && !list->items.empty()) {
    Nature all = nature(*list->items.front());
    for (const auto& item : list->items) all = either(all, nature(*item));
    return all;
  }
  if (const auto* call = as<Call>(values); call && is_builtin(*call->callee, "by_scale") && !call->arguments.empty()) {
    Nature all = nature_of_elements(*call->arguments.front().value);
    for (const Argument& each : call->arguments) all = either(all, nature_of_elements(*each.value));
    return all;
  }
  const Nature whole = nature(values);
  if (!whole.is(What::interval)) return element(whole);
  Nature number = plain(What::number);
  number.unit = whole.unit;
  return number;
}

Nature KindPass::nature_of_call(const Call& call) {
  const Resolution& callee = facts_.checked.resolution(*call.callee);
  if (is_builtin(*call.callee, "by_scale") && !call.arguments.empty()) {
    Nature all = nature(*call.arguments.front().value);
    for (const Argument& each : call.arguments) all = either(all, nature(*each.value));
    return all;
  }
  if (is_builtin(*call.callee, "text")) return plain(What::text);
  if (callee.kind != Kind::kernel) return {};
  const core::Kernel& kernel = *callee.kernel;
  if (kernel.results) return plain(What::record);
  const core::Gives gives = kernel.value.gives;
  if (gives == core::Gives::anything) return declared(kernel.value);
  const Argument* first = nullptr;
  std::size_t given = 0;  // by place
  for (const Argument& each : call.arguments) {
    if (each.kind == Argument::Kind::Spread || each.name.text == "over") return {};
    const bool is_first =
        each.kind == Argument::Kind::Positional ? given == 0 : each.name.text == kernel.parameters.front().name;
    if (is_first) first = &each;
    if (each.kind != Argument::Kind::Positional) continue;
    const std::size_t place = std::min(given++, kernel.parameters.size() - 1);
    if (place > 0 && kernel.parameters[place].name == "over") return {};
  }
  if (!first || (given > 1 && kernel.parameters.front().rest)) return {};
  const Nature x = nature(*first->value);
  if (gives == core::Gives::sequence) {
    Nature numbers;
    numbers.what = What::array;
    numbers.of = What::number;
    numbers.rank = 1;
    numbers.unit = x.unit;
    return numbers;
  }
  if (!has_numbers(x) && !x.is(What::truth)) return {};
  Nature result = x;
  switch (gives) {
    case core::Gives::elementwise:
      result.unit.reset();
      return x.is(What::truth) ? Nature{} : result;
    case core::Gives::one_of_them:
      result = plain(What::number);
      result.unit = x.unit;
      return result;
    case core::Gives::one_number:
      return plain(What::number);
    default:
      return plain(What::truth);
  }
}

Nature KindPass::nature_of_binary(const Binary& binary) {
  const Nature left = nature(*binary.left), right = nature(*binary.right);
  const bool is_known = left.what != What::unknown && right.what != What::unknown;
  switch (binary.op) {
    case BinaryOperator::Where: {
      if (!left.is(What::array)) return {};
      Nature kept = left;
      kept.is_column = kept.is_several = false;
      if (left.rank != std::size_t{1}) kept.rank.reset();
      return kept;
    }
    case BinaryOperator::Add:
    case BinaryOperator::Subtract:
    case BinaryOperator::Multiply:
    case BinaryOperator::Divide:
    case BinaryOperator::Modulo:
    case BinaryOperator::Power: {
      if (left.is(What::text) || right.is(What::text)) return {};
      Nature result = broadcast(left, right, What::number);
      result.unit = unit_of(binary.op, left, right);
      return result;
    }
    case BinaryOperator::Equal:
    case BinaryOperator::NotEqual:
      // What is compared with nothing gives one truth value.
      return is_known ? broadcast(left, right, What::truth) : Nature{};
    case BinaryOperator::Less:
    case BinaryOperator::LessEqual:
    case BinaryOperator::Greater:
    case BinaryOperator::GreaterEqual:
    case BinaryOperator::And:
    case BinaryOperator::Or:
      return broadcast(left, right, What::truth);
    default:
      return {};
  }
}

// ── How many ────────────────────────────────────────────────────────────────────────────────────────────────────────

/// Whether an axis that goes through `values` surely has more than one point.
bool KindPass::are_several(const Expression& values) {
  if (const auto constant = constants_.of(values)) {
    if (const auto* interval = constant->get<core::Interval>()) return interval->high >= interval->low + 1;
    const auto* array = constant->get<core::Array>();
    return array && array->rank() > 0 && array->dimension(0).size > 1;
  }
  if (const auto* list = as<ListLiteral>(values)) return list->items.size() > 1;
  if (as<Name>(values)) {
    const Entity* entity = facts_.entity_of[values.id];
    return entity && entity->is_known() && entity->value && !as<Name>(*entity->value) && are_several(*entity->value);
  }
  const auto* call = as<Call>(values);
  if (!call) return false;
  if (is_builtin(*call->callee, "by_scale"))
    return std::all_of(call->arguments.begin(), call->arguments.end(),
                       [&](const Argument& each) { return are_several(*each.value); });
  const core::Kernel* kernel = facts_.checked.resolution(*call->callee).kernel;
  if (!kernel || kernel->value.gives != core::Gives::sequence) return false;
  // linspace(a, b, n)
  const core::Item* number = kernel->find("n");
  const auto place = static_cast<std::size_t>(number - kernel->parameters.data());
  std::size_t given = 0;
  for (const Argument& each : call->arguments) {
    if (each.kind == Argument::Kind::Spread) return false;
    if (each.kind == Argument::Kind::Positional ? given++ != place : each.name.text != "n") continue;
    const auto two_or_more = [&](const Expression& one) {
      const auto count = constants_.of(one);
      const auto* value = count ? count->get<double>() : nullptr;
      return value && *value >= 2;
    };
    const auto* choice = as<Call>(*each.value);
    if (!choice || !is_builtin(*choice->callee, "by_scale")) return two_or_more(*each.value);
    return std::all_of(choice->arguments.begin(), choice->arguments.end(),
                       [&](const Argument& one) { return two_or_more(*one.value); });
  }
  return false;
}

bool KindPass::is_surely_several(const Experiment& experiment) {
  return std::any_of(experiment.body.statements.begin(), experiment.body.statements.end(), [&](const auto& each) {
    if (const auto* vary = as<Vary>(*each)) return are_several(*vary->values);
    if (const auto* along = as<Along>(*each)) return are_several(*along->values);
    const auto* replicate = as<Replicate>(*each);
    const auto count = replicate && !replicate->until ? constants_.of(*replicate->count) : std::nullopt;
    const auto* number = count ? count->template get<double>() : nullptr;
    return number && *number >= 2;
  });
}

}  // namespace ansatz::check
