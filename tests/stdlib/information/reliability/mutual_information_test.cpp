// SPDX-License-Identifier: MIT
#include "stdlib/information/reliability/mutual_information.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>
#include <numeric>

#include "stdlib/information/reliability/extrapolation.h"
#include "support/reference_samples.h"

using namespace ansatz::information;
using namespace support;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

MutualInformation about(SampleOrLabels x, SampleOrLabels y) {
  MutualInformation question;
  question.x = std::move(x);
  question.y = std::move(y);
  return question;
}

MutualInformationReport report(const MutualInformation& question) {
  Run run{Stream(3)};
  return mutual_information(question, run);
}

}  // namespace

TEST_CASE("extrapolation: carries off a bias that falls as one over the rows", "[information][reliability]") {
  // An estimate of 2 + 5/n from n rows: 2 exactly, however little the parts scatter.
  const auto line = extrapolate(1000, 5, Stream(1), [](auto rows) {
    return 2 + 5 / static_cast<double>(rows.size()) + 1e-6 * static_cast<double>(rows[0] % 7);
  });
  CHECK(line.is_straight);
  CHECK(line.value == Approx(2).epsilon(0).margin(1e-5));
  CHECK(line.means[4] == Approx(2 + 5 * 5 / 1000.0).epsilon(0).margin(1e-5));
}

TEST_CASE("extrapolation: a bias that falls more slowly is seen as a curve", "[information][reliability]") {
  const auto line = extrapolate(1000, 10, Stream(1), [](auto rows) {
    return 1 - 200 * std::pow(static_cast<double>(rows.size()), -1.5) * static_cast<double>(rows.size() < 1000) +
           1e-4 * static_cast<double>(rows[0] % 7);
  });
  CHECK(line.used < 10);
}

TEST_CASE("variance_by_halves: of a mean it is the variance of a mean", "[information][reliability]") {
  const auto x = normals(8, 400);
  const auto mean = [&](Rows rows) {
    double sum = 0;
    for (const std::size_t row : rows) sum += x[row];
    return sum / static_cast<double>(rows.size());
  };
  std::vector<std::size_t> all(x.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  double squares = 0;
  for (const double v : x) squares += (v - mean(all)) * (v - mean(all));
  // 300 halvings: χ² with about as many degrees, a spread of √(2/300) = 8 %; four of them.
  CHECK(variance_by_halves(400, 300, Stream(4), mean) == Approx(squares / 399 / 400).epsilon(0.33));
}

TEST_CASE("mutual_information: nineteen of twenty intervals hold the truth", "[information][reliability]") {
  // Of 100 samples 95 ± 2.2; the bias of neighbours leaves 93 at r = 0.9. Four of the spread below that, and not so
  // wide that they could not miss: their mean half width is within twice and thrice the spread of the values.
  const double truth = -0.5 * std::log1p(-0.81);
  int held = 0;
  double half = 0;
  std::vector<double> found;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const auto x = normals(5000 + seed, 300);
    auto y = normals(6000 + seed, 300);
    for (std::size_t i = 0; i < x.size(); ++i) y[i] = 0.9 * x[i] + std::sqrt(0.19) * y[i];
    auto question = about(Array::of(x), Array::of(y));
    Run run{Stream(seed)};
    const auto one = mutual_information(question, run);
    held += one.interval.low <= truth && truth <= one.interval.high;
    half += (one.interval.high - one.interval.low) / 200;
    found.push_back(one.information);
  }
  const double mean = std::accumulate(found.begin(), found.end(), 0.0) / 100;
  double squares = 0;
  for (const double v : found) squares += (v - mean) * (v - mean);
  CHECK(held >= 84);
  CHECK(half > 1.7 * std::sqrt(squares / 99));
  CHECK(half < 3.2 * std::sqrt(squares / 99));
}

TEST_CASE("mutual_information: is sure of the reference samples", "[information][reliability]") {
  const auto found = report(about(Array::of(reference_x()), Array::of(reference_y())));
  CHECK(found.estimator == "ksg");
  CHECK(found.interval.low < 0.22314355131420974);
  CHECK(found.interval.high > 0.22314355131420974);
  CHECK(found.whole_sample == Approx(0.23972652843917786).epsilon(0).margin(0.02));  // standardised, hence not the same
  CHECK(found.is_reliable);
  CHECK(found.reasons.empty());
  CHECK_THAT(found.verdict, Contains("reliable: 0.2"));
  auto bits = about(Array::of(reference_x()), Array::of(reference_y()));
  bits.base = "bit";
  CHECK(report(bits).interval.high == Approx(found.interval.high / std::numbers::ln2).epsilon(1e-12));
}

