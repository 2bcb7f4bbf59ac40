// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "interpreter/experiment/doubt.h"
#include "interpreter/experiment/ledger.h"
#include "interpreter/experiment/row.h"
#include "interpreter/experiment/scheduler.h"
#include "interpreter/experiment/verdict.h"

namespace ansatz::experiment {

class Store;

/// Rows that say the same: an expectation they broke, a cause they failed of, a warning they gave.
struct RowNote {
  std::string text;
  std::string place;
  std::string why;                ///< of an expectation
  std::size_t count = 0;          ///< rows
  std::vector<std::string> rows;  ///< the first few, as "v = 0.21, replicate 3"
  std::string because{};          ///< of a warning: the script's answer, with which it is not printed
};

/// A figure that could not be drawn.
struct FigureNote {
  std::string name, text, place;
};

/// Everything a run says at its end.
struct Summary {
  std::string experiment, title, source;
  Progress progress;
  bool complete = true;
  std::vector<Claim> claims;
  std::string claims_note;  ///< what was not looked at for claims; may be empty
  std::vector<HypothesisOutcome> hypotheses;
  std::vector<RowNote> broken_expectations, failures, warnings;
  std::vector<Doubt> doubts;  ///< those the script has answered are counted, not printed
  LedgerReport ledger;
  std::vector<std::string> figures;  ///< paths
  std::vector<FigureNote> failed_figures;
  std::string results;  ///< the folder
  std::string report;   ///< the page written there; empty where there is none
};

/// Collects the notes of all rows of the store.
void collect_notes(const Store& store, Summary& summary);

struct SummaryStyle {
  bool color = false;
  std::size_t width = 100;  ///< columns; longer sentences are broken between words
};

std::string write_summary(const Summary& summary, const SummaryStyle& style = {});

}  // namespace ansatz::experiment
