// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "stdlib/information/continuous/differential_entropy.h"
#include "stdlib/information/neighbours/kernel_mutual_information.h"
#include "stdlib/information/neighbours/ksg_conditional_mutual_information.h"
#include "stdlib/information/neighbours/mixed_mutual_information.h"
#include "support/reference_samples.h"

using namespace ansatz::information;
using namespace support;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

double mixed(SampleOrLabels x, SampleOrLabels y, int k = 3) {
  MixedMutualInformation question;
  question.x = std::move(x);
  question.y = std::move(y);
  question.neighbours = k;
  Run run;
  return mixed_mutual_information(question, run).information;
}

double ross(Array x, SampleOrLabels labels, int k = 3) {
  RossMutualInformation question;
  question.x = std::move(x);
  question.labels = std::move(labels);
  question.neighbours = k;
  Run run;
  return ross_mutual_information(question, run).information;
}

KsgConditionalMutualInformation conditional(Array x, Array y, Array given) {
  KsgConditionalMutualInformation question;
  question.x = std::move(x);
  question.y = std::move(y);
  question.given = std::move(given);
  return question;
}

double information(const KsgConditionalMutualInformation& question) {
  Run run;
  return ksg_conditional_mutual_information(question, run).information;
}

Array texts(const std::vector<double>& labels) {
  std::vector<std::string> out;
  for (const double v : labels) out.push_back("label " + std::to_string(static_cast<int>(v)));
  return Array::of_texts(std::move(out));
}

// I(X; Y) of the counts of two labels.
double plug_in(const std::vector<double>& x, const std::vector<double>& y, double values) {
  double sum = 0;
  const auto n = static_cast<double>(x.size());
  for (double a = 0; a < values; ++a) {
    for (double b = 0; b < values; ++b) {
      double both = 0, first = 0, second = 0;
      for (std::size_t i = 0; i < x.size(); ++i) {
        both += x[i] == a && y[i] == b;
        first += x[i] == a;
        second += y[i] == b;
      }
      if (both > 0) sum += both / n * std::log(n * both / (first * second));
    }
  }
  return sum;
}

}  // namespace

TEST_CASE("mixed: meets the reference values", "[information][mixed]") {
  const auto y = Array::of(reference_y());
  CHECK(mixed(y, Array::of(reference_labels())) == Approx(0.17247093233219).epsilon(1e-12));
  CHECK(ross(y, Array::of(reference_labels())) == Approx(0.17063124864346468).epsilon(1e-12));
  std::vector<double> positive = reference_y();
  for (double& v : positive) v = v > 0;
  CHECK(mixed(Array::of(reference_labels()), Array::of(positive)) == Approx(0.11362633648550).epsilon(1e-11));
}

TEST_CASE("mixed: labels may be texts", "[information][mixed]") {
  // Two texts are further apart than any two numbers, as labels by the thousand are from the values here.
  const auto y = Array::of(reference_y());
  auto thousands = reference_labels();
  for (double& v : thousands) v *= 1000;
  const double apart = mixed(y, Array::of(thousands));
  CHECK(mixed(y, texts(reference_labels())) == apart);
  CHECK(mixed(texts(reference_labels()), y) == Approx(apart).epsilon(1e-13));
  CHECK(ross(y, texts(reference_labels())) == Approx(0.17063124864346468).epsilon(1e-12));
  CHECK(ross(Array::of({1, 2, 11, 12}), std::vector<std::string>{"a", "a", "b", "b"}, 1) == Approx(5.0 / 6));
}

TEST_CASE("mixed: of continuous samples is the first kind of Kraskov with ln N", "[information][mixed]") {
  // ψ(N) − ln N = −1/(2N) − …
  KsgMutualInformation question;
  question.x = Array::of(reference_x());
  question.y = Array::of(reference_y());
  Run run;
  const double first_kind = ksg_mutual_information(question, run).information;
  CHECK(mixed(question.x, question.y) == Approx(first_kind + 1 / 1000.0).epsilon(0).margin(1e-6));
}

