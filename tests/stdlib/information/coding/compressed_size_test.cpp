// SPDX-License-Identifier: MIT
#include "stdlib/information/coding/compressed_size.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "stdlib/information/coding/drawn_table.h"
#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::information::test::drawn_table;
using Catch::Matchers::Contains;

namespace {

std::size_t size_of(const SymbolTable& table) {
  Run run;
  return encode_symbols(table, run).size();
}

CompressedSizeEstimate compressed(SymbolSource x) {
  Run run;
  return compressed_size({.x = std::move(x)}, run);
}

}  // namespace

// Independent symbols: their entropy and what it takes to learn it, (A − 1)/2 log₂ n bits for one context; seven
// contexts that know nothing cost some more. Noise is not made smaller than it is.
TEST_CASE("compressed size: of noise is its entropy and little more", "[information][coding]") {
  for (const std::size_t alphabet : {2U, 3U, 16U}) {
    const double n = 40000, entropy = std::log2(alphabet) * n / 8;
    const auto picture = static_cast<double>(size_of(drawn_table(200, 200, alphabet, 3)));
    const auto sequence = static_cast<double>(size_of(drawn_table(1, 40000, alphabet, 4)));
    CHECK(picture > entropy - 20);
    CHECK(sequence > entropy - 20);
    CHECK(picture < 1.03 * entropy + 100);
    CHECK(sequence < 1.03 * entropy + 100);
  }
  // A coin of 0.05: 0.2864 bit.
  SymbolTable rare = drawn_table(200, 200, 2, 9);
  const auto draws = support::uniforms(8, 40000);
  for (std::size_t i = 0; i < draws.size(); ++i) rare.symbols[i] = draws[i] < 0.05 ? 1 : 0;
  const double entropy = (-0.05 * std::log2(0.05) - 0.95 * std::log2(0.95)) * 5000;
  CHECK(static_cast<double>(size_of(rare)) > 0.97 * entropy);
  CHECK(static_cast<double>(size_of(rare)) < 1.04 * entropy);
}

// A chain that changes with chance 0.1: 0.469 bit a symbol, whatever it is alone. Both ways in a picture whose rows
// repeat.
TEST_CASE("compressed size: finds what symbols owe to those before", "[information][coding]") {
  SymbolTable chain{1, 40000, 2, {}};
  std::uint32_t state = 0;
  for (const double u : support::uniforms(6, 40000)) chain.symbols.push_back(state = u < 0.1 ? 1 - state : state);
  const double rate = -0.1 * std::log2(0.1) - 0.9 * std::log2(0.9);
  CHECK(static_cast<double>(size_of(chain)) > 0.97 * rate * 5000);
  CHECK(static_cast<double>(size_of(chain)) < 1.03 * rate * 5000);
  // Each row is the one above but for one pixel in twenty: 0.2864 bit a pixel.
  SymbolTable rows{200, 200, 2, {}};
  const auto draws = support::uniforms(7, 40000);
  for (std::size_t i = 0; i < 40000; ++i) {
    const std::uint32_t above = i < 200 ? (draws[i] < 0.5 ? 1U : 0U) : rows.symbols[i - 200];
    rows.symbols.push_back(i >= 200 && draws[i] < 0.05 ? 1 - above : above);
  }
  CHECK(static_cast<double>(size_of(rows)) < 1.05 * 0.2864 * 5000);
  // Stripes, flats and a period of twelve symbols take next to nothing.
  SymbolTable stripes{200, 200, 2, {}}, flat{200, 200, 2, std::vector<std::uint32_t>(40000)};
  SymbolTable period{1, 40000, 6, {}};
  for (std::size_t i = 0; i < 40000; ++i) {
    stripes.symbols.push_back(static_cast<std::uint32_t>(i % 2));
    period.symbols.push_back(static_cast<std::uint32_t>("030124050213"[i % 12] - '0'));
  }
  CHECK(size_of(stripes) < 60);
  CHECK(size_of(flat) < 60);
  CHECK(size_of(period) < 200);
}

TEST_CASE("compressed size: reads texts, sequences and pictures", "[information][coding]") {
  const auto text = compressed(std::string("abracadabra abracadabra abracadabra"));
  CHECK(text.alphabet == 6);
  CHECK(text.bytes < 35);
  CHECK(text.rate == Approx(8 * text.bytes / 35));
  // Values are symbols in the order they appear: scaling and moving them changes nothing.
  const std::vector<double> x{3, 1, 2, 3, 1, 2, 2, 3, 1};
  std::vector<double> moved = x;
  for (double& v : moved) v = 100 - 5 * v;
  CHECK(compressed(Array::of(x)).bytes == compressed(Array::of(moved)).bytes);
  CHECK(compressed(Array::of_texts({"u", "v", "u"})).alphabet == 2);
  const Array picture({{"y", 3}, {"x", 3}}, x);
  CHECK(compressed(picture).alphabet == 3);
  CHECK(compressed(Array({{"y", 50}, {"x", 60}}, std::vector<double>(3000, 4))).bytes == 3);
  CHECK_THROWS_WITH(compressed(std::string()), Contains("x is empty"));
  CHECK_THROWS_WITH(compressed(Array::of({})), Contains("x"));
  CHECK_THROWS_WITH(compressed(Array::of({1, NAN})), Contains("nan"));
  CHECK_THROWS_WITH(compressed(Array({{"y", 2}, {"x", 2}}, std::vector<double>{1, 2, 3, INFINITY})), Contains("inf"));
  CHECK_THROWS_WITH(compressed(Array({{"z", 1}, {"y", 1}, {"x", 1}}, std::vector<double>{1})),
                    Contains("3 dimensions"));
}
