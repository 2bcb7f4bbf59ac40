// SPDX-License-Identifier: MIT
#include "stdlib/information/variational/critic_bound.h"

#include <fmt/format.h>

#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/information/variational/score_bounds.h"
#include "stdlib/networks/batch.h"

namespace ansatz::information {

double critic_bound(const CriticBound& question, core::Run& run) {
  constexpr const char* kKernel = "critic_bound";
  const double base = log_of_base(kKernel, question.base);
  const ScoreBound bound = score_bound_named(kKernel, question.bound);
  if (!(question.clip > 0)) throw core::BadParameter(kKernel, "clip", fmt::format("{:g}", question.clip), "above 0");
  const core::Array scores = question.scores.as_real();
  const std::size_t rank = scores.rank();
  if (rank != 2 && rank != 3)
    throw core::BadParameter(kKernel, "scores", fmt::format("an array of {} dimension{}", rank, rank == 1 ? "" : "s"),
                             "a square of scores, or blocks of them");
  const std::size_t rows = scores.dimension(rank - 2).size, columns = scores.dimension(rank - 1).size;
  if (rows != columns || rows < 2)
    throw core::BadParameter(kKernel, "scores", fmt::format("{} × {}", rows, columns),
                             "as many columns as rows, two or more");
  if (scores.size() == 0) throw core::BadParameter(kKernel, "scores", "no block", "at least one");
  const auto values = scores.real();
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!std::isfinite(values[i]))
      throw core::BadParameter(kKernel, "scores", fmt::format("{:g} at element {}", values[i], i + 1),
                               "finite everywhere");
  ScoreBoundValue value(bound, question.clip);
  networks::Batch block(rows, rows), work(rows, rows);
  for (std::size_t first = 0; first < values.size(); first += rows * rows) {
    run.tick();
    for (std::size_t i = 0; i < rows; ++i)
      for (std::size_t j = 0; j < rows; ++j) block.at(i, j) = values[first + i * rows + j];
    value.add(block, work);
  }
  return value.value() / base;
}

}  // namespace ansatz::information
