// SPDX-License-Identifier: MIT
#include "stdlib/data/tables/missing.h"

#include <cmath>
#include <string>
#include <type_traits>

namespace ansatz::data {

core::Array is_missing(const IsMissing& question, core::Run&) {
  return question.x.visit([&]<class T>(std::span<const T> elements) {
    std::vector<core::Array::Boolean> missing(elements.size(), 0);
    for (std::size_t i = 0; i < elements.size(); ++i) {
      if constexpr (std::is_same_v<T, double>) {
        missing[i] = std::isnan(elements[i]) ? 1 : 0;
      } else if constexpr (std::is_same_v<T, core::Array::Complex>) {
        missing[i] = std::isnan(elements[i].real()) || std::isnan(elements[i].imag()) ? 1 : 0;
      } else if constexpr (std::is_same_v<T, std::string>) {
        missing[i] = elements[i].empty() ? 1 : 0;
      }
    }
    return core::Array(question.x.dimensions(), std::move(missing));
  });
}

}  // namespace ansatz::data
