// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "stdlib/core/array.h"

namespace ansatz::information {

/// Numbers as an array, or labels as an array or a list of texts.
using SampleOrLabels = std::variant<core::Array, std::vector<std::string>>;

inline core::Array as_array(const SampleOrLabels& sample) {
  const auto* texts = std::get_if<std::vector<std::string>>(&sample);
  return texts ? core::Array::of_texts(*texts) : std::get<core::Array>(sample);
}

/// Whether its values name kinds, between which there is no distance: texts and truth values.
inline bool are_labels(const core::Array& sample) {
  return sample.type() == core::ElementType::text || sample.type() == core::ElementType::boolean;
}

}  // namespace ansatz::information
