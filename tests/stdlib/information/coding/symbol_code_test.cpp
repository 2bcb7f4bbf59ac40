// SPDX-License-Identifier: MIT
#include "stdlib/information/coding/symbol_code.h"

#include <catch2/catch.hpp>
#include <utility>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/information/coding/drawn_table.h"

using namespace ansatz::information;
using ansatz::core::Run;
using ansatz::information::test::drawn_table;

TEST_CASE("symbol code: makes every table again", "[information][coding]") {
  Run run;
  for (const std::size_t alphabet : {1U, 2U, 3U, 7U, 256U, 1000U})
    for (const auto& [rows, columns] : {std::pair<std::size_t, std::size_t>{1, 1}, {1, 300}, {40, 1}, {2, 2}, {37, 41}})
      for (const double skew : {1.0, 6.0}) {
        const SymbolTable table = drawn_table(rows, columns, alphabet, alphabet + columns, skew);
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
  const auto code = encode_symbols(drawn_table(12, 12, 3, 5, 2), run);
  std::uint64_t hash = 14695981039346656037U;
  for (const std::uint8_t byte : code) hash = (hash ^ byte) * 1099511628211U;
  CHECK(code.size() == 34);
  CHECK(hash == 3393332457125168222U);
}
