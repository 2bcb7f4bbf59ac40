// SPDX-License-Identifier: MIT
#include "interpreter/study/growing.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "interpreter/experiment/identity.h"
#include "interpreter/host/closure.h"
#include "interpreter/study/at_clause.h"
#include "stdlib/core/print.h"

namespace ansatz::study {
namespace {

using experiment::SeenRow;

/// What a condition calls `data`: columns of the rows it may see, and the experiment's bindings.
class SeenData final : public host::Object {
 public:
  SeenData(std::span<const SeenRow> rows, bool one_row, const std::vector<std::string>& columns,
           const std::shared_ptr<Columns>& bindings)
      : rows_(rows), is_one_row_(one_row), columns_(columns), bindings_(bindings) {}

  bool is_method(const std::string&) const override { return false; }
  core::Value call(const std::string& method, std::span<const core::Value>,
                   std::span<const core::NamedValue>) override {
    throw core::Mismatch("'" + method + "' cannot be called");
  }

  core::Value get(const std::string& name) override {
    std::vector<std::size_t> places;
    std::vector<std::optional<core::Value>> values;
    bool is_known = std::find(columns_.begin(), columns_.end(), name) != columns_.end();
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const auto& columns = rows_[i].columns;
      const auto found =
          std::find_if(columns.begin(), columns.end(), [&](const auto& each) { return each.first == name; });
      places.push_back(i);
      values.push_back(found == columns.end() ? std::nullopt : std::optional<core::Value>(found->second));
      is_known |= found != columns.end();
    }
    if (!is_known) {
      if (const auto coordinates = dimension(name)) return *coordinates;
      return bindings_->get(name);
    }
    if (is_one_row_) return values[0].value_or(core::Value(std::numeric_limits<double>::quiet_NaN()));
    return experiment::stack_column(name, std::move(places), std::move(values));
  }

 private:
  /// The coordinates of a recorded array's dimension, in the first row that has it.
  std::optional<core::Value> dimension(const std::string& name) const {
    for (const SeenRow& row : rows_) {
      for (const auto& [column, value] : row.columns) {
        const auto* array = value.get<core::Array>();
        const auto place = array ? array->find_dimension(name) : std::nullopt;
        if (place) return core::Value(core::Array::of(array->coordinate_values(*place)));
      }
    }
    return std::nullopt;
  }

  std::span<const SeenRow> rows_;
  bool is_one_row_;
  const std::vector<std::string>& columns_;
  std::shared_ptr<Columns> bindings_;
};

core::Value ask(const host::ScriptFunction& function, std::span<const SeenRow> rows, bool one_row,
                const std::vector<std::string>& columns, const std::shared_ptr<Columns>& bindings) {
  const std::vector<host::Argument> arguments{
      std::shared_ptr<host::Object>(std::make_shared<SeenData>(rows, one_row, columns, bindings))};
  return const_cast<host::ScriptFunction&>(function).call_with(arguments);
}

}  // namespace

experiment::Growing make_growing(const host::ExperimentSpec& spec, const std::vector<host::Argument>& data,
                                 const std::shared_ptr<Columns>& bindings, const experiment::Design& design) {
  experiment::Growing growing;
  const bool follows = std::any_of(design.axes.begin(), design.axes.end(),
                                   [](const experiment::Axis& axis) { return axis.is_sequential; });
  if (follows && (spec.enough || !spec.refinements.empty()))
    throw core::Mismatch("rows that follow one another cannot be refined or repeated until enough");
  if (spec.enough && !spec.refinements.empty())
    throw core::Mismatch("an experiment cannot both be refined and repeat rows until enough");
  for (const auto& refine : spec.refinements) {
    experiment::Refinement refinement;
    const auto axis = std::find_if(design.axes.begin(), design.axes.end(), [&](const experiment::Axis& each) {
      return std::find(each.names.begin(), each.names.end(), refine.axis) != each.names.end();
    });
    if (axis == design.axes.end()) {
      std::vector<std::string> known;
      for (const auto& each : design.axes) known.insert(known.end(), each.names.begin(), each.names.end());
      throw core::UnknownName("refine: there is no axis '" + refine.axis + "'", refine.axis, known);
    }
    refinement.axis = static_cast<std::size_t>(axis - design.axes.begin());
    refinement.tolerance = refine.tolerance ? refine.tolerance->call_with(data) : refine.fixed_tolerance;
    refinement.text = refine.text;
    refinement.criterion = [changes = refine.changes, text = refine.text, columns = spec.columns,
                            bindings](const SeenRow& row) {
      core::Value value = ask(*changes, {&row, 1}, true, columns, bindings);
      at_clause(changes, [&] { experiment::check_change(text, value); });
      return value;
    };
    at_clause(refine.changes, [&] { experiment::check(refinement, design); });
    growing.fingerprint.add("refine").add(static_cast<std::uint64_t>(refinement.axis));
    growing.fingerprint.add(experiment::fingerprint(refinement.tolerance));
    growing.fingerprint.add(host::Closure::capture(*refine.changes)->fingerprint());
    growing.refinements.push_back(std::move(refinement));
  }
  if (!spec.enough) return growing;
  const core::Value range = spec.replicate ? spec.replicate->call_with(data) : spec.fixed_replicate;
  const auto* interval = range.get<core::Interval>();
  const double most = interval ? interval->high : std::numeric_limits<double>::quiet_NaN();
  if (!(most >= 1 && most <= 1e9) || most != std::trunc(most))
    throw core::Mismatch("the most replicates must be a whole number at least 1, but the range is " +
                         core::text(range));
  experiment::Replication replication;
  replication.most = static_cast<std::size_t>(most);
  replication.text = spec.enough_text;
  replication.is_enough = [enough = spec.enough, columns = spec.columns, bindings,
                           text = spec.enough_text](std::span<const SeenRow> rows) {
    if (rows.empty()) return false;  // every replicate so far has failed
    const core::Value value = ask(*enough, rows, false, columns, bindings);
    const auto* truth = value.get<bool>();
    if (truth) return *truth;
    return at_clause(enough, [&]() -> bool {
      throw core::Mismatch("until: " + text + " must be true or false, but is " + value.describe());
    });
  };
  growing.fingerprint.add("until").add(static_cast<std::uint64_t>(replication.most));
  growing.fingerprint.add(host::Closure::capture(*spec.enough)->fingerprint());
  growing.replication = std::move(replication);
  return growing;
}

}  // namespace ansatz::study
