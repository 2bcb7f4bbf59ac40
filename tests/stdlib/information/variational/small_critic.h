// SPDX-License-Identifier: MIT
#pragma once

#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "stdlib/information/variational/critic.h"
#include "stdlib/networks/small_nets.h"

namespace ansatz::information::test {

/// A critic of few enough numbers to go through all of them.
inline CriticShape small_critic(std::string kind, std::optional<double> beta = {}) {
  CriticShape shape;
  shape.kind = std::move(kind);
  shape.hidden = {7};
  shape.embedding = 3;
  shape.activation = networks::activation("test", std::string("tanh"));
  shape.beta = beta;
  return shape;
}

/// Σ c_ij S_ij for any numbers c is as good a loss as any, and what codes cost over β with it, of one draw of them. Its
/// slope by every parameter against central differences of step 10⁻⁵, whose error is 10⁻¹⁰/6 of the third derivative.
inline void check_critic_slopes(const CriticShape& shape, std::size_t rows, double margin) {
  using networks::test::normal_batch;
  const auto x = normal_batch(1, rows, 2), y = normal_batch(2, rows, 3), c = normal_batch(3, rows, rows);
  const auto critic = make_critic("test", shape, 2, 3, rows);
  auto parameters = critic->initial_parameters(core::Stream(4));
  REQUIRE(parameters.size() == critic->parameters());
  critic->draw_from(core::Stream(5));
  core::Run run;
  networks::Batch scores(rows, rows);
  const auto loss = [&] {
    critic->scores(parameters, x, y, scores, run);
    double sum = shape.beta ? critic->code_cost() / *shape.beta : 0;
    for (std::size_t p = 0; p < rows * rows; ++p) sum += c.values[p] * scores.values[p];
    return sum;
  };
  loss();
  std::vector<double> gradient(parameters.size());
  critic->slopes(parameters, c, gradient, run);
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    const double there = parameters[p], h = 1e-5;
    parameters[p] = there + h;
    const double above = loss();
    parameters[p] = there - h;
    const double below = loss();
    parameters[p] = there;
    INFO("parameter " << p);
    CHECK(gradient[p] == Approx((above - below) / (2 * h)).epsilon(1e-6).margin(margin));
  }
}

}  // namespace ansatz::information::test
