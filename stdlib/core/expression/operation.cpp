// SPDX-License-Identifier: MIT
#include "stdlib/core/expression/operation.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

// SLEEF's functions for one double, deterministic and with FMA. Declared here since sleef.h shows them only under
// flags.
extern "C" {
#define ELEMENTARY(name, sleef, accuracy, da) double Sleef_finz_##sleef##d1_##accuracy##purecfma(double);
#define ELEMENTARY2(name, sleef, accuracy, da, db) double Sleef_finz_##sleef##d1_##accuracy##purecfma(double, double);
#include "stdlib/core/expression/operations.def"
}

namespace ansatz::core {
namespace {

constexpr std::size_t kOperations = static_cast<std::size_t>(Operation::count);

constexpr bool commutes(Operation operation) {
  switch (operation) {
    case Operation::add:
    case Operation::multiply:
    case Operation::hypot:
    case Operation::equal:
    case Operation::not_equal:
    case Operation::logical_and:
    case Operation::logical_or:
      return true;
    default:
      return false;
  }
}

constexpr std::array<OperationTraits, kOperations> kTraits = [] {
  std::array<OperationTraits, kOperations> all{};
  const auto set = [&all](Operation operation, const char* name, const char* symbol, int arity, bool takes,
                          bool gives) {
    all[static_cast<std::size_t>(operation)] = {name, symbol, arity, takes, gives, commutes(operation)};
  };
  set(Operation::constant, "constant", "", 0, false, false);
  set(Operation::argument, "argument", "", 0, false, false);
  set(Operation::if_else, "if_else", "", 3, true, false);
#define UNARY(name, scalar, vector, da) set(Operation::name, #name, "", 1, false, false);
#define BINARY(name, symbol, scalar, vector, da, db) set(Operation::name, #name, symbol, 2, false, false);
#define ELEMENTARY(name, sleef, accuracy, da) set(Operation::name, #name, "", 1, false, false);
#define ELEMENTARY2(name, sleef, accuracy, da, db) set(Operation::name, #name, "", 2, false, false);
#define COMPARISON(name, symbol, scalar, vector) set(Operation::name, #name, symbol, 2, false, true);
#define CONNECTIVE(name, symbol, arity, scalar, vector) set(Operation::name, #name, symbol, arity, true, true);
#define FUSED(name, scalar, vector) set(Operation::name, #name, "", 3, false, false);
#include "stdlib/core/expression/operations.def"
  return all;
}();

/// Past 1e150 SLEEF's logarithmic functions answer inf; there the function is log|a| + shift to the last bit.
[[maybe_unused]] double continued(double a, double r, double shift) {
  if (!(std::isinf(r) && std::fabs(a) > 1e150)) return r;
  return std::copysign(Sleef_finz_logd1_u10purecfma(std::fabs(a)) + shift, r);
}

}  // namespace

const OperationTraits& traits(Operation operation) { return kTraits[static_cast<std::size_t>(operation)]; }

double apply_scalar(Operation operation, double a, double b, double c) {
  switch (operation) {
    case Operation::if_else:
      return a != 0 ? b : c;
#define UNARY(name, scalar, vector, da) \
  case Operation::name:                 \
    return scalar;
#define BINARY(name, symbol, scalar, vector, da, db) UNARY(name, scalar, , )
#define ELEMENTARY(name, sleef, accuracy, da) UNARY(name, Sleef_finz_##sleef##d1_##accuracy##purecfma(a), , )
#define LOGARITHMIC(name, sleef, accuracy, shift, da) \
  UNARY(name, continued(a, Sleef_finz_##sleef##d1_##accuracy##purecfma(a), shift), , )
#define ELEMENTARY2(name, sleef, accuracy, da, db) UNARY(name, Sleef_finz_##sleef##d1_##accuracy##purecfma(a, b), , )
#define COMPARISON(name, symbol, scalar, vector) UNARY(name, static_cast<double>(scalar), , )
#define CONNECTIVE(name, symbol, arity, scalar, vector) UNARY(name, scalar, , )
#define FUSED(name, scalar, vector) UNARY(name, scalar, , )
#include "stdlib/core/expression/operations.def"
    default:
      return std::numeric_limits<double>::quiet_NaN();  // leaves have no operation
  }
}

}  // namespace ansatz::core
