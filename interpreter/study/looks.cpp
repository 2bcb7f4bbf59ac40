// SPDX-License-Identifier: MIT
#include "interpreter/study/looks.h"

#include "interpreter/study/hypotheses.h"

namespace ansatz::study {

bool record_look(const Study& study, const std::string& column) {
  if (study.report.complete || !columns_of_hypotheses(study.spec).contains(column)) return false;
  study.report.store->record_look(column);
  return true;
}

}  // namespace ansatz::study
