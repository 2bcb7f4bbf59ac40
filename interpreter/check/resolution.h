// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "interpreter/syntax/tree.h"
#include "stdlib/core/declare/registry.h"

namespace ansatz::check {

/// What a name stands for where it is written.
struct Resolution {
  enum class Kind : std::uint8_t {
    unresolved,          ///< not a name, or an error was reported
    local,               ///< of a function, a loop, a block; a parameter
    file_name,           ///< bound at the top of the file, brought in by an import or Lua block, or held by the prompt
    kernel,              ///< `kernel` is set; also on the Field node of `fields.klein_gordon`
    module,              ///< `module` is set
    builtin,             ///< a function the host supplies
    column,              ///< recorded by the experiment's rows
    axis,                ///< varied by the experiment; in `run` an axis is a local
    dimension,           ///< of a recorded array
    experiment_binding,  ///< bound in the experiment, outside its blocks
    mark,                ///< a word of figure blocks, where it is called
    of_lua,              ///< the alias of an `import … as name`, or a name that a Lua block assigns
  };
  Kind kind = Kind::unresolved;
  const core::Kernel* kernel = nullptr;
  const core::Module* module = nullptr;
  /// A kernel in scope only because of the block it stands in (a test in a hypothesis): reach it through its module.
  bool through_block = false;
};

/// What `name = …`, a function definition or `record name = …` does to its name.
enum class BindingScope : std::uint8_t {
  none,            ///< the statement binds nothing
  declares_local,  ///< a new local from here on
  assigns_local,   ///< a local of the same function gets a new value
  file_name,       ///< a name of the file
};

/// A piece of a figure's text: literal text, or the value of a name in braces.
struct TemplatePart {
  std::string text;  ///< the literal, or the name
  bool is_name = false;
  Resolution resolution;  ///< of the name
};

/// Where each argument of a call to a function of this file goes: the parameter's index, in the order written.
struct CallPlan {
  std::vector<std::size_t> targets;
};

/// What the checker knows of an experiment, in the order of the text.
struct ExperimentFacts {
  struct FreeBinding {
    std::string name;
    bool reads_columns = false;         ///< itself, or through another binding
    std::vector<std::string> circle{};  ///< of a function: those that call each other, itself among them
  };
  std::vector<std::string> axes;
  std::string kept;  ///< what `along … keeping` hands from row to row; empty without it
  std::vector<std::string> columns;
  std::vector<FreeBinding> bindings;
};

}  // namespace ansatz::check
