// SPDX-License-Identifier: MIT
#include "stdlib/core/rearrange.h"

#include <algorithm>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/core/stop_point.h"

namespace ansatz::core {

namespace {

std::string list_of(const std::vector<Dimension>& dimensions) {
  std::string text = "[";
  for (const Dimension& d : dimensions) {
    if (text.size() > 1) text += ", ";
    text += d.name.empty() ? std::to_string(d.size) : d.name;
  }
  return text + "]";
}

/// All parts as the widest type among them, in the unit of the first.
std::vector<Array> alike(const std::vector<Array>& parts, const char* verb) {
  const auto has = [&](ElementType type) {
    return std::any_of(parts.begin(), parts.end(), [&](const Array& part) { return part.type() == type; });
  };
  const bool one_type =
      std::all_of(parts.begin(), parts.end(), [&](const Array& p) { return p.type() == parts[0].type(); });
  std::vector<Array> result;
  for (const Array& part : parts) {
    if (!one_type && (part.type() == ElementType::text || has(ElementType::text))) {
      throw Mismatch(std::string("cannot ") + verb + " texts and " +
                     describe(part.type() == ElementType::text ? parts[0].type() : part.type()));
    }
    Array same = one_type ? part : has(ElementType::complex) ? part.as_complex() : part.as_real();
    if (!part.unit.same_dimension(parts[0].unit)) {
      throw Mismatch(std::string("cannot ") + verb + " " + parts[0].unit.dimension_name() + " and " +
                     part.unit.dimension_name());
    }
    if (const double factor = conversion(part.unit, parts[0].unit); factor != 1) {
      if (same.type() == ElementType::complex) {
        for (Array::Complex& element : same.mutable_complex()) element *= factor;
      } else {
        same = same.as_real();
        for (double& element : same.mutable_real()) element *= factor;
      }
    }
    result.push_back(std::move(same));
  }
  // A unit conversion may have made reals of some whole numbers.
  if (!std::all_of(result.begin(), result.end(), [&](const Array& p) { return p.type() == result[0].type(); })) {
    for (Array& part : result) part = part.as_real();
  }
  return result;
}

/// Writes the elements in the order of `dimensions`, whose neighbours stand `steps` apart in `from`. Goes in tiles over
/// the two dimensions that are innermost in the source and in the result, so that neither is read across cache lines.
template <class T>
void turn(const T* from, T* to, std::size_t count, const std::vector<Dimension>& dimensions,
          const std::vector<std::size_t>& steps) {
  constexpr std::size_t kTile = 32;
  if (count == 0) return;
  const std::size_t rank = dimensions.size(), last = rank - 1;
  std::size_t fast = last;  // the dimension along which the source is contiguous
  for (std::size_t d = 0; d < rank; ++d) {
    if (steps[d] == 1 && dimensions[d].size > 1) fast = d;
  }
  std::vector<std::size_t> out_steps(rank, 1);
  for (std::size_t d = last; d-- > 0;) out_steps[d] = out_steps[d + 1] * dimensions[d + 1].size;
  const std::size_t columns = dimensions[last].size, step = steps[last];
  const std::size_t rows = fast == last ? 1 : dimensions[fast].size, row_step = out_steps[fast];
  std::vector<std::size_t> place(rank, 0);
  std::size_t in = 0, out = 0;
  while (true) {
    for (std::size_t r0 = 0; r0 < rows; r0 += kTile) {
      for (std::size_t c0 = 0; c0 < columns; c0 += kTile) {
        for (std::size_t r = r0; r < std::min(rows, r0 + kTile); ++r) {
          for (std::size_t c = c0; c < std::min(columns, c0 + kTile); ++c) {
            to[out + r * row_step + c] = from[in + r + c * step];
          }
        }
      }
    }
    std::size_t d = last;
    while (true) {  // the next place of the dimensions outside the tiles
      if (d-- == 0) return;
      if (d == fast) continue;
      in += steps[d];
      out += out_steps[d];
      if (++place[d] < dimensions[d].size) break;
      in -= steps[d] * place[d];
      out -= out_steps[d] * place[d];
      place[d] = 0;
    }
  }
}

}  // namespace

Array permute(const Array& x, std::span<const std::size_t> order) {
  std::vector<Dimension> dimensions;
  std::vector<std::size_t> steps;
  bool already = true;
  for (std::size_t i = 0; i < order.size(); ++i) {
    dimensions.push_back(x.dimension(order[i]));
    steps.push_back(x.stride(order[i]));
    already = already && order[i] == i;
  }
  if (already) return x;
  return x.visit([&]<class T>(std::span<const T> from) {
    std::vector<T> values(from.size());
    turn(from.data(), values.data(), values.size(), dimensions, steps);
    Array result(dimensions, std::move(values));
    result.copy_labels_from(x);
    return result;
  });
}

Array transpose(const Array& x, std::span<const std::string> names) {
  std::vector<std::size_t> order;
  for (const std::string& name : names) {
    const auto place = x.find_dimension(name);
    if (!place) {
      std::vector<std::string> known;
      for (const Dimension& d : x.dimensions()) known.push_back(d.name);
      throw UnknownName("the array " + list_of(x.dimensions()) + " has no dimension '" + name + "'", name, known);
    }
    if (std::find(order.begin(), order.end(), *place) != order.end()) {
      throw Mismatch("the dimension " + name + " is named twice");
    }
    order.push_back(*place);
  }
  if (order.size() != x.rank()) throw Mismatch("transpose must name every dimension of " + list_of(x.dimensions()));
  return permute(x, order);
}

Array stack(const std::vector<Array>& parts, Dimension along) {
  if (parts.empty()) throw Mismatch("cannot stack no arrays");
  if (along.size != parts.size()) {
    throw Mismatch("cannot stack " + std::to_string(parts.size()) + " arrays along " + along.name + " of size " +
                   std::to_string(along.size));
  }
  const std::vector<Dimension>& inner = parts[0].dimensions();
  for (const Array& part : parts) {
    if (part.rank() != inner.size()) {
      throw Mismatch("cannot stack arrays " + list_of(inner) + " and " + list_of(part.dimensions()));
    }
    for (std::size_t d = 0; d < inner.size(); ++d) {
      const Dimension& other = part.dimension(d);
      if (other.name != inner[d].name || other.size != inner[d].size || !other.same_coordinates(inner[d])) {
        throw Mismatch("cannot stack arrays whose dimension " + inner[d].name + " differs");
      }
    }
  }
  const std::vector<Array> same = alike(parts, "stack");
  std::vector<Dimension> dimensions{std::move(along)};
  dimensions.insert(dimensions.end(), inner.begin(), inner.end());
  return same[0].visit([&]<class T>(std::span<const T>) {
    std::vector<T> values;
    values.reserve(same[0].size() * same.size());
    for (const Array& part : same) {
      part.visit([&]<class U>(std::span<const U> elements) {
        if constexpr (std::is_same_v<T, U>) values.insert(values.end(), elements.begin(), elements.end());
      });
    }
    Array result(std::move(dimensions), std::move(values));
    result.copy_labels_from(same[0]);
    return result;
  });
}

Array concatenate(const std::vector<Array>& parts, const std::string& along) {
  if (parts.empty()) throw Mismatch("cannot join no arrays");
  const Array& first = parts[0];
  std::size_t axis = 0;
  if (along.empty()) {
    if (first.rank() != 1)
      throw Mismatch("name the dimension along which to join arrays " + list_of(first.dimensions()));
  } else {
    const auto place = first.find_dimension(along);
    if (!place)
      throw Mismatch("cannot join along " + along + ": the array " + list_of(first.dimensions()) + " lacks it");
    axis = *place;
  }
  std::size_t total = 0;
  bool coordinates = true;
  std::vector<Array> coordinate_parts;
  for (const Array& part : parts) {
    if (part.rank() != first.rank()) {
      throw Mismatch("cannot join arrays " + list_of(first.dimensions()) + " and " + list_of(part.dimensions()));
    }
    for (std::size_t d = 0; d < first.rank(); ++d) {
      const Dimension &a = first.dimension(d), &b = part.dimension(d);
      if (a.name != b.name || (d != axis && (a.size != b.size || !a.same_coordinates(b)))) {
        throw Mismatch("cannot join arrays whose dimension " + a.name + " differs");
      }
    }
    total += part.dimension(axis).size;
    coordinates = coordinates && part.dimension(axis).coordinates;
    if (coordinates) coordinate_parts.push_back(*part.dimension(axis).coordinates);
  }
  const std::vector<Array> same = alike(parts, "join");
  std::vector<Dimension> dimensions = first.dimensions();
  dimensions[axis] =
      coordinates && first.rank() > 0
          ? Dimension(dimensions[axis].name, concatenate(coordinate_parts, coordinate_parts[0].dimension(0).name))
          : Dimension(dimensions[axis].name, total);
  return same[0].visit([&]<class T>(std::span<const T>) {
    std::vector<T> values;
    std::size_t outer = 1;
    for (std::size_t d = 0; d < axis; ++d) outer *= dimensions[d].size;
    for (std::size_t o = 0; o < outer; ++o) {
      for (const Array& part : same) {
        const std::size_t chunk = part.size() / std::max<std::size_t>(outer, 1);
        part.visit([&]<class U>(std::span<const U> elements) {
          if constexpr (std::is_same_v<T, U>) {
            const auto from = elements.subspan(o * chunk, chunk);
            values.insert(values.end(), from.begin(), from.end());
          }
        });
      }
    }
    Array result(dimensions, std::move(values));
    result.copy_labels_from(same[0]);
    return result;
  });
}

Array take(const Array& x, std::size_t dimension, std::span<const std::size_t> places) {
  std::vector<Dimension> dimensions = x.dimensions();
  const std::size_t length = dimensions[dimension].size, inner = x.stride(dimension);
  const std::size_t outer = length == 0 ? 0 : x.size() / (length * std::max<std::size_t>(inner, 1));
  const auto coordinates = dimensions[dimension].coordinates;
  dimensions[dimension].size = places.size();
  if (coordinates) dimensions[dimension].coordinates = std::make_shared<const Array>(take(*coordinates, 0, places));
  return x.visit([&]<class T>(std::span<const T> from) {
    std::vector<T> values;
    values.reserve(outer * places.size() * inner);
    for (std::size_t o = 0; o < outer; ++o) {
      with_stop_points(places.size(), [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
          const auto part = from.subspan((o * length + places[i]) * inner, inner);
          values.insert(values.end(), part.begin(), part.end());
        }
      });
    }
    Array result(dimensions, std::move(values));
    result.copy_labels_from(x);
    return result;
  });
}

}  // namespace ansatz::core
