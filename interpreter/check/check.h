// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "interpreter/check/answers.h"
#include "interpreter/check/occurrences.h"
#include "interpreter/check/options.h"
#include "interpreter/check/resolution.h"
#include "interpreter/syntax/diagnostic.h"
#include "interpreter/syntax/parse.h"
#include "interpreter/syntax/tree.h"

namespace ansatz::check {

/// A file with what is known about it before anything runs.
struct Checked {
  std::shared_ptr<const syntax::File> file;
  bool is_prompt = false;

  std::vector<Resolution> resolutions;                            ///< by node id, of Name and Field expressions
  std::vector<BindingScope> scopes;                               ///< by node id, of statements that bind
  std::map<syntax::NodeId, std::vector<TemplatePart>> templates;  ///< of texts with `{name}` in figures
  /// By the function definition they are used in: functions that are defined below it in the same braces.
  std::map<syntax::NodeId, std::vector<std::string>> used_below;
  /// Calls by position of what only running can tell: how many values each hands over.
  std::map<syntax::NodeId, std::size_t> calls_of_values;
  std::map<syntax::NodeId, CallPlan> plans;               ///< of calls to functions whose definition is known
  std::map<syntax::NodeId, ExperimentFacts> experiments;  ///< of Experiment statements

  std::vector<std::string> names;    ///< what the file binds at its top, in order; imports and Lua blocks included
  std::vector<std::string> modules;  ///< what it brings in by `use`
  /// Of the names that imports without `as` bring, the file that binds each.
  std::map<std::string, std::string> homes;
  /// Errors and doubts in the order of the text, then the errors of files it imports.
  syntax::Diagnostics diagnostics;
  Occurrences occurrences;  ///< where the names that the file binds stand

  /// A doubt that a `because` answers.
  struct Answered {
    syntax::Diagnostic doubt;
    std::string reason;
  };
  Answers answers;
  std::vector<Answered> answered;

  /// No errors; doubts there may be.
  bool ok() const;
  const Resolution& resolution(const syntax::Expression& expression) const { return resolutions[expression.id]; }
  BindingScope scope(const syntax::Statement& statement) const { return scopes[statement.id]; }
};

/// Holds a script against the names, kinds, units and ranges that the registry declares, and against the rules of
/// experiments. Nothing runs; all errors of the file come at once.
Checked check(std::shared_ptr<const syntax::File> file, const Options& options);

/// The same of a text that may have syntax errors: these come together with the errors of what could be read, but no
/// doubts, and `file` is null, since nothing can be made of it.
Checked check(syntax::ParseResult parsed, const Options& options);

}  // namespace ansatz::check
