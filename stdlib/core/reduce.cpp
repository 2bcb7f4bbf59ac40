// SPDX-License-Identifier: MIT
#include "stdlib/core/reduce.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "stdlib/core/as_array.h"
#include "stdlib/core/coordinates.h"
#include "stdlib/core/error.h"
#include "stdlib/core/number_text.h"
#include "stdlib/core/rearrange.h"
#include "stdlib/core/series_error.h"
#include "stdlib/core/sort.h"
#include "stdlib/core/sums.h"

namespace ansatz::core {

namespace {

using Complex = Array::Complex;

[[noreturn]] void refuse_empty(const char* name) { throw BadParameter(name, "x", "empty", "at least one element"); }

Array operand(const char* name, const Value& x) {
  std::optional<Array> array = x.is<std::string>() ? std::nullopt : as_array(x);
  if (!array) throw Mismatch(std::string(name) + " takes numbers or an array, not " + x.describe());
  return std::move(*array);
}

Array numeric(const char* name, const Value& x) {
  Array array = operand(name, x);
  if (array.type() == ElementType::text) throw Mismatch(std::string(name) + " takes numbers, not texts");
  return array;
}

Array ordered(const char* name, const Value& x) {
  Array array = numeric(name, x);
  if (array.type() == ElementType::complex) throw Mismatch(std::string(name) + " takes real numbers, not complex ones");
  return array;
}

/// The array in the form every reduction wants: the reduced dimensions innermost, cut to [from, to].
struct Rows {
  Array array;
  std::vector<Dimension> kept;  ///< what the result is over
  std::size_t length = 1;       ///< elements a row
  std::size_t count = 1;        ///< rows

  Rows(const char* name, Array x, const Over& over) : array(std::move(x)) {
    std::vector<std::size_t> reduced;
    for (const std::string& dimension : over.dimensions) {
      const std::size_t place = dimension_named(array, dimension);
      if (std::find(reduced.begin(), reduced.end(), place) == reduced.end()) reduced.push_back(place);
    }
    if (reduced.empty()) {
      for (std::size_t d = 0; d < array.rank(); ++d) reduced.push_back(d);
    }
    std::sort(reduced.begin(), reduced.end());
    limit(name, reduced, over);
    std::vector<std::size_t> order;
    for (std::size_t d = 0; d < array.rank(); ++d) {
      if (std::binary_search(reduced.begin(), reduced.end(), d)) continue;
      order.push_back(d);
      kept.push_back(array.dimension(d));
      count *= array.dimension(d).size;
    }
    for (const std::size_t d : reduced) {
      order.push_back(d);
      length *= array.dimension(d).size;
    }
    array = permute(array, order);
  }

  /// out[r] = f(row r), for elements of type T.
  template <class Out, class T, class F>
  Array each(std::span<const T> elements, F f) const {
    std::vector<Out> values(count);
    for (std::size_t r = 0; r < count; ++r) values[r] = f(elements.subspan(r * length, length));
    return Array(kept, std::move(values));
  }

