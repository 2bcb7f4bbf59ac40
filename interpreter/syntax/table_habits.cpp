// SPDX-License-Identifier: MIT
#include <array>

#include "interpreter/syntax/habits.h"

namespace ansatz::syntax {
namespace {

constexpr std::string_view kKeepRows = "write x where condition; rows of a table likewise, t where t.x > 0";
constexpr std::string_view kByGroup =
    "write x by g; of a table summarise(t, (m = rows => mean(rows.x)), each = [\"g\"])";
constexpr std::string_view kCountEach = "write summarise(t, (n = rows => length(rows)), each = [\"g\"])";
constexpr std::string_view kFirstRows = "a table prints its first and last rows; write t.x[1..5] for those of a column";
constexpr std::string_view kNewColumn = "write table(t, (z = t.x + t.y))";
constexpr std::string_view kMerge =
    "write data.merge(a, b, on = [\"id\"], keep = \"left\"), or \"both\", \"all\", \"unmatched\"";
constexpr std::string_view kWide = "write data.pivot(t, \"x\", dimensions = [\"time\", \"site\"])";
constexpr std::string_view kLong =
    "write data.table(array), or data.append of tables with a column that tells them apart";
constexpr std::string_view kCounts =
    "write pivot(table(t, (n = 1)), \"n\", dimensions = [\"a\", \"b\"], combine = sum, empty = 0)";
constexpr std::string_view kIsMissing = "write data.is_missing(t.x)";
constexpr std::string_view kColumnNames = "print(t) names the columns, data.describe(t).column holds their names";

// As pandas, dplyr, tidyr, R and MATLAB call them.
constexpr auto kTableHabits = std::to_array<NameHabit>({
    {"filter", "", kKeepRows},
    {"subset", "", kKeepRows},
    {"query", "", kKeepRows},
    {"dropna", "", "write t where not is_missing(t.x)"},
    {"drop_na", "", "write t where not is_missing(t.x)"},
    {"complete_cases", "", "write t where not is_missing(t.x)"},
    {"fillna", "", "write if_else(is_missing(x), 0, x)"},
    {"replace_na", "", "write if_else(is_missing(x), 0, x)"},
    {"isna", "data.is_missing", kIsMissing},
    {"is_na", "data.is_missing", kIsMissing},
    {"isnull", "data.is_missing", kIsMissing},
    {"ismissing", "data.is_missing", kIsMissing},
    {"groupby", "", kByGroup},
    {"group_by", "", kByGroup},
    {"tapply", "", kByGroup},
    {"aggregate", "data.summarise", kByGroup},
    {"agg", "data.summarise", kByGroup},
    {"summarize", "data.summarise"},
    {"value_counts", "", kCountEach},
    {"tally", "", kCountEach},
    {"nunique", "", "write length(unique(x))"},
    {"n_distinct", "", "write length(unique(x))"},
    {"distinct", "unique", "write unique(x)"},
    {"drop_duplicates", "unique", "write unique(x)"},
    {"head", "", kFirstRows},
    {"tail", "", kFirstRows},
    {"info", "data.describe"},
    {"summary", "data.describe", "write data.describe of a table; a result says itself when it is printed"},
    {"skim", "data.describe"},
    {"glimpse", "data.describe"},
    {"mutate", "", kNewColumn},
    {"assign", "", kNewColumn},
    {"transmute", "", kNewColumn},
    {"arrange", "data.sort_by"},
    {"sort_values", "data.sort_by"},
    {"order_by", "data.sort_by"},
    {"inner_join", "data.merge", kMerge},
    {"left_join", "data.merge", kMerge},
    {"right_join", "data.merge", kMerge},
    {"full_join", "data.merge", kMerge},
    {"outer_join", "data.merge", kMerge},
    {"anti_join", "data.merge", kMerge},
    {"bind_rows", "data.append"},
    {"rbind", "data.append"},
    {"bind_cols", "data.table", "write data.table(a, b)"},
    {"cbind", "data.table", "write data.table(a, b)"},
    {"data_frame", "data.table"},
    {"DataFrame", "data.table"},
    {"tibble", "data.table"},
    {"melt", "data.table", kLong},
    {"pivot_longer", "data.table", kLong},
    {"gather", "data.table", kLong},
    {"pivot_wider", "data.pivot", kWide},
    {"pivot_table", "data.pivot", kWide},
    {"spread", "data.pivot", kWide},
    {"crosstab", "data.pivot", kCounts},
    {"xtabs", "data.pivot", kCounts},
    {"colnames", "", kColumnNames},
    {"columns", "", kColumnNames},
    {"iloc", "", "write t.x[3], or t where t.x > 0"},
    {"loc", "", "write t where t.x > 0, and select(t, [\"x\"]) for columns"},
    {"read_csv", "data.read"},
    {"read_table", "data.read"},
    {"read_excel", "data.read", "save it as CSV, then data.read"},
    {"read_sql", "data.read", "write data.read(path, query = \"SELECT …\")"},
    {"loadtxt", "data.read"},
    {"genfromtxt", "data.read"},
    {"load", "data.read"},
    {"to_csv", "data.write"},
    {"write_csv", "data.write"},
    {"savetxt", "data.write"},
    {"to_numpy", "", "a column is an array already: t.x"},
});

}  // namespace

std::span<const NameHabit> table_habits() { return kTableHabits; }

}  // namespace ansatz::syntax
