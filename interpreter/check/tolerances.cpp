// SPDX-License-Identifier: MIT
#include <cmath>

#include "interpreter/check/kinds.h"
#include "stdlib/core/number_text.h"
#include "stdlib/core/print.h"

namespace ansatz::check {

using namespace syntax;

namespace {

bool is_share(const core::Quantity& quantity) {
  const std::string& unit = quantity.unit.symbol;
  return unit == "percent" || unit == "permille" || unit == "ppm";
}

double number_in(const core::Value& value) {
  if (const auto* number = value.get<double>()) return *number;
  const auto* quantity = value.get<core::Quantity>();
  return quantity ? quantity->value : std::nan("");
}

}  // namespace

/// `a ≈ b` has a tolerance, and that is a positive number. A name or a call may hold `b ± tolerance`.
void KindPass::tolerance(const Expression& whole, const Binary& binary) {
  if (binary.op == BinaryOperator::Near) {
    const auto* right = as<Binary>(*binary.right);
    const bool has_one = right && (right->op == BinaryOperator::PlusMinus || right->op == BinaryOperator::Within);
    if (!has_one && (right || as<Unary>(*binary.right) || constants_.of(*binary.right))) {
      facts_.report(whole.span,
                    RefusedValue{"≈ needs a tolerance", {}, {}, "a ≈ b ± tolerance, or a ≈ b within 5 percent"});
    }
  } else if (binary.op == BinaryOperator::PlusMinus || binary.op == BinaryOperator::Within) {
    const auto size = constants_.of(*binary.right);
    if (!size) return;
    if (const auto outside = core::at_least(0).violation(*size)) {
      facts_.report(binary.right->span,
                    RefusedValue{"a tolerance is " + *outside + ", but must be above 0", {}, {}, {}});
    } else if (number_in(*size) == 0) {
      facts_.report(binary.right->span,
                    RefusedValue{"a tolerance is 0, but must be above 0", {}, {}, "write a == b for what is exact"});
    } else {
      binary.op == BinaryOperator::Within ? share(binary, *size) : absolute(binary, *size);
    }
  }
}

/// `b within size`: size is a share of b.
void KindPass::share(const Binary& within, const core::Value& size) {
  const Span place = within.right->span;
  const auto* number = size.get<double>();
  const auto* quantity = size.get<core::Quantity>();
  if (number && *number >= 1) {
    const std::string written = core::number_text(*number);
    facts_.report(place, RefusedValue{"within " + written + " is within " + core::number_text(100 * *number) +
                                          " percent of the claimed number",
                                      {},
                                      {},
                                      "write within " + written + " percent, or ± " + written});
  } else if (quantity && !quantity->unit.is_dimensionless()) {
    const std::string written = core::text(size);
    facts_.report(place, RefusedValue{"within takes a share of the claimed number, but " + written + " is " +
                                          (quantity->unit.dimension_name().empty()
                                               ? std::string("none")
                                               : "a quantity of " + quantity->unit.dimension_name()),
                                      {},
                                      {},
                                      "write ± " + written});
  }
  const auto target = constants_.of(*within.left);
  if (target && number_in(*target) == 0)
    facts_.report(within.left->span,
                  RefusedValue{"a share of 0 is 0, which leaves no tolerance", {}, {}, "write 0 ± tolerance"});
}

/// `b ± 5 percent` is b ± 0.05, which is rarely what it seems to say.
void KindPass::absolute(const Binary& plus_minus, const core::Value& size) {
  const auto* quantity = size.get<core::Quantity>();
  if (const Nature& claimed = nature(*plus_minus.left); quantity && claimed.is(Nature::What::number) && claimed.unit) {
    const core::Unit& unit = *claimed.unit;
    if (!unit.same_dimension(quantity->unit)) {
      facts_.report(plus_minus.right->span,
                    RefusedValue{"± " + core::text(size) + " is no tolerance of " + claimed.describe(), {}, {}, {}});
      return;
    }
  }
  if (!quantity || !is_share(*quantity)) return;
  const auto target = constants_.of(*plus_minus.left);
  const auto* claimed = target ? target->get<core::Quantity>() : nullptr;
  if (claimed && is_share(*claimed)) return;
  const std::string written = core::text(size), number = core::number_text(quantity->value * quantity->unit.scale);
  const bool is_certain = target && !(std::abs(number_in(*target)) <= 1 && !claimed);
  if (!is_certain) {
    facts_.report(plus_minus.right->span, AbsoluteShare{written, number});
    return;
  }
  facts_.report(plus_minus.right->span,
                RefusedValue{"± " + written + " is ± " + number + ", but " + core::text(*target) + " is no share",
                             {},
                             {},
                             "write within " + written});
}

}  // namespace ansatz::check
