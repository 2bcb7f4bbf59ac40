// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/divergences/jensen_shannon.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/discrete/distribution.h"
#include "stdlib/information/discrete/divergences/formulas.h"
#include "stdlib/information/discrete/divergences/same_cells.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr const char* kJensenShannon = "jensen_shannon";

std::vector<double> read_weights(const JensenShannon& question, core::Run& run) {
  const std::size_t count = question.distributions.size();
  if (question.weights.empty()) return std::vector<double>(count, 1 / static_cast<double>(count));
  if (question.weights.size() != count)
    throw BadParameter(kJensenShannon, "weights", fmt::format("{} numbers", question.weights.size()),
                       fmt::format("one for each of the {} distributions", count));
  std::vector<double> weights = question.weights;
  normalise_masses(kJensenShannon, "weights", weights, run);
  return weights;
}

}  // namespace

core::Array jensen_shannon(const JensenShannon& question, core::Run& run) {
  const double scale = log_of_base(kJensenShannon, question.base);
  if (question.distributions.size() < 2)
    throw BadParameter(
        kJensenShannon, "distributions",
        fmt::format("{} distribution{}", question.distributions.size(), question.distributions.size() == 1 ? "" : "s"),
        "at least 2 distributions");
  const auto weights = read_weights(question, run);
  std::vector<Distributions> all;
  for (const auto& array : question.distributions) {
    check_same_cells(kJensenShannon, "distributions", question.distributions.front(), array);
    all.push_back(read_distributions(kJensenShannon, "distributions", array, question.over, run));
  }
  std::vector<double> values;
  for (std::size_t row = 0; row < all[0].count; ++row) {
    CompensatedSum sum;
    for (std::size_t j = 0; j < all[0].length; ++j) {
      double mixture = 0;
      for (std::size_t i = 0; i < all.size(); ++i) mixture += weights[i] * all[i].row(row)[j];
      if (mixture == 0) continue;
      for (std::size_t i = 0; i < all.size(); ++i)
        if (weights[i] > 0) sum.add(weights[i] * excess(all[i].row(row)[j], mixture));
    }
    values.push_back(sum.value() / scale);
  }
  return over_kept(all[0], std::move(values), "JS (" + base_name(question.base) + ")");
}

}  // namespace ansatz::information
