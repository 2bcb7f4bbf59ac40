// SPDX-License-Identifier: MIT
#include "stdlib/agents/school_flow.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "stdlib/core/each_stretch.h"

namespace ansatz::agents {
namespace {

constexpr std::size_t kBlock = 32;             // agents that go through the sums together
constexpr std::size_t kStretch = 4096;         // agents between two stop points of the simple loops
constexpr double kPairsWorthThreads = 200000;  // below, waking threads costs more than they do
// By bench/couzin.cpp: below so many agents looking at everybody is quicker. Cells pay even where they spare nobody in
// a periodic box, since neighbours in memory are neighbours in space and need no search for the nearest image.
constexpr std::size_t kFewForPairs = 320;
constexpr double kShareWorthCells = 0.7;

}  // namespace

SchoolFlow::SchoolFlow(const CouzinSetting& setting, core::Stream noise)
    : space_(setting.space),
      search_(setting.search),
      distance_(setting.distance),
      question_{setting.zones, Image::given, setting.space.box},
      grid_(setting.start.size()),
      rule_(setting.rule, setting.largest_turn, setting.noise),
      noise_stream_(noise),
      plane_stream_(noise.at("plane")),
      generator_(setting.generator),
      now_(setting.start),
      index_(setting.start.size()),
      wx_(setting.start.size() + AgentArrays::kRoomBehind),
      wy_(wx_.size()),
      wz_(wx_.size()),
      noise_(setting.start.size() * rule_.draws()) {
  has_cells_ = search_ != Search::all_pairs && CellList::fits(space_, setting.zones.attract) &&
               (search_ == Search::cells || now_.size() >= kFewForPairs);
  std::iota(index_.begin(), index_.end(), 0U);
  if (!has_cells_) return;
  cells_ = CellList(space_, setting.zones.attract, now_.size());
  sorted_ = AgentArrays(now_.size());
  sorted_index_.resize(now_.size());
}

void SchoolFlow::step(core::Run& run) {
  run.tick();
  draw_noise(run);
  choose_search();
  if (searches_cells_)
    decide_by_cells(run);
  else
    decide_by_all_pairs(run);
  move(run);
  ++steps_;
}

bool SchoolFlow::is_worth_threads(double candidates) const {
  return static_cast<double>(now_.size()) * candidates > kPairsWorthThreads;
}

void SchoolFlow::draw_noise(core::Run& run) {
  if (noise_.empty()) return;
  if (generator_) {
    for (double& number : noise_) number = generator_->normal();
    return;
  }
  step_stream_ = noise_stream_.at(static_cast<std::uint64_t>(steps_));
  const std::size_t draws = rule_.draws();
  core::each_stretch(now_.size(), kStretch, is_worth_threads(20), run, [&](std::size_t first, std::size_t last) {
    step_stream_.fill_normal(std::span(noise_).subspan(first * draws, (last - first) * draws), first * draws);
  });
}

void SchoolFlow::choose_search() {
  if (!has_cells_) return;
  cell_width_ = cells_.best_width(now_);
  searches_cells_ =
      search_ == Search::cells || space_.is_periodic() || cells_.share_looked_at(now_, cell_width_) < kShareWorthCells;
}

void SchoolFlow::turn(AgentArrays& agents, std::size_t slot, std::uint32_t agent, const ZoneSums& seen) {
  const std::size_t draws = rule_.draws();
  const auto address = static_cast<std::uint64_t>(steps_) * now_.size() + agent;
  agents.set_heading(slot, rule_.next(agents.heading(slot), seen, std::span(noise_).subspan(agent * draws, draws),
                                      plane_stream_, address));
}

void SchoolFlow::weigh_heading(std::size_t slot, Vec3 heading) {
  const Vec3 weighted = grid_.on_grid(question_.zones.orientation_weight * heading);
  wx_[slot] = weighted.x;
  wy_[slot] = weighted.y;
  wz_[slot] = weighted.z;
}

Candidates SchoolFlow::candidates(const AgentArrays& places) const {
  return {places.x.data(), places.y.data(), places.z.data(), wx_.data(), wy_.data(), wz_.data()};
}

void SchoolFlow::decide_by_all_pairs(core::Run& run) {
  const std::size_t count = now_.size();
  for (std::size_t i = 0; i < count; ++i) weigh_heading(i, now_.heading(i));
  const Candidates all = candidates(now_);
  const Stretch whole{0, count, {}};
  ZoneQuestion question = question_;
  question.image = space_.is_periodic() ? Image::nearest : Image::given;
  core::each_stretch(
      count, kBlock, is_worth_threads(static_cast<double>(count)), run, [&](std::size_t first, std::size_t last) {
        std::array<Vec3, kBlock> places, headings;
        std::array<ZoneSums, kBlock> sums;
        for (std::size_t i = first; i < last; ++i) {
          places[i - first] = now_.place(i);
          headings[i - first] = now_.heading(i);
        }
        zone_sums(question, grid_, all, {&whole, 1}, places, headings, std::span(sums).first(last - first));
        for (std::size_t i = first; i < last; ++i) turn(now_, i, index_[i], sums[i - first]);
      });
}

void SchoolFlow::decide_by_cells(core::Run& run) {
  const std::size_t count = now_.size(), draws = rule_.draws();
  cells_.sort(now_, cell_width_, run);
  const std::span<const std::uint32_t> order = cells_.order();
  core::each_stretch(count, kStretch, is_worth_threads(20), run, [&](std::size_t first, std::size_t last) {
    for (std::size_t k = first; k < last; ++k) {
      const Vec3 heading = now_.heading(order[k]);
      sorted_.set_place(k, now_.place(order[k]));
      sorted_.set_heading(k, heading);
      sorted_index_[k] = index_[order[k]];
      weigh_heading(k, heading);
    }
  });
  const Candidates all = candidates(sorted_);
  const std::size_t cells_together = std::max<std::size_t>(1, 4 * kBlock * cells_.cells() / count);
  core::each_stretch(cells_.cells(), cells_together, is_worth_threads(400), run,
                     [&](std::size_t first, std::size_t last) {
                       CellList::Stretches stretches;
                       std::array<Vec3, kBlock> places, headings;
                       std::array<ZoneSums, kBlock> sums;
                       for (std::size_t cell = first; cell < last; ++cell) {
                         if (cells_.begin(cell) == cells_.end(cell)) continue;
                         const std::size_t found = cells_.surroundings(cell, stretches);
                         for (std::size_t begin = cells_.begin(cell); begin < cells_.end(cell); begin += kBlock) {
                           run.tick();
                           const std::size_t together = std::min(kBlock, cells_.end(cell) - begin);
                           for (std::size_t k = 0; k < together; ++k) {
                             places[k] = sorted_.place(begin + k);
                             headings[k] = sorted_.heading(begin + k);
                             // Its numbers lie anywhere, and are there when the sums are done.
                             __builtin_prefetch(noise_.data() + sorted_index_[begin + k] * draws);
                           }
                           zone_sums(question_, grid_, all, std::span(stretches).first(found), places, headings,
                                     std::span(sums).first(together));
                           for (std::size_t k = 0; k < together; ++k)
                             turn(sorted_, begin + k, sorted_index_[begin + k], sums[k]);
                         }
                       }
                     });
  std::swap(now_, sorted_);
  std::swap(index_, sorted_index_);
  is_in_order_ = false;
}

void SchoolFlow::move(core::Run& run) {
  core::each_stretch(now_.size(), kStretch, is_worth_threads(20), run, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      Vec3 place = now_.place(i), heading = now_.heading(i);
      space_.move(place, heading, distance_);
      now_.set_place(i, place);
      now_.set_heading(i, heading);
    }
  });
}

const AgentArrays& SchoolFlow::agents() {
  if (is_in_order_) return now_;
  for (std::size_t k = 0; k < now_.size(); ++k) {
    sorted_.set_place(index_[k], now_.place(k));
    sorted_.set_heading(index_[k], now_.heading(k));
  }
  return sorted_;
}

}  // namespace ansatz::agents
