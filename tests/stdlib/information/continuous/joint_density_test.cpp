// SPDX-License-Identifier: MIT
#include "stdlib/information/continuous/joint_density.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "support/reference_samples.h"

using namespace ansatz::information;
using namespace support;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

JointDensityEstimate density(const JointDensity& question) {
  Run run;
  return joint_density(question, run);
}

JointDensity joint_density_about(std::vector<double> x, std::vector<double> y) {
  JointDensity question;
  question.x = Array::of(std::move(x));
  question.y = Array::of(std::move(y));
  return question;
}

MutualInformationEstimate information(DensityMutualInformation question) {
  Run run;
  return density_mutual_information(question, run);
}

}  // namespace

TEST_CASE("joint_density: is a sum of bells", "[information][continuous]") {
  auto question = joint_density_about({0, 1}, {0, 3});
  question.bandwidths = {0.5, 2};
  question.points = 5;
  question.x_domain = ansatz::core::Interval{0, 2};
  question.y_domain = ansatz::core::Interval{-1, 3};
  const auto found = density(question);
  const auto bell = [](double z, double h) {
    return std::exp(-0.5 * z * z / (h * h)) / (h * std::sqrt(2 * std::numbers::pi));
  };
  for (std::size_t i = 0; i < 5; ++i) {
    for (std::size_t j = 0; j < 5; ++j) {
      const double x = 0.5 * static_cast<double>(i), y = -1 + static_cast<double>(j);
      CHECK(found.density.real()[5 * i + j] ==
            Approx(0.5 * (bell(x, 0.5) * bell(y, 2) + bell(x - 1, 0.5) * bell(y - 3, 2))).epsilon(1e-12));
    }
  }
  CHECK(found.density.density_over == std::vector<std::string>{"x", "y"});
  CHECK(found.density.coordinate_values(1).back() == 3);
}

TEST_CASE("joint_density: holds all there is, and the correlation", "[information][continuous]") {
  // Also of more values than are taken at once.
  const std::size_t n = 5000;
  const auto x = normals(61, n);
  auto y = normals(62, n);
  for (std::size_t i = 0; i < n; ++i) y[i] = 10 * (0.6 * x[i] + 0.8 * y[i]);
  const auto found = density(joint_density_about(x, y));
  const auto gx = found.x.real(), gy = found.y.real(), p = found.density.real();
  const double cell = (gx[1] - gx[0]) * (gy[1] - gy[0]);
  double all = 0, xy = 0, yy = 0;
  for (std::size_t i = 0; i < 128; ++i) {
    for (std::size_t j = 0; j < 128; ++j) {
      all += cell * p[128 * i + j];
      xy += cell * p[128 * i + j] * gx[i] * gy[j];
      yy += cell * p[128 * i + j] * gy[j] * gy[j];
    }
  }
  CHECK(all ==
        Approx(1).epsilon(0).margin(1e-5));  // four bandwidths beyond the last value hold all but 6e-5 of one bell
  // E[xy] = 6 and E[y²] = 100 + h², each ± 2 % from 5000 rows.
  CHECK(xy == Approx(6).epsilon(0.08));
  CHECK(yy == Approx(100 + found.y_bandwidth * found.y_bandwidth).epsilon(0.08));
  CHECK(found.y_bandwidth == Approx(10 * std::pow(5000.0, -1.0 / 6)).epsilon(0.05));
}

TEST_CASE("density_mutual_information: meets its definition and comes near the truth", "[information][continuous]") {
  DensityMutualInformation question;
  const auto x = reference_x(), y = reference_y();
  question.x = Array::of(x);
  question.y = Array::of(y);
  question.bandwidths = {0.4, 0.3};
  // The definition, row by row.
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    double fx = 0, fy = 0, both = 0;
    for (std::size_t j = 0; j < x.size(); ++j) {
      if (j == i) continue;
      const double u = (x[i] - x[j]) / 0.4, v = (y[i] - y[j]) / 0.3;
      fx += std::exp(-0.5 * u * u);
      fy += std::exp(-0.5 * v * v);
      both += std::exp(-0.5 * (u * u + v * v));
    }
    sum += std::log(both * 499 / (fx * fy)) / 500;
  }
  CHECK(information(question).information == Approx(sum).epsilon(1e-12));
  question.bandwidths = {};
  // 0.2231; kernels of 0.35 spreads blur it by some hundredths, and 500 rows scatter by 0.04.
  CHECK(information(question).information == Approx(0.2231).epsilon(0).margin(0.12));
  // No unit matters to Scott's rule.
  auto scaled = y;
  for (double& v : scaled) v *= 1024;
  auto other = question;
  other.y = Array::of(scaled);
  CHECK(information(other).information == Approx(information(question).information).epsilon(1e-12));
  question.base = "bit";
  CHECK(information(question).information == Approx(information(other).information / std::numbers::ln2).epsilon(1e-12));
  const auto [pairs_x, pairs_y] = reference_pairs_of_two();
  question.x = pairs_x;
  question.y = pairs_y;
  CHECK(information(question).local.size() == 300);
}

TEST_CASE("joint_density: names what it refuses", "[information][continuous]") {
  auto question = joint_density_about({1, 2, 3}, {1, 1, 1});
  CHECK_THROWS_WITH(density(question), Contains("joint_density: y is constant"));
  question.bandwidths = {1};
  CHECK_THROWS_WITH(density(question), "joint_density: bandwidths is 1 numbers, but must be 2, one a column");
  question.bandwidths = {1, 0};
  CHECK_THROWS_WITH(density(question), Contains("bandwidths is 0, but must be above 0"));
  question.bandwidths = {1, 1};
  CHECK(density(question).density.size() == 128 * 128);
  question.x_domain = ansatz::core::Interval{2, 2};
  CHECK_THROWS_WITH(density(question), Contains("x_domain is 2..2"));
  question.points = 1;
  CHECK_THROWS_WITH(density(question), Contains("points is 1"));
  question.x = columns({{1, 2, 3}, {1, 2, 3}});
  question.points = 9;
  CHECK_THROWS_WITH(density(question), Contains("x is rows of 2 components"));
  DensityMutualInformation far;
  far.x = Array::of({0, 1e6, 2e6});
  far.y = Array::of({0, 1e6, 2e6});
  far.bandwidths = {1, 1};
  CHECK_THROWS_WITH(information(far), Contains("bandwidths is too narrow"));
  far.x = Array::of({0, 0.5, 2e6});
  far.y = Array::of({0, 0.5, 2e6});
  Run run;
  CHECK(std::isnan(density_mutual_information(far, run).local.real()[2]));
  CHECK_THAT(run.warnings().at(0), Contains("1 of 3 rows have no neighbour"));
}
