// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/lempel_ziv.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <set>
#include <string>

#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

using Sequence = std::variant<std::string, Array>;

LempelZivComplexity lempel_ziv_of(const Sequence& x, std::string parsing = "1976", std::string symbols = "values") {
  Run run;
  return lempel_ziv({.x = x, .parsing = std::move(parsing), .symbols = std::move(symbols)}, run);
}

Sequence text(const std::string& characters) { return characters; }

// The exhaustive history by searching the text itself.
double phrases_by_search(const std::string& s) {
  double phrases = 0;
  for (std::size_t start = 0; start < s.size();) {
    std::size_t length = 1;
    while (start + length <= s.size() &&
           s.substr(0, start + length - 1).find(s.substr(start, length)) != std::string::npos)
      ++length;
    ++phrases;
    start += length;
  }
  return phrases;
}

double phrases_of_1978_by_set(const std::string& s) {
  std::set<std::string> known;
  std::string phrase;
  for (const char c : s) {
    phrase += c;
    if (known.insert(phrase).second) phrase.clear();
  }
  return static_cast<double>(known.size() + (phrase.empty() ? 0 : 1));
}

}  // namespace

TEST_CASE("lempel ziv: meets the published counts", "[information][lempel_ziv]") {
  CHECK(lempel_ziv_of(text("1001111011000010")).phrases == 6);
  CHECK(lempel_ziv_of(text("01111000011001")).phrases == 5);
  CHECK(lempel_ziv_of(text("0001101001000101")).phrases == 6);  // 0·001·10·100·1000·101
  CHECK(lempel_ziv_of(text("aa")).phrases == 2);
  CHECK(lempel_ziv_of(text("aaaaaaaaaaaaaaaa")).phrases == 2);
  CHECK(lempel_ziv_of(text("a")).phrases == 1);
  CHECK(lempel_ziv_of(text("φψφψ")).alphabet == 2);
}

TEST_CASE("lempel ziv: counts what a search of the text counts", "[information][lempel_ziv]") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const double letters = 1 + static_cast<double>(seed % 5);
    std::string s;
    for (const double u : support::uniforms(seed, 20 + 7 * seed))
      s += static_cast<char>('a' + static_cast<int>(letters * u * u));
    CHECK(lempel_ziv_of(text(s)).phrases == phrases_by_search(s));
    CHECK(lempel_ziv_of(text(s), "1978").phrases == phrases_of_1978_by_set(s));
  }
  std::string fibonacci = "a", before = "b";  // as many repeats as a text without periods can have
  while (fibonacci.size() < 2000) before = std::exchange(fibonacci, fibonacci + before);
  CHECK(lempel_ziv_of(text(fibonacci)).phrases == phrases_by_search(fibonacci));
}

TEST_CASE("lempel ziv: is near one for fair bits, near zero for what repeats", "[information][lempel_ziv]") {
  auto x = support::uniforms(3, 100'000);
  // c ln N/(N ln 2) of fair bits comes down to 1 slowly, from 1.03 at 10⁵ by other programs' counts.
  CHECK(lempel_ziv_of(Array::of(x), "1976", "median").normalised == Approx(1.03).epsilon(0).margin(0.03));
  CHECK(lempel_ziv_of(Array::of(x), "1976", "mean").phrases ==
        Approx(lempel_ziv_of(Array::of(x), "1976", "median").phrases).epsilon(0.01));
  for (std::size_t i = 0; i < x.size(); ++i) x[i] = static_cast<double>(i % 7);
  CHECK(lempel_ziv_of(Array::of(x)).normalised < 0.01);
  CHECK(lempel_ziv_of(Array::of(x)).phrases == 8);
  CHECK(lempel_ziv_of(Array::of(x), "1978").phrases > 100);  // phrases grow by one at a time
}

TEST_CASE("lempel ziv: takes numbers, labels and texts alike", "[information][lempel_ziv]") {
  const auto numbers = lempel_ziv_of(Array::of({1, 0, 0, 1, 1, 1, 1, 0, 1, 1, 0, 0, 0, 0, 1, 0}));
  CHECK(numbers.phrases == 6);
  CHECK(numbers.normalised == Approx(6 * std::log(16) / (16 * std::log(2))));
  CHECK(numbers.rate == Approx(6 * std::log(6) / 16));
  CHECK(lempel_ziv_of(Array::of({1, 0, 0, 1, 1, 1, 1, 0, 1, 1, 0, 0, 0, 0, 1, 0}), "1976", "median").phrases == 6);
  CHECK(lempel_ziv_of(Array::of_texts({"sit", "run", "sit", "run"})).phrases == 3);
  CHECK(lempel_ziv_of(Array::of({5, 5, 5, 5}), "1976", "median").phrases == 2);
}

TEST_CASE("lempel ziv: refuses what it cannot read, by name", "[information][lempel_ziv]") {
  CHECK_THROWS_WITH(lempel_ziv_of(text("")), Contains("x is empty, but must be at least one symbol"));
  CHECK_THROWS_WITH(lempel_ziv_of(Array::of({})), Contains("x is 0 values"));
  CHECK_THROWS_WITH(lempel_ziv_of(Array::of({1, NAN})), Contains("nan at element 2"));
  CHECK_THROWS_WITH(lempel_ziv_of(Array::of({1, 2}), "1977"), Contains("parsing is \"1977\""));
  CHECK_THROWS_WITH(lempel_ziv_of(Array::of({1, 2}), "1976", "quartile"), Contains("symbols is \"quartile\""));
}
