// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/lattice/lattice.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/information/discrete/joint/mutual.h"
#include "stdlib/information/discrete/multivariate/common_information.h"

using namespace ansatz::information;
using namespace ansatz::core;
using Catch::Matchers::Contains;

namespace {

const Array kPair({Dimension("x", 2), Dimension("y", 2)}, std::vector<double>{0.4, 0.1, 0.1, 0.4});

double shannon_distance(const Value& p, Names x = {}, Names y = {}) {
  Run run;
  return information_distance({p, std::move(x), std::move(y)}, run);
}

double rajski(const Value& p, Names x = {}, Names y = {}) {
  Run run;
  return rajski_distance({p, std::move(x), std::move(y)}, run);
}

// Whole numbers 0 … n − 1, equally likely, and functions of them.
Record numbers(std::size_t n) {
  std::vector<double> x(n);
  for (std::size_t i = 0; i < n; ++i) x[i] = static_cast<double>(i);
  Record record;
  record.set("x", Array::of(x));
  return record;
}

void add(Record& record, const char* name, double (*f)(double)) {
  std::vector<double> values;
  for (const double x : record.find("x")->get<Array>()->real()) values.push_back(f(x));
  record.set(name, Array::of(values));
}

}  // namespace

TEST_CASE("lattice: meets the reference values of the metrics", "[information][lattice]") {
  CHECK(shannon_distance(kPair) == Approx(1.000804847076376).epsilon(1e-13));
  CHECK(rajski(kPair) == Approx(0.8385113141842155).epsilon(1e-13));
}

TEST_CASE("lattice: both distances are metrics on random triples", "[information][lattice]") {
  // 10⁴ joints of three variables, a third of the cells empty: triangle inequality to 1e-12, symmetry, 0 for itself.
  for (std::uint64_t seed = 0; seed < 10000; ++seed) {
    std::vector<double> p(12);
    Stream(seed).fill_uniform(p);
    double sum = 0;
    for (double& v : p) sum += v = v < 0.33 ? 0 : v * v;
    for (double& v : p) v /= sum;
    const Value joint = Array({Dimension("x", 2), Dimension("y", 3), Dimension("z", 2)}, p);
    const double xy = shannon_distance(joint, {"x"}, {"y"}), yz = shannon_distance(joint, {"y"}, {"z"}),
                 xz = shannon_distance(joint, {"x"}, {"z"});
    const double rxy = rajski(joint, {"x"}, {"y"}), ryz = rajski(joint, {"y"}, {"z"}),
                 rxz = rajski(joint, {"x"}, {"z"});
    if (xz > xy + yz + 1e-12 || rxz > rxy + ryz + 1e-12 || xy > xz + yz + 1e-12 || rxy > rxz + ryz + 1e-12)
      FAIL("seed " << seed);
    if (rxy < 0 || rxy > 1 || xy < 0) FAIL("seed " << seed);
  }
  CHECK(shannon_distance(kPair, {"x"}, {"x"}) == 0);
  CHECK(rajski(kPair, {"y"}, {"y"}) == 0);
  CHECK(shannon_distance(kPair, {"x"}, {"y"}) == shannon_distance(kPair, {"y"}, {"x"}));
}

TEST_CASE("lattice: a distance is what each leaves open", "[information][lattice]") {
  Run run;
  CHECK(shannon_distance(kPair) ==
        Approx(entropy({kPair, {"x"}, {"y"}}, run) + entropy({kPair, {"y"}, {"x"}}, run)).epsilon(1e-13));
  Record record = numbers(6);
  add(record, "renamed", [](double x) { return 17 - 3 * x; });
  add(record, "constant", [](double) { return 4.0; });
  CHECK(shannon_distance(record, {"x"}, {"renamed"}) == 0);
  CHECK(rajski(record, {"x"}, {"constant"}) == 1);
  CHECK(rajski(record, {"constant"}, {"constant"}) == 0);
}

TEST_CASE("common_variable: numbers the components, of rows and of cells", "[information][lattice]") {
  Run run;
  Record record;
  record.set("x", Array::of({5, 6, 7, 8, 5}));
  record.set("y", Array::of_texts({"a", "a", "b", "c", "a"}));
  const Array rows = common_variable({record}, run);
  CHECK(std::vector<std::int64_t>(rows.integers().begin(), rows.integers().end()) ==
        std::vector<std::int64_t>{1, 1, 2, 3, 1});
  const Array blocks({Dimension("x", 2), Dimension("y", 3)}, std::vector<double>{0.3, 0.2, 0, 0, 0, 0.5});
  const Array cells = common_variable({blocks}, run);
  CHECK(std::vector<std::int64_t>(cells.integers().begin(), cells.integers().end()) ==
        std::vector<std::int64_t>{1, 1, 0, 0, 0, 2});
}

