// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>

#include "stdlib/core/random.h"
#include "stdlib/core/run.h"
#include "stdlib/information/representations/gaussian_kernel.h"
#include "stdlib/networks/batch.h"

namespace ansatz::bottleneck {

/// What of an encoder's outputs goes on to the decoder, and what that costs.
///
///   cauchy_schwarz   t = f(x); what the code tells of the batch's inputs by code_dependence of cauchy_schwarz.h
///   renyi            t = f(x); likewise by matrix_dependence of matrix_renyi.h
///   hsic             t = f(x); likewise by normalised_dependence of hsic.h
///   von_neumann      t = f(x); S, the von Neumann entropy of the codes' directions in a batch, so that they take few
///   von_neumann_gap  t = f(x); ln d − S for codes of d numbers, so that they take all
///   nonlinear        t = f(x) + σ z; mixture_bound of noisy_code.h
///   variational      t = μ(x) + σ(x) z with half as many numbers as the encoder gives; normal_bound of noisy_code.h
///   none             t = f(x); nothing
struct CodingChoice {
  std::string kind = "cauchy_schwarz";
  double order = 1.01;                                          ///< α above 1, of "renyi"
  double noise = 1;                                             ///< σ > 0 of "nonlinear"
  information::KernelWidth x_width = std::string("median");     ///< of all inputs, for kinds by kernels
  information::KernelWidth code_width = std::string("median");  ///< likewise of codes; a rule is taken of every batch
};

class Coding {
 public:
  virtual ~Coding() = default;

  /// Numbers of a code, for an encoder of that many outputs.
  virtual std::size_t numbers(std::size_t outputs) const { return outputs; }
  /// Codes of what an encoder gave; draws are those of the stream.
  virtual void send(const networks::Batch& encoded, const core::Stream& draws, networks::Batch& code) = 0;
  /// What the codes of this batch cost; `slopes` is set to the derivatives by what the encoder gave.
  virtual double cost(const networks::Batch& x, const networks::Batch& encoded, networks::Batch& slopes,
                      core::Run& run) = 0;
  /// Adds the slopes by the codes of the last send to those by what the encoder gave.
  virtual void carry_back(const networks::Batch& encoded, const networks::Batch& by_code,
                          networks::Batch& slopes) const = 0;
};

/// Errors   BadParameter (parameters "objective", "noise", "order", "x_width", "code_width", "encoder").
std::unique_ptr<Coding> make_coding(const std::string& kernel, const CodingChoice& choice, std::size_t outputs,
                                    const networks::Batch& all_inputs, core::Run& run);

}  // namespace ansatz::bottleneck
