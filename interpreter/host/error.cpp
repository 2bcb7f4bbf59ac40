// SPDX-License-Identifier: MIT
#include "interpreter/host/error.h"

#include <cctype>
#include <new>
#include <optional>

#include "interpreter/host/error_value.h"
#include "interpreter/host/lua_messages.h"
#include "interpreter/host/values.h"
#include "interpreter/syntax/render.h"
#include "interpreter/syntax/suggest.h"
#include "stdlib/core/declare/invoke.h"

namespace ansatz::host {
namespace {

/// The value of `name = …` within a stretch of source, up to the comma or bracket that ends it; or the name itself.
std::optional<syntax::Span> argument_within(const syntax::Source& source, syntax::Span stretch, const std::string& name,
                                            bool name_itself) {
  if (name.empty()) return std::nullopt;
  const std::string_view text = source.text(stretch);
  const auto is_word = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || (c & 0x80) != 0;
  };
  for (auto at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    auto next = at + name.size();
    if ((at > 0 && (is_word(text[at - 1]) || text[at - 1] == '.')) || (next < text.size() && is_word(text[next])))
      continue;
    next = text.find_first_not_of(" \t", next);
    if (next == std::string_view::npos || text[next] != '=' || text.substr(next, 2) == "==") continue;
    if (name_itself) {
      const auto begin = stretch.begin + static_cast<std::uint32_t>(at);
      return syntax::Span{begin, begin + static_cast<std::uint32_t>(name.size())};
    }
    const auto begin = text.find_first_not_of(" \t", next + 1);
    if (begin == std::string_view::npos) return std::nullopt;
    int depth = 0;
    auto end = begin;
    for (; end < text.size() && text[end] != '\n'; ++end) {
      if (text[end] == '(' || text[end] == '[' || text[end] == '{') ++depth;
      if ((text[end] == ')' || text[end] == ']' || text[end] == '}') && --depth < 0) break;
      if (text[end] == ',' && depth == 0) break;
    }
    return syntax::Span{stretch.begin + static_cast<std::uint32_t>(begin),
                        stretch.begin + static_cast<std::uint32_t>(end)};
  }
  return std::nullopt;
}

/// Lua's lines as places of the script: "kinks.anz:23: in function <kinks.anz:20>" is of a text that nobody sees.
void place_lines(std::string& trace, const ChunkTable& chunks, const lua_Debug& info) {
  const lower::LineMap* lines = info.source && info.source[0] == '=' ? chunks.find(info.source + 1) : nullptr;
  if (!lines) return;
  const auto replace = [&](int line, const std::string& end) {
    const std::string written = std::string(info.short_src) + ":" + std::to_string(line) + end;
    const auto span = lines->find(line);
    const std::string place = span ? lines->source->place(span->begin) : std::string(info.short_src);
    for (auto at = trace.find(written); at != std::string::npos; at = trace.find(written, at + place.size()))
      trace.replace(at, written.size(), place + end);
  };
  replace(info.currentline, ":");
  replace(info.linedefined, ">");
}

syntax::Diagnostic::Line help(const std::string& text) { return {"help", text}; }

}  // namespace

ErrorValue describe_exception(const std::exception& exception) {
  ErrorValue value;
  value.message = exception.what();
  if (dynamic_cast<const core::Interrupted*>(&exception)) {
    value.interrupted = true;
  } else if (const auto* unknown = dynamic_cast<const core::UnknownName*>(&exception)) {
    value.parameter = unknown->name;
    value.blames_name = true;
    if (const auto near = syntax::nearest(unknown->name, unknown->known)) {
      value.caret_note = "did you mean '" + *near + "'?";
    } else if (!unknown->known.empty() && unknown->known.size() <= 12) {
      std::string known;
      for (const std::string& name : unknown->known) known += (known.empty() ? "" : ", ") + name;
      value.lines.push_back({"known", known});
    }
  } else if (const auto* call = dynamic_cast<const core::BadCall*>(&exception)) {
    value.parameter = call->parameter;
    if (!call->declaration.empty()) value.lines.push_back({"declared", call->declaration});
    if (!call->help.empty()) value.lines.push_back(help(call->help));
  } else if (const auto* bad = dynamic_cast<const core::BadParameter*>(&exception)) {
    value.parameter = bad->name;
  } else if (const auto* script = dynamic_cast<const ScriptError*>(&exception)) {
    if (script->origin) value = *script->origin;
  } else if (dynamic_cast<const std::bad_alloc*>(&exception)) {
    value.message = "there is not enough memory for this value";
  }
  return value;
}

