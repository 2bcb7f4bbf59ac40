// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include "stdlib/core/random.h"
#include "stdlib/core/run.h"
#include "stdlib/information/neighbours/points.h"

namespace ansatz::bottleneck {

/// Rows in few numbers, and the share of their variance that can be had back from those.
struct ReducedRows {
  information::Points numbers;
  double kept = 1;
};

/// The widest principal components of standardised columns.
ReducedRows linear_code(const information::Points& rows, std::size_t size);

/// The middle of a network d-32-size-32-d with tanh that learns to give back the first d ≤ 24 principal components of
/// standardised columns, each in units of the mean one: 60 epochs of Adam. Where no more numbers were asked for than
/// there are columns, these components are the code.
///
/// Errors   TrainingDiverged. Random   stream.
ReducedRows learnt_code(const std::string& kernel, const information::Points& rows, std::size_t size,
                        const core::Stream& stream, const core::Run& run);

}  // namespace ansatz::bottleneck
