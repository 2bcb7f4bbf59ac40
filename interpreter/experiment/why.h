// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "interpreter/experiment/design.h"
#include "interpreter/experiment/identity_part.h"
#include "interpreter/experiment/store/store.h"

namespace ansatz::experiment {

/// What the next run would do: its rows with their identities, and what these depend on.
struct NextRun {
  std::vector<std::string> rows;        ///< "v = 0.21, replicate 3", in plan order
  std::vector<std::string> identities;  ///< one a row
  std::vector<IdentityPart> parts;
  bool grows = false;  ///< the run itself adds rows once it has seen some: refine, until
};

/// The rows of a plan as NextRun names them, and as the store does.
std::vector<std::string> row_names(const Plan& plan);

/// Why a row would be computed, or would not.
struct RowReason {
  enum class State {
    stored,   ///< its outcome is there and stays
    failed,   ///< it failed, and is tried again only by --retry
    changed,  ///< it was computed under another identity
    absent,   ///< no row of these parameters was ever computed
    gone,     ///< it was stored, and the plan has it no more
    grown,    ///< an earlier run added it, and what made it is unchanged
  };
  State state = State::absent;
  std::string row;                   ///< its parameters
  std::vector<std::string> changes;  ///< of a changed row: "far was 75 and is 80"
};

/// Row `number`, from 1, of the table as it is stored, or of the next plan where that is longer. Throws StoreError
/// where there is none of that number.
RowReason explain_row(const Store& store, const NextRun& next, std::size_t number);

/// The whole table: how many rows stay, how many would be computed and on what account, as lines of text.
std::string explain_table(const Store& store, const NextRun& next);
/// One row, as lines of text.
std::string explain(const RowReason& reason, std::size_t number);

}  // namespace ansatz::experiment
