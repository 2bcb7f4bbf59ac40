// SPDX-License-Identifier: MIT
#include "interpreter/host/share.h"

#include "stdlib/core/error.h"
#include "stdlib/core/number_text.h"
#include "stdlib/core/print.h"

namespace ansatz::host {

void check_share(State& state, const core::Value& size) {
  const auto* quantity = size.get<core::Quantity>();
  if (quantity && !quantity->unit.is_dimensionless())
    throw core::Mismatch("within takes a share of the claimed number, but is given " + core::text(size) +
                         "; write ± for a tolerance");
  const auto* number = size.get<double>();
  if (number && *number >= 1)
    state.add_warning("within " + core::number_text(*number) + " is within " + core::number_text(100 * *number) +
                      " percent of the claimed number: write (" + core::number_text(*number) +
                      " percent) where that is meant");
}

}  // namespace ansatz::host
