// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "stdlib/core/as_array.h"
#include "stdlib/core/coordinates.h"
#include "stdlib/core/error.h"
#include "stdlib/core/interval.h"
#include "stdlib/core/number_text.h"
#include "stdlib/core/rearrange.h"
#include "stdlib/core/select.h"

namespace ansatz::core {

namespace {

/// Between place and place + 1, by the weight of the latter.
struct Spot {
  std::size_t place = 0;
  double weight = 0;
};

/// Finds coordinates of one dimension.
class Axis {
 public:
  Axis(const Array& x, std::size_t d, Outside outside, Between between)
      : dimension_(x.dimension(d)), values_(x.coordinate_values(d)), outside_(outside), between_(between) {
    const bool counts = !dimension_.coordinates || dimension_.coordinates->type() == ElementType::integer;
    whole_ = counts && between == Between::as_kind;
    rising_ = values_.size() < 2 || values_.front() <= values_.back();
    const bool sorted = rising_ ? std::is_sorted(values_.begin(), values_.end())
                                : std::is_sorted(values_.begin(), values_.end(), std::greater<>());
    if (!sorted && !whole_) {
      throw Mismatch("the coordinate " + spoken(dimension_) +
                     " neither rises nor falls throughout, so nothing can be interpolated");
    }
    if (values_.empty()) throw Mismatch(spoken(dimension_) + " is empty");
  }

  Spot find(double wanted) const {
    if (whole_) return match(wanted);
    const double first = values_.front(), last = values_.back();
    const double low = std::min(first, last), high = std::max(first, last);
    if (!(wanted >= low && wanted <= high)) {
      if (outside_ == Outside::refuse || std::isnan(wanted)) refuse(wanted, low, high);
      return {(wanted < low) == rising_ ? 0 : values_.size() - 1, 0};
    }
    const auto it = rising_ ? std::lower_bound(values_.begin(), values_.end(), wanted)
                            : std::lower_bound(values_.begin(), values_.end(), wanted, std::greater<>());
    const std::size_t above = static_cast<std::size_t>(it - values_.begin());
    if (values_[above] == wanted) return {above, 0};
    if (between_ == Between::hold) return {rising_ ? above - 1 : above, 0};
    return {above - 1, (wanted - values_[above - 1]) / (values_[above] - values_[above - 1])};
  }

 private:
  Spot match(double wanted) const {
    const auto it = std::find(values_.begin(), values_.end(), wanted);
    if (it != values_.end()) return {static_cast<std::size_t>(it - values_.begin()), 0};
    const auto [least, most] = std::minmax_element(values_.begin(), values_.end());
    if (wanted < *least || wanted > *most) {
      if (outside_ == Outside::refuse) refuse(wanted, *least, *most);
      return {static_cast<std::size_t>((wanted < *least ? least : most) - values_.begin()), 0};
    }
    throw Mismatch(written(wanted) + " is none of its whole numbers, which must match; the nearest is " +
                   number_text(nearest(wanted)) +
                   "; between = \"interpolate\" goes between them, between = \"hold\" takes the last before it");
  }

  double nearest(double wanted) const {
    return *std::min_element(values_.begin(), values_.end(),
                             [&](double a, double b) { return std::abs(a - wanted) < std::abs(b - wanted); });
  }

  std::string written(double wanted) const {
    return (dimension_.name.empty() ? "" : dimension_.name + " = ") + number_text(wanted);
  }

  [[noreturn]] void refuse(double wanted, double low, double high) const {
    throw Mismatch(written(wanted) + " is outside " + number_text(low) + ".." + number_text(high) +
                   "; outside = \"hold\" takes the value of the nearer end" + around_a_ring(wanted));
  }

  /// A periodic grid names its first point once: the far end of the domain is not among its coordinates.
  std::string around_a_ring(double wanted) const {
    if (values_.size() < 3 || !rising_) return "";
    const double last = values_.back(), step = (last - values_.front()) / static_cast<double>(values_.size() - 1);
    if (!(std::abs(wanted - last - step) <= 1e-9 * (std::abs(wanted) + step))) return "";
    return ", and where the grid is periodic this is " + written(values_.front());
  }

