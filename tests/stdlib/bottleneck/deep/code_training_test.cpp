// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/deep/code_training.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/bottleneck/deep/batches.h"
#include "support/split_mix.h"

using namespace ansatz::bottleneck;
using ansatz::core::Run;
using ansatz::core::Stream;
using ansatz::networks::Activation;
using ansatz::networks::Batch;
using ansatz::networks::Descent;
using ansatz::networks::Examples;
using ansatz::networks::Network;

namespace {

Network tanh_network(const std::vector<std::size_t>& sizes) {
  return {sizes, ansatz::networks::activation("kernel", std::string("tanh")),
          ansatz::networks::activation("kernel", std::string("identity"))};
}

Examples examples(std::size_t count) {
  Examples out{Batch(count, 3), Batch(count, 1)};
  out.inputs.values = support::normals(1, 3 * count);
  out.targets.values = support::normals(2, count);
  return out;
}

/// An encoder of three inputs, a decoder of two numbers, and what both are to make small.
struct Problem {
  const char* objective;
  const char* loss;
  CodeObjective of;
  Examples known = examples(12);
  std::size_t batch = 12;

  bool is_variational() const { return std::string(objective) == "variational"; }
  Network encoder() const { return tanh_network({3, 3, is_variational() ? std::size_t{4} : std::size_t{2}}); }
  Network decoder() const { return tanh_network({2, 3, 1}); }
};

std::vector<double> start_parameters(std::uint64_t seed, const Network& network) {
  auto out = support::normals(seed, network.parameters());
  for (double& v : out) v *= 0.7;
  return out;
}

struct Step {
  CodeTraining::Epoch values;
  std::vector<double> of_encoder, of_decoder;  ///< afterwards
};

/// One epoch of plain descent with steps of this length.
Step step(const Problem& problem, const std::vector<double>& of_encoder, const std::vector<double>& of_decoder,
          double rate, std::uint64_t seed = 1) {
  Run run;
  const Network encoder = problem.encoder(), decoder = problem.decoder();
  const Fit fit("kernel", problem.loss, 1.5, 0.9, problem.known, run);
  const auto coding =
      make_coding("kernel", {problem.objective, 2.0, 0.8, 1.5, 0.9}, encoder.outputs(), problem.known.inputs, run);
  Descent descent;
  descent.rule = "sgd";
  descent.rate = rate;
  CodeTraining training("kernel", encoder, decoder, of_encoder, of_decoder, problem.known, fit, *coding, problem.of,
                        descent, problem.batch, Stream(seed));
  const auto values = training.epoch(run);
  return {values,
          {training.of_encoder().begin(), training.of_encoder().end()},
          {training.of_decoder().begin(), training.of_decoder().end()}};
}

double objective(const Problem& problem, const std::vector<double>& of_encoder, const std::vector<double>& of_decoder) {
  const auto values = step(problem, of_encoder, of_decoder, 1).values;
  return values.fit + problem.of.beta * std::pow(values.cost, problem.of.power);
}

}  // namespace

// A step of length one goes by the slopes themselves. The objective is smooth: with h = 1e-5 a central difference is
// off by h² = 1e-10 times a third derivative that β and kernels make some tens, and by rounding of 1e-15/h. "hsic"
// inverts a matrix with εn = 1e-4 on its diagonal, which costs four digits of both.
TEST_CASE("code training: goes down the slopes of fit + β costᵖ, in both networks", "[bottleneck][deep]") {
  const char* kind = GENERATE("none", "cauchy_schwarz", "renyi", "hsic", "nonlinear", "variational");
  const int power = GENERATE(1, 2);
  const char* loss = GENERATE("squared", "cauchy_schwarz", "balanced_cauchy_schwarz");
  CAPTURE(kind, power, loss);
  const Problem problem{kind, loss, {0.6, power}};
  const std::vector<double> of_encoder = start_parameters(3, problem.encoder()),
                            of_decoder = start_parameters(4, problem.decoder());
  const Step one = step(problem, of_encoder, of_decoder, 1);
  const double margin = std::string(kind) == "hsic" ? 1e-4 : 1e-7;
  const auto check = [&](const std::vector<double>& from, const std::vector<double>& to, const auto& value) {
    double largest = 0;
    for (std::size_t p = 0; p < from.size(); ++p) {
      auto above = from, below = from;
      above[p] += 1e-5;
      below[p] -= 1e-5;
      const double slope = (value(above) - value(below)) / 2e-5;
      CHECK(from[p] - to[p] == Approx(slope).epsilon(0).margin(margin));
      largest = std::max(largest, std::abs(slope));
    }
    CHECK(largest > 100 * margin);
  };
  check(of_encoder, one.of_encoder, [&](const auto& v) { return objective(problem, v, of_decoder); });
  check(of_decoder, one.of_decoder, [&](const auto& v) { return objective(problem, of_encoder, v); });
}

TEST_CASE("code training: an epoch's values are means over its batches", "[bottleneck][deep]") {
  Problem whole{"none", "squared", {0, 1}}, parts = whole;
  parts.batch = 4;
  const std::vector<double> of_encoder = start_parameters(3, whole.encoder()),
                            of_decoder = start_parameters(4, whole.decoder());
  constexpr double kStill = 1e-300;  // nothing moves, so that three batches of four say what one of twelve says
  const auto one = step(whole, of_encoder, of_decoder, kStill), three = step(parts, of_encoder, of_decoder, kStill);
  CHECK(three.of_encoder == of_encoder);
  CHECK(three.values.fit == Approx(one.values.fit).epsilon(1e-13));
  CHECK(one.values.cost == 0);
}

TEST_CASE("code training: a rest of less than half a batch is left out", "[bottleneck][deep]") {
  const std::vector<std::size_t> order{4, 2, 0, 1, 3, 5, 6};
  const auto sizes = [&](std::size_t count, std::size_t batch) {
    std::vector<std::size_t> out;
    for (const auto rows : batches_of(std::span(order).first(count), batch)) out.push_back(rows.size());
    return out;
  };
  CHECK(sizes(7, 7) == std::vector<std::size_t>{7});
  CHECK(sizes(6, 4) == std::vector<std::size_t>{4, 2});
  CHECK(sizes(5, 4) == std::vector<std::size_t>{4});
  CHECK(sizes(7, 5) == std::vector<std::size_t>{5});
  CHECK(sizes(7, 1) == std::vector<std::size_t>(7, 1));
  CHECK(batches_of(order, 4)[1].front() == 3);
}
