// SPDX-License-Identifier: MIT
#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/means/welch_t.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/power/normal_power.h"
#include "stdlib/hypothesis/power/simulated_power.h"
#include "stdlib/hypothesis/power/t_power.h"
#include "stdlib/hypothesis/power/variance_power.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::core;
using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using Catch::Matchers::Contains;

namespace {

template <class Question>
Question with(double effect, double n) {
  Question question;
  question.effect = effect;
  question.n = n;
  return question;
}

template <class Question>
void finds_each_of_four(PowerResult (*kernel)(const Question&, Run&), Question question) {
  Run run;
  const PowerResult all = kernel(question, run);
  CHECK(all.solved_for == "power");
  question.power = all.power;
  auto unknown = question;
  unknown.n.reset();
  CHECK(kernel(unknown, run).n == near(all.n, 1e-6));
  unknown = question;
  unknown.effect.reset();
  CHECK(kernel(unknown, run).effect == near(all.effect, 1e-6));
  unknown = question;
  unknown.alpha.reset();
  CHECK(kernel(unknown, run).alpha == near(all.alpha, 1e-6));
}

class Study final : public Callable {
 public:
  Study(double shift, Value answer = {}) : shift_(shift), answer_(std::move(answer)) {}
  Value call(std::span<const Value> arguments) override {
    if (!answer_.is_nothing()) return answer_;
    const auto n = static_cast<std::size_t>(*arguments[0].get<double>());
    std::vector<Sample> data(2, Sample(n));
    const Stream stream = Stream(31).at(calls_++);
    stream.fill_normal(data[0], 0);
    stream.fill_normal(data[1], 1000);
    for (double& v : data[0]) v += shift_;
    Run run;
    return *welch_t(about<WelchT>(data), run).p;
  }

 private:
  double shift_;
  Value answer_;
  std::uint64_t calls_ = 0;
};

}  // namespace

TEST_CASE("t_power: meets the reference values", "[hypothesis][power]") {
  Run run;
  CHECK(t_power(with<TPower>(0.5, 64), run).power == near(0.8014595579287103));
  TPower size;
  size.effect = 0.5;
  size.power = 0.8;
  const PowerResult found = t_power(size, run);
  CHECK(found.n == near(63.765610587854056));
  CHECK_THAT(found.reading, Contains("two-sample t: effect = 0.5, n = 63.7656") && Contains("(found: n)"));
  auto paired = with<TPower>(0.5, 34);
  paired.design = "paired";
  CHECK(t_power(paired, run).power == near(0.8077775012792737));
}

TEST_CASE("power: meets the reference values of other designs", "[hypothesis][power]") {
  Run run;
  auto anova = with<AnovaPower>(0.25, 60);
  anova.groups = 3;
  CHECK(anova_power(anova, run).power == near(0.37443107625635436));
  ProportionsPower size;
  size.effect = cohen_h({0.5, 0.3}, run);
  size.power = 0.8;
  CHECK(proportions_power(size, run).n == near(92.69608121266178, 1e-7));  // which was solved to 1e-8 or so
  // With one degree of freedom χ² is z²: power = Φ(w√n − z) + Φ(−w√n − z).
  const double z = -normal_quantile(0.025);
  CHECK(chi_squared_power(with<ChiSquaredPower>(0.3, 100), run).power ==
        near(normal_survival(z - 3) + normal_survival(z + 3), 1e-10));
  // F with one numerator degree of freedom is T²: f = d/2 for two groups of n/2.
  CHECK(anova_power(with<AnovaPower>(0.25, 128), run).power == near(0.8014595579287103));
}

TEST_CASE("power: any of the four follows from the other three", "[hypothesis][power]") {
  finds_each_of_four(&t_power, with<TPower>(0.4, 30));
  auto uneven = with<TPower>(0.4, 30);
  uneven.ratio = 2.5;
  uneven.alternative = "greater";
  finds_each_of_four(&t_power, uneven);
  auto below = with<TPower>(-0.4, 30);
  below.alternative = "less";
  finds_each_of_four(&t_power, below);
  finds_each_of_four(&anova_power, with<AnovaPower>(0.3, 50));
  finds_each_of_four(&chi_squared_power, with<ChiSquaredPower>(0.2, 90));
  finds_each_of_four(&correlation_power, with<CorrelationPower>(0.35, 40));
  finds_each_of_four(&proportions_power, with<ProportionsPower>(0.4, 70));
}

