// SPDX-License-Identifier: MIT
#include "interpreter/faces/run_script.h"

#include <algorithm>
#include <ostream>

#include "interpreter/faces/interrupts.h"
#include "interpreter/faces/new_session.h"
#include "interpreter/faces/preflight.h"
#include "interpreter/faces/run_experiments.h"
#include "interpreter/syntax/render.h"

namespace ansatz::faces {
namespace {

/// The overrides that no binding of the file took hold axes at one value.
std::map<std::string, core::Value> held_axes(host::Session& session) {
  std::map<std::string, core::Value> axes;
  for (const std::string& name : session.unused_overrides()) axes[name] = session.override_value(name);
  return axes;
}

RunOutcome run(host::Session& session, const RunRequest& request, experiment::Interrupt& interrupt,
               std::atomic<bool>& rows, const Output& output) {
  const bool is_lua = request.script.extension() == ".lua";
  if (is_lua) {
    session.run_lua_file(request.script);
  } else {
    if (!request.overrides.empty() || !request.only.empty()) {
      const check::Checked checked = session.check_file(request.script);
      if (!checked.ok()) throw host::Refused(checked.diagnostics);
      hold_against(request, spoken_names(checked));
    }
    session.run_file(request.script);
  }
  write_doubts(session, output.errors);
  std::vector<host::ExperimentSpec> experiments = session.take_experiments();
  if (is_lua) hold_against(request, spoken_names(experiments));
  const auto axes = held_axes(session);
  rows = true;
  return run_experiments(session, std::move(experiments), axes, "", request, interrupt, output);
}

}  // namespace

RunOutcome run_script(const RunRequest& request, const Output& output) {
  experiment::Interrupt interrupt;
  host::SessionOptions options = session_options(output.out);
  options.scale = request.scale;
  options.seed = request.seed;
  options.stop = &interrupt.abandon;
  options.overrides = request.overrides;
  host::Session session(std::move(options));
  std::atomic<bool> rows{false};
  const Interrupts listener([&] {
    interrupt.press();
    // Before rows run, the first press already ends the script.
    if (!rows) interrupt.abandon = true;
    host::State::interrupt_all();
    if (rows && !interrupt.abandon) {
      output.errors << "\nending after the rows under way; press Ctrl-C again to give them up\n" << std::flush;
    }
  });
  RunOutcome stopped;
  stopped.status = 2;
  try {
    return run(session, request, interrupt, rows, output);
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
