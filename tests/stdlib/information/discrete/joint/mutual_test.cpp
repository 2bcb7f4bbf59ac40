// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/joint/mutual.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "stdlib/core/error.h"
#include "stdlib/core/random.h"
#include "stdlib/information/discrete/joint/joint_distribution.h"

using namespace ansatz::information;
using namespace ansatz::core;
using Catch::Matchers::Contains;

namespace {

constexpr double kBit = std::numbers::ln2;

Array joint_of(std::vector<std::string> names, std::vector<std::size_t> sizes, std::vector<double> masses) {
  std::vector<Dimension> dimensions;
  for (std::size_t d = 0; d < names.size(); ++d) dimensions.emplace_back(names[d], sizes[d]);
  return Array(std::move(dimensions), std::move(masses));
}

const Array kPair = joint_of({"x", "y"}, {2, 2}, {0.4, 0.1, 0.1, 0.4});

// p(000) = .3, p(011) = .2, p(101) = .1, p(110) = .15, p(111) = .25
const Array kThree = joint_of({"x", "y", "z"}, {2, 2, 2}, {0.3, 0, 0, 0.2, 0, 0.1, 0.15, 0.25});

double h(const Value& p, Names of, Names given = {}, std::string estimator = "plugin") {
  Run run;
  return entropy({p, std::move(of), std::move(given), std::move(estimator)}, run);
}

double i(const Value& p, Names x, Names y, Names given = {}, std::string estimator = "plugin") {
  Run run;
  return mutual({p, std::move(x), std::move(y), std::move(given), std::move(estimator)}, run);
}

Array random_joint(std::uint64_t seed, std::vector<std::size_t> sizes) {
  std::size_t cells = 1;
  std::vector<std::string> names;
  for (const auto size : sizes) {
    cells *= size;
    names.push_back(std::string(1, static_cast<char>('a' + names.size())));
  }
  std::vector<double> masses(cells);
  Stream(seed).fill_uniform(masses);
  double sum = 0;
  for (double& m : masses) sum += m = m < 0.3 ? 0 : -std::log(m);  // some cells stay empty
  for (double& m : masses) m /= sum;
  return joint_of(names, sizes, masses);
}

// The definition, cell by cell, with marginals summed by hand.
double by_definition(const Array& p) {  // I(a; b | c) of [a, b, c]
  const auto values = p.real();
  const std::size_t na = p.dimension(0).size, nb = p.dimension(1).size, nc = p.dimension(2).size;
  const auto at = [&](std::size_t a, std::size_t b, std::size_t c) { return values[(a * nb + b) * nc + c]; };
  double out = 0;
  for (std::size_t c = 0; c < nc; ++c) {
    double pc = 0;
    for (std::size_t a = 0; a < na; ++a)
      for (std::size_t b = 0; b < nb; ++b) pc += at(a, b, c);
    for (std::size_t a = 0; a < na; ++a)
      for (std::size_t b = 0; b < nb; ++b) {
        double pac = 0, pbc = 0;
        for (std::size_t k = 0; k < nb; ++k) pac += at(a, k, c);
        for (std::size_t k = 0; k < na; ++k) pbc += at(k, b, c);
        if (at(a, b, c) > 0) out += at(a, b, c) * std::log(pc * at(a, b, c) / (pac * pbc));
      }
  }
  return out;
}

}  // namespace

TEST_CASE("mutual: meets the published values", "[information][mutual]") {
  CHECK(i(kPair, {"x"}, {"y"}) == Approx(0.1927447570217573).epsilon(1e-13));
  CHECK(h(kPair, {}) == Approx(1.1935496040981333).epsilon(1e-13));
  CHECK(h(kPair, {"x"}, {"y"}) == Approx(0.500402423538188).epsilon(1e-12));
  CHECK(i(kThree, {"x"}, {"y"}, {"z"}) == Approx(0.4873620659276723 * kBit).epsilon(1e-12));
  // A binary symmetric channel with error 0.11 and even input: 1 − h(0.11) bit.
  const Array channel = joint_of({"in", "out"}, {2, 2}, {0.445, 0.055, 0.055, 0.445});
  CHECK(i(channel, {"in"}, {"out"}) == Approx(0.500084041835472 * kBit).epsilon(1e-12));
}

