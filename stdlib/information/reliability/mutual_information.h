// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/interval.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"
#include "stdlib/information/neighbours/mixed_mutual_information.h"

namespace ansatz::information {

/// Two samples, paired by row, of any type.
struct MutualInformation {
  SampleOrLabels x;                     ///< [sample] or [sample, component]; texts are labels
  SampleOrLabels y;                     ///< likewise, as many rows
  std::string estimator = "automatic";  ///< or "ksg", "mixed", "gaussian"
  int neighbours = 3;                   ///< k of "ksg" and "mixed"
  /// The first so many principal components of each sample are looked at in its place; 0: the sample itself.
  int components = 0;
  std::string scale = "standard";  ///< or "copula": normal scores of each column's ranks; labels have none
  int divisions = 10;              ///< parts that the sample is divided into at most
  double confidence = 0.95;        ///< of the interval
  Base base = std::string("nat");
  std::string missing = "error";  ///< what a NaN gets: "error", or "drop" with its row
};

struct MutualInformationReport {
  double information = 0;            ///< carried on to infinitely many rows
  core::Interval interval;           ///< of it; all numbers where there are too few rows to tell
  bool is_reliable = false;          ///< whether no reason speaks against it
  std::string verdict;               ///< in one line
  std::vector<std::string> reasons;  ///< what speaks against it
  std::string estimator;             ///< the one taken
  double whole_sample = 0;           ///< the plain estimate
  core::Array by_division;           ///< [parts]: mean estimate over so many parts
  double shuffled = 0;               ///< the same protocol with y in random order: 0 but for chance
  double doubled = 2;                ///< information of pairs of rows over that of rows: 2 but for chance
  double folded = 1;                 ///< information about |y − median| over that about y: at most 1
};

/// Mutual information with what is needed to believe it, or not to.
///
///   choice        "mixed" where a sample is of labels (texts, truth values) or a tenth of its values repeat, else
///   "ksg";
///                 columns of numbers are standardised first
///   bias          estimates over 1 … `divisions` disjoint parts lie on a line in the number of parts, whose intercept
///                 is the value; halves of the sample tell the spread, and the interval takes in how far the value was
///                 carried (extrapolation.h)
///   plateau       the interval holds the values with k + 2 and k + 5 neighbours
///   monotone      the interval holds the value from normal scores of each column's ranks, which tell as much
///   rows          fewer than 1.25 of them count as one: those that follow each other are not alike in both samples
///   independence  with y in random order a 99 % interval holds 0
///   ceiling       the value is below 0.7 ln N
///   planting      normal samples of the same size and covariances, with the value planted along their principal axes,
///                 give it back within half the interval's half width or 2 %; of 0.25 nat more at least half shows
///                 For "mixed" the rows themselves are paired anew, so that a column of x and one of y show as much as
///                 was found, and all columns must give that back
///   processing    |y − median|, made of y, tells no more than y, but for the interval's half width
///   additivity    rows taken two by two have twice the information, or as much as in those normal samples, within a
///                 tenth or two half widths
///
/// In many dimensions neighbours are all equally far, and the verdict is "unreliable". What few `components` tell can
/// be estimated, and is less than what the samples tell: where more components tell more, too few were taken.
///
/// The result is reliable where none of these fails, which each can by chance. Of 500 normal pairs correlated by 0,
/// 0.6, 0.9 and 0.99 the 95 % interval held the truth in 95, 94, 93 and 89 of a hundred samples, and of the first three
/// 92, 90 and 90 were called reliable; of 200 pairs in 97, 95, 93 and 92, reliable 95, 97, 94 and 86. Neighbours are
/// too high by some 0.4 of the spread at 0.9, and no interval from the sample alone sees that. Of one nat spread over
/// ten or twenty pairs of 300 or 1000 rows, of which they see a third and less, none was called reliable.
///
/// Sure and wrong, of 100 samples of 300 rows: 9 of two Cauchy components over one χ (by scores as many), 8 where half
/// of x is exactly 0, 3 of the sign of one among five components and 19 among two, and 33 of y = x₁x₂ + noise, where no
/// part of the sample shows that finer shape is still to come.
///
/// Errors   BadParameter: sample sizes differ, k outside [1, N), fewer than 3 divisions, negative components or
///          some of labels, NaN, infinities.
/// Edges    fewer than 30 rows a part for three divisions: the plain estimate, unreliable, and every number as
/// interval. Random   run.stream("parts"), run.stream("halves"), run.stream("planted"), run.stream("shuffled"). Cost
/// some 100 estimates of all rows. Source   Holmes & Nemenman (2019); Song & Ermon (2020) for processing and
/// additivity.
MutualInformationReport mutual_information(const MutualInformation& question, core::Run& run);

}  // namespace ansatz::information
