// SPDX-License-Identifier: MIT
#include <algorithm>

#include "interpreter/syntax/habits.h"
#include "interpreter/syntax/suggest.h"

namespace ansatz::syntax {
namespace {

struct ParameterHabit {
  std::string_view theirs, ours;
};

// A name may stand for several of ours: what is called decides.
constexpr ParameterHabit kParameterHabits[] = {
    // Plots
    {"xlim", "x_range"},
    {"ylim", "y_range"},
    {"xscale", "x_scale"},
    {"yscale", "y_scale"},
    {"logx", "x_scale"},
    {"logy", "y_scale"},
    {"log", "y_scale"},
    {"linestyle", "style"},
    {"ls", "style"},
    {"dashes", "style"},
    {"linewidth", "width"},
    {"lw", "width"},
    {"c", "color"},
    {"colour", "color"},
    {"cmap", "colors"},
    {"palette", "colors"},
    {"name", "label"},
    {"figsize", "width"},
    // Arrays
    {"axis", "over"},
    {"dim", "over"},
    {"dims", "dimensions"},
    {"coords", "coordinates"},
    {"num", "n"},
    {"size", "n"},
    {"N", "n"},
    // Solvers
    {"N", "points"},
    {"n", "points"},
    {"nx", "points"},
    {"n_points", "points"},
    {"num", "points"},
    {"dt", "step"},
    {"t_end", "until"},
    {"tmax", "until"},
    {"t_max", "until"},
    {"T", "until"},
    {"x_range", "domain"},
    {"xlim", "domain"},
    {"V", "potential"},
    {"v", "velocity"},
    {"N", "agents"},
    {"n", "agents"},
    {"n_agents", "agents"},
    // Estimators and tests
    {"k", "neighbours"},
    {"n_neighbors", "neighbours"},
    {"neighbors", "neighbours"},
    {"m", "order"},
    {"dx", "order"},
    {"tau", "lag"},
    {"delay", "lag"},
    {"method", "estimator"},
    {"kind", "estimator"},
    {"unit", "base"},
    {"units", "base"},
    {"nan_policy", "missing"},
    {"n_resamples", "draws"},
    {"B", "draws"},
    {"ci", "confidence"},
    {"confidence_level", "confidence"},
    {"tail", "alternative"},
    {"side", "alternative"},
    // Networks
    {"lr", "rate"},
    {"learning_rate", "rate"},
    {"batch_size", "batch"},
    {"hidden", "layers"},
    {"n_epochs", "epochs"},
    {"wd", "decay"},
    {"weight_decay", "decay"},
};

}  // namespace

std::optional<std::string> meant_parameter(std::string_view name, std::span<const std::string> known) {
  if (auto near = nearest(name, known); near && edit_distance(name, *near) <= 1) return near;
  for (const ParameterHabit& habit : kParameterHabits) {
    if (habit.theirs == name && std::find(known.begin(), known.end(), habit.ours) != known.end())
      return std::string(habit.ours);
  }
  return nearest(name, known);
}

}  // namespace ansatz::syntax
