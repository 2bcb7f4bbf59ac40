// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "stdlib/information/continuous/bandwidth.h"
#include "stdlib/information/continuous/binned_density.h"
#include "stdlib/information/continuous/differential_entropy.h"
#include "stdlib/information/continuous/kernel_density.h"
#include "stdlib/information/discrete/shannon.h"
#include "stdlib/information/sample.h"
#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

constexpr double kGaussian = 1.4189385332046727;  // ½ ln 2πe

// The sample x of the reference values: 500 normals.
std::vector<double> reference_sample() { return support::normals(7, 500); }

std::vector<double> sorted(std::vector<double> sample) {
  std::sort(sample.begin(), sample.end());
  return sample;
}

DifferentialEntropy of(std::vector<double> sample, std::string estimator = "kernel") {
  DifferentialEntropy question;
  question.x = Array::of(std::move(sample));
  question.estimator = std::move(estimator);
  return question;
}

double entropy(const DifferentialEntropy& question) {
  Run run;
  return differential_entropy(question, run);
}

}  // namespace

TEST_CASE("bandwidth: rules meet the reference values", "[information][kernel_density]") {
  Run run;
  const auto x = sorted(reference_sample());
  const double s = standard_deviation(x);
  CHECK(support::uniforms(7, 3)[2] == Approx(0.90076068).epsilon(1e-7));  // the stream is the reference's
  CHECK(s == Approx(1.0022602166376389).epsilon(1e-12));
  CHECK(choose_bandwidth("test", "scott", x, run) / s == Approx(0.2885399811814427).epsilon(1e-12));
  CHECK(choose_bandwidth("test", "silverman", x, run) / s == Approx(std::pow(500 * 0.75, -0.2)).epsilon(1e-12));
  CHECK(choose_bandwidth("test", "rule_of_thumb", x, run) == Approx(0.25828176196503705).epsilon(1e-9));
  CHECK(choose_bandwidth("test", 0.3, x, run) == 0.3);
  CHECK(sorted_quantile(x, 0.75) - sorted_quantile(x, 0.25) == Approx(1.332754109215007).epsilon(1e-12));
}

TEST_CASE("binning: rules meet the reference values", "[information][differential_entropy]") {
  const auto x = sorted(reference_sample());
  CHECK(count_bins("test", "sturges", x) == 10);
  // By numpy.histogram_bin_edges 1.24, and a direct maximum of Knuth's posterior.
  CHECK(count_bins("test", "doane", x) == 12);
  CHECK(count_bins("test", "automatic", x) == 18);
  CHECK(count_bins("test", "knuth", x) == 8);
  auto skewed = x;
  for (double& v : skewed) v = std::exp(v);
  CHECK(count_bins("test", "doane", skewed) == 16);
  CHECK(count_bins("test", "automatic", skewed) == 72);
  CHECK(count_bins("test", "knuth", skewed) == 18);
  CHECK(count_bins("test", "automatic", {1, 2, 2, 2, 2, 2, 2, 3}) == 4);  // no quartiles apart: Sturges'
  CHECK(count_bins("test", "doane", {1, 2}) == 1);
  CHECK_THROWS_WITH(count_bins("test", "bayes", x), Catch::Matchers::Contains("\"knuth\""));
  CHECK(freedman_diaconis_width(x) == Approx(0.33583299130677563).epsilon(1e-12));
  CHECK(scott_width(x) == Approx(0.44070629180047105).epsilon(1e-9));
  const auto counts = histogram({0, 0.5, 1, 1.5, 2}, 2);
  CHECK(counts == std::vector<double>{2, 3});  // 1 opens the second bin, 2 closes it
  CHECK(count_bins("test", "scott", {3, 3, 3}) == 1);
}

TEST_CASE("kernel_density: is a density with a peak where the data are", "[information][kernel_density]") {
  Run run;
  KernelDensity question;
  question.x = Array::of(reference_sample());
  const auto found = kernel_density(question, run);
  const auto x = found.x.real(), rho = found.density.real();
  double area = 0;
  for (std::size_t i = 0; i < x.size(); ++i) area += rho[i] * (x[1] - x[0]);
  // Four bandwidths beyond the data leave out less than Φ(−4)/250 on each side; the sum itself is exact to rounding.
  CHECK(area == Approx(1).epsilon(0).margin(1e-6));
  CHECK(found.density.density_over == std::vector<std::string>{"x"});
  CHECK(found.bandwidth == Approx(0.2885399811814427 * 1.0022602166376389).epsilon(1e-12));
  // Its entropy needs no measure said: it carries one. Convolution with the kernel adds variance h².
  Shannon shannon_question;
  shannon_question.p = found.density;
  const double h = shannon(shannon_question, run).real()[0];
  CHECK(h == Approx(kGaussian + 0.5 * std::log(1 + 0.0836)).epsilon(0).margin(0.05));
}

