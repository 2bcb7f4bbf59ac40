// SPDX-License-Identifier: MIT
#include "interpreter/faces/new_session.h"

#include <mutex>
#include <ostream>

#include "interpreter/study/scripted_figure.h"
#include "interpreter/syntax/render.h"
#include "interpreter/syntax/suggest.h"
#include "stdlib/modules/standard_library.h"

namespace ansatz::faces {

host::SessionOptions session_options(std::ostream& out) {
  host::SessionOptions options;
  options.registry = &standard_library();
  options.marks = study::mark_signatures();
  options.mark_refusal = study::mark_refusal;
  options.print = [&out, mutex = std::make_shared<std::mutex>()](const std::string& line) {
    const std::lock_guard lock(*mutex);
    out << line << "\n" << std::flush;
  };
  return options;
}

void write_doubts(host::Session& session, std::ostream& errors) { errors << syntax::render(session.take_doubts()); }

std::string suggestion(const std::string& name, const std::vector<std::string>& candidates) {
  const auto near = syntax::nearest(name, candidates);
  return near ? "; did you mean '" + *near + "'?" : "";
}

}  // namespace ansatz::faces
