// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"
#include "stdlib/information/images/image_complexity.h"
#include "stdlib/information/images/image_entropy.h"
#include "stdlib/information/module.h"

namespace ansatz::information {

namespace {

constexpr const char* kPicture = "A picture: grey levels in rows and columns.";

}  // namespace

void declare_images(core::Registry& registry) {
  registry.kernel("information.image_entropy", &image_entropy)
      .summary("Entropies of a picture's grey levels: alone, in squares of four, and given the nearest ones before.")
      .parameter("x", &ImageEntropy::x)
      .required()
      .range(core::any_number())
      .meaning(kPicture)
      .parameter("levels", &ImageEntropy::levels)
      .range(core::between(2, 4096))
      .meaning("Levels of grey, in even steps from the least value to the largest.")
      .parameter("base", &ImageEntropy::base)
      .range(core::any_number())
      .meaning(kBase)
      .result("histogram", &ImageEntropyEstimate::histogram)
      .meaning("Of a grey level, wherever it stands.")
      .result("block", &ImageEntropyEstimate::block)
      .meaning("Of four that make a square, a quarter of it.")
      .result("spatial", &ImageEntropyEstimate::spatial)
      .meaning("Of a grey level given those to its left, above it and above on either side.")
      .source(core::cite("razlighi2009"))
      .example(
          "information.image_entropy([[0, 0, 1, 1], [0, 0, 1, 1], [2, 2, 3, 3], [2, 2, 3, 3]], base = "
          "\"bit\").histogram",
          2, 1e-12);

  registry.kernel("information.local_entropy", &local_entropy)
      .summary("Entropy of the grey levels about each pixel of a picture: large on edges and texture.")
      .parameter("x", &LocalEntropy::x)
      .required()
      .range(core::any_number())
      .meaning(kPicture)
      .parameter("radius", &LocalEntropy::radius)
      .range(core::at_least(1))
      .meaning("Pixels a window reaches to either side; it is cut off at the edges.")
      .parameter("levels", &LocalEntropy::levels)
      .range(core::between(2, 4096))
      .meaning("Levels of grey, in even steps from the least value to the largest.")
      .parameter("base", &LocalEntropy::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns("A map of the picture's size.")
      .source(core::cite("razlighi2009"))
      .example(
          "information.local_entropy([[0, 0, 1, 1], [0, 0, 1, 1], [2, 2, 3, 3], [2, 2, 3, 3]], base = \"bit\")[2, 2]",
          1.8365916681089791, 1e-12);

  registry.kernel("information.image_complexity", &image_complexity)
      .summary("Place of a picture in the plane of permutation entropy and statistical complexity.")
      .parameter("x", &ImageComplexity::x)
      .required()
      .range(core::any_number())
      .meaning(kPicture)
      .parameter("rows", &ImageComplexity::rows)
      .range(core::at_least(1))
      .meaning("Rows of a window; with columns, 2 to 12 values.")
      .parameter("columns", &ImageComplexity::columns)
      .range(core::at_least(1))
      .meaning("Columns of a window.")
      .parameter("row_lag", &ImageComplexity::row_lag)
      .range(core::at_least(1))
      .meaning("Rows of the picture between those of a window.")
      .parameter("column_lag", &ImageComplexity::column_lag)
      .range(core::at_least(1))
      .meaning("Columns of the picture between those of a window.")
      .parameter("ties", &ImageComplexity::ties)
      .range(core::one_of({"time", "drop"}))
      .meaning("Equal values in a window: the one that is read first counts as smaller, or the window is left out.")
      .result("entropy", &ImageComplexityEstimate::entropy)
      .meaning("Permutation entropy over that of all patterns alike.")
      .result("complexity", &ImageComplexityEstimate::complexity)
      .meaning("Jensen–Shannon divergence from the uniform distribution, scaled, times the entropy.")
      .result("missing", &ImageComplexityEstimate::missing)
      .meaning("Share of the patterns that no window has.")
      .result("windows", &ImageComplexityEstimate::windows)
      .meaning("Windows that were counted.")
      .source(core::cite("ribeiro2012"))
      .example("information.image_complexity([[1, 2, 1], [8, 3, 4], [6, 7, 5]]).entropy", 0.32715643797829735, 1e-12);
}

}  // namespace ansatz::information