TEST_CASE("mutual_information: independent samples have none", "[information][reliability]") {
  const auto found = report(about(Array::of(reference_x()), Array::of(reference_z())));
  CHECK(found.interval.low < 0);
  CHECK(found.interval.high > 0);
}

TEST_CASE("mutual_information: is not sure of what its rows cannot show", "[information][reliability]") {
  Run run{Stream(3)};
  const auto same = mutual_information(about(Array::of(reference_x()), Array::of(reference_x())), run);
  CHECK_FALSE(same.is_reliable);
  CHECK_THAT(run.warnings().at(0), Contains("mutual_information: unreliable: "));
  const auto few = report(about(Array::of(normals(1, 40)), Array::of(normals(2, 40))));
  CHECK_FALSE(few.is_reliable);
  CHECK(std::isinf(few.interval.high));
  CHECK_THAT(few.reasons.at(0), Contains("40 rows are too few: three parts of 30 are needed"));
  // Ten components each, strongly related: neighbours are far apart and the estimate falls short of 10 · 0.83.
  std::vector<std::vector<double>> x, y;
  for (std::uint64_t a = 0; a < 10; ++a) {
    x.push_back(normals(200 + a, 600));
    y.push_back(normals(300 + a, 600));
    for (std::size_t i = 0; i < 600; ++i) y[a][i] = 0.9 * x[a][i] + std::sqrt(0.19) * y[a][i];
  }
  CHECK_FALSE(report(about(columns(x), columns(y))).is_reliable);
}

TEST_CASE("mutual_information: knows that neighbours see little in many dimensions", "[information][reliability]") {
  // One nat spread over twelve pairs, of which neighbours see a third: a small number with small bars, and wrong.
  const double r = std::sqrt(1 - std::exp(-2.0 / 12));
  std::vector<std::vector<double>> x, y;
  for (std::uint64_t a = 0; a < 12; ++a) {
    x.push_back(normals(400 + a, 600));
    y.push_back(normals(500 + a, 600));
    for (std::size_t i = 0; i < 600; ++i) y[a][i] = r * x[a][i] + std::sqrt(1 - r * r) * y[a][i];
  }
  const auto found = report(about(columns(x), columns(y)));
  CHECK(found.interval.high < 0.8);
  CHECK_FALSE(found.is_reliable);
  CHECK(std::any_of(found.reasons.begin(), found.reasons.end(), [](const std::string& reason) {
    return reason.find("normal samples of this shape") != std::string::npos;
  }));
}

TEST_CASE("mutual_information: two components say what twenty columns do", "[information][reliability]") {
  // Columns are one of two hidden numbers and noise of the same variance; ten copies each have noise of 1/10.
  std::vector<std::vector<double>> x, y;
  const std::vector<double> z[] = {normals(600, 600), normals(601, 600)}, e[] = {normals(602, 600), normals(603, 600)};
  for (std::uint64_t a = 0; a < 20; ++a) {
    x.push_back(normals(610 + a, 600));
    y.push_back(normals(640 + a, 600));
    for (std::size_t i = 0; i < 600; ++i) {
      x[a][i] += z[a % 2][i];
      y[a][i] += 0.8 * z[a % 2][i] + 0.6 * e[a % 2][i];
    }
  }
  auto question = about(columns(x), columns(y));
  question.components = 2;
  const auto found = report(question);
  const double rho = 0.8 / 1.1, truth = -std::log1p(-rho * rho);
  CHECK(found.information == Approx(truth).epsilon(0).margin(0.2));  // a spread of 0.06, and some bias
  CHECK(found.is_reliable);
  question.components = 20;  // all of them, turned
  CHECK_FALSE(report(question).is_reliable);
  question.components = -1;
  CHECK_THROWS_WITH(report(question), "mutual_information: components is -1, but must be at least 0");
  question.components = 1;
  question.x = std::vector<std::string>(600, "a");
  CHECK_THROWS_WITH(report(question), "mutual_information: components is 1, but must be 0 where there are labels");
}

TEST_CASE("mutual_information: takes labels and counts for what they are", "[information][reliability]") {
  std::vector<std::string> labels;
  for (const double v : reference_labels()) labels.push_back(v == 0 ? "low" : v == 1 ? "middle" : "high");
  CHECK(report(about(labels, Array::of(reference_y()))).estimator == "mixed");
  const auto same = report(about(labels, labels));
  CHECK(same.estimator == "mixed");
  // The entropy of 253, 164 and 83 of 500.
  double entropy = 0;
  for (const double count : {253.0, 164.0, 83.0}) entropy -= count / 500 * std::log(count / 500);
  CHECK(same.information == Approx(entropy).epsilon(0).margin(0.05));
  CHECK(report(about(Array::of(reference_labels()), Array::of(reference_y()))).estimator == "mixed");
  auto normal = about(Array::of(reference_x()), Array::of(reference_y()));
  normal.estimator = "gaussian";
  CHECK(report(normal).whole_sample == Approx(0.2344510132900271).epsilon(1e-10));
}

