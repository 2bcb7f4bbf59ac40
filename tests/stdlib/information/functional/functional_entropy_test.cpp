// SPDX-License-Identifier: MIT
#include "stdlib/information/functional/functional_entropy.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <numbers>

#include "stdlib/core/error.h"
#include "stdlib/core/expression/graph.h"
#include "stdlib/information/functional/gauss_hermite.h"
#include "stdlib/networks/small_nets.h"
#include "support/not_finite.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::BadParameter;
using ansatz::core::Expression;
using ansatz::core::Run;
using ansatz::core::Stream;
using ansatz::core::Value;
using Catch::Matchers::Contains;

namespace {

using Arguments = std::vector<Expression>;

/// A script's function, as tracing calls it.
class Formula : public ansatz::core::Callable {
 public:
  explicit Formula(std::function<Expression(const Arguments&)> body) : body_(std::move(body)) {}
  Value call(std::span<const Value> arguments) override {
    Arguments numbers;
    for (const Value& argument : arguments) numbers.push_back(*argument.get<Expression>());
    return body_(numbers);
  }

 private:
  std::function<Expression(const Arguments&)> body_;
};

FunctionOrNetwork formula(std::function<Expression(const Arguments&)> body) {
  return std::shared_ptr<ansatz::core::Callable>(std::make_shared<Formula>(std::move(body)));
}

template <class Question>
Question about(FunctionOrNetwork f, Array x, std::string integration) {
  Question question;
  question.f = std::move(f);
  question.x = std::move(x);
  question.integration = std::move(integration);
  return question;
}

FunctionalEntropyEstimate entropy(const FunctionalEntropy& question, std::uint64_t seed = 1) {
  Run run{Stream(seed)};
  return functional_entropy(question, run);
}

FunctionalContributionsEstimate contributions(const FunctionalContributions& question, std::uint64_t seed = 1) {
  Run run{Stream(seed)};
  return functional_contributions(question, run);
}

FunctionOrNetwork exponential() {
  return formula([](const Arguments& x) { return exp(0.7 * x[0] - 1.1 * x[1] + 0.2); });
}

const Array kCovariance({{"", 2}, {"", 2}}, std::vector<double>{1.5, 0.6, 0.6, 0.8});

}  // namespace

// ln f = aᵀx + c: with s = aᵀΣa and m = e^(aᵀμ + c + s/2), Ent = ½ s m, and the bound is the same.
TEST_CASE("functional entropy: the bound is tight for exponentials of linear functions", "[information][functional]") {
  auto question = about<FunctionalEntropy>(
      exponential(), Array({{"", 2}, {"", 2}}, std::vector<double>{0.3, -0.5, 0, 1}), "quadrature");
  question.covariance = kCovariance;
  const auto found = entropy(question);
  const double s = 0.49 * 1.5 - 2 * 0.77 * 0.6 + 1.21 * 0.8;
  const std::vector<double> at{0.7 * 0.3 + 1.1 * 0.5, -1.1};
  for (std::size_t p = 0; p < 2; ++p) {
    const double wanted = 0.5 * s * std::exp(at[p] + 0.2 + 0.5 * s);
    CHECK(found.entropy.real()[p] == Approx(wanted).epsilon(0).margin(1e-12));
    CHECK(found.bound.real()[p] == Approx(wanted).epsilon(0).margin(1e-12));
    CHECK(found.entropy_error.real()[p] == 0);
    CHECK(found.bound_error.real()[p] == 0);
  }
  const auto check = entropy(
      about<FunctionalEntropy>(formula([](const Arguments& x) { return exp(x[0]); }), Array::of({0, 0}), "quadrature"));
  CHECK(check.entropy.rank() == 0);
  CHECK(check.entropy.number(0) == Approx(0.8243606353500641).epsilon(0).margin(1e-13));
  CHECK(check.bound.number(0) == Approx(0.8243606353500641).epsilon(0).margin(1e-13));
}

TEST_CASE("functional entropy: a constant has none, exactly", "[information][functional]") {
  const std::string integration = GENERATE("draws", "quadrature");
  const auto found = entropy(about<FunctionalEntropy>(formula([](const Arguments&) { return Expression(3.0); }),
                                                      Array::of({1, 2}), integration));
  CHECK(found.entropy.number(0) == Approx(0).epsilon(0).margin(1e-12));
  CHECK(found.bound.number(0) == 0);
}

