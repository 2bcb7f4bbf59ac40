// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "interpreter/check/options.h"
#include "interpreter/figure/model.h"
#include "interpreter/figure/storyboard.h"
#include "interpreter/host/experiment_spec.h"

namespace ansatz::study {

/// The words of figure blocks as the checker wants to know them.
std::vector<check::Signature> mark_signatures();
/// What the marks' declarations say against a value; nothing where it may stand.
std::optional<std::string> mark_refusal(const std::string& mark, const std::string& parameter,
                                        const core::Value& value);

/// Builds a figure by running its block: `figure:line(…)`, `figure:panels(1, 2, function(figure) … end)`.
/// Throws host::ScriptError with the place of the mark that was refused.
figure::Figure build_figure(const host::ExperimentSpec::Figure& spec, const std::shared_ptr<host::Object>& data);

/// The same for `animate`: every mark with all its instants.
figure::Storyboard build_storyboard(const host::ExperimentSpec::Figure& spec,
                                    const std::shared_ptr<host::Object>& data);

}  // namespace ansatz::study
