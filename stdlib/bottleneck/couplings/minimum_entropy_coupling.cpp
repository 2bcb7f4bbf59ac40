// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/couplings/minimum_entropy_coupling.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "stdlib/bottleneck/couplings/exact_coupling.h"
#include "stdlib/bottleneck/couplings/marginals.h"
#include "stdlib/bottleneck/couplings/sparse_coupling.h"
#include "stdlib/bottleneck/entropy_term.h"
#include "stdlib/core/error.h"

namespace ansatz::bottleneck {

namespace {

constexpr const char* kMinimumEntropyCoupling = "minimum_entropy_coupling";

struct Read {
  Marginals marginals;
  std::vector<core::Dimension> dimensions;
};

Read read(const MinimumEntropyCoupling& question, core::Run& run) {
  const auto& given = question.marginals;
  Read out;
  if (given.size() == 1 && given[0].rank() == 2) {
    const std::size_t width = given[0].dimension(1).size;
    for (std::size_t i = 0; i < given[0].dimension(0).size; ++i) {
      std::vector<double> row(width);
      for (std::size_t k = 0; k < width; ++k) row[k] = given[0].number(i * width + k);
      out.marginals.push_back(
          read_marginal(kMinimumEntropyCoupling, "marginals", core::Array::of(std::move(row)), run));
      out.dimensions.emplace_back("", width);
    }
  } else {
    for (const core::Array& one : given) {
      out.marginals.push_back(read_marginal(kMinimumEntropyCoupling, "marginals", one, run));
      out.dimensions.push_back(one.dimension(0));
    }
  }
  if (out.marginals.size() < 2)
    throw core::BadParameter(
        kMinimumEntropyCoupling, "marginals",
        fmt::format("{} distribution{}", out.marginals.size(), out.marginals.size() == 1 ? "" : "s"),
        "at least 2, one after the other or as rows of a matrix");
  // Dimensions of one array need different names, or none.
  for (std::size_t i = 0; i < out.dimensions.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (out.dimensions[i].name == out.dimensions[j].name) out.dimensions[i].name.clear();
  return out;
}

std::optional<core::Array> dense(const SparseCoupling& sparse, std::vector<core::Dimension> dimensions) {
  double cells = 1;
  for (const auto& dimension : dimensions) cells *= static_cast<double>(dimension.size);
  if (cells > kMostCells) return std::nullopt;
  std::vector<double> out(static_cast<std::size_t>(cells));
  for (std::size_t a = 0; a < sparse.masses.size(); ++a) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < dimensions.size(); ++i)
      at = at * dimensions[i].size + sparse.states[a * dimensions.size() + i];
    out[at] += sparse.masses[a];
  }
  core::Array array(std::move(dimensions), std::move(out));
  array.is_mass = true;
  return array;
}

}  // namespace

MinimumEntropyCouplingResult minimum_entropy_coupling(const MinimumEntropyCoupling& question, core::Run& run) {
  const double scale = information::log_of_base(kMinimumEntropyCoupling, question.base);
  const bool exact = question.method == "exact";
  if (!exact && question.method != "greedy")
    throw core::BadParameter(kMinimumEntropyCoupling, "method", "\"" + question.method + "\"",
                             "one of \"greedy\", \"exact\"");
  Read asked = read(question, run);
  const Marginals& marginals = asked.marginals;
  if (exact && marginals.size() > 2)
    throw core::BadParameter(kMinimumEntropyCoupling, "method",
                             fmt::format("\"exact\" of {} marginals", marginals.size()),
                             "\"greedy\", or \"exact\" of 2 marginals");
  if (exact) check_exact(kMinimumEntropyCoupling, marginals[0], marginals[1]);
  SparseCoupling found = exact ? exact_coupling(marginals[0], marginals[1], run) : greedy_coupling(marginals);

  MinimumEntropyCouplingResult out;
  const double entropy = entropy_of(found.masses);
  // In nats: log₂(e)/e bit is 1/e, (1 + log₂ e)/2 bit is (1 + ln 2)/2.
  const double guarantee = marginals.size() == 2 ? 1 / std::numbers::e : 0.5 * (1 + std::numbers::ln2);
  double bound = entropy;
  if (!exact) bound = std::min(entropy, std::max(entropy_of(greatest_lower_bound(marginals)), entropy - guarantee));
  double sum = 0;
  for (const auto& marginal : marginals) sum += entropy_of(marginal);
  out.entropy = entropy / scale;
  out.lower_bound = bound / scale;
  out.gap = (entropy - bound) / scale;
  out.information = std::max(0.0, sum - entropy) / scale;
  const std::size_t atoms = found.masses.size();
  std::vector<std::int64_t> states;
  for (const std::uint32_t state : found.states) states.push_back(state + std::int64_t{1});
  out.states = core::Array({core::Dimension("atom", atoms), core::Dimension("variable", marginals.size())}, states);
  out.coupling = dense(found, std::move(asked.dimensions));
  out.masses = core::Array({core::Dimension("atom", atoms)}, std::move(found.masses));
  out.masses.is_mass = true;
  return out;
}

}  // namespace ansatz::bottleneck
