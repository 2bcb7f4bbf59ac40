// SPDX-License-Identifier: MIT
#include "interpreter/study/study.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "interpreter/experiment/summary.h"
#include "interpreter/host/portable.h"
#include "interpreter/study/claims.h"
#include "interpreter/study/hypotheses.h"
#include "interpreter/study/identity_parts.h"
#include "interpreter/study/scripted_row.h"
#include "stdlib/core/print.h"
#include "stdlib/core/select.h"

namespace ansatz::study {
namespace {

std::vector<core::Value> items_of(const core::Value& values, const std::string& what) {
  std::vector<core::Value> items;
  if (const auto* list = values.get<core::List>()) return list->items;
  if (const auto* array = values.get<core::Array>(); array && array->rank() >= 1) {
    for (std::size_t i = 0; i < array->dimension(0).size; ++i) {
      const core::Value place(static_cast<double>(i + 1));
      items.push_back(core::index(values, {&place, 1}));
    }
    return items;
  }
  if (const auto* interval = values.get<core::Interval>(); interval && interval->unit.symbol.empty()) {
    for (double x = std::ceil(interval->low); x <= interval->high; ++x) items.emplace_back(x);
    return items;
  }
  throw core::Mismatch("the values of " + what + " must be a list or an array, but are " + values.describe());
}

experiment::Axis make_axis(const host::ExperimentSpec::Axis& spec, const std::vector<host::Argument>& data,
                           const StudyOptions& options) {
  experiment::Axis axis;
  axis.names = spec.names;
  core::Value values = spec.values ? spec.values->call_with(data) : spec.fixed_values;
  if (axis.names.size() == 1) {
    if (const auto held = options.axes.find(axis.names[0]); held != options.axes.end())
      values = core::List{{held->second}};
  } else {
    for (const std::string& name : axis.names) {
      if (options.axes.count(name))
        throw core::Mismatch("'" + name + "' walks together with other axes and cannot be set alone");
    }
  }
  for (const core::Value& item : items_of(values, "'" + axis.names[0] + "'")) {
    std::vector<core::Value> point{item};
    if (axis.names.size() > 1) point = items_of(item, "the axes of one vary");
    if (point.size() != axis.names.size()) {
      throw core::Mismatch("vary names " + std::to_string(axis.names.size()) + " axes, but a point gives " +
                           std::to_string(point.size()) + " values");
    }
    if (spec.named) {
      std::vector<host::Argument> arguments(point.begin(), point.end());
      const core::Value label = spec.named->call_with(arguments);
      const auto* text = label.get<std::string>();
      axis.labels.push_back(text ? *text : core::text(label));
    }
    core::Fingerprint key;
    for (core::Value& value : point) {
      value = host::portable(value);
      key.add(host::portable_fingerprint(value));
    }
    axis.points.push_back(std::move(point));
    axis.keys.push_back(key);
  }
  return axis;
}

std::size_t replicates_of(const host::ExperimentSpec& spec, const std::vector<host::Argument>& data) {
  if (!spec.replicate && spec.fixed_replicate.is_nothing()) return 1;
  const core::Value value = spec.replicate ? spec.replicate->call_with(data) : spec.fixed_replicate;
  const auto* number = value.get<double>();
  if (!number || *number < 1 || *number != std::trunc(*number) || *number > 1e9) {
    throw core::Mismatch("replicate must be a whole number at least 1, but is " + core::text(value));
  }
  return static_cast<std::size_t>(*number);
}

/// Gives the row the bindings that `run` asks for, in the order of its code, and the fingerprint of both.
core::Fingerprint take_bindings(const host::ExperimentSpec& spec, Columns& columns, RowScript& row) {
  core::Fingerprint fingerprint = row.run->fingerprint();
  const auto take = [&](const host::ExperimentSpec::Binding& binding) {
    const core::Value value = host::portable(columns.get(binding.name));
    fingerprint.add("binding").add(host::portable_fingerprint(value));
    row.bindings[binding.name] = value;
  };
  for (const std::string& name : row.run->asks_for()) {
    const auto* binding = spec.find_binding(name);
    if (binding && !binding->reads_columns)
      take(*binding);
    else
      fingerprint.add(name);
  }
  // A helper that is given the row may ask by a name too.
  for (const auto& binding : spec.bindings) {
    if (!binding.reads_columns && !row.bindings.count(binding.name) && row.run->mentions(binding.name)) take(binding);
  }
  return fingerprint;
}

}  // namespace

bool varies(const host::ExperimentSpec& spec, const std::string& axis) {
  return std::any_of(spec.axes.begin(), spec.axes.end(), [&](const auto& each) {
    return std::find(each.names.begin(), each.names.end(), axis) != each.names.end();
  });
}

Study run_study(host::ExperimentSpec spec, host::Session& session, const StudyOptions& options,
                experiment::Interrupt& interrupt, experiment::Observer* observer) {
  Study study;
  // What is drawn outside rows belongs to the experiment: it is the same whatever ran before in the session.
  const core::Stream draws = core::Stream(options.seed).at("study").at(spec.name);
  const host::State::Draws own(session.state(), draws);
  study.columns = std::make_shared<Columns>(spec.bindings, draws);
  const std::vector<host::Argument> data{std::shared_ptr<host::Object>(study.columns)};

  experiment::Experiment experiment;
  experiment.owner = {spec.name, options.script_path};
  for (const auto& axis : spec.axes) experiment.design.axes.push_back(make_axis(axis, data, options));
  experiment.design.replicates = replicates_of(spec, data);

  auto row = std::make_shared<RowScript>();
  row->run = host::Closure::capture(*spec.run);
  row->expectations = spec.expectations;
  row->state = session.state().options();
  row->state.on_experiment = nullptr;
  row->state.on_import = nullptr;
  row->state.on_mark = nullptr;
  experiment.closure = take_bindings(spec, *study.columns, *row);
  experiment.hypotheses = register_hypotheses(spec);
  experiment.provenance.title = spec.title;
  experiment.provenance.source = spec.source;
  experiment.provenance.script_text = options.script_text;
  experiment.provenance.command_line = options.command_line;
  experiment.provenance.scale = session.options().scale;
  experiment.provenance.seed = options.seed;
  experiment.provenance.parts = identity_parts(*row, experiment, session.state());
  experiment.provenance.versions = {{"ansatz", ANSATZ_VERSION}, {"compiler", __VERSION__}};
  for (const auto& [name, text] : session.options().overrides)
    experiment.provenance.settings.emplace_back("set " + name, text);

  study.report = experiment::run_experiment(experiment, options.run, scripted_rows(row), interrupt, observer);
  study.spec = std::move(spec);
  study.table = std::make_shared<const experiment::ExperimentTable>(*study.report.store);
  study.columns->set_table(study.table);
  if (!study.report.complete) return study;
  study.hypotheses = decide_hypotheses(study.spec, study.columns, study.report.ledger, session.state().registry());
  study.claims = judge_claims(study.spec.claims, study.columns);
  study.report.store->write_verdicts(study.claims, study.hypotheses, {});
  return study;
}

void Study::conclude(experiment::Summary& summary) const {
  summary.experiment = spec.name;
  summary.title = spec.title;
  summary.source = spec.source;
  summary.progress = report.progress;
  summary.complete = report.complete;
  summary.claims = claims;
  summary.hypotheses = hypotheses;
  summary.ledger = report.ledger;
  summary.results = report.store->folder().string();
  for (const std::string& warning : report.warnings) summary.doubts.push_back(warning);
  experiment::collect_notes(*report.store, summary);
}

}  // namespace ansatz::study
