// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::agents {

struct CoffeeAutomaton {
  int size = 100;  ///< n, even: cells a side
  std::string model =
      "exclusion";              ///< a cell holds one particle, of cream or of coffee; or "walkers": any number of cream
  std::vector<double> times{};  ///< of the states that are kept, from 0 on, rising, in sweeps
};

struct CoffeeStates {
  core::Array states;  ///< [time, depth, across]: cream in each cell, 0 or 1, or a count
  core::Array moves;   ///< [time]: swaps of unlike neighbours so far; of walkers, steps of all of them
};

/// Cream that mixes into coffee: a square of n × n cells, the upper half full of cream at first. In a sweep each pair
/// of neighbours is, in the mean, tried once.
///
///   exclusion  a pair of neighbours, each as likely, is chosen and its two cells are swapped, 2n(n − 1) times a
///              sweep: the symmetric exclusion process. The published clock counts swaps of unlike cells (moves)
///   walkers    all particles of cream step at once to one of the four sides, each as likely, and stay where a wall is;
///              four steps a sweep. They do not see each other
///
/// Both have the same mean: a move adds 1/k of the sum of differences to neighbours to what is expected, with k moves a
/// sweep. With exclusion a cell is full with that chance u, and cells are never positively correlated, so that the
/// amount of cream in any region varies no more than Σ u(1 − u); walkers' varies by nearly Σ u.
///
/// Errors   BadParameter: n odd or outside 2 … 4096, no times, times negative, not rising, or of walkers no multiple of
///          ¼.
/// Accuracy pairs are chosen from 52 random bits, up to n = 256 two pairs from one draw; chances differ by 4·10⁻⁶ of
///          themselves at most. Times of exclusion are kept to the nearest try.
/// Cost     some 4 ns a try, 2 n² t of them; half a ns a step of a walker, 2 n² t of those too.
/// Random   run.stream("tries"), run.stream("steps").
/// Source   Aaronson, Carroll & Ouellette (2014); Liggett (1985), chapter VIII, for the exclusion process.
CoffeeStates coffee_automaton(const CoffeeAutomaton& question, core::Run& run);

}  // namespace ansatz::agents
