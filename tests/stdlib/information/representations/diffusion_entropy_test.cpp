// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/diffusion_entropy.h"

#include <tbb/global_control.h>

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/information/representations/corners.h"
#include "support/rows.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using ansatz::information::representations::kCorners;
using Catch::Matchers::Contains;
using support::cloud;
using support::in_rows;
using support::normals;
using support::uniforms;

namespace {

DiffusionSpectralEntropy walk(const Array& x, double time = 1, KernelWidth width = 1.0) {
  DiffusionSpectralEntropy question;
  question.x = x;
  question.time = time;
  question.width = std::move(width);
  return question;
}

double diffusion(const DiffusionSpectralEntropy& question) {
  Run run(Stream(1));
  return diffusion_spectral_entropy(question, run);
}

}  // namespace

TEST_CASE("diffusion entropy: meets the reference values", "[information][representations]") {
  CHECK(diffusion(walk(kCorners)) == Approx(1.430698333421445).epsilon(1e-10));
  CHECK(diffusion(walk(kCorners, 2)) == Approx(0.6275186424319821).epsilon(1e-10));
  CHECK(diffusion(walk(Array::of({5}))) == Approx(0).epsilon(0).margin(1e-12));
  CHECK(diffusion(walk(in_rows(4, std::vector<double>(8, 2.0)))) == Approx(0).epsilon(0).margin(1e-6));
  // Far apart, each row keeps its walk: log N.
  CHECK(diffusion(walk(Array::of({0, 1e3, 2e3, 3e3}))) == Approx(2).epsilon(1e-10));
}

TEST_CASE("diffusion entropy: rises with dimension, falls with time", "[information][representations]") {
  double last = 0;
  for (std::size_t d = 1; d <= 5; ++d) {
    const double found = diffusion(walk(cloud(30 + d, 300, d)));
    CHECK(found > last);
    last = found;
  }
  const Array x = cloud(41, 200, 3);
  CHECK(diffusion(walk(x, 1)) > diffusion(walk(x, 2)));
  CHECK(diffusion(walk(x, 2)) > diffusion(walk(x, 4)));
  CHECK(diffusion(walk(x, 1)) == Approx(diffusion(walk(x, 1 - 1e-12))).epsilon(1e-6));  // below 1 all are taken
  CHECK(std::isfinite(diffusion(walk(x, 1, "median"))));
}

TEST_CASE("diffusion entropy: draws the same rows every time", "[information][representations]") {
  auto question = walk(cloud(42, 300, 2));
  question.most = 100;
  const double once = diffusion(question);
  CHECK(diffusion(question) == once);
  Run run(Stream(2));
  CHECK(diffusion_spectral_entropy(question, run) != once);
  CHECK_THAT(run.warnings().at(0), Contains("100 of 300 rows were drawn"));
  question.most = 0;
  CHECK_THROWS_WITH(diffusion(question), Contains("most is 0"));
  question.most = 10;
  question.time = 0;
  CHECK_THROWS_WITH(diffusion(question), Contains("time is 0"));
}

TEST_CASE("diffusion information: tells true labels from shuffled ones", "[information][representations]") {
  auto values = normals(50, 600);
  std::vector<double> labels, others;
  const auto random = uniforms(51, 300);
  for (std::size_t i = 0; i < 300; ++i) {
    values[2 * i] += 20.0 * static_cast<double>(i % 3);
    labels.push_back(static_cast<double>(i % 3));
    others.push_back(std::floor(3 * random[i]));
  }
  DiffusionMutualInformation question;
  question.x = in_rows(300, values);
  question.width = 2.0;
  question.labels = Array::of(labels);
  Run run(Stream(3));
  const double right = diffusion_mutual_information(question, run);
  question.labels = Array::of(others);
  const double wrong = diffusion_mutual_information(question, run);
  CHECK(right > 1);
  CHECK(std::abs(wrong) < 0.1);
  question.bins = 2;
  CHECK(std::isfinite(diffusion_mutual_information(question, run)));
  question.labels = Array::of({1, 2});
  CHECK_THROWS_WITH(diffusion_mutual_information(question, run), Contains("labels is 2 labels, but must be 300"));
}

// Two rows at a distance of one width: the walk has eigenvalues 1 and (1 - g)/(1 + g), g = e^(-1/2).
TEST_CASE("diffusion entropy: is the closed form of two rows", "[information][representations]") {
  const double g = std::exp(-0.5), slow = (1 - g) / (1 + g);
  for (const double time : {0.5, 1.0, 2.0, 5.0}) {
    const double p = 1 / (1 + std::pow(slow, time)), q = 1 - p;
    CHECK(diffusion(walk(Array::of({0, 1}), time)) == Approx(-p * std::log2(p) - q * std::log2(q)).epsilon(1e-9));
  }
}

// Clusters that know nothing of each other keep an eigenvalue of one each, and in the end nothing else is left.
TEST_CASE("diffusion entropy: counts clusters after a long walk", "[information][representations]") {
  auto values = normals(70, 240);
  for (std::size_t i = 0; i < 120; ++i) values[2 * i] += 1000.0 * static_cast<double>(i % 4);
  CHECK(diffusion(walk(in_rows(120, values), 200, 3.0)) == Approx(2).epsilon(0).margin(1e-6));
}

TEST_CASE("diffusion entropy: does not depend on threads", "[information][representations]") {
  const Array flat = cloud(43, 300, 2), wide = cloud(44, 300, 20);
  const double flat_once = diffusion(walk(flat)), wide_once = diffusion(walk(wide));
  const tbb::global_control single(tbb::global_control::max_allowed_parallelism, 1);
  CHECK(diffusion(walk(flat)) == flat_once);
  CHECK(diffusion(walk(wide)) == wide_once);
}

TEST_CASE("diffusion information: reads texts as labels, and says when labels are all different",
          "[information][representations]") {
  DiffusionMutualInformation question;
  question.x = Array::of({0, 0.1, 0.2, 9, 9.1, 9.2});
  question.width = 1.0;
  question.labels = Array::of({1, 1, 1, 2, 2, 2});
  Run run(Stream(4));
  const double by_number = diffusion_mutual_information(question, run);
  question.labels = Array({{"sample", 6}}, std::vector<std::string>{"a", "a", "a", "b", "b", "b"});
  CHECK(diffusion_mutual_information(question, run) == by_number);
  question.labels = std::vector<std::string>{"a", "a", "a", "b", "b", "b"};
  CHECK(diffusion_mutual_information(question, run) == by_number);
  CHECK(run.warnings().empty());
  question.bins = 3;
  CHECK_THROWS_WITH(diffusion_mutual_information(question, run), Contains("bins is 3, but must be 0 where labels"));
  question.bins = 0;
  question.labels = Array::of({1, 2, 3, 4, 5, 6});
  CHECK(diffusion_mutual_information(question, run) == 0);
  CHECK_THAT(run.warnings().at(0), Contains("6 of 6 rows are alone with their label"));
  question.bins = 2;
  CHECK(diffusion_mutual_information(question, run) == by_number);
  question.labels = Array::of({1, 2, NAN, 4, 5, 6});
  CHECK_THROWS_WITH(diffusion_mutual_information(question, run), Contains("labels is nan"));
  question.labels = Array::of({1, 1, 1, 1, 1, 1});
  question.draws = 0;
  CHECK_THROWS_WITH(diffusion_mutual_information(question, run), Contains("draws is 0"));
}
