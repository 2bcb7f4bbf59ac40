// SPDX-License-Identifier: MIT
#include "stdlib/core/unordered_tables.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "stdlib/core/unordered_stages.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep

#include <hwy/highway.h>

#include "stdlib/core/butterflies.inl"

HWY_BEFORE_NAMESPACE();
namespace ansatz::core::HWY_NAMESPACE {

// The backward transform is the forward one of numbers whose real and imaginary parts have changed places, its stages
// in the other order. Between stages numbers lie in blocks of a vector's width, real parts and then imaginary ones.
enum class Way { forward, backward };
enum class Layout { pairs, blocks };

template <Way kWay, Layout kLayout>
HWY_INLINE Complex load(const double* from, std::size_t j) {
  Complex value;
  if constexpr (kLayout == Layout::pairs) {
    hn::LoadInterleaved2(d, from + 2 * j, value.re, value.im);
  } else {
    value = {hn::Load(d, from + 2 * j), hn::Load(d, from + 2 * j + kLanes)};
  }
  return kWay == Way::backward ? swapped(value) : value;
}

template <Way kWay, Layout kLayout>
HWY_INLINE void store(Complex value, double* to, std::size_t j) {
  if constexpr (kWay == Way::backward) value = swapped(value);
  if constexpr (kLayout == Layout::pairs) {
    hn::StoreInterleaved2(value.re, value.im, d, to + 2 * j);
  } else {
    hn::Store(value.re, d, to + 2 * j);
    hn::Store(value.im, d, to + 2 * j + kLanes);
  }
}

/// What a stage multiplies value q of `radix` by, q above 0: `roots` begins with the vector's first lane.
HWY_INLINE Complex turned(Complex value, const double* HWY_RESTRICT roots, std::size_t q) {
  return product(value, {hn::Load(d, roots + 16 * (q - 1)), hn::Load(d, roots + 16 * (q - 1) + 8)});
}

template <Way kWay, Layout kFrom, Layout kTo>
void stage_of_2(const double* from, double* to, std::size_t length, const double* HWY_RESTRICT roots) {
  const std::size_t part = length / 2;
  for (std::size_t j = 0; j < part; j += kLanes) {
    const double* const root = roots + 16 * (j / 8) + j % 8;
    Complex x0 = load<kWay, kFrom>(from, j), x1 = load<kWay, kFrom>(from, j + part);
    if constexpr (kWay == Way::backward) x1 = turned(x1, root, 1);
    transform(x0, x1);
    if constexpr (kWay == Way::forward) x1 = turned(x1, root, 1);
    store<kWay, kTo>(x0, to, j);
    store<kWay, kTo>(x1, to, j + part);
  }
}

template <Way kWay, Layout kFrom, Layout kTo>
void stage_of_4(const double* from, double* to, std::size_t length, const double* HWY_RESTRICT roots) {
  const std::size_t part = length / 4;
  for (std::size_t j = 0; j < part; j += kLanes) {
    const double* const root = roots + 3 * 16 * (j / 8) + j % 8;
    const auto turn = [&](Complex& x1, Complex& x2, Complex& x3) HWY_ATTR {
      x1 = turned(x1, root, 1);
      x2 = turned(x2, root, 2);
      x3 = turned(x3, root, 3);
    };
    const auto at = [&](std::size_t q) HWY_ATTR { return load<kWay, kFrom>(from, j + q * part); };
    Complex x0 = at(0), x1 = at(1), x2 = at(2), x3 = at(3);
    if constexpr (kWay == Way::backward) turn(x1, x2, x3);
    transform(x0, x1, x2, x3);
    if constexpr (kWay == Way::forward) turn(x1, x2, x3);
    store<kWay, kTo>(x0, to, j);
    store<kWay, kTo>(x1, to, j + part);
    store<kWay, kTo>(x2, to, j + 2 * part);
    store<kWay, kTo>(x3, to, j + 3 * part);
  }
}

/// Eight numbers a lane.
struct Eight {
  Complex x0, x1, x2, x3, x4, x5, x6, x7;

  template <Way kWay>
  HWY_INLINE void transform() {
    HWY_NAMESPACE::transform(x0, x1, x2, x3, x4, x5, x6, x7, kWay == Way::forward ? kRootHalfAbove : kRootHalfBelow);
  }
  HWY_INLINE void turn(const double* HWY_RESTRICT root) {
    x1 = turned(x1, root, 1);
    x2 = turned(x2, root, 2);
    x3 = turned(x3, root, 3);
    x4 = turned(x4, root, 4);
    x5 = turned(x5, root, 5);
    x6 = turned(x6, root, 6);
    x7 = turned(x7, root, 7);
  }
};

template <Way kWay, Layout kLayout>
HWY_INLINE Eight load_eight(const double* from, std::size_t j, std::size_t part) {
  const auto at = [&](std::size_t q) HWY_ATTR { return load<kWay, kLayout>(from, j + q * part); };
  return {at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7)};
}

