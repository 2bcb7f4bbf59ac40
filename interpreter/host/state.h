// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/host/error.h"
#include "interpreter/host/object.h"
#include "interpreter/lower/line_map.h"
#include "stdlib/core/declare/invoke.h"
#include "stdlib/core/declare/registry.h"
#include "stdlib/core/random.h"
#include "stdlib/core/session.h"

struct lua_State;

namespace ansatz::host {

class Closure;
struct ExperimentSpec;

/// The line maps of all chunks, by chunk name; shared by a session's state and the workers' states.
class ChunkTable {
 public:
  void add(const std::string& chunk, lower::LineMap lines);
  /// The place of a Lua line, when the chunk is known and the line came from somewhere.
  const lower::LineMap* find(const std::string& chunk) const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::unique_ptr<lower::LineMap>> chunks_;
};

struct StateOptions {
  const core::Registry* registry = nullptr;
  std::shared_ptr<ChunkTable> chunks = std::make_shared<ChunkTable>();
  std::string scale = "quick";                       ///< what by_scale picks
  std::shared_ptr<const core::Variation> variation;  ///< of calls of kernels; none where null
  bool is_row = false;  ///< of an experiment: what is not part of its identity, a file, may not be read
  std::size_t memory_limit = std::size_t{8} << 30U;  ///< bytes of Lua values, arrays aside
  const std::atomic<bool>* stop = nullptr;           ///< turns true to interrupt
  std::function<void(const std::string&)> print;     ///< a line of output, without its end
  /// An experiment stands in the file; what is returned becomes the value of its name.
  std::function<core::Value(ExperimentSpec)> on_experiment;
  /// `import "path"` in a file; gives the environment (a registry reference) or the value of a Lua module.
  std::function<int(const std::string& path, const std::string& importing_file)> on_import;
  /// A mark of figures stands alone, as at the prompt: `line(x, y)`.
  std::function<void(const std::string& mark, std::vector<core::Value> values, std::vector<core::NamedValue> named)>
      on_mark;
};

/// One Lua 5.4 state with the Ansatz runtime in it. Belongs to one thread at a time.
class State {
 public:
  explicit State(StateOptions options);
  ~State();
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  const StateOptions& options() const { return options_; }
  const core::Registry& registry() const { return *options_.registry; }

  /// A fresh environment for a file, holding the core names; a reference into the state.
  int make_environment(const std::string& file);
  /// A fresh environment over another one: what is bound there hides, and does not change, what functions of the other
  /// see. A name that is bound again at the prompt lives in such a layer.
  int make_layer(int environment);
  /// The environment is not to be changed any more, nor asked for by reference; functions in it keep it.
  void release_environment(int environment);
  /// Brings modules into an environment, as `use` does.
  void use(int environment, const std::vector<std::string>& modules);
  /// Forbids assigning globals there from now on: the environment of a worker.
  void seal(int environment);
  /// The first assignment of each of these names in the environment gives it this value instead: `--set`.
  void override_globals(int environment, const std::map<std::string, core::Value>& values);
  void set_global(int environment, const std::string& lua_name, const core::Value& value);
  core::Value global(int environment, const std::string& lua_name);
  std::vector<std::string> global_names(int environment);
  /// Copies every global of `from` into `to`: `import` of an Ansatz file.
  void merge(int from, int to);

  /// Runs Lua text in an environment and returns its value. `chunk` names it in the chunk table. Throws ScriptError.
  core::Value run(const std::string& lua_text, const std::string& chunk, int environment);

  /// Runs a Lua module: a reference to what it returns, or to its environment when it returns nothing.
  int run_module(const std::string& lua_text, const std::string& chunk, int environment);

