// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>

#include "interpreter/study/study.h"

namespace ansatz::study {

/// The data of a study with rows missing that its hypotheses, not decided yet, will use: whoever looks at them may
/// still choose when to stop. Outlives the study.
struct PendingData {
  std::filesystem::path folder;  ///< of the store
  experiment::StoreOwner owner;
  std::set<std::string> columns;
};

/// Nothing where every row has its outcome, none has one yet, or no hypothesis reads a column.
std::optional<PendingData> pending_data(const Study& study);

/// Someone looked at columns, or axes: those among the pending are counted in the ledger, one by one, and returned.
///
/// Errors   StoreError: the store is gone, or another process writes it.
std::set<std::string> record_looks(const PendingData& pending, const std::set<std::string>& seen);

}  // namespace ansatz::study