TEST_CASE("mutual: is its definition on random distributions with empty cells", "[information][mutual]") {
  // Every sum has at most 60 terms of order one: 1e-13 is a hundred roundings.
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Array p = random_joint(seed, {3, 4, 5});
    CHECK(i(p, {"a"}, {"b"}, {"c"}) == Approx(by_definition(p)).epsilon(0).margin(1e-13));
    // Chain rule, symmetry, and information never below 0.
    CHECK(i(p, {"a"}, {"b", "c"}) == Approx(i(p, {"a"}, {"c"}) + i(p, {"a"}, {"b"}, {"c"})).epsilon(0).margin(1e-13));
    CHECK(i(p, {"a", "c"}, {"b"}) == Approx(i(p, {"b"}, {"c", "a"})).epsilon(0).margin(1e-14));
    CHECK(i(p, {"a"}, {"a"}) == Approx(h(p, {"a"})).epsilon(0).margin(1e-13));
    CHECK(h(p, {"a"}, {"b"}) + h(p, {"b"}) == Approx(h(p, {"a", "b"})).epsilon(0).margin(1e-13));
    CHECK(i(p, {"a"}, {"b"}) >= 0);
  }
}

TEST_CASE("mutual: keeps its digits where entropies would cancel", "[information][mutual]") {
  // p = ¼(1 ± e): I = ½[(1 + e) ln(1 + e) + (1 − e) ln(1 − e)] = e²/2 + O(e⁴), here 5e-15; a difference of entropies
  // near 1.4 would leave two digits. The masses themselves carry roundings of 1e-17/0.25, relative to e of 1e-7.
  const double e = 1e-7;
  const Array p = joint_of({"x", "y"}, {2, 2}, {0.25 * (1 + e), 0.25 * (1 - e), 0.25 * (1 - e), 0.25 * (1 + e)});
  CHECK(i(p, {"x"}, {"y"}) == Approx(0.5 * e * e).epsilon(0.05).margin(0));
}

TEST_CASE("mutual: of a sample is that of its shares", "[information][mutual]") {
  // The same rows as a table, as a record, as shares: texts, whole numbers and truth values alike.
  const std::vector<std::string> words{"a", "b", "a", "c", "b", "a", "c", "c", "a", "b"};
  const std::vector<double> numbers{-1, 2, 2, 2, -1, -1, 7, 7, -1, 2};
  const std::vector<Array::Boolean> truths{1, 0, 1, 1, 0, 0, 1, 1, 0, 0};
  Record record;
  record.set("word", Array::of_texts(words));
  record.set("number", Array::of(numbers));
  record.set("truth", Array({Dimension("row", 10)}, truths));
  Table table;
  for (const auto& [name, value] : record.fields) table.columns.emplace_back(name, *value.get<Array>());
  Run run;
  const Array shares = joint({record}, run);
  REQUIRE(shares.rank() == 3);
  CHECK(shares.dimension(0).coordinates->texts()[2] == "c");
  CHECK(shares.coordinate_values(1) == std::vector<double>{-1, 2, 7});
  double sum = 0;
  for (const double v : shares.real()) sum += v;
  CHECK(sum == Approx(1).epsilon(1e-15));
  for (const Value& p : {Value(record), Value(table), Value(shares)}) {
    CHECK(i(p, {"word"}, {"number"}, {"truth"}) ==
          Approx(i(record, {"word"}, {"number"}, {"truth"})).epsilon(0).margin(1e-15));
    CHECK(h(p, {"number"}, {"word"}) == Approx(h(record, {"number"}, {"word"})).epsilon(0).margin(1e-15));
  }
  // word: a 4, b 3, c 3 of 10.
  CHECK(h(record, {"word"}) == Approx(-0.4 * std::log(0.4) - 0.6 * std::log(0.3)).epsilon(1e-14));
  const Array counts = joint({record, {"truth", "word"}, true}, run);
  CHECK(counts.real()[0] == 2);  // false, a
  CHECK(counts.real()[1] == 3);  // false, b
  CHECK(counts.real()[5] == 3);  // true, c
}

