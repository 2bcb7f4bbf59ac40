// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/information/discrete/joint/joint.h"
#include "stdlib/information/discrete/multivariate/multivariate.h"

namespace ansatz::information {

/// The variables of a question together, and the entropies of their parts.
class Whole {
 public:
  Whole(const std::string& kernel, const Multivariate& question, core::Run& run);

  const Joint& joint() const { return joint_; }
  const std::vector<std::size_t>& all() const { return all_; }
  std::vector<std::size_t> without(std::size_t i) const;  ///< all but the i-th

  // In nats.
  double entropy(const std::vector<std::size_t>& variables) const;
  double total_correlation() const;
  double dual_total_correlation() const;

  double in_base(double nats) const { return nats / scale_; }
  double exact(double nats) const;  ///< the same of what cannot be negative, cleared of rounding

 private:
  std::string kernel_, estimator_;
  double scale_;
  Joint joint_;
  std::vector<std::size_t> all_;
};

}  // namespace ansatz::information
