// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/expression/function.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::information {

/// Two samples, paired by row, and the critic that learns to tell their pairs from others.
struct VariationalMutualInformation {
  core::Array x;                            ///< [sample] or [sample, component], any unit
  core::Array y;                            ///< likewise, as many rows
  std::string bound = "infonce";            ///< of score_bounds.h: "infonce", "nwj", "dv", "mine", "js", "smile"
  std::string critic = "separable";         ///< of critic.h: or "bilinear", "concat", "hybrid"
  std::vector<double> hidden = {128, 128};  ///< units of each hidden layer
  std::variant<std::string, core::Function> activation = std::string("relu");
  int embedding = 32;                ///< numbers that "separable" and "hybrid" make of a row
  std::string encoder = "exact";     ///< how they make them: or "gaussian", drawn as gaussian_code.h has it
  double beta = 1024;                ///< β of "gaussian", above 0
  int batch = 128;                   ///< rows learnt from at a time, at least 2
  int steps = 2000;                  ///< of Adam
  double rate = 5e-4;                ///< of Adam
  double clip = 5;                   ///< τ of "smile"
  double held_out = 0.5;             ///< share of the rows kept from training
  std::string readout = "max_test";  ///< or "last"
  std::string scale = "standard";    ///< what is done to each column first: "none", "standard" or "copula"
  Base base = std::string("nat");
  std::string missing = "error";  ///< what a NaN gets: "error", or "drop" with its row
};

struct VariationalMutualInformationEstimate {
  double information = 0;        ///< as `readout` says
  double training = 0;           ///< of rows learnt from, where `information` was read
  double held_out = 0;           ///< of rows kept apart, there
  double ceiling = 0;            ///< what the bound cannot exceed, or what so many rows can vouch for
  double code_cost = 0;          ///< of "gaussian": divergence of the codes of x and y from N(0, 1), a row, in the end
  int step = 0;                  ///< where it was read; the last of them for "last"
  core::Array held_out_by_step;  ///< [step]: the bound on rows kept apart, on its way
  core::Array training_by_step;  ///< [step]: on rows learnt from
};

/// Mutual information of two samples by a lower bound that a trained critic makes as large as it can.
///
/// The rows are shuffled and parted; on one part a critic is trained by Adam, in batches that are shuffled anew when
/// all rows were seen, and some 50 times the bound is taken on both parts, in blocks of `batch` rows.
///
///   max_test   where the running median of five bounds on the rows kept apart is largest, that of the rows learnt from
///   last       mean of the bounds on the rows kept apart over the last tenth
///
/// With "gaussian" encoders the critic of the variational symmetric information bottleneck is taught: what is made
/// small is KL(q(z_x|x)‖N(0, 1)) + KL(q(z_y|y)‖N(0, 1)) − β Î(z_x; z_y), so that codes keep of x and y what the other
/// tells of. The bound is one on I(z_x; z_y), with codes drawn anew where it is taken, and so on I(x; y).
///
/// With "concat" and "hybrid", which pass every pair through a network, the bounds are taken on no more rows than make
/// 131072 pairs.
///
/// Errors   BadParameter: sample sizes differ, fewer than 8 rows, NaN, infinities, a part with fewer than 2 rows;
///          TrainingDiverged: no bound was finite.
/// Edges    training that leaves the finite numbers later ends there, with a warning. Warned of, too: an estimate near
///          its ceiling (0.85 ln(batch) of "infonce"; above ln N of N rows kept apart, of the others, whose spread
///          grows as e^I/N), and one that the rows kept apart do not bear out.
/// Accuracy a lower bound up to noise, and low where the critic is too poor or was trained too short.
/// Random   run.stream("parts"), ("critic"), ("batches"). The bits do not depend on the number of threads.
/// Cost     some `steps` passes of a batch through the networks and back; of batch² pairs for "concat" and "hybrid".
/// Source   Poole et al. (2019); Belghazi et al. (2018); van den Oord, Li & Vinyals (2018); Song & Ermon (2020);
///          McAllester & Stratos (2020) for the ceiling ln N; Abdelaleem, Nemenman & Martini (2023) for "gaussian".
VariationalMutualInformationEstimate variational_mutual_information(const VariationalMutualInformation& question,
                                                                    core::Run& run);

}  // namespace ansatz::information
