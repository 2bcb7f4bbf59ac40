// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <limits>

#include "interpreter/figure/labelled.h"
#include "interpreter/figure/marks/make.h"
#include "interpreter/figure/quantile.h"

namespace ansatz::figure {
namespace {

constexpr std::size_t kFewest = 5;  // quartiles of fewer values say less than the values

Box::Group summarise(std::string name, std::vector<double> values) {
  Box::Group group;
  group.name = std::move(name);
  std::erase_if(values, [](double v) { return !std::isfinite(v); });
  std::sort(values.begin(), values.end());
  if (values.empty()) {
    group.low_whisker = group.lower_quartile = group.median = group.upper_quartile = group.high_whisker =
        std::numeric_limits<double>::quiet_NaN();
    return group;
  }
  group.lower_quartile = quantile(values, 0.25);
  group.median = quantile(values, 0.5);
  group.upper_quartile = quantile(values, 0.75);
  const double reach = 1.5 * (group.upper_quartile - group.lower_quartile);
  group.low_whisker = group.high_whisker = group.median;
  for (const double v : values) {
    if (v < group.lower_quartile - reach || v > group.upper_quartile + reach) {
      group.beyond.push_back(v);
      continue;
    }
    group.low_whisker = std::min(group.low_whisker, v);
    group.high_whisker = std::max(group.high_whisker, v);
  }
  // Interpolated quartiles may lie beyond the last value within reach.
  group.low_whisker = std::min(group.low_whisker, group.lower_quartile);
  group.high_whisker = std::max(group.high_whisker, group.upper_quartile);
  if (values.size() < kFewest) {
    group.points = values;
    group.beyond.clear();
  }
  return group;
}

}  // namespace

void make_box(const Arguments& arguments, Mark& mark) {
  Box box;
  if (const auto* groups = arguments.find("x")->get<core::Groups>()) {
    bool any = false;
    for (std::size_t i = 0; i < groups->samples.size(); ++i) {
      const core::Array& sample = groups->samples[i];
      std::vector<double> values;
      if (sample.size() > 0) {
        if (sample.type() == core::ElementType::complex || sample.type() == core::ElementType::text)
          arguments.refuse("x", "an array of " + core::describe(sample.type()), "an array of numbers");
        for (std::size_t k = 0; k < sample.size(); ++k) values.push_back(sample.number(k));
      }
      box.groups.push_back(summarise(groups->names.at(i), std::move(values)));
      any = any || std::isfinite(box.groups.back().median);
    }
    if (!any)
      arguments.refuse("x", groups->samples.empty() ? "without groups" : "nowhere finite",
                       "at least one group with a finite value");
    mark.y = axis_of(groups->samples.front());
    mark.x.label = readable(groups->by);
    mark.x.categories = groups->names;
  } else {
    const core::Array values = arguments.required_array("x");
    box.groups.push_back(summarise("", plotted(arguments, "x", values)));
    mark.y = axis_of(values);
    mark.x.categories = {""};
  }
  mark.color = arguments.color("color");
  mark.shape = std::move(box);
}

}  // namespace ansatz::figure
