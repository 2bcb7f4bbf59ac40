// SPDX-License-Identifier: MIT
#include "stdlib/networks/digits/digits.h"
#include "stdlib/networks/module.h"

namespace ansatz::networks {

void declare_digits(core::Registry& registry) {
  registry.kernel("networks.digits", &digits)
      .summary("Images of the numerals 0 to 9, drawn by the program: patterns to learn from.")
      .details(
          "Strokes of one to three ways to write each numeral, their places shaken, turned, slanted, stretched and "
          "shifted, with a pen of varying width; paper is 0, ink is 1. They are generated, not collected: a stand-in "
          "for handwriting that is easier to tell apart than people's.")
      .parameter("patterns", &Digits::patterns)
      .range(core::at_least(1))
      .meaning("How many to learn from; numerals take turns.")
      .parameter("held_out", &Digits::held_out)
      .range(core::at_least(0))
      .meaning("How many others, in the field held_out.")
      .parameter("side", &Digits::side)
      .range(core::between(4, 64))
      .meaning("Pixels of a side.")
      .parameter("distortion", &Digits::distortion)
      .range(core::between(0, 3))
      .meaning("How unlike writings of one numeral are; 0: all of one way are the same.")
      .parameter("noise", &Digits::noise)
      .range(core::at_least(0))
      .meaning("Standard deviation of what is added to every pixel.")
      .returns("A record: x [pattern, pixel], rows from the top; y [pattern]; held_out, a record of the same make.")
      .source(
          "drawn by this program after no collection; curves: Catmull & Rom, in: Computer Aided Geometric Design "
          "(Academic Press, 1974) 317–326")
      .draws_randomness()
      .example("sum(networks.digits(20, side = 8).y)", 90, 0);
}

}  // namespace ansatz::networks
