// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <vector>

#include "interpreter/experiment/design.h"
#include "interpreter/host/experiment_spec.h"
#include "stdlib/core/declare/registry.h"
#include "stdlib/core/random.h"

namespace ansatz::study {

/// What the rows of an experiment are made with.
struct DesignSettings {
  const std::map<std::string, core::Value>& held;  ///< axes held at one value, from `--set`
  const core::Registry& registry;  ///< designs and distributions are kernels: the same as a script calls
  core::Stream draws;              ///< of the experiment, outside its rows
};

/// Works out axes, samples and the number of replicates (the least, where there is a range). `data` is what their
/// functions take.
///
/// Errors   host::ScriptError, core::Mismatch: values that cannot be visited, points of the wrong length, a number of
///          points or replicates that is no whole number at least 1, what is no distribution or no design.
experiment::Design make_design(const host::ExperimentSpec& spec, const std::vector<host::Argument>& data,
                               const DesignSettings& settings);

}  // namespace ansatz::study