// f = z² is χ² of one degree: E f ln f = ψ(3/2) + ln 2 = 2 − γ − ln 2, E f = 1, and |∇f|²/f = 4 everywhere.
TEST_CASE("functional entropy: a square has the entropy of its law", "[information][functional]") {
  auto question =
      about<FunctionalEntropy>(formula([](const Arguments& x) { return x[0] * x[0]; }), Array::of({0}), "draws");
  question.draws = 200000;
  const auto found = entropy(question);
  const double wanted = 2 - std::numbers::egamma - std::numbers::ln2;
  CHECK(std::abs(found.entropy.number(0) - wanted) < 4 * found.entropy_error.number(0));
  CHECK(found.entropy_error.number(0) < 0.02);
  CHECK(found.bound.number(0) == Approx(2).epsilon(0).margin(1e-12));
  CHECK(found.bound_error.number(0) == Approx(0).epsilon(0).margin(1e-12));
}

// Over 400 streams the deviations, in their own errors, have mean square 1 within 4 · √(2/400) and a share for the
// errors' own noise; the entropy is low by Var f/(2 n m), here under a tenth of its error.
TEST_CASE("functional entropy: standard errors are those of repetitions", "[information][functional]") {
  auto question =
      about<FunctionalEntropy>(formula([](const Arguments& x) { return exp(0.3 * x[0]) + 0.5 * exp(-0.2 * x[0]); }),
                               Array::of({0.4}), "quadrature");
  const auto truth = entropy(question);
  CHECK(truth.entropy.number(0) < truth.bound.number(0));
  question.integration = "draws";
  question.draws = 2000;
  double entropy_square = 0, bound_square = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    const auto found = entropy(question, seed);
    const double e = (found.entropy.number(0) - truth.entropy.number(0)) / found.entropy_error.number(0);
    const double b = (found.bound.number(0) - truth.bound.number(0)) / found.bound_error.number(0);
    entropy_square += e * e / 400;
    bound_square += b * b / 400;
  }
  CHECK(entropy_square == Approx(1).epsilon(0).margin(0.35));
  CHECK(bound_square == Approx(1).epsilon(0).margin(0.35));
}

// A frozen contribution of the exponential is that of one variable; a moving one is its share of the whole.
TEST_CASE("functional contributions: of an exponential are by hand", "[information][functional]") {
  auto question = about<FunctionalContributions>(exponential(), Array::of({0.3, -0.5}), "quadrature");
  question.covariance = Array::of({1.5, 0.8});
  const double at = 0.7 * 0.3 + 1.1 * 0.5 + 0.2, first = 0.49 * 1.5, second = 1.21 * 0.8;
  auto found = contributions(question);
  CHECK(found.contributions.real()[0] == Approx(0.5 * first * std::exp(at + 0.5 * first)).epsilon(0).margin(1e-12));
  CHECK(found.contributions.real()[1] == Approx(0.5 * second * std::exp(at + 0.5 * second)).epsilon(0).margin(1e-12));
  question.others = "moving";
  found = contributions(question);
  const double mean = std::exp(at + 0.5 * (first + second));
  CHECK(found.contributions.real()[0] == Approx(0.5 * first * mean).epsilon(0).margin(1e-12));
  CHECK(found.contributions.real()[1] == Approx(0.5 * second * mean).epsilon(0).margin(1e-12));
}

// One group of all is the bound itself, with the same draws; groups come in the order of their numbers.
TEST_CASE("functional contributions: groups", "[information][functional]") {
  auto question =
      about<FunctionalContributions>(formula([](const Arguments& x) { return exp(0.3 * x[0] * x[1]) + x[2] * x[2]; }),
                                     Array::of({0.3, -0.5, 1}), "quadrature");
  question.covariance = Array({{"", 3}, {"", 3}}, std::vector<double>{1, 0.3, 0, 0.3, 0.5, 0.1, 0, 0.1, 0.4});
  question.nodes = 20;
  auto whole = about<FunctionalEntropy>(question.f, question.x, "quadrature");
  whole.covariance = question.covariance;
  whole.nodes = 20;
  question.groups = {1, 1, 1};
  CHECK(contributions(question).contributions.real()[0] == Approx(entropy(whole).bound.number(0)).epsilon(1e-13));
  question.groups = {7, 7, -2};
  const auto found = contributions(question);
  REQUIRE(found.contributions.size() == 2);
  CHECK(found.contributions.coordinate_values(0) == std::vector<double>{-2, 7});
  // Of x₃ alone, f = c + x₃²: ½ Σ₃₃ E[4 x₃²/(c + x₃²)] by the same rule in one variable.
  const double c = std::exp(0.3 * 0.3 * -0.5);
  const NormalNodes rule = normal_nodes(20);
  double wanted = 0;
  for (std::size_t i = 0; i < 20; ++i) {
    const double z = 1 + std::sqrt(0.4) * rule.nodes[i];
    wanted += rule.weights[i] * 0.5 * 0.4 * 4 * z * z / (c + z * z);
  }
  CHECK(found.contributions.real()[0] == Approx(wanted).epsilon(0).margin(1e-13));
}

