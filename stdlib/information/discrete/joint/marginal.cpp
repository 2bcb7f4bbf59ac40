// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/joint/marginal.h"

#include <algorithm>
#include <cmath>

#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/discrete/joint/numbering.h"

namespace ansatz::information {

namespace {

constexpr std::uint32_t kUnseen = 0xFFFFFFFF;

/// Pairs of numbers below `sizes` as one number each, from 0 in the order of first appearance.
std::vector<std::uint32_t> paired(std::span<const std::uint32_t> one, std::span<const std::uint32_t> other,
                                  std::uint64_t other_size, std::uint64_t largest, std::size_t& count) {
  std::vector<std::uint32_t> out(one.size());
  count = 0;
  if (largest <= 4 * one.size() + 4096) {
    std::vector<std::uint32_t> numbers(largest, kUnseen);
    for (std::size_t i = 0; i < out.size(); ++i) {
      std::uint32_t& number = numbers[one[i] * other_size + other[i]];
      if (number == kUnseen) number = static_cast<std::uint32_t>(count++);
      out[i] = number;
    }
    return out;
  }
  Numbering numbering(one.size());
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = numbering.of(one[i] * other_size + other[i]);
  count = numbering.count();
  return out;
}

std::vector<double> summed(const Joint& joint, std::span<const std::uint32_t> of_cell, std::size_t count) {
  std::vector<double> weights(count, 0.0);
  for (std::size_t i = 0; i < of_cell.size(); ++i) weights[of_cell[i]] += joint.weights[i];
  return weights;
}

}  // namespace

Marginal marginal(const Joint& joint, std::span<const std::size_t> variables) {
  Marginal out;
  out.of_cell.assign(joint.cells(), 0);
  std::size_t count = 1;
  for (const std::size_t v : variables) {
    const std::uint64_t size = joint.variables[v].size();
    out.of_cell = paired(out.of_cell, joint.codes[v], size, count * size, count);
  }
  out.weights = summed(joint, out.of_cell, count);
  return out;
}

Marginal both(const Joint& joint, const Marginal& one, const Marginal& other) {
  Marginal out;
  std::size_t count = 0;
  out.of_cell = paired(one.of_cell, other.of_cell, other.size(), std::uint64_t{one.size()} * other.size(), count);
  out.weights = summed(joint, out.of_cell, count);
  return out;
}

double entropy_of_weights(std::span<const double> weights, double total) {
  CompensatedSum sum;
  for (const double w : weights)
    if (w > 0) sum.add(w / total * std::log(w / total));
  return std::max(0.0, 0.0 - sum.value());
}

double entropy_of(const Joint& joint, std::span<const std::size_t> variables) {
  return entropy_of_weights(marginal(joint, variables).weights, joint.total());
}

std::vector<double> pointwise_information(const Joint& joint, const Marginal& x, const Marginal& y, const Marginal& z) {
  const Marginal xz = both(joint, x, z), yz = both(joint, y, z), xyz = both(joint, xz, y);
  std::vector<double> terms(joint.cells());
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const double with = xyz.weights[xyz.of_cell[i]] / xz.weights[xz.of_cell[i]];
    terms[i] = std::log(with * (z.weights[z.of_cell[i]] / yz.weights[yz.of_cell[i]]));
  }
  return terms;
}

double conditional_information(const Joint& joint, const Marginal& x, const Marginal& y, const Marginal& z) {
  const auto terms = pointwise_information(joint, x, y, z);
  CompensatedSum sum;
  for (std::size_t i = 0; i < terms.size(); ++i) sum.add(joint.weights[i] / joint.total() * terms[i]);
  return std::max(0.0, sum.value());
}

}  // namespace ansatz::information