TEST_CASE("mixed: meets the closed form of labels with uniform values", "[information][mixed]") {
  // X of {0 … 4}, Y uniform on (X, X + 2): ln 5 − (4/5) ln 2. Over 100 seeds at N = 5000 the estimates of both kinds
  // spread by 0.007 about a bias of −0.0014; four spreads and the bias.
  const auto u = uniforms(51, 5000), v = uniforms(52, 5000);
  std::vector<double> x, y;
  for (std::size_t i = 0; i < u.size(); ++i) {
    x.push_back(std::floor(5 * u[i]));
    y.push_back(x.back() + 2 * v[i]);
  }
  CHECK(mixed(Array::of(x), Array::of(y)) == Approx(1.0549201679861442).epsilon(0).margin(0.03));
  CHECK(ross(Array::of(y), Array::of(x)) == Approx(1.0549201679861442).epsilon(0).margin(0.03));
}

TEST_CASE("ross: leaves out labels that stand alone, and needs some that do not", "[information][mixed]") {
  RossMutualInformation question;
  question.x = Array::of({1, 2, 11, 12, 50});
  question.labels = Array::of_texts({"a", "a", "b", "b", "c"});
  question.neighbours = 1;
  Run run;
  // Of the other four: ψ(4) + ψ(1) − ψ(2) − ψ(1) = 1/2 + 1/3.
  CHECK(ross_mutual_information(question, run).information == Approx(5.0 / 6).epsilon(1e-12));
  REQUIRE(run.warnings().size() == 1);
  CHECK_THAT(run.warnings()[0], Contains("1 of 5 rows have a label of their own"));
  CHECK_THROWS_WITH(ross(Array::of({1, 2}), Array::of({1, 2})),
                    Contains("labels is different in every row, but must be shared by some rows"));
  CHECK_THROWS_WITH(ross(Array::of({1, 2}), Array::of({1, 2, 3})), Contains("labels is 3 rows"));
  CHECK_THROWS_WITH(ross(Array::of({1, 2}), Array::of({1, 1}), 0), Contains("neighbours is 0"));
  CHECK_THROWS(ross(Array::of_texts({"a", "b"}), Array::of({1, 1})));
  CHECK_THROWS_WITH(mixed(Array::of({1, NAN}), Array::of({1, 1}), 1), Contains("1 NaN"));
}

TEST_CASE("conditional: meets the reference values", "[information][ksg]") {
  const auto x = reference_x(), z = reference_z();
  auto sum = x;
  for (std::size_t i = 0; i < kRows; ++i) sum[i] += z[i];
  const auto y = Array::of(reference_y());
  CHECK(information(conditional(Array::of(x), y, Array::of(z))) == Approx(0.2921765094499965).epsilon(1e-12));
  CHECK(information(conditional(Array::of(x), y, Array::of(sum))) == Approx(0.14342017805529705).epsilon(1e-12));
}

TEST_CASE("conditional: a chain is cut by its middle", "[information][ksg]") {
  // x → z → y: I(X; Y | Z) = 0 while I(X; Y) = −½ ln(1 − ¼) = 0.14. At N = 2000 the spread is near 0.02.
  const auto x = normals(41, 2000), e = normals(42, 2000), f = normals(43, 2000);
  std::vector<double> z, y;
  for (std::size_t i = 0; i < x.size(); ++i) {
    z.push_back((x[i] + e[i]) / std::sqrt(2.0));
    y.push_back((z[i] + f[i]) / std::sqrt(2.0));
  }
  CHECK(information(conditional(Array::of(x), Array::of(y), Array::of(z))) == Approx(0).epsilon(0).margin(0.08));
}