  const Dimension& dimension_;
  std::vector<double> values_;
  Outside outside_;
  Between between_;
  bool whole_ = false, rising_ = true;
};

Spot find_text(const Dimension& dimension, const std::string& wanted) {
  const auto texts = dimension.coordinates->texts();
  const auto it = std::find(texts.begin(), texts.end(), wanted);
  if (it != texts.end()) return {static_cast<std::size_t>(it - texts.begin()), 0};
  throw UnknownName(spoken(dimension) + " has no \"" + wanted + "\"", wanted, {texts.begin(), texts.end()});
}

/// The elements at the spots of dimension d, which becomes `instead`.
Array gather(const Array& x, std::size_t d, std::span<const Spot> spots, const std::vector<Dimension>& instead) {
  std::vector<Dimension> dimensions = x.dimensions();
  const auto at = dimensions.begin() + static_cast<std::ptrdiff_t>(d);
  const std::string name = at->name;
  dimensions.insert(dimensions.erase(at), instead.begin(), instead.end());
  for (std::size_t i = 0; i < dimensions.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (dimensions[i].name.empty() || dimensions[i].name != dimensions[j].name) continue;
      throw Mismatch("the result would have the dimension " + dimensions[i].name + " twice");
    }
  }
  const bool between = std::any_of(spots.begin(), spots.end(), [](const Spot& spot) { return spot.weight != 0; });
  if (between && (x.type() == ElementType::boolean || x.type() == ElementType::text)) {
    throw Mismatch(describe(x.type()) + " cannot be interpolated along " + name + "; ask for one of its coordinates");
  }
  const Array source = between && x.type() == ElementType::integer ? x.as_real() : x;
  const std::size_t length = x.dimension(d).size, inner = x.stride(d);
  const std::size_t outer = inner == 0 ? 0 : x.size() / (length * inner);
  Array result = source.visit([&]<class T>(std::span<const T> from) {
    std::vector<T> values;
    values.reserve(outer * spots.size() * inner);
    for (std::size_t o = 0; o < outer; ++o) {
      for (const Spot& spot : spots) {
        const T* row = from.data() + (o * length + spot.place) * inner;
        if constexpr (std::is_same_v<T, double> || std::is_same_v<T, Array::Complex>) {
          if (spot.weight != 0) {
            for (std::size_t i = 0; i < inner; ++i) values.push_back(row[i] + spot.weight * (row[i + inner] - row[i]));
            continue;
          }
        }
        values.insert(values.end(), row, row + inner);
      }
    }
    return Array(dimensions, std::move(values));
  });
  result.copy_labels_from(x);
  return result;
}

/// A stretch that reaches beyond the grid would come out shorter than it was asked for, and a mean over it would be
/// another mean. An infinite end says "to the end".
void demand_inside(const Dimension& dimension, const Interval& wanted, const std::vector<double>& values) {
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  // Steps that add up to an end may miss it by their rounding.
  const double slack = 1e-9 * (*most - *least) +
                       4 * std::numeric_limits<double>::epsilon() * std::max(std::abs(*least), std::abs(*most));
  const bool is_low = std::isfinite(wanted.low) && wanted.low < *least - slack;
  const bool is_high = std::isfinite(wanted.high) && wanted.high > *most + slack;
  if (!is_low && !is_high) return;
  throw Mismatch((dimension.name.empty() ? "" : dimension.name + " = ") + number_text(wanted.low) + ".." +
                 number_text(wanted.high) + " reaches outside " + number_text(*least) + ".." + number_text(*most) +
                 "; outside = \"hold\" keeps what there is of it, and so does an end " + (is_high ? "inf" : "-inf"));
}

Array at_interval(const Array& x, std::size_t d, const Interval& wanted, Outside outside) {
  const double low = coordinate_in_unit(x.dimension(d), low_end(wanted));
  const double high = coordinate_in_unit(x.dimension(d), high_end(wanted));
  const Interval stretch{low, high};
  const std::vector<std::size_t> places = places_between(x, d, stretch.low, stretch.high);
  if (places.empty()) {
    const std::vector<double> values = x.coordinate_values(d);
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    throw Mismatch(
        "there is no " + spoken(x.dimension(d)) + " in " + number_text(stretch.low) + ".." + number_text(stretch.high) +
        (values.empty() ? std::string() : "; it runs from " + number_text(*least) + " to " + number_text(*most)));
  }
  if (outside == Outside::refuse) demand_inside(x.dimension(d), stretch, x.coordinate_values(d));
  return take(x, d, places);
}

/// The dimensions that an array of coordinates brings. A nameless one takes the name of what it selects from, and its
/// own elements as coordinates.
std::vector<Dimension> brought(const Array& wanted, const std::string& name) {
  if (wanted.rank() != 1 || !wanted.dimension(0).name.empty()) return wanted.dimensions();
  Array values = wanted;
  values.set_dimensions({Dimension("", wanted.size())});
  return {Dimension(name, std::move(values))};
}

Array at_one(const Array& x, const std::string& name, const Value& wanted, Outside outside, Between between) {
  const std::size_t d = dimension_named(x, name);
  const Dimension& dimension = x.dimension(d);
  if (const auto* interval = wanted.get<Interval>()) return at_interval(x, d, *interval, outside);
  const bool texts = dimension.coordinates && dimension.coordinates->type() == ElementType::text;
  const std::optional<Array> places = wanted.is<bool>() ? std::nullopt : as_array(wanted);
  if (!places || places->type() == ElementType::complex || (places->type() == ElementType::text) != texts) {
    throw Mismatch("the coordinate " + name + " takes " + (texts ? "a text" : "a number") + ", not " +
                   wanted.describe());
  }
  std::vector<Spot> spots;
  if (texts) {
    for (const std::string& text : places->texts()) spots.push_back(find_text(dimension, text));
  } else {
    const Axis axis(x, d, outside, between);
    for (std::size_t i = 0; i < places->size(); ++i) {
      const double number = places->number(i);
      const bool plain = places->unit.symbol.empty();
      spots.push_back(axis.find(plain ? number : coordinate_in_unit(dimension, Quantity{number, places->unit})));
    }
  }
  return gather(x, d, spots, brought(*places, name));
}

}  // namespace

Value at(const Value& x, std::span<const std::pair<std::string, Value>> coordinates, Outside outside, Between between) {
  const auto* array = x.get<Array>();
  if (!array) throw Mismatch("only an array has coordinates to select by, not " + x.describe());
  Array result = *array;
  for (const auto& [name, wanted] : coordinates) result = at_one(result, name, wanted, outside, between);
  return as_value(std::move(result));
}

Value last_coordinate(const Value& x, std::string_view dimension) {
  const auto* array = x.get<Array>();
  if (!array) throw Mismatch("only an array has coordinates, not " + x.describe());
  const Dimension& d = array->dimension(dimension_named(*array, dimension));
  if (d.size == 0) throw Mismatch(spoken(d) + " is empty and has no end");
  if (!d.coordinates) return static_cast<double>(d.size);
  if (d.coordinates->type() == ElementType::text) return d.coordinates->texts().back();
  const double last = d.coordinates->number(d.size - 1);
  return d.coordinates->unit.symbol.empty() ? Value(last) : Value(Quantity{last, d.coordinates->unit});
}

}  // namespace ansatz::core
