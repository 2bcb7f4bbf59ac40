// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "interpreter/check/check.h"

namespace ansatz::lower {

/// Names that lowering brings in by itself, kept apart from every name that the script uses.
class OwnNames {
 public:
  explicit OwnNames(const check::Checked& checked);

  std::string last;     ///< what `end` stands for
  std::string data;     ///< the table, in blocks that read it
  std::string row;      ///< the row under way, in `run`
  std::string claim;    ///< takes the conditions of a claim
  std::string figure;   ///< takes the marks of a figure
  std::string ignored;  ///< the counter of a loop
  /// `given2[f]` is f where it takes two values, and an error where it does not.
  std::string given(std::size_t values) const { return given_ + std::to_string(values); }
  std::string stopped;  ///< whether a loop over panels was left

 private:
  std::string fresh(std::string_view wanted) const;
  std::set<std::string> taken_;
  std::string given_;
};

}  // namespace ansatz::lower