 private:
  void limit(const char* name, const std::vector<std::size_t>& reduced, const Over& over) {
    if (over.from.is_nothing() && over.to.is_nothing()) return;
    if (reduced.size() != 1) {
      throw Mismatch(std::string(name) + ": from and to limit one dimension; name it with over");
    }
    const Dimension& d = array.dimension(reduced[0]);
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    const double low = over.from.is_nothing() ? -kInfinity : coordinate_in_unit(d, over.from);
    const double high = over.to.is_nothing() ? kInfinity : coordinate_in_unit(d, over.to);
    const std::vector<std::size_t> places = places_between(array, reduced[0], low, high);
    if (places.empty() && d.size > 0) {
      const std::vector<double> all = array.coordinate_values(reduced[0]);
      const auto [least, most] = std::minmax_element(all.begin(), all.end());
      throw Mismatch(std::string(name) + ": no " + spoken(d) + " from " + number_text(low) + " to " +
                     number_text(high) + "; it runs from " + number_text(*least) + " to " + number_text(*most));
    }
    if (places.size() < d.size) array = take(array, reduced[0], places);
  }
};

/// A real-valued reduction f(row) in the unit of x.
template <class F>
Value real_reduction(const char* name, const Array& x, const Over& over, std::size_t least, F f) {
  const Rows rows(name, x.as_real(), over);
  if (rows.length < least) {
    if (rows.length == 0) refuse_empty(name);
    throw BadParameter(name, "x", "one element", "at least two");
  }
  Array result = rows.each<double>(rows.array.real(), f);
  result.unit = x.unit;
  return as_value(std::move(result));
}

template <class F>
Value complex_reduction(const char* name, const Array& x, const Over& over, std::size_t least, F f) {
  const Rows rows(name, x, over);
  if (rows.length < least) refuse_empty(name);
  Array result = rows.each<Complex>(rows.array.complex(), f);
  result.unit = x.unit;
  return as_value(std::move(result));
}

double mean_of(std::span<const double> row) { return pairwise_sum(row) / static_cast<double>(row.size()); }

/// Two passes: what is summed is small, so nothing cancels.
double variance_of(std::span<const double> row) {
  return pairwise_square_sum(row, mean_of(row)) / static_cast<double>(row.size() - 1);
}

Complex complex_sum(std::span<const Complex> row) {
  std::vector<double> part(row.size());
  for (std::size_t i = 0; i < row.size(); ++i) part[i] = row[i].real();
  const double real = pairwise_sum(part);
  for (std::size_t i = 0; i < row.size(); ++i) part[i] = row[i].imag();
  return {real, pairwise_sum(part)};
}

/// Place of the first element that `better` prefers to all others; of the first NaN where there is one.
template <class Better>
std::size_t best_place(std::span<const double> row, Better better) {
  std::size_t best = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (std::isnan(row[i])) return i;
    if (better(row[i], row[best])) best = i;
  }
  return best;
}

double quantile_of(std::span<const double> row, double q) {
  std::vector<double> sorted(row.begin(), row.end());
  for (const double value : sorted) {
    if (std::isnan(value)) return value;
  }
  const double position = q * static_cast<double>(sorted.size() - 1);
  const std::size_t below = static_cast<std::size_t>(position);
  arrange_around(sorted, below);
  const double low = sorted[below];
  const double share = position - static_cast<double>(below);
  if (share == 0) return low;
  const double high = *std::min_element(sorted.begin() + static_cast<std::ptrdiff_t>(below) + 1, sorted.end());
  return low == high ? low : low + share * (high - low);
}

template <class Better>
Value extreme(const char* name, const Value& x, const Over& over, Better better) {
  return real_reduction(name, ordered(name, x), over, 1,
                        [better](std::span<const double> row) { return row[best_place(row, better)]; });
}

template <class Better>
Value extreme_place(const char* name, const Value& x, const Over& over, Better better) {
  const Array array = ordered(name, x);
  if (over.dimensions.size() > 1 || (over.dimensions.empty() && array.rank() > 1)) {
    throw Mismatch(std::string(name) + " gives a place along one dimension; name it with over");
  }
  // With from and to the index still counts from the beginning of the whole dimension.
  std::size_t skipped = 0;
  if (!over.from.is_nothing() && array.rank() > 0) {
    const std::size_t axis = over.dimensions.empty() ? 0 : dimension_named(array, over.dimensions[0]);
    const double from = coordinate_in_unit(array.dimension(axis), over.from);
    const auto places = places_between(array, axis, from, std::numeric_limits<double>::infinity());
    if (!places.empty()) skipped = places.front();
  }
  Array plain = array;
  plain.unit = {};
  return real_reduction(name, plain, over, 1, [better, skipped](std::span<const double> row) {
    return static_cast<double>(best_place(row, better) + skipped + 1);
  });
}

Array mask(const char* name, const Value& x) {
  Array array = operand(name, x);
  if (array.type() != ElementType::boolean && array.size() > 0) {
    throw Mismatch(std::string(name) + " takes truth values, not " + x.describe());
  }
  return array;
}

template <class F>
Value truth(const char* name, const Value& x, const Over& over, F f) {
  const Array array = mask(name, x);
  if (array.type() != ElementType::boolean) return as_value(Array({}, std::vector<Array::Boolean>{f({})}));
  const Rows rows(name, array, over);
  return as_value(rows.each<Array::Boolean>(rows.array.booleans(), f));
}

}  // namespace