// The same network written out: softmax of two outputs over a hidden layer of tanh.
TEST_CASE("functional entropy: a network is the function that it computes", "[information][functional]") {
  const auto net = ansatz::networks::test::by_hand();
  const auto w = net.parameters.real();
  const auto output = [&w](const Arguments& x, std::size_t k) {
    const auto hidden = [&](std::size_t j) { return tanh(w[2 * j] * x[0] + w[2 * j + 1] * x[1] + w[4 + j]); };
    return w[6 + 2 * k] * hidden(0) + w[7 + 2 * k] * hidden(1) + w[10 + k];
  };
  const auto probability = [&](const Arguments& x) { return 1.0 / (1.0 + exp(output(x, 0) - output(x, 1))); };
  const Array x({{"", 2}, {"", 2}}, std::vector<double>{0.3, -0.5, 1, 2});
  const std::string integration = GENERATE("draws", "quadrature");
  auto of_net = about<FunctionalEntropy>(net, x, integration);
  of_net.of_class = 1;
  const auto found = entropy(of_net), wanted = entropy(about<FunctionalEntropy>(formula(probability), x, integration));
  const std::string others = GENERATE("frozen", "moving");
  auto shares = about<FunctionalContributions>(net, x, integration);
  shares.others = others;
  shares.of_class = 1;
  auto shares_wanted = about<FunctionalContributions>(formula(probability), x, integration);
  shares_wanted.others = others;
  const auto c = contributions(shares), c_wanted = contributions(shares_wanted);
  for (std::size_t p = 0; p < 2; ++p) {
    CHECK(found.entropy.real()[p] == Approx(wanted.entropy.real()[p]).epsilon(0).margin(1e-13));
    CHECK(found.bound.real()[p] == Approx(wanted.bound.real()[p]).epsilon(0).margin(1e-13));
    CHECK(found.entropy.real()[p] < found.bound.real()[p]);
  }
  for (std::size_t i = 0; i < 4; ++i)
    CHECK(c.contributions.real()[i] == Approx(c_wanted.contributions.real()[i]).epsilon(0).margin(1e-13));

  of_net.reading = "loss";
  const auto loss = entropy(of_net);
  const auto loss_wanted = entropy(about<FunctionalEntropy>(
      formula([&](const Arguments& at) { return log(1.0 + exp(output(at, 0) - output(at, 1))); }), x, integration));
  for (std::size_t p = 0; p < 2; ++p) {
    CHECK(loss.entropy.real()[p] == Approx(loss_wanted.entropy.real()[p]).epsilon(0).margin(1e-13));
    CHECK(loss.bound.real()[p] == Approx(loss_wanted.bound.real()[p]).epsilon(0).margin(1e-13));
  }
}

TEST_CASE("functional entropy: without a class a network is read by the likeliest", "[information][functional]") {
  const auto net = ansatz::networks::test::by_hand();
  auto named = about<FunctionalEntropy>(net, Array::of({0.3, -0.5}), "draws"), unnamed = named;
  const auto w = net.parameters.real();
  const double a = std::tanh(w[0] * 0.3 - w[1] * 0.5 + w[4]), b = std::tanh(w[2] * 0.3 - w[3] * 0.5 + w[5]);
  named.of_class = w[6] * a + w[7] * b + w[10] >= w[8] * a + w[9] * b + w[11] ? 0 : 1;
  CHECK(entropy(unnamed).entropy.number(0) == entropy(named).entropy.number(0));
}

