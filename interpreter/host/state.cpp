// SPDX-License-Identifier: MIT
#include "interpreter/host/state.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <stdexcept>

#include "interpreter/host/closure.h"
#include "interpreter/host/error_value.h"
#include "interpreter/host/signatures.h"
#include "interpreter/host/values.h"
#include "interpreter/lower/lower.h"
#include "stdlib/core/stop_point.h"

namespace ansatz::host {
namespace {

/// Every living state, for interrupt_all.
std::mutex& living_mutex() {
  static std::mutex mutex;
  return mutex;
}
std::set<State*>& living() {
  static std::set<State*> states;
  return states;
}

void stop_hook(lua_State* lua, lua_Debug*) {
  const std::atomic<bool>* stop = State::of(lua).stop();
  if (!stop || !stop->load(std::memory_order_relaxed)) {
    lua_sethook(lua, nullptr, 0, 0);
    return;
  }
  push_error(lua, core::Interrupted());
  lua_error(lua);
}

int refuse_global(lua_State* lua) {
  throw core::Mismatch(std::string("'") + luaL_checkstring(lua, 2) +
                       "' is a name outside this run, and a row may not assign it; a row gives its results by record");
}

}  // namespace

void ChunkTable::add(const std::string& chunk, lower::LineMap lines) {
  const std::lock_guard lock(mutex_);
  chunks_[chunk] = std::make_unique<lower::LineMap>(std::move(lines));
}

const lower::LineMap* ChunkTable::find(const std::string& chunk) const {
  const std::lock_guard lock(mutex_);
  const auto found = chunks_.find(chunk);
  return found == chunks_.end() ? nullptr : found->second.get();
}

void* State::allocate(void* state, void* block, std::size_t old_size, std::size_t new_size) {
  auto& self = *static_cast<State*>(state);
  const std::size_t held = block ? old_size : 0;  // without a block, old_size tells the kind of object
  if (new_size == 0) {
    std::free(block);
    self.memory_used_ -= held;
    return nullptr;
  }
  if (new_size > held && self.memory_used_ + (new_size - held) > self.options_.memory_limit) return nullptr;
  void* fresh = std::realloc(block, new_size);
  if (fresh) self.memory_used_ += new_size - held;
  return fresh;
}

State::State(StateOptions options) : options_(std::move(options)), stop_(options_.stop) {
  if (!options_.registry) throw std::logic_error("a state needs a registry");
  lua_ = lua_newstate(allocate, this);
  if (!lua_) throw std::bad_alloc();
  *static_cast<State**>(lua_getextraspace(lua_)) = this;
  alive_ = std::make_shared<State*>(this);
  open_libraries();
  index_builtins();
  const std::lock_guard lock(living_mutex());
  living().insert(this);
}

State::~State() {
  {
    const std::lock_guard lock(living_mutex());
    living().erase(this);
  }
  restored_.clear();
  alive_.reset();
  lua_close(lua_);
}

State& State::of(lua_State* lua) { return **static_cast<State**>(lua_getextraspace(lua)); }

void State::interrupt_all() {
  const std::lock_guard lock(living_mutex());
  for (State* state : living()) {
    const std::atomic<bool>* stop = state->stop();  // its thread may set another meanwhile
    if (stop && stop->load(std::memory_order_relaxed)) {
      lua_sethook(state->lua_, stop_hook, LUA_MASKCALL | LUA_MASKRET | LUA_MASKLINE | LUA_MASKCOUNT, 1);
    }
  }
}

void State::tick() const {
  const std::atomic<bool>* stop = this->stop();
  if (stop && stop->load(std::memory_order_relaxed)) throw core::Interrupted();
}

namespace {

std::string place_in(const ChunkTable& chunks, const char* chunk, int line) {
  const lower::LineMap* lines = line > 0 && chunk[0] == '=' ? chunks.find(chunk + 1) : nullptr;
  const auto span = lines ? lines->find(line) : std::nullopt;
  if (!span) return {};
  const auto at = lines->source->position(span->begin);
  return lines->source->name() + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

}  // namespace

std::string State::current_place() const {
  lua_Debug info;
  for (int level = 0; lua_getstack(lua_, level, &info); ++level) {
    lua_getinfo(lua_, "Sl", &info);
    const std::string place = place_in(*options_.chunks, info.source, info.currentline);
    if (!place.empty()) return place;
  }
  return {};
}

namespace {

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

void State::account(std::size_t bytes) {
  // One step of the collector a megabyte keeps discarded arrays from piling up behind their small handles.
  unaccounted_ += bytes;
  constexpr std::size_t kStep = std::size_t{1} << 20U;
  if (unaccounted_ >= kStep) {
    lua_gc(lua_, LUA_GCSTEP, static_cast<int>(std::min<std::size_t>(unaccounted_ >> 10U, 1U << 20U)));
    unaccounted_ = 0;
  }
}

void State::open_libraries() {
  const std::pair<const char*, lua_CFunction> libraries[] = {
      {LUA_GNAME, luaopen_base},       {LUA_TABLIBNAME, luaopen_table}, {LUA_STRLIBNAME, luaopen_string},
      {LUA_MATHLIBNAME, luaopen_math}, {LUA_UTF8LIBNAME, luaopen_utf8}, {LUA_COLIBNAME, luaopen_coroutine}};
  for (const auto& [name, open] : libraries) {
    luaL_requiref(lua_, name, open, 1);
    lua_pop(lua_, 1);
  }
  // What reads files behind our back, runs text that was never checked, or draws unaddressed numbers.
  const auto drop = [&](const char* table, std::initializer_list<const char*> names) {
    lua_getglobal(lua_, table);
    for (const char* name : names) {
      lua_pushnil(lua_);
      lua_setfield(lua_, -2, name);
    }
    lua_pop(lua_, 1);
  };
  drop(LUA_GNAME, {"dofile", "loadfile", "load", "collectgarbage", "warn"});
  drop(LUA_STRLIBNAME, {"dump"});
  drop(LUA_MATHLIBNAME, {"random", "randomseed"});

  lua_newtable(lua_);  // az
  lua_pushvalue(lua_, -1);
  lua_setglobal(lua_, "az");
  install_values(lua_);
  install_operators(lua_);
  install_access(lua_);
  install_calls(lua_);
  install_signatures(lua_);
  install_builtins(lua_);
  install_experiments(lua_);
  install_boundaries(lua_);
  lua_pop(lua_, 1);
  make_libraries_constant(lua_);
  lua_rawgeti(lua_, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
  base_scope_ = reference();
}

void State::index_builtins() {
  push_reference(base_scope_);
  const auto note = [&](const std::string& path) {
    if (const void* pointer = lua_topointer(lua_, -1)) {
      if (builtins_.emplace(pointer, path).second) {
        lua_pushvalue(lua_, -1);
        builtin_references_[path] = reference();
      }
    }
  };
  lua_pushnil(lua_);
  while (lua_next(lua_, -2)) {
    const std::string name = lua_tostring(lua_, -2);
    if (name != LUA_GNAME && (lua_istable(lua_, -1) || lua_iscfunction(lua_, -1))) {
      note(name);
      if (lua_istable(lua_, -1)) {
        luaL_getmetafield(lua_, -1, "__index");  // the true table behind the one that scripts see
        lua_pushnil(lua_);
        while (lua_next(lua_, -2)) {
          if (lua_type(lua_, -2) == LUA_TSTRING && (lua_iscfunction(lua_, -1) || lua_isuserdata(lua_, -1)) &&
              !kernel_at(lua_, -1)) {
            note(name + "." + lua_tostring(lua_, -2));
          }
          lua_pop(lua_, 1);
        }
        lua_pop(lua_, 1);
      }
    }
    lua_pop(lua_, 1);
  }
  for (std::size_t values = 0; values <= lower::kMostGiven; ++values) {
    push_given(lua_, values);
    note("az.given(" + std::to_string(values) + ")");
    lua_pop(lua_, 1);
  }
  lua_pop(lua_, 1);
}

const std::string* State::builtin_path(const void* pointer) const {
  const auto found = builtins_.find(pointer);
  return found == builtins_.end() ? nullptr : &found->second;
}

bool State::push_builtin(const std::string& path) {
  const auto found = builtin_references_.find(path);
  if (found == builtin_references_.end()) return false;
  push_reference(found->second);
  return true;
}

int State::reference() { return luaL_ref(lua_, LUA_REGISTRYINDEX); }
void State::push_reference(int reference) const { lua_rawgeti(lua_, LUA_REGISTRYINDEX, reference); }

void State::push_scope(int environment) const {
  push_reference(environment);
  lua_getmetatable(lua_, -1);
  lua_getfield(lua_, -1, "__index");
  lua_replace(lua_, -3);
  lua_pop(lua_, 1);
}

void State::release_later(int reference) {
  const std::lock_guard lock(pending_mutex_);
  pending_.push_back(reference);
}

void State::release_pending() {
  std::vector<int> taken;
  {
    const std::lock_guard lock(pending_mutex_);
    taken.swap(pending_);
  }
  for (const int reference : taken) luaL_unref(lua_, LUA_REGISTRYINDEX, reference);
}

int State::make_environment(const std::string& file) {
  lua_newtable(lua_);  // environment
  environments_[lua_topointer(lua_, -1)] = {file, {}};
  lua_newtable(lua_);  // its metatable
  lua_newtable(lua_);  // what `use` brings
  lua_newtable(lua_);
  push_reference(base_scope_);
  lua_setfield(lua_, -2, "__index");
  lua_setmetatable(lua_, -2);
  lua_setfield(lua_, -2, "__index");
  lua_pushboolean(lua_, 0);
  lua_setfield(lua_, -2, "__metatable");
  lua_setmetatable(lua_, -2);
  return reference();
}

int State::make_layer(int environment) {
  push_reference(environment);
  const Environment below = environments_.at(lua_topointer(lua_, -1));
  const int layer = make_environment(below.file);
  push_reference(layer);
  Environment& held = environments_.at(lua_topointer(lua_, -1));
  held.uses = below.uses;
  held.below = environment;
  push_scope(layer);
  lua_newtable(lua_);
  lua_pushvalue(lua_, -4);
  lua_setfield(lua_, -2, "__index");
  lua_setmetatable(lua_, -2);
  lua_pop(lua_, 3);
  return layer;
}

void State::push_own_global(int environment, const std::string& name) {
  lua_pushnil(lua_);
  for (int at = environment; at != 0 && lua_isnil(lua_, -1);) {
    lua_pop(lua_, 1);
    push_reference(at);
    at = environments_.at(lua_topointer(lua_, -1)).below;
    lua_pushlstring(lua_, name.data(), name.size());
    lua_rawget(lua_, -2);
    lua_remove(lua_, -2);
  }
}

void State::release_environment(int environment) {
  push_reference(environment);
  environments_.erase(lua_topointer(lua_, -1));
  lua_pop(lua_, 1);
  luaL_unref(lua_, LUA_REGISTRYINDEX, environment);
}

void State::use(int environment, const std::vector<std::string>& modules) {
  push_reference(environment);
  auto& uses = environments_.at(lua_topointer(lua_, -1)).uses;
  lua_getmetatable(lua_, -1);
  lua_getfield(lua_, -1, "__index");
  for (const std::string& name : modules) {
    const core::Module* module = registry().find_module(name);
    if (!module) {
      std::vector<std::string> known;
      for (const auto& each : registry().modules()) known.push_back(each->name);
      lua_pop(lua_, 3);
      throw core::UnknownName("there is no module '" + name + "'", name, known);
    }
    if (std::find(uses.begin(), uses.end(), name) != uses.end()) continue;
    for (const core::Kernel* kernel : module->kernels) {
      // A name that two used modules share is reached through its module only.
      const bool shared = std::any_of(uses.begin(), uses.end(), [&](const std::string& other) {
        return registry().find(other + "." + kernel->name) != nullptr;
      });
      if (shared)
        lua_pushnil(lua_);
      else
        push(lua_, KernelHandle{kernel, ""});
      lua_setfield(lua_, -2, kernel->name.c_str());
    }
    uses.push_back(name);
  }
  lua_pop(lua_, 3);
}

void State::seal(int environment) {
  push_reference(environment);
  lua_getmetatable(lua_, -1);
  lua_pushcfunction(lua_, guarded<refuse_global>);
  lua_setfield(lua_, -2, "__newindex");
  lua_pop(lua_, 2);
}

void State::override_globals(int environment, const std::map<std::string, core::Value>& values) {
  push_reference(environment);
  lua_getmetatable(lua_, -1);
  lua_newtable(lua_);
  for (const auto& [name, value] : values) {
    push(lua_, value);
    lua_setfield(lua_, -2, name.c_str());
  }
  lua_pushcclosure(
      lua_,
      [](lua_State* lua) {
        lua_pushvalue(lua, 2);
        if (lua_rawget(lua, lua_upvalueindex(1)) != LUA_TNIL) lua_replace(lua, 3);
        lua_settop(lua, 3);
        lua_rawset(lua, 1);
        return 0;
      },
      1);
  lua_setfield(lua_, -2, "__newindex");
  lua_pop(lua_, 2);
}

void State::set_global(int environment, const std::string& lua_name, const core::Value& value) {
  push_reference(environment);
  push(lua_, value);
  lua_setfield(lua_, -2, lua_name.c_str());
  lua_pop(lua_, 1);
}

core::Value State::global(int environment, const std::string& lua_name) {
  push_reference(environment);
  lua_getfield(lua_, -1, lua_name.c_str());
  core::Value value = read(lua_, -1);
  lua_pop(lua_, 2);
  return value;
}

std::vector<std::string> State::global_names(int environment) {
  std::vector<std::string> names;
  push_reference(environment);
  lua_pushnil(lua_);
  while (lua_next(lua_, -2)) {
    if (lua_type(lua_, -2) == LUA_TSTRING) names.emplace_back(lua_tostring(lua_, -2));
    lua_pop(lua_, 1);
  }
  lua_pop(lua_, 1);
  std::sort(names.begin(), names.end());
  return names;
}

void State::merge(int from, int to) {
  push_reference(from);
  push_reference(to);
  lua_pushnil(lua_);
  while (lua_next(lua_, -3)) {
    lua_pushvalue(lua_, -2);
    lua_insert(lua_, -2);
    lua_rawset(lua_, -4);
  }
  lua_pop(lua_, 2);
}

void State::load(const std::string& lua_text, const std::string& chunk, int environment) {
  release_pending();
  if (luaL_loadbufferx(lua_, lua_text.data(), lua_text.size(), ("=" + chunk).c_str(), "t") != LUA_OK) {
    lua_pushcfunction(lua_, handle_error);
    lua_insert(lua_, -2);
    lua_call(lua_, 1, 1);
    throw_error();
  }
  push_reference(environment);
  lua_setupvalue(lua_, -2, 1);
}

core::Value State::run(const std::string& lua_text, const std::string& chunk, int environment) {
  load(lua_text, chunk, environment);
  call(0, 1);
  core::Value value;
  try {
    value = read(lua_, -1);
  } catch (const core::Mismatch&) {  // a value that only Lua can hold
  }
  lua_pop(lua_, 1);
  return value;
}

int State::run_module(const std::string& lua_text, const std::string& chunk, int environment) {
  load(lua_text, chunk, environment);
  call(0, 1);
  if (!lua_isnil(lua_, -1)) return reference();
  lua_pop(lua_, 1);
  return environment;
}

void State::call(int arguments, int results) {
  const int handler = lua_gettop(lua_) - arguments;
  lua_pushcfunction(lua_, handle_error);
  lua_insert(lua_, handler);
  const core::StopScope scope(stop_);
  const int status = lua_pcall(lua_, arguments, results, handler);
  lua_remove(lua_, handler);
  if (status != LUA_OK) throw_error();
}

void State::set_stream(core::Stream stream) {
  stream_ = stream;
  occurrences_.clear();
  // Functions that came along keep what they remember to one row. What keeps nothing stays, as long as there are few.
  constexpr std::size_t kMost = 256;
  for (auto each = restored_.begin(); each != restored_.end();) {
    each = each->first->keeps_state() || restored_.size() > kMost ? restored_.erase(each) : std::next(each);
  }
}

void State::push_restored(const std::shared_ptr<const Closure>& closure) {
  auto& function = restored_[closure];
  if (!function) function = closure->restore(*this);
  function->push_function();
}

core::Stream State::stream_of_call(const std::string& kernel, const std::string& site) {
  const std::string address = kernel + "@" + site;
  return stream_.at(address).at(occurrences_[address]++);
}

std::vector<std::string> State::take_warnings() {
  std::vector<std::string> taken;
  taken.swap(warnings_);
  return taken;
}

const std::string* State::environment_file(const void* table) const {
  const auto found = environments_.find(table);
  return found == environments_.end() ? nullptr : &found->second.file;
}

const std::vector<std::string>& State::environment_uses(const void* table) const {
  return environments_.at(table).uses;
}

}  // namespace ansatz::host
