// SPDX-License-Identifier: MIT
#include "interpreter/faces/run_script.h"

#include <optional>
#include <ostream>
#include <sstream>

#include "interpreter/faces/interrupts.h"
#include "interpreter/faces/new_session.h"
#include "interpreter/faces/preflight.h"
#include "interpreter/faces/run_experiments.h"
#include "interpreter/syntax/render.h"

namespace ansatz::faces {
namespace {

/// What a Lua script states is known once it has run: runs it without its experiments. Nothing where that fails, as it
/// does where the script asks for a table.
std::optional<Spoken> spoken_in_lua(const RunRequest& request, const experiment::Interrupt& interrupt) {
  std::ostringstream printed;
  host::SessionOptions options = session_options(printed);
  options.scale = request.scale;
  options.seed = request.seed;
  options.stop = &interrupt.abandon;
  Spoken spoken;
  options.on_experiment = [&](host::Session&, const host::ExperimentSpec& spec) {
    spoken.add(spec);
    return host::stated(spec);
  };
  host::Session session(std::move(options));
  try {
    session.run_lua_file(request.script);
  } catch (const host::ScriptError&) {
    return std::nullopt;
  }
  return spoken;
}

void run(host::Session& session, const RunRequest& request, const ExperimentRuns& experiments,
         const experiment::Interrupt& interrupt) {
  const bool is_lua = request.script.extension() == ".lua";
  const bool speaks_of_names = !request.overrides.empty() || !request.only.empty();
  if (is_lua && speaks_of_names) {
    if (const auto spoken = spoken_in_lua(request, interrupt)) hold_against(request, *spoken);
  } else if (speaks_of_names) {
    const check::Checked checked = session.check_file(request.script);
    if (!checked.ok()) throw host::Refused(checked.diagnostics);
    hold_against(request, spoken_names(checked));
  }
  try {
    if (is_lua)
      session.run_lua_file(request.script);
    else
      session.run_file(request.script);
  } catch (const host::ScriptError&) {
    if (!experiments.has_ended()) throw;
    return;
  }
  if (is_lua) hold_against(request, experiments.spoken());
}

}  // namespace

RunOutcome run_script(const RunRequest& request, const Output& output) {
  experiment::Interrupt interrupt;
  ExperimentRuns experiments(request, interrupt, output);
  host::SessionOptions options = session_options(output.out);
  options.scale = request.scale;
  options.seed = request.seed;
  options.stop = &interrupt.abandon;
  options.overrides = request.overrides;
  options.on_experiment = [&](host::Session& session, host::ExperimentSpec spec) {
    return experiments.run(session, std::move(spec));
  };
  host::Session session(std::move(options));
  const Interrupts listener([&] {
    interrupt.press();
    // Outside rows the first press already ends the script.
    if (!experiments.is_running()) interrupt.abandon = true;
    host::State::interrupt_all();
    if (experiments.is_running() && !interrupt.abandon) {
      output.errors << "\nending after the rows under way; press Ctrl-C again to give them up\n" << std::flush;
    }
  });
  RunOutcome stopped;
  stopped.status = 2;
  try {
    run(session, request, experiments, interrupt);
    write_doubts(session, output.errors);
    return experiments.finish();
  } catch (const host::Refused& refused) {
    output.errors << syntax::render(refused.diagnostics);
  } catch (const host::ScriptError& error) {
    if (error.interrupted) {
      output.errors << "interrupted; run the same command again to go on\n";
    } else {
      output.errors << error.rendered();
      if (request.trace) output.errors << error.raw_trace << "\n";
    }
  } catch (const core::Interrupted&) {
    output.errors << "interrupted; run the same command again to go on\n";
  } catch (const std::exception& error) {
    output.errors << "ansatz: " << error.what() << "\n";
  }
  return stopped;
}

}  // namespace ansatz::faces
