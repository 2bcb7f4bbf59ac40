// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"
#include "stdlib/information/module.h"
#include "stdlib/information/representations/coding_losses.h"
#include "stdlib/information/representations/diffusion_entropy.h"
#include "stdlib/information/representations/effective_features.h"
#include "stdlib/information/representations/effective_rank.h"
#include "stdlib/information/representations/kernel_divergence.h"
#include "stdlib/information/representations/matrix_entropy.h"
#include "stdlib/information/representations/rank_alignment.h"
#include "stdlib/information/representations/vendi_score.h"
#include "stdlib/information/representations/von_neumann_entropy.h"

namespace ansatz::information {

namespace {

constexpr const char* kRows = "A value, or a row of components, for each sample.";
constexpr const char* kWidth =
    "Of the Gaussian kernel: \"neighbours\" (mean distance to the 10 nearest), \"silverman\", \"median\" (of all "
    "distances), or a number in the unit of the sample.";
constexpr const char* kOrder = "The order α; 1 is von Neumann's entropy, 2 needs no eigenvalues.";

core::Range orders_above_zero() {
  core::Range orders = core::above(0);
  orders.not_finite = true;
  return orders;
}

template <class Question>
void declare_rank(core::Registry& registry, const char* name, double (*kernel)(const Question&, core::Run&),
                  const char* summary, const char* result, const std::string& source, const char* example,
                  double wanted) {
  registry.kernel(name, kernel)
      .summary(summary)
      .parameter("x", &Question::x)
      .required()
      .range(core::any_number())
      .meaning(kRows)
      .returns(result)
      .source(source)
      .example(example, wanted, 1e-9);
}

template <class Question>
void declare_several(core::Registry& registry, const char* name, double (*kernel)(const Question&, core::Run&),
                     const char* summary, const char* result) {
  registry.kernel(name, kernel)
      .version(2)
      .summary(summary)
      .parameter("samples", &Question::samples)
      .rest()
      .required()
      .range(core::any_number())
      .meaning("Two or more, paired by row.")
      .parameter("order", &Question::order)
      .range(orders_above_zero())
      .meaning(kOrder)
      .parameter("width", &Question::width)
      .meaning(kWidth)
      .parameter("base", &Question::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns(result)
      .source(core::cite("yu2020"))
      .example(std::string(name) + "([0, 0, 1, 1], [0, 0, 0, 0], width = 1)", 0, 1e-9);
}

void declare_matrices(core::Registry& registry) {
  registry.kernel("information.matrix_entropy", &matrix_entropy)
      .version(2)
      .summary("Matrix-based Rényi entropy of a sample, without estimating a density.")
      .parameter("x", &MatrixEntropy::x)
      .required()
      .range(core::any_number())
      .meaning(kRows)
      .parameter("order", &MatrixEntropy::order)
      .range(orders_above_zero())
      .meaning(kOrder)
      .parameter("width", &MatrixEntropy::width)
      .meaning(kWidth)
      .parameter("base", &MatrixEntropy::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns("ln(Σ λ^α)/(1 − α), λ the eigenvalues of the kernel over N.")
      .source(core::cite("giraldo2015"))
      .example("information.matrix_entropy([[0, 0], [1, 0], [0, 1], [1, 1]], order = 2, width = 1)", 1.0961178338339033,
               1e-12);

  registry.kernel("information.matrix_mutual_information", &matrix_mutual_information)
      .version(2)
      .summary("Matrix-based mutual information of two samples, without estimating densities.")
      .parameter("x", &MatrixMutualInformation::x)
      .required()
      .range(core::any_number())
      .meaning(kRows)
      .parameter("y", &MatrixMutualInformation::y)
      .required()
      .range(core::any_number())
      .meaning("Likewise, paired with x by row.")
      .parameter("order", &MatrixMutualInformation::order)
      .range(orders_above_zero())
      .meaning(kOrder)
      .parameter("x_width", &MatrixMutualInformation::x_width)
      .meaning(kWidth)
      .parameter("y_width", &MatrixMutualInformation::y_width)
      .meaning("Likewise, of y.")
      .parameter("base", &MatrixMutualInformation::base)
      .range(core::any_number())
      .meaning(kBase)
      .result("information", &MatrixInformationEstimate::information)
      .meaning("Sum of both entropies less the joint one.")
      .result("x_entropy", &MatrixInformationEstimate::x_entropy)
      .meaning("Of x alone.")
      .result("y_entropy", &MatrixInformationEstimate::y_entropy)
      .meaning("Of y alone.")
      .result("joint_entropy", &MatrixInformationEstimate::joint_entropy)
      .meaning("Of both kernels multiplied entry by entry.")
      .source(core::cite("giraldo2015"))
      .example(
          "information.matrix_mutual_information([[0, 0], [1, 0], [0, 1], [1, 1]], [0, 0, 1, 1], order = 2, x_width = "
          "1, y_width = 1).information",
          0.27923624591550045, 1e-12);

  declare_several<MatrixTotalCorrelation>(registry, "information.matrix_total_correlation", &matrix_total_correlation,
                                          "What is shared among several samples, by kernel matrices.",
                                          "Sum of the entropies less the joint one.");
  declare_several<MatrixDualTotalCorrelation>(registry, "information.matrix_dual_total_correlation",
                                              &matrix_dual_total_correlation,
                                              "What several samples do not keep each to itself, by kernel matrices.",
                                              "The joint entropy less what each sample adds to the others.");
}

void declare_cauchy_schwarz(core::Registry& registry) {
  registry.kernel("information.kernel_cauchy_schwarz", &kernel_cauchy_schwarz)
      .version(2)
      .summary("Cauchy–Schwarz divergence of two samples, by kernels.")
      .parameter("x", &KernelCauchySchwarz::x)
      .required()
      .range(core::any_number())
      .meaning(kRows)
      .parameter("y", &KernelCauchySchwarz::y)
      .required()
      .range(core::any_number())
      .meaning("Another sample, of as many components and any number of rows.")
      .parameter("width", &KernelCauchySchwarz::width)
      .meaning(kWidth)
      .parameter("base", &KernelCauchySchwarz::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns("That of the samples' kernel densities of width σ/√2; 0 for one sample twice.")
      .source(core::cite("jenssen2006"))
      // Pairs at 0 within, at 1 across: −2 ln e^(−1/2).
      .example("information.kernel_cauchy_schwarz([0, 0], [1], width = 1)", 1, 1e-12);

  registry.kernel("information.cauchy_schwarz_information", &cauchy_schwarz_information)
      .version(2)
      .summary("Cauchy–Schwarz divergence of two paired samples from independence, by kernels.")
      .parameter("x", &CauchySchwarzInformation::x)
      .required()
      .range(core::any_number())
      .meaning(kRows)
      .parameter("y", &CauchySchwarzInformation::y)
      .required()
      .range(core::any_number())
      .meaning("Likewise, paired with x by row.")
      .parameter("x_width", &CauchySchwarzInformation::x_width)
      .meaning(kWidth)
      .parameter("y_width", &CauchySchwarzInformation::y_width)
      .meaning("Likewise, of y.")
      .parameter("base", &CauchySchwarzInformation::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns("0 where the kernel densities are independent.")
      .source(core::cite("principe2010"))
      .example(
          "information.cauchy_schwarz_information([[0, 0], [1, 0], [0, 1], [1, 1]], [0, 0, 1, 1], x_width = 1, y_width "
          "= 1)",
          0.058254899717955055, 1e-12);
}

void declare_diffusion(core::Registry& registry) {
  registry.kernel("information.diffusion_spectral_entropy", &diffusion_spectral_entropy)
      .version(2)
      .summary("Entropy of the spectrum of a walk among the rows of a sample: how many directions its shape has.")
      .draws_randomness()
      .parameter("x", &DiffusionSpectralEntropy::x)
      .required()
      .range(core::any_number())
      .meaning(kRows)
      .parameter("width", &DiffusionSpectralEntropy::width)
      .meaning(kWidth)
      .parameter("time", &DiffusionSpectralEntropy::time)
      .range(core::above(0))
      .meaning("Steps of the walk; more leave less of noise.")
      .parameter("most", &DiffusionSpectralEntropy::most)
      .range(core::at_least(1))
      .meaning("Rows used; of more, so many are drawn.")
      .parameter("base", &DiffusionSpectralEntropy::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns("−Σ p ln p of p = |λ|^t/Σ|λ|^t.")
      .source(core::cite("liao2024"))
      .example("information.diffusion_spectral_entropy([[0, 0], [1, 0], [0, 1], [1, 1]], width = 1)", 1.430698333421445,
               1e-10);

  registry.kernel("information.diffusion_mutual_information", &diffusion_mutual_information)
      .version(2)
      .summary("What labels tell of the shape of a sample, by spectra of walks among its rows.")
      .draws_randomness()
      .parameter("x", &DiffusionMutualInformation::x)
      .required()
      .range(core::any_number())
      .meaning(kRows)
      .parameter("labels", &DiffusionMutualInformation::labels)
      .required()
      .range(core::any_number())
      .meaning("A text or number for each row; equal ones make a class.")
      .parameter("bins", &DiffusionMutualInformation::bins)
      .range(core::at_least(0))
      .meaning("Even bins that labels which are numbers are cut into first; 0: as they are.")
      .parameter("draws", &DiffusionMutualInformation::draws)
      .range(core::at_least(1))
      .meaning("Samples of all rows that each class is compared with.")
      .parameter("width", &DiffusionMutualInformation::width)
      .meaning(kWidth)
      .parameter("time", &DiffusionMutualInformation::time)
      .range(core::above(0))
      .meaning("Steps of the walk.")
      .parameter("most", &DiffusionMutualInformation::most)
      .range(core::at_least(1))
      .meaning("Rows of a class used; of more, so many are drawn.")
      .parameter("base", &DiffusionMutualInformation::base)
      .range(core::any_number())
      .meaning(kBase)
      .returns("Mean over classes of the entropy of as many rows of any class, less that of its own.")
      .source(core::cite("liao2024"))
      .example("information.diffusion_mutual_information([1, 2, 3, 4], [0, 0, 0, 0], width = 1)", 0, 1e-9);
}

// Ends before the result is told of.
template <class Question, class Result>
core::KernelBuilder<Question, Result> declare_von_neumann(core::Registry& registry, const char* name,
                                                          Result (*kernel)(const Question&, core::Run&)) {
  auto declared = registry.kernel(name, kernel);
  declared.parameter("x", &VonNeumannEntropy::x)
      .required()
      .range(core::any_number())
      .meaning(kRows)
      .parameter("centred", &VonNeumannEntropy::centred)
      .meaning("Take the mean of each column out first, as for the tokens of a language model.")
      .parameter("base", &VonNeumannEntropy::base)
      .range(core::any_number())
      .meaning(kBase);
  return declared;
}

void declare_alignment(core::Registry& registry) {
  registry.kernel("information.rank_alignment", &rank_alignment)
      .summary("How near representations come in rank: of two kinds of data, say, and of both together.")
      .parameter("representations", &RankAlignmentQuestion::representations)
      .rest()
      .required()
      .range(core::any_number())
      .meaning("Two or more, a row of components for each token or sample; rows and components may differ in number.")
      .parameter("centred", &RankAlignmentQuestion::centred)
      .meaning("Take the mean of each column out first.")
      .result("alignment", &RankAlignment::alignment)
      .meaning("Mean of the ranks over the largest: 1 where all are alike.")
      .result("entropy_alignment", &RankAlignment::entropy_alignment)
      .meaning("Likewise of the entropies.")
      .result("ranks", &RankAlignment::ranks)
      .shape("representation")
      .meaning("exp of each one's von Neumann entropy.")
      .result("entropies", &RankAlignment::entropies)
      .shape("representation")
      .meaning("Von Neumann entropy of each, in nats.")
      .source(core::cite("wei2024"))
      // Of two directions and of one.
      .example("information.rank_alignment([[1, 0], [-1, 0], [0, 1], [0, -1]], [[1, 1], [-1, -1]]).alignment", 0.75,
               1e-12);
}

}  // namespace

void declare_representations(core::Registry& registry) {
  declare_matrices(registry);
  declare_cauchy_schwarz(registry);
  declare_rank(registry, "information.effective_rank", &effective_rank,
               "How many singular values a representation makes use of.", "exp of the entropy of σ/Σσ.",
               core::cite("roy2007"), "information.effective_rank([[1, 0], [0, 1], [1, 1]])", 1.9286232332036837);
  declare_rank(registry, "information.rank_me", &rank_me, "Effective rank as RankMe has it, lifted by 10⁻⁷.",
               "exp of −Σ p ln p, p = σ/Σσ + 10⁻⁷.", core::cite("garrido2023"),
               "information.rank_me([[1, 2], [2, 0], [0, 1], [3, 3], [1, 1]])", 1.7547652933937916);
  declare_rank(registry, "information.participation_ratio", &participation_ratio,
               "How many directions share the variance of a representation.", "(Σλ)²/Σλ² of the covariance.",
               core::cite("gao2017theory"), "information.participation_ratio([[1, 0], [-1, 0], [0, 1], [0, -1]])", 2);
  declare_rank(registry, "information.stable_rank", &stable_rank, "Rank that small singular values do not shake.",
               "Σσ²/max σ².", core::cite("rudelson2007"), "information.stable_rank([[1, 0], [0, 1]])", 2);

  declare_von_neumann(registry, "information.von_neumann_entropy", &von_neumann_entropy)
      .summary("Von Neumann entropy of the directions of rows.")
      .details(
          "centred and with the number of components for a base it is the matrix entropy of a language model, between "
          "0 and 1.")
      .returns("−Σ λ ln λ of ZᵀZ/N, Z the rows made of length one.")
      .source(core::cite("kim2023"))
      .source(core::cite("wei2024", "centred, of tokens"))
      .example("information.von_neumann_entropy([[1, 0], [0, 1], [1, 1]])", 0.6365141682948128, 1e-12);
  declare_von_neumann(registry, "information.von_neumann_gradient", &von_neumann_gradient)
      .summary("Exact derivatives of the von Neumann entropy of rows by each of their numbers.")
      .returns("In the shape of x. A row is at right angles to its derivatives; those of a row of zeros are 0.")
      .source(core::cite("kim2023"))
      .example("information.von_neumann_gradient([[1, 0], [1, 1]])[1, 2]", -0.6232252401402305, 1e-12);

  declare_alignment(registry);

  registry.kernel("information.alpha_req", &alpha_req)
      .summary("How fast the eigenvalues of a representation's covariance fall off.")
      .parameter("x", &AlphaReq::x)
      .required()
      .range(core::any_number())
      .meaning(kRows)
      .parameter("first", &AlphaReq::first)
      .range(core::at_least(0))
      .meaning("Of the eigenvalues fitted, counted from 1; 0: 11 where the rank is 60 or more, else 2.")
      .parameter("last", &AlphaReq::last)
      .range(core::at_least(0))
      .meaning("Of the eigenvalues fitted; 0: 50, or half the rank.")
      .result("exponent", &SpectrumDecay::exponent)
      .meaning("α of λ_i ~ i^−α.")
      .result("determination", &SpectrumDecay::determination)
      .meaning("R² of the straight line.")
      .source(core::cite("agrawal2022"))
      // Waves of amplitude 1/i have variances i^−2.
      .example(
          "information.alpha_req(cos(labelled(linspace(1, 60, 60), [\"sample\"]) * labelled(linspace(1, 30, 30), "
          "[\"component\"])) / labelled(linspace(1, 30, 30), [\"component\"])).exponent",
          2, 0.1);

  registry.kernel("information.manifold_capacity_loss", &manifold_capacity_loss)
      .summary("Loss of self-supervised views that should agree and fill all directions: minus a nuclear norm.")
      .parameter("views", &ManifoldCapacityLoss::views)
      .shape("view", "sample", "component")
      .required()
      .range(core::any_number())
      .meaning("Embeddings of each sample under several views, made of length one.")
      .returns("Minus the sum of the singular values of the means over views: the smaller the better.")
      .source(core::cite("yerxa2023"))
      .example("information.manifold_capacity_loss([[[2, 0], [0, 1]], [[1, 0], [0, 3]]])", -2, 1e-12);

  registry.kernel("information.effective_entropy_loss", &effective_entropy_loss)
      .summary("Loss of embeddings whose components should be spread out, and hang together little.")
      .parameter("x", &EffectiveEntropyLoss::x)
      .shape("sample", "component")
      .required()
      .range(core::any_number())
      .meaning(kRows)
      .parameter("penalty", &EffectiveEntropyLoss::penalty)
      .range(core::at_least(0))
      .meaning("Weight of the squared covariances of different components.")
      .parameter("spacing", &EffectiveEntropyLoss::spacing)
      .range(core::at_least(0))
      .meaning("Values m over which a spacing reaches; 0: √samples, rounded.")
      .result("loss", &EffectiveEntropy::loss)
      .meaning("−entropy + penalty covariance: the smaller the better.")
      .result("entropy", &EffectiveEntropy::entropy)
      .meaning("Of each component by its spacings, summed, in nats; −∞ where a value repeats more than m times.")
      .result("covariance", &EffectiveEntropy::covariance)
      .meaning("Squares of the covariances of different components, summed.")
      .source(core::cite("learnedmiller2003"))
      .source(core::cite("chakraborty2024"))
      .example("information.effective_entropy_loss([[0], [1], [2]], spacing = 1).entropy", 1.3862943611198906, 1e-12);

  core::Range orders = core::at_least(0);
  orders.not_finite = true;
  registry.kernel("information.vendi_score", &vendi_score)
      .summary("Vendi score: the effective number of different samples.")
      .parameter("x", &VendiScore::x)
      .required()
      .range(core::any_number())
      .meaning("Features, a row a sample, or a matrix of similarities.")
      .parameter("given", &VendiScore::given)
      .range(core::one_of({"features", "similarity"}))
      .meaning("What x is; features are compared by the cosine of their angle.")
      .parameter("order", &VendiScore::order)
      .range(orders)
      .meaning("The order q; less counts rare samples more, infinity the commonest alone.")
      .parameter("weights", &VendiScore::weights)
      .meaning("One a sample; equal where none are given.")
      .returns("Between 1, all alike, and the number of samples.")
      .source(core::cite("friedman2023"))
      .example("information.vendi_score([[1, 0.5], [0.5, 1]], given = \"similarity\")", 1.7547653506033232, 1e-12);

  registry.kernel("information.effective_features", &effective_features)
      .summary("How many features a sparse code makes use of.")
      .parameter("codes", &EffectiveFeatures::codes)
      .required()
      .range(core::any_number())
      .meaning("What each feature does for each sample, a row a sample.")
      .result("features", &FeatureCount::features)
      .meaning("exp of the entropy of the features' shares in Σ|z|; over the number of neurons it tells superposition.")
      .result("live", &FeatureCount::live)
      .meaning("Features that are ever active.")
      .source(core::cite("bereska2025"))
      .example("information.effective_features([[4, -1, 2, 0], [0, 3, 0, 2]]).features", 3.779763149684619, 1e-12);

  declare_diffusion(registry);
}

}  // namespace ansatz::information
