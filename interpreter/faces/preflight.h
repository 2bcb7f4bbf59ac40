// SPDX-License-Identifier: MIT
#pragma once

#include "interpreter/check/check.h"
#include "interpreter/faces/run_script.h"
#include "interpreter/host/experiment_spec.h"

namespace ansatz::faces {

/// The names of a script that a request may speak of.
struct Spoken {
  std::vector<std::string> names;        ///< bound at the top of the file
  std::vector<std::string> axes;         ///< of all experiments
  std::vector<std::string> experiments;  ///< by name

  void add(const host::ExperimentSpec& spec);
};

/// Read off the checked tree, before anything runs.
Spoken spoken_names(const check::Checked& checked);
/// Throws Refusal where `--set` or `--only` names nothing of the script, with the nearest name.
void hold_against(const RunRequest& request, const Spoken& spoken);

}  // namespace ansatz::faces
