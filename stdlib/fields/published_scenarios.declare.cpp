// SPDX-License-Identifier: MIT
#include "stdlib/fields/published_scenarios.h"
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/core/declare/registry.h"
#include "stdlib/fields/published_config.h"

namespace ansatz::fields {

void declare_published_scenarios(core::Registry& registry) {
  auto kernel = registry.kernel("fields.published_scenario", &published_scenario);
  kernel.summary("Parameters of klein_gordon for one of the four scenarios that amangkurat 0.0.1 comes with.")
      .details(
          "Spread it into a call: klein_gordon(published_scenario(\"breather\")...). In mode \"correct\" the lone kink "
          "stands on an antiperiodic ring and the solver chooses its step; in mode \"compat\" everything is as "
          "published.")
      .parameter("name", &PublishedScenario::name)
      .required()
      .range(core::one_of({"linear wave", "kink", "breather", "collision"}))
      .meaning("Which one.")
      .parameter("mode", &PublishedScenario::mode)
      .range(core::one_of({"correct", "compat"}))
      .meaning("The mode of klein_gordon it is for.")
      .result("potential", &Scenario::potential)
      .meaning("V.")
      .result("initial", &Scenario::initial)
      .meaning("φ and ∂φ/∂t at t = 0.")
      .result("domain", &Scenario::domain)
      .meaning("Where x runs.")
      .result("points", &Scenario::points)
      .meaning("Samples of the field.")
      .result("until", &Scenario::until)
      .meaning("Last time.")
      .result("step", &Scenario::step)
      .meaning("In mode \"compat\" the step asked for.")
      .result("adaptive", &Scenario::adaptive)
      .meaning("In mode \"compat\" whether that step adapts.")
      .result("frames", &Scenario::frames)
      .meaning("Stored instants after t = 0.")
      .result("boundary", &Scenario::boundary)
      .meaning("What the field does at the ends.")
      .result("mode", &Scenario::mode)
      .meaning("The mode of klein_gordon.")
      .source(core::cite("herho2025", "its four cases"))
      .example("klein_gordon(published_scenario(\"breather\")...).energy.at(time = 0)", 13.856406460551, 1e-9)
      .example("klein_gordon(published_scenario(\"linear wave\", mode = \"compat\")...).step", 0.0067004782, 1e-10);

  registry.kernel("fields.read_config", &read_config)
      .summary("Parameters of klein_gordon from a configuration file of amangkurat 0.0.1.")
      .details(
          "Spread it into a call: klein_gordon(read_config(\"case1.txt\")...). Keys left out have that package's "
          "fallbacks; an unknown key, which the package would ignore, is an error. Bind it outside of `run`: what is "
          "bound there is part of what a row is, and rows are computed again when the file says something else. In "
          "`run` it is refused.")
      .uses_files()
      .parameter("file", &PublishedConfig::file)
      .required()
      .meaning("Its path, from the folder of the script.")
      .parameter("mode", &PublishedConfig::mode)
      .range(core::one_of({"correct", "compat"}))
      .meaning("The mode of klein_gordon it is for.")
      .source(core::cite("herho2025"))
      .example(
          "klein_gordon(read_config(\"scripts/klein_gordon_regimes/breather.txt\")..., until = 1).energy.at(time = 0)",
          13.856406460551, 1e-9);
}

}  // namespace ansatz::fields
