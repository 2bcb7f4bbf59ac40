// SPDX-License-Identifier: MIT
#include "stdlib/core/sequences.h"
#include "stdlib/basic/module.h"
#include "stdlib/core/crossings.h"

namespace ansatz::basic {

namespace {

using core::Array;
using core::Run;
using core::Value;

struct Spaced {
  Value low = 0.0, high = 1.0;
  std::size_t n = 50;
};

struct Plain {
  double low = 0, high = 0;
  core::Unit unit;
};

/// Both ends as numbers in the unit of the first.
Plain ends(const char* kernel, const Spaced& question) {
  Plain result;
  const auto number = [&](const Value& value, const char* name, bool first) {
    const auto* quantity = value.get<core::Quantity>();
    if (first && quantity) result.unit = quantity->unit;
    if (quantity) return quantity->value * core::conversion(quantity->unit, result.unit);
    const auto* plain = value.get<double>();
    if (!plain) throw core::Mismatch(std::string(kernel) + ": " + name + " must be a number, not " + value.describe());
    if (!result.unit.is_dimensionless()) {
      throw core::Mismatch(std::string(kernel) + ": low is " + result.unit.dimension_name() + ", but " + name +
                           " is a pure number");
    }
    return *plain / result.unit.scale;
  };
  result.low = number(question.low, "low", true);
  result.high = number(question.high, "high", false);
  return result;
}

Array linspace(const Spaced& question, Run&) {
  const Plain plain = ends("linspace", question);
  Array array = core::linspace(plain.low, plain.high, question.n);
  array.unit = plain.unit;
  return array;
}

Array geometric(const Spaced& question, Run&) {
  const Plain plain = ends("geometric", question);
  Array array = core::geometric(plain.low, plain.high, question.n);
  array.unit = plain.unit;
  return array;
}

struct LogSpaced {
  double low = 1, high = 1000;
  std::size_t n = 50;
};

Array log_spaced(const LogSpaced& question, Run&) { return core::log_spaced(question.low, question.high, question.n); }

struct Zip {
  std::vector<Value> sequences;
};

Value zip(const Zip& question, Run&) { return core::zip(question.sequences); }

struct Crossings {
  Value signal;
  Value level = 0.0;
  std::string direction = "both";
};

Value crossings(const Crossings& question, Run&) {
  const auto direction = question.direction == "up"     ? core::CrossingDirection::up
                         : question.direction == "down" ? core::CrossingDirection::down
                                                        : core::CrossingDirection::both;
  return core::crossings(question.signal, question.level, direction);
}

}  // namespace

void declare_sequences(core::Registry& registry) {
  registry.kernel("basic.linspace", &linspace)
      .summary("n numbers in equal steps; both ends are met exactly.")
      .parameter("low", &Spaced::low)
      .required()
      .meaning("First number; a quantity gives its unit to all.")
      .parameter("high", &Spaced::high)
      .required()
      .meaning("Last number.")
      .parameter("n", &Spaced::n)
      .range(core::at_least(1))
      .meaning("How many; one number is low.")
      .returns("An array of n numbers.")
      .gives(core::Gives::sequence)
      .example("sum(linspace(0, 1, 5))", 2.5, 1e-15);
  registry.kernel("basic.geometric", &geometric)
      .summary("n numbers in equal ratios; both ends are met exactly.")
      .parameter("low", &Spaced::low)
      .required()
      .meaning("First number, not 0.")
      .parameter("high", &Spaced::high)
      .required()
      .meaning("Last number, of the same sign.")
      .parameter("n", &Spaced::n)
      .range(core::at_least(1))
      .meaning("How many; one number is low.")
      .returns("An array of n numbers.")
      .gives(core::Gives::sequence)
      .example("geometric(1, 100, 3)[2]", 10, 1e-14);
  registry.kernel("basic.log_spaced", &log_spaced)
      .summary("Whole numbers in nearly equal ratios, without repeats: for epochs and lags.")
      .parameter("low", &LogSpaced::low)
      .required()
      .range(core::at_least(1))
      .meaning("First number.")
      .parameter("high", &LogSpaced::high)
      .required()
      .range(core::at_least(1))
      .meaning("Last number, at least low.")
      .parameter("n", &LogSpaced::n)
      .range(core::at_least(1))
      .meaning("How many before repeats are dropped.")
      .returns("At most n whole numbers, rising.")
      .example("log_spaced(1, 1000, 4)[2]", 10, 0);
  registry.kernel("basic.zip", &zip)
      .summary("Sequences walked together: [[x1, y1], [x2, y2], …].")
      .parameter("sequences", &Zip::sequences)
      .rest()
      .range(core::any_number())
      .meaning("Arrays, lists or intervals of equal length.")
      .returns("A list with one list of values a step.")
      .example("zip([1, 2], [10, 20])[2][1]", 2, 0);
  registry.kernel("basic.crossings", &crossings)
      .summary("How often a signal passes a level.")
      .details(
          "Samples on the level belong to neither side: a crossing is a change of side between two consecutive samples "
          "that are off the level. Touching the level and turning back is none; passing through samples on it is one.")
      .parameter("signal", &Crossings::signal)
      .required()
      .range(core::any_number())
      .meaning("An array; its dimension `time` is walked, or else its last one.")
      .parameter("level", &Crossings::level)
      .meaning("A number, or an array that broadcasts.")
      .parameter("direction", &Crossings::direction)
      .range(core::one_of({"both", "up", "down"}))
      .meaning("Which passages count.")
      .returns("A whole number, or an array of the dimensions that are left.")
      .example("crossings([1, -1, 0, 1, 2], 0)", 2, 0);
}

}  // namespace ansatz::basic
