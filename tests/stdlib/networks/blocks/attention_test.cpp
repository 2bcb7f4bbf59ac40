// SPDX-License-Identifier: MIT
#include "stdlib/networks/blocks/attention.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/networks/blocks/feed_forward.h"
#include "stdlib/networks/blocks/one_block.h"
#include "stdlib/networks/blocks/positions.h"
#include "stdlib/networks/small_nets.h"

using namespace ansatz::networks;
using ansatz::core::Run;
using ansatz::networks::test::normal_batch;
using support::OneBlock;

namespace {

constexpr Attention kBare{.heads = 1, .normalised = false, .residual = false};

std::vector<double> anything(const Block& block) { return support::normals(3, block.weights() + block.biases()); }

}  // namespace

// Two places of one channel, x = 1 and 2, queries 2 x, keys x + 1, values 3 x − 1, outputs 5 m + 7. Scores of place 1
// are 2 (2, 3) and of place 2 4 (2, 3), values 2 and 5; with σ(z) = 1/(1 + e^−z), the second is weighed by σ(2) and
// σ(4).
TEST_CASE("attention: two places by hand", "[networks][blocks][attention]") {
  const AttentionBlock block(2, 1, kBare);
  REQUIRE(block.weights() == 4);
  REQUIRE(block.biases() == 4);
  const std::vector<double> parameters{2, 1, 3, 5, 0, 1, -1, 7};
  Batch in(1, 2);
  in.values = {1, 2};
  const auto sigmoid = [](double z) { return 1 / (1 + std::exp(-z)); };
  const Batch out = OneBlock(block).forward(parameters, in);
  CHECK(out.values[0] == Approx(5 * (2 + 3 * sigmoid(2)) + 7).epsilon(1e-14));
  CHECK(out.values[1] == Approx(5 * (2 + 3 * sigmoid(4)) + 7).epsilon(1e-14));
  Attention added = kBare;
  added.residual = true;
  const AttentionBlock with(2, 1, added);
  CHECK(OneBlock(with).forward(parameters, in).values[1] == Approx(2 + 5 * (2 + 3 * sigmoid(4)) + 7).epsilon(1e-14));
  Attention behind = kBare;
  behind.causal = true;
  const AttentionBlock before(2, 1, behind);
  CHECK(OneBlock(before).forward(parameters, in).values[0] == Approx(5 * 2 + 7).epsilon(1e-14));
  CHECK(OneBlock(before).forward(parameters, in).values[1] == out.values[1]);
}

// Two channels of which each is a head: queries and keys x_c, values x_c, outputs as they come. With the root of the
// length of a key, 1 here and √2 for one head of both.
TEST_CASE("attention: heads attend by themselves, scores over the root of their length",
          "[networks][blocks][attention]") {
  std::vector<double> parameters(16 + 8);
  for (std::size_t matrix = 0; matrix < 4; ++matrix) parameters[4 * matrix] = parameters[4 * matrix + 3] = 1;
  Batch in(1, 4);
  in.values = {1, 2, 0.5, -1};  // places (1, 2), (½, −1)
  const auto mean = [](double a, double b, double score_a, double score_b) {
    const double share = 1 / (1 + std::exp(score_b - score_a));
    return share * a + (1 - share) * b;
  };
  Attention two = kBare;
  two.heads = 2;
  const AttentionBlock apart(2, 2, two), together(2, 2, kBare);
  const Batch a = OneBlock(apart).forward(parameters, in), b = OneBlock(together).forward(parameters, in);
  CHECK(a.values[0] == Approx(mean(1, 0.5, 1, 0.5)).epsilon(1e-14));
  CHECK(a.values[1] == Approx(mean(2, -1, 4, -2)).epsilon(1e-14));
  CHECK(a.values[2] == Approx(mean(1, 0.5, 0.5, 0.25)).epsilon(1e-14));
  const double root = std::sqrt(2.0), first = 5 / root, second = (0.5 - 2) / root;
  CHECK(b.values[0] == Approx(mean(1, 0.5, first, second)).epsilon(1e-14));
  CHECK(b.values[1] == Approx(mean(2, -1, first, second)).epsilon(1e-14));
}

TEST_CASE("attention: shares are none negative and sum to one, of what is seen", "[networks][blocks][attention]") {
  const bool causal = GENERATE(false, true);
  const AttentionBlock block(5, 4, {.heads = 2, .causal = causal});
  const std::size_t rows = 9;
  OneBlock alone(block);
  alone.forward(anything(block), normal_batch(1, rows, 20));
  for (std::size_t h = 0; h < 2; ++h)
    for (std::size_t p = 0; p < 5; ++p) {
      std::vector<double> sum(rows);
      for (std::size_t q = 0; q < 5; ++q) {
        const auto share = alone.kept(block.share_column(h, p, q), rows);
        for (std::size_t i = 0; i < rows; ++i) {
          CHECK((causal && q > p ? share[i] == 0 : share[i] > 0));
          sum[i] += share[i];
        }
      }
      for (const double s : sum) CHECK(s == Approx(1).epsilon(1e-14));
    }
}

