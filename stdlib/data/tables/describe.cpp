// SPDX-License-Identifier: MIT
#include "stdlib/data/tables/describe.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>
#include <utility>

#include "stdlib/core/error.h"
#include "stdlib/core/rearrange.h"
#include "stdlib/core/reduce.h"
#include "stdlib/core/sort.h"
#include "stdlib/data/tables/keys.h"
#include "stdlib/data/tables/missing.h"
#include "stdlib/data/tables/the_table.h"

namespace ansatz::data {

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

/// What is said of one column.
struct Description {
  std::string column, kind, unit, mode;
  std::size_t present = 0, missing = 0, distinct = 0;
  double mean = kNothing, deviation = kNothing, least = kNothing, lower_quartile = kNothing, median = kNothing,
         upper_quartile = kNothing, greatest = kNothing;
};

struct Tally {
  std::size_t distinct = 0;
  std::string mode;
};

Tally tally_of(const core::Array& column, const std::vector<std::size_t>& present) {
  std::unordered_map<std::string, std::size_t> counts;
  for (const std::size_t i : present) ++counts[column.element_text(i)];
  std::size_t most = 1;  // what is there once is no more frequent than anything else
  Tally tally{counts.size(), ""};
  for (const std::size_t i : present) {
    std::string text = column.element_text(i);
    const std::size_t count = counts[text];
    if (count <= most) continue;
    most = count;
    tally.mode = std::move(text);
  }
  return tally;
}

void describe_numbers(std::vector<double> values, Description& said) {
  if (values.empty()) return;
  core::sort_numbers(values);
  said.distinct = 1;
  for (std::size_t i = 1; i < values.size(); ++i) said.distinct += values[i] != values[i - 1] ? 1 : 0;
  const core::Value sorted(core::Array::of(std::move(values)));
  const auto number = [](const core::Value& value) { return *value.get<double>(); };
  said.mean = number(core::mean(sorted));
  if (said.present > 1) said.deviation = number(core::standard_deviation(sorted));
  said.least = number(core::min(sorted));
  said.lower_quartile = number(core::quantile(sorted, 0.25));
  said.median = number(core::median(sorted));
  said.upper_quartile = number(core::quantile(sorted, 0.75));
  said.greatest = number(core::max(sorted));
}

Description description_of(const std::string& name, const core::Array& column, core::Run& run) {
  const core::Array missing = is_missing({column}, run);
  const core::ElementType type = column.type();
  Description said{name, core::describe(type), column.unit.symbol, ""};
  std::vector<std::size_t> present;
  for (std::size_t i = 0; i < column.size(); ++i)
    if (missing.number(i) == 0) present.push_back(i);
  said.present = present.size();
  said.missing = column.size() - present.size();
  if (type != core::ElementType::text && type != core::ElementType::complex) {
    std::vector<double> values;
    for (const std::size_t i : present) values.push_back(column.number(i));
    describe_numbers(std::move(values), said);
  }
  if (type != core::ElementType::real) {
    Tally tally = tally_of(column, present);
    said.distinct = tally.distinct;
    if (type != core::ElementType::complex) said.mode = std::move(tally.mode);
  }
  return said;
}

/// One column of the answer: what `part` takes of each description.
template <class Part>
core::Array column_with(const std::vector<Description>& all, const Part& part) {
  using Element = std::decay_t<decltype(part(all.front()))>;
  std::vector<Element> values;
  for (const Description& said : all) values.push_back(part(said));
  return core::Array({core::Dimension("row", all.size())}, std::move(values));
}

core::Table table_with(const std::vector<Description>& all) {
  const auto count = [](std::size_t n) { return static_cast<std::int64_t>(n); };
  core::Table out;
  const auto add = [&](const char* name, const auto& part) { out.columns.emplace_back(name, column_with(all, part)); };
  add("column", [](const Description& said) { return said.column; });
  add("kind", [](const Description& said) { return said.kind; });
  add("unit", [](const Description& said) { return said.unit; });
  add("n", [&](const Description& said) { return count(said.present); });
  add("missing", [&](const Description& said) { return count(said.missing); });
  add("distinct", [&](const Description& said) { return count(said.distinct); });
  add("mode", [](const Description& said) { return said.mode; });
  add("mean", [](const Description& said) { return said.mean; });
  add("standard_deviation", [](const Description& said) { return said.deviation; });
  add("min", [](const Description& said) { return said.least; });
  add("lower_quartile", [](const Description& said) { return said.lower_quartile; });
  add("median", [](const Description& said) { return said.median; });
  add("upper_quartile", [](const Description& said) { return said.upper_quartile; });
  add("max", [](const Description& said) { return said.greatest; });
  return out;
}

}  // namespace

core::Table describe(const Describe& question, core::Run& run) {
  const core::Table table = the_table("describe", question.table);
  const GroupsOfRows groups = groups_of_rows("describe", table, question.each);
  std::vector<Description> all;
  std::vector<std::size_t> first_rows;
  for (std::size_t g = 0; g < groups.rows.size(); ++g) {
    const core::Table part = rows_at(table, groups.rows[g]);
    for (const auto& [name, column] : part.columns) {
      run.tick();
      if (std::ranges::find(question.each, name) != question.each.end()) continue;
      all.push_back(description_of(name, column, run));
      first_rows.push_back(groups.first_row[g]);
    }
  }
  core::Table out;
  for (const std::string& name : question.each) {
    core::Array column = core::take(*table.find(name), 0, first_rows);
    column.set_dimensions({core::Dimension("row", first_rows.size())});
    out.columns.emplace_back(name, std::move(column));
  }
  for (auto& [name, column] : table_with(all).columns) {
    if (out.find(name))
      throw core::Mismatch("describe: " + name + " is what is said of a column: rename it before it parts the rows");
    out.columns.emplace_back(name, std::move(column));
  }
  return out;
}

}  // namespace ansatz::data
