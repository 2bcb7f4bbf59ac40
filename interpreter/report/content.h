// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/experiment/doubt.h"
#include "interpreter/experiment/row_notes.h"
#include "interpreter/experiment/store/store.h"

namespace ansatz::report {

/// A table as texts, with how many lines of the whole it leaves out in the middle.
struct Table {
  std::vector<std::string> head;
  std::vector<std::vector<std::string>> lines;
  std::size_t first = 0;     ///< lines before the gap; all of them where nothing is left out
  std::size_t left_out = 0;  ///< between those and the rest
};

struct ClaimEntry {
  std::string verdict, text, condition, measured, claimed, gap_error, numerical_error, sampling_error;
  std::string published, published_text, source;
  std::string note;  ///< why it is undefined, why an error is not known
};

struct HypothesisEntry {
  std::string decision, text, test, effect, p, adjusted_p, alpha, n, expected, why;
  bool post_hoc = false;
};

struct FigureEntry {
  std::string name;
  std::string svg;      ///< the drawing, of a film its last frame; empty where there is none
  std::string failure;  ///< why
  std::string film;     ///< where it moves, as in Extras
};

using Facts = std::vector<std::pair<std::string, std::string>>;

/// Everything that a report says, read off a results folder once a run is complete. Texts are plain: writers escape
/// them.
struct Content {
  std::string experiment, title, source;
  std::size_t rows = 0, failed = 0;
  std::vector<ClaimEntry> claims;
  std::string claims_note;
  std::vector<HypothesisEntry> hypotheses;
  std::vector<FigureEntry> figures;
  Table table;
  std::vector<std::pair<std::string, std::string>> arrays;  ///< name, "[row, time] · unit · label"
  std::vector<experiment::Doubt> doubts;
  experiment::RowNotes notes;
  Facts ledger, provenance;
  Facts times;  ///< the one part of a report that two equal runs do not share
  std::string script_name, script;
};

struct NoteSection {
  const char* title;
  const std::vector<experiment::RowNote>* notes;
};
struct FactSection {
  const char* title;
  const Facts* facts;
  bool differs = false;  ///< between two equal runs
};

/// What every report says under these titles, in this order.
std::vector<NoteSection> note_sections(const Content& content);
std::vector<FactSection> fact_sections(const Content& content);

/// What a run knows beyond its store.
struct Extras {
  struct Drawn {
    std::string name;
    std::string film;  ///< where it moves: the film or the folder of its frames, seen from the results
  };
  std::vector<Drawn> figures;                                 ///< in the order of the script
  std::vector<std::pair<std::string, std::string>> failures;  ///< figures that could not be drawn, and why
  std::string claims_note;
  experiment::RowNotes notes;  ///< with the answers of the script
};

Content read_content(const experiment::Store& store, const Extras& extras);

}  // namespace ansatz::report
