// SPDX-License-Identifier: MIT
#include "stdlib/core/error.h"

#include "stdlib/core/number_text.h"

namespace ansatz::core {

Diverged::Diverged(std::string kernel_name, double when, std::string what_happened, std::string way_out)
    : Error(kernel_name + ": " + what_happened + " at time " + number_text(when) +
            (way_out.empty() ? std::string() : "; " + way_out)),
      kernel(std::move(kernel_name)),
      time(when),
      happening(std::move(what_happened)),
      advice(std::move(way_out)) {}

}  // namespace ansatz::core
