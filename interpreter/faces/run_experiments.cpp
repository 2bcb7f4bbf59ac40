// SPDX-License-Identifier: MIT
#include "interpreter/faces/run_experiments.h"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <sstream>

#include "interpreter/experiment/progress.h"
#include "interpreter/faces/terminal.h"
#include "interpreter/figure/draw.h"
#include "interpreter/figure/film.h"
#include "interpreter/report/write.h"
#include "interpreter/study/scripted_figure.h"
#include "interpreter/study/study.h"
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
                  const experiment::Interrupt& interrupt, std::ostream& errors) {
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

}  // namespace

RunOutcome run_experiments(host::Session& session, std::vector<host::ExperimentSpec> experiments,
                           const std::map<std::string, core::Value>& axes, const std::string& entry,
                           const RunRequest& request, experiment::Interrupt& interrupt, const Output& output,
                           const std::function<void(const study::Study&)>& seen) {
  study::StudyOptions options;
  options.axes = axes;
  options.command_line = request.command_line;
  options.seed = request.seed;
  options.run.workers = request.workers;
  options.run.fresh = request.fresh;
  options.run.retry = request.retry;
  options.verify = request.verify.value_or(request.scale == "paper");
  options.verify_choices = request.verify.value_or(false);

  experiment::SummaryStyle style;
  style.color = &output.out == &std::cout && wants_color(STDOUT_FILENO);
  style.width = std::min<std::size_t>(terminal_width(STDOUT_FILENO), 120);

  RunOutcome outcome;
  for (auto& spec : experiments) {
    if (!request.only.empty() && spec.name != request.only) continue;
    options.run.folder = request.out / spec.name;
    options.script_text = spec.file.empty() ? entry : text_of_file(spec.file);
    experiment::ProgressBar bar(spec.name, can_rewrite(STDERR_FILENO), terminal_width(STDERR_FILENO),
                                [&](const std::string& text) { output.errors << text << std::flush; });
    options.on_rerun = [&bar, name = spec.name](const std::string& what) { bar.rename(name + ", " + what); };
    options.traces = request.trace ? std::make_shared<study::RowTraces>() : nullptr;
    study::Study done =
        study::run_study(std::move(spec), session, options, interrupt, output.progress ? &bar : nullptr);
    if (options.traces) output.errors << options.traces->text();
    if (const std::string& before = done.report.store->taken_over_from(); !before.empty())
      output.errors << options.run.folder.string() << ": results of " << before << ", which is gone; " << done.spec.file
                    << " states the same experiment and takes them over\n";
    if (seen) seen(done);
    experiment::Summary summary;
    if (done.report.complete) draw_figures(done, session, summary, interrupt, output.errors);
    done.conclude(summary);
    if (done.report.complete) write_report(done, summary);
    output.out << experiment::write_summary(summary, style) << std::flush;
    outcome.status = std::max(outcome.status, status_of(done, summary, options.verify || request.scale == "paper"));
    outcome.experiments.push_back(std::move(summary));
    if (!done.report.complete || done.verification_stopped) break;
  }
  return outcome;
}

}  // namespace ansatz::faces
