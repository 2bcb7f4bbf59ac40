// SPDX-License-Identifier: MIT
#include "interpreter/study/study.h"

#include <algorithm>

#include "interpreter/experiment/summary.h"
#include "interpreter/host/portable.h"
#include "interpreter/study/axes.h"
#include "interpreter/study/conclusions.h"
#include "interpreter/study/growing.h"
#include "interpreter/study/hypotheses.h"
#include "interpreter/study/identity_parts.h"
#include "interpreter/study/scripted_row.h"
#include "interpreter/study/study_doubts.h"
#include "interpreter/study/table_run.h"

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

bool varies(const host::ExperimentSpec& spec, const std::string& axis) {
  return std::any_of(spec.axes.begin(), spec.axes.end(), [&](const auto& each) {
    return std::find(each.names.begin(), each.names.end(), axis) != each.names.end();
  });
}

TableRun run_table(const host::ExperimentSpec& spec, host::Session& session, const StudyOptions& options,
                   const core::Variation& variation, experiment::Interrupt& interrupt, experiment::Observer* observer) {
  TableRun run;
  // What is drawn outside rows belongs to the experiment: it is the same whatever ran before in the session.
  const core::Stream draws = core::Stream(options.seed).at("study").at(spec.name);
  const host::State::Draws own(session.state(), draws);
  const Varied varied(session.state(), variation);
  run.columns = std::make_shared<Columns>(spec.bindings, draws);
  const std::vector<host::Argument> data{std::shared_ptr<host::Object>(run.columns)};

  experiment::Experiment experiment;
  experiment.owner = {spec.name, spec.file, {}};
  experiment.design = make_design(spec, data, {options.axes, session.state().registry(), draws});
  experiment.growing = make_growing(spec, data, run.columns, experiment.design);

  auto row = std::make_shared<RowScript>();
  row->run = host::Closure::capture(*spec.run);
  row->expectations = spec.expectations;
  row->keeps_state =
      experiment.design.axes.end() != std::find_if(experiment.design.axes.begin(), experiment.design.axes.end(),
                                                   [](const experiment::Axis& axis) { return axis.is_sequential; });
  row->traces = options.traces;
  row->state = session.state().options();
  row->state.is_row = true;
  row->state.on_experiment = nullptr;
  row->state.on_import = nullptr;
  row->state.on_mark = nullptr;
  run.kernels = row->run->kernels();
  experiment.closure = take_bindings(spec, *run.columns, *row);
  if (!variation.is_none()) experiment.closure.add("variation").add(static_cast<std::uint64_t>(variation.refinement));
  for (const auto& [parameter, choice] : variation.choices) experiment.closure.add(parameter).add(choice);
  // What is run beside the table itself is read by claims only.
  if (variation.is_none()) experiment.hypotheses = register_hypotheses(spec);
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
  if (variation.refinement > 0)
    experiment.provenance.settings.emplace_back("finer", std::to_string(variation.refinement));
  for (const auto& [parameter, choice] : variation.choices)
    experiment.provenance.settings.emplace_back(parameter, choice);

  run.report = experiment::run_experiment(experiment, options.run, scripted_rows(row), interrupt, observer);
  run.table = std::make_shared<const experiment::ExperimentTable>(*run.report.store);
  run.columns->set_table(run.table);
  return run;
}

Study run_study(host::ExperimentSpec spec, host::Session& session, const StudyOptions& options,
                experiment::Interrupt& interrupt, experiment::Observer* observer) {
  TableRun run = run_table(spec, session, options, {}, interrupt, observer);
  Study study;
  study.spec = std::move(spec);
  study.report = std::move(run.report);
  study.columns = std::move(run.columns);
  study.table = std::move(run.table);
  if (study.report.complete) study::conclude(study, run.kernels, session, options, interrupt, observer);
  return study;
}

void Study::add_doubts(const std::vector<std::string>& warnings, const std::string& place, const std::string& because) {
  if (warnings.empty()) return;
  Doubts more(spec.answers, std::move(doubts));
  more.add(warnings, place, because);
  doubts = more.take();
  if (report.complete) report.store->write_verdicts(claims, hypotheses, doubts);
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
  summary.claims_note = claims_note;
  for (const std::string& warning : report.warnings) summary.doubts.push_back({warning});
  summary.doubts.insert(summary.doubts.end(), doubts.begin(), doubts.end());
  summary.notes = experiment::row_notes(*report.store);
  for (experiment::RowNote& note : summary.notes.warnings) note.because = Doubts::answer(spec.answers, note.text);
}

}  // namespace ansatz::study
