// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/range.h"

#include <algorithm>
#include <cmath>

#include "stdlib/core/number_text.h"

namespace ansatz::core {
namespace {

bool inside(const Range& range, double x) {
  if (!std::isfinite(x)) return range.not_finite;
  const bool low_held = range.low_open ? x > range.low : x >= range.low;
  const bool high_held = range.high_open ? x < range.high : x <= range.high;
  return low_held && high_held;
}

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

}  // namespace

bool Range::is_everything() const {
  return std::isinf(low) && low < 0 && std::isinf(high) && high > 0 && choices.empty() && !increasing;
}

std::string Range::describe() const {
  if (!choices.empty()) {
    if (choices.size() == 1) return quoted(choices.front());
    std::string text = "one of ";
    for (std::size_t i = 0; i < choices.size(); ++i) text += (i ? ", " : "") + quoted(choices[i]);
    return text;
  }
  if (increasing) return "increasing and finite";
  const bool has_low = std::isfinite(low), has_high = std::isfinite(high);
  if (has_low && has_high) {
    return std::string("in ") + (low_open ? "(" : "[") + number_text(low) + ", " + number_text(high) +
           (high_open ? ")" : "]");
  }
  if (has_low) return (low_open ? "above " : "at least ") + number_text(low);
  if (has_high) return (high_open ? "below " : "at most ") + number_text(high);
  return not_finite ? "" : "finite";
}

std::optional<std::string> Range::violation(const Value& value) const {
  if (const auto* number = value.get<double>()) {
    if (!inside(*this, *number)) return number_text(*number);
  } else if (const auto* quantity = value.get<Quantity>()) {
    if (!inside(*this, quantity->value)) return number_text(quantity->value);
  } else if (const auto* interval = value.get<Interval>()) {
    const bool turned = increasing && !(interval->low < interval->high);
    for (const double end : {interval->low, interval->high}) {
      if (turned || !inside(*this, end)) return number_text(interval->low) + ".." + number_text(interval->high);
    }
  } else if (const auto* text = value.get<std::string>()) {
    if (!choices.empty() && std::find(choices.begin(), choices.end(), *text) == choices.end()) return quoted(*text);
  } else if (const auto* array = value.get<Array>()) {
    if (array->type() == ElementType::real) {
      const auto elements = array->real();
      for (std::size_t i = 0; i < elements.size(); ++i) {
        if (!inside(*this, elements[i])) {
          return array->rank() == 0 ? number_text(elements[i])
                                    : number_text(elements[i]) + " at element " + std::to_string(i + 1);
        }
      }
    }
  } else if (const auto* list = value.get<List>()) {
    for (const Value& item : list->items) {
      if (auto found = violation(item)) return found;
    }
  }
  return std::nullopt;
}

Range at_least(double low) {
  Range range;
  range.low = low;
  return range;
}
Range above(double low) {
  Range range = at_least(low);
  range.low_open = true;
  return range;
}
Range at_most(double high) {
  Range range;
  range.high = high;
  return range;
}
Range below(double high) {
  Range range = at_most(high);
  range.high_open = true;
  return range;
}
Range between(double low, double high) {
  Range range = at_least(low);
  range.high = high;
  return range;
}
Range strictly_between(double low, double high) {
  Range range = between(low, high);
  range.low_open = range.high_open = true;
  return range;
}
Range from_to_below(double low, double high) {
  Range range = between(low, high);
  range.high_open = true;
  return range;
}
Range above_up_to(double low, double high) {
  Range range = between(low, high);
  range.low_open = true;
  return range;
}
Range one_of(std::vector<std::string> choices) {
  Range range;
  range.choices = std::move(choices);
  return range;
}
Range any_number() {
  Range range;
  range.not_finite = true;
  return range;
}
Range increasing() {
  Range range;
  range.increasing = true;
  return range;
}

}  // namespace ansatz::core
