// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/channels/channel_capacity.h"
#include "stdlib/bottleneck/channels/gaussian_capacity.h"
#include "stdlib/bottleneck/channels/gaussian_rate_distortion.h"
#include "stdlib/bottleneck/channels/rate_distortion.h"
#include "stdlib/bottleneck/module.h"
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"

namespace ansatz::bottleneck {

namespace {

constexpr const char* kTolerance = "Nats between the bounds where the search ends.";

}  // namespace

void declare_channels(core::Registry& registry) {
  registry.kernel("bottleneck.channel_capacity", &channel_capacity)
      .summary("Capacity of a memoryless channel, and the distribution of inputs that reaches it.")
      .parameter("channel", &ChannelCapacity::channel)
      .required()
      .meaning("A matrix [input, output], row by row the distribution of outputs given the input.")
      .parameter("tolerance", &ChannelCapacity::tolerance)
      .range(core::above(0))
      .meaning(kTolerance)
      .parameter("base", &ChannelCapacity::base)
      .range(core::any_number())
      .meaning(information::kBase)
      .result("capacity", &ChannelCapacityResult::capacity)
      .meaning("Most that one use of the channel can tell; no more than `gap` below it.")
      .result("gap", &ChannelCapacityResult::gap)
      .meaning("Between the lower bound, which is the result, and the upper.")
      .result("input", &ChannelCapacityResult::input)
      .shape("input")
      .meaning("The distribution that reaches it.")
      .result("output", &ChannelCapacityResult::output)
      .shape("output")
      .meaning("What comes out then.")
      .result("steps", &ChannelCapacityResult::steps)
      .meaning("Turns taken.")
      .source(core::cite("arimoto1972"))
      .source(core::cite("blahut1972"))
      .example("bottleneck.channel_capacity([[0.9, 0.1], [0.1, 0.9]], base = \"bit\").capacity", 0.531004406410719,
               1e-9);

  registry.kernel("bottleneck.rate_distortion", &rate_distortion)
      .summary("Least rate for a mean distortion, by Blahut's turns, at given slopes of the curve.")
      .details(
          "Each slope s gives the point of the curve where one unit of distortion less costs s nats more. Rates are "
          "those of a channel that was found; the true curve lies no more than `gap` below.")
      .parameter("source", &RateDistortion::source)
      .required()
      .meaning("Masses of the symbols, which sum to one.")
      .parameter("distortion", &RateDistortion::distortion)
      .required()
      .range(core::any_number())
      .meaning("A matrix [source, reproduction] of what each reproduction of a symbol costs; infinity forbids it.")
      .parameter("slopes", &RateDistortion::slopes)
      .required()
      .range(core::at_least(0))
      .meaning("−dR/dD in nats per unit of distortion: a number or a list.")
      .parameter("tolerance", &RateDistortion::tolerance)
      .range(core::above(0))
      .meaning(kTolerance)
      .parameter("base", &RateDistortion::base)
      .range(core::any_number())
      .meaning(information::kBase)
      .result("rates", &RateDistortionResult::rates)
      .meaning("For each slope the rate of the channel found; no more than `gap` above the least.")
      .result("distortions", &RateDistortionResult::distortions)
      .meaning("For each slope its mean distortion.")
      .result("outputs", &RateDistortionResult::outputs)
      .meaning("For each slope the distribution of reproductions.")
      .result("gap", &RateDistortionResult::gap)
      .meaning("For each slope between the upper bound, which is the result, and the lower.")
      .result("steps", &RateDistortionResult::steps)
      .meaning("Turns taken, of all slopes.")
      .source(core::cite("blahut1972"))
      .example("bottleneck.rate_distortion([0.3, 0.7], [[0, 1], [1, 0]], slopes = 2).rates", 0.24553044696768977, 1e-9);

  registry.kernel("bottleneck.gaussian_rate_distortion", &gaussian_rate_distortion)
      .summary("Rate of a normal source for a mean squared error, by reverse water-filling.")
      .parameter("variances", &GaussianRateDistortion::variances)
      .required()
      .meaning("Of independent components, a list; or a covariance matrix, whose eigenvalues are taken.")
      .parameter("distortion", &GaussianRateDistortion::distortion)
      .required()
      .range(core::above(0))
      .meaning("Squared error that all components may come to: a number or a list.")
      .parameter("base", &GaussianRateDistortion::base)
      .range(core::any_number())
      .meaning(information::kBase)
      .result("rate", &GaussianRateDistortionResult::rate)
      .meaning("Least rate, for each distortion.")
      .result("level", &GaussianRateDistortionResult::level)
      .meaning("Error of each component that is told at all.")
      .result("shares", &GaussianRateDistortionResult::shares)
      .meaning("Error of each component; of the eigenvectors, largest variance first, where a matrix is given.")
      .source(core::cite("cover2006"))
      .example("bottleneck.gaussian_rate_distortion([4, 1, 0.25], distortion = 1).rate", 1.6739764335716716, 1e-12);

  registry.kernel("bottleneck.gaussian_capacity", &gaussian_capacity)
      .summary("Capacity of parallel channels with normal noise that share a power, by water-filling.")
      .parameter("noise", &GaussianCapacity::noise)
      .required()
      .meaning("Variances of the channels' noises, a list; or their covariance matrix, whose eigenvalues are taken.")
      .parameter("power", &GaussianCapacity::power)
      .required()
      .range(core::at_least(0))
      .meaning("Mean squared input that all channels may come to: a number or a list.")
      .parameter("base", &GaussianCapacity::base)
      .range(core::any_number())
      .meaning(information::kBase)
      .result("capacity", &GaussianCapacityResult::capacity)
      .meaning("Most that one use of all channels can tell, for each power.")
      .result("level", &GaussianCapacityResult::level)
      .meaning("What noise and power come to in each channel that gets any power.")
      .result("powers", &GaussianCapacityResult::powers)
      .meaning("Power of each channel; of the eigenvectors, loudest noise first, where a matrix is given.")
      .source(core::cite("cover2006"))
      .example("bottleneck.gaussian_capacity([1, 2, 4], power = 3).capacity", 0.7520386983881371, 1e-12);
}

}  // namespace ansatz::bottleneck
