// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/post_hoc/one_variance.h"

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/effects/variance_explained.h"

namespace ansatz::hypothesis {

OneVariance one_variance(const std::string& kernel, const Samples& samples) {
  check_enough(kernel, samples);
  OneVariance out;
  for (const auto& sample : samples.values) {
    out.samples.push_back(moments(sample));
    out.variance += out.samples.back().squares;
  }
  out.df = static_cast<double>(samples.total() - samples.values.size());
  out.variance /= out.df;
  if (!(out.variance > 0))
    throw core::BadParameter(kernel, "samples", "without spread inside each sample", "samples that vary");
  return out;
}

}  // namespace ansatz::hypothesis
