// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::bottleneck {

struct InformationBottleneck {
  core::Array p;             ///< [x, y] masses
  core::Array beta;          ///< what I(T; Y) weighs against I(T; X): one number or several
  int codewords = 64;        ///< to start from, at most
  int restarts = 4;          ///< random starts at each β, beside those along the curve
  double tolerance = 1e-10;  ///< change of q(t) and of q(t) q(y|t) in a turn
  information::Base base = std::string("nat");
};

struct InformationBottleneckResult {
  core::Array i_tx;                     ///< [i_tx] I(T; X) along the curve: what no mixture of the codes found outdoes
  core::Array i_ty;                     ///< [i_tx] I(T; Y)
  core::Array lagrangian;               ///< [beta] I(T; X) − β I(T; Y)
  core::Array rate;                     ///< [beta] I(T; X)
  core::Array relevance;                ///< [beta] I(T; Y)
  core::Array entropy;                  ///< [beta] H(T)
  core::Array sizes;                    ///< [beta] codewords in use
  core::Array below;                    ///< [beta] how far I(T; Y) is below the curve
  core::Array residual;                 ///< [beta] of the self-consistent equations
  core::Array turns;                    ///< [beta] of the code that was kept
  double information = 0;               ///< I(X; Y), the most that any code tells
  std::optional<core::Array> encoder;   ///< [x, codeword] q(t|x), where there is one β
  std::optional<core::Array> codebook;  ///< [codeword, y] q(y|t), where there is one β
};

/// The information bottleneck: encoders q(t|x) of least I(T; X) − β I(T; Y), T − X − Y a Markov chain.
///
/// Blahut and Arimoto's turns are run to rest (code.h) from many starts, and the least value is kept: down along β,
/// from 20 times where the trivial code is unstable if not higher, from all symbols apart (above `codewords` symbols
/// from the cheapest merges), warm, in steps of 5 % and smaller ones where codewords fall together; up along β, each
/// codeword parted in two; from both neighbours, twice; and from `restarts` random partitions at each β. Among more
/// than 256 symbols or 64 outcomes, codes are looked for with neighbours taken as one (coarsened.h), and brought to
/// rest among all. The problem is not convex: a better code may exist. The curve is the upper concave envelope of all
/// that was found, from (0, 0).
///
/// Errors   BadParameter: p as read_source; a β that is negative or not finite; codewords, restarts, tolerance out of
///          range.
/// Edges    β ≤ 1: nothing is worth its cost, T is one codeword. Values of x without mass get the encoder of the
///          code's own shares q(t), and are warned of. Where several codes are as good the probabilities hardly
///          move: a turn's end is also where F/β falls by less than 1e-11 nats in 40 turns, 1e-9 among so many
///          that neighbours are taken as one. A residual above 1e-5 is warned of.
/// Random   run.stream("start").at(β's place, restart).
/// Cost     a turn takes symbols × codewords × outcomes.
/// Source   Tishby, Pereira & Bialek (1999); Blahut (1972); Walker & Ni, SIAM J. Numer. Anal. 49 (2011) 1715 for
///          the mixing; Rose, Gurewitz & Fox, Phys. Rev. Lett. 65 (1990) 945 for annealing.
InformationBottleneckResult information_bottleneck(const InformationBottleneck& question, core::Run& run);

}  // namespace ansatz::bottleneck