TEST_CASE("mutual: counts narrow and wide columns alike", "[information][mutual]") {
  // The same labels, once as 0 … 6 (a table of all cells), once spread over ±10¹² (hashed): the same cells.
  std::vector<double> u(5000), v(5000), wide_u(5000), wide_v(5000);
  Stream(3).fill_uniform(u);
  Stream(4).fill_uniform(v);
  for (std::size_t k = 0; k < u.size(); ++k) {
    u[k] = std::floor(7 * u[k]);
    v[k] = std::floor(5 * v[k] + 0.3 * u[k]);
    wide_u[k] = 1e12 * (u[k] - 3);
    wide_v[k] = 12345678901 * v[k];
  }
  Record narrow, wide;
  narrow.set("u", Array::of(u));
  narrow.set("v", Array::of(v));
  wide.set("u", Array::of(wide_u));
  wide.set("v", Array::of(wide_v));
  CHECK(i(narrow, {"u"}, {"v"}) == i(wide, {"u"}, {"v"}));  // the same sum in the same order
  CHECK(h(narrow, {"u", "v"}) == h(wide, {"u", "v"}));
}

TEST_CASE("mutual: takes alphabets whose table would not fit anywhere", "[information][mutual]") {
  // Six columns of 10⁴ different values: 10²⁴ cells, of which 10⁴ occur. Every column is a permutation of the first.
  Record record;
  for (int c = 0; c < 6; ++c) {
    std::vector<double> values(10000);
    for (std::size_t k = 0; k < values.size(); ++k) values[k] = static_cast<double>((k * (2 * c + 1) * 7919) % 10007);
    record.set("c" + std::to_string(c), Array::of(values));
  }
  CHECK(h(record, {}) == Approx(std::log(10000.0)).epsilon(1e-13));
  CHECK(i(record, {"c0", "c1"}, {"c2", "c5"}) == Approx(std::log(10000.0)).epsilon(1e-13));
  Run run;
  CHECK_THROWS_WITH(joint({record}, run), Contains("take the sample itself"));
}

TEST_CASE("mutual: by other estimators takes each entropy by it", "[information][mutual]") {
  // Miller–Madow: I − (K_xy − K_x − K_y + 1)/2N, here K = 4, 2, 2.
  Record record;
  record.set("x", Array::of({0, 0, 0, 1, 1, 1, 1, 0}));
  record.set("y", Array::of({0, 0, 1, 1, 1, 0, 1, 0}));
  CHECK(i(record, {"x"}, {"y"}, {}, "miller_madow") == Approx(i(record, {"x"}, {"y"}) - 1.0 / 16).epsilon(1e-12));
  CHECK(i(record, {"x"}, {"y"}, {}, "grassberger") < i(record, {"x"}, {"y"}));
  CHECK(h(record, {"x"}, {"y"}, "miller_madow") == Approx(h(record, {"x"}, {"y"}) + 2.0 / 16).epsilon(1e-12));
  Run run;
  CHECK_THROWS_WITH(i(kPair, {"x"}, {"y"}, {}, "grassberger"), Contains("\"plugin\" for masses"));
  CHECK_THROWS_WITH(i(record, {"x"}, {"y"}, {}, "best"), Contains("estimator is \"best\""));
}

