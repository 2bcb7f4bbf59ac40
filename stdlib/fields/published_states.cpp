// SPDX-License-Identifier: MIT
#include "stdlib/fields/published_states.h"

#include <cmath>
#include <numbers>

namespace ansatz::fields {
namespace {

using core::Expression;
using core::Function;
using std::numbers::sqrt2;

const Expression& x() {
  static const Expression kX = Expression::argument(0);
  return kX;
}

PublishedStart start(const Expression& field, const Expression& velocity) {
  return {Function::traced(field, 1, {"x"}), Function::traced(velocity, 1, {"x"})};
}

Expression squared(const Expression& e) { return e * e; }

}  // namespace

PublishedStart published_gaussian(double amplitude, double width, double position, double velocity) {
  const Expression field = amplitude * exp(-squared((x() - position) / width));
  return start(field, velocity * field);
}

PublishedStart published_kink(double vacuum, double position, double velocity, double gamma) {
  const Expression z = gamma * (x() - position) / sqrt2;
  const double height = std::fabs(velocity) < 1e-10 ? 0 : -velocity * vacuum * gamma / sqrt2;
  return start(vacuum * tanh(z), height * squared(sech(z)));
}

PublishedStart published_kink_antikink(double vacuum, double position, double separation, double velocity,
                                       double gamma) {
  const Expression left = gamma * (x() - position + separation / 2) / sqrt2;
  const Expression right = gamma * (x() - position - separation / 2) / sqrt2;
  const double height = velocity * vacuum * gamma / sqrt2;
  return start(vacuum * tanh(left) - vacuum * tanh(right),
               height * squared(sech(right)) - height * squared(sech(left)));
}

PublishedStart published_breather(double frequency, double position) {
  const double w = std::sqrt(1 - frequency * frequency);
  const Expression z = w * (x() - position), steep = cosh(z);
  return start(4.0 * atan(1.0 / (w * steep)), -4.0 * frequency * w * sinh(z) / (w * w * squared(steep) + 1.0));
}

}  // namespace ansatz::fields