template <Way kWay, Layout kLayout>
HWY_INLINE void store_eight(const Eight& x, double* to, std::size_t j, std::size_t part) {
  store<kWay, kLayout>(x.x0, to, j);
  store<kWay, kLayout>(x.x1, to, j + part);
  store<kWay, kLayout>(x.x2, to, j + 2 * part);
  store<kWay, kLayout>(x.x3, to, j + 3 * part);
  store<kWay, kLayout>(x.x4, to, j + 4 * part);
  store<kWay, kLayout>(x.x5, to, j + 5 * part);
  store<kWay, kLayout>(x.x6, to, j + 6 * part);
  store<kWay, kLayout>(x.x7, to, j + 7 * part);
}

template <Way kWay, Layout kFrom, Layout kTo>
void stage_of_8(const double* from, double* to, std::size_t length, const double* HWY_RESTRICT roots) {
  const std::size_t part = length / 8;
  for (std::size_t j = 0; j < part; j += kLanes) {
    const double* const root = roots + 7 * 16 * (j / 8) + j % 8;
    Eight x = load_eight<kWay, kFrom>(from, j, part);
    if constexpr (kWay == Way::backward) x.turn(root);
    x.transform<kWay>();
    if constexpr (kWay == Way::forward) x.turn(root);
    store_eight<kWay, kTo>(x, to, j, part);
  }
}

/// Eight times eight numbers, rows with columns.
HWY_INLINE void transpose_64(const double* from, double* to) {
  Vector re[kLanes], im[kLanes];
  for (std::size_t row = 0; row < 8; row += kLanes) {
    for (std::size_t column = 0; column < 8; column += kLanes) {
      for (std::size_t i = 0; i < kLanes; ++i) {
        const Complex value = load<Way::forward, Layout::blocks>(from, 8 * (row + i) + column);
        re[i] = value.re;
        im[i] = value.im;
      }
      transpose(re);
      transpose(im);
      for (std::size_t i = 0; i < kLanes; ++i)
        store<Way::forward, Layout::blocks>({re[i], im[i]}, to, 8 * (column + i) + row);
    }
  }
}

/// 64 numbers whole: a stage of radix 8 down the columns, one along the rows. Where a vector holds a row, all stays in
/// registers. Which of the last two digits of a place comes first is left as it falls.
template <Way kWay, Layout kFrom, Layout kTo, std::size_t kHeld = kLanes>
HWY_INLINE void whole_64(const double* from, double* to, const double* HWY_RESTRICT roots) {
  if constexpr (kHeld == 8) {
    Eight x = load_eight<kWay, kFrom>(from, 0, 8);
    x.transform<kWay>();
    if constexpr (kWay == Way::forward) x.turn(roots);
    Vector re[kHeld] = {x.x0.re, x.x1.re, x.x2.re, x.x3.re, x.x4.re, x.x5.re, x.x6.re, x.x7.re};
    Vector im[kHeld] = {x.x0.im, x.x1.im, x.x2.im, x.x3.im, x.x4.im, x.x5.im, x.x6.im, x.x7.im};
    transpose(re);
    transpose(im);
    x = {{re[0], im[0]}, {re[1], im[1]}, {re[2], im[2]}, {re[3], im[3]},
         {re[4], im[4]}, {re[5], im[5]}, {re[6], im[6]}, {re[7], im[7]}};
    if constexpr (kWay == Way::backward) x.turn(roots);
    x.transform<kWay>();
    store_eight<kWay, kTo>(x, to, 0, 8);
  } else {
    HWY_ALIGN double rows[2 * kUnorderedAtOnce], columns[2 * kUnorderedAtOnce];
    const auto plain = [](const double* in, double* out, auto from_layout, auto to_layout) HWY_ATTR {
      for (std::size_t j = 0; j < 8; j += kLanes) {
        Eight x = load_eight<kWay, from_layout.value>(in, j, 8);
        x.template transform<kWay>();
        store_eight<kWay, to_layout.value>(x, out, j, 8);
      }
    };
    constexpr std::integral_constant<Layout, Layout::blocks> inside{};
    if constexpr (kWay == Way::forward) {
      stage_of_8<kWay, kFrom, Layout::blocks>(from, rows, kUnorderedAtOnce, roots);
      transpose_64(rows, columns);
      plain(columns, to, inside, std::integral_constant<Layout, kTo>{});
    } else {
      plain(from, rows, std::integral_constant<Layout, kFrom>{}, inside);
      transpose_64(rows, columns);
      stage_of_8<kWay, Layout::blocks, kTo>(columns, to, kUnorderedAtOnce, roots);
    }
  }
}

// So many numbers stay at hand in the nearest cache: a part of that length is brought to its end before the next.
constexpr std::size_t kAtHand = 2048;

