// SPDX-License-Identifier: MIT
#include "stdlib/basic/module.h"
#include "stdlib/core/elementwise.h"

namespace ansatz::basic {

namespace {

using core::Operation;
using core::Run;
using core::Value;

struct One {
  Value x;
};
struct Angle {
  Value y, x;
};
struct Two {
  Value x, y;
};
struct Conditional {
  Value condition, a, b;
};
struct Clamp {
  Value x;
  Value low = 0.0, high = 1.0;
};

template <Operation kOperation>
Value elementary(const One& question, Run&) {
  return core::elementary(kOperation, question.x);
}
template <Value (*kFunction)(const Value&)>
Value plain(const One& question, Run&) {
  return kFunction(question.x);
}

Value atan2(const Angle& question, Run&) { return core::elementary(Operation::atan2, question.y, question.x); }
Value hypot(const Two& question, Run&) { return core::elementary(Operation::hypot, question.x, question.y); }
Value if_else(const Conditional& question, Run&) { return core::if_else(question.condition, question.a, question.b); }
Value clamp(const Clamp& question, Run&) { return core::clamp(question.x, question.low, question.high); }

Value sech(const One& question, Run&) { return core::sech(question.x); }

void declare_one(core::Registry& registry, const char* name, Value (*function)(const One&, Run&), const char* summary,
                 const char* x, const char* example, double expected) {
  registry.kernel(std::string("basic.") + name, function)
      .summary(summary)
      .parameter("x", &One::x)
      .required()
      .range(core::any_number())
      .meaning(x)
      .returns("A value of the same kind and shape.")
      .gives(core::Gives::elementwise)
      .example(example, expected, 1e-15);
}

template <Operation kOperation>
void declare_operation(core::Registry& registry, const char* summary, const char* x, const char* example,
                       double expected) {
  declare_one(registry, core::traits(kOperation).name, &elementary<kOperation>, summary, x, example, expected);
}

}  // namespace

void declare_elementary(core::Registry& registry) {
  constexpr const char* kAny = "A number, complex number or array; in a traced function a formula.";
  constexpr const char* kReal = "A real number or array; in a traced function a formula.";
  constexpr const char* kAngle = "An angle: a number of radians, or a quantity in deg; an array of these.";
  constexpr const char* kInside = "A number between -1 and 1, a complex number, or an array.";
  declare_operation<Operation::sqrt>(registry, "Square root.", "At least 0, or complex; its unit must have a root.",
                                     "sqrt(9)", 3);
  declare_operation<Operation::cbrt>(registry, "Cube root.", kReal, "cbrt(-27)", -3);
  declare_operation<Operation::abs>(registry, "Absolute value.", kAny, "abs(-2)", 2);
  declare_operation<Operation::sign>(registry, "-1, 0 or 1.", kReal, "sign(-0.1)", -1);
  declare_operation<Operation::floor>(registry, "Largest whole number not above x.", kReal, "floor(-1.5)", -2);
  declare_operation<Operation::ceil>(registry, "Smallest whole number not below x.", kReal, "ceil(-1.5)", -1);
  declare_one(registry, "round", &plain<core::round>, "Nearest whole number, halves away from zero.", kReal,
              "round(2.5)", 3);
  declare_operation<Operation::exp>(registry, "Exponential function.", kAny, "exp(0)", 1);
  declare_operation<Operation::expm1>(registry, "exp(x) - 1, exact for small x.", kReal, "expm1(1e-20)", 1e-20);
  declare_operation<Operation::exp2>(registry, "2^x.", kReal, "exp2(10)", 1024);
  declare_operation<Operation::log>(registry, "Natural logarithm.", "At least 0 (log(0) is -inf), or complex.",
                                    "log(1)", 0);
  declare_operation<Operation::log1p>(registry, "log(1 + x), exact for small x.", "At least -1.", "log1p(1e-20)",
                                      1e-20);
  declare_operation<Operation::log2>(registry, "Logarithm to base 2.", "At least 0, or complex.", "log2(8)", 3);
  declare_operation<Operation::log10>(registry, "Logarithm to base 10.", "At least 0, or complex.", "log10(1000)", 3);
  declare_operation<Operation::sin>(registry, "Sine.", kAngle, "sin(30 deg)", 0.5);
  declare_operation<Operation::cos>(registry, "Cosine.", kAngle, "cos(60 deg)", 0.5);
  declare_operation<Operation::tan>(registry, "Tangent.", kAngle, "tan(45 deg)", 1);
  declare_operation<Operation::asin>(registry, "Inverse sine, in [-π/2, π/2].", kInside, "asin(0)", 0);
  declare_operation<Operation::acos>(registry, "Inverse cosine, in [0, π].", kInside, "acos(1)", 0);
  declare_operation<Operation::atan>(registry, "Inverse tangent, in (-π/2, π/2).", kAny, "4 * atan(1)",
                                     3.14159265358979312);
  registry.kernel("basic.atan2", &atan2)
      .summary("Angle of the point (x, y), in (-π, π].")
      .parameter("y", &Angle::y)
      .required()
      .range(core::any_number())
      .meaning(kReal)
      .parameter("x", &Angle::x)
      .required()
      .range(core::any_number())
      .meaning("In the unit of y.")
      .returns("Radians, of the shape of both.")
      .example("atan2(0, -1)", 3.14159265358979312, 1e-15);
  declare_operation<Operation::sinh>(registry, "Hyperbolic sine.", kAny, "sinh(0)", 0);
  declare_operation<Operation::cosh>(registry, "Hyperbolic cosine.", kAny, "cosh(0)", 1);
  declare_operation<Operation::tanh>(registry, "Hyperbolic tangent.", kAny, "tanh(0)", 0);
  declare_one(registry, "sech", &sech, "Hyperbolic secant, 1 / cosh(x).", kAny, "sech(0)", 1);
  declare_operation<Operation::asinh>(registry, "Inverse hyperbolic sine.", kAny, "asinh(0)", 0);
  declare_operation<Operation::acosh>(registry, "Inverse hyperbolic cosine.", "At least 1, or complex.", "acosh(1)", 0);
  declare_operation<Operation::atanh>(registry, "Inverse hyperbolic tangent.", kInside, "atanh(0)", 0);
  declare_operation<Operation::erf>(registry, "Error function.", kReal, "erf(0)", 0);
  declare_operation<Operation::erfc>(registry, "1 - erf(x), without cancellation.", kReal, "erfc(0)", 1);
  declare_one(registry, "gamma", &plain<core::gamma>, "Gamma function.", "Not 0, -1, -2, …", "gamma(5)", 24);
  declare_one(registry, "log_gamma", &plain<core::log_gamma>, "Logarithm of the absolute value of the gamma function.",
              "Not 0, -1, -2, …", "log_gamma(1)", 0);
  declare_one(registry, "real", &plain<core::real>, "Real part.", kAny, "real(1 + 2i)", 1);
  declare_one(registry, "imag", &plain<core::imag>, "Imaginary part.", kAny, "imag(1 + 2i)", 2);
  declare_one(registry, "conj", &plain<core::conj>, "Complex conjugate.", kAny, "imag(conj(1 + 2i))", -2);
  declare_one(registry, "arg", &plain<core::arg>, "Angle of a complex number, in (-π, π].", kAny, "2 * arg(1i)",
              3.14159265358979312);
  registry.kernel("basic.hypot", &hypot)
      .summary("sqrt(x^2 + y^2) without overflow.")
      .parameter("x", &Two::x)
      .required()
      .range(core::any_number())
      .meaning(kReal)
      .parameter("y", &Two::y)
      .required()
      .range(core::any_number())
      .meaning("In the unit of x.")
      .returns("A value of the shape of both.")
      .example("hypot(3, 4)", 5, 1e-15);
  registry.kernel("basic.clamp", &clamp)
      .summary("x held inside [low, high].")
      .parameter("x", &Clamp::x)
      .required()
      .range(core::any_number())
      .meaning(kReal)
      .parameter("low", &Clamp::low)
      .range(core::any_number())
      .meaning("Lower end.")
      .parameter("high", &Clamp::high)
      .range(core::any_number())
      .meaning("Upper end, at least low.")
      .returns("A value of the same shape.")
      .example("clamp(7, 0, 5)", 5, 0);
  registry.kernel("basic.if_else", &if_else)
      .summary("a where the condition holds, b elsewhere; both are computed.")
      .details("The way to branch inside a traced function, and element by element of arrays.")
      .parameter("condition", &Conditional::condition)
      .required()
      .meaning("A truth value, a mask, or a traced comparison.")
      .parameter("a", &Conditional::a)
      .required()
      .range(core::any_number())
      .meaning("Taken where it holds.")
      .parameter("b", &Conditional::b)
      .required()
      .range(core::any_number())
      .meaning("Taken elsewhere; of the unit of a.")
      .returns("A value of the shape of all three.")
      .example("sum(if_else([1, 5] > 3, 10, 0))", 10, 0);
}

}  // namespace ansatz::basic
