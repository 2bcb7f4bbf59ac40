// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/match_length.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

MatchLengthEstimate match_length_of(const SymbolSource& x, std::string average = "inverse",
                                    std::string symbols = "values") {
  Run run;
  return match_length_rate({.x = x, .symbols = std::move(symbols), .average = std::move(average)}, run);
}

// One more than the longest stretch from i on that starts earlier, by trying all starts.
std::vector<double> lengths_by_search(const std::string& s) {
  std::vector<double> out;
  for (std::size_t i = 1; i < s.size(); ++i) {
    std::size_t longest = 0;
    for (std::size_t j = 0; j < i; ++j) {
      std::size_t l = 0;
      while (i + l < s.size() && s[j + l] == s[i + l]) ++l;
      longest = std::max(longest, l);
    }
    out.push_back(static_cast<double>(longest + 1));
  }
  return out;
}

std::vector<double> values(const Array& x) { return {x.real().begin(), x.real().end()}; }

}  // namespace

TEST_CASE("match lengths: are those of a search of the text", "[information][match_length]") {
  CHECK(values(match_length_of("abcabx").lengths) == std::vector<double>{1, 1, 3, 2, 1});
  CHECK(values(match_length_of("aaaa").lengths) == std::vector<double>{4, 3, 2});  // it runs into itself
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const double letters = 1 + static_cast<double>(seed % 5);
    std::string s;
    for (const double u : support::uniforms(seed, 3 + 7 * seed))
      s += static_cast<char>('a' + static_cast<int>(letters * u * u));
    const auto found = match_length_of(s);
    CHECK(values(found.lengths) == lengths_by_search(s));
    CHECK(found.lengths.coordinate_values(0).front() == 2);
  }
}

TEST_CASE("match lengths: give the rate by the two means", "[information][match_length]") {
  // Λ = 1, 3, 2 at places 2, 3, 4.
  CHECK(match_length_of("abab").rate ==
        Approx(3 / (1 / std::log(2) + 3 / std::log(3) + 2 / std::log(4))).epsilon(1e-14));
  CHECK(match_length_of("abab", "mean").rate ==
        Approx((std::log(2) + std::log(3) / 3 + std::log(4) / 2) / 3).epsilon(1e-14));
  Run run;
  CHECK(match_length_rate({.x = std::string("abab"), .base = std::string("bit")}, run).rate ==
        Approx(match_length_of("abab").rate / std::log(2)).epsilon(1e-14));
}

// Of independent symbols, all alike, the longest repeat is ln i/h and γ/h − ½ long in the mean, as the largest of i
// geometric numbers, so that ⟨Λ/ln i⟩ = 1/h + (γ/h + ½)⟨1/ln i⟩; half a percent is left of 10⁵ that share their past.
TEST_CASE("match lengths: find the rate of sources that are known", "[information][match_length]") {
  const auto draws = support::uniforms(21, 100000);
  std::string coin, dice, markov;
  bool is_up = false;
  for (const double u : draws) {
    coin += u < 0.11 ? '1' : '0';
    dice += static_cast<char>('a' + static_cast<int>(6 * u));
    if (u < 0.1) is_up = !is_up;
    markov += is_up ? '1' : '0';
  }
  const auto entropy = [](double p) { return -p * std::log(p) - (1 - p) * std::log1p(-p); };
  double mean = 0;
  for (int i = 2; i <= 100000; ++i) mean += 1 / std::log(i) / 99999;
  CHECK(match_length_of(dice).rate ==
        Approx(1 / (1 / std::log(6) + (std::numbers::egamma / std::log(6) + 0.5) * mean)).epsilon(5e-3));
  // The others fall short by a like share.
  CHECK(match_length_of(coin).rate == Approx(0.88 * entropy(0.11)).epsilon(0.05));
  CHECK(match_length_of(markov).rate == Approx(0.9 * entropy(0.1)).epsilon(0.05));
  CHECK(match_length_of(std::string(5000, 'a')).rate < 0.005);
}

TEST_CASE("match lengths: refuse what they cannot read, by name", "[information][match_length]") {
  CHECK_THROWS_WITH(match_length_of(""), Contains("x is empty, but must be at least one symbol"));
  CHECK_THROWS_WITH(match_length_of("a"), Contains("x is 1 symbol, but must be at least 2 symbols"));
  CHECK_THROWS_WITH(match_length_of(Array::of({1, NAN, 2})), Contains("nan at element 2"));
  CHECK_THROWS_WITH(match_length_of("abc", "median"), Contains("average is \"median\""));
  CHECK_THROWS_WITH(match_length_of("abc", "mean", "bits"), Contains("symbols is \"bits\""));
  CHECK(match_length_of(Array::of({5, 1, 5, 1}), "inverse", "median").rate == match_length_of("abab").rate);
  CHECK(match_length_of(Array::of_texts({"up", "down", "up", "down"})).rate == match_length_of("abab").rate);
}
