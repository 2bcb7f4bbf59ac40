// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/declare_words.h"
#include "stdlib/information/discrete/decomposition/partial_information.h"
#include "stdlib/information/discrete/decomposition/unique_information.h"
#include "stdlib/information/discrete/decomposition/unseen_synergy.h"
#include "stdlib/information/discrete/joint/declare_words.h"
#include "stdlib/information/module.h"

namespace ansatz::information {

void declare_decomposition(core::Registry& registry) {
  registry.kernel("information.partial_information", &partial_information)
      .summary("What several sources tell of a target: shared, alone, or only together (Williams and Beer).")
      .details(
          "Atoms are called by sets of sources: \"{x}{y}\" is what x and y tell alike, \"{x}\" what x tells alone, "
          "\"{xy}\" what only both together tell. The measure counts as shared what sources tell of one value of the "
          "target, even where they tell different things; unique_information does not.")
      .parameter("p", &PartialInformation::p)
      .required()
      .range(core::any_number())
      .meaning(kJoint)
      .parameter("sources", &PartialInformation::sources)
      .required()
      .meaning("Names of two to four sources.")
      .parameter("target", &PartialInformation::target)
      .required()
      .meaning("Names of the variables they tell of, taken as one.")
      .parameter("base", &PartialInformation::base)
      .range(core::any_number())
      .meaning(kBase)
      .result("atoms", &PartialInformationResult::atoms)
      .shape("atom")
      .meaning("What each atom adds.")
      .result("redundancies", &PartialInformationResult::redundancies)
      .shape("atom")
      .meaning("I_min of its sets: the atom and all below it.")
      .result("information", &PartialInformationResult::information)
      .meaning("What all sources together tell.")
      .source(core::cite("williams2010"))
      .example(
          "information.partial_information((a = [0, 0, 1, 1], b = [0, 1, 0, 1], c = [0, 0, 0, 1]), [\"a\", \"b\"], "
          "\"c\", base = \"bit\").atoms.at(atom = \"{ab}\")",
          0.5, 1e-12);

  registry.kernel("information.unique_information", &unique_information)
      .summary("What two sources tell of a target: alike, each alone, or only together (Bertschinger and others).")
      .parameter("p", &UniqueInformation::p)
      .required()
      .range(core::any_number())
      .meaning(kJoint)
      .parameter("first", &UniqueInformation::first)
      .required()
      .meaning("Names of the first source's variables, taken as one.")
      .parameter("second", &UniqueInformation::second)
      .required()
      .meaning("Names of the second source's variables.")
      .parameter("target", &UniqueInformation::target)
      .required()
      .meaning("Names of the variables they tell of.")
      .parameter("tolerance", &UniqueInformation::tolerance)
      .range(core::above(0))
      .meaning("How far the parts may be off, in nats.")
      .parameter("base", &UniqueInformation::base)
      .range(core::any_number())
      .meaning(kBase)
      .result("redundant", &UniqueInformationResult::redundant)
      .meaning("Told by either.")
      .result("unique_first", &UniqueInformationResult::unique_first)
      .meaning("Told by the first alone.")
      .result("unique_second", &UniqueInformationResult::unique_second)
      .meaning("Told by the second alone.")
      .result("synergistic", &UniqueInformationResult::synergistic)
      .meaning("Told by both together only.")
      .result("information", &UniqueInformationResult::information)
      .meaning("Told by both, the sum of the four.")
      .result("gap", &UniqueInformationResult::gap)
      .meaning("How far the parts are off at most, proven by a dual bound.")
      .result("steps", &UniqueInformationResult::steps)
      .meaning("Newton's steps taken.")
      .source(core::cite("bertschinger2014"))
      .source(core::cite("makkeh2018", "for the dual"))
      .example(
          "information.unique_information((a = [0, 0, 1, 1], b = [0, 1, 0, 1], c = [0, 0, 0, 1]), \"a\", \"b\", \"c\", "
          "base = \"bit\").redundant",
          0.311278124459133, 1e-8);

  registry.kernel("information.unseen_synergy", &unseen_synergy)
      .summary("How much two sources may tell of a target only together, where the three are never seen at once.")
      .details(
          "Each source is seen with the target and both are seen without it. The synergy, as unique_information has "
          "it, lies between the least and the most of all joints with these marginals, which no bound by them can "
          "better.")
      .parameter("first", &UnseenSynergy::first)
      .shape("first", "target")
      .required()
      .range(core::at_least(0))
      .meaning("Masses of the first source with the target.")
      .parameter("second", &UnseenSynergy::second)
      .shape("second", "target")
      .required()
      .range(core::at_least(0))
      .meaning("Masses of the second source with the target.")
      .parameter("sources", &UnseenSynergy::sources)
      .shape("first", "second")
      .required()
      .range(core::at_least(0))
      .meaning("Masses of both sources, without the target.")
      .parameter("base", &UnseenSynergy::base)
      .range(core::any_number())
      .meaning(kBase)
      .result("least", &UnseenSynergyResult::least)
      .meaning("Synergy of the joint of most entropy, which has least.")
      .result("most", &UnseenSynergyResult::most)
      .meaning("Synergy of the joint that has most.")
      .result("redundant", &UnseenSynergyResult::redundant)
      .meaning("Told by either.")
      .result("unique_first", &UnseenSynergyResult::unique_first)
      .meaning("Told by the first alone.")
      .result("unique_second", &UnseenSynergyResult::unique_second)
      .meaning("Told by the second alone.")
      .result("by_sharing", &UnseenSynergyResult::by_sharing)
      .meaning("A lower bound: redundant less what the sources tell of each other; it may be negative.")
      .result("by_disagreement", &UnseenSynergyResult::by_disagreement)
      .meaning("Another, by how far apart what they say of the target is; 0 at least.")
      .result("disagreement", &UnseenSynergyResult::disagreement)
      .meaning("Mean Bhattacharyya distance of the target's distribution given one source from that given the other.")
      .result("gap", &UnseenSynergyResult::gap)
      .meaning("How far any part is off at most.")
      .source(core::cite("liang2024"))
      .source(core::cite("bertschinger2014"))
      .source(core::cite("vanerven2014", "theorem 30, for disagreement"))
      .example(
          "information.unseen_synergy([[0.25, 0.25], [0.25, 0.25]], [[0.25, 0.25], [0.25, 0.25]], [[0.25, 0.25], "
          "[0.25, 0.25]], base = \"bit\").most",
          1, 1e-8);
}

}  // namespace ansatz::information
