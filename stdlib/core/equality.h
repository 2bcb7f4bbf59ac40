// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/fingerprint.h"
#include "stdlib/core/value.h"

namespace ansatz::core {

/// Exactly the same value: kind, bits (all NaNs are one), unit as written, labels, coordinates. Functions and traced
/// values by what they compute; other callables by identity.
bool identical(const Value& a, const Value& b);

/// The same for identical values, on every machine. Mismatch for a callable: a host fingerprints its own closures.
Fingerprint fingerprint(const Value& value);

}  // namespace ansatz::core
