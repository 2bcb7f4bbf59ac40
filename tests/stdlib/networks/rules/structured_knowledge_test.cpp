// SPDX-License-Identifier: MIT
#include "stdlib/networks/rules/structured_knowledge.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/core/error.h"
#include "support/split_mix.h"

using namespace ansatz::networks;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

StructuredKnowledge knowledge_question(std::vector<double> layers) {
  StructuredKnowledge out;
  Run run{Stream(1)};
  const auto inputs = static_cast<std::size_t>(layers.front());
  out.net = mlp({std::move(layers), std::string("sigmoid")}, run);
  out.x = Array({{"", 50}, {"", inputs}}, support::normals(2, 50 * inputs));
  out.steps = 10;
  return out;
}

StructuredKnowledgeRun result(const StructuredKnowledge& of) {
  Run run;
  return structured_knowledge(of, run);
}

double sigmoid(double z) { return 1 / (1 + std::exp(-z)); }

}  // namespace

// One unit, one pattern, by hand: z = w x + b. The first step only looks, so that the second sees no change, ΔD = 0,
// and moves z by η/ln 2 · z D(1 − D) (x² + 1).
TEST_CASE("structured_knowledge: takes the steps written out by hand", "[networks][structured_knowledge]") {
  StructuredKnowledge one = knowledge_question({1, 1});
  const double x = 0.7, w = 1.3, b = -0.4, eta = 0.2, bit = 1 / std::log(2.0);
  one.net.parameters = Array::along("parameter", {w, b});
  one.x = Array::of({x});
  one.rate = eta;
  one.steps = 3;
  const auto found = result(one);
  const double z = w * x + b, d = sigmoid(z);
  const double g = -bit * z * d * (1 - d);
  const double next = (w - eta * g * x) * x + b - eta * g, shift = sigmoid(next) - d;
  CHECK(found.entropy.real()[0] == 0);
  CHECK(found.alignment.real()[0] == 0);
  CHECK(found.entropy.real()[1] == Approx(-bit * next * shift).epsilon(1e-13));
  CHECK(std::abs(found.alignment.real()[1]) == Approx(1).epsilon(1e-13));  // of one number each
  CHECK(found.size.real()[1] == Approx(std::abs(next)).epsilon(1e-13));
  CHECK(found.decision_flow.real()[1] == Approx(sigmoid(next) * (next - z)).epsilon(1e-13));
  const double slope = -bit * next * sigmoid(next) * (1 - sigmoid(next));
  CHECK(found.entropy_flow.real()[1] == Approx(slope * (next - z)).epsilon(1e-13));
  CHECK(found.tensor_net.real()[1] == Approx((sigmoid(next) - slope) * (next - z)).epsilon(1e-13));
  CHECK(found.decisions.real()[0] == Approx(sigmoid(next)).epsilon(1e-15));
  // The last step moves the weights once more.
  const double last = -bit * (next * sigmoid(next) * (1 - sigmoid(next)) + shift);
  CHECK(found.net.parameters.real()[0] == Approx(w - eta * (g + last) * x).epsilon(1e-13));
}

// To first order in the rate a run follows its time, rate · steps: half the rate and twice the steps halve the miss.
TEST_CASE("structured_knowledge: the rate is a step of time", "[networks][structured_knowledge]") {
  const auto last_power = [](int steps) {
    StructuredKnowledge of = knowledge_question({6, 8, 4});
    of.rate = 0.4 / steps;
    of.steps = steps + 1;
    const auto found = result(of);
    return found.entropy.real()[2 * static_cast<std::size_t>(steps) - 2] / of.rate;
  };
  const double a = last_power(40), b = last_power(80), c = last_power(160);
  CHECK((a - b) / (b - c) == Approx(2).epsilon(0.1));
}

TEST_CASE("structured_knowledge: a layer learns nothing from those above", "[networks][structured_knowledge]") {
  StructuredKnowledge deep = knowledge_question({6, 8, 4}), lone = knowledge_question({6, 8});
  const auto all = deep.net.parameters.real();
  lone.net.parameters = Array::along("parameter", {all.begin(), all.begin() + 56});
  const auto one = result(lone).net.parameters, other = result(deep).net.parameters;
  for (std::size_t p = 0; p < 56; ++p) CHECK(one.real()[p] == other.real()[p]);
}

// Weights follow means over patterns, readings are sums.
TEST_CASE("structured_knowledge: patterns that are seen twice are learnt as once", "[networks][structured_knowledge]") {
  StructuredKnowledge once = knowledge_question({6, 8, 4}), twice = once;
  const auto x = once.x.real();
  std::vector<double> both(x.begin(), x.end());
  both.insert(both.end(), x.begin(), x.end());
  twice.x = Array({{"", 100}, {"", 6}}, both);
  const auto one = result(once), two = result(twice);
  const std::size_t parameters = one.net.parameters.size();
  // The sums round otherwise, ten steps over.
  for (std::size_t p = 0; p < parameters; ++p)
    CHECK(two.net.parameters.real()[p] == Approx(one.net.parameters.real()[p]).epsilon(1e-11).margin(1e-13));
  for (std::size_t k = 0; k < one.entropy.size(); ++k) {
    CHECK(two.entropy.real()[k] == Approx(2 * one.entropy.real()[k]).epsilon(1e-8).margin(1e-12));
    CHECK(two.size.real()[k] == Approx(std::sqrt(2) * one.size.real()[k]).epsilon(1e-11));
    CHECK(two.alignment.real()[k] == Approx(one.alignment.real()[k]).epsilon(1e-8).margin(1e-12));
  }
}

TEST_CASE("structured_knowledge: names what it refuses", "[networks][structured_knowledge]") {
  const auto with = [](auto change) {
    StructuredKnowledge of = knowledge_question({6, 4});
    change(of);
    result(of);
  };
  CHECK_THROWS_WITH(with([](auto& q) { q.net.activation = std::string("tanh"); }),
                    "structured_knowledge: net is of the activation \"tanh\", but must be of \"sigmoid\"");
  CHECK_THROWS_WITH(with([](auto& q) { q.steps = 1; }), "structured_knowledge: steps is 1, but must be at least 2");
  CHECK_THROWS_WITH(with([](auto& q) { q.rate = 0; }),
                    "structured_knowledge: rate is 0, but must be above 0 and finite");
  CHECK_THROWS_WITH(with([](auto& q) { q.rate = NAN; }), Contains("rate is nan"));
  CHECK_THROWS_WITH(with([](auto& q) { q.x = Array::of({1, 2}); }), Contains("x is 1 numbers a pattern"));
  CHECK_THROWS_WITH(with([](auto& q) {
                      q.x = Array({{"", 1}, {"", 6}}, std::vector<double>(6, NAN));
                    }),
                    Contains("x is nan in pattern 1"));
  CHECK_THROWS_WITH(with([](auto& q) { q.net.parameters = Array::of({1, 2}); }), Contains("of 2 parameters"));
  CHECK_THROWS_WITH(with([](auto& q) { q.rate = 1e308; }),
                    Contains("the loss or a weight is no longer finite at step"));
}
