// SPDX-License-Identifier: MIT
// From a function in a Lua state to what it reaches, by value.

#include <algorithm>
#include <map>
#include <set>

#include "interpreter/host/bytecode.h"
#include "interpreter/host/closure_graph.h"
#include "interpreter/host/portable.h"
#include "interpreter/host/values.h"

namespace ansatz::host {
namespace {

using Graph = Closure::Graph;
using Node = Graph::Node;

int write_dump(lua_State*, const void* bytes, std::size_t size, void* dump) {
  static_cast<std::string*>(dump)->append(static_cast<const char*>(bytes), size);
  return 0;
}

class Capture {
 public:
  Capture(State& state, Graph& graph) : state_(state), lua_(state.lua()), graph_(graph) {}

  /// The node of the value on top of the stack, which stays there.
  Node take() {
    luaL_checkstack(lua_, 10, "functions nested too deeply");
    switch (lua_type(lua_, -1)) {
      case LUA_TFUNCTION:
        return take_function();
      case LUA_TTABLE:
        return take_table();
      case LUA_TUSERDATA:
        if (const KernelHandle* kernel = kernel_at(lua_, -1))
          return add(Graph::KernelSite{kernel->kernel->dotted_name(), kernel->site});
        if (const core::Value* value = value_at(lua_, -1)) return take_value(core::Value(*value));
        if (const std::string* path = state_.builtin_path(lua_topointer(lua_, -1))) return add(Graph::Builtin{*path});
        if (const auto* object = object_at(lua_, -1); object && (*object)->travels()) return take_object(*object);
        break;
      case LUA_TNIL:
      case LUA_TBOOLEAN:
      case LUA_TNUMBER:
      case LUA_TSTRING:
        // Lua tells 1 from 1.0 when it prints; what travels is the same number of the same kind.
        if (lua_isinteger(lua_, -1))
          return add(Graph::Composite{false, "integer", {std::to_string(lua_tointeger(lua_, -1))}, {}});
        return add(Graph::Plain{read(lua_, -1)});
      default:
        break;
    }
    throw core::Mismatch(std::string("a row cannot take a Lua ") + luaL_typename(lua_, -1) +
                         " along; compute it inside run");
  }

  bool keeps_state() const { return keeps_state_; }

 private:
  Node add(Graph::Content content) {
    graph_.nodes.push_back(std::move(content));
    return graph_.nodes.size() - 1;
  }

  Node take_value(const core::Value& value) {
    if (!holds_functions(value)) return add(Graph::Plain{value});
    if (value.is<std::shared_ptr<core::Callable>>()) {
      push(lua_, value);
      if (lua_isuserdata(lua_, -1) && value_at(lua_, -1))
        throw core::Mismatch("a row cannot take this function along; make it inside run");
      const Node node = take();
      lua_pop(lua_, 1);
      return node;
    }
    Graph::Composite composite;
    if (const auto* record = value.get<core::Record>()) {
      composite.is_record = true;
      composite.type = record->type;
      for (const auto& [name, field] : record->fields) {
        composite.names.push_back(name);
        composite.parts.push_back(take_value(field));
      }
    } else {
      for (const core::Value& item : value.get<core::List>()->items) composite.parts.push_back(take_value(item));
    }
    return add(std::move(composite));
  }

  Node take_object(const std::shared_ptr<Object>& object) {
    if (const auto seen = seen_.find(object.get()); seen != seen_.end()) return seen->second;
    const Node node = add(Graph::Fields{});
    seen_[object.get()] = node;
    objects_[node] = object;
    return node;
  }

  void take_fields(const std::vector<Node>& upvalues, const std::vector<std::pair<unsigned, std::string>>& uses) {
    for (const auto& [upvalue, name] : uses) {
      const auto* variable = std::get_if<Graph::Variable>(&graph_.nodes[upvalues.at(upvalue)]);
      const auto object = variable ? objects_.find(variable->value) : objects_.end();
      if (object == objects_.end() || !fields_.emplace(object->first, name).second) continue;
      const Node value = take_value(object->second->get(name));
      std::get<Graph::Fields>(graph_.nodes[object->first]).fields.emplace_back(name, value);
    }
  }

  Node take_table() {
    const void* pointer = lua_topointer(lua_, -1);
    if (const std::string* path = state_.builtin_path(pointer)) return add(Graph::Builtin{*path});
    if (const auto seen = seen_.find(pointer); seen != seen_.end()) return seen->second;
    if (state_.environment_file(pointer))
      throw core::Mismatch("a row cannot take a whole file along; name what it needs");
    if (lua_getmetatable(lua_, -1)) {
      lua_pop(lua_, 1);
      throw core::Mismatch("a row cannot take a Lua table with a metatable along; make it inside run");
    }
    const Node node = add(Graph::LuaTable{});
    seen_[pointer] = node;
    keeps_state_ = true;
    // Sorted keys: the same table is the same fingerprint in every run.
    std::vector<std::pair<std::pair<int, std::string>, double>> keys;
    lua_pushnil(lua_);
    while (lua_next(lua_, -2)) {
      lua_pop(lua_, 1);
      if (lua_type(lua_, -1) == LUA_TNUMBER)
        keys.push_back({{0, ""}, lua_tonumber(lua_, -1)});
      else if (lua_type(lua_, -1) == LUA_TSTRING)
        keys.push_back({{1, lua_tostring(lua_, -1)}, 0});
      else
        throw core::Mismatch("a row can take along a Lua table only when its keys are numbers and texts");
    }
    std::sort(keys.begin(), keys.end());
    for (const auto& [key, number] : keys) {
      if (key.first == 0) {
        lua_Integer whole = 0;
        if (lua_numbertointeger(number, &whole) && static_cast<double>(whole) == number)
          lua_pushinteger(lua_, whole);
        else
          lua_pushnumber(lua_, number);
      } else {
        lua_pushlstring(lua_, key.second.data(), key.second.size());
      }
      const Node key_node = take();
      lua_rawget(lua_, -2);
      const Node value_node = take();
      lua_pop(lua_, 1);
      std::get<Graph::LuaTable>(graph_.nodes[node]).entries.emplace_back(key_node, value_node);
    }
    return node;
  }

