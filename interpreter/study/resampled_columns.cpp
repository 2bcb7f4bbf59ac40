// SPDX-License-Identifier: MIT
#include "interpreter/study/resampled_columns.h"

#include "stdlib/core/rearrange.h"

namespace ansatz::study {

ResampledColumns::ResampledColumns(std::shared_ptr<Columns> whole, std::vector<std::size_t> rows)
    : whole_(std::move(whole)), rows_(std::move(rows)) {}

core::Value ResampledColumns::get(const std::string& name) {
  if (const auto found = values_.find(name); found != values_.end()) return found->second;
  core::Value value;
  if (whole_->reads_columns(name)) {
    value = whole_->compute(name, shared_from_this());
  } else {
    value = whole_->get(name);
    if (whole_->is_column(name)) value = core::take(*value.get<core::Array>(), 0, rows_);
  }
  return values_[name] = value;
}

core::Value ResampledColumns::call(const std::string& method, std::span<const core::Value> values,
                                   std::span<const core::NamedValue>) {
  if (method == "boundary") return values[3];  // what it may be elsewhere is no matter of resamples
  throw core::Mismatch("'" + method + "' cannot be called");
}

}  // namespace ansatz::study
