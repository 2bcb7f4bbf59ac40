// SPDX-License-Identifier: MIT
#include "stdlib/information/coding/binary_coder.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "support/split_mix.h"

using namespace ansatz::information;

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
