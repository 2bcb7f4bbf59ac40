// SPDX-License-Identifier: MIT
#include "interpreter/host/closure_parts.h"

#include <algorithm>
#include <map>
#include <set>

#include "interpreter/host/closure_graph.h"
#include "interpreter/host/portable.h"
#include "interpreter/host/state.h"
#include "interpreter/lower/lua_name.h"
#include "stdlib/core/equality.h"
#include "stdlib/core/print.h"

namespace ansatz::host {
namespace {

using Graph = Closure::Graph;
using Node = Graph::Node;

constexpr std::size_t kLongestShown = 60;

class Parts {
 public:
  Parts(const Graph& graph, const State& state) : graph_(graph), state_(state) {}

  std::vector<ClosurePart> of(const std::string& kind, const std::string& name) {
    find_names();
    ClosurePart whole{kind, name, {}, {}};
    for (Node node = 0; node < graph_.nodes.size(); ++node) {
      const auto named = names_.find(node);
      if (const auto* function = std::get_if<Graph::Function>(&graph_.nodes[node])) {
        find_kernels(*function);
        // A function without a name stands in the code of another.
        if (node == graph_.root || named == names_.end())
          whole.fingerprint.add(code_of(*function));
        else
          parts_.push_back({"function", named->second, code_of(*function), {}});
      } else if (named != names_.end() && !is_part_of_library(node)) {
        const auto* plain = std::get_if<Graph::Plain>(&graph_.nodes[node]);
        parts_.push_back({"value", named->second, contents_of(node), plain ? brief_text(plain->value) : ""});
      }
      if (const auto* site = std::get_if<Graph::KernelSite>(&graph_.nodes[node]))
        add_kernel(state_.registry().find(site->kernel));
    }
    parts_.insert(parts_.begin(), std::move(whole));
    for (const auto& [kernel, version] : kernels_) {
      core::Fingerprint fingerprint;
      fingerprint.add(kernel).add(std::uint64_t{static_cast<unsigned>(version)});
      parts_.push_back({"kernel", kernel, fingerprint, std::to_string(version)});
    }
    if (asks_scale_) {
      core::Fingerprint fingerprint;
      fingerprint.add(state_.options().scale);
      parts_.push_back({"scale", "", fingerprint, state_.options().scale});
    }
    return std::move(parts_);
  }

 private:
  bool is_part_of_library(Node node) const {
    return std::holds_alternative<Graph::Builtin>(graph_.nodes[node]) ||
           std::holds_alternative<Graph::KernelSite>(graph_.nodes[node]);
  }

  void find_names() {
    for (const Graph::Content& content : graph_.nodes) {
      const auto* function = std::get_if<Graph::Function>(&content);
      if (!function) continue;
      for (const auto& [name, node] : function->globals) {
        if (node >= 0) names_.emplace(static_cast<Node>(node), lower::script_name(name));
      }
    }
    for (const Graph::Content& content : graph_.nodes) {
      const auto* object = std::get_if<Graph::Fields>(&content);
      if (!object) continue;
      for (const auto& [name, node] : object->fields) names_.emplace(node, lower::script_name(name));
    }
  }

  /// Its own code, and the values that it captured without a name of the file.
  core::Fingerprint code_of(const Graph::Function& function) {
    core::Fingerprint code = function.structure;
    for (const Node upvalue : function.upvalues) {
      const auto* variable = std::get_if<Graph::Variable>(&graph_.nodes[upvalue]);
      if (variable && !names_.contains(variable->value)) code.add(contents_of(variable->value));
    }
    return code;
  }

  core::Fingerprint contents_of(Node node) {
    std::set<Node> seen;
    core::Fingerprint hash;
    add_contents(node, seen, hash);
    return hash;
  }

