// SPDX-License-Identifier: MIT
#include "interpreter/check/facts.h"
#include "interpreter/check/lua_names.h"
#include "interpreter/check/walk.h"

namespace ansatz::check {

using namespace syntax;

namespace {

/// Adds the axes that a part of `run` reads, and every name of the Lua in it.
template <class Part>
void collect_read(const Part& part, const Facts& facts, std::set<std::string>& read) {
  const auto inner = [&](const auto& each) { collect_read(each, facts, read); };
  if constexpr (std::is_same_v<Part, Block>) {
    for (const auto& each : part.statements) inner(*each);
  } else {
    if (const auto* lua = as<LuaBlock>(part)) {
      for (std::string& name : read_lua_names(lua->text).mentioned) read.insert(std::move(name));
    }
    if constexpr (std::is_same_v<Part, Expression>) {
      const Entity* entity = as<Name>(part) ? facts.entity_of[part.id] : nullptr;
      if (entity && entity->kind == Resolution::Kind::axis) read.insert(entity->name);
    }
    each_part(part, inner, inner);
  }
}

void doubt_axes(const Experiment& experiment, Facts& facts) {
  std::set<std::string> read;
  for (const auto& each : experiment.body.statements) {
    if (const auto* run = as<Run>(*each)) collect_read(run->body, facts, read);
  }
  const auto doubt = [&](const std::vector<Word>& together) {
    std::vector<std::string> names;
    for (const Word& axis : together) {
      if (read.contains(axis.text)) return;
      names.push_back(axis.text);
    }
    facts.report(together.front().span, UnreadAxes{std::move(names)});
  };
  for (const auto& each : experiment.body.statements) {
    if (const auto* vary = as<Vary>(*each)) doubt(vary->axes);
    if (const auto* along = as<Along>(*each)) doubt({along->axis});
    if (const auto* sample = as<Sample>(*each)) {
      for (const auto& axis : sample->axes) doubt({axis.name});
    }
  }
}

}  // namespace

void doubt_unread_axes(Facts& facts) {
  for (const auto& each : facts.checked.file->statements) {
    if (const auto* experiment = as<Experiment>(*each)) doubt_axes(*experiment, facts);
  }
}

}  // namespace ansatz::check