int handle_error(lua_State* lua) {
  ErrorValue error;
  if (auto* held = static_cast<ErrorValue*>(luaL_testudata(lua, 1, kErrorType))) {
    error = *held;
  } else if (const char* text = lua_tostring(lua, 1)) {
    error.message = text;
  } else {
    error.message =
        lua_isnil(lua, 1) ? "an error was raised without a message" : "an error was raised whose message is no text";
  }
  if (error.trace.empty()) {
    luaL_traceback(lua, lua, nullptr, 1);
    error.trace = lua_tostring(lua, -1);
    lua_pop(lua, 1);
    lua_Debug info;
    std::vector<std::string> shown;  // how Lua's messages name the chunks
    for (int level = 1; level < 200 && lua_getstack(lua, level, &info); ++level) {
      lua_getinfo(lua, "Sln", &info);
      if (info.currentline <= 0) continue;
      place_lines(error.trace, *State::of(lua).options().chunks, info);
      shown.emplace_back(info.short_src);
      error.frames.push_back({info.source ? info.source + (info.source[0] == '=' || info.source[0] == '@' ? 1 : 0) : "",
                              info.currentline, info.name ? info.name : ""});
    }
    error.message = in_readers_terms(without_place(error.message, shown));
  }
  new (lua_newuserdatauv(lua, sizeof(ErrorValue), 0)) ErrorValue(std::move(error));
  luaL_setmetatable(lua, kErrorType);
  return 1;
}

std::string ScriptError::place() const {
  return diagnostic.source ? diagnostic.source->place(diagnostic.span.begin) : std::string();
}

std::string ScriptError::sentence() const {
  return diagnostic.caret_note.empty() ? diagnostic.message : diagnostic.message + "; " + diagnostic.caret_note;
}

std::string ScriptError::rendered() const { return syntax::render(diagnostic); }

void State::throw_error() {
  ErrorValue error;
  if (const auto* held = static_cast<ErrorValue*>(luaL_testudata(lua_, -1, kErrorType)))
    error = *held;
  else
    error.message = in_readers_terms(lua_tostring(lua_, -1) ? lua_tostring(lua_, -1) : "unknown error");
  lua_pop(lua_, 1);

  syntax::Diagnostic diagnostic;
  diagnostic.message = error.message;
  diagnostic.caret_note = error.caret_note;
  diagnostic.lines = error.lines;
  std::vector<Frame> frames;
  for (const auto& raw : error.frames) {
    const lower::LineMap* lines = options_.chunks->find(raw.chunk);
    const auto place = lines ? lines->find(raw.line) : std::nullopt;
    if (!place) {
      if (!lines) frames.push_back({raw.chunk, raw.line, raw.function});
      continue;
    }
    syntax::Span span = *place;
    while (span.begin + 1 < span.end && std::isspace(static_cast<unsigned char>(lines->source->text()[span.begin])))
      ++span.begin;
    const auto at = lines->source->position(span.begin);
    frames.push_back({lines->source->name(), static_cast<int>(at.line), raw.function});
    if (!diagnostic.source) {
      diagnostic.source = lines->source;
      diagnostic.span = argument_within(*lines->source, span, error.parameter, error.blames_name).value_or(span);
    }
  }
  ScriptError thrown(error.message, std::move(diagnostic));
  thrown.frames = std::move(frames);
  thrown.raw_trace = error.trace;
  thrown.interrupted = error.interrupted;
  thrown.origin = std::make_shared<const ErrorValue>(std::move(error));
  throw thrown;
}

}  // namespace ansatz::host
