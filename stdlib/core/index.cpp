// SPDX-License-Identifier: MIT
#include <cmath>
#include <numeric>
#include <optional>

#include "stdlib/core/as_array.h"
#include "stdlib/core/coordinates.h"
#include "stdlib/core/error.h"
#include "stdlib/core/number_text.h"
#include "stdlib/core/rearrange.h"
#include "stdlib/core/select.h"

namespace ansatz::core {

namespace {

/// Names what is indexed in messages: " of time", or nothing.
std::string of(const std::string& what) { return what.empty() ? "" : " of " + what; }

std::size_t place_of(double index, std::size_t size, const std::string& what) {
  if (index != std::floor(index)) throw Mismatch("index " + number_text(index) + of(what) + " is not a whole number");
  if (!(index >= 1 && index <= static_cast<double>(size))) {
    const std::string outside = "index " + number_text(index) + of(what) + " is outside ";
    const std::string hint = index == 0 ? ": places count from 1" : index < 0 ? ": the last place is 'end'" : "";
    throw Mismatch(outside + (size == 0 ? "an empty range" : "1.." + std::to_string(size) + hint));
  }
  return static_cast<std::size_t>(index) - 1;
}

/// The places of a slice a..b. An empty one, as 3..2, is allowed where its ends are at most one apart from the range.
std::vector<std::size_t> slice(const Interval& interval, std::size_t size, const std::string& what) {
  const double low = interval.low, high = interval.high;
  if (high == low - 1 && low == std::floor(low) && low >= 1 && high <= static_cast<double>(size)) return {};
  const std::size_t first = place_of(low, size, what), last = place_of(high, size, what);
  if (last < first) {
    throw Mismatch("the slice " + number_text(low) + ".." + number_text(high) + of(what) + " runs backwards");
  }
  std::vector<std::size_t> places(last - first + 1);
  std::iota(places.begin(), places.end(), first);
  return places;
}

/// The places an index other than a single number means.
std::vector<std::size_t> places_of(const Value& index, std::size_t size, const std::string& what) {
  if (const auto* interval = index.get<Interval>(); interval && interval->unit.symbol.empty())
    return slice(*interval, size, what);
  if (index.is_nothing()) {
    std::vector<std::size_t> all(size);
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
  }
  const std::optional<Array> chosen =
      index.is<std::string>() || index.is<bool>() || index.is<Interval>() ? std::nullopt : as_array(index);
  const bool fits = chosen && chosen->rank() == 1 && chosen->type() != ElementType::text &&
                    chosen->type() != ElementType::complex && chosen->unit.symbol.empty();
  if (!fits) throw Mismatch("an index" + of(what) + " is a number, a slice or a mask, not " + index.describe());
  std::vector<std::size_t> places;
  if (chosen->type() == ElementType::boolean) {
    if (chosen->size() != size) {
      throw Mismatch("the mask has " + std::to_string(chosen->size()) + " elements, but there are " +
                     std::to_string(size) + of(what));
    }
    for (std::size_t i = 0; i < size; ++i) {
      if (chosen->booleans()[i]) places.push_back(i);
    }
    return places;
  }
  for (std::size_t i = 0; i < chosen->size(); ++i) places.push_back(place_of(chosen->number(i), size, what));
  return places;
}

std::string shape_of(const Array& x) {
  std::string text = "[";
  for (const Dimension& d : x.dimensions())
    text += (text.size() > 1 ? ", " : "") + (d.name.empty() ? std::to_string(d.size) : d.name);
  return text + "]";
}

Value of_array(const Array& x, std::span<const Value> indices) {
  if (indices.size() > x.rank()) {
    throw Mismatch("the array " + shape_of(x) + " has " + std::to_string(x.rank()) +
                   (x.rank() == 1 ? " dimension" : " dimensions") + ", but " + std::to_string(indices.size()) +
                   (indices.size() == 1 ? " index was" : " indices were") + " given");
  }
  if (indices.size() == 1 && x.rank() == 1 && x.type() == ElementType::real) {  // what loops ask for
    if (const auto* number = indices[0].get<double>()) {
      const double element = x.real()[place_of(*number, x.size(), x.dimension(0).name)];
      return x.unit.symbol.empty() ? Value(element) : Value(Quantity{element, x.unit});
    }
  }
  Array result = x;
  std::vector<std::size_t> dropped;
  for (std::size_t d = 0; d < indices.size(); ++d) {
    const Dimension& dimension = x.dimension(d);
    if (indices[d].is_nothing()) continue;
    if (const auto* number = indices[d].get<double>()) {
      const std::size_t place = place_of(*number, dimension.size, dimension.name);
      result = take(result, d, {&place, 1});
      dropped.push_back(d);
    } else {
      result = take(result, d, places_of(indices[d], dimension.size, dimension.name));
    }
  }
  std::vector<Dimension> kept = result.dimensions();
  for (std::size_t i = dropped.size(); i-- > 0;) kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(dropped[i]));
  result.set_dimensions(std::move(kept));
  return as_value(std::move(result));
}

/// Where each character of a text begins, and its end.
std::vector<std::size_t> characters(const std::string& text) {
  std::vector<std::size_t> begins;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) begins.push_back(i);
  }
  begins.push_back(text.size());
  return begins;
}