TEST_CASE("complement: makes up for what a function leaves out", "[information][lattice]") {
  Run run;
  // x on 0 … 11 with the rest by 3: numbered within each class by falling mass.
  std::vector<double> x;
  for (int value = 0; value < 12; ++value)
    for (int times = 0; times <= value; ++times) x.push_back(value);
  std::vector<double> rest;
  for (const double value : x) rest.push_back(std::fmod(value, 3));
  Record record;
  record.set("x", Array::of(x));
  record.set("rest", Array::of(rest));
  const Array z = complement({record, {"x"}, {"rest"}}, run);
  record.set("z", z);
  CHECK(shannon_distance(record, {"x"}, {"rest", "z"}) == Approx(0).epsilon(0).margin(1e-14));
  CHECK(z.integers().back() == 1);   // 11 is the likeliest of its class
  CHECK(z.integers().front() == 4);  // 0 the rarest
  CHECK_THROWS_WITH(complement({record, {"rest"}, {"x"}}, run), Contains("y is not determined by x"));
}

TEST_CASE("reconstruction: tells remainders apart", "[information][lattice]") {
  Run run;
  Record record = numbers(30);
  add(record, "two", [](double x) { return std::fmod(x, 2); });
  add(record, "three", [](double x) { return std::fmod(x, 3); });
  add(record, "five", [](double x) { return std::fmod(x, 5); });
  const auto all = reconstruction({record, {"x"}, {"two", "three", "five"}}, run);
  CHECK(all.possible);
  CHECK(all.missing == 0);
  CHECK(all.slack ==
        Approx(0).epsilon(0).margin(1e-13));  // independent parts: the condition is met with nothing to spare
  CHECK(all.condition);
  const auto few = reconstruction({record, {"x"}, {"two", "three"}}, run);
  CHECK_FALSE(few.possible);
  CHECK_FALSE(few.condition);
  CHECK(few.missing == Approx(std::log(5.0)).epsilon(1e-13));
  CHECK(1 - few.slack == Approx(1.4731974454383394).epsilon(1e-13));
  CHECK(few.spare == Approx(-std::log(5.0)).epsilon(1e-13));
  CHECK(few.distances.real()[0] == Approx(1 - std::log(2.0) / std::log(30.0)).epsilon(1e-13));
}

TEST_CASE("reconstruction: of sign and size is tight, and its condition is not enough", "[information][lattice]") {
  Run run;
  Record record;
  record.set("x", Array::of({-2, -1, 1, 2}));
  record.set("sign", Array::of({-1, -1, 1, 1}));
  record.set("size", Array::of({2, 1, 1, 2}));
  record.set("again", Array::of({5, 5, 6, 6}));
  CHECK(reconstruction({record, {"x"}, {"sign", "size"}}, run).possible);
  // The sign twice meets the condition and tells nothing of the size.
  const auto twice = reconstruction({record, {"x"}, {"sign", "again"}}, run);
  CHECK(twice.condition);
  CHECK_FALSE(twice.possible);
  CHECK(twice.missing == Approx(std::log(2.0)));
}

TEST_CASE("lattice: common, mutual and total information stand in order", "[information][lattice]") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    std::vector<double> u(40), x(20), y(20);
    Stream(seed).fill_uniform(u);
    for (std::size_t i = 0; i < 20; ++i) {
      x[i] = std::floor(9 * u[i]);
      y[i] = std::floor(9 * u[20 + i]);
    }
    Record record;
    record.set("x", Array::of(x));
    record.set("y", Array::of(y));
    Run run;
    const double common = common_information({record}, run), shared = mutual({record}, run);
    CHECK(common <= shared + 1e-12);
    CHECK(shared <= entropy({record, {"x"}}, run) + 1e-12);
    record.set("z", common_variable({record}, run));
    CHECK(entropy({record, {"z"}}, run) == Approx(common).epsilon(0).margin(1e-12));
    CHECK(entropy({record, {"z"}, {"x"}}, run) == Approx(0).epsilon(0).margin(1e-12));
    CHECK(entropy({record, {"z"}, {"y"}}, run) == Approx(0).epsilon(0).margin(1e-12));
  }
}

TEST_CASE("lattice: names what it refuses", "[information][lattice]") {
  Run run;
  Record record = numbers(4);
  add(record, "half", [](double x) { return std::floor(x / 2); });
  CHECK_THROWS_WITH(reconstruction({record, {"half"}, {"x"}}, run),
                    "reconstruction: parts is \"x\", which x does not determine, but must be functions of x");
  CHECK_THROWS_WITH(reconstruction({record, {"x"}, {}}, run), Contains("parts is empty"));
  CHECK_THROWS_WITH(reconstruction({record, {}, {"x"}}, run), Contains("x is empty"));
  CHECK_THROWS_AS(reconstruction({record, {"x"}, {"third"}}, run), UnknownName);
  CHECK_THROWS_WITH(common_variable({record, {"x"}}, run), Contains("two variables or more"));
  Record constant = numbers(1);
  const auto found = reconstruction({constant, {"x"}, {"x"}}, run);
  CHECK(found.possible);
  CHECK(found.slack == 0);
}
