// SPDX-License-Identifier: MIT
#include "interpreter/faces/why_results.h"

#include <atomic>
#include <exception>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>
#include <sstream>

#include "interpreter/experiment/why.h"
#include "interpreter/faces/new_session.h"
#include "interpreter/faces/run_experiments.h"
#include "interpreter/study/study.h"
#include "interpreter/syntax/render.h"

namespace ansatz::faces {
namespace {

namespace fs = std::filesystem;

/// How the latest run was called.
struct Latest {
  std::string scale = "quick";
  std::uint64_t seed = 0;
  std::map<std::string, std::string> overrides;
};

Latest latest_run(const experiment::Store& store) {
  Latest latest;
  const auto runs = store.query("SELECT scale, seed, settings FROM runs ORDER BY id DESC LIMIT 1");
  if (runs.size() < 2) return latest;
  if (!runs[1][0].empty()) latest.scale = runs[1][0];
  if (!runs[1][1].empty()) latest.seed = std::stoull(runs[1][1]);
  const auto settings = nlohmann::json::parse(runs[1][2], nullptr, false);
  if (!settings.is_object()) return latest;
  static constexpr std::string_view kSet = "set ";
  for (const auto& [name, value] : settings.items()) {
    if (name.starts_with(kSet) && value.is_string()) latest.overrides[name.substr(kSet.size())] = value;
  }
  return latest;
}

/// Ends a run once its plan is known.
struct Planned {};

/// The rows of an experiment as its script states it now.
experiment::NextRun next_run(host::Session& session, host::ExperimentSpec spec, std::uint64_t seed) {
  experiment::NextRun next;
  study::StudyOptions options;
  options.seed = seed;
  for (const std::string& axis : session.unused_overrides()) {
    if (!study::varies(spec, axis)) throw Refusal("--set " + axis + ": the script has no name or axis '" + axis + "'");
    options.axes[axis] = session.override_value(axis);
  }
  options.run.on_plan = [&](const experiment::Experiment& stated, const experiment::Plan& plan,
                            const std::vector<core::Fingerprint>& identities) {
    next.rows = experiment::row_names(plan);
    for (const core::Fingerprint& identity : identities) next.identities.push_back(identity.hex());
    next.parts = stated.provenance.parts;
    next.grows = !stated.growing.empty();
    throw Planned();
  };
  experiment::Interrupt interrupt;
  try {
    study::run_study(std::move(spec), session, options, interrupt);
  } catch (const Planned&) {
  }
  return next;
}

/// Runs the script up to the experiment of a store, which is not run, nor are those before it: what they stored in
/// folders beside it counts.
class Replay {
 public:
  Replay(const fs::path& results, const experiment::StoreOwner& owner) : results_(results), owner_(owner) {}

  core::Value state(host::Session& session, host::ExperimentSpec spec) {
    if (spec.name != owner_.experiment) return stored_table(spec, results_.parent_path() / spec.name);
    try {
      next_ = next_run(session, std::move(spec), session.options().seed);
    } catch (...) {
      failure_ = std::current_exception();
    }
    // Nothing of the script runs on, not even where it would catch an error.
    is_over_ = true;
    host::State::interrupt_all();
    throw core::Interrupted();
  }

  const std::atomic<bool>& is_over() const { return is_over_; }
  experiment::NextRun run(host::Session& session) {
    const fs::path script = owner_.script_path;
    try {
      if (script.extension() == ".lua")
        session.run_lua_file(script);
      else
        session.run_file(script);
    } catch (const host::ScriptError&) {
      if (!is_over_) throw;
    }
    if (failure_) std::rethrow_exception(failure_);
    if (!next_) throw Refusal(script.string() + " has no experiment '" + owner_.experiment + "' any more");
    return *std::move(next_);
  }

 private:
  fs::path results_;
  experiment::StoreOwner owner_;
  std::optional<experiment::NextRun> next_;
  std::exception_ptr failure_;
  std::atomic<bool> is_over_{false};
};

}  // namespace

int why(const WhyRequest& request, const Output& output) {
  const auto store = experiment::Store::read(request.results);
  const fs::path script = store->owner().script_path;
  if (script.empty())
    throw Refusal(request.results.string() + " was made at the prompt; there is no script to hold it against");
  if (!fs::exists(script)) throw Refusal("the script " + script.string() + " is not there any more");
  const Latest latest = latest_run(*store);
  std::ostringstream printed;  // what the script prints is no answer to this question
  host::SessionOptions options = session_options(printed);
  options.scale = request.scale.value_or(latest.scale);
  options.seed = request.seed.value_or(latest.seed);
  options.overrides = request.overrides.empty() ? latest.overrides : request.overrides;
  Replay replay(request.results, store->owner());
  options.stop = &replay.is_over();
  options.on_experiment = [&](host::Session& session, host::ExperimentSpec spec) {
    return replay.state(session, std::move(spec));
  };
  host::Session session(options);
  try {
    const experiment::NextRun next = replay.run(session);
    output.out << (request.row ? experiment::explain(experiment::explain_row(*store, next, *request.row), *request.row)
                               : experiment::explain_table(*store, next));
    return 0;
  } catch (const host::Refused& refused) {
    output.errors << syntax::render(refused.diagnostics);
  } catch (const host::ScriptError& error) {
    output.errors << error.rendered();
  }
  return 2;
}

}  // namespace ansatz::faces
