// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/experiment/design.h"
#include "stdlib/core/random.h"
#include "stdlib/core/value.h"

namespace ansatz::experiment {

/// One `expect` of a row.
struct Expectation {
  std::string text;  ///< the condition as written
  bool held = true;
  std::string why;    ///< what the script says about it; may be empty
  std::string place;  ///< "kinks.anz:14:5"
};

/// Why a row has no records.
struct Failure {
  std::string message;
  std::string place;  ///< "kinks.anz:11:11"; may be empty
};

/// What a row leaves behind.
struct RowOutcome {
  std::vector<std::pair<std::string, core::Value>> records;  ///< numbers, truth values, texts, quantities and arrays
  std::vector<Expectation> expectations;
  std::vector<std::string> warnings;
  std::optional<Failure> failure;  ///< the records of a failed row are not kept
  core::Value state;               ///< what the next row of a sequential axis starts from
  double seconds = 0;
};

/// Runs rows, one after another, on the thread that made it.
class RowRunner {
 public:
  virtual ~RowRunner() = default;
  /// `stop` turns true when the row is to be abandoned: throw core::Interrupted then, and nothing is stored. Any other
  /// exception becomes the row's failure.
  virtual RowOutcome run(const RowPlan& row, core::Stream stream, const std::atomic<bool>& stop) = 0;
};

/// Makes the runner of one worker; called on that worker's thread. May be called from several threads at once.
using RunnerFactory = std::function<std::unique_ptr<RowRunner>()>;

/// Runs one row. Exceptions become its failure, as do records that no column can hold, that repeat a name, or that take
/// an axis's name. Throws core::Interrupted when the row was abandoned.
RowOutcome run_row(RowRunner& runner, const RowPlan& row, const core::Stream& stream, const std::atomic<bool>& stop);

}  // namespace ansatz::experiment
