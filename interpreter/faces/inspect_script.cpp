// SPDX-License-Identifier: MIT
#include "interpreter/faces/inspect_script.h"

#include <algorithm>
#include <ostream>

#include "interpreter/faces/new_session.h"
#include "interpreter/syntax/render.h"

namespace ansatz::faces {

syntax::Diagnostics diagnostics_of(const std::filesystem::path& file, host::Session& session) {
  if (file.extension() != ".lua") return session.check_file(file).diagnostics;
  const auto problem = session.check_lua_file(file);
  return problem ? syntax::Diagnostics{*problem} : syntax::Diagnostics{};
}

int check_files(const std::vector<std::filesystem::path>& files, const Output& output) {
  int status = 0;
  for (const auto& file : files) {
    host::Session session(session_options(output.out));
    try {
      const syntax::Diagnostics found = diagnostics_of(file, session);
      output.errors << syntax::render(found);
      const auto errors = std::count_if(found.begin(), found.end(),
                                        [](const auto& each) { return each.severity == syntax::Severity::Error; });
      if (errors > 0) {
        status = 2;
        output.out << file.string() << ": " << errors << (errors == 1 ? " error" : " errors") << "\n";
      } else {
        output.out << file.string() << ": no errors\n";
      }
    } catch (const core::Error& error) {
      output.errors << "ansatz: " << error.what() << "\n";
      status = 2;
    }
  }
  return status;
}

int lower_file(const std::filesystem::path& file, const Output& output) {
  if (file.extension() == ".lua")
    throw Refusal(file.string() + " is Lua already; lower shows what an .anz file becomes");
  host::Session session(session_options(output.out));
  try {
    const lower::Lowered lowered = session.lower_file(file);
    output.out << lowered.text;
    if (!lowered.text.empty() && lowered.text.back() != '\n') output.out << "\n";
    return 0;
  } catch (const host::Refused& refused) {
    output.errors << syntax::render(refused.diagnostics);
  } catch (const core::Error& error) {
    output.errors << "ansatz: " << error.what() << "\n";
  }
  return 2;
}

}  // namespace ansatz::faces
