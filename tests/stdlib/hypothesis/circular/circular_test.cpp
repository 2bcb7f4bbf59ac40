// SPDX-License-Identifier: MIT
#include <cmath>
#include <numbers>

#include "stdlib/core/random.h"
#include "stdlib/core/unit.h"
#include "stdlib/hypothesis/bad_samples.h"
#include "stdlib/hypothesis/circular/circular_correlation.h"
#include "stdlib/hypothesis/circular/rayleigh_test.h"
#include "stdlib/hypothesis/circular/watson_williams.h"
#include "stdlib/hypothesis/null_distributions/special.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

const Sample kDegrees{20, 25, 15, 40, 350, 5, 30, 20, 10, 33}, kPhases{0.2, 1.1, 2.0, 3.1, 4.2, 5.3};

template <class Question>
Question of_degrees(const std::vector<Sample>& samples) {
  auto question = about<Question>(samples);
  question.period = 360;
  return question;
}

/// Angles about 0 as normal as angles may be, or anywhere.
Sample wrapped(const Stream& stream, std::size_t n, double spread) {
  Sample out(n);
  for (std::size_t i = 0; i < n; ++i)
    out[i] = spread > 0 ? spread * stream.normal(i) : 2 * std::numbers::pi * stream.uniform(i);
  return out;
}

}  // namespace

// By the definitions, in NumPy.
TEST_CASE("rayleigh_test: meets its definition", "[hypothesis][circular]") {
  Run run;
  auto question = of_degrees<RayleighTest>({kDegrees});
  const TestResult result = rayleigh_test(question, run);
  CHECK(result.statistic == near(9.428243496434403, 1e-12));
  CHECK(*result.p == near(2.242065867738407e-06, 1e-9));
  CHECK(result.effect->value == near(0.970991426143115, 1e-12));
  CHECK(result.effect->interval->low == near(0.9466780257182533, 1e-9));
  CHECK(*result.estimate == near(18.8678800893888, 1e-12));
  CHECK(result.interval->high - *result.estimate == near(8.671524095171328, 1e-9));
  CHECK_THAT(result.warnings.at(0), Contains("of 25 angles and more"));
  question.toward = 90;
  const TestResult known = rayleigh_test(question, run);
  CHECK(known.statistic == near(1.4042775141633987, 1e-10));
  CHECK(*known.p == near(0.08011811370861732, 1e-10));
}

TEST_CASE("rayleigh_test: knows turns, units and opposite directions", "[hypothesis][circular]") {
  Run run;
  Sample radians, turned;
  for (const double angle : kDegrees) {
    radians.push_back(angle * std::numbers::pi / 180);
    turned.push_back(angle - 90 + 720);
  }
  const TestResult one = rayleigh_test(of_degrees<RayleighTest>({kDegrees}), run);
  CHECK(rayleigh_test(about<RayleighTest>({radians}), run).statistic == near(one.statistic, 1e-12));
  const TestResult other = rayleigh_test(of_degrees<RayleighTest>({turned}), run);
  CHECK(other.statistic == near(one.statistic, 1e-10));
  CHECK(*other.estimate == near(*one.estimate - 90, 1e-10));
  ansatz::core::Array with_unit = ansatz::core::Array::of(kDegrees);
  with_unit.unit = ansatz::core::parse_unit("deg");
  RayleighTest of_unit;
  of_unit.samples = {with_unit};
  CHECK(*rayleigh_test(of_unit, run).estimate == near(*one.estimate, 1e-10));
  of_unit.period = 24;
  CHECK_THROWS_WITH(rayleigh_test(of_unit, run), Contains("left out where the angles are in deg"));

  // Evenly spread: R = 0, p = 1 to the formula's rounding, and no direction.
  const TestResult even = rayleigh_test(of_degrees<RayleighTest>({{0, 90, 180, 270}}), run);
  CHECK(even.statistic < 1e-20);
  CHECK(*even.p == Approx(1).epsilon(0).margin(1e-12));
  CHECK_FALSE(even.interval);
  CHECK_THAT(even.warnings.at(0), Contains("hardly any direction"));
  // All alike: R̄ = 1.
  CHECK(rayleigh_test(about<RayleighTest>({{1, 1, 1}}), run).effect->value == near(1, 1e-12));
}