Value of_text(const std::string& text, const Value& index) {
  const std::vector<std::size_t> begins = characters(text);
  std::vector<std::size_t> places;
  if (const auto* number = index.get<double>()) {
    places.push_back(place_of(*number, begins.size() - 1, "the text"));
  } else {
    places = places_of(index, begins.size() - 1, "the text");
  }
  std::string part;
  for (const std::size_t i : places) part += text.substr(begins[i], begins[i + 1] - begins[i]);
  return part;
}

/// What people from data frames mean by this index.
std::string instead_in_table(const Value& index) {
  if (index.is<Array>()) return "; rows are kept by t where t.x > 0";
  if (index.is<std::shared_ptr<const List>>()) return "; some columns are data.select(t, [\"x\", \"y\"])";
  return "; the value of a row is t.x[3]";
}

template <class Fields>
Value field(const Fields& fields, const Value& index, const char* kind, const std::string& instead = "") {
  const auto* name = index.get<std::string>();
  if (!name)
    throw Mismatch(std::string(kind) + " is asked for a field by its name, not by " + index.describe() + instead);
  std::vector<std::string> known;
  for (const auto& [key, value] : fields) {
    if (key == *name) return value;
    known.push_back(key);
  }
  throw UnknownName(std::string(kind) + " has no field '" + *name + "'", *name, known);
}

}  // namespace

Value index(const Value& x, std::span<const Value> indices) {
  if (const auto* array = x.get<Array>()) return of_array(*array, indices);
  if (indices.size() != 1) throw Mismatch(x.describe() + " takes one index, not " + std::to_string(indices.size()));
  if (const auto* list = x.get<List>()) {
    if (const auto* number = indices[0].get<double>())
      return list->items[place_of(*number, list->items.size(), "the list")];
    List part;
    for (const std::size_t place : places_of(indices[0], list->items.size(), "the list")) {
      part.items.push_back(list->items[place]);
    }
    return part;
  }
  if (const auto* text = x.get<std::string>()) return of_text(*text, indices[0]);
  if (const auto* record = x.get<Record>()) return field(record->fields, indices[0], "the record");
  if (const auto* table = x.get<Table>())
    return field(table->columns, indices[0], "the table", instead_in_table(indices[0]));
  throw Mismatch(x.describe() + " has no elements to index");
}

double last_index(const Value& x, std::size_t place) {
  if (const auto* array = x.get<Array>()) {
    if (place < array->rank()) return static_cast<double>(array->dimension(place).size);
    throw Mismatch("the array " + shape_of(*array) + " has no index " + std::to_string(place + 1));
  }
  if (const auto* list = x.get<List>(); list && place == 0) return static_cast<double>(list->items.size());
  if (const auto* text = x.get<std::string>(); text && place == 0) {
    return static_cast<double>(characters(*text).size() - 1);
  }
  throw Mismatch(x.describe() + " has no last index");
}

}  // namespace ansatz::core
