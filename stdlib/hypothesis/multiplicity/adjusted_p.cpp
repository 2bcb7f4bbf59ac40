// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/multiplicity/adjusted_p.h"

#include "stdlib/hypothesis/multiplicity/ordered_p.h"

namespace ansatz::hypothesis {

core::Array holm(const AdjustedP& question, core::Run&) {
  return stepped_down(checked_p("holm", question.p), [](double i, double m, double p) { return (m - i + 1) * p; });
}

core::Array benjamini_hochberg(const AdjustedP& question, core::Run&) {
  return stepped_up(checked_p("benjamini_hochberg", question.p),
                    [](double i, double m, double p) { return m / i * p; });
}

}  // namespace ansatz::hypothesis
