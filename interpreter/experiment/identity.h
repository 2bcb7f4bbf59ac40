// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

#include "interpreter/experiment/design.h"
#include "stdlib/core/fingerprint.h"
#include "stdlib/core/random.h"
#include "stdlib/core/value.h"

namespace ansatz::experiment {

/// The fingerprint of a value's contents. Throws core::Mismatch for what has none: functions of the host.
core::Fingerprint fingerprint(const core::Value& value);

/// The row's randomness: keyed by seed, experiment, parameter values and replicate.
///
/// The code of `run` is left out on purpose. A draw is addressed below this stream by the structure of its call, so an
/// edit elsewhere in `run` (a new record, a constant of another kernel) keeps every draw it does not concern.
core::Stream row_stream(std::uint64_t seed, std::string_view experiment, const RowPlan& row);

/// What the row is in the store: its stream, and the closure that computes it (code, captured values, kernel versions).
/// Equal identities have equal outcomes; that is what makes resuming and caching exact.
core::Fingerprint row_identity(const core::Fingerprint& closure, const core::Stream& stream);

}  // namespace ansatz::experiment
