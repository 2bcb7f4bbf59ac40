// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "interpreter/syntax/habits.h"

namespace ansatz::syntax {
namespace {

constexpr bool kLibrary = true;
constexpr bool kOfThePrompt = true;

constexpr NameHabit constant(std::string_view name, std::string_view instead) {
  return {name, instead, {}, false, false, true};
}

constexpr auto kHabits = std::to_array<NameHabit>({
    // Constants
    constant("True", "true"),
    constant("TRUE", "true"),
    constant("False", "false"),
    constant("FALSE", "false"),
    constant("None", "nothing"),
    constant("null", "nothing"),
    constant("NULL", "nothing"),
    constant("nil", "nothing"),
    constant("undefined", "nothing"),
    constant("NA", "nan"),
    constant("NaN", "nan"),
    constant("NAN", "nan"),
    constant("Inf", "inf"),
    constant("INF", "inf"),
    constant("Infinity", "inf"),
    constant("infinity", "inf"),
    constant("∞", "inf"),
    constant("π", "pi"),
    constant("Pi", "pi"),
    constant("PI", "pi"),
    {"tau", "pi", "write 2*pi"},

    // Counting and lists
    {"range", "", "write 1..n, which visits both ends"},
    {"seq", "", "write 1..n, or linspace(low, high, n)"},
    {"flatten", "reshape", "write reshape(x)"},
    {"ravel", "reshape", "write reshape(x)"},
    {"arange", "linspace", "write linspace(low, high, n), or low..high for whole numbers"},
    {"len", "length"},
    {"numel", "length"},
    {"size", "length"},
    {"nrow", "length"},
    {"enumerate", "length", "write for i in 1..length(x) { … }"},
    {"c", "", "a list is written [1, 2, 3]"},
    {"append", "join"},
    {"concat", "join"},
    {"concatenate", "join"},
    {"cumsum", "cumulative_sum"},
    {"sorted", "sort"},
    {"rankdata", "ranks"},
    {"amax", "max"},
    {"amin", "min"},

    // Functions
    {"std", "standard_deviation"},
    {"stdev", "standard_deviation"},
    {"sd", "standard_deviation"},
    {"var", "variance"},
    {"sem", "standard_error"},
    {"error", "standard_error", "write standard_error; error(column) is a word of 'until' alone"},
    {"average", "mean"},
    {"avg", "mean"},
    {"percentile", "quantile"},
    {"ln", "log"},
    {"dot", "", "write sum(a * b)"},
    {"matmul", "", "write sum(a * b, over = \"k\") of [i, k] and [k, j]"},
    {"norm", "", "write sqrt(sum(abs(x)^2))"},
    {"diff", "", "write x[2..end] - x[1..end - 1]"},
    {"zeros", "", "write 0 * linspace(1, n, n)"},
    {"ones", "", "write 1 + 0 * linspace(1, n, n)"},
    {"interp", "", "write y.at(x = …)"},
    {"pow", "", "a power is written x^y"},
    {"fabs", "abs"},
    {"arcsin", "asin"},
    {"arccos", "acos"},
    {"arctan", "atan"},
    {"arctan2", "atan2"},
    {"ceiling", "ceil"},
    {"mod", "", "a remainder is written a % b"},
    {"xor", "", "write a != b"},
    {"ifelse", "if_else"},
    {"rand", "uniform", "write uniform(0, 1, n)"},
    {"random", "uniform", "write uniform(0, 1, n)"},
    {"randn", "normal", "write normal(0, 1, n)"},
    {"rnorm", "normal", "write normal(0, 1, n)"},
    {"runif", "uniform", "write uniform(0, 1, n)"},
    {"randint", "integers"},
    {"logspace", "geometric"},
    {"printf", "print"},
    {"println", "print"},
    {"disp", "print"},
    {"echo", "print"},
    {"puts", "print"},
    {"str", "text"},
    {"push", "join"},
    {"trapz", "", "write sum((y[1..end - 1] + y[2..end]) * (x[2..end] - x[1..end - 1])) / 2"},
    {"trapezoid", "", "write sum((y[1..end - 1] + y[2..end]) * (x[2..end] - x[1..end - 1])) / 2"},
    {"clip", "clamp"},
    {"odeint", "", "write flow NAME(x) { x' = … }"},
    {"solve_ivp", "", "write flow NAME(x) { x' = … }"},
    {"ode45", "", "write flow NAME(x) { x' = … }"},
    {"corrcoef", "", "write hypothesis.pearson(x, y)"},
    {"polyfit", "", "write hypothesis.linear_regression"},
    {"isnan", "", "write x != x, which NaN alone is"},
    {"is_nan", "", "write x != x, which NaN alone is"},
    {"string", "text"},
    {"time", "", "at the prompt write :time EXPRESSION"},
    {"seed", "", "every draw follows from the row and the seed: ansatz run --seed N"},
    {"bernoulli", "", "write uniform(0, 1, n) < p"},
    {"tostring", "text"},
    {"format", "text"},
    {"sprintf", "text"},
    {"paste", "text"},

    // Drawing
    {"plot", "", "a figure of an experiment draws, and so does the prompt: line(x, y)"},
    {"hist", "", "a figure of an experiment draws, and so does the prompt: histogram(x)"},
    {"imshow", "", "a figure of an experiment draws, and so does the prompt: heatmap(z)"},

    // Modules
    {"np", "", "", kLibrary},
    {"numpy", "", "", kLibrary},
    {"math", "", "", kLibrary},
    {"cmath", "", "", kLibrary},
    {"scipy", "", "", kLibrary},
    {"statistics", "", "", kLibrary},
    {"torch", "", "", kLibrary},
    {"jnp", "", "", kLibrary},
    {"plt", "", "a figure of an experiment draws: figure name { line(x, y) }"},
    {"library", "", "write use MODULE"},
    {"require", "", "write use MODULE, or import \"file.lua\""},

    // The prompt
    {"exit", "", "write :quit", false, kOfThePrompt},
    {"quit", "", "write :quit", false, kOfThePrompt},
    {"help", "", "write :help, or ?name", false, kOfThePrompt},
});

// Units as others write them; names that differ in one letter or its case are found without a row.
constexpr auto kUnits = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"min", "minute"},  {"mins", "minute"}, {"minutes", "minute"}, {"sec", "s"},      {"secs", "s"},   {"second", "s"},
    {"seconds", "s"},   {"hr", "hour"},     {"hrs", "hour"},       {"hours", "hour"}, {"d", "day"},    {"days", "day"},
    {"weeks", "week"},  {"yr", "year"},     {"yrs", "year"},       {"years", "year"}, {"meter", "m"},  {"meters", "m"},
    {"metre", "m"},     {"metres", "m"},    {"micron", "um"},      {"microns", "um"}, {"gram", "g"},   {"grams", "g"},
    {"kilogram", "kg"}, {"volt", "V"},      {"volts", "V"},        {"ampere", "A"},   {"amp", "A"},    {"joule", "J"},
    {"joules", "J"},    {"watt", "W"},      {"newton", "N"},       {"pascal", "Pa"},  {"hertz", "Hz"}, {"kelvin", "K"},
    {"tesla", "T"},     {"coulomb", "C"},   {"farad", "F"},        {"henry", "H"},    {"liter", "L"},  {"litre", "L"},
    {"degree", "deg"},  {"degrees", "deg"}, {"radians", "rad"},    {"bits", "bit"},   {"nats", "nat"}, {"parsec", "pc"},
    {"AU", "au"},       {"pct", "percent"},
});

}  // namespace

std::string_view habit_of_unit(std::string_view name) {
  const auto* found = std::find_if(kUnits.begin(), kUnits.end(), [&](const auto& each) { return each.first == name; });
  return found == kUnits.end() ? std::string_view() : found->second;
}

std::span<const NameHabit> name_habits() {
  static const std::vector<NameHabit> all = [] {
    std::vector<NameHabit> joined(kHabits.begin(), kHabits.end());
    joined.insert(joined.end(), statistics_habits().begin(), statistics_habits().end());
    joined.insert(joined.end(), table_habits().begin(), table_habits().end());
    return joined;
  }();
  return all;
}

const NameHabit* habit_of_name(std::string_view name) {
  const auto found = std::ranges::find(name_habits(), name, &NameHabit::name);
  return found == name_habits().end() ? nullptr : &*found;
}

std::string advice_on(const NameHabit& habit) {
  return habit.note.empty() ? fmt::format("write {}", habit.instead) : std::string(habit.note);
}

}  // namespace ansatz::syntax