TEST_CASE("mutual_information: the unit of a sample beside labels is no matter", "[information][reliability]") {
  // y of five equal values, x = y + N(0, ½²): ln 5 less what overlap leaves open, 1.0314 by quadrature. In a unit where
  // x is ten thousand times as large all labels were near each other, and 0 was told as sure.
  const auto noise = normals(4100, 500), which = uniforms(4101, 500);
  std::vector<double> x(500), y(500), large(500);
  for (std::size_t i = 0; i < 500; ++i) {
    y[i] = std::floor(5 * which[i]);
    x[i] = y[i] + 0.5 * noise[i];
    large[i] = 1e4 * x[i];
  }
  const auto plain = report(about(Array::of(x), Array::of(y))), scaled = report(about(Array::of(large), Array::of(y)));
  // Its spread is some 0.05.
  CHECK(plain.information == Approx(1.031420012159895).epsilon(0).margin(0.2));
  CHECK(scaled.information == Approx(plain.information).epsilon(0).margin(1e-9));
}

TEST_CASE("mutual_information: is not sure of a sign among components of noise", "[information][reliability]") {
  // A truth value that says whether the first of five or twenty components is positive: ln 2. Of twenty it found 0, of
  // five 0.48, with bars of 0.05, and nothing spoke against it.
  for (const std::size_t d : {5, 20}) {
    std::vector<std::vector<double>> x;
    for (std::uint64_t a = 0; a < d; ++a) x.push_back(normals(4200 + a, 300));
    std::vector<Array::Boolean> is_positive;
    for (const double v : x[0]) is_positive.push_back(v > 0);
    const auto found = report(about(columns(x), Array({{"", is_positive.size()}}, is_positive)));
    CHECK(found.estimator == "mixed");
    CHECK_FALSE(found.is_reliable);
  }
}

TEST_CASE("mutual_information: is not sure of rows that hang together", "[information][reliability]") {
  // Two random walks that know nothing of each other.
  auto x = normals(4300, 300), y = normals(4301, 300);
  std::partial_sum(x.begin(), x.end(), x.begin());
  std::partial_sum(y.begin(), y.end(), y.begin());
  const auto found = report(about(Array::of(x), Array::of(y)));
  CHECK_FALSE(found.is_reliable);
  CHECK(std::any_of(found.reasons.begin(), found.reasons.end(), [](const std::string& reason) {
    return reason.find("rows are like those before them") != std::string::npos;
  }));
}

TEST_CASE("mutual_information: heavy tails are told, and normal scores take them", "[information][reliability]") {
  // Two Cauchy components over one χ: 0.2242 by the closed form of Student's t. Standardised, neighbours find a third
  // of it in 300 rows; scores are a monotone map of each and cannot change what there is. Of twenty samples.
  int sure_and_wrong = 0, held = 0;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    auto x = normals(4400 + seed, 300), y = normals(4500 + seed, 300);
    const auto width = normals(4600 + seed, 300);
    for (std::size_t i = 0; i < 300; ++i) {
      x[i] /= std::abs(width[i]);
      y[i] /= std::abs(width[i]);
    }
    const auto holds = [](const MutualInformationReport& of) {
      return of.interval.low <= 0.22417142752923613 && 0.22417142752923613 <= of.interval.high;
    };
    auto question = about(Array::of(x), Array::of(y));
    const auto plain = report(question);
    sure_and_wrong += plain.is_reliable && !holds(plain);
    question.scale = "copula";
    held += holds(report(question));
  }
  CHECK(sure_and_wrong <= 6);  // 69 of 100 before; 9 of 100 expected
  CHECK(held >= 14);           // 89 of 100 expected
}

TEST_CASE("mutual_information: names what it refuses", "[information][reliability]") {
  auto question = about(Array::of(reference_x()), Array::of(reference_y()));
  question.divisions = 2;
  CHECK_THROWS_WITH(report(question), "mutual_information: divisions is 2, but must be at least 3");
  question.divisions = 10;
  question.estimator = "mine";
  CHECK_THROWS_WITH(report(question), Contains("estimator is \"mine\""));
  question.estimator = "ksg";
  question.confidence = 1;
  CHECK_THROWS_WITH(report(question), Contains("confidence is 1"));
  CHECK_THROWS_WITH(report(about(Array::of({1, 2}), Array::of({1, 2, 3}))), Contains("y is 3 rows"));
  CHECK_THROWS_WITH(report(about(Array::of({1, NAN}), Array::of({1, 2}))), Contains("1 NaN"));
}
