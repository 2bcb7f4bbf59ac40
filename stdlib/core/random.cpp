// SPDX-License-Identifier: MIT
#include "stdlib/core/random.h"

#include <sleef.h>

#include <Random123/philox.h>
#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "stdlib/core/fingerprint.h"
#include "stdlib/core/stop_point.h"

namespace ansatz::core {

namespace {

using Block = std::array<std::uint64_t, 4>;

/// Draws 4 block … 4 block + 3 of a key.
Block philox(const std::array<std::uint64_t, 2>& key, std::uint64_t block) {
  const r123::Philox4x64::ctr_type counter{{block, 0, 0, 0}};
  const r123::Philox4x64::key_type words{{key[0], key[1]}};
  const auto made = r123::Philox4x64()(counter, words);
  return {made[0], made[1], made[2], made[3]};
}

// 52 bits and a half: never 0, never 1, symmetric about one half.
double open_unit(std::uint64_t bits) { return (static_cast<double>(bits >> 12) + 0.5) * 0x1p-52; }

/// Box and Muller (1958): two uniforms to two normals. SLEEF's finz functions have the same bits whatever the CPU's
/// width.
std::pair<double, double> box_muller(double u, double v) {
  const double radius = std::sqrt(-2 * Sleef_finz_logd1_u10purecfma(u));
  const Sleef_double_2 angle = Sleef_finz_sincospid1_u05purecfma(2 * v);
  return {radius * angle.y, radius * angle.x};
}

#ifdef __AVX2__
// Four pairs at once, bit for bit what box_muller gives one by one.
void box_muller4(const double* u, const double* v, double* out) {
  const __m256d log = Sleef_finz_logd4_u10avx2(_mm256_loadu_pd(u));
  const __m256d radius = _mm256_sqrt_pd(_mm256_mul_pd(_mm256_set1_pd(-2), log));
  const Sleef___m256d_2 angle = Sleef_finz_sincospid4_u05avx2(_mm256_mul_pd(_mm256_set1_pd(2), _mm256_loadu_pd(v)));
  alignas(32) double cosine[4], sine[4];
  _mm256_store_pd(cosine, _mm256_mul_pd(radius, angle.y));
  _mm256_store_pd(sine, _mm256_mul_pd(radius, angle.x));
  for (int i = 0; i < 4; ++i) {
    out[2 * i] = cosine[i];
    out[2 * i + 1] = sine[i];
  }
}
#endif

}  // namespace

Stream Stream::at(std::string_view place) const {
  Stream inner;
  inner.key_ = Fingerprint().add(key_[0]).add(key_[1]).add(place).digest();
  return inner;
}

Stream Stream::at(std::uint64_t index) const {
  Stream inner;
  inner.key_ = Fingerprint().add(key_[0]).add(key_[1]).add(index).digest();
  return inner;
}

std::uint64_t Stream::bits(std::uint64_t index) const { return philox(key_, index / 4)[index % 4]; }

double Stream::uniform(std::uint64_t index) const { return open_unit(bits(index)); }

double Stream::normal(std::uint64_t index) const {
  const Block block = philox(key_, index / 4);
  const std::size_t pair = index % 4 / 2 * 2;
  const auto [first, second] = box_muller(open_unit(block[pair]), open_unit(block[pair + 1]));
  return index % 2 == 0 ? first : second;
}

std::uint64_t Stream::below(std::uint64_t index, std::uint64_t bound) const {
  __extension__ using Wide = unsigned __int128;
  return static_cast<std::uint64_t>((static_cast<Wide>(bits(index)) * bound) >> 64);
}

void Stream::fill_uniform(std::span<double> out, std::uint64_t first) const {
  std::size_t i = 0;
  while (i < out.size()) {
    const std::uint64_t index = first + i;
    const Block block = philox(key_, index / 4);
    for (std::uint64_t lane = index % 4; lane < 4 && i < out.size(); ++lane) out[i++] = open_unit(block[lane]);
  }
}

void Stream::fill_normal(std::span<double> out, std::uint64_t first) const {
  std::size_t i = 0;
  while (i < out.size() && (first + i) % 4 != 0) {
    out[i] = normal(first + i);
    ++i;
  }
#ifdef __AVX2__
  for (; i + 8 <= out.size(); i += 8) {
    const Block a = philox(key_, (first + i) / 4);
    const Block b = philox(key_, (first + i) / 4 + 1);
    const double u[4] = {open_unit(a[0]), open_unit(a[2]), open_unit(b[0]), open_unit(b[2])};
    const double v[4] = {open_unit(a[1]), open_unit(a[3]), open_unit(b[1]), open_unit(b[3])};
    box_muller4(u, v, out.data() + i);
  }
#endif
  for (; i + 4 <= out.size(); i += 4) {
    const Block a = philox(key_, (first + i) / 4);
    std::tie(out[i], out[i + 1]) = box_muller(open_unit(a[0]), open_unit(a[1]));
    std::tie(out[i + 2], out[i + 3]) = box_muller(open_unit(a[2]), open_unit(a[3]));
  }
  for (; i < out.size(); ++i) out[i] = normal(first + i);
}

void Stream::shuffle(std::span<std::size_t> items) const {
  // below(i, i) for i = size … 2, with a block of draws made once for the four places it serves.
  Block block{};
  std::uint64_t made = ~std::uint64_t{0};
  for (std::size_t i = items.size(); i > 1; --i) {
    if (i % kStretch == 0) stop_point();
    if (i / 4 != made) block = philox(key_, made = i / 4);
    __extension__ using Wide = unsigned __int128;
    std::swap(items[i - 1], items[static_cast<std::size_t>((static_cast<Wide>(block[i % 4]) * i) >> 64)]);
  }
}

}  // namespace ansatz::core