  /// From here on draws come from this stream; the count of equal calls starts anew.
  void set_stream(core::Stream stream);
  /// The stream of the next call of this kernel at this site.
  core::Stream stream_of_call(const std::string& kernel, const std::string& site);
  /// Makes kernels and scripts watch another flag: the row's.
  void set_stop(const std::atomic<bool>* stop) { stop_.store(stop, std::memory_order_relaxed); }
  const std::atomic<bool>* stop() const { return stop_.load(std::memory_order_relaxed); }
  /// What kernels warned of since the last take.
  std::vector<std::string> take_warnings();
  /// Calls a kernel as the script does that stands at `site`: with its stream, its flag to stop, its folder. What it
  /// warns of is kept here. Refuses one that may not be called here: core::Mismatch, with the way out.
  core::Value call(const core::Kernel& kernel, const std::string& site, std::span<const core::Value> positional,
                   std::span<const core::NamedValue> named);
  /// The same, each at the line of a script that ran then.
  syntax::Diagnostics take_doubts();
  void add_warning(std::string sentence);
  /// From here on kernels are called so.
  void vary(std::shared_ptr<const core::Variation> variation) { options_.variation = std::move(variation); }
  /// The line of a script that is running now, as "kinks.anz:14:5"; empty when none is known.
  std::string current_place() const;
  /// The folder of the script that is running now; empty where that is none, or the folder the program runs in.
  std::string current_folder() const;
  /// The same as a stretch of its source; nothing when none is known.
  std::optional<std::pair<syntax::SourcePtr, syntax::Span>> current_span() const;
  /// Throws core::Interrupted when the flag is set.
  void tick() const;
  /// Tells Lua's collector of memory that it does not see: the elements of an array.
  void account(std::size_t bytes);

  /// Makes every state stop at its next instruction where its flag is set; safe from any thread that is no signal
  /// handler.
  static void interrupt_all();

  /// While it lives, draws are addressed below a stream of its own; afterwards all is as it was.
  class Draws {
   public:
    Draws(State& state, core::Stream stream) : state_(state), stream_(stream) { exchange(); }
    ~Draws() { exchange(); }
    Draws(const Draws&) = delete;
    Draws& operator=(const Draws&) = delete;

   private:
    void exchange() {
      std::swap(state_.stream_, stream_);
      std::swap(state_.occurrences_, occurrences_);
    }
    State& state_;
    core::Stream stream_;
    std::map<std::string, std::uint64_t> occurrences_;
  };

  // For the other sources of this layer.
  lua_State* lua() const { return lua_; }
  static State& of(lua_State* lua);
  int reference();  ///< takes the top of the stack
  void push_reference(int reference) const;
  void push_scope(int environment) const;  ///< the table that an environment falls back on
  void release_later(int reference);
  /// A function that came along by value; made once a row at most.
  void push_restored(const std::shared_ptr<const Closure>& closure);
  std::weak_ptr<State*> alive() const { return alive_; }
  /// What cannot be captured by value but is there in every state: functions and tables of the runtime, by path.
  const std::string* builtin_path(const void* pointer) const;
  bool push_builtin(const std::string& path);
  const std::string* environment_file(const void* table) const;
  const std::vector<std::string>& environment_uses(const void* table) const;
  /// Pushes a name of the file, from the environment's own table or the layers below it; nil where it is none of them.
  void push_own_global(int environment, const std::string& name);
  int base_scope() const { return base_scope_; }
  [[noreturn]] void throw_error();  ///< the error value on top of the stack, as a ScriptError
  /// lua_pcall with the handler that remembers where: throws ScriptError.
  void call(int arguments, int results);

 private:
  struct Environment {
    std::string file;
    std::vector<std::string> uses;
    int below = 0;  ///< the environment that this is a layer over, or 0
  };
  void open_libraries();
  void index_builtins();
  void release_pending();

  StateOptions options_;
  lua_State* lua_ = nullptr;
  std::size_t memory_used_ = 0;
  std::size_t unaccounted_ = 0;
  std::atomic<const std::atomic<bool>*> stop_ = nullptr;
  core::Stream stream_;
  std::map<std::string, std::uint64_t> occurrences_;
  core::Session session_;
  std::map<std::shared_ptr<const Closure>, std::shared_ptr<ScriptFunction>> restored_;
  syntax::Diagnostics warnings_;
  std::map<const void*, Environment> environments_;
  std::map<const void*, std::string> builtins_;
  std::map<std::string, int> builtin_references_;
  std::mutex pending_mutex_;
  std::vector<int> pending_;
  int base_scope_ = 0;
  std::shared_ptr<State*> alive_;

  void load(const std::string& lua_text, const std::string& chunk, int environment);
  static void* allocate(void* state, void* block, std::size_t old_size, std::size_t new_size);
};

}  // namespace ansatz::host