// Of many angles p is exp(−z), to (2z − z²)/4n of it.
TEST_CASE("rayleigh_test: many angles", "[hypothesis][circular]") {
  Run run;
  const std::size_t n = 200000;
  const TestResult result = rayleigh_test(about<RayleighTest>({wrapped(Stream(3), n, 0)}), run);
  CHECK(result.statistic > 0.01);
  CHECK(result.statistic < 10);
  CHECK(*result.p == near(std::exp(-result.statistic), 1e-3));
}

TEST_CASE("circular tests: p is uniform where nothing is", "[hypothesis][circular]") {
  Run run;
  Sample rayleigh, toward, williams, turning, phase;
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    const Stream stream = Stream(77).at(seed);
    const auto even = about<RayleighTest>({wrapped(stream.at("a"), 15, 0)});
    rayleigh.push_back(*rayleigh_test(even, run).p);
    auto known = even;
    known.toward = 1.0;
    toward.push_back(*rayleigh_test(known, run).p);
    const Sample a = wrapped(stream.at("b"), 12, 0.4), b = wrapped(stream.at("c"), 20, 0.4),
                 c = wrapped(stream.at("d"), 9, 0.4);
    williams.push_back(*watson_williams(about<WatsonWilliams>({a, b, c}), run).p);
    turning.push_back(
        *circular_correlation(
             about<CircularCorrelation>({wrapped(stream.at("e"), 60, 0.8), wrapped(stream.at("f"), 60, 0.8)}), run)
             .p);
    Sample y(12);
    stream.at("g").fill_normal(y);
    phase.push_back(
        *circular_linear_correlation(about<CircularLinearCorrelation>({wrapped(stream.at("h"), 12, 0), y}), run).p);
  }
  const double limit = 1.95 / std::sqrt(2000.0);  // one in a thousand by Kolmogorov
  CHECK(gap_to_uniform(rayleigh) < limit);
  CHECK(gap_to_uniform(toward) < limit);
  CHECK(gap_to_uniform(williams) < limit);
  CHECK(gap_to_uniform(turning) < limit);
  CHECK(gap_to_uniform(phase) < limit);
}

// Wrapped normal angles have R̄ = exp(−σ²/2).
TEST_CASE("rayleigh_test: intervals cover", "[hypothesis][circular]") {
  Run run;
  for (const double spread : {0.5, 1.0, 1.5}) {
    int direction = 0, length = 0;
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
      const TestResult result = rayleigh_test(about<RayleighTest>({wrapped(Stream(5).at(seed), 60, spread)}), run);
      direction += !result.interval || (result.interval->low < 0 && result.interval->high > 0);
      const double truth = std::exp(-spread * spread / 2);
      length += result.effect->interval->low < truth && result.effect->interval->high > truth;
    }
    INFO(spread);
    CHECK(direction > 915);
    CHECK(direction < 985);
    CHECK(length > 915);
    CHECK(length < 990);
  }
}

