// SPDX-License-Identifier: MIT
// From what a function reaches to the function, made anew in a Lua state.

#include <map>

#include "interpreter/host/closure_graph.h"
#include "interpreter/host/portable.h"
#include "interpreter/host/values.h"

namespace ansatz::host {
namespace {

using Graph = Closure::Graph;
using Node = Graph::Node;

class Restore {
 public:
  Restore(State& state, const Graph& graph) : state_(state), lua_(state.lua()), graph_(graph) {}
  ~Restore() {
    for (const auto& [node, reference] : made_) luaL_unref(lua_, LUA_REGISTRYINDEX, reference);
    for (const auto& [node, reference] : environments_) state_.release_environment(reference);
  }
  Restore(const Restore&) = delete;
  Restore& operator=(const Restore&) = delete;

  void push_node(Node node) {
    luaL_checkstack(lua_, 10, "functions nested too deeply");
    if (const auto found = made_.find(node); found != made_.end()) {
      state_.push_reference(found->second);
      return;
    }
    std::visit([&](const auto& content) { make(node, content); }, graph_.nodes[node]);
  }

  /// Globals are set after every function exists, since functions may call each other. They stand behind the
  /// environment, not in it, so that assigning one is noticed and refused.
  void finish() {
    for (std::size_t i = 0; i < environments_.size(); ++i) {
      const auto& environment = std::get<Graph::Environment>(graph_.nodes[environments_[i].first]);
      for (const auto& [name, node] : environment.globals) {
        state_.push_scope(environments_[i].second);
        lua_pushlstring(lua_, name.data(), name.size());
        push_node(node);
        lua_rawset(lua_, -3);
        lua_pop(lua_, 1);
      }
    }
    for (const auto& [node, reference] : environments_) state_.seal(reference);
  }

 private:
  void remember(Node node) {
    lua_pushvalue(lua_, -1);
    made_[node] = state_.reference();
  }

  void make(Node, const Graph::Plain& plain) { push(lua_, plain.value); }
  void make(Node, const Graph::Builtin& builtin) {
    if (!state_.push_builtin(builtin.path)) throw core::Mismatch("this runtime has no '" + builtin.path + "'");
  }
  void make(Node, const Graph::KernelSite& site) {
    push(lua_, KernelHandle{state_.registry().find(site.kernel), site.site});
  }
  void make(Node, const Graph::Composite& composite) {
    if (composite.type == "integer" && !composite.is_record && composite.names.size() == 1) {
      lua_pushinteger(lua_, static_cast<lua_Integer>(std::stoll(composite.names[0])));
      return;
    }
    core::Record record;
    record.type = composite.type;
    core::List list;
    for (std::size_t i = 0; i < composite.parts.size(); ++i) {
      push_node(composite.parts[i]);
      if (composite.is_record)
        record.fields.emplace_back(composite.names[i], read(lua_, -1));
      else
        list.items.push_back(read(lua_, -1));
      lua_pop(lua_, 1);
    }
    if (composite.is_record)
      push(lua_, std::move(record));
    else
      push(lua_, std::move(list));
  }
  void make(Node node, const Graph::LuaTable& table) {
    lua_newtable(lua_);
    remember(node);
    for (const auto& [key, value] : table.entries) {
      push_node(key);
      push_node(value);
      lua_rawset(lua_, -3);
    }
  }
  void make(Node, const Graph::Variable& variable) { push_node(variable.value); }
  void make(Node node, const Graph::Fields& object) {
    lua_newtable(lua_);
    remember(node);
    for (const auto& [name, value] : object.fields) {
      lua_pushlstring(lua_, name.data(), name.size());
      push_node(value);
      lua_rawset(lua_, -3);
    }
  }
  void make(Node node, const Graph::Environment& environment) {
    const int reference = state_.make_environment(environment.file);
    state_.use(reference, environment.uses);
    environments_.emplace_back(node, reference);
    state_.push_reference(reference);
    remember(node);
  }
  void make(Node node, const Graph::Function& function) {
    if (luaL_loadbufferx(lua_, function.dump.data(), function.dump.size(), "=row", "b") != LUA_OK) state_.throw_error();
    remember(node);
    const int place = lua_gettop(lua_);
    for (std::size_t i = 0; i < function.upvalues.size(); ++i) {
      const Node upvalue = function.upvalues[i];
      const auto first = first_holder_.find(upvalue);
      if (std::holds_alternative<Graph::Variable>(graph_.nodes[upvalue]) && first != first_holder_.end()) {
        state_.push_reference(made_.at(first->second.first));
        lua_upvaluejoin(lua_, place, static_cast<int>(i + 1), -1, first->second.second);
        lua_pop(lua_, 1);
        continue;
      }
      first_holder_[upvalue] = {node, static_cast<int>(i + 1)};
      push_node(upvalue);
      lua_setupvalue(lua_, place, static_cast<int>(i + 1));
    }
  }

  State& state_;
  lua_State* lua_;
  const Graph& graph_;
  std::map<Node, int> made_;
  std::map<Node, std::pair<Node, int>> first_holder_;
  std::vector<std::pair<Node, int>> environments_;
};

}  // namespace

std::shared_ptr<ScriptFunction> Closure::restore(State& state) const {
  Restore restore(state, *graph_);
  restore.push_node(graph_->root);
  restore.finish();
  auto function = script_function(read(state.lua(), -1));
  lua_pop(state.lua(), 1);
  return function;
}

}  // namespace ansatz::host
