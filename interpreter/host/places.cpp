// SPDX-License-Identifier: MIT
// Which line of which script a piece of running Lua comes from.

#include <filesystem>

#include "interpreter/host/error_value.h"
#include "interpreter/host/state.h"
#include "interpreter/host/values.h"
#include "interpreter/lower/lower.h"

namespace ansatz::host {

void ChunkTable::add(const std::string& chunk, lower::LineMap lines) {
  const std::lock_guard lock(mutex_);
  chunks_[chunk] = std::make_unique<lower::LineMap>(std::move(lines));
}

const lower::LineMap* ChunkTable::find(const std::string& chunk) const {
  const std::lock_guard lock(mutex_);
  const auto found = chunks_.find(chunk);
  return found == chunks_.end() ? nullptr : found->second.get();
}

namespace {

using Stretch = std::pair<syntax::SourcePtr, syntax::Span>;

std::optional<Stretch> span_in(const ChunkTable& chunks, const char* chunk, int line) {
  const lower::LineMap* lines = line > 0 && chunk[0] == '=' ? chunks.find(chunk + 1) : nullptr;
  const auto span = lines ? lines->find(line) : std::nullopt;
  return span ? std::optional(Stretch{lines->source, *span}) : std::nullopt;
}

std::string text_of(const std::optional<Stretch>& stretch) {
  return stretch ? stretch->first->place(stretch->second.begin) : std::string();
}

std::string place_in(const ChunkTable& chunks, const char* chunk, int line) {
  return text_of(span_in(chunks, chunk, line));
}

/// Where a function stands: the first line that does something, since the line of the function itself is often that
/// of a block around it.
struct Stand {
  const lower::LineMap* lines = nullptr;
  std::string chunk;
  int line = 0;
};

Stand stand_of(const ScriptFunction& function) {
  lua_State* lua = function.state().lua();
  function.push_function();
  lua_Debug info;
  lua_getinfo(lua, ">SL", &info);
  const ChunkTable& chunks = *function.state().options().chunks;
  int first = 0;
  for (lua_pushnil(lua); lua_next(lua, -2) != 0; lua_pop(lua, 1)) {
    const int line = static_cast<int>(lua_tointeger(lua, -2));
    const bool is_earlier = first == 0 || line < first;
    if (is_earlier && !place_in(chunks, info.source, line).empty()) first = line;
  }
  lua_pop(lua, 1);
  return {info.source[0] == '=' ? chunks.find(info.source + 1) : nullptr, info.source,
          first > 0 ? first : info.linedefined};
}

}  // namespace

std::optional<std::pair<syntax::SourcePtr, syntax::Span>> State::current_span() const {
  lua_Debug info;
  for (int level = 0; lua_getstack(lua_, level, &info); ++level) {
    lua_getinfo(lua_, "Sl", &info);
    if (auto found = span_in(*options_.chunks, info.source, info.currentline)) return found;
  }
  return std::nullopt;
}

std::string State::current_folder() const {
  lua_Debug info;
  for (int level = 0; lua_getstack(lua_, level, &info); ++level) {
    lua_getinfo(lua_, "S", &info);
    std::string file;
    if (info.source[0] == '@') {
      file = info.source + 1;
    } else if (const lower::LineMap* lines = info.source[0] == '=' ? options_.chunks->find(info.source + 1) : nullptr) {
      file = lines->source->name();
    }
    if (!file.empty()) return std::filesystem::path(file).parent_path().string();
  }
  return {};
}

std::string State::current_place() const { return text_of(current_span()); }

std::string place_of(const ScriptFunction& function) {
  const Stand stand = stand_of(function);
  return place_in(*function.state().options().chunks, stand.chunk.c_str(), stand.line);
}

ScriptError error_at(const ScriptFunction& function, const std::exception& mistake) {
  const ErrorValue error = describe_exception(mistake);
  const Stand stand = stand_of(function);
  syntax::Diagnostic diagnostic;
  diagnostic.message = error.message;
  diagnostic.caret_note = error.caret_note;
  diagnostic.lines = error.lines;
  if (const auto span = stand.lines ? stand.lines->find(stand.line) : std::nullopt) {
    diagnostic.source = stand.lines->source;
    diagnostic.span = *span;
  }
  return ScriptError(error.message, std::move(diagnostic));
}

}  // namespace ansatz::host
