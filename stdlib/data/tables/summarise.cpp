// SPDX-License-Identifier: MIT
#include "stdlib/data/tables/summarise.h"

#include <memory>

#include "stdlib/core/as_array.h"
#include "stdlib/core/error.h"
#include "stdlib/core/print.h"
#include "stdlib/core/rearrange.h"
#include "stdlib/data/tables/keys.h"
#include "stdlib/data/tables/the_table.h"

namespace ansatz::data {

namespace {

// "site = \"A\", year = 3", for messages.
std::string name_of_group(const core::Table& table, const std::vector<std::string>& each, std::size_t row) {
  std::string name;
  for (const std::string& column : each)
    name += (name.empty() ? "" : ", ") + column + " = " + table.find(column)->element_text(row);
  return name.empty() ? "the table" : name;
}

}  // namespace

core::Table summarise(const Summarise& question, core::Run& run) {
  const core::Table table = the_table("summarise", question.table);
  const GroupsOfRows parted = groups_of_rows("summarise", table, question.each);

  core::Table summary;
  for (const std::string& name : question.each) {
    core::Array column = core::take(*table.find(name), 0, parted.first_row);
    column.set_dimensions({core::Dimension("row", parted.first_row.size())});
    summary.columns.emplace_back(name, std::move(column));
  }
  std::vector<core::Value> groups;
  for (const auto& places : parted.rows) groups.emplace_back(rows_at(table, places));
  for (const auto& [name, value] : question.values.fields) {
    if (summary.find(name)) throw core::Mismatch("summarise: " + name + " is a column to group by as well");
    const auto* function = value.get<std::shared_ptr<core::Callable>>();
    if (!function) {
      throw core::Mismatch("summarise: " + name + " is " + value.describe() +
                           ", but must be a function of a table, as rows => mean(rows.x)");
    }
    std::vector<core::Array> cells;
    for (std::size_t g = 0; g < groups.size(); ++g) {
      run.tick();
      const core::Value given = (*function)->call(std::span(&groups[g], 1));
      const auto cell = core::as_array(given);
      if (!cell || cell->rank() != 0) {
        throw core::Mismatch("summarise: " + name + " of " + name_of_group(table, question.each, parted.first_row[g]) +
                             " is " + given.describe() + ", but must be one value");
      }
      cells.push_back(*cell);
    }
    if (cells.empty()) {
      summary.columns.emplace_back(name, core::Array({core::Dimension("row", 0)}, std::vector<double>{}));
    } else {
      summary.columns.emplace_back(name, core::stack(cells, core::Dimension("row", cells.size())));
    }
  }
  return summary;
}

}  // namespace ansatz::data
