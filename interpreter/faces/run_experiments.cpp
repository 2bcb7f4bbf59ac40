// SPDX-License-Identifier: MIT
#include "interpreter/faces/run_experiments.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "interpreter/experiment/progress.h"
#include "interpreter/faces/terminal.h"
#include "interpreter/figure/draw.h"
#include "interpreter/study/scripted_figure.h"
#include "interpreter/study/study.h"

namespace ansatz::faces {
namespace {

/// Draws every figure; one that cannot be drawn is noted and costs the others nothing.
void draw_figures(const study::Study& done, experiment::Summary& summary, std::ostream& errors) {
  const auto folder = done.report.store->folder() / "figures";
  for (const auto& spec : done.spec.figures) {
    try {
      const auto drawn = study::build_figure(spec, done.columns);
      figure::draw(drawn, folder);
      summary.figures.push_back((folder / spec.name).string() + ".{svg,pdf,png}");
    } catch (const host::ScriptError& error) {
      if (error.interrupted) throw;
      errors << error.rendered();
      summary.failed_figures.push_back({spec.name, error.what(), error.place()});
    } catch (const core::Interrupted&) {
      throw;
    } catch (const core::Error& error) {
      summary.failed_figures.push_back({spec.name, error.what(), ""});
    }
  }
}

/// What kernels warned of outside rows, in bindings, tests, claims and figures: each sentence once.
void add_doubts(host::Session& session, experiment::Summary& summary) {
  for (std::string& warning : session.state().take_warnings()) {
    if (std::find(summary.doubts.begin(), summary.doubts.end(), warning) == summary.doubts.end())
      summary.doubts.push_back(std::move(warning));
  }
}

int status_of(const study::Study& done, const experiment::Summary& summary) {
  experiment::Verdicts verdicts;
  verdicts.failed_rows = done.report.progress.failed;
  for (const auto& note : summary.broken_expectations) verdicts.broken_expectations += note.count;
  verdicts.claims = done.claims;
  verdicts.hypotheses = done.hypotheses;
  verdicts.complete = done.report.complete;
  return std::max(experiment::exit_status(verdicts), summary.failed_figures.empty() ? 0 : 1);
}

}  // namespace

RunOutcome run_experiments(host::Session& session, std::vector<host::ExperimentSpec> experiments,
                           const std::map<std::string, core::Value>& axes, const std::string& script_text,
                           const RunRequest& request, experiment::Interrupt& interrupt, const Output& output,
                           const std::function<void(const study::Study&)>& seen) {
  study::StudyOptions options;
  options.axes = axes;
  options.script_path = std::filesystem::weakly_canonical(request.script).string();
  options.script_text = script_text;
  options.command_line = request.command_line;
  options.seed = request.seed;
  options.run.workers = request.workers;
  options.run.fresh = request.fresh;
  options.run.retry = request.retry;

  experiment::SummaryStyle style;
  style.color = &output.out == &std::cout && wants_color(STDOUT_FILENO);
  style.width = std::min<std::size_t>(terminal_width(STDOUT_FILENO), 120);

  RunOutcome outcome;
  for (auto& spec : experiments) {
    if (!request.only.empty() && spec.name != request.only) continue;
    options.run.folder = request.out / spec.name;
    experiment::ProgressBar bar(spec.name, can_rewrite(STDERR_FILENO), terminal_width(STDERR_FILENO),
                                [&](const std::string& text) { output.errors << text << std::flush; });
    const study::Study done =
        study::run_study(std::move(spec), session, options, interrupt, output.progress ? &bar : nullptr);
    if (seen) seen(done);
    experiment::Summary summary;
    done.conclude(summary);
    if (done.report.complete) draw_figures(done, summary, output.errors);
    add_doubts(session, summary);
    output.out << experiment::write_summary(summary, style) << std::flush;
    outcome.status = std::max(outcome.status, status_of(done, summary));
    outcome.experiments.push_back(std::move(summary));
    if (!done.report.complete) break;
  }
  return outcome;
}

}  // namespace ansatz::faces
