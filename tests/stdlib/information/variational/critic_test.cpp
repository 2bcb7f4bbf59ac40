// SPDX-License-Identifier: MIT
#include "stdlib/information/variational/critic.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/information/variational/small_critic.h"
#include "stdlib/networks/layers.h"
#include "stdlib/networks/small_nets.h"
#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Run;
using ansatz::core::Stream;
using ansatz::information::test::check_critic_slopes;
using ansatz::information::test::small_critic;
using ansatz::networks::Batch;
using ansatz::networks::test::normal_batch;

namespace {

/// Causal attention over two places in place of g.
CriticShape attentive(std::string kind) {
  using namespace ansatz::networks;
  CriticShape shape = small_critic(std::move(kind));
  Convolution each;
  each.channels = 4;
  each.size = {1};
  Attention attention;
  attention.heads = 2;
  attention.causal = true;
  FeedForward both;
  both.hidden = 3;
  shape.of_x = network_of_layers("test", "layers",
                                 Layers::of({std::vector<double>{2, 1}, each, Positions{}, attention, both, 3.0}),
                                 std::string("tanh"));
  return shape;
}

std::vector<std::string> kinds() { return {"separable", "bilinear", "concat", "hybrid"}; }
std::vector<std::string> kinds_and_blocks() {
  return {"separable", "bilinear", "concat", "hybrid", "separable by attention", "hybrid by attention"};
}

CriticShape named(const std::string& kind) {
  const auto space = kind.find(' ');
  return space == std::string::npos ? small_critic(kind) : attentive(kind.substr(0, space));
}

}  // namespace

TEST_CASE("critic: slopes are those of central differences", "[information][variational]") {
  const std::string kind = GENERATE(from_range(kinds_and_blocks()));
  // 50 · 50 pairs take two turns through the networks of pairs.
  const std::size_t rows = GENERATE(4, 50);
  CAPTURE(kind, rows);
  check_critic_slopes(named(kind), rows, 1e-7);
}

TEST_CASE("critic: a pair's score does not depend on the company it is in", "[information][variational]") {
  const std::string kind = GENERATE(from_range(kinds()));
  CAPTURE(kind);
  const Batch x = normal_batch(1, 60, 2), y = normal_batch(2, 60, 3);
  Batch few_x(5, 2), few_y(5, 3), all(60, 60), few(5, 5);
  for (std::size_t i = 0; i < 5; ++i) {
    for (std::size_t a = 0; a < 2; ++a) few_x.at(i, a) = x.at(40 + i, a);
    for (std::size_t a = 0; a < 3; ++a) few_y.at(i, a) = y.at(10 + i, a);
  }
  const auto critic = make_critic("test", small_critic(kind), 2, 3, 60);
  const auto parameters = critic->initial_parameters(Stream(4));
  Run run;
  critic->scores(parameters, x, y, all, run);
  critic->scores(parameters, few_x, few_y, few, run);
  for (std::size_t i = 0; i < 5; ++i)
    for (std::size_t j = 0; j < 5; ++j) CHECK(few.at(i, j) == Approx(all.at(40 + i, 10 + j)).epsilon(1e-13));
}

TEST_CASE("critic: one that is none is refused by name", "[information][variational]") {
  CHECK_THROWS_WITH(make_critic("k", small_critic("joint"), 1, 1, 4),
                    "k: critic is \"joint\", but must be \"separable\", \"bilinear\", \"concat\" or \"hybrid\"");
  CHECK_THROWS_WITH(make_critic("k", attentive("concat"), 2, 1, 4),
                    "k: critic is \"concat\", but must be \"separable\" or \"hybrid\" with such layers");
}
