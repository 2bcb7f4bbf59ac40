// SPDX-License-Identifier: MIT
#include "stdlib/agents/coffee_automaton.h"
#include "stdlib/agents/coffee_moments.h"
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/core/declare/registry.h"

namespace ansatz::agents {

void declare_coffee(core::Registry& registry) {
  registry.kernel("agents.coffee_automaton", &coffee_automaton)
      .summary("Cream that mixes into coffee, cell by cell: particles that exclude each other, or walkers that do not.")
      .details(
          "A square of n × n cells, the upper half full of cream at first. In a sweep each pair of neighbours is "
          "tried once in the mean. With \"exclusion\" a try swaps the two cells of a pair; with \"walkers\" all "
          "cream steps to one of the four sides, four times a sweep, as many in one cell as come. Means are the "
          "same in both; coffee_moments has them and how much they vary.")
      .parameter("times", &CoffeeAutomaton::times)
      .required()
      .range(core::at_least(0))
      .meaning("Of the states that are kept, rising, in sweeps; of walkers multiples of ¼.")
      .parameter("size", &CoffeeAutomaton::size)
      .range(core::between(2, 4096))
      .meaning("Cells a side, an even number.")
      .parameter("model", &CoffeeAutomaton::model)
      .range(core::one_of({"exclusion", "walkers"}))
      .meaning("Whether a cell holds one particle, or any number of them.")
      .result("states", &CoffeeStates::states)
      .shape("time", "depth", "across")
      .meaning("Cream in each cell.")
      .result("moves", &CoffeeStates::moves)
      .shape("time")
      .meaning("Swaps of unlike neighbours so far, the published clock; of walkers, steps of all of them.")
      .draws_randomness()
      .source(core::cite("aaronson2014"))
      .source(core::cite("liggett1985", "chapter VIII"))
      .example("sum(coffee_automaton(size = 10, times = [0, 3]).states[2])", 50, 0);

  registry.kernel("agents.coffee_moments", &coffee_moments)
      .summary("What is expected of the cream in a window of the coffee automaton, and how much it varies, exact.")
      .parameter("time", &CoffeeMoments::time)
      .required()
      .range(core::at_least(0))
      .meaning("In sweeps; of walkers a multiple of ¼.")
      .parameter("size", &CoffeeMoments::size)
      .range(core::between(2, 1024))
      .meaning("Cells a side, an even number.")
      .parameter("model", &CoffeeMoments::model)
      .range(core::one_of({"exclusion", "walkers"}))
      .meaning("As of coffee_automaton.")
      .parameter("grain", &CoffeeMoments::grain)
      .range(core::at_least(1))
      .meaning("Cells a side of the window, an odd number.")
      .result("mean", &CoffeeMomentsEstimate::mean)
      .shape("depth")
      .meaning("Of the mean content of the cells about the middle one of a row.")
      .result("variance", &CoffeeMomentsEstimate::variance)
      .shape("depth")
      .meaning("Of that mean: exact of walkers; of exclusion an upper bound, exact for a grain of 1.")
      .source(core::cite("liggett1985", "chapter VIII"))
      .source(core::cite("borcea2009", "for the sign of correlations"))
      .example("coffee_moments(size = 2, time = 0.25).mean[1]", 0.75, 1e-12);
}

}  // namespace ansatz::agents
