// SPDX-License-Identifier: MIT
#include "interpreter/figure/settle.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "interpreter/figure/directions.h"
#include "stdlib/core/error.h"
#include "stdlib/core/short_labels.h"

namespace ansatz::figure {
namespace {

bool bare(const core::Unit& unit) { return unit.symbol.empty() && unit.is_dimensionless() && unit.scale == 1; }

// A line or a note written with plain numbers takes the unit of the axis.
bool takes_any_unit(const Mark& mark) {
  return std::holds_alternative<Rule>(mark.shape) || std::holds_alternative<Note>(mark.shape);
}
bool speaks(const Mark& mark, Direction direction) {
  if (const auto* rule = std::get_if<Rule>(&mark.shape)) return rule->horizontal != direction.horizontal;
  return true;
}

std::string in_unit(const core::Unit& unit) { return unit.symbol.empty() ? "without a unit" : "in " + unit.symbol; }

// One unit for a direction: the panel's, else that of the first mark. Marks in another unit of the same dimension are
// converted.
core::Unit agree_on_unit(Panel& panel, Direction direction) {
  const Mark* first = nullptr;
  for (const Mark& mark : panel.marks) {
    const bool lends = speaks(mark, direction) && !(takes_any_unit(mark) && bare(direction.axis(mark).unit));
    if (lends && !first) first = &mark;
  }
  core::Unit unit = direction.axis(panel).unit;
  if (bare(unit) && first) unit = direction.axis(*first).unit;
  for (Mark& mark : panel.marks) {
    core::Unit& own = direction.axis(mark).unit;
    if (!speaks(mark, direction) || own == unit || (takes_any_unit(mark) && bare(own))) continue;
    if (!own.same_dimension(unit))
      throw core::Mismatch(fmt::format("{}: its {} is {}, but the panel's {} axis is {}{}", mark.kind, direction.name(),
                                       in_unit(own), direction.name(), in_unit(unit),
                                       first && first != &mark ? " since " + first->kind : ""));
    rescale(mark, direction, own.scale / unit.scale);
    own = unit;
  }
  return unit;
}

std::string parameter_name(const Mark& mark, Direction direction) {
  if (std::holds_alternative<Histogram>(mark.shape) || std::holds_alternative<Box>(mark.shape)) return "x";
  if (std::holds_alternative<Rule>(mark.shape)) return "at";
  return direction.name();
}

void find_ends(Scale& scale, const Panel& panel, Direction direction) {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  bool tight = true, from_zero = false, any_soft = false;
  for (const Mark& mark : panel.marks) {
    const Extent wish = extent(mark, direction, scale.log);
    for (const double v : wish.values) {
      if (!std::isfinite(v)) continue;
      if (scale.log && v <= 0)
        throw core::BadParameter(
            mark.kind, parameter_name(mark, direction), fmt::format("{:g} somewhere", v),
            fmt::format("positive everywhere, since the {} axis is logarithmic", direction.name()));
      low = std::min(low, v);
      high = std::max(high, v);
    }
    for (const double v : wish.bounds) {
      if (!std::isfinite(v) || (scale.log && v <= 0)) continue;
      low = std::min(low, v);
      high = std::max(high, v);
    }
    if (!wish.values.empty() || !wish.bounds.empty()) {
      if (!wish.tight && !takes_any_unit(mark)) any_soft = true;
      tight = tight && (wish.tight || takes_any_unit(mark));
    }
    from_zero = from_zero || wish.from_zero;
  }
  tight = tight && !any_soft;
  if (!(low <= high)) {
    low = scale.log ? 1 : 0;
    high = scale.log ? 10 : 1;
  }
  if (from_zero && !scale.log) low = std::min(low, 0.0);
  if (low == high) {
    const double room = scale.log ? 0 : low == 0 ? 1 : 0.1 * std::abs(low);
    low = scale.log ? low / 2 : low - room;
    high = scale.log ? high * 2 : high + room;
    tight = true;
  }
  if (!tight) {
    constexpr double kMargin = 0.05;
    if (scale.log) {
      const double room = std::pow(high / low, kMargin);
      low /= room;
      high *= room;
    } else {
      const double room = kMargin * (high - low);
      if (!(from_zero && low == 0)) low -= room;
      high += room;
    }
  }
  scale.low = low;
  scale.high = high;
}

Scale settle_direction(Panel& panel, Direction direction) {
  Scale scale;
  scale.unit = agree_on_unit(panel, direction);
  Axis asked = direction.axis(panel);
  const Mark* named = nullptr;
  for (const Mark& mark : panel.marks) {
    if (!speaks(mark, direction)) continue;
    const Axis& own = direction.axis(mark);
    if (asked.label.empty()) asked.label = own.label;
    if (!asked.log) asked.log = own.log;
    if (!asked.low) asked.low = own.low;
    if (!asked.high) asked.high = own.high;
    if (own.categories.empty()) continue;
    if (named && direction.axis(*named).categories != own.categories)
      throw core::Mismatch(fmt::format("{}: its {} axis has other names than that of {} in the same panel", mark.kind,
                                       direction.name(), named->kind));
    named = &mark;
  }
  if (asked.categories.empty() && named) asked.categories = direction.axis(*named).categories;
  scale.label = asked.label;
  scale.log = asked.log.value_or(false);
  scale.categories = core::short_labels(asked.categories);
  const std::string range = std::string(direction.name()) + "_range";
  if (scale.log && asked.low && *asked.low <= 0)
    throw core::BadParameter("panel", range, fmt::format("{:g}..", *asked.low), "positive on a logarithmic axis");
  if (asked.low && asked.high && !(*asked.low < *asked.high))
    throw core::BadParameter("panel", range, fmt::format("{:g}..{:g}", *asked.low, *asked.high),
                             "a stretch of some length");
  find_ends(scale, panel, direction);
  if (!scale.categories.empty()) {
    scale.low = 0.5;
    scale.high = static_cast<double>(scale.categories.size()) + 0.5;
  }
  if (asked.low) scale.low = *asked.low;
  if (asked.high) scale.high = *asked.high;
  if (!(scale.low < scale.high)) {  // one end was asked for, and the data lie beyond it
    if (asked.low) scale.high = scale.log ? scale.low * 10 : scale.low + 1;
    if (asked.high) scale.low = scale.log ? scale.high / 10 : scale.high - 1;
  }
  return scale;
}

std::vector<double>* scaled_of(Mark& mark) {
  if (auto* s = std::get_if<Scatter>(&mark.shape)) return &s->scaled;
  if (auto* s = std::get_if<Space>(&mark.shape)) return &s->scaled;
  return nullptr;
}

// A text has one colour in a panel, whichever marks it is in: all name the same list, in the order of their first.
void share_categories(Panel& panel) {
  std::vector<std::string> all;
  const auto place_of = [&](const std::string& name) { return std::find(all.begin(), all.end(), name) - all.begin(); };
  for (Mark& mark : panel.marks) {
    ColorScale* own = colors_of(mark);
    std::vector<double>* scaled = scaled_of(mark);
    if (!own || !scaled || own->categories.empty()) continue;
    for (const std::string& name : own->categories)
      if (place_of(name) == static_cast<std::ptrdiff_t>(all.size())) all.push_back(name);
    for (double& value : *scaled)
      value = static_cast<double>(place_of(own->categories[static_cast<std::size_t>(value) - 1]) + 1);
  }
  for (Mark& mark : panel.marks)
    if (ColorScale* own = colors_of(mark); own && scaled_of(mark) && !own->categories.empty()) own->categories = all;
}

bool same_bar(const ColorScale& a, const ColorScale& b) {
  return a.palette == b.palette && a.log == b.log && a.label == b.label && a.unit == b.unit &&
         a.categories == b.categories;
}

// Marks whose colours mean the same thing share one scale over the range of both.
std::vector<ColorScale> share_colors(Panel& panel) {
  std::vector<ColorScale> bars;
  for (const Mark& mark : panel.marks) {
    const ColorScale* own = colors_of(mark);
    if (!own) continue;
    auto same = std::find_if(bars.begin(), bars.end(), [&](const ColorScale& bar) { return same_bar(bar, *own); });
    if (same == bars.end()) {
      bars.push_back(*own);
    } else {
      same->low = std::min(same->low, own->low);
      same->high = std::max(same->high, own->high);
      same->goes_below = same->goes_below || own->goes_below;
      same->goes_above = same->goes_above || own->goes_above;
    }
  }
  for (Mark& mark : panel.marks)
    if (ColorScale* own = colors_of(mark))
      for (const ColorScale& bar : bars)
        if (same_bar(bar, *own)) *own = bar;
  std::erase_if(bars, [](const ColorScale& bar) { return !bar.categories.empty(); });
  return bars;
}

const std::vector<double>* abscissa(const Mark& mark) {
  if (const auto* s = std::get_if<Line>(&mark.shape)) return s->curves.size() == 1 ? &s->curves[0].x : nullptr;
  if (const auto* s = std::get_if<Scatter>(&mark.shape)) return &s->x;
  if (const auto* s = std::get_if<Band>(&mark.shape)) return &s->x;
  if (const auto* s = std::get_if<ErrorBars>(&mark.shape)) return &s->x;
  return nullptr;
}
const std::vector<double>* ordinate(const Mark& mark) {
  if (const auto* s = std::get_if<Line>(&mark.shape)) return s->curves.size() == 1 ? &s->curves[0].y : nullptr;
  if (const auto* s = std::get_if<Scatter>(&mark.shape)) return &s->y;
  if (const auto* s = std::get_if<ErrorBars>(&mark.shape)) return &s->y;
  return nullptr;
}

// Whether heights lie between the edges of a band on the same x.
bool runs_within(const Band& band, const std::vector<double>& y) {
  for (std::size_t i = 0; i < y.size(); ++i)
    if (y[i] < band.low[i] || y[i] > band.high[i]) return false;
  return true;
}

// A band and the line within it, or error bars and their points, are one thing in two marks.
bool belong_together(const Mark& a, const Mark& b) {
  const auto *ax = abscissa(a), *bx = abscissa(b), *ay = ordinate(a), *by = ordinate(b);
  if (!ax || !bx || *ax != *bx) return false;
  if (const auto* band = std::get_if<Band>(&a.shape); band && by) return runs_within(*band, *by);
  if (const auto* band = std::get_if<Band>(&b.shape); band && ay) return runs_within(*band, *ay);
  return ay && by && *ay == *by;
}

/// All marks of a panel stand in one box, or none does.
std::optional<View> view_of(const Panel& panel) {
  std::optional<View> view;
  for (const Mark& mark : panel.marks) {
    const auto* space = std::get_if<Space>(&mark.shape);
    if (bool(space) != std::holds_alternative<Space>(panel.marks.front().shape))
      throw core::Mismatch(panel.marks.front().kind + " and " + mark.kind +
                           " cannot share a panel: one shows space, the other a plane");
    if (!space) continue;
    if (!view) view = View{space->low, space->high, space->labels, space->unit, space->elevation, space->azimuth};
    if (!(view->unit == space->unit))
      throw core::Mismatch(mark.kind + ": its positions are " + in_unit(space->unit) +
                           ", but those before it in the panel " + in_unit(view->unit));
    for (std::size_t i = 0; i < 3; ++i) {
      view->low[i] = std::min(view->low[i], space->low[i]);
      view->high[i] = std::max(view->high[i], space->high[i]);
    }
  }
  return view;
}

void assign_colors(Panel& panel) {
  std::size_t next = 0;
  for (std::size_t i = 0; i < panel.marks.size(); ++i) {
    Mark& mark = panel.marks[i];
    if (mark.color) continue;
    if (takes_any_unit(mark)) {
      mark.color = std::holds_alternative<Note>(mark.shape) ? Color{} : Color{0x55, 0x55, 0x55};
      continue;
    }
    if (colors_of(mark)) continue;
    for (std::size_t k = 0; k < i && !mark.color; ++k) {
      // Two bands, or two lines, on one x are two things.
      const bool other_kind = panel.marks[k].shape.index() != mark.shape.index();
      bool taken = false;
      for (std::size_t m = k + 1; m < i; ++m)
        taken = taken ||
                (panel.marks[m].shape.index() == mark.shape.index() && panel.marks[m].color == panel.marks[k].color);
      if (other_kind && !taken && belong_together(panel.marks[k], mark)) mark.color = panel.marks[k].color;
    }
    if (!mark.color) {
      mark.color = qualitative(next);
      std::size_t used = 1;
      if (const auto* line = std::get_if<Line>(&mark.shape)) used = line->curves.size();
      if (const auto* histogram = std::get_if<Histogram>(&mark.shape)) used = histogram->layers.size();
      next += used;
    }
  }
}

}  // namespace

double Scale::place(double value) const {
  if (log) return value > 0 ? std::log(value / low) / std::log(high / low) : -1e6;
  return (value - low) / (high - low);
}

double position_of(const ColorScale& scale, double value) {
  if (std::isnan(value)) return value;
  const double p = scale.log ? (value > 0 ? std::log(value / scale.low) / std::log(scale.high / scale.low) : 0)
                             : (value - scale.low) / (scale.high - scale.low);
  return std::clamp(p, 0.0, 1.0);
}

ColorScale* colors_of(Mark& mark) { return const_cast<ColorScale*>(colors_of(std::as_const(mark))); }

const ColorScale* colors_of(const Mark& mark) {
  if (const auto* s = std::get_if<Line>(&mark.shape)) return s->colors ? &*s->colors : nullptr;
  if (const auto* s = std::get_if<Scatter>(&mark.shape)) return s->colors ? &*s->colors : nullptr;
  if (const auto* s = std::get_if<Heatmap>(&mark.shape)) return &s->colors;
  if (const auto* s = std::get_if<Space>(&mark.shape)) return s->colors ? &*s->colors : nullptr;
  return nullptr;
}

SettledPanel settle(const Panel& panel) {
  SettledPanel out{panel, {}, {}, {}, {}};
  if (panel.marks.empty()) throw core::BadParameter("panel", "its content", "empty", "at least one mark");
  out.x = settle_direction(out.panel, Direction{true});
  out.y = settle_direction(out.panel, Direction{false});
  share_categories(out.panel);
  out.bars = share_colors(out.panel);
  out.view = view_of(panel);
  assign_colors(out.panel);
  return out;
}

}  // namespace ansatz::figure
