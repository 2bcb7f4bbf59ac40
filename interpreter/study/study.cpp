// SPDX-License-Identifier: MIT
#include "interpreter/study/study.h"

#include <algorithm>

#include "interpreter/experiment/summary.h"
#include "interpreter/host/portable.h"
#include "interpreter/study/axes.h"
#include "interpreter/study/claims.h"
#include "interpreter/study/growing.h"
#include "interpreter/study/hypotheses.h"
#include "interpreter/study/identity_parts.h"
#include "interpreter/study/scripted_row.h"

namespace ansatz::study {
namespace {

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

namespace {

/// Hypotheses are decided on the rows that were planned before any data: refinement goes where the outcome changes, and
/// a test over its rows would count that boundary many times.
std::shared_ptr<Columns> planned_columns(const Study& study) {
  const std::vector<char> refined = study.report.store->refined();
  if (std::find(refined.begin(), refined.end(), 1) == refined.end()) return study.columns;
  return study.columns->over(std::make_shared<const experiment::ExperimentTable>(
      *study.report.store, experiment::ExperimentTable::Rows::planned));
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
  experiment.design = make_design(spec, data, {options.axes, session.state().registry(), draws});
  experiment.growing = make_growing(spec, data, study.columns, experiment.design);

  auto row = std::make_shared<RowScript>();
  row->run = host::Closure::capture(*spec.run);
  row->expectations = spec.expectations;
  row->keeps_state =
      experiment.design.axes.end() != std::find_if(experiment.design.axes.begin(), experiment.design.axes.end(),
                                                   [](const experiment::Axis& axis) { return axis.is_sequential; });
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
  study.hypotheses =
      decide_hypotheses(study.spec, planned_columns(study), study.report.ledger, session.state().registry());
  study.claims = judge_claims(study.spec.claims, study.columns);
  study.report.store->write_verdicts(study.claims, study.hypotheses, study.report.doubts);
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
  for (const std::string& doubt : report.doubts) summary.doubts.push_back(doubt);
  for (const std::string& warning : report.warnings) summary.doubts.push_back(warning);
  experiment::collect_notes(*report.store, summary);
}

}  // namespace ansatz::study
