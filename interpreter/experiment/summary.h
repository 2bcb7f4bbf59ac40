// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <vector>

#include "interpreter/experiment/doubt.h"
#include "interpreter/experiment/ledger.h"
#include "interpreter/experiment/row_notes.h"
#include "interpreter/experiment/scheduler.h"
#include "interpreter/experiment/verdict.h"

namespace ansatz::experiment {

/// A figure that could not be drawn.
struct FigureNote {
  std::string name, text, place;
  std::string excerpt = {};  ///< text and place as an error is told, with its line of the script; may be empty
};

/// Everything a run says at its end.
struct Summary {
  std::string experiment, title, source;
  Progress progress;
  bool complete = true;
  std::vector<Claim> claims;
  std::string claims_note;  ///< what was not looked at for claims; may be empty
  std::vector<HypothesisOutcome> hypotheses;
  RowNotes notes;
  std::vector<Doubt> doubts;  ///< those the script has answered are counted, not printed
  LedgerReport ledger;
  std::vector<std::string> figures;          ///< paths
  std::map<std::string, std::string> films;  ///< of figures that move, the path; by name
  std::vector<FigureNote> failed_figures;
  std::string results;  ///< the folder
  std::string report;   ///< the page written there; empty where there is none
};

struct SummaryStyle {
  bool color = false;
  std::size_t width = 100;  ///< columns; longer sentences are broken between words
};

std::string write_summary(const Summary& summary, const SummaryStyle& style = {});

}  // namespace ansatz::experiment
