// SPDX-License-Identifier: MIT
#include "stdlib/core/ranks.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

#include "stdlib/core/as_array.h"
#include "stdlib/core/coordinates.h"
#include "stdlib/core/error.h"
#include "stdlib/core/sort.h"
#include "stdlib/core/stop_point.h"

namespace ansatz::core {

std::vector<double> midranks(std::span<const double> values) {
  const std::vector<std::size_t> places = sorted_places(values);
  std::vector<double> ranks(values.size());
  for (std::size_t first = 0, told = 0; first < places.size();) {
    std::size_t last = first + 1;
    while (last < places.size() && values[places[first]] == values[places[last]]) ++last;
    for (std::size_t i = first; i < last; ++i) ranks[places[i]] = 0.5 * static_cast<double>(first + 1 + last);
    first = last;
    if (first - told >= kStretch) stop_point(), told = first;
  }
  return ranks;
}

Value ranks(const Value& x, const std::string& over) {
  const std::optional<Array> array = x.is<std::string>() ? std::nullopt : as_array(x);
  if (!array || array->rank() == 0) throw Mismatch("ranks takes an array, not " + x.describe());
  if (array->type() == ElementType::text || array->type() == ElementType::complex)
    throw Mismatch("ranks takes real numbers, not " + x.describe());
  if (over.empty() && array->rank() > 1) throw Mismatch("ranks runs along one dimension; name it with over");
  const std::size_t axis = over.empty() ? 0 : dimension_named(*array, over);
  const Array numbers = array->as_real();
  std::vector<double> values(numbers.real().begin(), numbers.real().end());
  if (std::any_of(values.begin(), values.end(), [](double value) { return std::isnan(value); }))
    throw BadParameter("ranks", "x", "NaN somewhere", "numbers alone: x where not is_missing(x)");
  const std::size_t step = array->stride(axis), length = array->dimension(axis).size;
  std::vector<double> row(length);
  for (std::size_t start = 0; start < values.size(); ++start) {
    if (start / step % length != 0) continue;
    for (std::size_t i = 0; i < length; ++i) row[i] = values[start + i * step];
    const std::vector<double> found = midranks(row);
    for (std::size_t i = 0; i < length; ++i) values[start + i * step] = found[i];
  }
  Array result(array->dimensions(), std::move(values));
  result.label = "rank";
  return result;
}

}  // namespace ansatz::core