// κ as Fisher's formula gives it; by Newton's method on I₁/I₀ F differs in the sixth digit.
TEST_CASE("watson_williams: meets its definition", "[hypothesis][circular]") {
  Run run;
  const TestResult result =
      watson_williams(of_degrees<WatsonWilliams>({{20, 25, 15, 40, 350}, {60, 75, 50, 80, 66}}), run);
  CHECK(result.statistic == near(24.12434268108901, 1e-10));
  CHECK(*result.p == near(0.001176331759585402, 1e-10));
  CHECK(result.degrees_of_freedom == Sample{1, 8});
  // Closely about one angle it is the analysis of variance: F of 2 samples is the square of Student's t.
  const Sample near_by{0.001, -0.002, 0.0005, 0.0012}, further{0.003, 0.0021, 0.0042, 0.0035, 0.0018};
  double a = 0, b = 0, squares = 0;
  for (const double v : near_by) a += v / 4;
  for (const double v : further) b += v / 5;
  for (const double v : near_by) squares += (v - a) * (v - a);
  for (const double v : further) squares += (v - b) * (v - b);
  const double f = (a - b) * (a - b) / (squares / 7 * (0.25 + 0.2));
  CHECK(watson_williams(about<WatsonWilliams>({near_by, further}), run).statistic == near(f, 1e-4));
  CHECK_THAT(watson_williams(about<WatsonWilliams>({{0, 2, 4}, {1, 3, 5.5}}), run).warnings.at(0),
             Contains("spread widely"));
  CHECK(*watson_williams(about<WatsonWilliams>({{1, 1}, {2, 2}}), run).p == 0);
  CHECK_FALSE(watson_williams(about<WatsonWilliams>({{1, 1}, {1, 1}}), run).p);
}

TEST_CASE("circular correlations: meet their definitions", "[hypothesis][circular]") {
  Run run;
  const Sample a{0.2, 0.9, 1.4, 0.1, 2.1}, b{0.5, 1.0, 1.9, 0.2, 1.8};
  const TestResult turning = circular_correlation(about<CircularCorrelation>({a, b}), run);
  CHECK(turning.statistic == near(0.9602039524214707, 1e-12));
  CHECK(*turning.p == near(0.05252389192164405, 1e-10));
  Sample back;
  for (const double angle : a) back.push_back(3 - angle);
  CHECK(circular_correlation(about<CircularCorrelation>({a, back}), run).statistic == -1);
  CHECK_FALSE(circular_correlation(about<CircularCorrelation>({a, {1, 1, 1, 1, 1}}), run).p);

  // By least squares on cos θ and sin θ.
  const TestResult linear =
      circular_linear_correlation(about<CircularLinearCorrelation>({kPhases, {1.9, 1.5, 0.4, 0.1, 0.5, 1.4}}), run);
  CHECK(linear.effect->value == near(0.9794492154397053, 1e-10));
  CHECK(linear.statistic == near(71.48991411248052, 1e-9));
  CHECK(*linear.p == near(0.002946066933772848, 1e-9));
  Sample follows;
  for (const double angle : kPhases) follows.push_back(3 + 2 * std::cos(angle - 0.7));
  CHECK(*circular_linear_correlation(about<CircularLinearCorrelation>({kPhases, follows}), run).p < 1e-20);
  CHECK_FALSE(circular_linear_correlation(about<CircularLinearCorrelation>({kPhases, Sample(6, 2.0)}), run).p);
}

TEST_CASE("circular tests: refuse what is no angle", "[hypothesis][circular]") {
  Run run;
  for (const double bad : {0.0, -1.0, double(NAN), double(INFINITY)}) {
    auto question = about<RayleighTest>({kPhases});
    question.period = bad;
    CHECK_THROWS_WITH(rayleigh_test(question, run), Contains("period"));
  }
  CHECK_THROWS_WITH(rayleigh_test(about<RayleighTest>({{1}}), run), Contains("samples is 1"));
  CHECK_THROWS_WITH(rayleigh_test(about<RayleighTest>({{1, NAN}}), run), Contains("1 NaN"));
  CHECK_THROWS_WITH(rayleigh_test(about<RayleighTest>({{1, INFINITY}}), run), Contains("finite"));
  CHECK_THROWS_WITH(watson_williams(about<WatsonWilliams>({{1, 2}}), run), Contains("samples is 1"));
  CHECK_THROWS_WITH(circular_correlation(about<CircularCorrelation>({{1, 2, 3}, {1, 2}}), run),
                    Contains("circular_correlation"));
  CHECK_THROWS_WITH(circular_linear_correlation(about<CircularLinearCorrelation>({{1, 2, 3}, {1, 2, 3}}), run),
                    Contains("samples is 3"));
}
