// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace ansatz::networks {

/// One side of an image, and how a filter goes along it: place p sees from s p − m on.
struct Side {
  std::size_t length = 1, size = 1, stride = 1, padding = 0;

  std::size_t places() const { return (length + 2 * padding - size) / stride + 1; }
  /// Of the filter, what lies on the image at place p: [first, end).
  std::size_t first(std::size_t p) const { return p * stride < padding ? std::min(size, padding - p * stride) : 0; }
  std::size_t end(std::size_t p) const {
    const std::size_t room = length + padding - std::min(p * stride, length + padding);
    return std::min(size, room);
  }
  /// On the image, where index q of the filter is at place p; q in [first, end).
  std::size_t at(std::size_t p, std::size_t q) const { return p * stride + q - padding; }
};

/// Where a filter goes on an image of so many channels; sequences are images of height 1.
struct FilterPlaces {
  Side down, across;
  std::size_t channels = 1;

  std::size_t inputs() const { return down.length * across.length * channels; }
  std::size_t count() const { return down.places() * across.places(); }
  /// Numbers that a filter sees of an image.
  std::size_t seen() const { return down.size * across.size * channels; }
};

/// "16 × 16 places of 3 channels", "8 places of 4 channels", "32 units".
std::string text_of_shape(const std::vector<std::size_t>& shape);

/// Errors   BadParameter (parameter `name`): not one or two whole numbers from `least` to 10⁶.
void check_filter(const std::string& kernel, const std::string& name, const std::vector<double>& numbers, double least);

/// How filters of a size, stride and padding, each one number or one for each side (checked), go on `shape`, [height,
/// width, channels] or [places, channels].
/// Errors   BadParameter (parameter `parameter`): a plain number of units, sizes for more sides than there are, a
///          filter that nowhere fits, padding that a filter does not reach out of. `what` is for the message.
FilterPlaces filter_places(const std::string& kernel, const std::string& parameter, const std::string& what,
                           const std::vector<std::size_t>& shape, const std::vector<double>& size,
                           const std::vector<double>& stride, const std::vector<double>& padding);

}  // namespace ansatz::networks
