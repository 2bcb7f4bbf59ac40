// SPDX-License-Identifier: MIT
#include "interpreter/faces/run_script.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <mutex>
#include <sstream>

#include "interpreter/experiment/progress.h"
#include "interpreter/experiment/summary.h"
#include "interpreter/faces/interrupts.h"
#include "interpreter/figure/draw.h"
#include "interpreter/study/scripted_figure.h"
#include "interpreter/study/study.h"
#include "interpreter/syntax/render.h"
#include "interpreter/syntax/suggest.h"
#include "stdlib/modules/standard_library.h"

namespace ansatz::faces {
namespace {

/// Not a failure of the script: a request that cannot be met. Exit status 2.
class Refusal : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

std::size_t terminal_width() {
  winsize size{};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 ? size.ws_col : 100;
}

std::string text_of_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Overrides that name neither a binding of the file nor an axis end the run before it begins.
std::map<std::string, core::Value> axis_overrides(host::Session& session,
                                                  const std::vector<host::ExperimentSpec>& experiments) {
  std::map<std::string, core::Value> axes;
  for (const std::string& name : session.unused_overrides()) {
    const bool is_axis = std::any_of(experiments.begin(), experiments.end(),
                                     [&](const auto& spec) { return study::varies(spec, name); });
    if (!is_axis) {
      std::vector<std::string> known = session.names();
      for (const auto& spec : experiments) {
        for (const auto& axis : spec.axes) known.insert(known.end(), axis.names.begin(), axis.names.end());
      }
      const auto near = syntax::nearest(name, known);
      throw Refusal("--set " + name + ": the script has no name or axis '" + name + "'" +
                    (near ? "; did you mean '" + *near + "'?" : ""));
    }
    axes[name] = session.override_value(name);
  }
  return axes;
}

/// Draws every figure; what cannot be drawn is said and costs the others nothing.
bool draw_figures(const study::Study& done, experiment::Summary& summary, std::ostream& errors) {
  bool all = true;
  const auto folder = done.report.store->folder() / "figures";
  for (const auto& spec : done.spec.figures) {
    try {
      const auto drawn = study::build_figure(spec, done.columns);
      for (const auto& path : figure::draw(drawn, folder)) summary.figures.push_back(path.string());
    } catch (const host::ScriptError& error) {
      if (error.interrupted) throw;
      errors << error.rendered();
      all = false;
    } catch (const core::Error& error) {
      errors << "figure " << spec.name << ": " << error.what() << "\n";
      all = false;
    }
  }
  return all;
}

int run_experiments(host::Session& session, const RunRequest& request, experiment::Interrupt& interrupt) {
  std::vector<host::ExperimentSpec> experiments = session.take_experiments();
  study::StudyOptions options;
  options.axes = axis_overrides(session, experiments);
  options.script_path = std::filesystem::weakly_canonical(request.script).string();
  options.script_text = text_of_file(request.script);
  options.command_line = request.command_line;
  options.seed = request.seed;
  options.run.workers = request.workers;
  options.run.fresh = request.fresh;
  options.run.retry = request.retry;

  if (!request.only.empty()) {
    std::vector<std::string> names;
    for (const auto& spec : experiments) names.push_back(spec.name);
    if (std::find(names.begin(), names.end(), request.only) == names.end()) {
      const auto near = syntax::nearest(request.only, names);
      throw Refusal("--only " + request.only + ": the script has no such experiment" +
                    (near ? "; did you mean '" + *near + "'?" : ""));
    }
  }

  int status = 0;
  const bool terminal = isatty(STDERR_FILENO) != 0;
  for (auto& spec : experiments) {
    if (!request.only.empty() && spec.name != request.only) continue;
    options.run.folder = request.out / spec.name;
    experiment::ProgressBar bar(spec.name, terminal, terminal_width(),
                                [](const std::string& text) { std::cerr << text << std::flush; });
    const study::Study done = study::run_study(std::move(spec), session, options, interrupt, &bar);
    experiment::Summary summary;
    done.conclude(summary);
    const bool drawn = !done.report.complete || draw_figures(done, summary, std::cerr);
    experiment::SummaryStyle style;
    style.color = isatty(STDOUT_FILENO) != 0 && !std::getenv("NO_COLOR");
    std::cout << experiment::write_summary(summary, style) << std::flush;
    experiment::Verdicts verdicts;
    verdicts.failed_rows = done.report.progress.failed;
    for (const auto& note : summary.broken_expectations) verdicts.broken_expectations += note.count;
    verdicts.claims = done.claims;
    verdicts.hypotheses = done.hypotheses;
    verdicts.complete = done.report.complete;
    status = std::max({status, experiment::exit_status(verdicts), drawn ? 0 : 1});
    if (!done.report.complete) break;
  }
  return status;
}

}  // namespace

int run_script(const RunRequest& request) {
  experiment::Interrupt interrupt;
  host::SessionOptions options;
  options.registry = &standard_library();
  options.marks = study::mark_signatures();
  options.scale = request.scale;
  options.seed = request.seed;
  options.stop = &interrupt.abandon;
  options.overrides = request.overrides;
  options.print = [](const std::string& line) {
    static std::mutex mutex;  // rows print from several threads
    const std::lock_guard lock(mutex);
    std::cout << line << "\n" << std::flush;
  };
  host::Session session(std::move(options));
  bool rows = false;
  Interrupts listener([&] {
    interrupt.press();
    // Before rows run, the first press already ends the script.
    if (!rows) interrupt.abandon = true;
    host::State::interrupt_all();
    if (rows && !interrupt.abandon)
      std::cerr << "\nending after the rows under way; press Ctrl-C again to give them up\n";
  });
  try {
    if (request.script.extension() == ".lua")
      session.run_lua_file(request.script);
    else
      session.run_file(request.script);
    if (!session.doubts().empty()) std::cerr << syntax::render(session.doubts());
    rows = true;
    return run_experiments(session, request, interrupt);
  } catch (const host::Refused& refused) {
    std::cerr << syntax::render(refused.diagnostics);
  } catch (const host::ScriptError& error) {
    if (error.interrupted) {
      std::cerr << "interrupted\n";
    } else {
      std::cerr << error.rendered();
      if (request.trace) std::cerr << error.raw_trace << "\n";
    }
  } catch (const core::Interrupted&) {
    std::cerr << "interrupted; run the same command again to go on\n";
  } catch (const std::exception& error) {
    std::cerr << "ansatz: " << error.what() << "\n";
  }
  return 2;
}

}  // namespace ansatz::faces
