// SPDX-License-Identifier: MIT
#include "interpreter/host/state.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <stdexcept>
#include <tuple>
#include <utility>

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

}  // namespace

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

core::Value State::call(const core::Kernel& kernel, const std::string& site, std::span<const core::Value> positional,
                        std::span<const core::NamedValue> named) {
  if (options_.is_row && kernel.uses_files) {
    throw core::Mismatch(kernel.name +
                         ": a row may not read or write a file, for it would not be computed again when " +
                         "the file changes: do it outside of run, and use there what was read");
  }
  core::Run run(stream_of_call(kernel.dotted_name(), site), stop());
  run.vary(options_.variation.get());
  if (kernel.uses_files) run.set_folder(current_folder());
  const core::SessionScope scope(options_.is_row ? nullptr : &session_);
  core::Value result = core::invoke(kernel, positional, named, run, registry());
  for (const std::string& warning : run.warnings()) add_warning(warning);  // names its kernel itself
  return result;
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
  install_making(lua_);
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
  for (syntax::Diagnostic& each : take_doubts()) taken.push_back(std::move(each.message));
  return taken;
}

syntax::Diagnostics State::take_doubts() { return std::exchange(warnings_, {}); }

void State::add_warning(std::string sentence) {
  syntax::Diagnostic doubt;
  doubt.severity = syntax::Severity::Doubt;
  doubt.message = std::move(sentence);
  if (auto place = current_span()) std::tie(doubt.source, doubt.span) = std::move(*place);
  warnings_.push_back(std::move(doubt));
}

}  // namespace ansatz::host
