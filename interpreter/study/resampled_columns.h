// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "interpreter/study/columns.h"

namespace ansatz::study {

/// Columns of chosen rows of a table, in their order, repetitions allowed. Bindings that read columns are computed
/// anew from these rows; the others are the table's own.
class ResampledColumns final : public host::Object, public std::enable_shared_from_this<ResampledColumns> {
 public:
  /// `rows` count the table's rows from 0.
  ResampledColumns(std::shared_ptr<Columns> whole, std::vector<std::size_t> rows);

  bool is_method(const std::string&) const override { return false; }
  core::Value get(const std::string& name) override;
  core::Value call(const std::string& method, std::span<const core::Value>, std::span<const core::NamedValue>) override;

 private:
  std::shared_ptr<Columns> whole_;
  std::vector<std::size_t> rows_;
  std::map<std::string, core::Value> values_;
};

}  // namespace ansatz::study
