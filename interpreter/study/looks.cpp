// SPDX-License-Identifier: MIT
#include "interpreter/study/looks.h"

#include <algorithm>
#include <iterator>

#include "interpreter/experiment/store/store.h"
#include "interpreter/study/hypotheses.h"

namespace ansatz::study {

std::optional<PendingData> pending_data(const Study& study) {
  if (study.report.complete || !study.report.store || !study.table || study.table->rows() == 0) return std::nullopt;
  PendingData pending{study.report.store->folder(), study.report.store->owner(), columns_of_hypotheses(study.spec)};
  if (pending.columns.empty()) return std::nullopt;
  return pending;
}

std::set<std::string> record_looks(const PendingData& pending, const std::set<std::string>& seen) {
  std::set<std::string> counted;
  std::set_intersection(seen.begin(), seen.end(), pending.columns.begin(), pending.columns.end(),
                        std::inserter(counted, counted.end()));
  if (counted.empty()) return counted;
  const auto store = experiment::Store::open(pending.folder, pending.owner);
  for (const std::string& column : counted) store->record_look(column);
  return counted;
}

}  // namespace ansatz::study