  Node take_function() {
    const void* pointer = lua_topointer(lua_, -1);
    if (const std::string* path = state_.builtin_path(pointer)) return add(Graph::Builtin{*path});
    if (lua_iscfunction(lua_, -1))
      throw core::Mismatch("a row cannot take this native function along; call it inside run");
    if (const auto seen = seen_.find(pointer); seen != seen_.end()) return seen->second;
    const Node node = add(Graph::Function{});
    seen_[pointer] = node;

    Graph::Function function;
    lua_dump(lua_, write_dump, &function.dump, 0);
    const Bytecode code = read_bytecode(function.dump);
    function.structure = code.structure;
    function.texts = code.texts;
    function.argument_fields = code.argument_fields;
    function.upvalue_fields.assign(code.upvalue_fields.begin(), code.upvalue_fields.end());
    keeps_state_ = keeps_state_ || code.assigns_upvalues;
    std::ptrdiff_t environment = -1;
    for (int i = 1; lua_getupvalue(lua_, -1, i); ++i) {
      if (lua_istable(lua_, -1) && state_.environment_file(lua_topointer(lua_, -1))) {
        environment = static_cast<std::ptrdiff_t>(take_environment());
        function.upvalues.push_back(static_cast<Node>(environment));
        lua_pop(lua_, 1);
        continue;
      }
      lua_pop(lua_, 1);
      const void* variable = lua_upvalueid(lua_, -1, i);
      if (const auto seen = seen_.find(variable); seen != seen_.end()) {
        function.upvalues.push_back(seen->second);
        continue;
      }
      const Node held = add(Graph::Variable{0});
      seen_[variable] = held;
      lua_getupvalue(lua_, -1, i);
      const Node value = take();
      lua_pop(lua_, 1);
      std::get<Graph::Variable>(graph_.nodes[held]).value = value;
      function.upvalues.push_back(held);
    }
    take_fields(function.upvalues, code.upvalue_fields);
    if (environment >= 0) take_globals(function, code, static_cast<Node>(environment));
    graph_.nodes[node] = std::move(function);
    return node;
  }

  Node take_environment() {
    const void* pointer = lua_topointer(lua_, -1);
    if (const auto seen = seen_.find(pointer); seen != seen_.end()) return seen->second;
    const Node node = add(Graph::Environment{*state_.environment_file(pointer), state_.environment_uses(pointer), {}});
    seen_[pointer] = node;
    lua_pushvalue(lua_, -1);
    environment_references_[node] = state_.reference();
    return node;
  }

  void take_globals(Graph::Function& function, const Bytecode& code, Node environment) {
    for (const std::string& name : code.globals) {
      state_.push_own_global(environment_references_.at(environment), name);
      if (lua_isnil(lua_, -1)) {
        function.globals.emplace_back(name, -1);
        lua_pop(lua_, 1);
        continue;
      }
      const auto key = std::make_pair(environment, name);
      auto found = globals_.find(key);
      if (found == globals_.end()) {
        // Named before it is walked, for functions that call themselves; the node follows.
        const Node node = take();
        found = globals_.emplace(key, node).first;
        std::get<Graph::Environment>(graph_.nodes[environment]).globals.emplace_back(name, node);
      }
      function.globals.emplace_back(name, static_cast<std::ptrdiff_t>(found->second));
      lua_pop(lua_, 1);
    }
  }

  State& state_;
  lua_State* lua_;
  Graph& graph_;
  bool keeps_state_ = false;
  std::map<const void*, Node> seen_;
  std::map<Node, int> environment_references_;
  std::map<Node, std::shared_ptr<Object>> objects_;
  std::set<std::pair<Node, std::string>> fields_;
  std::map<std::pair<Node, std::string>, Node> globals_;
};

}  // namespace

std::shared_ptr<const Closure> Closure::capture(const ScriptFunction& function) {
  State& state = function.state();
  auto graph = std::make_unique<Graph>();
  const int top = lua_gettop(state.lua());
  function.push_function();
  Capture capture(state, *graph);
  try {
    graph->root = capture.take();
  } catch (...) {
    lua_settop(state.lua(), top);
    throw;
  }
  lua_settop(state.lua(), top);
  std::vector<const core::Kernel*> kernels;
  const core::Fingerprint fingerprint = fingerprint_of(*graph, state, &kernels);
  return std::make_shared<const Closure>(std::move(graph), fingerprint, std::move(kernels), capture.keeps_state());
}

core::Fingerprint code_fingerprint(const ScriptFunction& function) {
  lua_State* lua = function.state().lua();
  function.push_function();
  std::string dump;
  const bool is_script = lua_isfunction(lua, -1) && lua_dump(lua, write_dump, &dump, 0) == 0;
  lua_pop(lua, 1);
  return is_script ? read_bytecode(dump).structure : core::Fingerprint();
}

}  // namespace ansatz::host
