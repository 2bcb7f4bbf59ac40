// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/error.h"
#include "stdlib/core/print.h"

namespace ansatz::core::testing {

/// What `make()` gives, as a reader sees it: the value as text, or the message of its refusal.
template <class Make>
std::string printed(Make make) {
  try {
    return text(make());
  } catch (const Error& error) {
    return error.what();
  }
}

}  // namespace ansatz::core::testing
