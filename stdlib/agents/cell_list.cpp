// SPDX-License-Identifier: MIT
#include "stdlib/agents/cell_list.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ansatz::agents {
namespace {

// Wider than the reach by more than rounding can take off a coordinate of a million cells.
constexpr double kMargin = 1 + 1e-6;
constexpr std::size_t kSortedATick = std::size_t{1} << 16U;

std::int64_t cells_in_any_direction(std::size_t agents, std::int64_t least) {
  const auto wanted = static_cast<std::int64_t>(std::cbrt(static_cast<double>(agents)));
  std::int64_t size = 1;
  while (size < wanted || size < least) size *= 2;
  return size;
}

/// a modulo n, a power of two.
std::int64_t folded(std::int64_t a, std::int64_t n) { return a & (n - 1); }

}  // namespace

CellList::CellList(const Space& space, double reach, std::size_t agents)
    : space_(space), reach_(reach), agents_(agents), cell_of_agent_(agents), order_(agents) {
  std::size_t most = 0;
  for (const int cells_per_reach : {1, 2}) {
    const Grid grid = grid_for(cells_per_reach);
    most = std::max(most, static_cast<std::size_t>(grid.size[0] * grid.size[1] * grid.size[2]));
  }
  starts_.resize(most + 1);
}

bool CellList::fits(const Space& space, double reach) {
  return !space.is_periodic() || space.box >= 3 * reach * kMargin;
}

CellList::Grid CellList::grid_for(int cells_per_reach) const {
  const std::int64_t least = 2 * cells_per_reach + 1;
  Grid grid;
  if (space_.is_periodic()) {
    const double wanted = reach_ * kMargin / cells_per_reach;
    // Not many more cells than agents.
    const double affordable = std::max(static_cast<double>(least), std::cbrt(2.0 * static_cast<double>(agents_)));
    const auto across = static_cast<std::int64_t>(std::min(space_.box / wanted, affordable));
    if (across < least) return {};
    grid.size.fill(across);
    grid.edge = space_.box / static_cast<double>(across);
  } else {
    grid.size.fill(cells_in_any_direction(agents_, least));
    grid.edge = reach_ * kMargin / cells_per_reach;
  }
  return grid;
}

std::size_t CellList::cell_of(Vec3 place) const {
  const double per_edge = 1 / grid_.edge;
  const auto coordinate = [&](double x, int axis) {
    const std::int64_t size = grid_.size[static_cast<std::size_t>(axis)];
    auto cell = static_cast<std::int64_t>(x * per_edge);
    if (space_.is_periodic()) return std::clamp<std::int64_t>(cell, 0, size - 1);
    if (static_cast<double>(cell) > x * per_edge) --cell;  // towards -∞
    return folded(cell, size);
  };
  return static_cast<std::size_t>((coordinate(place.z, 2) * grid_.size[1] + coordinate(place.y, 1)) * grid_.size[0] +
                                  coordinate(place.x, 0));
}

double CellList::volume_around(const AgentArrays& agents) const {
  if (space_.boundary != Boundary::open) return space_.box * space_.box * space_.box;
  double volume = 1;
  for (const std::vector<double>* axis : {&agents.x, &agents.y, &agents.z}) {
    const auto [low, high] = std::minmax_element(axis->begin(), axis->begin() + static_cast<std::ptrdiff_t>(agents_));
    volume *= std::max(*high - *low, reach_);
  }
  return volume;
}

int CellList::best_width(const AgentArrays& agents) const {
  if (grid_for(2).edge == 0) return 1;
  const double half = reach_ / 2;
  return static_cast<double>(agents_) * half * half * half / volume_around(agents) >= 2 ? 2 : 1;
}

double CellList::share_looked_at(const AgentArrays& agents, int cells_per_reach) const {
  const Grid grid = grid_for(cells_per_reach);
  if (grid.edge == 0) return 1;
  const double across = (2 * cells_per_reach + 1) * grid.edge;
  return std::min(1.0, across * across * across / volume_around(agents));
}

void CellList::sort(const AgentArrays& agents, int cells_per_reach, core::Run& run) {
  grid_ = grid_for(cells_per_reach);
  width_ = cells_per_reach;
  cells_ = static_cast<std::size_t>(grid_.size[0] * grid_.size[1] * grid_.size[2]);
  std::fill_n(starts_.begin(), cells_ + 1, 0U);
  for (std::size_t i = 0; i < agents_; ++i) {
    if (i % kSortedATick == 0) run.tick();
    const auto cell = static_cast<std::uint32_t>(cell_of(agents.place(i)));
    cell_of_agent_[i] = cell;
    ++starts_[cell + 1];
  }
  for (std::size_t cell = 0; cell < cells_; ++cell) starts_[cell + 1] += starts_[cell];
  // Filling moves each start to its cell's end, which is the next cell's start.
  for (std::size_t i = 0; i < agents_; ++i) order_[starts_[cell_of_agent_[i]]++] = static_cast<std::uint32_t>(i);
  for (std::size_t cell = cells_; cell > 0; --cell) starts_[cell] = starts_[cell - 1];
  starts_[0] = 0;
}

std::size_t CellList::surroundings(std::size_t cell, Stretches& out) const {
  const auto index = static_cast<std::int64_t>(cell);
  const std::array<std::int64_t, 3> at = {index % grid_.size[0], index / grid_.size[0] % grid_.size[1],
                                          index / grid_.size[0] / grid_.size[1]};
  // A cell number beyond the grid is one of the other side, moved by the box where that is periodic.
  const auto on_grid = [&](std::int64_t number, std::size_t axis, double& shift) {
    const std::int64_t size = grid_.size[axis];
    shift = 0;
    if (!space_.is_periodic()) return folded(number, size);
    if (number >= 0 && number < size) return number;
    shift = number < 0 ? -space_.box : space_.box;
    return number < 0 ? number + size : number - size;
  };
  std::size_t count = 0;
  const auto add = [&](std::int64_t row, std::int64_t first, std::int64_t last, Vec3 shift) {
    const std::uint32_t begin = starts_[static_cast<std::size_t>(row + first)];
    const std::uint32_t end = starts_[static_cast<std::size_t>(row + last + 1)];
    if (begin < end) out[count++] = {begin, end, shift};
  };
  Vec3 shift;
  for (std::int64_t z = at[2] - width_; z <= at[2] + width_; ++z) {
    const std::int64_t plane = on_grid(z, 2, shift.z) * grid_.size[1];
    for (std::int64_t y = at[1] - width_; y <= at[1] + width_; ++y) {
      const std::int64_t row = (plane + on_grid(y, 1, shift.y)) * grid_.size[0];
      const std::int64_t low = at[0] - width_, high = at[0] + width_, last = grid_.size[0] - 1;
      const double before = space_.is_periodic() ? -space_.box : 0, behind = -before;
      if (low < 0) add(row, low + grid_.size[0], last, {before, shift.y, shift.z});
      add(row, std::max<std::int64_t>(low, 0), std::min(high, last), {0, shift.y, shift.z});
      if (high > last) add(row, 0, high - grid_.size[0], {behind, shift.y, shift.z});
    }
  }
  return count;
}

}  // namespace ansatz::agents
