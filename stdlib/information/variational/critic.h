// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "stdlib/core/random.h"
#include "stdlib/core/run.h"
#include "stdlib/networks/batch.h"
#include "stdlib/networks/network.h"

namespace ansatz::information {

/// How a critic is built; every network in it has the same hidden layers.
///
///   separable   f = g(x) · h(y)/√k, with g and h to k = `embedding` numbers, so that scores start of order one
///   bilinear    f = x · (A y + b)
///   concat      f = a network of x and y side by side: one pass for every pair
///   hybrid      f = a network of g(x) and h(y) side by side
struct CriticShape {
  std::string kind = "separable";
  std::vector<std::size_t> hidden;
  std::size_t embedding = 32;
  networks::Activation activation;
  /// What stands in place of g, of as many outputs as `embedding`: blocks over the places of a sequence, say.
  std::optional<networks::Network> of_x{};
  /// β of "separable" and "hybrid": g(x) and h(y) are then codes that gaussian_code.h draws, and what they cost, over
  /// β, is taken off what the critic is taught to make large.
  std::optional<double> beta{};
};

/// A function of a row of x and a row of y that is learnt. Its parameters are one block that stands apart.
class Critic {
 public:
  virtual ~Critic() = default;

  std::size_t parameters() const { return parameters_; }
  virtual std::vector<double> initial_parameters(const core::Stream& stream) const = 0;
  /// Scores of every row of x with every row of y: S_ij. As many rows of both, `most_rows` at most.
  virtual void scores(std::span<const double> parameters, const networks::Batch& x, const networks::Batch& y,
                      networks::Batch& out, const core::Run& run) = 0;
  /// Where codes of the next scores are drawn from, if they are.
  virtual void draw_from(const core::Stream&) {}
  /// What the codes of the last scores cost, of x and of y together, a row; 0 where none are drawn.
  virtual double code_cost() const { return 0; }
  /// From slopes by the scores last given to those by every parameter, which `gradient` is set to, and those of what
  /// codes cost, over β.
  virtual void slopes(std::span<const double> parameters, const networks::Batch& by_score, std::span<double> gradient,
                      const core::Run& run) = 0;

 protected:
  std::size_t parameters_ = 0;
};

/// Errors   BadParameter (parameter "critic"): another, or one without g where a network is given for it or codes are
/// to
///          be drawn.
std::unique_ptr<Critic> make_critic(const std::string& kernel, const CriticShape& shape, std::size_t of_x,
                                    std::size_t of_y, std::size_t most_rows);

}  // namespace ansatz::information
