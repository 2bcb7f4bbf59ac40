// SPDX-License-Identifier: MIT
#include <cmath>
#include <limits>

#include "stdlib/basic/module.h"
#include "stdlib/core/arithmetic.h"
#include "stdlib/core/as_array.h"
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/core/each_group.h"
#include "stdlib/core/elementwise.h"
#include "stdlib/core/error.h"
#include "stdlib/core/ranks.h"
#include "stdlib/core/reduce.h"

namespace ansatz::basic {

namespace {

using core::Gives;
using core::Run;
using core::Value;

struct Reduction {
  Value x;
  std::optional<std::vector<std::string>> over;
  Value from, to;
};

core::Over limits(const Reduction& question) {
  return {question.over.value_or(std::vector<std::string>{}), question.from, question.to};
}

/// `reduce` of x, or of each of its groups.
template <class Reduce>
Value each_of(const Value& x, const core::Over& over, Reduce reduce) {
  const auto* groups = x.get<core::Groups>();
  if (!groups) return reduce(x, over);
  if (!over.dimensions.empty() || !over.from.is_nothing() || !over.to.is_nothing())
    throw core::Mismatch("of x by g each group is reduced whole; over, from and to have no meaning there");
  return core::each_group(*groups, [&](const Value& sample) { return reduce(sample, over); });
}

template <Value (*kReduce)(const Value&, const core::Over&)>
Value reduced(const Reduction& question, Run&) {
  return each_of(question.x, limits(question), kReduce);
}

struct Quantile : Reduction {
  double q = 0.5;
};

/// A mean over time that another stretch of the same process could have given: off by the standard error of the mean.
Value redrawn(const Value& mean, const Value& error, const core::Stream& stream) {
  std::optional<core::Array> values = core::as_array(mean);
  const std::optional<core::Array> errors = core::as_array(error);
  if (!values || !errors || values->type() == core::ElementType::complex) return mean;
  core::Array moved = values->as_real();
  const core::Array by = errors->as_real();
  std::vector<double> numbers(moved.real().begin(), moved.real().end());
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] += by.real()[i] * stream.normal(i);
  core::Array result(moved.dimensions(), std::move(numbers));
  result.copy_labels_from(*values);
  return core::as_value(std::move(result));
}

Value mean(const Reduction& question, Run& run) {
  const Value value = each_of(question.x, limits(question), core::mean);
  const bool is_over_time = question.over && *question.over == std::vector<std::string>{"time"};
  if (!is_over_time || !run.variation() || !run.variation()->redraws_time_means) return value;
  return redrawn(value, core::series_error(question.x, limits(question)), run.stream("time"));
}

Value quantile(const Quantile& question, Run&) {
  return each_of(question.x, limits(question),
                 [&](const Value& x, const core::Over& over) { return core::quantile(x, question.q, over); });
}

struct Repeats {
  Value x;
};

Value standard_error_of(const Value& x, const core::Over&) {
  const auto* array = x.get<core::Array>();
  if (!array || array->rank() != 1)
    throw core::Mismatch("standard_error: x must be one number a repeat, but is " + x.describe());
  if (array->size() < 2) return core::Quantity{std::numeric_limits<double>::quiet_NaN(), array->unit};
  return core::binary(core::BinaryOperator::divide, core::standard_deviation(x, {}),
                      std::sqrt(static_cast<double>(array->size())));
}

Value standard_error(const Repeats& question, Run&) { return each_of(question.x, {}, standard_error_of); }

/// max(x) reduces, max(a, b, …) compares element by element.
struct Extreme {
  std::vector<Value> values;
  std::optional<std::vector<std::string>> over;
  Value from, to;
};

template <Value (*kReduce)(const Value&, const core::Over&), core::Operation kOperation>
Value extreme(const Extreme& question, Run&) {
  const char* name = core::traits(kOperation).name;
  if (question.values.empty()) throw core::BadParameter(name, "values", "empty", "at least one value");
  const bool limited = question.over || !question.from.is_nothing() || !question.to.is_nothing();
  if (question.values.size() == 1) {
    return each_of(question.values[0], {question.over.value_or(std::vector<std::string>{}), question.from, question.to},
                   kReduce);
  }
  if (limited)
    throw core::Mismatch(std::string(name) + " of several values works element by element and takes no over");
  Value best = question.values[0];
  for (std::size_t i = 1; i < question.values.size(); ++i)
    best = core::elementary(kOperation, best, question.values[i]);
  return best;
}

struct AlongOne {
  Value x;
  std::string over;
};

Value cumulative_sum(const AlongOne& question, Run&) { return core::cumulative_sum(question.x, question.over); }
Value ranks(const AlongOne& question, Run&) { return core::ranks(question.x, question.over); }

template <class Builder>
void over_from_to(Builder& builder) {
  using In = Reduction;
  builder.parameter("over", &In::over)
      .meaning("Dimension, or list of dimensions, to reduce; all of them when not given.");
  builder.parameter("from", &In::from).meaning("Keeps what has at least this coordinate along `over`.");
  builder.parameter("to", &In::to).meaning("Keeps what has at most this coordinate along `over`.");
}

template <Value (*kReduce)(const Reduction&, Run&)>
void declare_call(core::Registry& registry, const char* name, const char* summary, const char* x, const char* returns,
                  Gives gives, const char* example, std::optional<double> expected, const std::string& source = {}) {
  auto builder = registry.kernel(std::string("basic.") + name, kReduce);
  if (!source.empty()) builder.source(source);
  builder.summary(summary);
  builder.parameter("x", &Reduction::x).required().range(core::any_number()).meaning(x);
  over_from_to(builder);
  builder.returns(returns).gives(gives);
  if (expected) {
    builder.example(example, *expected, 1e-15);
  } else {
    builder.example(example);
  }
}

template <Value (*kReduce)(const Value&, const core::Over&)>
void declare_reduction(core::Registry& registry, const char* name, const char* summary, const char* x,
                       const char* returns, Gives gives, const char* example, std::optional<double> expected) {
  declare_call<&reduced<kReduce>>(registry, name, summary, x, returns, gives, example, expected);
}

template <Value (*kReduce)(const Value&, const core::Over&), core::Operation kOperation>
void declare_extreme(core::Registry& registry, const char* summary, const char* example, double expected) {
  registry.kernel(std::string("basic.") + core::traits(kOperation).name, &extreme<kReduce, kOperation>)
      .summary(summary)
      .parameter("values", &Extreme::values)
      .rest()
      .range(core::any_number())
      .meaning("One array, number or list to reduce, or x by g, or several to compare element by element.")
      .parameter("over", &Extreme::over)
      .meaning("Dimension, or list of dimensions, to reduce; all of them when not given.")
      .parameter("from", &Extreme::from)
      .meaning("Keeps what has at least this coordinate along `over`.")
      .parameter("to", &Extreme::to)
      .meaning("Keeps what has at most this coordinate along `over`.")
      .returns("One value, or an array of the dimensions that are left, or along the groups. NaN where there is a NaN.")
      .gives(Gives::one_of_them)
      .example(example, expected, 0);
}

}  // namespace

