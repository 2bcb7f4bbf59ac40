// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace ansatz::bottleneck {

/// Shares r′ ≥ 0 that sum to one and are best for the information of a channel W expanded to second order about r:
///
///   D · (r′ − r) − ½ (r′ − r)ᵀ H (r′ − r),   D_x = KL(W_x ‖ q),   H = W diag(1/q) Wᵀ,   q = Σ r W
///
/// found by the active-set method for least squares without negative numbers (Lawson & Hanson, Solving Least Squares
/// Problems, 1974, ch. 23), on at most kMost inputs. Where turns of Blahut and Arimoto crawl, since inputs that are of
/// no use die out slowly, this leaves them out. Close to the best shares it doubles the digits; further off it is a
/// proposal. Empty where none was found.
///
/// Cost   inputs × outputs and kMost³ for every input that joins or leaves.
std::vector<double> newton_shares(std::span<const double> channel, std::span<const double> shares,
                                  std::span<const double> output, std::span<const double> divergence);

}  // namespace ansatz::bottleneck
