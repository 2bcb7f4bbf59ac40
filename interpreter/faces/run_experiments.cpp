// SPDX-License-Identifier: MIT
#include "interpreter/faces/run_experiments.h"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <sstream>

#include "interpreter/experiment/progress.h"
#include "interpreter/experiment/store/store.h"
#include "interpreter/experiment/table.h"
#include "interpreter/faces/looked_at.h"
#include "interpreter/faces/new_session.h"
#include "interpreter/faces/terminal.h"
#include "interpreter/figure/draw.h"
#include "interpreter/figure/film.h"
#include "interpreter/report/write.h"
#include "interpreter/study/scripted_figure.h"
#include "interpreter/study/study.h"
#include "interpreter/syntax/render.h"
#include "stdlib/core/stop_point.h"

namespace ansatz::faces {
namespace {

/// How far a film is, in place on a terminal.
std::function<void(std::size_t, std::size_t)> frames_told(const std::string& name, std::ostream& errors) {
  if (!can_rewrite(STDERR_FILENO)) return {};
  return [&errors, name](std::size_t done, std::size_t all) {
    errors << "\r\x1b[K";
    if (done < all) errors << name << "  " << done << "/" << all << " frames";
    errors << std::flush;
  };
}

std::string text_of_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Draws every figure; one that cannot be drawn is noted and costs the others nothing.
void draw_figures(study::Study& done, host::Session& session, experiment::Summary& summary,
                  const experiment::Interrupt& interrupt, study::RowTraces* traces, std::ostream& errors) {
  const core::StopScope scope(&interrupt.finish);  // the rows are stored: nothing is lost by the first Ctrl-C
  const auto folder = done.report.store->folder() / "figures";
  for (const auto& spec : done.spec.figures) {
    try {
      if (spec.animated) {
        const figure::Film film =
            figure::draw_film(study::build_storyboard(spec, done.columns), folder, frames_told(spec.name, errors));
        summary.figures.push_back(film.path.string());
        summary.films[spec.name] = film.path.lexically_relative(done.report.store->folder()).string();
        if (!film.note.empty()) summary.doubts.push_back({film.note});
      } else {
        figure::draw(study::build_figure(spec, done.columns), folder);
        summary.figures.push_back((folder / spec.name).string() + ".{svg,pdf,png}");
      }
    } catch (const host::ScriptError& error) {
      if (error.interrupted) throw;
      if (traces) traces->add("figure " + spec.name, error.what(), error.raw_trace);
      summary.failed_figures.push_back({spec.name, error.what(), error.place(), error.rendered()});
    } catch (const core::Interrupted&) {
      throw;
    } catch (const core::Error& error) {
      const host::ScriptError placed = host::error_at(*spec.draw, error);
      summary.failed_figures.push_back({spec.name, error.what(), placed.place(), placed.rendered()});
    }
    done.add_doubts(session.state().take_warnings(), host::place_of(*spec.draw), spec.because);
  }
}

/// The page that a referee reads. Without room for it the run is no less complete.
void write_report(const study::Study& done, experiment::Summary& summary) {
  report::Extras extras;
  for (const auto& spec : done.spec.figures) {
    const auto film = summary.films.find(spec.name);
    extras.figures.push_back({spec.name, film == summary.films.end() ? "" : film->second});
  }
  for (const auto& failed : summary.failed_figures) extras.failures.emplace_back(failed.name, failed.text);
  extras.claims_note = done.claims_note;
  extras.notes = summary.notes;
  try {
    report::write_report(*done.report.store, extras);
    summary.report = (done.report.store->folder() / "report.html").string();
  } catch (const experiment::StoreError& error) {
    summary.doubts.push_back({error.what()});
  }
}

int status_of(const study::Study& done, const experiment::Summary& summary, bool must_tell) {
  experiment::Verdicts verdicts;
  verdicts.failed_rows = done.report.progress.failed;
  for (const auto& note : summary.notes.broken_expectations) verdicts.broken_expectations += note.count;
  verdicts.claims = done.claims;
  verdicts.hypotheses = done.hypotheses;
  verdicts.complete = done.report.complete && !done.verification_stopped;
  verdicts.must_tell = must_tell;
  return std::max(experiment::exit_status(verdicts), summary.failed_figures.empty() ? 0 : 1);
}

/// The overrides that no binding of the file took hold axes at one value.
std::map<std::string, core::Value> held_axes(host::Session& session) {
  std::map<std::string, core::Value> axes;
  for (const std::string& name : session.unused_overrides()) axes[name] = session.override_value(name);
  return axes;
}

/// Whether a statement of the file may ask for the table; where nothing does, a large one is not read back.
bool is_asked_for(const host::ExperimentSpec& spec, const host::Session& session) {
  const check::Checked* file = session.last_checked();
  if (!file || std::filesystem::weakly_canonical(file->file->source->name()) != spec.file) return true;
  const LookedAt looked = looked_at(*file, spec.name);
  return looked.everything || !looked.fields.empty();
}

}  // namespace

core::Value labelled(const experiment::ExperimentTable& rows) {
  core::Table table = rows.read_all();
  for (auto& [name, column] : table.columns) {
    if (column.label.empty()) column.label = name;
  }
  return table;
}

core::Value stored_table(const host::ExperimentSpec& spec, const std::filesystem::path& folder) {
  try {
    const auto store = experiment::Store::read(folder);
    const experiment::ExperimentTable rows(*store);
    if (store->owner().script_path == spec.file && rows.rows() > 0) return labelled(rows);
  } catch (const experiment::StoreError&) {  // there is none, which whoever asks for a column is told
  }
  return host::stated(spec);
}

ExperimentRuns::ExperimentRuns(const RunRequest& request, experiment::Interrupt& interrupt, const Output& output)
    : request_(request), interrupt_(interrupt), output_(output) {}

bool ExperimentRuns::is_whole(const study::Study& done) { return done.report.complete && !done.verification_stopped; }

core::Value ExperimentRuns::run(host::Session& session, host::ExperimentSpec spec) {
  spoken_.add(spec);
  const auto folder = request_.out / spec.name;
  const bool is_wanted = is_asked_for(spec, session);
  if (!request_.only.empty() && spec.name != request_.only) {
    core::Value held = is_wanted ? stored_table(spec, folder) : host::stated(spec);
    // It may have been made under other settings.
    if (held.is<core::Table>())
      output_.errors << spec.name << ": not run, as --only asks; what reads its table has what is in "
                     << folder.string() << "\n";
    return held;
  }
  const syntax::Diagnostics fresh = session.take_doubts();
  output_.errors << syntax::render(fresh);
  doubts.insert(doubts.end(), fresh.begin(), fresh.end());
  try {
    is_running_ = true;
    const study::Study done = run_whole(session, std::move(spec));
    is_running_ = false;
    if (is_whole(done)) return is_wanted && done.table->rows() > 0 ? labelled(*done.table) : host::stated(done.spec);
  } catch (...) {
    failure_ = std::current_exception();
  }
  end_script();
}

study::Study ExperimentRuns::run_whole(host::Session& session, host::ExperimentSpec spec) {
  study::StudyOptions options;
  options.axes = held_axes(session);
  options.command_line = request_.command_line;
  options.seed = request_.seed;
  options.run.folder = request_.out / spec.name;
  options.run.workers = request_.workers;
  options.run.fresh = request_.fresh;
  options.run.retry = request_.retry;
  options.verify = request_.verify.value_or(request_.scale == "paper");
  options.verify_choices = request_.verify.value_or(false);
  options.script_text = spec.file.empty() ? entry : text_of_file(spec.file);
  options.traces = request_.trace ? std::make_shared<study::RowTraces>() : nullptr;
  experiment::ProgressBar bar(spec.name, can_rewrite(STDERR_FILENO), terminal_width(STDERR_FILENO),
                              [&](const std::string& text) { output_.errors << text << std::flush; });
  options.on_rerun = [&bar, name = spec.name](const std::string& what) { bar.rename(name + ", " + what); };

  study::Study done =
      study::run_study(std::move(spec), session, options, interrupt_, output_.progress ? &bar : nullptr);
  if (const std::string& before = done.report.store->taken_over_from(); !before.empty())
    output_.errors << options.run.folder.string() << ": results of " << before << ", which is gone; " << done.spec.file
                   << " states the same experiment and takes them over\n";
  if (seen) seen(done);
  experiment::Summary summary;
  if (done.report.complete) draw_figures(done, session, summary, interrupt_, options.traces.get(), output_.errors);
  if (options.traces) output_.errors << options.traces->text();
  done.conclude(summary);
  if (done.report.complete) write_report(done, summary);
  experiment::SummaryStyle style;
  style.color = &output_.out == &std::cout && wants_color(STDOUT_FILENO);
  style.width = std::min<std::size_t>(terminal_width(STDOUT_FILENO), 120);
  output_.out << experiment::write_summary(summary, style) << std::flush;
  outcome_.status = std::max(outcome_.status, status_of(done, summary, options.verify || request_.scale == "paper"));
  outcome_.experiments.push_back(std::move(summary));
  return done;
}

/// Nothing of the script runs on, not even where it would catch an error.
void ExperimentRuns::end_script() {
  has_ended_ = true;
  interrupt_.abandon = true;
  host::State::interrupt_all();
  throw core::Interrupted();
}

RunOutcome ExperimentRuns::finish() {
  if (failure_) std::rethrow_exception(failure_);
  return std::move(outcome_);
}

}  // namespace ansatz::faces
