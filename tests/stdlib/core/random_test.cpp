// SPDX-License-Identifier: MIT
#include "stdlib/core/random.h"

#include <Random123/philox.h>
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <vector>

using ansatz::core::Stream;

namespace {

std::vector<double> uniforms(const Stream& stream, std::size_t n) {
  std::vector<double> values(n);
  stream.fill_uniform(values);
  return values;
}

std::vector<double> normals(const Stream& stream, std::size_t n, std::uint64_t first = 0) {
  std::vector<double> values(n);
  stream.fill_normal(values, first);
  return values;
}

double kolmogorov_distance(std::vector<double> values, double (*distribution)(double)) {
  std::sort(values.begin(), values.end());
  const double n = static_cast<double>(values.size());
  double distance = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double f = distribution(values[i]);
    distance =
        std::max({distance, std::abs(f - static_cast<double>(i) / n), std::abs(f - static_cast<double>(i + 1) / n)});
  }
  return distance;
}

}  // namespace

// The vectors of Random123's own kat_vectors file (Salmon et al., SC'11).
TEST_CASE("Philox: meets its known answers", "[core][random]") {
  using Philox = r123::Philox4x64;
  const auto draw = [](Philox::ctr_type counter, Philox::key_type key) { return Philox()(counter, key); };
  CHECK(draw({{0, 0, 0, 0}}, {{0, 0}}) ==
        Philox::ctr_type{{0x16554d9eca36314c, 0xdb20fe9d672d0fdc, 0xd7e772cee186176b, 0x7e68b68aec7ba23b}});
  const std::uint64_t ones = ~std::uint64_t{0};
  CHECK(draw({{ones, ones, ones, ones}}, {{ones, ones}}) ==
        Philox::ctr_type{{0x87b092c3013fe90b, 0x438c3c67be8d0224, 0x9cc7d7c69cd777b6, 0xa09caebf594f0ba0}});
  CHECK(draw({{0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0, 0x082efa98ec4e6c89}},
             {{0x452821e638d01377, 0xbe5466cf34e90c6c}}) ==
        Philox::ctr_type{{0xa528f45403e61d95, 0x38c72dbd566e9788, 0xa5a1610e72fd18b5, 0x57bd43b5e52b7fe6}});
}

TEST_CASE("Stream: the stream of seed 0 begins with Philox's first known answer", "[core][random]") {
  CHECK(Stream(0).bits(0) == 0x16554d9eca36314c);
  CHECK(Stream(0).bits(3) == 0x7e68b68aec7ba23b);
}

TEST_CASE("Stream: a block holds the same numbers as single calls, wherever it begins", "[core][random]") {
  const Stream stream = Stream(7).at("place").at(3);
  for (const std::uint64_t first : {0u, 1u, 2u, 3u, 5u}) {
    for (const std::size_t n : {0u, 1u, 2u, 7u, 8u, 33u}) {
      const std::vector<double> block = normals(stream, n, first);
      std::vector<double> flat(n);
      stream.fill_uniform(flat, first);
      for (std::size_t i = 0; i < n; ++i) {
        CHECK(block[i] == stream.normal(first + i));
        CHECK(flat[i] == stream.uniform(first + i));
      }
    }
  }
}

TEST_CASE("Stream: places and elements have numbers of their own", "[core][random]") {
  std::set<std::uint64_t> seen;
  for (std::uint64_t i = 0; i < 100; ++i) {
    seen.insert(Stream(1).at(i).bits(0));
    seen.insert(Stream(1).at(std::to_string(i)).bits(0));
    seen.insert(Stream(i + 2).bits(0));
  }
  CHECK(seen.size() == 300);
  CHECK(Stream(1).at("a").at("b").key() != Stream(1).at("b").at("a").key());
  CHECK(Stream(1).at("ab").key() == Stream(1).at("ab").key());
}

// Under the hypothesis P(√n D > 1.95) is 0.001; the seed is fixed, so this passes always or never.
TEST_CASE("Stream: uniform and normal draws have their distributions", "[core][random]") {
  const std::size_t n = 100000;
  const double bound = 1.95 / std::sqrt(static_cast<double>(n));
  CHECK(kolmogorov_distance(uniforms(Stream(11), n), [](double x) { return x; }) < bound);
  CHECK(kolmogorov_distance(normals(Stream(11), n), [](double x) { return 0.5 * std::erfc(-x / std::sqrt(2)); }) <
        bound);

  const std::vector<double> z = normals(Stream(12), n);
  double lag1 = 0;
  for (std::size_t i = 1; i < n; ++i) lag1 += z[i] * z[i - 1];
  CHECK(std::abs(lag1 / static_cast<double>(n)) < 3.3 * bound / 1.95);  // standard error 1/√n, p = 0.001
}

TEST_CASE("Stream: uniform draws stay inside the open interval", "[core][random]") {
  const std::vector<double> u = uniforms(Stream(3), 100000);
  CHECK(*std::min_element(u.begin(), u.end()) > 0);
  CHECK(*std::max_element(u.begin(), u.end()) < 1);
}

// χ² with 9 degrees of freedom exceeds 27.9 with probability 0.001.
TEST_CASE("Stream: whole numbers below a bound are equally likely", "[core][random]") {
  std::vector<double> counts(10);
  for (std::uint64_t i = 0; i < 100000; ++i) ++counts.at(Stream(5).below(i, 10));
  double chi2 = 0;
  for (const double c : counts) chi2 += (c - 10000) * (c - 10000) / 10000;
  CHECK(chi2 < 27.9);
  CHECK(Stream(5).below(0, 1) == 0);
}

// All 24 orders of four items equally likely: χ² with 23 degrees of freedom exceeds 49.7 with probability 0.001.
TEST_CASE("Stream: a shuffle reaches every order equally often", "[core][random]") {
  std::map<std::vector<std::size_t>, double> counts;
  for (std::uint64_t i = 0; i < 24000; ++i) {
    std::vector<std::size_t> items{0, 1, 2, 3};
    Stream(9).at(i).shuffle(items);
    ++counts[items];
  }
  CHECK(counts.size() == 24);
  double chi2 = 0;
  for (const auto& [order, c] : counts) chi2 += (c - 1000) * (c - 1000) / 1000;
  CHECK(chi2 < 49.7);
}
