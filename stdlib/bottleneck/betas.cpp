// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/betas.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "stdlib/core/error.h"

namespace ansatz::bottleneck {

std::vector<double> read_betas(const std::string& kernel, const core::Array& beta) {
  if (beta.size() == 0 || beta.rank() > 1)
    throw core::BadParameter(kernel, "beta", beta.rank() > 1 ? "a matrix" : "empty", "one number or several");
  std::vector<double> betas(beta.size());
  for (std::size_t i = 0; i < betas.size(); ++i) {
    betas[i] = beta.number(i);
    if (!(betas[i] >= 0) || std::isinf(betas[i]))
      throw core::BadParameter(kernel, "beta", fmt::format("{:g}", betas[i]), "0 or more, and finite");
  }
  return betas;
}

core::Array along_beta(const core::Array& beta, std::vector<double> values, const char* label) {
  core::Array coordinate = beta.as_real();
  coordinate.set_dimensions({core::Dimension("", beta.size())});
  coordinate.label = "β";
  core::Array out({core::Dimension("beta", std::move(coordinate))}, std::move(values));
  out.label = label;
  return out;
}

void put_curve(std::vector<double> rates, std::vector<double> relevances, core::Array& i_tx, core::Array& i_ty) {
  core::Array coordinate = core::Array::of(rates);
  coordinate.label = "I(T; X)";
  const core::Dimension along("i_tx", std::move(coordinate));
  i_tx = core::Array({along}, std::move(rates));
  i_tx.label = "I(T; X)";
  i_ty = core::Array({along}, std::move(relevances));
  i_ty.label = "I(T; Y)";
}

}  // namespace ansatz::bottleneck
