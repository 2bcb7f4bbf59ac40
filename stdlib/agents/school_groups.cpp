// SPDX-License-Identifier: MIT
#include "stdlib/agents/school_groups.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace ansatz::agents {
namespace {

constexpr std::size_t kSearchesATick = 256;

}  // namespace

SchoolGroups::SchoolGroups(const Space& space, const Zones& zones, std::size_t agents)
    : space_(space), zones_(zones), parent_(agents), sizes_(agents), left_(space, zones, agents) {
  found_.reserve(agents);
  has_cells_ = agents > kFewAgents && CellList::fits(space, zones.attract);
  if (has_cells_) cells_ = CellList(space, zones.attract, agents);
}

std::uint32_t SchoolGroups::root_of(std::uint32_t agent) {
  while (parent_[agent] != agent) agent = parent_[agent] = parent_[parent_[agent]];
  return agent;
}

void SchoolGroups::join(std::uint32_t a, std::uint32_t b) {
  const std::uint32_t one = root_of(a), other = root_of(b);
  if (one != other) parent_[std::max(one, other)] = std::min(one, other);  // the least index stands for all
}

/// From agent to agent: each looks only among those that nobody has found yet, so a dense school is done at once.
void SchoolGroups::flood(const AgentArrays& agents, core::Run& run) {
  left_.fill(agents);
  while (!left_.empty()) {
    const std::uint32_t first = left_.take_first();
    sizes_[first] = 1;
    found_.assign(1, first);
    while (!found_.empty()) {
      run.tick();
      for (const std::uint32_t other : left_.take_linked(agents, found_)) {
        parent_[other] = first;
        found_.push_back(other);
        ++sizes_[first];
      }
    }
  }
}

void SchoolGroups::join_in_cells(const AgentArrays& agents, core::Run& run) {
  cells_.sort(agents, cells_.best_width(agents), run);
  const auto order = cells_.order();
  CellList::Stretches stretches;
  const double square = zones_.attract * zones_.attract;
  for (std::size_t cell = 0; cell < cells_.cells(); ++cell) {
    if (cells_.begin(cell) == cells_.end(cell)) continue;
    const std::size_t found = cells_.surroundings(cell, stretches);
    for (std::size_t k = cells_.begin(cell); k < cells_.end(cell); ++k) {
      if (k % kSearchesATick == 0) run.tick();
      const Vec3 place = agents.place(order[k]), heading = agents.heading(order[k]);
      for (std::size_t s = 0; s < found; ++s) {
        for (std::size_t other = std::max(stretches[s].begin, k + 1); other < stretches[s].end; ++other) {
          const Vec3 apart = agents.place(order[other]) - place + stretches[s].shift;
          if (dot(apart, apart) >= square) continue;
          if (sees_other(zones_.sees_above, apart, heading, agents.heading(order[other]))) join(order[k], order[other]);
        }
      }
    }
  }
  for (std::size_t i = 0; i < parent_.size(); ++i) {
    parent_[i] = root_of(static_cast<std::uint32_t>(i));
    ++sizes_[parent_[i]];
  }
}

void SchoolGroups::find(const AgentArrays& agents, core::Run& run) {
  std::iota(parent_.begin(), parent_.end(), 0U);
  std::ranges::fill(sizes_, 0U);
  if (has_cells_ && cells_.share_looked_at(agents, 1) < 0.5)
    join_in_cells(agents, run);
  else
    flood(agents, run);
  const auto most = std::ranges::max_element(sizes_);
  root_ = static_cast<std::uint32_t>(most - sizes_.begin());
  largest_ = *most;
  count_ = static_cast<std::size_t>(std::ranges::count_if(sizes_, [](std::uint32_t size) { return size > 0; }));
}

NearestDistances::NearestDistances(const Space& space, double scale, std::size_t agents)
    : space_(space), scale_(scale), squares_(agents) {}

void NearestDistances::find(const AgentArrays& agents, core::Run& run) {
  std::ranges::fill(squares_, std::numeric_limits<double>::infinity());
  open_.resize(agents.size());
  std::iota(open_.begin(), open_.end(), 0U);
  double reach = scale_, before = 0;
  // Where few are left, everybody is looked at.
  while (open_.size() * agents.size() > kFewAgents * kFewAgents && CellList::fits(space_, reach) &&
         std::isfinite(reach)) {
    by_cells(agents, before, reach, run);
    before = reach;
    reach *= 2;
  }
  by_all_pairs(agents, run);
}

void NearestDistances::by_cells(const AgentArrays& agents, double before, double reach, core::Run& run) {
  CellList cells(space_, reach, agents.size());
  cells.sort(agents, 1, run);
  const auto order = cells.order();
  CellList::Stretches stretches;
  // Who found somebody within the former reach is done; who found somebody beyond it may have a nearer one.
  const double done = before * before, settled = reach * reach;
  for (std::size_t cell = 0; cell < cells.cells(); ++cell) {
    std::size_t found = 0;
    for (std::size_t k = cells.begin(cell); k < cells.end(cell); ++k) {
      if (k % kSearchesATick == 0) run.tick();
      const std::uint32_t i = order[k];
      double& least = squares_[i];
      if (least <= done) continue;
      if (found == 0) found = cells.surroundings(cell, stretches);
      const Vec3 place = agents.place(i);
      for (std::size_t s = 0; s < found; ++s) {
        for (std::size_t other = stretches[s].begin; other < stretches[s].end; ++other) {
          if (other == k) continue;
          const Vec3 apart = agents.place(order[other]) - place + stretches[s].shift;
          least = std::min(least, dot(apart, apart));
        }
      }
    }
  }
  std::erase_if(open_, [&](std::uint32_t i) { return squares_[i] <= settled; });
}

void NearestDistances::by_all_pairs(const AgentArrays& agents, core::Run& run) {
  for (const std::uint32_t i : open_) {
    run.tick();
    const Vec3 place = agents.place(i);
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t j = 0; j < agents.size(); ++j) {
      if (j == i) continue;
      const Vec3 apart = space_.between(place, agents.place(j));
      least = std::min(least, dot(apart, apart));
    }
    squares_[i] = least;
  }
}

}  // namespace ansatz::agents
