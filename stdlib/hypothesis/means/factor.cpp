// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/factor.h"

#include <fmt/format.h>

#include <cmath>
#include <map>

#include "stdlib/core/as_array.h"
#include "stdlib/core/error.h"

namespace ansatz::hypothesis {

Factor read_factor(const char* kernel, const char* name, const core::Value& value, std::size_t size, const char* each) {
  const auto array = core::as_array(value);
  if (!array || array->rank() != 1)
    throw core::BadParameter(kernel, name, value.describe(),
                             fmt::format("an array with a text or number for each {}", each));
  if (array->size() != size)
    throw core::BadParameter(kernel, name, fmt::format("{} beside {} {}s", array->size(), size, each),
                             fmt::format("one for each {}", each));
  Factor out;
  std::map<std::string, std::size_t> known;
  for (std::size_t i = 0; i < size; ++i) {
    const std::string text = array->element_text(i);
    const bool is_missing = array->type() == core::ElementType::real ? std::isnan(array->real()[i]) : text.empty();
    if (is_missing)
      throw core::BadParameter(kernel, name, fmt::format("nothing (NaN or an empty text) at element {}", i + 1),
                               fmt::format("a text or number for each {}; leave such {}s out with where", each, each));
    const auto [at, is_new] = known.emplace(text, out.names.size());
    if (is_new) out.names.push_back(text);
    out.level.push_back(at->second);
  }
  if (out.levels() < 2)
    throw core::BadParameter(kernel, name, fmt::format("\"{}\" everywhere", out.names.empty() ? "" : out.names[0]),
                             "of at least two levels");
  return out;
}

}  // namespace ansatz::hypothesis
