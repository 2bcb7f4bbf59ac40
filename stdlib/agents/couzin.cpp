// SPDX-License-Identifier: MIT
#include "stdlib/agents/couzin.h"

#include "stdlib/agents/couzin_setting.h"
#include "stdlib/agents/school_flow.h"
#include "stdlib/agents/school_record.h"

namespace ansatz::agents {

School couzin(const Couzin& question, core::Run& run) {
  const CouzinSetting setting(question, run);
  SchoolFlow flow(setting, run.stream("noise"));
  SchoolRecord record(setting, question.trajectories);
  const auto last = static_cast<double>(setting.instants.back());
  for (const std::int64_t instant : setting.instants) {
    while (flow.steps() < instant) {
      flow.step(run);
      run.progress(static_cast<double>(flow.steps()) / last);
    }
    record.add(static_cast<double>(instant) * setting.step, flow.agents(), run);
  }
  School school = record.publish(run);
  school.last = {as_triples(flow.agents(), false), as_triples(flow.agents(), true)};
  school.steps = flow.steps();
  school.search = flow.searched_cells() ? "cells" : "all pairs";
  school.mode = question.mode;
  school.boundary = question.boundary;
  school.box = question.box;
  school.r_attract = question.r_attract;
  school.perception_angle = question.perception_angle;
  return school;
}

}  // namespace ansatz::agents
