// SPDX-License-Identifier: MIT
#include "stdlib/core/proportional_fit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "stdlib/core/error.h"
#include "stdlib/core/table_margin.h"

namespace ansatz::core {

namespace {

std::size_t dimension_called(const std::string& kernel, const std::vector<std::string>& names,
                             const std::string& name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end())
    throw UnknownName(fmt::format("{}: there is no dimension \"{}\" to have a margin of", kernel, name), name, names);
  if (std::find(found + 1, names.end(), name) != names.end())
    throw BadParameter(kernel, "margins", fmt::format("\"{}\", which several dimensions are called", name),
                       "names of one dimension each");
  return static_cast<std::size_t>(found - names.begin());
}

[[noreturn]] void refuse_margins(const std::string& kernel, const Value& found) {
  throw BadParameter(kernel, "margins", found.describe(),
                     "a list of margins, each a name of a dimension or a list of names");
}

Margin margin_of(const std::string& kernel, const std::vector<std::string>& names,
                 std::span<const std::string> wanted) {
  Margin out;
  for (const std::string& name : wanted) {
    const std::size_t place = dimension_called(kernel, names, name);
    if (std::find(out.begin(), out.end(), place) != out.end())
      throw BadParameter(kernel, "margins", fmt::format("\"{}\" twice in one", name), "once in each");
    out.push_back(place);
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// Texts of a list, an array or a text alone.
std::vector<std::string> texts_of(const std::string& kernel, const Value& value) {
  if (const auto* text = value.get<std::string>()) return {*text};
  if (const auto* array = value.get<Array>(); array && array->type() == ElementType::text && array->rank() == 1)
    return {array->texts().begin(), array->texts().end()};
  const auto* list = value.get<List>();
  if (!list) refuse_margins(kernel, value);
  std::vector<std::string> out;
  for (const Value& item : list->items) {
    const auto* text = item.get<std::string>();
    if (!text) refuse_margins(kernel, item);
    out.push_back(*text);
  }
  return out;
}

// Below this share of cells that may be above 0 they are fitted one by one, which costs so many times more for each.
constexpr std::size_t kOneByOne = 8;

/// What a table is fitted to.
struct Goal {
  std::vector<TableMargin> margins;
  std::vector<std::vector<double>> wanted;  ///< [margin][sum]
  double total = 0;
};

Goal goal_of(std::span<const std::size_t> sizes, std::span<const double> table, const std::vector<Margin>& margins) {
  Goal out;
  for (const Margin& margin : margins) {
    out.margins.emplace_back(sizes, margin);
    out.margins.back().add_up(table, out.wanted.emplace_back(out.margins.back().size()));
  }
  for (const double v : table) out.total += v;
  return out;
}

/// The start, with 0 wherever a sum is.
std::vector<double> cells_that_may_be(Goal& goal, std::size_t cells, const std::vector<double>& start) {
  std::vector<double> out = start.empty() ? std::vector<double>(cells, 1.0) : start, there;
  for (std::size_t m = 0; m < goal.margins.size(); ++m) {
    there.clear();
    for (const double sum : goal.wanted[m]) there.push_back(sum > 0 ? 1 : 0);
    goal.margins[m].multiply(out, there);
  }
  return out;
}

/// Makes of a margin's sums the factors that put them right, and says how far they were off; below 0 where none does.
double factors_for(const std::vector<double>& wanted, std::vector<double>& sums) {
  double off = 0;
  for (std::size_t s = 0; s < sums.size(); ++s) {
    off = std::max(off, std::abs(sums[s] - wanted[s]));
    if (!(sums[s] > 0) && wanted[s] > 0) return -1;
    sums[s] = sums[s] > 0 ? wanted[s] / sums[s] : 0;
  }
  return off;
}

/// Sweeps on, `adjust(margin)` putting one right and saying how far it was off, below 0 where it cannot be.
template <class Adjust>
void sweep_on(ProportionalFit& out, const Goal& goal, const ProportionalFitStart& start, const Run& run,
              Adjust adjust) {
  while (out.sweeps < start.sweeps) {
    ++out.sweeps;
    out.off = 0;
    for (std::size_t m = 0; m < goal.margins.size(); ++m) {
      run.tick();
      const double off = adjust(m);
      if (off < 0) {
        out.can_be_met = false;
        return;
      }
      out.off = std::max(out.off, off / goal.total);
    }
    if (out.off <= start.tolerance) return;
  }
}

void fit_all(ProportionalFit& out, Goal& goal, const ProportionalFitStart& start, const Run& run) {
  std::vector<double> sums;
  sweep_on(out, goal, start, run, [&](std::size_t m) {
    sums.resize(goal.wanted[m].size());
    goal.margins[m].add_up(out.cells, sums);
    const double off = factors_for(goal.wanted[m], sums);
    if (off >= 0) goal.margins[m].multiply(out.cells, sums);
    return off;
  });
}

void fit_one_by_one(ProportionalFit& out, const Goal& goal, const ProportionalFitStart& start, const Run& run) {
  std::vector<std::size_t> cells;
  std::vector<double> fitted, sums;
  for (std::size_t i = 0; i < out.cells.size(); ++i)
    if (out.cells[i] > 0) cells.push_back(i), fitted.push_back(out.cells[i]);
  std::vector<std::vector<std::uint32_t>> places(goal.margins.size());  // [margin][cell]
  for (std::size_t m = 0; m < places.size(); ++m)
    for (const std::size_t cell : cells) places[m].push_back(static_cast<std::uint32_t>(goal.margins[m].place(cell)));
  sweep_on(out, goal, start, run, [&](std::size_t m) {
    sums.assign(goal.wanted[m].size(), 0.0);
    for (std::size_t k = 0; k < fitted.size(); ++k) sums[places[m][k]] += fitted[k];
    const double off = factors_for(goal.wanted[m], sums);
    if (off >= 0)
      for (std::size_t k = 0; k < fitted.size(); ++k) fitted[k] *= sums[places[m][k]];
    return off;
  });
  for (std::size_t k = 0; k < fitted.size(); ++k) out.cells[cells[k]] = fitted[k];
}

}  // namespace

std::vector<std::string> margin_names(const Array& table) {
  std::vector<std::string> names;
  for (std::size_t d = 0; d < table.rank(); ++d)
    names.push_back(table.dimension(d).name.empty() ? std::to_string(d + 1) : table.dimension(d).name);
  return names;
}

std::vector<Margin> read_margins(const std::string& kernel, const std::vector<std::string>& names,
                                 const Value& margins) {
  std::vector<Margin> out;
  const auto add = [&](std::span<const std::string> wanted) { out.push_back(margin_of(kernel, names, wanted)); };
  if (const auto* list = margins.get<List>()) {
    for (const Value& item : list->items) add(texts_of(kernel, item));
    return out;
  }
  const auto* array = margins.get<Array>();
  if (array && array->size() == 0) return out;
  if (array && array->type() == ElementType::text && array->rank() == 2) {
    for (std::size_t i = 0; i < array->dimension(0).size; ++i)
      add(array->texts().subspan(i * array->dimension(1).size, array->dimension(1).size));
    return out;
  }
  for (const std::string& name : texts_of(kernel, margins)) add({&name, 1});
  return out;
}

ProportionalFit proportional_fit(std::span<const std::size_t> sizes, std::span<const double> table,
                                 const std::vector<Margin>& margins, const ProportionalFitStart& start,
                                 const Run& run) {
  Goal goal = goal_of(sizes, table, margins.empty() ? std::vector<Margin>{Margin{}} : margins);
  ProportionalFit out;
  out.cells = cells_that_may_be(goal, table.size(), start.cells);
  std::size_t count = 0;
  for (const double cell : out.cells) count += cell > 0;
  if (count * kOneByOne < table.size())
    fit_one_by_one(out, goal, start, run);
  else
    fit_all(out, goal, start, run);
  if (!out.can_be_met) out.cells.assign(table.size(), 0.0);
  return out;
}

}  // namespace ansatz::core
