// SPDX-License-Identifier: MIT
#include "interpreter/host/lua_messages.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <regex>

#include "interpreter/lower/lua_name.h"

namespace ansatz::host {
namespace {

std::string kind_of(const std::string& type) {
  if (type == "nil" || type == "no value") return "nothing";
  if (type == "boolean") return "a truth value";
  if (type == "string") return "a text";
  if (type == "table") return "a Lua table";
  if (type == "integer") return "a whole number";
  if (type == "number" || type == "function") return "a " + type;
  return type == "ansatz.kernel" ? "a kernel" : "a value of Ansatz";
}

/// "(field 'run')" → run; what Lua could not name, or named for itself, → nothing.
std::string subject_of(const std::string& description) {
  static const std::regex kQuoted("'([A-Za-z_][A-Za-z0-9_]*)'");
  std::smatch found;
  return std::regex_search(description, found, kQuoted) ? lower::script_name(found[1].str()) : "";
}

/// Functions that plain Lua has and a script has not, as Lua describes them where they are missed, and what stands in
/// their place.
std::optional<std::string> left_out(const std::string& description) {
  static const std::pair<const char*, const char*> kLeftOut[] = {
      {"field 'random'",
       "Lua's math.random is left out, for its numbers depend on what ran before: uniform(low, high, n), normal(mean, "
       "sd, n) and the other draws are the same every time"},
      {"field 'randomseed'", "Lua's math.randomseed is left out: a run is given its seed by --seed"},
      {"global 'dofile'", "Lua's dofile is left out: import brings the names of a file"},
      {"global 'loadfile'", "Lua's loadfile is left out: import brings the names of a file"},
      {"global 'load'", "Lua's load is left out: what a script runs is checked before it runs"},
      {"global 'collectgarbage'", "Lua's collectgarbage is left out: Ansatz looks after the memory"}};
  for (const auto& [missed, instead] : kLeftOut) {
    if (description == std::string(" (") + missed + ")") return instead;
  }
  return std::nullopt;
}

std::optional<std::string> failed_operation(const std::string& message) {
  static const std::regex kSingle("attempt to ([a-z ]+?)(?: on)? an? ([a-z. ]+) value(.*)");
  std::smatch found;
  if (!std::regex_match(message, found, kSingle)) return std::nullopt;
  const std::string verb = found[1], kind = kind_of(found[2]), name = subject_of(found[3]);
  const std::string subject = name.empty() ? "this" : name;
  if (found[2] == "nil" && verb == "call") {
    if (auto instead = left_out(found[3])) return *instead;
  }
  if (verb == "call") return subject + " is " + kind + ", and only functions can be called";
  if (verb == "index") return subject + " is " + kind + " and has no fields";
  if (verb == "get length of") return subject + " is " + kind + " and has no length";
  const std::string whole = name.empty() ? kind : name + ", which is " + kind;
  if (verb == "concatenate") return "cannot join " + whole + ", with ..; text(a, b) joins any values";
  return "cannot calculate with " + whole;
}

std::optional<std::string> failed_comparison(const std::string& message) {
  static const std::regex kTwo("attempt to compare two ([a-z.]+) values");
  static const std::regex kMixed("attempt to compare ([a-z.]+) with ([a-z.]+)");
  std::smatch found;
  if (std::regex_match(message, found, kTwo))
    return "cannot compare " + kind_of(found[1]) + " and " + kind_of(found[1]);
  if (std::regex_match(message, found, kMixed))
    return "cannot compare " + kind_of(found[1]) + " and " + kind_of(found[2]);
  return std::nullopt;
}

std::optional<std::string> bad_argument(const std::string& message) {
  static const std::regex kArgument("bad argument #([0-9]+) to '([^']*)' \\((.*)\\)");
  static const std::regex kKinds("([a-z. ]+) expected, got ([a-z. ]+)");
  std::smatch found;
  if (!std::regex_match(message, found, kArgument)) return std::nullopt;
  std::string name = found[2];
  if (name == "?") name = "this function";
  const std::string reason = found[3], start = name + ": argument " + found[1].str();
  std::smatch kinds;
  if (!std::regex_match(reason, kinds, kKinds)) return start + ": " + reason;
  const std::string given = kinds[2] == "no value" ? "missing" : kind_of(kinds[2]);
  return start + " must be " + kind_of(kinds[1]) + ", but is " + given;
}

std::optional<std::string> bad_loop(const std::string& message) {
  static const std::regex kEnd("bad 'for' ([a-z ]+) \\(number expected, got ([a-z. ]+)\\)");
  std::smatch found;
  if (!std::regex_match(message, found, kEnd)) return std::nullopt;
  return "the " + found[1].str() + " of 'for' must be a number, but is " + kind_of(found[2]);
}

}  // namespace

std::string without_place(const std::string& message, const std::vector<std::string>& shown) {
  for (const std::string& chunk : shown) {
    if (message.compare(0, chunk.size() + 1, chunk + ":") != 0) continue;
    auto at = chunk.size() + 1;
    while (at < message.size() && std::isdigit(static_cast<unsigned char>(message[at]))) ++at;
    if (message.compare(at, 2, ": ") == 0) return message.substr(at + 2);
  }
  return message;
}

std::string in_readers_terms(const std::string& message) {
  if (message == "not enough memory") return "the script used up its memory limit";
  if (message == "table index is nil") return "the key of a Lua table is nothing";
  if (message.find("stack overflow") != std::string::npos)
    return "functions call each other without end (stack overflow)";
  if (auto said = failed_operation(message)) return *said;
  if (auto said = failed_comparison(message)) return *said;
  if (auto said = bad_argument(message)) return *said;
  if (auto said = bad_loop(message)) return *said;
  return message;
}

}  // namespace ansatz::host
