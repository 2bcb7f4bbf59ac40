// SPDX-License-Identifier: MIT

#include <map>
#include <set>

#include "interpreter/host/closure_graph.h"
#include "interpreter/host/portable.h"
#include "interpreter/host/values.h"
#include "stdlib/core/equality.h"
#include "stdlib/core/fingerprint.h"

namespace ansatz::host {
namespace {

using Graph = Closure::Graph;
using Node = Graph::Node;

/// The contents in the order a reader would meet them; a node met before counts by its number.
class Hash {
 public:
  Hash(const Graph& graph, const State& state) : graph_(graph), state_(state) {}

  core::Fingerprint of(Node root) {
    root_ = root;
    visit(root);
    return hash_;
  }
  std::vector<const core::Kernel*> kernels() const {
    std::vector<const core::Kernel*> kernels;
    for (const std::string& name : reached_) kernels.push_back(state_.registry().find(name));
    return kernels;
  }

 private:
  void visit(Node node) {
    const auto [place, is_new] = order_.emplace(node, order_.size());
    hash_.add(std::uint64_t{graph_.nodes[node].index()});
    if (!is_new) {
      hash_.add("again").add(std::uint64_t{place->second});
      return;
    }
    std::visit([&](const auto& content) { add(content); }, graph_.nodes[node]);
  }

  void add(const Graph::Plain& plain) { hash_.add(core::fingerprint(plain.value)); }
  void add(const Graph::Builtin& builtin) {
    hash_.add(builtin.path);
    add_scale(builtin.path.substr(builtin.path.rfind('.') + 1));
  }
  void add(const Graph::KernelSite& site) {
    const core::Kernel* kernel = state_.registry().find(site.kernel);
    if (kernel) reached_.insert(kernel->dotted_name());
    hash_.add(site.kernel).add(site.site).add(std::uint64_t{static_cast<unsigned>(kernel ? kernel->version : 0)});
  }
  void add(const Graph::Composite& composite) {
    hash_.add(composite.type).add(std::uint64_t{composite.parts.size()});
    for (const std::string& name : composite.names) hash_.add(name);
    for (const Node part : composite.parts) visit(part);
  }
  void add(const Graph::LuaTable& table) {
    hash_.add(std::uint64_t{table.entries.size()});
    for (const auto& [key, value] : table.entries) {
      visit(key);
      visit(value);
    }
  }
  void add(const Graph::Variable& variable) { visit(variable.value); }
  void add(const Graph::Environment&) {}  // what is read there, each function says itself
  void add(const Graph::Fields&) {}       // likewise
  void add(const Graph::Function& function) {
    hash_.add(function.structure).add(std::uint64_t{function.upvalues.size()});
    if (&function != std::get_if<Graph::Function>(&graph_.nodes[root_])) {
      for (const std::string& name : function.argument_fields) hash_.add(name);
    }
    for (const std::string& text : function.texts) add_name_in_modules(text);
    for (const Node upvalue : function.upvalues) visit(upvalue);
    for (const auto& [name, node] : function.globals) {
      if (node >= 0)
        visit(static_cast<Node>(node));
      else
        add_name_of_every_state(function, name);
    }
    for (const auto& [upvalue, name] : function.upvalue_fields) add_field(function.upvalues.at(upvalue), name);
  }
  void add_field(Node upvalue, const std::string& name) {
    const auto* variable = std::get_if<Graph::Variable>(&graph_.nodes[upvalue]);
    const auto* object = variable ? std::get_if<Graph::Fields>(&graph_.nodes[variable->value]) : nullptr;
    if (!object) {
      hash_.add(name);
      return;
    }
    for (const auto& [field, node] : object->fields) {
      if (field == name) visit(node);
    }
  }
  void add_version(const core::Kernel& kernel) {
    reached_.insert(kernel.dotted_name());
    hash_.add(kernel.dotted_name()).add(std::uint64_t{static_cast<unsigned>(kernel.version)});
  }
  void add_scale(const std::string& name) {
    if (name == "by_scale") hash_.add(state_.options().scale);
  }
  /// A text may name a kernel of a module: hypothesis.permutation_test.
  void add_name_in_modules(const std::string& text) {
    add_scale(text);
    for (const auto& module : state_.registry().modules()) {
      if (const core::Kernel* kernel = state_.registry().find(module->name + "." + text)) add_version(*kernel);
    }
  }
  /// A kernel or built-in reached by its name.
  void add_name_of_every_state(const Graph::Function& function, const std::string& name) {
    hash_.add(name);
    add_scale(name);
    for (const auto& module : state_.registry().modules()) {
      const core::Kernel* kernel =
          module->always_in_scope ? state_.registry().find(module->name + "." + name) : nullptr;
      if (kernel) add_version(*kernel);
    }
    for (const Node upvalue : function.upvalues) {
      const auto* environment = std::get_if<Graph::Environment>(&graph_.nodes[upvalue]);
      if (!environment) continue;
      for (const std::string& module : environment->uses) {
        if (const core::Kernel* kernel = state_.registry().find(module + "." + name)) add_version(*kernel);
      }
    }
  }

  const Graph& graph_;
  const State& state_;
  core::Fingerprint hash_;
  Node root_ = 0;
  std::set<std::string> reached_;
  std::map<Node, std::size_t> order_;
};

}  // namespace

core::Fingerprint fingerprint_of(const Closure::Graph& graph, const State& state,
                                 std::vector<const core::Kernel*>* kernels) {
  Hash hash(graph, state);
  const core::Fingerprint fingerprint = hash.of(graph.root);
  if (kernels) *kernels = hash.kernels();
  return fingerprint;
}

}  // namespace ansatz::host
