// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "interpreter/faces/run_script.h"
#include "interpreter/syntax/diagnostic.h"

namespace ansatz::faces {

/// A diagnostic for programs: one JSON object, on one line.
///
///   file, line, column   where it begins; both count from 1, columns count code points
///   end                  {line, column} just behind its last character
///   severity             "error", "doubt" or "note"
///   message              the sentence
///   note                 what stands beside the caret, where anything does
///   suggestion           the text to put in the place of what lies between, where there is a nearest spelling
///   help, declared       the lines below the excerpt, where there are any
std::string json_of(const syntax::Diagnostic& diagnostic);

/// The nearest spelling that a diagnostic offers for what stands at its span; empty for none.
std::string suggested_word(const syntax::Diagnostic& diagnostic);

/// `ansatz check --json FILE…`: the diagnostics of each file, a line each, and nothing else. A file that cannot be read
/// is an error at its line 1, column 1. Returns 0, or 2 where a file has errors.
int check_files_as_json(const std::vector<std::filesystem::path>& files, const Output& output);

}  // namespace ansatz::faces
