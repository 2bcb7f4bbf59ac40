// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "stdlib/core/run.h"

namespace ansatz::information {

// How far the loss on what was learnt from may lie from the loss on what was not, by how much the one tells of the
// other. Informations are in nats; all refuse what is not finite.

struct InformationGap {
  double information = 0;    ///< I(W; S) of what was learnt on the sample, in nats, at least 0
  double samples = 0;        ///< n, at least 1
  double spread = 0.5;       ///< σ of a loss that is σ-subgaussian; ½ for one between 0 and 1
  bool conditional = false;  ///< `information` is I(W; U | Z̃), on which of two samples a pattern each was learnt from
};

/// |E gap| ≤ √(2σ² I/n), or √(2 I/n) for a loss between 0 and 1 where the information is conditional.
///
/// Source   Xu & Raginsky (2017), theorem 1; Steinke & Zakynthinou (2020).
double information_gap_bound(const InformationGap& question, core::Run& run);

struct CodeGap {
  double code = 0;     ///< I(X; Z | Y), what a code keeps of the input beyond the label, in nats
  double encoder = 0;  ///< I(φ; S) of the encoder on the sample it was learnt from; 0 where it was not
  double samples = 0;  ///< n, at least 1
};

/// √((I(X; Z | Y) + I(φ; S))/n): the term that rules a bound on the gap of a network with code Z, without its
/// constants, so that it ranks networks and bounds none.
///
/// Source   Kawaguchi, Deng, Ji & Huang (2023).
double code_gap(const CodeGap& question, core::Run& run);

struct PacBayes {
  double divergence = 0;         ///< D(posterior‖prior) in nats, at least 0
  double samples = 0;            ///< n, at least 8
  double confidence = 0.95;      ///< 1 − δ
  std::optional<double> risk{};  ///< share of errors on the sample, mean over the posterior
};

struct PacBayesBound {
  double right_side = 0;  ///< (D + ln(2√n/δ))/n, which kl(risk‖true risk) does not exceed
  double gap = 0;         ///< √(right_side/2): how far the true risk may lie above
  double risk = 1;        ///< the largest true risk that right_side allows; NaN where no risk is given
};

/// With probability 1 − δ over samples, for all posteriors at once.
///
/// Source   McAllester (1999); Maurer (2004) for the form with kl, which is the tighter one.
PacBayesBound pac_bayes_bound(const PacBayes& question, core::Run& run);

}  // namespace ansatz::information