TEST_CASE("power: is alpha where there is no effect, and one for a huge effect", "[hypothesis][power]") {
  Run run;
  CHECK(t_power(with<TPower>(0, 10), run).power == near(0.05, 1e-10));
  CHECK(anova_power(with<AnovaPower>(0, 10), run).power == near(0.05, 1e-10));
  CHECK(chi_squared_power(with<ChiSquaredPower>(0, 10), run).power == near(0.05, 1e-10));
  CHECK(correlation_power(with<CorrelationPower>(0, 10), run).power == near(0.05, 1e-10));
  for (const double effect : {30.0, 1e3, 1e6}) {
    CHECK(t_power(with<TPower>(effect, 50), run).power == near(1, 1e-10));
    CHECK(anova_power(with<AnovaPower>(effect, 50), run).power == near(1, 1e-10));
    CHECK(chi_squared_power(with<ChiSquaredPower>(effect, 50), run).power == near(1, 1e-10));
  }
  CHECK(correlation_power(with<CorrelationPower>(1, 10), run).power == 1);
}

TEST_CASE("t_power: goes on smoothly where the series gives way", "[hypothesis][power]") {
  // Two values: one degree of freedom, so that power is not 1 at δ = 37. On either side of it the power of a level of
  // 0.001 (quantile 637) moves by a thousandth as δ does.
  Run run;
  auto question = with<TPower>(36.99 / std::sqrt(2.0), 2);
  question.design = "one-sample";
  question.alpha = 0.001;
  const double before = t_power(question, run).power;
  question.effect = 37.01 / std::sqrt(2.0);
  const double after = t_power(question, run).power;
  CHECK(before < after);
  CHECK(after == near(before, 1e-3));
  CHECK(before < 0.1);
}

TEST_CASE("power: names what it refuses", "[hypothesis][power]") {
  Run run;
  CHECK_THROWS_WITH(t_power(TPower{}, run), Contains("left out together with effect, n"));
  auto four = with<TPower>(0.5, 10);
  four.power = 0.8;
  CHECK_THROWS_WITH(t_power(four, run), Contains("alpha is given beside effect, n and power"));
  CHECK_THROWS_WITH(t_power(with<TPower>(0.5, 1), run), Contains("t_power: n is 1, but must be in [2, 1e+12]"));
  CHECK_THROWS_WITH(t_power(with<TPower>(NAN, 10), run), Contains("effect is nan"));
  CHECK_THROWS_WITH(correlation_power(with<CorrelationPower>(1.5, 10), run), Contains("effect is 1.5"));
  CHECK_THROWS_WITH(anova_power(with<AnovaPower>(-0.1, 10), run), Contains("effect is -0.1"));
  TPower never;
  never.effect = 0;
  never.power = 0.8;
  CHECK_THROWS_WITH(t_power(never, run), Contains("an effect of 0 can reach: no size does"));
  TPower below;
  below.n = 20;
  below.power = 0.01;
  CHECK_THROWS_WITH(t_power(below, run), Contains("power is 0.01, but must be above alpha, 0.05"));
  auto bad = with<TPower>(0.5, 10);
  bad.alpha = 0;
  CHECK_THROWS_WITH(t_power(bad, run), Contains("alpha is 0, but must be in (0, 1)"));
  bad = with<TPower>(0.5, 10);
  bad.design = "three-sample";
  CHECK_THROWS_WITH(t_power(bad, run), Contains("design is \"three-sample\""));
  CHECK_THROWS_WITH(cohen_h({1.2, 0}, run), Contains("first is 1.2"));
}

TEST_CASE("simulated_power: comes to the power that is known", "[hypothesis][power]") {
  // 2000 studies: the standard deviation of a share of 0.8 is 0.009; four of them. Welch's t with equal variances loses
  // next to nothing against Student's.
  Run run;
  const SimulatedPowerResult found = simulated_power({std::make_shared<Study>(0.5), 64, 0.05, 2000, 0.95}, run);
  CHECK(found.power == Approx(0.80146).epsilon(0).margin(0.036));
  CHECK(found.interval.low < 0.80146);
  CHECK(found.interval.high > 0.80146);
  CHECK(simulated_power({std::make_shared<Study>(0.0), 20, 0.05, 2000, 0.95}, run).power ==
        Approx(0.05).epsilon(0).margin(0.02));
  CHECK(simulated_power({std::make_shared<Study>(0, 0.01), 1, 0.05, 4, 0.95}, run).power == 1);
  CHECK_THROWS_WITH(simulated_power({std::make_shared<Study>(0, 2.0), 1, 0.05, 4, 0.95}, run), Contains("study is"));
  CHECK_THROWS_WITH(simulated_power({std::make_shared<Study>(0), 2.5, 0.05, 4, 0.95}, run), Contains("n is 2.5"));
}
