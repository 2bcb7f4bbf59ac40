// SPDX-License-Identifier: MIT
#include "interpreter/study/axes.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>
#include <span>

#include "interpreter/host/error.h"
#include "interpreter/host/portable.h"
#include "interpreter/study/at_clause.h"
#include "interpreter/study/held.h"
#include "stdlib/core/declare/invoke.h"
#include "stdlib/core/print.h"
#include "stdlib/core/select.h"
#include "stdlib/core/sequences.h"

namespace ansatz::study {
namespace {

std::vector<core::Value> items_of(const core::Value& values, const std::string& what) {
  std::vector<core::Value> items;
  if (const auto* list = values.get<core::List>()) return list->items;
  if (const auto* array = values.get<core::Array>(); array && array->rank() >= 1) {
    for (std::size_t i = 0; i < array->dimension(0).size; ++i) {
      const core::Value place(static_cast<double>(i + 1));
      items.push_back(core::index(values, {&place, 1}));
    }
    return items;
  }
  if (const auto* interval = values.get<core::Interval>(); interval && interval->unit.symbol.empty()) {
    if (interval->low != std::trunc(interval->low) || interval->high != std::trunc(interval->high))
      throw core::Mismatch(what + " goes through the whole numbers of an interval, but the ends of " +
                           core::text(values) + " are not both whole; write linspace(low, high, n)");
    const std::size_t count = core::length(values);  // refuses what never ends
    if (count > experiment::kMostPlannedRows) {
      throw core::Mismatch(what + " goes through the whole numbers of " + core::text(values) +
                           ", which are more than a hundred million; write log_spaced(low, high, n) or linspace");
    }
    for (std::size_t i = 0; i < count; ++i) items.emplace_back(interval->low + static_cast<double>(i));
    return items;
  }
  throw core::Mismatch("the values of " + what + " must be a list or an array, but are " + values.describe());
}

/// Functions are told apart by their closures; other values have fingerprints of their own.
void add_keys(experiment::Axis& axis) {
  const bool holds_functions = std::any_of(axis.points.begin(), axis.points.end(), [](const auto& point) {
    return std::any_of(point.begin(), point.end(), host::holds_functions);
  });
  if (!holds_functions) return;
  for (const auto& point : axis.points) {
    core::Fingerprint key;
    for (const core::Value& value : point) key.add(host::portable_fingerprint(value));
    axis.keys.push_back(key);
  }
}

/// What `named` calls a point.
std::string label_of(host::ScriptFunction& named, std::span<const core::Value> point) {
  const core::Value label = named.call_with(std::vector<host::Argument>(point.begin(), point.end()));
  const auto* text = label.get<std::string>();
  return text ? *text : core::text(label);
}

experiment::Axis make_axis(const host::ExperimentSpec::Axis& spec, const std::vector<host::Argument>& data,
                           const DesignSettings& settings) {
  experiment::Axis axis;
  axis.names = spec.names;
  const core::Value values = spec.values ? spec.values->call_with(data) : spec.fixed_values;
  std::vector<core::Value> items = items_of(values, "'" + axis.names[0] + "'");
  if (axis.names.size() == 1) {
    std::function<std::string(const core::Value&)> name_of;
    if (spec.named) name_of = [&](const core::Value& value) { return label_of(*spec.named, {&value, 1}); };
    if (const auto held = settings.held.find(axis.names[0]); held != settings.held.end())
      items = held_values(axis.names[0], items, held->second, name_of);
  } else {
    for (const std::string& name : axis.names) {
      if (settings.held.count(name))
        throw core::Mismatch("'" + name + "' walks together with other axes and cannot be set alone");
    }
  }
  if (items.empty()) throw core::Mismatch("the axis '" + axis.names[0] + "' has no values");
  for (const core::Value& item : items) {
    std::vector<core::Value> point{item};
    if (axis.names.size() > 1) {
      if (item.is<double>() || item.is<core::Quantity>() || item.is<std::string>())
        throw core::Mismatch("vary names " + std::to_string(axis.names.size()) +
                             " axes, but a point gives one value; zip(xs, ys) walks through several together");
      point = items_of(item, "the axes of one vary");
    }
    if (point.size() != axis.names.size()) {
      throw core::Mismatch("vary names " + std::to_string(axis.names.size()) + " axes, but a point gives " +
                           std::to_string(point.size()) + " values");
    }
    if (spec.named) axis.labels.push_back(label_of(*spec.named, point));
    for (core::Value& value : point) value = host::portable(value);
    axis.points.push_back(std::move(point));
  }
  axis.is_sequential = !spec.keeping.empty();
  add_keys(axis);
  return axis;
}

double whole_number(const core::Value& value, const std::string& what) {
  const auto* number = value.get<double>();
  if (!number || *number < 1 || *number != std::trunc(*number) || *number > 1e9)
    throw core::Mismatch(what + " must be a whole number at least 1, but is " + core::text(value));
  return *number;
}

/// Points of a design in the unit cube, carried to each axis by the inverse of its distribution function.
experiment::Axis make_sample(const host::ExperimentSpec::Axis& spec, const std::vector<host::Argument>& data,
                             const DesignSettings& settings, std::size_t ordinal) {
  experiment::Axis axis;
  axis.names = spec.names;
  const core::Value count = spec.points ? spec.points->call_with(data) : spec.fixed_points;
  double points = whole_number(count, "the number of points of a sample");
  const auto is_held = [&](const std::string& name) { return settings.held.count(name) > 0; };
  axis.is_sampled = !std::all_of(axis.names.begin(), axis.names.end(), is_held);
  if (!axis.is_sampled) points = 1;
  const core::Kernel* design = settings.registry.find("sampling." + spec.design);
  const core::Kernel* quantile = settings.registry.find("sampling.quantile");
  const bool lays_out = design && std::any_of(design->parameters.begin(), design->parameters.end(),
                                              [](const core::Item& each) { return each.name == "axes"; });
  if (!lays_out || !quantile)
    throw core::UnknownName("there is no design '" + spec.design + "'", spec.design,
                            {"latin_hypercube", "sobol", "random"});
  core::Run run(settings.draws.at("sample").at(static_cast<std::uint64_t>(ordinal)));
  const core::NamedValue shape[] = {{"points", points}, {"axes", static_cast<double>(axis.names.size())}};
  const core::Value cube = core::invoke(*design, {}, shape, run, settings.registry);
  const std::span<const double> places = cube.get<core::Array>()->real();

  axis.points.resize(static_cast<std::size_t>(points));
  for (std::size_t k = 0; k < axis.names.size(); ++k) {
    const core::Value distribution =
        spec.distributions[k] ? spec.distributions[k]->call_with(data) : spec.fixed_distributions[k];
    const auto* record = distribution.get<core::Record>();
    if (!record || record->type != "distribution")
      throw core::Mismatch("sample: '" + axis.names[k] +
                           "' must come from a distribution, uniform(0, 1) for instance, " + "but is given " +
                           distribution.describe());
    std::vector<double> probabilities;
    for (std::size_t i = 0; i < axis.points.size(); ++i) probabilities.push_back(places[i * axis.names.size() + k]);
    const core::Value given[] = {distribution, core::Array::of(std::move(probabilities))};
    const core::Value values = core::invoke(*quantile, given, {}, run, settings.registry);
    const auto held = settings.held.find(axis.names[k]);
    if (held != settings.held.end() && !held->second.get<double>())
      throw core::Mismatch("the axis '" + axis.names[k] +
                           "' is drawn from a distribution and can be held at one number, not at " +
                           held->second.describe());
    for (std::size_t i = 0; i < axis.points.size(); ++i)
      axis.points[i].push_back(held != settings.held.end() ? held->second
                                                           : core::Value(values.get<core::Array>()->number(i)));
  }
  return axis;
}

std::size_t least_replicates(const host::ExperimentSpec& spec, const std::vector<host::Argument>& data) {
  if (!spec.replicate && spec.fixed_replicate.is_nothing()) return 1;
  const core::Value value = spec.replicate ? spec.replicate->call_with(data) : spec.fixed_replicate;
  const auto* range = value.get<core::Interval>();
  if (range && !spec.enough) throw core::Mismatch("replicate: a range of replicates needs 'until'");
  if (!range && spec.enough)
    throw core::Mismatch(
        "replicate: 'until' needs the least and the most replicates, 4..30 for instance, but is given " +
        core::text(value));
  return static_cast<std::size_t>(
      whole_number(range ? core::Value(range->low) : value, range ? "the least number of replicates" : "replicate"));
}

}  // namespace

experiment::Design make_design(const host::ExperimentSpec& spec, const std::vector<host::Argument>& data,
                               const DesignSettings& settings) {
  experiment::Design design;
  std::size_t samples = 0;
  for (const auto& axis : spec.axes)
    design.axes.push_back(axis.design.empty()
                              ? at_clause(axis.values, [&] { return make_axis(axis, data, settings); })
                              : at_clause(axis.points, [&] { return make_sample(axis, data, settings, samples++); }));
  design.replicates = at_clause(spec.replicate, [&] { return least_replicates(spec, data); });
  for (const std::string& name : spec.paired_over) {
    const auto axis = std::find_if(design.axes.begin(), design.axes.end(), [&](const experiment::Axis& each) {
      return std::find(each.names.begin(), each.names.end(), name) != each.names.end();
    });
    if (axis == design.axes.end()) {
      std::vector<std::string> known;
      for (const auto& each : design.axes) known.insert(known.end(), each.names.begin(), each.names.end());
      throw core::UnknownName("replicate: there is no axis '" + name + "' to pair over", name, known);
    }
    const auto position = static_cast<std::size_t>(axis - design.axes.begin());
    if (std::find(design.paired_over.begin(), design.paired_over.end(), position) == design.paired_over.end())
      design.paired_over.push_back(position);
  }
  return design;
}

}  // namespace ansatz::study
