// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/circular/circular_correlation.h"
#include "stdlib/hypothesis/circular/rayleigh_test.h"
#include "stdlib/hypothesis/circular/watson_williams.h"
#include "stdlib/hypothesis/declare_comparison.h"
#include "stdlib/hypothesis/module.h"

namespace ansatz::hypothesis {

namespace {

template <class Question, class Out>
void read_period(core::KernelBuilder<Question, Out>& kernel) {
  kernel.parameter("period", &CircularComparison::period)
      .range(core::above(0))
      .meaning(
          "What a whole turn is in the numbers given: 360 for degrees, 24 for hours. Arrays in deg say it themselves.");
}

}  // namespace

void declare_circular_tests(core::Registry& registry) {
  auto rayleigh = registry.kernel("hypothesis.rayleigh_test", &rayleigh_test);
  rayleigh.summary("Rayleigh's test: have angles a direction, or are they spread evenly over the circle?")
      .details(
          "The estimate is the mean direction, the effect the mean resultant length R̄; the circular standard deviation "
          "is "
          "sqrt(-2 log(R̄)). With a direction told beforehand it is the V test.");
  read_comparison(rayleigh, kOne);
  read_period(rayleigh);
  rayleigh.parameter("toward", &RayleighTest::toward)
      .meaning("A direction told before the data, in the numbers given: the V test; nothing asks for any direction.");
  read_confidence(rayleigh, &RayleighTest::confidence);
  rayleigh.source(core::cite("fisher1993"))
      .source(core::cite("wilkie1983", "for p"))
      .example("hypothesis.rayleigh_test([20, 25, 15, 40, 350, 5, 30, 20, 10, 33], period = 360).effect.value", 0.9,
               0.1);

  auto directions = registry.kernel("hypothesis.watson_williams", &watson_williams);
  directions.summary("Watson and Williams' test: have samples of angles one mean direction?");
  read_comparison(directions, kSeveral);
  read_period(directions);
  read_confidence(directions, &WatsonWilliams::confidence);
  directions.source(core::cite("watson1956"))
      .source(core::cite("stephens1972", "for the factor"))
      .example("hypothesis.watson_williams([20, 25, 15, 40, 350], [60, 75, 50, 80, 66], period = 360).p",
               0.001176331759585402, 1e-12);

  auto turning = registry.kernel("hypothesis.circular_correlation", &circular_correlation);
  turning.summary("Jammalamadaka and SenGupta's correlation: do two angles turn together?");
  read_dependence(turning, kPairs);
  read_period(turning);
  read_alternative(turning, &CircularCorrelation::alternative, "\"greater\": they turn the same way.");
  read_confidence(turning, &CircularCorrelation::confidence);
  turning.source(core::cite("jammalamadaka2001"))
      .example("hypothesis.circular_correlation([0.2, 0.9, 1.4, 0.1, 2.1], [0.5, 1.0, 1.9, 0.2, 1.8]).statistic", 0.9,
               0.1);

  auto linear = registry.kernel("hypothesis.circular_linear_correlation", &circular_linear_correlation);
  linear.summary("Mardia's correlation: does a quantity hang on an angle, as a rate on a phase?");
  read_dependence(linear, {"The angles, and the quantity that is measured beside each: two arrays of one length.", 2});
  read_period(linear);
  read_confidence(linear, &CircularLinearCorrelation::confidence);
  linear.source(core::cite("mardia1976"))
      .example(
          "hypothesis.circular_linear_correlation([0.2, 1.1, 2.0, 3.1, 4.2, 5.3], [1.9, 1.5, 0.4, 0.1, 0.5, "
          "1.4]).effect.value",
          0.9794492154397053, 1e-12);
}

}  // namespace ansatz::hypothesis
