// SPDX-License-Identifier: MIT
#include "interpreter/faces/evaluate.h"

#include <ostream>

#include "interpreter/faces/interrupts.h"
#include "interpreter/faces/new_session.h"
#include "interpreter/faces/run_experiments.h"
#include "interpreter/host/object.h"
#include "interpreter/syntax/render.h"

namespace ansatz::faces {

int evaluate(const std::string& text, const std::string& name, const RunRequest& request, const Output& output) {
  experiment::Interrupt interrupt;
  host::SessionOptions options = session_options(output.out);
  options.scale = request.scale;
  options.seed = request.seed;
  options.stop = &interrupt.abandon;
  host::Session session(std::move(options));
  const Interrupts listener([&] {
    interrupt.finish = interrupt.abandon = true;
    host::State::interrupt_all();
  });
  try {
    const core::Value value = session.evaluate(text, name);
    write_doubts(session, output.errors);
    auto experiments = session.take_experiments();
    if (!experiments.empty()) {
      RunRequest named = request;
      named.script = name;
      return run_experiments(session, std::move(experiments), {}, text, named, interrupt, output).status;
    }
    if (!value.is_nothing()) output.out << host::display(value) << "\n" << std::flush;
    return 0;
  } catch (const host::Refused& refused) {
    output.errors << syntax::render(refused.diagnostics);
  } catch (const host::ScriptError& error) {
    output.errors << (error.interrupted ? "interrupted\n" : error.rendered());
    if (request.trace) output.errors << error.raw_trace << "\n";
  } catch (const std::exception& error) {
    output.errors << "ansatz: " << error.what() << "\n";
  }
  return 2;
}

}  // namespace ansatz::faces