// Sums over places come in another order: some ulps of numbers of order ten.
TEST_CASE("attention: places that change theirs change what they get, and nothing else",
          "[networks][blocks][attention]") {
  const std::vector<std::size_t> order{3, 0, 4, 1, 2};
  const AttentionBlock attention(5, 4, {.heads = 2});
  const FeedForwardBlock inner(5, 4, {.hidden = 7}, activation("test", std::string("gelu")));
  const PositionsBlock positions(5, 4, false);
  const auto moved = [&](const Batch& of) {
    Batch out(of.rows, of.columns);
    for (std::size_t p = 0; p < 5; ++p)
      for (std::size_t c = 0; c < 4; ++c)
        for (std::size_t i = 0; i < of.rows; ++i) out.at(i, order[p] * 4 + c) = of.at(i, p * 4 + c);
    return out;
  };
  const Batch in = normal_batch(1, 6, 20);
  const auto worst = [&](const Block& block) {
    const auto parameters = anything(block);
    OneBlock alone(block);
    const Batch one = moved(alone.forward(parameters, in)), other = alone.forward(parameters, moved(in));
    double out = 0;
    for (std::size_t i = 0; i < one.values.size(); ++i) out = std::max(out, std::abs(one.values[i] - other.values[i]));
    return out;
  };
  CHECK(worst(attention) < 1e-13);
  CHECK(worst(inner) < 1e-13);
  CHECK(worst(positions) > 0.1);
  CHECK(worst(AttentionBlock(5, 4, {.causal = true})) > 0.1);
}

// Mean 0 and variance v/(v + ε) over the channels, whatever is added to all of them; up to ε, whatever they are
// multiplied by.
TEST_CASE("attention: normalised channels have neither level nor scale", "[networks][blocks][attention]") {
  const Normalisation normal{3, 5};
  Batch in = normal_batch(1, 7, 15);
  std::vector<double> gains(10), kept(7 * normal.kept()), out(7 * 15), again(7 * 15);
  Normalisation::start(gains);
  normal.forward(in.values.data(), 7, gains.data(), kept.data(), out.data());
  for (std::size_t p = 0; p < 3; ++p)
    for (std::size_t i = 0; i < 7; ++i) {
      double sum = 0, squares = 0, mean = 0, variance = 0;
      for (std::size_t c = 0; c < 5; ++c) {
        sum += out[(p * 5 + c) * 7 + i];
        squares += out[(p * 5 + c) * 7 + i] * out[(p * 5 + c) * 7 + i];
        mean += in.at(i, p * 5 + c) / 5;
      }
      for (std::size_t c = 0; c < 5; ++c) variance += std::pow(in.at(i, p * 5 + c) - mean, 2) / 5;
      CHECK(sum == Approx(0).epsilon(0).margin(1e-13));
      CHECK(squares / 5 == Approx(variance / (variance + 1e-5)).epsilon(1e-12));
    }
  for (double& x : in.values) x = 1000 * x + 3e4;
  normal.forward(in.values.data(), 7, gains.data(), kept.data(), again.data());
  for (std::size_t i = 0; i < out.size(); ++i)
    CHECK(again[i] == Approx(out[i]).epsilon(0).margin(1e-3));  // ε/v/2 of order one
  for (std::size_t c = 0; c < 5; ++c) gains[c] = 2, gains[5 + c] = double(c);
  normal.again(7, kept.data(), gains.data(), out.data());
  CHECK(out[(2 * 5 + 3) * 7] == 2 * again[(2 * 5 + 3) * 7] + 3);
}

// Rows are taken 256 at a time, and none knows of the others: bits are those of each alone.
TEST_CASE("attention: normalised channels of many patterns are those of each", "[networks][blocks][attention]") {
  const Normalisation normal{2, 3};
  const std::size_t rows = 600;
  const Batch in = normal_batch(1, rows, 6), d = normal_batch(2, rows, 6);
  const std::vector<double> gains = support::normals(3, 6);
  const auto both_ways = [&](const Batch& x, const Batch& slopes, Batch& to) {
    std::vector<double> kept(x.rows * normal.kept());
    Batch out(x.rows, 6);
    normal.forward(x.values.data(), x.rows, gains.data(), kept.data(), out.values.data());
    normal.backward(x.rows, kept.data(), gains.data(), slopes.values.data(), nullptr, to.values.data());
    return out;
  };
  Batch to(rows, 6);
  const Batch out = both_ways(in, d, to);
  for (const std::size_t row : {0, 255, 256, 511, 512, 599}) {
    Batch to_one(1, 6);
    const Batch one = both_ways(rows_of(in, std::span(&row, 1)), rows_of(d, std::span(&row, 1)), to_one);
    CHECK(one.values == rows_of(out, std::span(&row, 1)).values);
    CHECK(to_one.values == rows_of(to, std::span(&row, 1)).values);
  }
}

TEST_CASE("positions: are the waves of their definition", "[networks][blocks][attention]") {
  const PositionsBlock fixed(3, 4, false), learned(3, 4, true);
  CHECK(fixed.biases() == 0);
  std::vector<double> start(12);
  learned.start_biases(start);
  Batch in(1, 12);
  const Batch out = OneBlock(fixed).forward({}, in);
  CHECK(out.values == start);
  for (std::size_t p = 0; p < 3; ++p) {
    const auto place = double(p);
    CHECK(start[4 * p] == Approx(std::sin(place)));
    CHECK(start[4 * p + 1] == Approx(std::cos(place)));
    CHECK(start[4 * p + 2] == Approx(std::sin(place / 100)));
    CHECK(start[4 * p + 3] == Approx(std::cos(place / 100)));
  }
  const std::vector<double> other(12, 2);
  CHECK(OneBlock(learned).forward(other, in).values == other);
}

TEST_CASE("attention: names what it refuses", "[networks][blocks][attention]") {
  Run run;
  CHECK_THROWS_WITH(attention({.heads = 0}, run), "attention: heads is 0, but must be at least 1");
  CHECK_THROWS_WITH(feed_forward({.hidden = 0}, run), "feed_forward: hidden is 0, but must be at least 1");
  CHECK_THROWS_WITH(feed_forward({.activation = std::string("rlu")}, run),
                    Catch::Contains("feed_forward: activation is \"rlu\""));
}
