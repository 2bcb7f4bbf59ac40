// SPDX-License-Identifier: MIT
#include "stdlib/information/coding/compressed_size.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/information/coding/binary_coder.h"
#include "stdlib/information/coding/symbol_code.h"
#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

SymbolTable table_of(std::size_t rows, std::size_t columns, std::size_t alphabet, std::uint64_t seed, double skew = 1) {
  SymbolTable out{rows, columns, alphabet, {}};
  for (const double u : support::uniforms(seed, rows * columns))
    out.symbols.push_back(static_cast<std::uint32_t>(std::pow(u, skew) * static_cast<double>(alphabet)));
  return out;
}

std::size_t size_of(const SymbolTable& table) {
  Run run;
  return encode_symbols(table, run).size();
}

CompressedSizeEstimate compressed(SymbolSource x) {
  Run run;
  return compressed_size({.x = std::move(x)}, run);
}

}  // namespace

TEST_CASE("binary coder: reads back what it wrote, at any chances", "[information][coding]") {
  const auto draws = support::uniforms(11, 60000);
  for (const double skew : {1.0, 8.0}) {
    std::vector<std::uint32_t> chances;
    std::vector<bool> bits;
    double wanted = 0;
    for (std::size_t i = 0; i < draws.size() / 2; ++i) {
      const auto chance = static_cast<std::uint32_t>(1 + std::pow(draws[2 * i], skew) * 65534.9);
      const bool bit = draws[2 * i + 1] < chance / 65536.0;
      chances.push_back(chance);
      bits.push_back(bit);
      wanted -= std::log2(bit ? chance / 65536.0 : 1 - chance / 65536.0);
    }
    // And what has no chance at all.
    for (const std::uint32_t chance : {1U, 65535U})
      for (const bool bit : {false, true})
        chances.push_back(chance), bits.push_back(bit), wanted += bit == (chance == 1) ? 16 : 0;
    BinaryEncoder encoder;
    for (std::size_t i = 0; i < bits.size(); ++i) encoder.encode(bits[i], chances[i]);
    const auto bytes = std::move(encoder).finish();
    BinaryDecoder decoder(bytes);
    for (std::size_t i = 0; i < bits.size(); ++i) REQUIRE(decoder.decode(chances[i]) == bits[i]);
    // Shannon's bits, rounded up; a chance of 2⁻¹⁶ in an interval of 24 bits or more loses less than 2⁻⁸ of itself.
    CHECK(static_cast<double>(bytes.size()) * 8 == Approx(wanted).epsilon(2e-3));
    CHECK(static_cast<double>(bytes.size()) * 8 >= wanted - 8);
  }
  CHECK(std::move(BinaryEncoder()).finish().empty());
}

TEST_CASE("symbol code: makes every table again", "[information][coding]") {
  Run run;
  for (const std::size_t alphabet : {1U, 2U, 3U, 7U, 256U, 1000U})
    for (const auto& [rows, columns] : {std::pair<std::size_t, std::size_t>{1, 1}, {1, 300}, {40, 1}, {2, 2}, {37, 41}})
      for (const double skew : {1.0, 6.0}) {
        const SymbolTable table = table_of(rows, columns, alphabet, alphabet + columns, skew);
        const auto code = encode_symbols(table, run);
        const SymbolTable again = decode_symbols(code, run);
        REQUIRE(again.rows == rows);
        REQUIRE(again.columns == columns);
        REQUIRE(again.alphabet == alphabet);
        REQUIRE(again.symbols == table.symbols);
      }
  CHECK_THROWS_AS(decode_symbols(std::vector<std::uint8_t>{200}, run), ansatz::core::BadData);
  CHECK_THROWS_AS(decode_symbols(std::vector<std::uint8_t>{}, run), ansatz::core::BadData);
  const std::vector<std::uint8_t> huge(9, 255);
  CHECK_THROWS_AS(decode_symbols(huge, run), ansatz::core::BadData);
}

// The bytes themselves: another machine or version that writes others must say so (kSymbolCodeVersion).
TEST_CASE("symbol code: writes the bytes of its version", "[information][coding]") {
  REQUIRE(kSymbolCodeVersion == 1);
  Run run;
  const auto code = encode_symbols(table_of(12, 12, 3, 5, 2), run);
  std::uint64_t hash = 14695981039346656037U;
  for (const std::uint8_t byte : code) hash = (hash ^ byte) * 1099511628211U;
  CHECK(code.size() == 34);
  CHECK(hash == 3393332457125168222U);
}

// Independent symbols: their entropy and what it takes to learn it, (A − 1)/2 log₂ n bits for one context; seven
// contexts that know nothing cost some more. Noise is not made smaller than it is.
TEST_CASE("compressed size: of noise is its entropy and little more", "[information][coding]") {
  for (const std::size_t alphabet : {2U, 3U, 16U}) {
    const double n = 40000, entropy = std::log2(alphabet) * n / 8;
    const auto picture = static_cast<double>(size_of(table_of(200, 200, alphabet, 3)));
    const auto sequence = static_cast<double>(size_of(table_of(1, 40000, alphabet, 4)));
    CHECK(picture > entropy - 20);
    CHECK(sequence > entropy - 20);
    CHECK(picture < 1.03 * entropy + 100);
    CHECK(sequence < 1.03 * entropy + 100);
  }
  // A coin of 0.05: 0.2864 bit.
  SymbolTable rare = table_of(200, 200, 2, 9);
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
