// SPDX-License-Identifier: MIT
#include "stdlib/core/elementwise.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>

#include "stdlib/core/arithmetic.h"
#include "stdlib/core/as_array.h"
#include "stdlib/core/broadcast.h"
#include "stdlib/core/error.h"
#include "stdlib/core/number_text.h"
#include "stdlib/core/operators.h"

namespace ansatz::core {

namespace {

using Complex = std::complex<double>;

constexpr std::size_t kOperations = static_cast<std::size_t>(Operation::count);

/// The operation as a function of its arguments: what runs over arrays is what runs in a traced function.
const Function& vectorised(Operation operation) {
  static const std::array<Function, kOperations> functions = [] {
    std::array<Function, kOperations> made;
    for (std::size_t i = 0; i < kOperations; ++i) {
      const auto op = static_cast<Operation>(i);
      if (op == Operation::constant || op == Operation::argument || traits(op).takes_conditions) continue;
      const Expression a = Expression::argument(0), b = Expression::argument(1);
      if (arity_of(op) == 1) made[i] = Function::traced(Expression::apply(op, a), 1);
      if (arity_of(op) == 2) made[i] = Function::traced(Expression::apply(op, a, b), 2);
    }
    return made;
  }();
  return functions[static_cast<std::size_t>(operation)];
}

/// The same over many points, with stop points: the result grows as it is filled.
std::vector<double> evaluate(Operation operation, std::span<const double* const> inputs, std::size_t n) {
  std::vector<double> out;
  out.reserve(n);
  std::array<const double*, 2> from{};
  for (std::size_t begin = 0; begin < n; begin += kStretch) {
    for (std::size_t k = 0; k < inputs.size(); ++k) from[k] = inputs[k] + begin;
    stop_point();
    const std::size_t count = std::min(kStretch, n - begin);
    out.resize(begin + count);
    vectorised(operation).evaluate({from.data(), inputs.size()}, out.data() + begin, count);
  }
  return out;
}

/// Where a real result exists, for the message.
const char* domain(Operation function) {
  switch (function) {
    case Operation::sqrt:
    case Operation::log:
    case Operation::log2:
    case Operation::log10:
      return "at least 0";
    case Operation::log1p:
      return "at least -1";
    case Operation::asin:
    case Operation::acos:
    case Operation::atanh:
      return "between -1 and 1";
    case Operation::acosh:
      return "at least 1";
    default:
      return "finite";
  }
}

/// A result that is no number although its argument is one means that there is none.
void demand_result(const char* name, const char* allowed, std::span<const double> x, std::span<const double> result) {
  for (std::size_t i = 0; i < result.size(); ++i) {
    if (i % kStretch == 0) stop_point();
    if (result[i] == result[i] || x[i] != x[i]) continue;
    const std::string place = result.size() > 1 ? " at element " + std::to_string(i + 1) : "";
    throw BadParameter(name, "x", number_text(x[i]) + place, allowed);
  }
}

[[noreturn]] void refuse_kind(const std::string& name, const Value& x) {
  throw Mismatch(name + " takes numbers, not " + x.describe());
}
[[noreturn]] void refuse_complex(const std::string& name) {
  throw Mismatch(name + " takes real numbers, not complex ones");
}

/// The unit of f(x), and the factor that x takes before.
struct Units {
  double factor = 1;
  Unit unit;
};

Units units_of(Operation function, const Unit& unit) {
  if (operators::is_plain(unit)) return {};
  switch (function) {
    case Operation::abs:
    case Operation::floor:
    case Operation::ceil:
    case Operation::negate:
      return {1, unit};
    case Operation::sign:
      return {};
    case Operation::sqrt:
      return {1, power(unit, 1, 2)};
    case Operation::cbrt:
      return {1, power(unit, 1, 3)};
    default:
      break;
  }
  if (unit.is_dimensionless()) return {unit.scale, {}};
  throw Mismatch(std::string(traits(function).name) + " takes a pure number, not " + unit.dimension_name());
}

Value with_unit(double number, const Unit& unit) {
  return operators::is_plain(unit) ? Value(number) : Value(Quantity{number, unit});
}

Value of_scalar(Operation function, double x, const Unit& unit) {
  const Units units = units_of(function, unit);
  const double argument = x * units.factor;
  const double result = apply_scalar(function, argument, 0, 0);
  demand_result(traits(function).name, domain(function), {&argument, 1}, {&result, 1});
  return with_unit(result, units.unit);
}

Complex of_complex(Operation function, const Complex& z) {
  switch (function) {
    case Operation::negate:
      return -z;
    case Operation::sqrt:
      return std::sqrt(z);
    case Operation::exp:
      return std::exp(z);
    case Operation::log:
      return std::log(z);
    case Operation::log2:
      return std::log(z) / std::log(2.0);
    case Operation::log10:
      return std::log10(z);
    case Operation::sin:
      return std::sin(z);
    case Operation::cos:
      return std::cos(z);
    case Operation::tan:
      return std::tan(z);
    case Operation::asin:
      return std::asin(z);
    case Operation::acos:
      return std::acos(z);
    case Operation::atan:
      return std::atan(z);
    case Operation::sinh:
      return std::sinh(z);
    case Operation::cosh:
      return std::cosh(z);
    case Operation::tanh:
      return std::tanh(z);
    case Operation::asinh:
      return std::asinh(z);
    case Operation::acosh:
      return std::acosh(z);
    case Operation::atanh:
      return std::atanh(z);
    default:
      refuse_complex(traits(function).name);
  }
}

Array of_complex_array(Operation function, const Array& x) {
  const auto from = x.complex();
  const Units units = units_of(function, x.unit);
  const auto finish = [&](auto values) {
    Array result(x.dimensions(), std::move(values));
    result.unit = units.unit;
    return result;
  };
  if (function == Operation::abs) {
    std::vector<double> values(from.size());
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = std::abs(from[i]);
    return finish(std::move(values));
  }
  std::vector<Complex> values(from.size());
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = of_complex(function, from[i] * units.factor);
  return finish(std::move(values));
}

Array of_array(Operation function, const Array& array) {
  if (array.type() == ElementType::complex) return of_complex_array(function, array);
  const Units units = units_of(function, array.unit);
  Array x = array.as_real();
  if (units.factor != 1) {
    for (double& element : x.mutable_real()) element *= units.factor;
  }
  const double* input = x.real().data();
  std::vector<double> values = evaluate(function, {&input, 1}, x.size());
  demand_result(traits(function).name, domain(function), x.real(), values);
  Array result(array.dimensions(), std::move(values));
  result.unit = units.unit;
  if (function == Operation::abs) {
    result.density_over = array.density_over;
    result.is_mass = array.is_mass;
  }
  return result;
}

Expression as_expression(const char* name, const Value& x) {
  if (const auto* expression = x.get<Expression>()) return *expression;
  if (const auto* number = x.get<double>()) return *number;
  throw Mismatch(std::string(name) + " of a traced value takes numbers, not " + x.describe());
}

double* real_elements(Array& x) { return x.mutable_real().data(); }

/// Two operands in one unit, which is returned; for atan2 the result has none.
Unit common_unit(const char* name, Array& x, Array& y) {
  if (!x.unit.same_dimension(y.unit)) {
    throw Mismatch(std::string(name) + " takes two of one unit, not " + x.unit.dimension_name() + " and " +
                   y.unit.dimension_name());
  }
  const operators::UnitRule rule = operators::unit_rule(BinaryOperator::add, x.unit, y.unit);
  const auto scale = [](Array& a, double factor) {
    if (factor == 1) return;
    for (std::size_t i = 0; i < a.size(); ++i) real_elements(a)[i] *= factor;
  };
  scale(x, rule.left);
  scale(y, rule.right);
  return rule.unit;
}

Array of_arrays(Operation function, Array x, Array y) {
  const char* name = traits(function).name;
  const Unit unit = common_unit(name, x, y);
  Broadcast plan(x.dimensions(), y.dimensions(), std::string("take ") + name);
  std::vector<double> values;
  const double *a = x.real().data(), *b = y.real().data();
  if (function == Operation::min) {
    apply(plan, a, b, values, [](double p, double q) { return p < q || p != p ? p : q; });
  } else if (function == Operation::max) {
    apply(plan, a, b, values, [](double p, double q) { return p > q || p != p ? p : q; });
  } else {
    const Array full_x = expand(x, plan.dimensions, name), full_y = expand(y, plan.dimensions, name);
    const double* inputs[] = {full_x.real().data(), full_y.real().data()};
    values = evaluate(function, inputs, plan.size);
  }
  Array result(std::move(plan.dimensions), std::move(values));
  if (function != Operation::atan2) result.unit = unit;
  return result;
}

/// f over a number or the elements of a real array, for functions that are not operations of expressions.
template <class F>
Value each(const char* name, const Value& x, F f) {
  if (const auto* number = x.get<double>()) return f(*number);
  const std::optional<Array> array = as_array(x);
  if (!array || array->type() == ElementType::text) refuse_kind(name, x);
  if (array->type() == ElementType::complex) refuse_complex(name);
  Array result = array->as_real();
  result.label.clear();
  result.density_over.clear();
  result.is_mass = false;
  for (double& element : result.mutable_real()) element = f(element);
  return as_value(std::move(result));
}

template <class F>
Value gamma_like(const char* name, const Value& x, F f) {
  const std::optional<Array> array = as_array(x);
  if (array && !array->unit.is_dimensionless()) {
    throw Mismatch(std::string(name) + " takes a pure number, not " + array->unit.dimension_name());
  }
  const double factor = array ? array->unit.scale : 1;
  std::size_t place = 0;
  Value result = each(name, x, [&](double element) {
    const double argument = element * factor;
    ++place;
    if (argument <= 0 && argument == std::floor(argument)) {
      const std::string at = array->size() > 1 ? " at element " + std::to_string(place) : "";
      throw BadParameter(name, "x", number_text(argument) + at, "above 0, or between whole numbers");
    }
    return f(argument);
  });
  if (const auto* quantity = result.get<Quantity>()) return quantity->value;
  if (const auto* held = result.get<Array>()) {
    Array plain = *held;
    plain.unit = {};
    return plain;
  }
  return result;
}

/// Parts of complex numbers: g on a complex array, `otherwise` on a real one.
template <class G, class F>
Value part(const char* name, const Value& x, G g, F otherwise) {
  if (const auto* z = x.get<Complex>()) return g(*z);
  const auto* array = x.get<Array>();
  if (!array || array->type() != ElementType::complex) return each(name, x, otherwise);
  const auto from = array->complex();
  std::vector<decltype(g(Complex{}))> values(from.size());
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = g(from[i]);
  Array result(array->dimensions(), std::move(values));
  result.unit = array->unit;
  return as_value(std::move(result));
}

Value without_unit(Value value) {
  if (const auto* quantity = value.get<Quantity>()) return quantity->value;
  if (const auto* array = value.get<Array>(); array && !array->unit.symbol.empty()) {
    Array plain = *array;
    plain.unit = {};
    return plain;
  }
  return value;
}

}  // namespace

Value elementary(Operation function, const Value& x) {
  static const Unit none;
  if (const auto* number = x.get<double>()) return of_scalar(function, *number, none);
  if (const auto* expression = x.get<Expression>()) return Expression::apply(function, *expression);
  if (const auto* quantity = x.get<Quantity>()) return of_scalar(function, quantity->value, quantity->unit);
  if (const auto* z = x.get<Complex>()) {
    return function == Operation::abs ? Value(std::abs(*z)) : Value(of_complex(function, *z));
  }
  const std::optional<Array> array = x.is<std::string>() || x.is<bool>() ? std::nullopt : as_array(x);
  if (!array || array->type() == ElementType::text) refuse_kind(traits(function).name, x);
  return as_value(of_array(function, *array));
}

Value elementary(Operation function, const Value& x, const Value& y) {
  const char* name = traits(function).name;
  const double *a = x.get<double>(), *b = y.get<double>();
  if (function == Operation::power) return binary(BinaryOperator::power, x, y);
  if (a && b) return apply_scalar(function, *a, *b, 0);
  if (x.is<Expression>() || y.is<Expression>()) {
    return Expression::apply(function, as_expression(name, x), as_expression(name, y));
  }
  const auto numeric = [&](const Value& value) {
    const std::optional<Array> array = value.is<std::string>() || value.is<bool>() ? std::nullopt : as_array(value);
    if (!array || array->type() == ElementType::text) refuse_kind(name, value);
    if (array->type() == ElementType::complex) refuse_complex(name);
    return array->as_real();
  };
  return as_value(of_arrays(function, numeric(x), numeric(y)));
}

Value round(const Value& x) {
  if (const auto* e = x.get<Expression>()) {
    const Expression size = abs(*e), below = floor(size);
    return sign(*e) * if_else(less_equal(0.5, size - below), below + 1.0, below);
  }
  return each("round", x, [](double number) { return std::round(number); });
}

Value real(const Value& x) {
  if (x.is<Expression>()) return x;
  return part(
      "real", x, [](const Complex& z) { return z.real(); }, [](double number) { return number; });
}

Value imag(const Value& x) {
  if (x.is<Expression>()) return 0.0;
  return part(
      "imag", x, [](const Complex& z) { return z.imag(); }, [](double) { return 0.0; });
}

Value conj(const Value& x) {
  if (x.is<Expression>()) return x;
  return part(
      "conj", x, [](const Complex& z) { return std::conj(z); }, [](double number) { return number; });
}

Value arg(const Value& x) {
  if (const auto* e = x.get<Expression>()) return atan2(Expression(0.0), *e);
  return without_unit(part(
      "arg", x, [](const Complex& z) { return std::arg(z); }, [](double number) { return std::atan2(0.0, number); }));
}

Value gamma(const Value& x) {
  return gamma_like("gamma", x, [](double number) { return std::tgamma(number); });
}

Value log_gamma(const Value& x) {
  return gamma_like("log_gamma", x, [](double number) {
    int sign = 0;
    return ::lgamma_r(number, &sign);  // lgamma would write a global
  });
}

namespace {

/// What is made of other functions speaks under its own name: their sentences begin with theirs.
template <class Compute>
Value named_as(const std::string& name, Compute compute) {
  try {
    return compute();
  } catch (const Mismatch& mismatch) {
    const std::string sentence = mismatch.what();
    throw Mismatch(name + sentence.substr(std::min(sentence.find(' '), sentence.size())));
  }
}

}  // namespace

Value clamp(const Value& x, const Value& low, const Value& high) {
  if (const auto* a = low.get<double>(), *b = high.get<double>(); a && b && !(*a <= *b)) {
    throw BadParameter("clamp", "low", number_text(*a), "at most high, which is " + number_text(*b));
  }
  return named_as("clamp", [&] { return elementary(Operation::min, elementary(Operation::max, x, low), high); });
}

Value sech(const Value& x) {
  return named_as("sech", [&] { return elementary(Operation::power, elementary(Operation::cosh, x), -1.0); });
}

}  // namespace ansatz::core
