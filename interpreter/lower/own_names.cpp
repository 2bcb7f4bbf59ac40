// SPDX-License-Identifier: MIT
#include "interpreter/lower/own_names.h"

#include <algorithm>

#include "interpreter/check/lua_names.h"
#include "interpreter/check/walk.h"
#include "interpreter/lower/lua_name.h"

namespace ansatz::lower {

using namespace syntax;

namespace {

/// Every name a script writes or binds, as Lua sees it.
class Collector {
 public:
  explicit Collector(std::set<std::string>& names) : names_(names) {}

  void statement(const Statement& whole) {
    if (const auto* binding = as<Binding>(whole)) add(binding->name);
    if (const auto* function = as<FunctionDefinition>(whole)) {
      add(function->name);
      add(function->parameters);
    }
    if (const auto* loop = as<For>(whole)) add(loop->names);
    if (const auto* vary = as<Vary>(whole)) add(vary->axes);
    if (const auto* record = as<Record>(whole)) add(record->column);
    if (const auto* lua = as<LuaBlock>(whole)) add(*lua);
    parts(whole);
  }

 private:
  template <class Node>
  void parts(const Node& whole) {
    check::each_part(
        whole, [&](const Expression& part) { expression(part); },
        [&](const Block& block) {
          for (const auto& each : block.statements) statement(*each);
        });
  }
  void expression(const Expression& whole) {
    if (const auto* name = as<Name>(whole)) names_.insert(lua_name(name->name));
    if (const auto* function = as<FunctionLiteral>(whole)) add(function->parameters);
    if (const auto* lua = as<LuaBlock>(whole)) add(*lua);
    parts(whole);
  }
  void add(const Word& word) { names_.insert(lua_name(word.text)); }
  void add(const std::vector<Word>& words) {
    for (const Word& word : words) add(word);
  }
  void add(const std::vector<Parameter>& parameters) {
    for (const Parameter& parameter : parameters) add(parameter.name);
  }
  void add(const LuaBlock& lua) {
    for (std::string& name : check::read_lua_names(lua.text).mentioned) names_.insert(std::move(name));
  }

  std::set<std::string>& names_;
};

}  // namespace

OwnNames::OwnNames(const check::Checked& checked) {
  Collector collector(taken_);
  for (const auto& each : checked.file->statements) collector.statement(*each);
  for (const auto& [id, parts] : checked.templates) {
    for (const auto& part : parts) {
      if (part.is_name) taken_.insert(lua_name(part.text));
    }
  }
  last = fresh("last");
  data = fresh("data");
  row = fresh("row");
  claim = fresh("claim");
  figure = fresh("figure");
  ignored = fresh("_");
  stopped = fresh("stopped");
  given_ = "given";
  const auto is_taken = [&](const std::string& name) { return name.starts_with(given_); };
  while (std::any_of(taken_.begin(), taken_.end(), is_taken)) given_ += "_";
}

std::string OwnNames::fresh(std::string_view wanted) const {
  std::string name(wanted);
  for (int i = 1; taken_.contains(name); ++i) name = std::string(wanted) + "_" + std::to_string(i);
  return name;
}

}  // namespace ansatz::lower
