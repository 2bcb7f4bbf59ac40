// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/couplings/coupling_bottleneck.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "stdlib/bottleneck/couplings/bounded_code.h"
#include "stdlib/bottleneck/couplings/exact_coupling.h"
#include "stdlib/bottleneck/couplings/marginals.h"
#include "stdlib/bottleneck/couplings/sparse_coupling.h"
#include "stdlib/bottleneck/entropy_term.h"
#include "stdlib/core/error.h"

namespace ansatz::bottleneck {

namespace {

constexpr const char* kCouplingBottleneck = "coupling_bottleneck";

double mutual(const std::vector<double>& joint, const std::vector<double>& p, const std::vector<double>& q) {
  double sum = 0;
  for (std::size_t x = 0; x < p.size(); ++x)
    for (std::size_t y = 0; y < q.size(); ++y)
      if (const double mass = joint[x * q.size() + y]; mass > 0) sum += mass * std::log(mass / (p[x] * q[y]));
  return std::max(0.0, sum);
}

core::Array named(std::vector<core::Dimension> dimensions, std::vector<double> values, const char* label) {
  // Both ends may have dimensions of one name, which an array may not.
  if (dimensions[0].name == dimensions[1].name) dimensions[1].name.clear();
  core::Array out(std::move(dimensions), std::move(values));
  out.label = label;
  return out;
}

}  // namespace

CouplingBottleneckResult coupling_bottleneck(const CouplingBottleneck& question, core::Run& run) {
  const double scale = information::log_of_base(kCouplingBottleneck, question.base);
  const std::vector<double> p = read_marginal(kCouplingBottleneck, "source", question.source, run);
  const std::vector<double> q = read_marginal(kCouplingBottleneck, "target", question.target, run);
  const BoundedCode code =
      bounded_code(kCouplingBottleneck, p, question.rate * scale, question.method, question.split, run);
  const std::vector<double> masses = code.code_masses();
  const bool exact = question.method == "exact";
  if (exact) check_exact(kCouplingBottleneck, masses, q);
  const SparseCoupling pairs = exact ? exact_coupling(masses, q, run) : greedy_coupling({masses, q});

  const std::size_t codes = masses.size();
  if (static_cast<double>(std::max(p.size(), q.size())) * static_cast<double>(codes) > kMostCells ||
      static_cast<double>(p.size()) * static_cast<double>(q.size()) > kMostCells)
    throw core::BadParameter(kCouplingBottleneck, "source",
                             fmt::format("{} symbols, with {} codes and {} of the target", p.size(), codes, q.size()),
                             "of less: no two of them may make more than 2e7 cells");
  std::vector<double> decoder(codes * q.size()), coupling(p.size() * q.size());
  for (std::size_t a = 0; a < pairs.masses.size(); ++a)
    decoder[pairs.states[2 * a] * q.size() + pairs.states[2 * a + 1]] += pairs.masses[a];
  CouplingBottleneckResult out;
  out.i_ty = std::max(0.0, entropy_of(masses) + entropy_of(q) - entropy_of(pairs.masses)) / scale;
  for (std::size_t t = 0; t < codes; ++t) {
    double sum = 0;  // masses[t] but for what was left over
    for (std::size_t y = 0; y < q.size(); ++y) sum += decoder[t * q.size() + y];
    for (std::size_t y = 0; y < q.size() && sum > 0; ++y) decoder[t * q.size() + y] /= sum;
  }
  const std::vector<double> encoder = code.encoder();
  for (std::size_t x = 0; x < p.size(); ++x)
    for (std::size_t t = 0; t < codes; ++t)
      if (const double mass = p[x] * encoder[x * codes + t]; mass > 0)
        for (std::size_t y = 0; y < q.size(); ++y) coupling[x * q.size() + y] += mass * decoder[t * q.size() + y];

  out.information = mutual(coupling, p, q) / scale;
  out.i_xt = code.best.information / scale;
  out.entropy = code.best.entropy / scale;
  out.bound = std::max(0.0, out.i_xt + out.i_ty - out.entropy);
  const core::Dimension between("code", codes);
  const core::Dimension &source = question.source.dimension(0), &target = question.target.dimension(0);
  out.coupling = named({source, target}, std::move(coupling), "p(x, y)");
  out.coupling.is_mass = true;
  out.encoder = named({source, between}, encoder, "p(t|x)");
  out.decoder = named({between, target}, std::move(decoder), "p(y|t)");
  return out;
}

}  // namespace ansatz::bottleneck