void declare_reductions(core::Registry& registry) {
  constexpr const char* kNumbers =
      "Numbers, or a mask, whose truth values count as 0 and 1; x by g for one value a group.";
  constexpr const char* kLeft =
      "One value, or an array of the dimensions that are left, or along the groups. NaN where there is a NaN.";
  constexpr const char* kTruth = "A truth value, or a mask of the dimensions that are left.";
  declare_call<&mean>(registry, "mean", "Arithmetic mean.", kNumbers, kLeft, Gives::one_of_them, "mean([1, 2, 6])", 3);
  declare_reduction<core::sum>(registry, "sum", "Sum, pairwise in blocks of fixed size.", kNumbers, kLeft,
                               Gives::one_of_them, "sum([1, 2, 6])", 9);
  declare_extreme<core::min, core::Operation::min>(
      registry, "Smallest element, or element by element of several values.", "min([3, 1, 2])", 1);
  declare_extreme<core::max, core::Operation::max>(
      registry, "Largest element, or element by element of several values.", "max(3, 5, 4)", 5);
  declare_reduction<core::standard_deviation>(registry, "standard_deviation",
                                              "Standard deviation of a sample, with n - 1.", "At least two numbers.",
                                              kLeft, Gives::one_of_them, "standard_deviation([1, 2, 3])", 1);
  registry.kernel("basic.standard_error", &standard_error)
      .summary("Standard error of the mean of independent repeats: their standard deviation over √n.")
      .parameter("x", &Repeats::x)
      .required()
      .range(core::any_number())
      .meaning("One number a repeat; x by g for one value a group.")
      .returns("A number; NaN below two repeats.")
      .gives(Gives::one_of_them)
      .source(core::cite("altman2005"))
      .example("standard_error([1, 2, 3])", 0.5773502691896258, 1e-15);
  declare_reduction<core::variance>(registry, "variance", "Variance of a sample, with n - 1.", "At least two numbers.",
                                    kLeft, Gives::one_number, "variance([1, 3])", 2);
  declare_call<&reduced<core::series_error>>(
      registry, "series_error", "Standard error of the mean of evenly sampled values, their autocorrelation counted.",
      "At least two numbers.", kLeft, Gives::one_of_them, "series_error([1, -1, 1, 1, -1, -1, 1, -1])", {},
      core::cite("madras1988", "Appendix C"));
  declare_reduction<core::median>(registry, "median", "Middle of the sorted elements.", kNumbers, kLeft,
                                  Gives::one_of_them, "median([5, 1, 3, 100])", 4);
  auto quantiles = registry.kernel("basic.quantile", &quantile);
  quantiles.summary("Value below which a share q of the elements lies, linear between order statistics.");
  quantiles.parameter("x", &Reduction::x).required().range(core::any_number()).meaning(kNumbers);
  quantiles.parameter("q", &Quantile::q).range(core::between(0, 1)).meaning("Share of the elements below.");
  over_from_to(quantiles);
  quantiles.returns(kLeft).gives(Gives::one_of_them);
  quantiles.source(core::cite("hyndman1996", "type 7"));
  quantiles.example("quantile([0, 10, 20], 0.25)", 5, 0);
  declare_reduction<core::any>(registry, "any", "Whether any element is true.", "A mask.", kTruth, Gives::one_truth,
                               "any([1, 2] > 1)", {});
  declare_reduction<core::all>(registry, "all", "Whether all elements are true.", "A mask.", kTruth, Gives::one_truth,
                               "all([1, 2] > 1)", {});
  declare_reduction<core::count>(registry, "count", "How many elements are true; of other arrays, how many there are.",
                                 "A mask, an array or a list.", "A whole number, or an array of them.",
                                 Gives::one_number, "count([1, 2, 3] > 1)", 2);
  declare_reduction<core::argmin>(registry, "argmin", "Place of the first smallest element, counted from 1.", kNumbers,
                                  "A place along one dimension, or an array of them.", Gives::one_number,
                                  "argmin([3, 1, 2])", 2);
  declare_reduction<core::argmax>(registry, "argmax", "Place of the first largest element, counted from 1.", kNumbers,
                                  "A place along one dimension, or an array of them.", Gives::one_number,
                                  "argmax([3, 1, 2])", 1);
  registry.kernel("basic.cumulative_sum", &cumulative_sum)
      .summary("Running sums along one dimension.")
      .parameter("x", &AlongOne::x)
      .required()
      .range(core::any_number())
      .meaning("Numbers.")
      .parameter("over", &AlongOne::over)
      .meaning("The dimension; not needed where there is only one.")
      .returns("An array of the same shape.")
      .example("cumulative_sum([1, 2, 3])[end]", 6, 0);
  registry.kernel("basic.ranks", &ranks)
      .summary("Ranks along one dimension, from 1 for the least; equal values share the mean of theirs.")
      .parameter("x", &AlongOne::x)
      .required()
      .range(core::any_number())
      .meaning("Numbers, none of them NaN.")
      .parameter("over", &AlongOne::over)
      .meaning("The dimension; not needed where there is only one.")
      .returns("An array of the same shape.")
      .example("ranks([30, 10, 20, 20])[3]", 2.5, 0);
}

}  // namespace ansatz::basic