TEST_CASE("kernel_density: of two points is the mean of two Gaussians", "[information][kernel_density]") {
  Run run;
  KernelDensity question;
  question.x = Array::of({-1, 1});
  question.bandwidth = 0.5;
  question.points = 5;
  question.domain = ansatz::core::Interval{-2, 2};
  const auto found = kernel_density(question, run);
  const auto bell = [](double z) { return std::exp(-0.5 * z * z) / std::sqrt(2 * std::numbers::pi) / 0.5; };
  for (std::size_t i = 0; i < 5; ++i) {
    const double x = -2 + static_cast<double>(i);
    CHECK(found.x.real()[i] == x);
    CHECK(found.density.real()[i] == Approx(0.5 * (bell((x - 1) / 0.5) + bell((x + 1) / 0.5))).epsilon(1e-14));
  }
}

TEST_CASE("kernel_density: names what it refuses", "[information][kernel_density]") {
  Run run;
  KernelDensity question;
  question.x = Array::of({1, 1, 1});
  CHECK_THROWS_WITH(kernel_density(question, run), Contains("a constant sample"));
  question.bandwidth = 0.1;
  CHECK_NOTHROW(kernel_density(question, run));
  question.bandwidth = -1.0;
  CHECK_THROWS_WITH(kernel_density(question, run), Contains("bandwidth is -1"));
  question.bandwidth = "scot";
  CHECK_THROWS_WITH(kernel_density(question, run), Contains("\"silverman\""));
  question.x = Array::of({1, NAN, 2, NAN});
  CHECK_THROWS_WITH(kernel_density(question, run), Contains("2 NaN among 4 values"));
  question.bandwidth = "scott";
  question.missing = "drop";
  CHECK_NOTHROW(kernel_density(question, run));
  question.x = Array::of({1});
  CHECK_THROWS_WITH(kernel_density(question, run), "kernel_density: x is 1 value, but must be at least 2 values");
  question.x = Array::of({1, INFINITY});
  CHECK_THROWS_WITH(kernel_density(question, run), Contains("finite"));
}

TEST_CASE("differential_entropy: meets the reference values", "[information][differential_entropy]") {
  auto question = of(reference_sample());
  CHECK(entropy(question) == Approx(1.428936164413035).epsilon(1e-9));
  question.leave_one_out = false;
  CHECK(entropy(question) == Approx(1.414096234069148).epsilon(1e-9));
  CHECK(entropy(of(reference_sample(), "nearest")) == Approx(1.43110638957749).epsilon(1e-9));
}

TEST_CASE("differential_entropy: every estimator comes near a Gaussian's", "[information][differential_entropy]") {
  // N = 10⁴: the sampling spread of −mean ln ρ is √(½/N) = 0.007; three of it, and the kernel's smoothing bias (0.005).
  for (const char* estimator : {"kernel", "nearest", "histogram"})
    CHECK(entropy(of(support::normals(31, 10000), estimator)) == Approx(kGaussian).epsilon(0).margin(0.026));
}

TEST_CASE("differential_entropy: moves with the unit and not with the origin", "[information][differential_entropy]") {
  for (const char* estimator : {"kernel", "nearest", "histogram"}) {
    auto sample = reference_sample();
    const double plain = entropy(of(sample, estimator));
    for (double& v : sample) v = 4 * v + 1024;  // powers of two: the histogram's edges move exactly with the data
    CHECK(entropy(of(sample, estimator)) == Approx(plain + std::log(4.0)).epsilon(0).margin(1e-9));
    auto in_bits = of(reference_sample(), estimator);
    in_bits.base = "bit";
    CHECK(entropy(in_bits) == Approx(plain / std::numbers::ln2).epsilon(1e-14));
  }
}

TEST_CASE("differential_entropy: outliers keep it finite", "[information][differential_entropy]") {
  auto sample = support::normals(5, 200);
  sample.push_back(1e6);
  auto question = of(sample);
  question.bandwidth = 0.1;
  // −ln ρ of the outlier alone is ½ (10⁷)² = 5e13 to leading order, and the rest is lost beside it.
  CHECK(entropy(question) == Approx(0.5e14 / 201).epsilon(1e-4));
}

TEST_CASE("differential_entropy: says what ties and constants mean", "[information][differential_entropy]") {
  Run run;
  auto question = of({1, 1, 1, 1, 2, 3, 4, 5, 6}, "nearest");
  CHECK_NOTHROW(differential_entropy(question, run));
  CHECK(run.warnings().size() == 1);
  CHECK_THROWS_WITH(entropy(of({1, 1, 1, 1}, "nearest")), Contains("repeated values"));
  CHECK_THROWS_WITH(entropy(of({1, 1, 1, 1})), Contains("a constant sample"));
  CHECK(entropy(of({1, 1, 1, 1}, "histogram")) == -INFINITY);
  question.neighbours = 9;
  CHECK_THROWS_WITH(entropy(question), "differential_entropy: neighbours is 9, but must be in [1, 9)");
  CHECK_THROWS_WITH(entropy(of({1, 2}, "parzen")), Contains("\"kernel\", \"nearest\" or \"histogram\""));
  auto bins = of({1, 2, 3}, "histogram");
  bins.bins = 2.5;
  CHECK_THROWS_WITH(entropy(bins), Contains("a whole number of at least 1"));
}

