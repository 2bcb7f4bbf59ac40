// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace ansatz::bottleneck {

/// The places of the points (x, y) that make the upper concave envelope, by rising x: what mixtures of codes reach. It
/// ends at the highest point, the first of them where several are as high.
std::vector<std::size_t> concave_envelope(std::span<const double> x, std::span<const double> y);

/// The envelope's height at x; the height of its last point beyond.
double height_of(std::span<const double> x, std::span<const double> y, std::span<const std::size_t> envelope,
                 double at);

}  // namespace ansatz::bottleneck
