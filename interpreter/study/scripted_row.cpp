// SPDX-License-Identifier: MIT
#include "interpreter/study/scripted_row.h"

#include <algorithm>
#include <chrono>

#include "interpreter/host/error.h"

namespace ansatz::study {
namespace {

/// What a column can hold; records and functions cannot.
void check_recordable(const std::string& name, const core::Value& value) {
  const bool fits = value.is<bool>() || value.is<double>() || value.is<std::complex<double>>() ||
                    value.is<std::string>() || value.is<core::Quantity>() || value.is<core::Array>();
  if (!fits) {
    throw core::Mismatch("column '" + name + "' is given " + value.describe() +
                         ", but a column holds a number, a truth value, a text or an array" +
                         (value.is<core::Record>() ? "; record one of its fields" : ""));
  }
}

/// What a script calls `row`: record, expect, and the experiment's bindings.
class RowObject final : public host::Object {
 public:
  RowObject(const RowScript& script, const experiment::RowPlan& row, const host::State& state)
      : script_(script), state_(state) {
    for (const auto& [name, value] : row.parameters) axes_.push_back(name);
  }

  experiment::RowOutcome outcome;

  bool is_method(const std::string& name) const override {
    return name == "record" || name == "expect" || name == "keep";
  }

  core::Value get(const std::string& field) override {
    const auto found = script_.bindings.find(field);
    if (found != script_.bindings.end()) return found->second;
    std::string axes;
    for (const std::string& name : axes_) axes += ", " + name;
    if (std::find(axes_.begin(), axes_.end(), field) != axes_.end())
      throw core::Mismatch("'" + field + "' is an axis, which run is given after the row: run = function(row" + axes +
                           ")");
    std::vector<std::string> known{"record", "expect", "keep"};
    for (const auto& [name, value] : script_.bindings) known.push_back(name);
    throw core::UnknownName("this experiment binds no '" + field + "'", field, known);
  }

  core::Value call(const std::string& method, std::span<const core::Value> values,
                   std::span<const core::NamedValue>) override {
    return method == "record" ? record(values) : method == "keep" ? keep(values) : expect(values);
  }

 private:
  core::Value record(std::span<const core::Value> values) {
    const auto* name = values.empty() ? nullptr : values[0].get<std::string>();
    if (!name || values.size() > 2) throw core::Mismatch("row:record takes a name and a value");
    const core::Value value = values.size() == 2 ? values[1] : core::Value();
    check_recordable(*name, value);
    for (const auto& [column, held] : outcome.records) {
      if (column == *name) throw core::Mismatch("column '" + *name + "' is recorded twice in one row");
    }
    outcome.records.emplace_back(*name, value);
    return value;
  }

  core::Value keep(std::span<const core::Value> values) {
    if (!script_.keeps_state)
      throw core::Mismatch("row:keep has its place where an axis keeps something from row to row");
    if (values.size() != 1) throw core::Mismatch("row:keep takes one value");
    outcome.state = values[0];
    return {};
  }

  core::Value expect(std::span<const core::Value> values) {
    if (values.size() < 2) throw core::Mismatch("row:expect takes a condition and its text");
    const auto* held = values[0].get<bool>();
    if (!held) throw core::Mismatch("an expectation must be true or false, but is " + values[0].describe());
    experiment::Expectation expectation;
    expectation.held = *held;
    if (const auto* text = values[1].get<std::string>()) {
      expectation.text = *text;
    } else if (const auto* place = values[1].get<double>();
               place && *place >= 1 && static_cast<std::size_t>(*place) <= script_.expectations.size()) {
      expectation.text = script_.expectations[static_cast<std::size_t>(*place) - 1];
    }
    if (values.size() > 2) {
      if (const auto* why = values[2].get<std::string>()) expectation.why = *why;
    }
    expectation.place = state_.current_place();
    outcome.expectations.push_back(std::move(expectation));
    return {};
  }

  const RowScript& script_;
  std::vector<std::string> axes_;  // its own: Lua may hold `row` longer than the plan lives
  const host::State& state_;
};

class ScriptedRow final : public experiment::RowRunner {
 public:
  explicit ScriptedRow(std::shared_ptr<const RowScript> script) : script_(std::move(script)), state_(script_->state) {}

  experiment::RowOutcome run(const experiment::RowPlan& row, core::Stream stream,
                             const std::atomic<bool>& stop) override {
    if (!function_ || script_->run->keeps_state()) function_ = script_->run->restore(state_);
    state_.set_stream(stream);
    state_.set_stop(&stop);
    state_.take_warnings();
    const auto object = std::make_shared<RowObject>(*script_, row, state_);
    std::vector<host::Argument> arguments{std::shared_ptr<host::Object>(object)};
    for (const auto& [name, value] : row.parameters) arguments.emplace_back(value);
    if (script_->keeps_state) arguments.emplace_back(row.state);
    const auto begin = std::chrono::steady_clock::now();
    try {
      const core::Value value = function_->call_with(arguments);
      if (!value.is_nothing())
        object->outcome.failure = experiment::Failure{
            "run returns " + value.describe() + ", which no column keeps: record it, row:record(\"x\", x)",
            host::place_of(*function_)};
    } catch (const host::ScriptError& error) {
      if (error.interrupted) throw core::Interrupted();
      object->outcome.failure = experiment::Failure{error.what(), error.place()};
      if (script_->traces) script_->traces->add(row.index, error.what(), error.raw_trace);
    }
    object->outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    object->outcome.warnings = state_.take_warnings();
    state_.set_stop(nullptr);
    return std::move(object->outcome);
  }

 private:
  std::shared_ptr<const RowScript> script_;
  host::State state_;
  std::shared_ptr<host::ScriptFunction> function_;
};

}  // namespace

experiment::RunnerFactory scripted_rows(std::shared_ptr<const RowScript> script) {
  return [script] { return std::make_unique<ScriptedRow>(script); };
}

}  // namespace ansatz::study
