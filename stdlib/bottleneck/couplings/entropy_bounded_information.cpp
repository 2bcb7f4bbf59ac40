// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/couplings/entropy_bounded_information.h"

#include <algorithm>

#include "stdlib/bottleneck/couplings/bounded_code.h"
#include "stdlib/bottleneck/couplings/marginals.h"
#include "stdlib/bottleneck/entropy_term.h"

namespace ansatz::bottleneck {

namespace {
constexpr const char* kEntropyBoundedInformation = "entropy_bounded_information";
}  // namespace

EntropyBoundedInformationResult entropy_bounded_information(const EntropyBoundedInformation& question, core::Run& run) {
  const double scale = information::log_of_base(kEntropyBoundedInformation, question.base);
  const BoundedCode found = bounded_code(kEntropyBoundedInformation,
                                         read_marginal(kEntropyBoundedInformation, "source", question.source, run),
                                         question.rate * scale, question.method, question.split, run);
  const core::Dimension& source = question.source.dimension(0);
  EntropyBoundedInformationResult out;
  out.information = found.best.information / scale;
  out.entropy = found.best.entropy / scale;
  out.bound = std::min(question.rate, entropy_of(found.source) / scale);
  out.deterministic = found.mapping.entropy / scale;
  std::vector<std::int64_t> mapping(found.all_symbols);
  for (std::size_t k = 0; k < found.symbols.size(); ++k)
    mapping[found.symbols[k]] = found.mapping.code[k] + std::int64_t{1};
  out.mapping = core::Array({source}, std::move(mapping));
  if (static_cast<double>(found.all_symbols) * static_cast<double>(found.codes()) <= kMostCells) {
    out.encoder = core::Array({source, core::Dimension("code", found.codes())}, found.encoder());
    out.encoder->label = "p(t|x)";
  }
  out.code = core::Array({core::Dimension("code", found.codes())}, found.code_masses());
  out.code.is_mass = true;
  out.code.label = "p(t)";
  return out;
}

}  // namespace ansatz::bottleneck
