// SPDX-License-Identifier: MIT
#include "interpreter/study/columns.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "interpreter/host/closure.h"
#include "interpreter/host/state.h"

namespace ansatz::study {

namespace {

/// A binding is under way until its value is there or it failed.
class UnderWay {
 public:
  UnderWay(std::vector<std::string>& names, const std::string& name) : names_(names) { names_.push_back(name); }
  ~UnderWay() { names_.pop_back(); }
  UnderWay(const UnderWay&) = delete;
  UnderWay& operator=(const UnderWay&) = delete;

 private:
  std::vector<std::string>& names_;
};

}  // namespace

Columns::Columns(std::vector<host::ExperimentSpec::Binding> bindings, const core::Stream& draws)
    : bindings_(std::move(bindings)) {
  std::map<std::array<std::uint64_t, 2>, std::uint64_t> occurrences;
  for (const auto& binding : bindings_) {
    const auto code = host::code_fingerprint(*binding.value).digest();
    draws_.push_back(draws.at("binding").at(code[0]).at(code[1]).at(occurrences[code]++));
  }
}

std::shared_ptr<Columns> Columns::over(std::shared_ptr<const experiment::ExperimentTable> table) const {
  auto other = std::make_shared<Columns>(bindings_, core::Stream());
  other->draws_ = draws_;
  other->table_ = std::move(table);
  for (const auto& binding : bindings_) {
    const auto known = values_.find(binding.name);
    if (!binding.reads_columns && known != values_.end()) other->values_.insert(*known);
  }
  return other;
}

std::size_t Columns::place_of(const std::string& binding) const {
  std::size_t i = 0;
  while (i < bindings_.size() && bindings_[i].name != binding) ++i;
  return i;
}

bool Columns::reads_columns(const std::string& name) const {
  const std::size_t place = place_of(name);
  return place < bindings_.size() && bindings_[place].reads_columns;
}

core::Value Columns::compute(const std::string& name, const std::shared_ptr<host::Object>& data) const {
  const std::size_t place = place_of(name);
  const auto& binding = bindings_.at(place);
  const host::State::Draws own(binding.value->state(), draws_[place]);
  const std::vector<host::Argument> arguments{data};
  return binding.value->call_with(arguments);
}

core::Value Columns::get(const std::string& name) {
  if (const auto found = values_.find(name); found != values_.end()) return found->second;
  if (place_of(name) < bindings_.size()) {
    if (std::find(under_way_.begin(), under_way_.end(), name) != under_way_.end()) {
      throw core::Mismatch("'" + name + "' is computed from itself");
    }
    const UnderWay mark(under_way_, name);
    return values_[name] = compute(name, shared_from_this());
  }
  if (!table_) throw core::Mismatch("'" + name + "' is a column, and no row has run yet");
  if (const auto found = columns_.find(name); found != columns_.end()) return found->second;
  if (table_->find(name)) {
    core::Array column = table_->column(name);
    if (column.label.empty()) column.label = name;  // figures and groups call it what the script does
    return columns_[name] = std::move(column);
  }
  if (const core::Array* coordinates = dimension(name)) return *coordinates;
  if (table_->rows() == 0) throw core::Mismatch("'" + name + "' has no values: no row has succeeded");
  std::vector<std::string> known;
  for (const experiment::ColumnInfo& column : table_->columns()) known.push_back(column.name);
  for (const auto& binding : bindings_) known.push_back(binding.name);
  throw core::UnknownName("no row records a column '" + name + "'", name, known);
}

const core::Array* Columns::dimension(const std::string& name) {
  if (const auto found = dimensions_.find(name); found != dimensions_.end()) return &found->second;
  if (name == "row" && table_->rows() > 0) {  // of every column
    const core::Dimension dimension(name, table_->rows());
    std::vector<std::int64_t> places(dimension.size);
    std::iota(places.begin(), places.end(), 1);
    core::Array rows({dimension}, std::move(places));
    rows.label = name;
    return &(dimensions_[name] = std::move(rows));
  }
  for (const experiment::ColumnInfo& column : table_->columns()) {
    if (std::find(column.dimensions.begin(), column.dimensions.end(), name) == column.dimensions.end()) continue;
    const core::Array array = table_->column(column.name);
    const auto place = array.find_dimension(name);
    if (!place) continue;
    const core::Dimension& held = array.dimension(*place);
    core::Array coordinates = held.coordinates ? *held.coordinates : core::Array::of(array.coordinate_values(*place));
    coordinates.set_dimensions({held});
    if (coordinates.label.empty()) coordinates.label = name;
    return &(dimensions_[name] = std::move(coordinates));
  }
  return nullptr;
}

core::Value Columns::call(const std::string& method, std::span<const core::Value> values,
                          std::span<const core::NamedValue>) {
  if (method != "boundary") throw core::Mismatch("'" + method + "' cannot be called");
  return boundaries_ ? boundaries_->read(*values[0].get<std::string>(), *values[1].get<bool>(), values[2], values[3])
                     : values[3];
}

}  // namespace ansatz::study
