// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/check/check.h"

namespace ansatz::host {

/// A doubt about the text of a script, with the answer that it may give.
struct TextDoubt {
  std::string text, place, because;
};

/// What the scripts of a session answer to doubts by `because`, and what was doubted of their text.
class DoubtAnswers {
 public:
  void add(const check::Checked& checked);

  /// What an experiment of Lua, which has no statements, answers: as a whole, of its replicates, of its rows.
  struct Experiment {
    std::string whole, replicates, rows;
  };
  void set(Experiment experiment) { experiment_ = std::move(experiment); }
  /// The answer to a doubt about the replicates at a place, which may be empty.
  std::string of_replicates(const std::string& place) const;

  /// The answer of the innermost statement around a place such as "kinks.anz:14:5"; empty where there is none.
  std::string at(const std::string& place) const;
  /// For doubts without a place, which rows have: the answer, where every call of the kernel stands in an answered
  /// statement.
  std::string for_kernel(const std::string& kernel) const;

  /// Where a column is recorded, and what stands there for an answer; both empty where no script says.
  struct OfRecord {
    std::string place, reason;
  };
  OfRecord of_record(const std::string& experiment, const std::string& column) const;

  const std::vector<TextDoubt>& doubts() const { return doubts_; }

 private:
  struct Stretch {
    std::string file;
    std::uint32_t first_line, last_line;
    std::string reason;
  };
  std::vector<Stretch> stretches_;
  Experiment experiment_;
  std::map<std::string, std::string> kernels_;                       ///< an empty answer: one call at least has none
  std::map<std::pair<std::string, std::string>, OfRecord> records_;  ///< by experiment and column
  std::vector<TextDoubt> doubts_;
};

}  // namespace ansatz::host
