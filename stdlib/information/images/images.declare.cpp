// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"
#include "stdlib/information/images/co_occurrence.h"
#include "stdlib/information/images/coarse_grain.h"
#include "stdlib/information/images/delentropy.h"
#include "stdlib/information/images/hilbert_scan.h"
#include "stdlib/information/images/image_complexity.h"
#include "stdlib/information/images/image_entropy.h"
#include "stdlib/information/module.h"

namespace ansatz::information {

namespace {

constexpr const char* kPicture = "A picture: grey levels in rows and columns.";
constexpr const char* kLevels = "Levels of grey, in even steps over `within`.";
constexpr const char* kWithin =
    "The values levels are made of, from the least value to the largest where none is given; whole numbers of 8 "
    "bits are their own levels with 256 of them within 0..255.";

// What the kernels of order patterns share.
template <class Question, class Out>
void read_image_windows(core::KernelBuilder<Question, Out>& kernel) {
  kernel.parameter("x", &Question::x)
      .required()
      .range(core::any_number())
      .meaning(kPicture)
      .parameter("rows", &Question::rows)
      .range(core::at_least(1))
      .meaning("Rows of a window; with columns, 2 to 12 values.")
      .parameter("columns", &Question::columns)
      .range(core::at_least(1))
      .meaning("Columns of a window.")
      .parameter("row_lag", &Question::row_lag)
      .range(core::at_least(1))
      .meaning("Rows of the picture between those of a window.")
      .parameter("column_lag", &Question::column_lag)
      .range(core::at_least(1))
      .meaning("Columns of the picture between those of a window.")
      .parameter("ties", &Question::ties)
      .range(core::one_of({"time", "drop"}))
      .meaning("Equal values in a window: the one that is read first counts as smaller, or the window is left out.");
}

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

  auto complexity = registry.kernel("information.image_complexity", &image_complexity);
  complexity.summary("Place of a picture in the plane of permutation entropy and statistical complexity.");
  read_image_windows(complexity);
  complexity.result("entropy", &ImageComplexityEstimate::entropy)
      .meaning("Permutation entropy over that of all patterns alike.")
      .result("complexity", &ImageComplexityEstimate::complexity)
      .meaning("Jensen–Shannon divergence from the uniform distribution, scaled, times the entropy.")
      .result("missing", &ImageComplexityEstimate::missing)
      .meaning("Share of the patterns that no window has.")
      .result("windows", &ImageComplexityEstimate::windows)
      .meaning("Windows that were counted.")
      .source(core::cite("ribeiro2012"))
      .example("information.image_complexity([[1, 2, 1], [8, 3, 4], [6, 7, 5]]).entropy", 0.32715643797829735, 1e-12);

  auto curve = registry.kernel("information.image_complexity_curve", &image_complexity_curve);
  curve.summary("A picture in that plane as a curve over the order of Tsallis' or Rényi's entropy.");
  read_image_windows(curve);
  curve.parameter("family", &ImageComplexityCurve::family)
      .range(core::one_of({"tsallis", "renyi"}))
      .meaning("Of entropies.")
      .parameter("orders", &ImageComplexityCurve::orders)
      .range(core::at_least(0))
      .meaning("Orders q, infinity too for \"renyi\"; where none are given 0, and 0.01 to 100 in 60 equal factors.")
      .source(core::cite("ribeiro2017"))
      .source(core::cite("jauregui2018", "for \"renyi\""))
      .example(
          "information.image_complexity_curve([[1, 2, 1, 4], [8, 3, 4, 5], [6, 7, 5, 6]], rows = 2, columns = 3, "
          "orders = [3]).entropy[1]",
          0.9375018084525626, 1e-12);

  registry.kernel("information.delentropy", &delentropy)
      .summary("Delentropy of a picture: half the entropy of its gradient, from the joint histogram of both slopes.")
      .parameter("x", &Delentropy::x)
      .required()
      .range(core::any_number())
      .meaning(kPicture)
      .parameter("levels", &Delentropy::levels)
      .range(core::between(2, 4096))
      .meaning(kLevels)
      .parameter("within", &Delentropy::within)
      .meaning(kWithin)
      .parameter("differences", &Delentropy::differences)
      .range(core::one_of({"central", "square"}))
      .meaning("Slopes of a pixel by those on either side of it, or of four pixels by their rows and columns.")
      .parameter("base", &Delentropy::base)
      .range(core::any_number())
      .meaning(kBase)
      .result("entropy", &DelentropyEstimate::entropy)
      .meaning("Half the joint entropy of both slopes, a pixel.")
      .result("horizontal", &DelentropyEstimate::horizontal)
      .meaning("Entropy of the slope along a row alone.")
      .result("vertical", &DelentropyEstimate::vertical)
      .meaning("Of that down a column.")
      .result("gradients", &DelentropyEstimate::gradients)
      .meaning("Pixels that have both slopes.")
      .source(core::cite("larkin2016"))
      .example(
          "information.delentropy([[0, 0, 1, 1], [0, 0, 1, 1], [2, 2, 3, 3], [2, 2, 3, 3]], within = 0..255, "
          "differences = \"square\", base = \"bit\").entropy",
          0.9182958340544896, 1e-12);

