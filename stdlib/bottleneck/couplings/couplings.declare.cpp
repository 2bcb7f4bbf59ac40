// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/couplings/bounded_code.h"
#include "stdlib/bottleneck/couplings/coupling_bottleneck.h"
#include "stdlib/bottleneck/couplings/entropy_bounded_information.h"
#include "stdlib/bottleneck/couplings/minimum_entropy_coupling.h"
#include "stdlib/bottleneck/module.h"
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"

namespace ansatz::bottleneck {

namespace {

constexpr const char* kSource = "Masses of the source's symbols, which sum to one.";
constexpr const char* kRate = "The most the code's entropy may be, in units of `base`.";
constexpr const char* kSplit = "Whether one symbol may be given two codes by chance, to use the rate up.";
constexpr const char* kTold = "What the code tells of the source.";
constexpr const char* kEntropy = "Of the code; at most the rate.";

}  // namespace

void declare_couplings(core::Registry& registry) {
  registry.kernel("bottleneck.minimum_entropy_coupling", &minimum_entropy_coupling)
      .summary("Joint distribution of given marginals with little entropy, and a bound on the least.")
      .details(
          "The variables tell of each other as much as they can. For entropic causal inference the marginals are the "
          "conditionals of an effect, one for each cause: the entropy is that of a noise that explains them all.")
      .parameter("marginals", &MinimumEntropyCoupling::marginals)
      .rest()
      .required()
      .meaning("Two lists of masses or more, each summing to one; or one matrix with a distribution in each row.")
      .parameter("method", &MinimumEntropyCoupling::method)
      .range(core::one_of({"greedy", "exact"}))
      .meaning("\"greedy\"; or \"exact\" for two marginals of at most 12 positive masses together.")
      .parameter("base", &MinimumEntropyCoupling::base)
      .range(core::any_number())
      .meaning(information::kBase)
      .result("entropy", &MinimumEntropyCouplingResult::entropy)
      .meaning("Of the coupling.")
      .result("lower_bound", &MinimumEntropyCouplingResult::lower_bound)
      .meaning("No coupling of these marginals has less.")
      .result("gap", &MinimumEntropyCouplingResult::gap)
      .meaning("Between the two: at most 0.531 bit for two marginals, 1.221 bit for more, and 0 for \"exact\".")
      .result("information", &MinimumEntropyCouplingResult::information)
      .meaning("Entropies of the marginals less that of the coupling: of two, what one tells of the other.")
      .result("masses", &MinimumEntropyCouplingResult::masses)
      .shape("atom")
      .meaning("The positive masses of the coupling, in the order they were given out.")
      .result("states", &MinimumEntropyCouplingResult::states)
      .shape("atom", "variable")
      .meaning("Where each of them stands, counted from 1.")
      .result("coupling", &MinimumEntropyCouplingResult::coupling)
      .meaning("The same as an array with a dimension for each marginal; nothing beyond 2·10⁷ cells.")
      .source(core::cite("kocaoglu2017"))
      .source(core::cite("cicalese2019"))
      .source(core::cite("compton2023"))
      .example("bottleneck.minimum_entropy_coupling([0.5, 0.25, 0.25], [0.5, 0.5], base = \"bit\").entropy", 1.5,
               1e-12);

  registry.kernel("bottleneck.entropy_bounded_information", &entropy_bounded_information)
      .summary("Code of a source that tells most of it while the entropy of the code stays within a rate.")
      .details(
          "Chains of merges lead from a code for each symbol to one for all; the finest within the rate is taken, and "
          "what is left of the rate is used by splitting a symbol. \"largest\" merges the two largest codes, "
          "\"absorb\" the largest and the smallest: both lose at most h(p₂), where p₂ is the second largest mass. "
          "\"huffman\" merges the two smallest and has no such bound, but is often better. \"search\" takes the best "
          "of all after moves and swaps of symbols, \"exact\" the best of all partitions of at most 12 symbols.")
      .parameter("source", &EntropyBoundedInformation::source)
      .required()
      .meaning(kSource)
      .parameter("rate", &EntropyBoundedInformation::rate)
      .required()
      .range(core::at_least(0))
      .meaning(kRate)
      .parameter("method", &EntropyBoundedInformation::method)
      .range(core::one_of(code_methods()))
      .meaning("How codes are looked for.")
      .parameter("split", &EntropyBoundedInformation::split)
      .meaning(kSplit)
      .parameter("base", &EntropyBoundedInformation::base)
      .range(core::any_number())
      .meaning(information::kBase)
      .result("information", &EntropyBoundedInformationResult::information)
      .meaning(kTold)
      .result("entropy", &EntropyBoundedInformationResult::entropy)
      .meaning(kEntropy)
      .result("bound", &EntropyBoundedInformationResult::bound)
      .meaning("The smaller of the rate and the source's entropy: no code tells more.")
      .result("deterministic", &EntropyBoundedInformationResult::deterministic)
      .meaning("What the best code tells that splits no symbol.")
      .result("mapping", &EntropyBoundedInformationResult::mapping)
      .shape("source")
      .meaning("The code of each symbol there, from 1; 0 for symbols of mass 0.")
      .result("encoder", &EntropyBoundedInformationResult::encoder)
      .meaning("Masses of the codes, given each symbol [source, code]; nothing beyond 2·10⁷ cells.")
      .result("code", &EntropyBoundedInformationResult::code)
      .shape("code")
      .meaning("Masses of the codes.")
      .source(core::cite("ebrahimi2024"))
      .example("bottleneck.entropy_bounded_information([0.4, 0.3, 0.2, 0.1], rate = 1, base = \"bit\").information", 1,
               1e-9);

  registry.kernel("bottleneck.coupling_bottleneck", &coupling_bottleneck)
      .summary("Coupling of a source with a target through a code of bounded entropy.")
      .details(
          "The target gets just the distribution it must have and tells as much of the source as the code lets "
          "through. The encoder is that of entropy_bounded_information, the decoder a minimum-entropy coupling of the "
          "code with the target.")
      .parameter("source", &CouplingBottleneck::source)
      .required()
      .meaning(kSource)
      .parameter("target", &CouplingBottleneck::target)
      .required()
      .meaning("Masses that the target must have.")
      .parameter("rate", &CouplingBottleneck::rate)
      .required()
      .range(core::at_least(0))
      .meaning(kRate)
      .parameter("method", &CouplingBottleneck::method)
      .range(core::one_of(code_methods()))
      .meaning("How the encoder is looked for; \"exact\" holds for the decoder too.")
      .parameter("split", &CouplingBottleneck::split)
      .meaning(kSplit)
      .parameter("base", &CouplingBottleneck::base)
      .range(core::any_number())
      .meaning(information::kBase)
      .result("information", &CouplingBottleneckResult::information)
      .meaning("What the target tells of the source.")
      .result("bound", &CouplingBottleneckResult::bound)
      .meaning("Information of source and code and of code and target, less the code's entropy: it cannot be less.")
      .result("i_xt", &CouplingBottleneckResult::i_xt)
      .meaning(kTold)
      .result("i_ty", &CouplingBottleneckResult::i_ty)
      .meaning("What the target tells of the code.")
      .result("entropy", &CouplingBottleneckResult::entropy)
      .meaning(kEntropy)
      .result("coupling", &CouplingBottleneckResult::coupling)
      .shape("source", "target")
      .meaning("Joint masses of source and target.")
      .result("encoder", &CouplingBottleneckResult::encoder)
      .shape("source", "code")
      .meaning("Masses of the codes, given each symbol.")
      .result("decoder", &CouplingBottleneckResult::decoder)
      .shape("code", "target")
      .meaning("Masses of the target, given each code.")
      .source(core::cite("ebrahimi2024"))
      .example(
          "bottleneck.coupling_bottleneck([0.25, 0.25, 0.25, 0.25], [0.5, 0.5], rate = 1, base = \"bit\")"
          ".information",
          1, 1e-9);
}

}  // namespace ansatz::bottleneck
