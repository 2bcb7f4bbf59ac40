// SPDX-License-Identifier: MIT
#include "stdlib/core/unordered_fft.h"

#include <bit>
#include <cmath>
#include <map>
#include <mutex>
#include <numbers>
#include <string>
#include <tuple>
#include <utility>

#include "stdlib/core/error.h"
#include "stdlib/core/unordered_tables.h"

namespace ansatz::core {
namespace {

/// cos and -sin of 2πj/n, from angles of an eighth turn at most: off by a unit in the last place at worst.
std::pair<double, double> unit_root(std::size_t j, std::size_t n) {
  const std::size_t turned = 8 * (j % n), eighth = turned / n, rest = turned % n;
  const bool back = eighth % 2 == 1;  // measured from the next multiple of an eighth
  const double angle = std::numbers::pi / 4 * static_cast<double>(back ? n - rest : rest) / static_cast<double>(n);
  double c = std::cos(angle), s = std::sin(angle);
  if (back) std::swap(c, s);
  switch (eighth / 2) {
    case 0:
      return {c, -s};
    case 1:
      return {-s, -c};
    case 2:
      return {-c, s};
    default:
      return {s, c};
  }
}

AlignedBuffer roots_of(std::size_t length, std::size_t radix) {
  const std::size_t others = radix - 1;
  AlignedBuffer roots(2 * others * (length / radix));
  for (std::size_t j = 0; j < length / radix; ++j) {
    double* const block = roots.data() + 16 * others * (j / 8) + j % 8;
    for (std::size_t q = 1; q < radix; ++q)
      std::tie(block[16 * (q - 1)], block[16 * (q - 1) + 8]) = unit_root(q * j, length);
  }
  return roots;
}

/// The digits of a place, the most significant first, are those of its wave, the least significant first. Within 64
/// values the last two digits stand the other way round.
std::uint32_t wave_at(std::size_t place, std::size_t n, const std::vector<std::size_t>& radices) {
  std::size_t rest = place / 64 * 64 + place % 8 * 8 + place % 64 / 8, part = n, wave = 0, weight = 1;
  for (std::size_t radix : radices) {
    part /= radix;
    wave += weight * (rest / part);
    rest %= part;
    weight *= radix;
  }
  return static_cast<std::uint32_t>(wave);
}

void fill(UnorderedTables& tables, std::size_t n) {
  tables.n = n;
  tables.waves.resize(n);
  if (!UnorderedFft::has_own(n)) {
    for (std::size_t k = 0; k < n; ++k) tables.waves[k] = static_cast<std::uint32_t>(k);
    return;
  }
  const int above = std::countr_zero(n / kUnorderedAtOnce);
  std::vector<std::size_t> radices;
  std::size_t length = n;
  if (above > 0) {
    tables.first = above % 3 == 0 ? 8 : std::size_t{1} << (above % 3);
    radices.push_back(tables.first);
    length /= tables.first;
  }
  for (; length >= 64; length /= 8) radices.push_back(8);
  length = n;
  for (std::size_t radix : radices) {
    tables.roots.push_back(roots_of(length, radix));
    length /= radix;
  }
  radices.push_back(8);
  for (std::size_t place = 0; place < n; ++place) tables.waves[place] = wave_at(place, n, radices);
}

const UnorderedTables* tables_for(std::size_t n) {
  static std::mutex making;
  static auto& made = *new std::map<std::size_t, UnorderedTables>;
  const std::lock_guard lock(making);
  UnorderedTables& tables = made[n];
  if (tables.waves.empty()) fill(tables, n);
  return &tables;
}

}  // namespace

bool UnorderedFft::has_own(std::size_t n) {
  return n >= kUnorderedAtOnce && n <= (std::size_t{1} << 30) && std::has_single_bit(n);
}

UnorderedFft::UnorderedFft(std::size_t n) : n_(n) {
  if (n == 0 || n > (std::size_t{1} << 30)) throw BadParameter("fft", "n", std::to_string(n), "in [1, 2^30]");
  tables_ = tables_for(n);
  if (has_own(n)) return;
  forward_.emplace(Transform::complex_forward, n);
  backward_.emplace(Transform::complex_backward, n);
}

std::span<const std::uint32_t> UnorderedFft::waves() const { return tables_->waves; }

// FFTW's plans keep their input, but its interface takes it as writable.
void UnorderedFft::forward(const double* field, double* spectrum) const {
  if (forward_) return forward_->execute(const_cast<double*>(field), spectrum);
  unordered_forward(*tables_, field, spectrum, false);
}

void UnorderedFft::backward(const double* spectrum, double* field) const {
  if (backward_) return backward_->execute(const_cast<double*>(spectrum), field);
  unordered_backward(*tables_, spectrum, field, false);
}

std::size_t UnorderedFft::block() { return unordered_block(); }

void UnorderedFft::forward_to_blocks(const double* field, double* spectrum) const {
  unordered_forward(*tables_, field, spectrum, true);
}

void UnorderedFft::backward_from_blocks(const double* spectrum, double* field) const {
  unordered_backward(*tables_, spectrum, field, true);
}

}  // namespace ansatz::core
