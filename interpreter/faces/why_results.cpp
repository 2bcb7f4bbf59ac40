// SPDX-License-Identifier: MIT
#include "interpreter/faces/why_results.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>
#include <sstream>

#include "interpreter/experiment/why.h"
#include "interpreter/faces/new_session.h"
#include "interpreter/study/study.h"
#include "interpreter/syntax/render.h"

namespace ansatz::faces {
namespace {

namespace fs = std::filesystem;

/// Ends a run once its plan is known.
struct Planned {};

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

/// The rows of the experiment as the script states it now.
experiment::NextRun next_run(host::Session& session, const fs::path& script, const std::string& name,
                             std::uint64_t seed) {
  if (script.extension() == ".lua")
    session.run_lua_file(script);
  else
    session.run_file(script);
  std::vector<host::ExperimentSpec> experiments = session.take_experiments();
  const auto found =
      std::find_if(experiments.begin(), experiments.end(), [&](const auto& each) { return each.name == name; });
  if (found == experiments.end()) throw Refusal(script.string() + " has no experiment '" + name + "' any more");
  experiment::NextRun next;
  study::StudyOptions options;
  options.seed = seed;
  for (const std::string& axis : session.unused_overrides()) {
    if (!study::varies(*found, axis))
      throw Refusal("--set " + axis + ": the script has no name or axis '" + axis + "'");
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
    study::run_study(std::move(*found), session, options, interrupt);
  } catch (const Planned&) {
  }
  return next;
}

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
  host::Session session(options);
  try {
    const experiment::NextRun next = next_run(session, script, store->owner().experiment, options.seed);
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