TEST_CASE("bandwidth: Sheather and Jones' rule meets the reference values", "[information][kernel_density]") {
  Run run;
  CHECK(choose_bandwidth("test", "sheather_jones", sorted(reference_sample()), run) ==
        Approx(0.3366197510115323).epsilon(1e-6));
  // Two modes of spread ½ at ±2: the rule of thumb would smooth them together with 0.47.
  auto two = support::normals(18, 1000);
  const auto side = support::uniforms(17, 1000);
  for (std::size_t i = 0; i < two.size(); ++i) two[i] = 0.5 * two[i] + (side[i] < 0.5 ? -2 : 2);
  CHECK(choose_bandwidth("test", "sheather_jones", sorted(two), run) == Approx(0.15576220295374252).epsilon(1e-6));
  CHECK(choose_bandwidth("test", "rule_of_thumb", sorted(two), run) == Approx(0.4707585596083821).epsilon(1e-9));
  CHECK(run.warnings().empty());
  // It moves with the unit, and not with the origin.
  for (double& v : two) v = 1024 * v + 4096;
  CHECK(choose_bandwidth("test", "sheather_jones", sorted(two), run) ==
        Approx(1024 * 0.15576220295374252).epsilon(1e-6));
}

TEST_CASE("bandwidth: where Sheather and Jones' rule has no solution the rule of thumb stands in",
          "[information][kernel_density]") {
  Run run;
  const std::vector<double> x{0, 1, 2};
  const double found = choose_bandwidth("test", "sheather_jones", x, run);
  CHECK(found > 0);
  if (found == choose_bandwidth("test", "rule_of_thumb", x, run))
    CHECK_THAT(run.warnings().at(0), Contains("no Sheather–Jones bandwidth"));
  CHECK_THROWS_WITH(choose_bandwidth("test", "sheather_jones", {2, 2, 2}, run), Contains("a constant sample"));
}

TEST_CASE("kernel density: off a grid it is what the kernels sum to", "[information][kernel_density]") {
  auto sample = support::normals(71, 21000);
  sample.push_back(9);  // alone
  sample = sorted(sample);
  Run run;
  for (const double h : {0.02, 0.14, 1.0}) {
    const auto binned = BinnedDensity::of(sample, h);
    REQUIRE(binned);
    // A 32nd of a bandwidth apart: values shared and read linearly err by 1/8 · (1/32)² of the second derivative each,
    // which at z bandwidths from a kernel is z² − 1 times the kernel: 2.5e-4 where many overlap, ten times that in
    // tails.
    const double margin = 1e-6 / (h * 21001);
    for (double place = -4; place < 10; place += 0.37) {
      const double exact = density_at(sample, h, place);
      CHECK(binned->at(place) == Approx(exact).margin(margin).epsilon(3e-3));
    }
    CHECK(binned->at(-100) == 0);
    CHECK(binned->at(100) == 0);
  }
  CHECK_FALSE(BinnedDensity::of({0, 1, 1e9}, 0.1));
}

TEST_CASE("differential_entropy: a long sample's kernel estimate is that of the exact sum",
          "[information][differential_entropy]") {
  auto sample = support::normals(72, 6000);
  sample[5] = 40;  // its density without itself is e^(−10⁴)
  const auto ordered = sorted(sample);
  Run run;
  const double h = choose_bandwidth("test", "scott", ordered, run);
  for (const bool leave_one_out : {true, false}) {
    double sum = 0;
    for (std::size_t i = 0; i < ordered.size(); ++i) {
      double nearest = 1e300, terms = 0;
      for (std::size_t j = 0; j < ordered.size(); ++j)
        if (!leave_one_out || j != i) nearest = std::min(nearest, 0.5 * std::pow((ordered[i] - ordered[j]) / h, 2));
      for (std::size_t j = 0; j < ordered.size(); ++j)
        if (!leave_one_out || j != i) terms += std::exp(nearest - 0.5 * std::pow((ordered[i] - ordered[j]) / h, 2));
      sum += std::log(terms / ((leave_one_out ? 5999 : 6000) * h * std::sqrt(2 * std::numbers::pi))) - nearest;
    }
    auto question = of(sample);
    question.leave_one_out = leave_one_out;
    CHECK(entropy(question) == Approx(-sum / 6000).epsilon(0).margin(1e-4));
  }
}
