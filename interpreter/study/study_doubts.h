// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "interpreter/experiment/doubt.h"
#include "interpreter/host/experiment_spec.h"

namespace ansatz::study {

/// The doubts of one study, each sentence of a place once, with the script's answers.
class Doubts {
 public:
  explicit Doubts(const host::DoubtAnswers& answers, std::vector<experiment::Doubt> known = {})
      : answers_(answers), doubts_(std::move(known)) {}

  /// A doubt about what stands at a place. `reason`: answered whatever stands there.
  void add(const std::string& text, const std::string& place, const std::string& reason = {});
  /// Several about one place, such as what kernels warned of in a claim.
  void add(const std::vector<std::string>& texts, const std::string& place, const std::string& reason = {});
  /// One about the replicates of the design.
  void add_of_replicates(const std::string& text, const std::string& place);
  /// What a kernel warned of in a row, whose place is not kept: where the script answers it at every call of the
  /// kernel.
  void add_answered(const std::string& warning);
  /// The answer to a kernel's warning, which begins with its name; empty where there is none.
  static std::string answer(const host::DoubtAnswers& answers, const std::string& warning);
  /// Those of the text of the file in which `place` lies, with the answers they were given.
  void add_text(const std::string& place);

  std::vector<experiment::Doubt> take() { return std::move(doubts_); }

 private:
  void keep(experiment::Doubt doubt);

  const host::DoubtAnswers& answers_;
  std::vector<experiment::Doubt> doubts_;
};

}  // namespace ansatz::study
