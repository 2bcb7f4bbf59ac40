// SPDX-License-Identifier: MIT
#include "interpreter/study/identity_parts.h"

#include <map>

#include "interpreter/experiment/identity.h"
#include "interpreter/host/closure_parts.h"

namespace ansatz::study {

std::vector<experiment::IdentityPart> identity_parts(const RowScript& row, const experiment::Experiment& experiment,
                                                     const host::State& state) {
  std::map<std::pair<std::string, std::string>, experiment::IdentityPart> parts;
  const auto add = [&](const std::vector<host::ClosurePart>& found) {
    for (const host::ClosurePart& part : found)
      parts.try_emplace({part.kind, part.name},
                        experiment::IdentityPart{part.kind, part.name, part.fingerprint.hex(), part.shown});
  };
  add(host::parts_of(*row.run, state, "run"));
  for (const auto& [name, value] : row.bindings) add(host::parts_of(value, state, name));

  const std::string seed = std::to_string(experiment.provenance.seed);
  parts[{"seed", ""}] = {"seed", "", seed, seed};
  for (const experiment::Axis& axis : experiment.design.axes) {
    std::string name;
    for (const std::string& each : axis.names) name += (name.empty() ? "" : ", ") + each;
    core::Fingerprint points;
    for (const core::Fingerprint& key : axis.keys) points.add(key);
    // Only points over functions have keys of their own.
    for (const auto& point : axis.points) {
      if (!axis.keys.empty()) break;
      for (const core::Value& value : point) points.add(experiment::fingerprint(value));
    }
    parts[{"axis", name}] = {"axis", name, points.hex(), ""};
  }
  std::vector<experiment::IdentityPart> all;
  for (auto& [key, part] : parts) all.push_back(std::move(part));
  return all;
}

}  // namespace ansatz::study