TEST_CASE("functional entropy: a variance of 0 freezes its feature", "[information][functional]") {
  auto question = about<FunctionalContributions>(exponential(), Array::of({0.3, -0.5}), "quadrature");
  question.covariance = Array::of({1.5, 0});
  CHECK(contributions(question).contributions.real()[1] == 0);
  auto whole = about<FunctionalEntropy>(exponential(), Array::of({0.3, -0.5}), "quadrature");
  whole.covariance = Array({}, std::vector<double>{0.0});
  CHECK(entropy(whole).entropy.number(0) == Approx(0).epsilon(0).margin(1e-13));
}

TEST_CASE("functional entropy: points where the function is 0 are told", "[information][functional]") {
  auto question =
      about<FunctionalEntropy>(formula([](const Arguments& x) { return x[0] * x[0]; }), Array::of({0}), "quadrature");
  question.nodes = 31;
  Run run;
  // The middle node has weight w and no share: the bound is 2 (1 − w).
  const double w = normal_nodes(31).weights[15];
  CHECK(functional_entropy(question, run).bound.number(0) == Approx(2 * (1 - w)).epsilon(0).margin(1e-12));
  REQUIRE(run.warnings().size() == 1);
  CHECK_THAT(run.warnings()[0], Contains("is 0 at 1 of 31 points"));
}

TEST_CASE("functional entropy: refuses what it cannot read, by name", "[information][functional]") {
  const auto good = [] { return about<FunctionalEntropy>(exponential(), Array::of({0.3, -0.5}), "draws"); };
  const auto refuses = [&](auto change, const char* sentence) {
    auto question = good();
    change(question);
    CHECK_THROWS_WITH(entropy(question), Contains(sentence));
  };
  refuses([](auto& q) { q.f = formula([](const Arguments& x) { return x[0]; }); }, "finite and nowhere below 0");
  refuses([](auto& q) { q.f = formula([](const Arguments& x) { return 1.0 / (x[0] - x[0]); }); },
          "finite and nowhere below 0");
  refuses([](auto& q) { q.f = std::shared_ptr<ansatz::core::Callable>(); }, "f is nothing");
  refuses([](auto& q) { q.x = Array::of({}); }, "x is empty");
  refuses([](auto& q) { q.x = Array::of({1, support::kNaN}); }, "x");
  refuses([](auto& q) { q.x = Array({{"", 1}, {"", 1}, {"", 2}}, std::vector<double>(2)); }, "3 dimensions");
  refuses([](auto& q) { q.covariance = Array::of({1, 1, 1}); }, "of 3 variances");
  refuses([](auto& q) { q.covariance = Array::of({1, -1}); }, "covariance is -1");
  refuses(
      [](auto& q) {
        q.covariance = Array({{"", 2}, {"", 2}}, std::vector<double>{1, 2, 2, 1});
      },
      "positive definite");
  refuses([](auto& q) { q.covariance = Array({{"", 1}, {"", 1}}, std::vector<double>{1}); }, "covariance");
  refuses([](auto& q) { q.of_class = 0; }, "a function has no classes");
  refuses([](auto& q) { q.reading = "loss"; }, "a function is read as it is");
  refuses([](auto& q) { q.reading = "odds"; }, "reading is \"odds\"");
  refuses([](auto& q) { q.integration = "grid"; }, "integration is \"grid\"");
  refuses([](auto& q) { q.draws = 1; }, "draws is 1");
  refuses([](auto& q) { q.integration = "quadrature", q.nodes = 0; }, "nodes is 0");
  refuses([](auto& q) { q.x = Array::of(std::vector<double>(5)), q.integration = "quadrature"; }, "2^20 points");
  const auto net = ansatz::networks::test::by_hand();
  refuses([&](auto& q) { q.f = net, q.x = Array::of({1, 2, 3}); }, "of 2, the network's inputs");
  refuses([&](auto& q) { q.f = net, q.of_class = 2; }, "class is 2, but must be from 0 to 1");
  refuses([&](auto& q) { q.f = ansatz::networks::test::start({2, 1}, 1); }, "a network of one output");

  auto shares = about<FunctionalContributions>(exponential(), Array::of({0.3, -0.5}), "draws");
  shares.groups = {1};
  CHECK_THROWS_WITH(contributions(shares), Contains("groups is of 1 features, but must be of 2"));
  shares.groups = {1, 1.5};
  CHECK_THROWS_WITH(contributions(shares), Contains("groups is 1.5"));
  shares.groups = {};
  shares.others = "still";
  CHECK_THROWS_WITH(contributions(shares), Contains("others is \"still\""));
}