TEST_CASE("conditional: of labels comes near the plug-in estimate", "[information][ksg]") {
  // Two fair bits and their exclusive or: I(X; Y) = 0, I(X; Y | Z) = ln 2. ψ(n) − ln n is about −1/(2n) with n ≥ 200
  // here, and the counts are within three binomial deviations of even, 3/√1000 of each: together below 0.02.
  const auto u = uniforms(61, 1000), v = uniforms(62, 1000);
  std::vector<double> x, y, z;
  for (std::size_t i = 0; i < u.size(); ++i) {
    x.push_back(u[i] < 0.5);
    y.push_back(v[i] < 0.5);
    z.push_back(x.back() != y.back());
  }
  auto question = conditional(Array::of(x), Array::of(y), Array::of(z));
  question.estimator = "mesner_shalizi";
  CHECK(information(question) == Approx(std::log(2.0)).epsilon(0).margin(0.02));
  question.given = Array::of(std::vector<double>(1000, 0.0));
  CHECK(information(question) == Approx(plug_in(x, y, 2)).epsilon(0).margin(0.005));
  question.estimator = "ksg";
  CHECK_THROWS_WITH(information(question), Contains("\"mesner_shalizi\""));
}

TEST_CASE("box kernel: meets the reference value", "[information][kernel_mi]") {
  KernelMutualInformation question;
  question.x = Array::of(reference_x());
  question.y = Array::of(reference_y());
  Run run;
  const auto found = kernel_mutual_information(question, run);
  CHECK(found.information == Approx(0.23423521600480723).epsilon(1e-12));
  REQUIRE(run.warnings().size() == 1);
  CHECK_THAT(run.warnings()[0], Contains("3 of 500 rows have no neighbour"));
  question.radius = 1e-9;
  CHECK_THROWS_WITH(kernel_mutual_information(question, run), Contains("radius is 1e-09"));
  question.radius = 0;
  CHECK_THROWS_WITH(kernel_mutual_information(question, run), Contains("above 0"));
}

TEST_CASE("differential_entropy: nearest neighbours in the plane meet the reference values", "[information][nearest]") {
  DifferentialEntropy question;
  question.x = columns({reference_x(), reference_y()});
  question.estimator = "nearest";
  Run run;
  CHECK(differential_entropy(question, run) == Approx(2.639758079092597).epsilon(1e-12));
  question.norm = "euclidean";
  CHECK(differential_entropy(question, run) == Approx(2.6365145506449714).epsilon(1e-12));
  question.norm = "manhattan";
  CHECK_THROWS_WITH(differential_entropy(question, run), Contains("norm is \"manhattan\""));
  question.norm = "largest";
  question.estimator = "kernel";
  CHECK_THROWS_WITH(differential_entropy(question, run), Contains("2 dimensions"));
  // A column alone is the same by either path.
  question.estimator = "nearest";
  question.x = columns({reference_x()});
  CHECK(differential_entropy(question, run) == Approx(1.43110638957749).epsilon(1e-12));
}

TEST_CASE("mixed_mutual_information: truth values are labels, and a scale undoes the unit of numbers",
          "[information][neighbours]") {
  std::vector<Array::Boolean> truths;
  std::vector<std::string> texts;
  for (const double v : reference_x()) {
    truths.push_back(v > 0);
    texts.push_back(v > 0 ? "yes" : "no");
  }
  const Array labels({{"", truths.size()}}, truths);
  std::vector<double> large;
  for (const double v : reference_y()) large.push_back(1048576 * v);  // exact
  // As texts they are; as 0 and 1 they would lie nearer each other than any two of y in that unit.
  CHECK(mixed(Array::of(large), labels) == mixed(Array::of(reference_y()), texts));
  MixedMutualInformation question;
  question.x = Array::of(large);
  question.y = Array::of(reference_labels());
  Run run;
  CHECK(mixed_mutual_information(question, run).information < 0.02);
  question.scale = "standard";
  const double scaled = mixed_mutual_information(question, run).information;
  question.x = Array::of(reference_y());
  CHECK(mixed_mutual_information(question, run).information == Approx(scaled).epsilon(0).margin(1e-12));
  question.scale = "ranks";
  CHECK_THROWS_WITH(mixed_mutual_information(question, run), Contains("mixed_mutual_information: scale is \"ranks\""));
}
