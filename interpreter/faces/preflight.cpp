// SPDX-License-Identifier: MIT
#include "interpreter/faces/preflight.h"

#include <algorithm>

#include "interpreter/faces/new_session.h"
#include "interpreter/syntax/tree.h"

namespace ansatz::faces {
namespace {

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

}  // namespace

Spoken spoken_names(const check::Checked& checked) {
  Spoken spoken;
  spoken.names = checked.names;
  for (const auto& statement : checked.file->statements) {
    const auto* experiment = syntax::as<syntax::Experiment>(*statement);
    if (!experiment) continue;
    spoken.experiments.push_back(experiment->name.text);
    for (const auto& part : experiment->body.statements) {
      if (const auto* vary = syntax::as<syntax::Vary>(*part)) {
        for (const auto& axis : vary->axes) spoken.axes.push_back(axis.text);
      } else if (const auto* sample = syntax::as<syntax::Sample>(*part)) {
        for (const auto& axis : sample->axes) spoken.axes.push_back(axis.name.text);
      } else if (const auto* along = syntax::as<syntax::Along>(*part)) {
        spoken.axes.push_back(along->axis.text);
      }
    }
  }
  // An experiment's name is bound as well, but a value cannot be set for it.
  std::erase_if(spoken.names, [&](const std::string& name) { return has(spoken.experiments, name); });
  return spoken;
}

void Spoken::add(const host::ExperimentSpec& spec) {
  experiments.push_back(spec.name);
  for (const auto& axis : spec.axes) axes.insert(axes.end(), axis.names.begin(), axis.names.end());
}

void hold_against(const RunRequest& request, const Spoken& spoken) {
  std::vector<std::string> settable = spoken.names;
  settable.insert(settable.end(), spoken.axes.begin(), spoken.axes.end());
  for (const auto& [name, expression] : request.overrides) {
    if (!has(settable, name)) {
      const std::string near = suggestion(name, settable);
      throw Refusal("--set " + name + ": the script has no name or axis '" + name + "'" +
                    (near.empty() && !settable.empty() ? "; there are " + listed(settable) : near));
    }
  }
  if (!request.only.empty() && !has(spoken.experiments, request.only)) {
    throw Refusal("--only " + request.only + ": the script has no experiment '" + request.only + "'" +
                  suggestion(request.only, spoken.experiments));
  }
}

}  // namespace ansatz::faces