Value sum(const Value& x, const Over& over) {
  const Array array = numeric("sum", x);
  if (array.type() == ElementType::complex) return complex_reduction("sum", array, over, 0, complex_sum);
  return real_reduction("sum", array, over, 0, pairwise_sum);
}

Value mean(const Value& x, const Over& over) {
  const Array array = numeric("mean", x);
  if (array.type() != ElementType::complex) return real_reduction("mean", array, over, 1, mean_of);
  return complex_reduction("mean", array, over, 1, [](std::span<const Complex> row) {
    return complex_sum(row) / static_cast<double>(row.size());
  });
}

Value variance(const Value& x, const Over& over) {
  Array array = ordered("variance", x);
  array.unit = array.unit * array.unit;
  return real_reduction("variance", array, over, 2, variance_of);
}

Value standard_deviation(const Value& x, const Over& over) {
  return real_reduction("standard_deviation", ordered("standard_deviation", x), over, 2,
                        [](std::span<const double> row) { return std::sqrt(variance_of(row)); });
}

Value series_error(const Value& x, const Over& over) {
  return real_reduction("series_error", ordered("series_error", x), over, 2, standard_error_of_mean);
}

Value min(const Value& x, const Over& over) {
  return extreme("min", x, over, [](double a, double b) { return a < b; });
}

Value max(const Value& x, const Over& over) {
  return extreme("max", x, over, [](double a, double b) { return a > b; });
}

Value median(const Value& x, const Over& over) {
  return real_reduction("median", ordered("median", x), over, 1,
                        [](std::span<const double> row) { return quantile_of(row, 0.5); });
}

Value quantile(const Value& x, double q, const Over& over) {
  if (!(q >= 0 && q <= 1)) throw BadParameter("quantile", "q", number_text(q), "between 0 and 1");
  return real_reduction("quantile", ordered("quantile", x), over, 1,
                        [q](std::span<const double> row) { return quantile_of(row, q); });
}

Value any(const Value& x, const Over& over) {
  return truth("any", x, over, [](std::span<const Array::Boolean> row) -> Array::Boolean {
    return std::any_of(row.begin(), row.end(), [](Array::Boolean b) { return b != 0; });
  });
}

Value all(const Value& x, const Over& over) {
  return truth("all", x, over, [](std::span<const Array::Boolean> row) -> Array::Boolean {
    return std::all_of(row.begin(), row.end(), [](Array::Boolean b) { return b != 0; });
  });
}

Value count(const Value& x, const Over& over) {
  if (const auto* list = x.get<List>(); list && over.dimensions.empty()) return static_cast<double>(list->items.size());
  Array array = operand("count", x);
  if (array.type() != ElementType::boolean) {
    Array ones(array.dimensions(), std::vector<double>(array.size(), 1.0));
    return real_reduction("count", ones, over, 0, pairwise_sum);
  }
  return real_reduction("count", array, over, 0, pairwise_sum);
}

Value argmin(const Value& x, const Over& over) {
  return extreme_place("argmin", x, over, [](double a, double b) { return a < b; });
}

Value argmax(const Value& x, const Over& over) {
  return extreme_place("argmax", x, over, [](double a, double b) { return a > b; });
}

Value cumulative_sum(const Value& x, const std::string& over) {
  const Array array = ordered("cumulative_sum", x);
  if (over.empty() && array.rank() > 1) {
    throw Mismatch("cumulative_sum runs along one dimension; name it with over");
  }
  if (array.rank() == 0) return x;
  const std::size_t axis = over.empty() ? 0 : dimension_named(array, over);
  Array result = array.as_real();
  const std::span<double> values = result.mutable_real();
  const std::size_t step = result.stride(axis), length = result.dimension(axis).size;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i / step % length != 0) values[i] += values[i - step];
  }
  result.label.clear();
  result.density_over.clear();
  result.is_mass = false;
  return result;
}

}  // namespace ansatz::core
