// SPDX-License-Identifier: MIT
#include "stdlib/fields/potentials.h"
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/core/declare/registry.h"

namespace ansatz::fields {

void declare_potentials(core::Registry& registry) {
  registry.kernel("fields.linear", &linear)
      .summary("The potential V(φ) = m² φ² / 2 of free waves.")
      .parameter("mass", &Linear::mass)
      .range(core::at_least(0))
      .meaning("Mass m of the waves.")
      .returns("V as a function of φ.")
      .example("linear(mass = 2)");

  registry.kernel("fields.phi4", &phi4)
      .summary("The double well V(φ) = (λ/4) (φ² - v²)², whose kinks run from -v to v.")
      .parameter("lambda", &Phi4::lambda)
      .range(core::above(0))
      .meaning("Coupling λ.")
      .parameter("vacuum", &Phi4::vacuum)
      .range(core::above(0))
      .meaning("Vacuum v; small waves about it have the mass √(2λ) v.")
      .returns("V as a function of φ.")
      .source(core::cite("campbell1983", "eq. 1"))
      .example("phi4(lambda = 2)");

  registry.kernel("fields.sine_gordon", &sine_gordon)
      .summary("The potential V(φ) = 1 - cos φ, whose solitons pass through each other.")
      .returns("V as a function of φ.")
      .source(core::cite("drazin1989", "chapter 5"))
      .example("sine_gordon()");
}

}  // namespace ansatz::fields
