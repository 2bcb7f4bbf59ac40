// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "interpreter/experiment/table.h"
#include "interpreter/host/experiment_spec.h"
#include "interpreter/study/boundaries.h"
#include "stdlib/core/random.h"

namespace ansatz::study {

/// What hypotheses, claims and figures call `data`: columns and axes of the table, the experiment's own bindings
/// (computed once, on first use), coordinates of the recorded arrays' dimensions. Before the rows have run, bindings
/// alone.
class Columns final : public host::Object, public std::enable_shared_from_this<Columns> {
 public:
  /// What a binding draws is addressed below `draws` by the binding's code, whoever asks for it first.
  Columns(std::vector<host::ExperimentSpec::Binding> bindings, const core::Stream& draws);

  /// From here on columns are there.
  void set_table(std::shared_ptr<const experiment::ExperimentTable> table) { table_ = std::move(table); }

  bool is_method(const std::string&) const override { return false; }
  /// A binding that is a function may read other bindings, and `run` may call it.
  bool travels() const override { return true; }
  core::Value get(const std::string& name) override;
  /// "boundary" (axis, whether the largest, mask, value): tells of a boundary that was read (boundaries.h).
  core::Value call(const std::string& method, std::span<const core::Value>, std::span<const core::NamedValue>) override;
  /// Who is told of boundaries; nobody: their values are what they are.
  void set_boundaries(std::shared_ptr<Boundaries> boundaries) { boundaries_ = std::move(boundaries); }

  /// The same bindings over other rows. What was worked out without columns is taken along.
  std::shared_ptr<Columns> over(std::shared_ptr<const experiment::ExperimentTable> table) const;

  bool is_column(const std::string& name) const { return table_ && table_->find(name); }
  /// Whether the name is a binding that reads columns.
  bool reads_columns(const std::string& name) const;
  /// Such a binding's value where `data` holds the columns. What it draws is what it draws here.
  core::Value compute(const std::string& name, const std::shared_ptr<host::Object>& data) const;
  /// Values of the bindings that have been used.
  const std::map<std::string, core::Value>& used() const { return values_; }

 private:
  const core::Array* dimension(const std::string& name);
  std::size_t place_of(const std::string& binding) const;

  std::vector<host::ExperimentSpec::Binding> bindings_;
  std::vector<core::Stream> draws_;  ///< one a binding
  std::shared_ptr<const experiment::ExperimentTable> table_;
  std::shared_ptr<Boundaries> boundaries_;
  std::map<std::string, core::Value> values_;
  std::map<std::string, core::Array> columns_;
  std::map<std::string, core::Array> dimensions_;
  std::vector<std::string> under_way_;
};

}  // namespace ansatz::study
