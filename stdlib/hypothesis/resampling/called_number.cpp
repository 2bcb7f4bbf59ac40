// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/resampling/called_number.h"

#include "stdlib/core/array.h"
#include "stdlib/core/error.h"

namespace ansatz::hypothesis {

double called_number(const char* kernel, const core::Value& value) {
  const auto* array = value.get<core::Array>();
  const auto* number = value.get<double>();
  if (!number && !(array && array->size() == 1))
    throw core::BadParameter(kernel, "statistic", "a function that returns " + value.describe(),
                             "a function that returns a number");
  return number ? *number : array->number(0);
}

}  // namespace ansatz::hypothesis
