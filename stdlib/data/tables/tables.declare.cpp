// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/data/module.h"
#include "stdlib/data/tables/describe.h"
#include "stdlib/data/tables/make_table.h"
#include "stdlib/data/tables/merge.h"
#include "stdlib/data/tables/missing.h"
#include "stdlib/data/tables/pivot.h"
#include "stdlib/data/tables/select.h"
#include "stdlib/data/tables/summarise.h"

namespace ansatz::data {

namespace {

constexpr const char* kTable =
    "A table, a record of columns, a list of records one a row, or an array (its coordinates and its values as "
    "columns).";

}  // namespace

void declare_tables(core::Registry& registry) {
  registry.kernel("data.table", &table)
      .summary("A table of columns that stand side by side.")
      .details(
          "t.x is a column, t[\"reaction time\"] one whose name is no word; rows are kept "
          "with where, as t where t.x > 0. A number or text in a record stands in every row.")
      .parameter("columns", &MakeTable::columns)
      .required()
      .meaning(kTable)
      .parameter("beside", &MakeTable::beside)
      .rest()
      .meaning("Further columns: records, tables.")
      .returns("A table with the columns of all parts.")
      .source(core::cite("wickham2014"))
      .example("length(table((x = [1, 2, 3], site = \"A\")))", 3, 0);
  registry.kernel("data.append", &append)
      .summary("The rows of several tables, one after the other.")
      .parameter("parts", &Append::parts)
      .rest()
      .required()
      .meaning("Tables with the same columns, in any order.")
      .returns("One table.")
      .source(core::cite("wickham2014"))
      .example("length(append(table((x = [1, 2])), table((x = [3]))))", 3, 0);
  registry.kernel("data.select", &select)
      .summary("Some columns of a table, in the order named.")
      .parameter("table", &Select::table)
      .required()
      .meaning(kTable)
      .parameter("columns", &Select::columns)
      .required()
      .meaning("Names of the columns to keep.")
      .returns("A table of these columns.")
      .source(core::cite("wickham2014"))
      .example("select(table((x = [1, 2], y = [3, 4])), [\"y\"]).y[1]", 3, 0);
  registry.kernel("data.rename", &rename)
      .summary("A table whose columns have other names.")
      .parameter("table", &Rename::table)
      .required()
      .meaning(kTable)
      .parameter("names", &Rename::names)
      .required()
      .meaning("Old names with their new ones: (old = \"new\").")
      .returns("The same columns under new names.")
      .source(core::cite("wickham2014"))
      .example("rename(table((x = [1, 2])), (x = \"length\")).length[2]", 2, 0);
  registry.kernel("data.sort_by", &sort_by)
      .summary("The rows of a table in the order of some columns.")
      .parameter("table", &SortBy::table)
      .required()
      .meaning(kTable)
      .parameter("columns", &SortBy::columns)
      .required()
      .meaning("Columns to sort by, the first first.")
      .parameter("descending", &SortBy::descending)
      .meaning("Whether the largest stands first. NaN stands last either way.")
      .returns("The same rows; equal ones keep their order.")
      .source(core::cite("wickham2014"))
      .example("sort_by(table((x = [3, 1, 2])), [\"x\"]).x[1]", 1, 0);
  registry.kernel("data.is_missing", &is_missing)
      .summary("Which elements stand for nothing: NaN among numbers, the empty text among texts.")
      .details("t where not is_missing(t.x) keeps the rows that have an x.")
      .parameter("x", &IsMissing::x)
      .required()
      .range(core::any_number())
      .meaning("A column, or any array.")
      .returns("Truth values of the shape of x.")
      .source(core::cite("wickham2014"))
      .example("count(is_missing(table((x = [\"a\", \"\"])).x))", 1, 0);
  registry.kernel("data.describe", &describe)
      .summary("What the columns of a table hold: how many values, how many missing, where they lie.")
      .details(
          "Of numbers, whole numbers and truth values (as 0 and 1), NaN left out: mean, standard deviation (n − 1), "
          "ends "
          "and quartiles; NaN where there are too few. Of texts, truth values and whole numbers the mode, which of "
          "equally frequent values is the first, where any is there twice.")
      .parameter("table", &Describe::table)
      .required()
      .meaning(kTable)
      .parameter("each", &Describe::each)
      .meaning("Columns whose values part the rows; all rows are one group where none is named.")
      .returns("A table of one row for each column, or for each column in each group.")
      .source(core::cite("tukey1977"))
      .example("describe(table((x = [1, 2, 6, nan], g = [\"a\", \"a\", \"b\", \"b\"]))).median[1]", 2, 0);
  registry.kernel("data.summarise", &summarise)
      .summary("One row for each group of rows.")
      .parameter("table", &Summarise::table)
      .required()
      .meaning(kTable)
      .parameter("values", &Summarise::values)
      .required()
      .meaning("Names with functions of the table of a group: (average = rows => mean(rows.x)).")
      .parameter("each", &Summarise::each)
      .meaning("Columns whose values part the rows; all rows are one group where none is named.")
      .returns("The columns of `each` and one for each value, groups in the order they appear.")
      .source(core::cite("wickham2014"))
      .example(
          "summarise(table((x = [1, 2, 6], g = [\"a\", \"a\", \"b\"])), (m = rows => mean(rows.x)), each = "
          "[\"g\"]).m[1]",
          1.5, 0);
  registry.kernel("data.merge", &merge)
      .summary("Rows of two tables that belong together, side by side.")
      .parameter("left", &Merge::left)
      .required()
      .meaning(kTable)
      .parameter("right", &Merge::right)
      .required()
      .meaning("The other table.")
      .parameter("on", &Merge::on)
      .required()
      .meaning("Columns that both have; rows with equal values belong together.")
      .parameter("keep", &Merge::keep)
      .range(core::one_of({"both", "left", "all", "unmatched"}))
      .meaning(
          "Rows that have a partner, with those of the left table or of both tables that have none (NaN and empty "
          "texts "
          "where the other's columns are), or those of the left table alone that have none.")
      .returns("The columns of the left table, then those that only the right one has.")
      .source(core::cite("codd1970"))
      .example("merge(table((id = [1, 2], x = [5, 6])), table((id = [2, 1], y = [7, 8])), on = [\"id\"]).y[1]", 8, 0);
  registry.kernel("data.pivot", &pivot)
      .summary("A tidy table as a labelled array.")
      .details("The way back is table(array): a column for each coordinate and one of the values.")
      .parameter("table", &Pivot::table)
      .required()
      .meaning(kTable)
      .parameter("values", &Pivot::values)
      .required()
      .meaning("The column whose values fill the array.")
      .parameter("dimensions", &Pivot::dimensions)
      .required()
      .meaning("Columns whose values become coordinates, one a dimension.")
      .parameter("combine", &Pivot::combine)
      .meaning("Function of the values that fall on one cell, as mean; without it that is an error.")
      .parameter("empty", &Pivot::empty)
      .range(core::any_number())
      .meaning("What a cell without a row holds: 0 in a table of counts.")
      .returns("A labelled array.")
      .source(core::cite("wickham2014"))
      .example(
          "pivot(table((a = [1, 1, 2, 2], b = [1, 2, 1, 2], y = [5, 6, 7, 8])), \"y\", dimensions = [\"a\", \"b\"])[2, "
          "1]",
          7, 0)
      .example(
          "sum(pivot(table((a = [1, 1, 2], b = [1, 1, 2], n = 1)), \"n\", dimensions = [\"a\", \"b\"], combine = sum, "
          "empty "
          "= 0))",
          3, 0);
}

}  // namespace ansatz::data
