// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/lattice/labels.h"

#include <numeric>

#include "stdlib/core/as_array.h"

namespace ansatz::information {

std::vector<std::size_t> Places::all() const {
  std::vector<std::size_t> variables(joint.variables.size());
  std::iota(variables.begin(), variables.end(), std::size_t{0});
  return variables;
}

core::Array Places::labelled(const std::vector<std::uint32_t>& numbers, std::string label) const {
  std::size_t size = 1;
  for (const auto& dimension : shape) size *= dimension.size;
  std::vector<std::int64_t> values(size, 0);
  for (std::size_t cell = 0; cell < at.size(); ++cell) values[at[cell]] = numbers[cell];
  core::Array out(shape, std::move(values));
  out.label = std::move(label);
  return out;
}

Places read_places(const std::string& kernel, const core::Value& p, const Names& wanted, core::Run& run) {
  Places out;
  if (p.is<core::Table>() || p.is<core::Record>()) {
    out.joint = read_rows(kernel, p, wanted);
    out.shape = {core::Dimension("row", out.joint.cells())};
    out.at.resize(out.joint.cells());
    std::iota(out.at.begin(), out.at.end(), std::size_t{0});
    return out;
  }
  out.joint = read_joint(kernel, p, wanted, run);
  const auto array = core::as_array(p);
  out.shape = array->dimensions();
  for (std::size_t cell = 0; cell < out.joint.cells(); ++cell) {
    std::size_t at = 0;
    for (std::size_t d = 0; d < array->rank(); ++d) at += out.joint.codes[d][cell] * array->stride(d);
    out.at.push_back(at);
  }
  return out;
}

}  // namespace ansatz::information
