// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

#include "interpreter/host/error.h"
#include "interpreter/host/object.h"
#include "stdlib/core/error.h"

namespace ansatz::study {

/// A mistake in what a clause of the script gives is told with its place.
template <class Work>
auto at_clause(const std::shared_ptr<host::ScriptFunction>& clause, Work&& work) {
  try {
    return work();
  } catch (const host::ScriptError&) {
    throw;
  } catch (const core::Interrupted&) {
    throw;
  } catch (const core::Error& error) {
    if (!clause) throw;
    throw host::error_at(*clause, error);
  }
}

}  // namespace ansatz::study