  registry.kernel("information.grey_level_co_occurrence", &grey_level_co_occurrence)
      .summary("How often which grey level stands where from which, and what Haralick reads off it of a texture.")
      .parameter("x", &GreyLevelCoOccurrence::x)
      .required()
      .range(core::any_number())
      .meaning(kPicture)
      .parameter("levels", &GreyLevelCoOccurrence::levels)
      .range(core::between(2, 1024))
      .meaning(kLevels)
      .parameter("within", &GreyLevelCoOccurrence::within)
      .meaning(kWithin)
      .parameter("rows", &GreyLevelCoOccurrence::rows)
      .range(core::any_number())
      .meaning("Rows down to the other pixel of a pair; up where negative.")
      .parameter("columns", &GreyLevelCoOccurrence::columns)
      .range(core::any_number())
      .meaning("Columns right to it; left where negative.")
      .parameter("symmetric", &GreyLevelCoOccurrence::symmetric)
      .meaning("Count every pair both ways.")
      .parameter("base", &GreyLevelCoOccurrence::base)
      .range(core::any_number())
      .meaning(kBase)
      .result("shares", &CoOccurrenceTexture::shares)
      .shape("level", "other")
      .meaning("The matrix: shares of all pairs.")
      .result("entropy", &CoOccurrenceTexture::entropy)
      .meaning("−Σ p ln p.")
      .result("contrast", &CoOccurrenceTexture::contrast)
      .meaning("Σ p (i − j)².")
      .result("correlation", &CoOccurrenceTexture::correlation)
      .meaning("Of both levels.")
      .result("homogeneity", &CoOccurrenceTexture::homogeneity)
      .meaning("Σ p/(1 + (i − j)²): the inverse difference moment.")
      .result("energy", &CoOccurrenceTexture::energy)
      .meaning("Σ p²: the angular second moment.")
      .result("pairs", &CoOccurrenceTexture::pairs)
      .meaning("Pairs that were counted.")
      .source(core::cite("haralick1973"))
      .example(
          "information.grey_level_co_occurrence([[0, 0, 1, 1], [0, 0, 1, 1], [0, 2, 2, 2], [2, 2, 3, 3]], levels = "
          "4).contrast",
          0.5833333333333334, 1e-12);

  registry.kernel("information.coarse_grain", &coarse_grain)
      .summary("What is left of a picture at a distance: the mean about each pixel, as one of a few levels.")
      .parameter("x", &CoarseGrain::x)
      .required()
      .range(core::any_number())
      .meaning(kPicture)
      .parameter("grain", &CoarseGrain::grain)
      .range(core::at_least(1))
      .meaning("Pixels a side of the window that is averaged over, an odd number; it is cut off at the edges.")
      .parameter("levels", &CoarseGrain::levels)
      .range(core::between(2, 4096))
      .meaning("Levels, in even steps over `within`.")
      .parameter("within", &CoarseGrain::within)
      .meaning("The means that levels are made of; what lies beyond belongs to the end levels.")
      .parameter("adjusted", &CoarseGrain::adjusted)
      .meaning("Give cells a level beside the most frequent one of their row that level, since they flicker.")
      .returns("Levels from 0 on, a map of the picture's size.")
      .source(core::cite("aaronson2014"))
      .example("information.coarse_grain([[1, 1, 1], [1, 1, 1], [0, 0, 0]])[3, 2]", 1, 0);

  registry.kernel("information.hilbert_scan", &hilbert_scan)
      .summary("A picture as a series: its pixels in the order in which Hilbert's curve passes them.")
      .details("For measures of sequences, such as lempel_ziv(hilbert_scan(x), symbols = \"values\").")
      .parameter("x", &HilbertScan::x)
      .required()
      .range(core::any_number())
      .meaning("A square picture of 2, 4, 8 … pixels a side.")
      .returns("Its pixels, from the first of the first row to the last of that row.")
      .source(core::cite("hilbert1891"))
      .source(core::cite("lempel1986", "in front of a coder of sequences"))
      .example("information.hilbert_scan([[1, 2], [3, 4]])[2]", 3, 1e-12);
}

}  // namespace ansatz::information
