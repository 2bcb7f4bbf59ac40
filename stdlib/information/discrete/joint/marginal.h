// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "stdlib/information/discrete/joint/joint.h"

namespace ansatz::information {

/// Some of a joint's variables taken as one: which of its values each cell has, and their weights.
struct Marginal {
  std::vector<std::uint32_t> of_cell;  ///< [cell], numbered from 0 in the order of first appearance
  std::vector<double> weights;         ///< [value]
  std::size_t size() const { return weights.size(); }
};

/// Of no variables: one value, which every cell has.
Marginal marginal(const Joint& joint, std::span<const std::size_t> variables);

/// Two taken as one.
Marginal both(const Joint& joint, const Marginal& one, const Marginal& other);

/// The entropy of weights that sum to `total`, in nats.
double entropy_of_weights(std::span<const double> weights, double total);

/// H of some variables, in nats.
double entropy_of(const Joint& joint, std::span<const std::size_t> variables);

/// I(X; Y | Z) in nats as Σ p ln[p(z) p(xyz)/(p(xz) p(yz))], which is exact where the four entropies would cancel.
/// At least 0.
double conditional_information(const Joint& joint, const Marginal& x, const Marginal& y, const Marginal& z);

/// The cells' terms ln[p(z) p(xyz)/(p(xz) p(yz))].
std::vector<double> pointwise_information(const Joint& joint, const Marginal& x, const Marginal& y, const Marginal& z);

}  // namespace ansatz::information
