// SPDX-License-Identifier: MIT
#include "stdlib/basic/draws.h"
#include "stdlib/basic/module.h"
#include "stdlib/core/declare/bibliography.h"

namespace ansatz::basic {

namespace {

constexpr const char* kHowMany = "How many; without it the draw is one number and no array.";
constexpr const char* kDraws = "A number, or an array of n.";

}  // namespace

void declare_draws(core::Registry& registry) {
  registry.kernel("basic.uniform", &uniform)
      .summary("Numbers drawn evenly between low and high.")
      .parameter("low", &Uniform::low)
      .meaning("Lower end, never drawn itself.")
      .parameter("high", &Uniform::high)
      .meaning("Upper end, above low, never drawn itself.")
      .parameter("n", &Uniform::n)
      .range(core::at_least(0))
      .meaning(kHowMany)
      .returns(kDraws)
      .draws_randomness()
      .example("mean(uniform(0, 1, 10000))", 0.5, 0.02);
  registry.kernel("basic.normal", &normal)
      .summary("Numbers drawn from a normal distribution.")
      .parameter("mean", &Normal::mean)
      .meaning("Mean.")
      .parameter("sd", &Normal::sd)
      .range(core::at_least(0))
      .meaning("Standard deviation.")
      .parameter("n", &Normal::n)
      .range(core::at_least(0))
      .meaning(kHowMany)
      .returns(kDraws)
      .draws_randomness()
      .source(core::cite("box1958"))
      .example("mean(normal(0, 1, 10000))", 0, 0.05);
  registry.kernel("basic.exponential", &exponential)
      .summary("Waiting times: numbers drawn from an exponential distribution.")
      .parameter("mean", &Exponential::mean)
      .range(core::above(0))
      .meaning("Mean, one over the rate.")
      .parameter("n", &Exponential::n)
      .range(core::at_least(0))
      .meaning(kHowMany)
      .returns(kDraws)
      .draws_randomness()
      .example("mean(exponential(2, 10000))", 2, 0.1);
  registry.kernel("basic.integers", &integers)
      .summary("Whole numbers drawn evenly from low to high, ends included.")
      .parameter("low", &Integers::low)
      .required()
      .meaning("Smallest.")
      .parameter("high", &Integers::high)
      .required()
      .meaning("Largest, at least low.")
      .parameter("n", &Integers::n)
      .range(core::at_least(0))
      .meaning(kHowMany)
      .returns(kDraws)
      .draws_randomness()
      .example("mean(integers(1, 6, 10000))", 3.5, 0.1);
  registry.kernel("basic.shuffle", &shuffle)
      .summary("The elements in random order, every order equally likely.")
      .parameter("x", &Shuffle::x)
      .required()
      .range(core::any_number())
      .meaning("A list, or an array along its first dimension.")
      .returns("A value of the same kind and length.")
      .draws_randomness()
      .example("sum(shuffle([1, 2, 3]))", 6, 0);
  registry.kernel("basic.choice", &choice)
      .summary("Elements drawn from those given, all equally likely.")
      .parameter("x", &Choice::x)
      .required()
      .range(core::any_number())
      .meaning("A list, an array along its first dimension, or an interval of whole numbers.")
      .parameter("n", &Choice::n)
      .range(core::at_least(0))
      .meaning("How many; without it the result is one element.")
      .parameter("replace", &Choice::replace)
      .meaning("Whether an element may be drawn again.")
      .returns("An element, or n of them.")
      .draws_randomness()
      .example("sum(choice([1, 2, 3], 3, replace = false))", 6, 0);
}

}  // namespace ansatz::basic
