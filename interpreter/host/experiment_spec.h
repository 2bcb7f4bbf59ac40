// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "interpreter/host/doubt_answers.h"
#include "interpreter/host/object.h"

namespace ansatz::host {

using FunctionPtr = std::shared_ptr<ScriptFunction>;

/// An experiment as the script wrote it: texts, and functions still in the script's state. Functions take the arguments
/// that lower.h names; a null function was not written.
struct ExperimentSpec {
  struct Axis {
    std::vector<std::string> names;
    FunctionPtr values;        ///< (data): the points, or for several names a list of tuples
    core::Value fixed_values;  ///< instead of `values`, from Lua
    FunctionPtr named;         ///< (point): its name in the table
    /// `sample`: one a name, (data): a distribution; or the distributions themselves, from Lua.
    std::vector<FunctionPtr> distributions;
    std::vector<core::Value> fixed_distributions;
    FunctionPtr points;  ///< (data): how many
    core::Value fixed_points;
    std::string design;   ///< "sobol"; empty for axes that are not sampled
    std::string keeping;  ///< of `along`: what a row hands to the next; empty for other axes
  };
  struct Refinement {
    std::string axis;
    FunctionPtr tolerance;  ///< (data)
    core::Value fixed_tolerance;
    FunctionPtr changes;  ///< (data), with the columns of one row
    std::string text;     ///< of what changes
  };
  struct Binding {
    std::string name;
    bool reads_columns = false;
    FunctionPtr value;
  };
  struct Hypothesis {
    std::string title;
    FunctionPtr test;   ///< (data): the test's result
    FunctionPtr alpha;  ///< (data): the level; 0.05 without it
    std::string correct = "holm";
    std::string expect;   ///< "reject", "retain" or empty
    std::string because;  ///< answers its doubts, from Lua; in Ansatz statements do
  };
  struct Claim {
    std::string title;
    core::Value source;
    FunctionPtr check;    ///< (data, claim)
    std::string because;  ///< as of a hypothesis
  };
  struct Figure {
    std::string name;
    bool animated = false;
    FunctionPtr options;        ///< (data): named values
    core::Value fixed_options;  ///< instead of `options`, from Lua: a record
    FunctionPtr draw;           ///< (data, figure)
    std::string because;        ///< as of a hypothesis
  };

  std::string name, title, source;
  std::string file;  ///< that states it, absolute; empty at the prompt
  std::vector<Axis> axes;
  FunctionPtr replicate;
  core::Value fixed_replicate;  ///< instead of `replicate`, from Lua
  std::vector<std::string> paired_over;
  FunctionPtr enough;       ///< (data), with the columns of the replicates so far
  std::string enough_text;  ///< the condition as written
  std::vector<Refinement> refinements;
  FunctionPtr run;  ///< (row, axis values…)
  std::vector<std::string> columns;
  std::vector<std::string> expectations;
  std::vector<Binding> bindings;
  std::vector<Hypothesis> hypotheses;
  std::vector<Claim> claims;
  std::vector<Figure> figures;
  DoubtAnswers::Experiment because;  ///< from Lua
  DoubtAnswers answers;              ///< of the session's scripts, and `because`

  const Binding* find_binding(const std::string& binding) const {
    for (const Binding& each : bindings) {
      if (each.name == binding) return &each;
    }
    return nullptr;
  }
};

}  // namespace ansatz::host
