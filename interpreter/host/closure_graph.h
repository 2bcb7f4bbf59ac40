// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "interpreter/host/closure.h"
#include "stdlib/core/value.h"

namespace ansatz::host {

/// What a closure reaches, as nodes that point at each other by number, so that what is shared or circular in the one
/// state is so in the other.
struct Closure::Graph {
  using Node = std::size_t;

  struct Plain {
    core::Value value;
  };  ///< numbers, texts, arrays … without functions inside
  struct Builtin {
    std::string path;
  };
  struct KernelSite {
    std::string kernel, site;
  };
  /// A record or list that holds functions: the parts in order; names of a record's fields.
  struct Composite {
    bool is_record = false;
    std::string type;
    std::vector<std::string> names;
    std::vector<Node> parts;
  };
  struct LuaTable {
    std::vector<std::pair<Node, Node>> entries;
  };
  struct Variable {
    Node value;
  };  ///< a captured variable; functions that share it share the node
  /// What is read off an object that travels, and nothing else of it.
  struct Fields {
    std::vector<std::pair<std::string, Node>> fields;
  };
  struct Environment {
    std::string file;
    std::vector<std::string> uses;
    std::vector<std::pair<std::string, Node>> globals;
  };
  struct Function {
    std::string dump;
    std::vector<Node> upvalues;  ///< Variable or Environment nodes
    core::Fingerprint structure;
    std::vector<std::string> texts;                                   ///< its constants
    std::vector<std::string> argument_fields;                         ///< names read off its first argument
    std::vector<std::pair<std::size_t, std::string>> upvalue_fields;  ///< upvalue, name read off it
    std::vector<std::pair<std::string, std::ptrdiff_t>>
        globals;  ///< by order of use: node, or -1 for what is in every state
  };
  using Content =
      std::variant<Plain, Builtin, KernelSite, Composite, LuaTable, Variable, Fields, Environment, Function>;

  std::vector<Content> nodes;
  Node root = 0;
};

/// Of everything the graph holds, names aside, with the versions of all kernels it reaches, which go to `kernels`.
core::Fingerprint fingerprint_of(const Closure::Graph& graph, const State& state,
                                 std::vector<const core::Kernel*>* kernels = nullptr);

}  // namespace ansatz::host