  void add_contents(Node node, std::set<Node>& seen, core::Fingerprint& hash) {
    hash.add(std::uint64_t{graph_.nodes[node].index()});
    if (!seen.insert(node).second) return;
    const Graph::Content& content = graph_.nodes[node];
    if (const auto* plain = std::get_if<Graph::Plain>(&content)) {
      hash.add(core::fingerprint(plain->value));
    } else if (const auto* composite = std::get_if<Graph::Composite>(&content)) {
      for (const std::string& name : composite->names) hash.add(name);
      for (const Node part : composite->parts) add_contents(part, seen, hash);
    } else if (const auto* table = std::get_if<Graph::LuaTable>(&content)) {
      for (const auto& [key, value] : table->entries) {
        add_contents(key, seen, hash);
        add_contents(value, seen, hash);
      }
    } else if (const auto* variable = std::get_if<Graph::Variable>(&content)) {
      add_contents(variable->value, seen, hash);
    } else if (const auto* function = std::get_if<Graph::Function>(&content)) {
      hash.add(function->structure);
    }
  }

  void add_kernel(const core::Kernel* kernel) {
    if (kernel) kernels_[kernel->dotted_name()] = kernel->version;
  }

  /// As closure_fingerprint.cpp finds them: by a text, by a name that every state has, by a name that the file uses.
  void find_kernels(const Graph::Function& function) {
    for (const std::string& text : function.texts) {
      asks_scale_ = asks_scale_ || text == "by_scale";
      for (const auto& module : state_.registry().modules())
        add_kernel(state_.registry().find(module->name + "." + text));
    }
    for (const auto& [name, node] : function.globals) {
      asks_scale_ = asks_scale_ || name == "by_scale";
      if (node >= 0) continue;
      for (const auto& module : state_.registry().modules()) {
        if (module->always_in_scope) add_kernel(state_.registry().find(module->name + "." + name));
      }
      for (const Node upvalue : function.upvalues) {
        const auto* environment = std::get_if<Graph::Environment>(&graph_.nodes[upvalue]);
        if (!environment) continue;
        for (const std::string& module : environment->uses) add_kernel(state_.registry().find(module + "." + name));
      }
    }
  }

  const Graph& graph_;
  const State& state_;
  std::map<Node, std::string> names_;
  std::map<std::string, int> kernels_;
  bool asks_scale_ = false;
  std::vector<ClosurePart> parts_;
};

void add_functions(const core::Value& value, const State& state, const std::string& name,
                   std::vector<ClosurePart>& parts) {
  if (const auto* callable = value.get<std::shared_ptr<core::Callable>>()) {
    const auto* function = dynamic_cast<const PortableFunction*>(callable->get());
    if (!function) return;
    for (ClosurePart& part : parts_of(function->closure(), state, name, "function")) parts.push_back(std::move(part));
  } else if (const auto* record = value.get<core::Record>()) {
    for (const auto& [field, inner] : record->fields) add_functions(inner, state, name + "." + field, parts);
  } else if (const auto* list = value.get<core::List>()) {
    for (const core::Value& item : list->items) add_functions(item, state, name, parts);
  }
}

}  // namespace

std::vector<ClosurePart> parts_of(const Closure& closure, const State& state, const std::string& name,
                                  const std::string& kind) {
  return Parts(closure.graph(), state).of(kind, name);
}

std::vector<ClosurePart> parts_of(const core::Value& value, const State& state, const std::string& name) {
  std::vector<ClosurePart> parts;
  add_functions(value, state, name, parts);
  if (parts.empty()) parts.push_back({"value", name, portable_fingerprint(value), brief_text(value)});
  return parts;
}

std::string brief_text(const core::Value& value) {
  const bool is_short = value.is<double>() || value.is<bool>() || value.is<std::complex<double>>() ||
                        value.is<core::Quantity>() || value.is<core::Interval>() || value.is<std::string>();
  std::string text = is_short ? core::text(value) : value.describe();
  if (value.is<std::string>()) text = '"' + text + '"';
  return text.size() > kLongestShown ? "" : text;
}

}  // namespace ansatz::host
