// SPDX-License-Identifier: MIT
#include "stdlib/core/sort.h"

#include <algorithm>
#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numeric>
#include <string>

#include "stdlib/core/error.h"
#include "stdlib/core/random.h"
#include "stdlib/core/stop_point.h"
#include "support/not_finite.h"

using namespace ansatz::core;
using support::kInfinity;

namespace {

using Sample = std::vector<double>;
using Maker = std::function<double(std::size_t i, std::size_t n, double chance)>;

/// What sorts are known to stumble over.
const std::vector<std::pair<std::string, Maker>> kKinds = {
    {"all equal", [](std::size_t, std::size_t, double) { return 2.5; }},
    {"sorted", [](std::size_t i, std::size_t, double) { return static_cast<double>(i); }},
    {"reversed", [](std::size_t i, std::size_t n, double) { return static_cast<double>(n - i); }},
    {"up and down", [](std::size_t i, std::size_t n, double) { return static_cast<double>(std::min(i, n - i)); }},
    {"two values", [](std::size_t, std::size_t, double chance) { return chance < 0.3 ? -1.0 : 1.0; }},
    {"zeros of both signs", [](std::size_t, std::size_t, double chance) { return chance < 0.5 ? -0.0 : 0.0; }},
    {"zeros among others",
     [](std::size_t, std::size_t, double chance) { return chance < 0.3   ? -0.0
                                                          : chance < 0.6 ? 0.0
                                                                         : chance - 0.8; }},
    {"denormals", [](std::size_t, std::size_t, double chance) { return std::floor(64 * chance - 32) * 5e-324; }},
    {"infinities and the ends of the range",
     [](std::size_t, std::size_t, double chance) {
       const double ends[] = {-kInfinity, -1.7e308, -5e-324, -0.0, 0.0, 5e-324, 1.7e308, kInfinity};
       return ends[static_cast<std::size_t>(8 * chance)];
     }},
    {"every bit",
     [](std::size_t, std::size_t, double chance) { return std::ldexp(chance - 0.5, int(chance * 2e9) % 1000); }},
    {"normal",
     [](std::size_t, std::size_t, double chance) { return std::log(chance + 1e-9) * std::cos(1e6 * chance); }},
};

Sample made(const Maker& maker, std::size_t n) {
  const Stream stream(n);
  Sample sample(n);
  for (std::size_t i = 0; i < n; ++i) sample[i] = maker(i, n, stream.uniform(i));
  return sample;
}

constexpr std::size_t kLong = (std::size_t{1} << 21U) + 100003;

bool in_order(double a, double b) { return a < b || (a == b && std::signbit(a) && !std::signbit(b)); }

/// As std::sort has it, −0 before 0.
Sample by_the_book(Sample sample) {
  std::sort(sample.begin(), sample.end(), in_order);
  return sample;
}

/// The same for the same numbers in any order.
std::uint64_t mixed(const Sample& sample) {
  std::uint64_t sum = 0;
  for (const double value : sample) {
    const auto bits = std::bit_cast<std::uint64_t>(value) * 0x9e3779b97f4a7c15;
    sum += (bits ^ bits >> 29U) * 0xbf58476d1ce4e5b9;
  }
  return sum;
}

bool same_bits(const Sample& a, const Sample& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double x, double y) {
    return std::bit_cast<std::uint64_t>(x) == std::bit_cast<std::uint64_t>(y);
  });
}

}  // namespace

TEST_CASE("sort_numbers: orders whatever std::sort does, to the bit", "[sort]") {
  for (const auto& [name, maker] : kKinds) {
    for (const std::size_t n : {0, 1, 2, 3, 7, 31, 32, 33, 101, 257, 1000, 4097, 100000}) {
      Sample sample = made(maker, n);
      const Sample wanted = by_the_book(sample);
      sort_numbers(sample);
      INFO(name << ", n = " << n);
      CHECK(same_bits(sample, wanted));
    }
  }
}

// Beyond some two million elements the sample is divided first, and each kind is divided in another way. A sum over the
// elements' mixed bits says that they are still the same.
TEST_CASE("sort_numbers: orders samples that it takes in parts", "[sort]") {
  for (const auto& [name, maker] : kKinds) {
    const Sample given = made(maker, kLong);
    Sample sample = given;
    sort_numbers(sample);
    INFO(name);
    CHECK(std::is_sorted(sample.begin(), sample.end(), in_order));
    CHECK(mixed(sample) == mixed(given));
  }
}

TEST_CASE("sorted_places: leave equal values as they stand, upwards and downwards", "[sort]") {
  for (const auto& [name, maker] : kKinds) {
    for (const std::size_t n : {0, 1, 5, 31, 32, 1000, 30000}) {
      const Sample sample = made(maker, n);
      std::vector<std::size_t> up(n);
      std::iota(up.begin(), up.end(), std::size_t{0});
      std::vector<std::size_t> down = up;
      std::stable_sort(up.begin(), up.end(), [&](std::size_t a, std::size_t b) { return sample[a] < sample[b]; });
      std::stable_sort(down.begin(), down.end(), [&](std::size_t a, std::size_t b) { return sample[b] < sample[a]; });
      INFO(name << ", n = " << n);
      CHECK(sorted_places(sample) == up);
      CHECK(sorted_places(sample, true) == down);
    }
  }
}

TEST_CASE("arrange_around: puts a place right, also where it takes samples in parts", "[sort]") {
  for (const auto& [name, maker] : kKinds) {
    for (const std::size_t n : {std::size_t{1}, std::size_t{1000}, kLong}) {
      const std::size_t place = n / 3;
      const Sample given = made(maker, n);
      Sample sample = given;
      arrange_around(sample, place);
      INFO(name << ", n = " << n);
      const auto at = sample.begin() + static_cast<std::ptrdiff_t>(place);
      CHECK(*std::max_element(sample.begin(), at + 1) == *at);
      CHECK(*std::min_element(at, sample.end()) == *at);
      CHECK(mixed(sample) == mixed(given));
    }
  }
}

TEST_CASE("sort_numbers: can be called off, and then leaves things as they were", "[sort][stop]") {
  Sample sample = made(kKinds.back().second, kLong);
  const Sample before = sample;
  const std::atomic<bool> stop{true};
  {
    const StopScope scope(&stop);
    CHECK_THROWS_AS(sort_numbers(sample), Interrupted);
    CHECK_THROWS_AS(sorted_places(sample), Interrupted);
    CHECK_THROWS_AS(arrange_around(sample, sample.size() / 2), Interrupted);
  }
  CHECK(same_bits(sample, before));
}
