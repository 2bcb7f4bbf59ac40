// SPDX-License-Identifier: MIT
#include "interpreter/figure/storyboard.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "interpreter/figure/arguments.h"
#include "interpreter/figure/declarations.h"
#include "interpreter/figure/labelled.h"
#include "interpreter/figure/settle.h"
#include "stdlib/core/error.h"
#include "stdlib/core/select.h"
#include "stdlib/core/stop_point.h"

namespace ansatz::figure {
namespace {

// A film of more is thinned out: 16 seconds at 25 a second.
constexpr std::size_t kMostFrames = 400;

void reach(std::optional<double>& low, std::optional<double>& high, const Scale& scale) {
  low = std::min(low.value_or(scale.low), scale.low);
  high = std::max(high.value_or(scale.high), scale.high);
}

}  // namespace

Storyboard::Storyboard(const std::string& name, const NamedValues& options) {
  const Arguments arguments(*find_declaration("animate"), {}, options);
  NamedValues of_figure;
  for (const auto& option : options) {
    const auto& known = find_declaration("figure")->parameters;
    if (std::any_of(known.begin(), known.end(), [&](const auto& each) { return each.name == option.first; }))
      of_figure.push_back(option);
  }
  stage_ = make_figure(name, of_figure);
  over_ = arguments.text("over").value_or("time");
  if (const auto frames = arguments.number("frames")) most_frames_ = static_cast<std::size_t>(*frames);
  rate_ = arguments.number("rate").value_or(25);
  if (arguments.choice("format").value_or("mp4") == "gif") format_ = Format::gif;
}

core::Value Storyboard::shown(const core::Value& value, std::size_t instant) const {
  const auto* array = value.get<core::Array>();
  const auto place = array ? array->find_dimension(over_) : std::nullopt;
  if (!place) return value;
  std::vector<core::Value> indices(*place + 1);
  indices[*place] = static_cast<double>(instant + 1);
  return core::index(value, indices);
}

Mark Storyboard::mark_at(const Cue& cue, std::size_t instant) const {
  std::vector<core::Value> positional;
  NamedValues named;
  for (const core::Value& value : cue.positional) positional.push_back(shown(value, instant));
  for (const auto& [name, value] : cue.named) named.emplace_back(name, shown(value, instant));
  return make_mark(cue.kind, positional, named);
}

void Storyboard::note_instants(const core::Value& value, const std::string& kind) {
  const auto* array = value.get<core::Array>();
  if (!array) return;
  for (const core::Dimension& each : array->dimensions()) {
    if (!each.name.empty() && std::find(seen_.begin(), seen_.end(), each.name) == seen_.end())
      seen_.push_back(each.name);
  }
  const auto place = array->find_dimension(over_);
  if (!place) return;
  const core::Dimension& found = array->dimension(*place);
  if (!instants_) {
    if (found.size == 0)
      throw core::BadParameter(kind, "its array", "without elements along " + over_, "at least one instant");
    instants_ = found;
    first_with_instants_ = kind;
  } else if (instants_->size != found.size || !instants_->same_coordinates(found)) {
    throw core::Mismatch(fmt::format("{}: {} has other instants than that of {} in the same animation", kind, over_,
                                     first_with_instants_));
  }
}

void Storyboard::add(const std::string& kind, const std::vector<core::Value>& positional, const NamedValues& named) {
  for (const core::Value& value : positional) note_instants(value, kind);
  for (const auto& [name, value] : named) note_instants(value, kind);
  cues_.push_back({stage_.panels.size() - 1, kind, positional, named});
  add_mark(stage_.panels.back(), mark_at(cues_.back(), 0));
}

// "t = 1.25", with the fewest decimals that tell every instant to a hundredth of the gap between two.
std::vector<std::string> Storyboard::captions(const std::vector<std::size_t>& instants) const {
  std::vector<std::string> out;
  if (!instants_->coordinates) {
    for (const std::size_t i : instants) out.push_back(readable(over_) + fmt::format(" {}", i + 1));
    return out;
  }
  const core::Array& times = *instants_->coordinates;
  const std::string name = times.label.empty() ? readable(over_) : times.label;
  const std::string unit = times.unit.symbol.empty() ? "" : " \\rm{" + times.unit.symbol + "}";
  if (times.type() == core::ElementType::text) {
    for (const std::size_t i : instants) out.push_back(times.element_text(i));
    return out;
  }
  double gap = 0, largest = 0;
  for (std::size_t i = 1; i < instants.size(); ++i) {
    const double step = std::abs(times.number(instants[i]) - times.number(instants[i - 1]));
    if (step > 0) gap = gap > 0 ? std::min(gap, step) : step;
    largest = std::max(largest, std::abs(times.number(instants[i])));
  }
  const auto tells = [&](int decimals) {
    const double step = std::pow(10, -decimals);
    return std::all_of(instants.begin(), instants.end(), [&](std::size_t i) {
      return std::abs(std::round(times.number(i) / step) * step - times.number(i)) <= 0.01 * gap;
    });
  };
  int decimals = 0;
  while (decimals < 6 && !tells(decimals)) ++decimals;
  for (const std::size_t i : instants) {
    const double time = times.number(i);
    out.push_back(name + " = " +
                  (largest < 1e6 ? fmt::format("{:.{}f}", time, decimals) : fmt::format("{:.6g}", time)) + unit);
  }
  return out;
}

Figure Storyboard::figure_at(std::size_t instant) const {
  Figure frame = stage_;
  for (Panel& panel : frame.panels) panel.marks.clear();
  for (const Cue& cue : cues_) frame.panels[cue.panel].marks.push_back(mark_at(cue, instant));
  return frame;
}

Reel::Reel(const Storyboard& story) : story_(story) {
  if (!story.instants_) {
    std::string known;
    for (const std::string& each : story.seen_) known += (known.empty() ? "" : ", ") + each;
    const std::string& name = story.stage_.name;
    throw core::Mismatch("animate " + name + ": no mark shows an array along '" + story.over_ + "'" +
                         (known.empty() ? "" : "; there are the dimensions " + known) + ": name one with animate " +
                         name + " (over = \"…\")");
  }
  const std::size_t all = story.instants_->size, count = std::min(all, story.most_frames_.value_or(kMostFrames));
  for (std::size_t k = 0; k < count; ++k)
    instants_.push_back(count == 1 ? 0 : (2 * k * (all - 1) + (count - 1)) / (2 * (count - 1)));
  captions_ = story.captions(instants_);
  widest_ = story.figure_at(instants_.front());
  for (const std::size_t instant : instants_) {
    core::stop_point();
    widen(story.figure_at(instant));
  }
}

void Reel::widen(const Figure& frame) {
  for (std::size_t i = 0; i < frame.panels.size(); ++i) {
    if (frame.panels[i].marks.empty()) continue;
    const SettledPanel settled = settle(frame.panels[i]);
    Panel& panel = widest_.panels[i];
    if (settled.x.categories.empty()) reach(panel.x.low, panel.x.high, settled.x);
    if (settled.y.categories.empty()) reach(panel.y.low, panel.y.high, settled.y);
    for (std::size_t k = 0; k < panel.marks.size(); ++k) {
      if (auto* const box = std::get_if<Space>(&panel.marks[k].shape)) {
        for (std::size_t side = 0; side < 3; ++side) {
          box->low[side] = std::min(box->low[side], settled.view->low[side]);
          box->high[side] = std::max(box->high[side], settled.view->high[side]);
        }
      }
      ColorScale* const whole = colors_of(panel.marks[k]);
      const ColorScale* const own = colors_of(frame.panels[i].marks[k]);
      if (!whole || !own) continue;
      whole->low = std::min(whole->low, own->low);
      whole->high = std::max(whole->high, own->high);
      whole->goes_below = whole->goes_below || own->goes_below;
      whole->goes_above = whole->goes_above || own->goes_above;
    }
  }
}

Figure Reel::frame(std::size_t i) const {
  Figure frame = story_.figure_at(instants_.at(i));
  frame.title += (frame.title.empty() ? "" : ", ") + captions_[i];
  for (std::size_t p = 0; p < frame.panels.size(); ++p) {
    Panel& panel = frame.panels[p];
    const Panel& widest = widest_.panels[p];
    panel.x = widest.x;
    panel.y = widest.y;
    for (std::size_t k = 0; k < panel.marks.size(); ++k) {
      if (auto* const box = std::get_if<Space>(&panel.marks[k].shape)) {
        const auto& whole = std::get<Space>(widest.marks[k].shape);
        box->low = whole.low;
        box->high = whole.high;
      }
      ColorScale* const own = colors_of(panel.marks[k]);
      if (const ColorScale* const whole = colors_of(widest.marks[k]); own && whole) *own = *whole;
    }
  }
  return frame;
}

}  // namespace ansatz::figure