/// The stages after the first on `count` numbers, which are parts of `length`.
template <Layout kTo>
void descend(double* values, std::size_t length, std::size_t count, const AlignedBuffer* roots) {
  if (length == kUnorderedAtOnce) {
    for (std::size_t i = 0; i < count; i += kUnorderedAtOnce)
      whole_64<Way::forward, Layout::blocks, kTo>(values + 2 * i, values + 2 * i, roots->data());
    return;
  }
  for (std::size_t i = 0; i < count; i += length)
    stage_of_8<Way::forward, Layout::blocks, Layout::blocks>(values + 2 * i, values + 2 * i, length, roots->data());
  const std::size_t together = count > kAtHand ? length / 8 : count;
  for (std::size_t i = 0; i < count; i += together) descend<kTo>(values + 2 * i, length / 8, together, roots + 1);
}

template <Layout kFrom>
void ascend(const double* from, double* to, std::size_t length, std::size_t count, const AlignedBuffer* roots) {
  if (length == kUnorderedAtOnce) {
    for (std::size_t i = 0; i < count; i += kUnorderedAtOnce)
      whole_64<Way::backward, kFrom, Layout::blocks>(from + 2 * i, to + 2 * i, roots->data());
    return;
  }
  const std::size_t together = count > kAtHand ? length / 8 : count;
  for (std::size_t i = 0; i < count; i += together)
    ascend<kFrom>(from + 2 * i, to + 2 * i, length / 8, together, roots + 1);
  for (std::size_t i = 0; i < count; i += length)
    stage_of_8<Way::backward, Layout::blocks, Layout::blocks>(to + 2 * i, to + 2 * i, length, roots->data());
}

template <Layout kTo>
void forward_to(const UnorderedTables& tables, const double* field, double* spectrum) {
  const double* const roots = tables.roots[0].data();
  switch (tables.first) {
    case 1:
      return whole_64<Way::forward, Layout::pairs, kTo>(field, spectrum, roots);
    case 2:
      stage_of_2<Way::forward, Layout::pairs, Layout::blocks>(field, spectrum, tables.n, roots);
      break;
    case 4:
      stage_of_4<Way::forward, Layout::pairs, Layout::blocks>(field, spectrum, tables.n, roots);
      break;
    default:
      stage_of_8<Way::forward, Layout::pairs, Layout::blocks>(field, spectrum, tables.n, roots);
  }
  const std::size_t part = tables.n / tables.first, together = tables.n > kAtHand ? part : tables.n;
  for (std::size_t i = 0; i < tables.n; i += together)
    descend<kTo>(spectrum + 2 * i, part, together, tables.roots.data() + 1);
}

template <Layout kFrom>
void backward_from(const UnorderedTables& tables, const double* spectrum, double* field) {
  const double* const roots = tables.roots[0].data();
  if (tables.first == 1) return whole_64<Way::backward, kFrom, Layout::pairs>(spectrum, field, roots);
  const std::size_t part = tables.n / tables.first, together = tables.n > kAtHand ? part : tables.n;
  for (std::size_t i = 0; i < tables.n; i += together)
    ascend<kFrom>(spectrum + 2 * i, field + 2 * i, part, together, tables.roots.data() + 1);
  switch (tables.first) {
    case 2:
      return stage_of_2<Way::backward, Layout::blocks, Layout::pairs>(field, field, tables.n, roots);
    case 4:
      return stage_of_4<Way::backward, Layout::blocks, Layout::pairs>(field, field, tables.n, roots);
    default:
      return stage_of_8<Way::backward, Layout::blocks, Layout::pairs>(field, field, tables.n, roots);
  }
}

std::size_t block_width() { return kLanes; }

void forward_loop(const UnorderedTables& tables, const double* field, double* spectrum, bool in_blocks) {
  return in_blocks ? forward_to<Layout::blocks>(tables, field, spectrum)
                   : forward_to<Layout::pairs>(tables, field, spectrum);
}

void backward_loop(const UnorderedTables& tables, const double* spectrum, double* field, bool in_blocks) {
  return in_blocks ? backward_from<Layout::blocks>(tables, spectrum, field)
                   : backward_from<Layout::pairs>(tables, spectrum, field);
}

}  // namespace ansatz::core::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ansatz::core {

HWY_EXPORT(block_width);
HWY_EXPORT(forward_loop);
HWY_EXPORT(backward_loop);

std::size_t unordered_block() { return HWY_DYNAMIC_DISPATCH(block_width)(); }

void unordered_forward(const UnorderedTables& tables, const double* field, double* spectrum, bool in_blocks) {
  HWY_DYNAMIC_DISPATCH(forward_loop)(tables, field, spectrum, in_blocks);
}

void unordered_backward(const UnorderedTables& tables, const double* spectrum, double* field, bool in_blocks) {
  HWY_DYNAMIC_DISPATCH(backward_loop)(tables, spectrum, field, in_blocks);
}

}  // namespace ansatz::core
#endif