TEST_CASE("mutual: of independent labels has the bias its formula tells", "[information][mutual]") {
  // E[I] ≈ (K_x − 1)(K_y − 1)/2N = 0.015 for 4 × 4 values and N = 300, plug-in; of 200 seeds the mean has a spread of
  // √(2·9)/(2N)/√200 = 5e-4, and next orders are K²/N² ~ 3e-3 of it. Corrected estimates are near 0.
  double plain = 0, corrected = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    std::vector<double> x(300), y(300);
    Stream(2 * seed + 1).fill_uniform(x);
    Stream(2 * seed + 2).fill_uniform(y);
    for (double& v : x) v = std::floor(4 * v);
    for (double& v : y) v = std::floor(4 * v);
    Record record;
    record.set("x", Array::of(x));
    record.set("y", Array::of(y));
    plain += i(record, {"x"}, {"y"}) / 200;
    corrected += i(record, {"x"}, {"y"}, {}, "grassberger") / 200;
  }
  CHECK(plain == Approx(9.0 / 600).epsilon(0).margin(2e-3));
  CHECK(std::abs(corrected) < 2e-3);
}

TEST_CASE("pointwise_mutual: has mutual as its mean", "[information][mutual]") {
  Run run;
  const Array p = random_joint(9, {3, 4, 2});
  const Array terms = pointwise_mutual({p, {"a"}, {"b"}, {"c"}}, run);
  double mean = 0;
  for (std::size_t k = 0; k < p.size(); ++k) {
    mean += p.real()[k] * terms.real()[k];
    if (p.real()[k] == 0) CHECK(terms.real()[k] == 0);
  }
  CHECK(mean == Approx(i(p, {"a"}, {"b"}, {"c"})).epsilon(0).margin(1e-14));
  CHECK(pointwise_mutual({kPair, {}, {}, {}, std::string("bit")}, run).real()[0] == Approx(std::log2(1.6)));
}

TEST_CASE("mutual: names variables without a name by their place", "[information][mutual]") {
  const Array bare({Dimension("", 2), Dimension("", 2)}, std::vector<double>{0.4, 0.1, 0.1, 0.4});
  CHECK(i(bare, {}, {}) == Approx(0.1927447570217573));
  CHECK(h(bare, {"2"}) == Approx(kBit));
}

TEST_CASE("mutual: names what it refuses", "[information][mutual]") {
  CHECK_THROWS_AS(i(kThree, {"x"}, {"w"}), UnknownName);
  CHECK_THROWS_WITH(i(kThree, {}, {}), Contains("named, since p has 3 variables"));
  CHECK_THROWS_WITH(i(kThree, {"x"}, {}), Contains("y is empty"));
  CHECK_THROWS_WITH(i(joint_of({"x", "y"}, {1, 2}, {0.5, 0.6}), {}, {}), Contains("sums to 1.1"));
  CHECK_THROWS_WITH(i(joint_of({"x", "y"}, {1, 2}, {NAN, 0.6}), {}, {}), Contains("nan at element 1"));
  CHECK_THROWS_WITH(i(Value("rain"), {}, {}), Contains("a table or a record of columns"));
  Array density = kPair;
  density.density_over = {"x"};
  CHECK_THROWS_WITH(i(density, {}, {}), Contains("p is a density"));
  Record record;
  record.set("x", Array::of({0, 1, 0.5}));
  record.set("y", Array::of({0, 1, 2}));
  record.set("z", Array::of({0, 1}));
  CHECK_THROWS_WITH(i(record, {"x"}, {"y"}),
                    "mutual: x is 0.5 at row 3, but must be whole numbers, texts or truth "
                    "values; bin what is continuous first");
  CHECK_THROWS_WITH(i(record, {"y"}, {"z"}), Contains("z is a column of 2 rows, but must be of 3 rows, as y is"));
  CHECK_THROWS_AS(i(record, {"y"}, {"w"}), UnknownName);
  record.set("n", Array::of({0, NAN, 1}));
  CHECK_THROWS_WITH(i(record, {"y"}, {"n"}), Contains("n is nan at row 2"));
  Record empty;
  empty.set("x", Array::of({}));
  CHECK_THROWS_WITH(h(empty, {}), Contains("0 rows"));
  CHECK_THROWS_WITH(h(Record{}, {}), Contains("without columns"));
  Record one;
  one.set("x", Array::of({5}));
  one.set("y", Array::of_texts({"only"}));
  CHECK(i(one, {"x"}, {"y"}) == 0);
  CHECK(h(one, {}) == 0);
}
