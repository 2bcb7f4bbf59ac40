// SPDX-License-Identifier: MIT
#include "interpreter/experiment/show.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "interpreter/experiment/row_notes.h"
#include "interpreter/experiment/store/store.h"
#include "interpreter/experiment/text_layout.h"
#include "interpreter/experiment/truth_columns.h"

namespace ansatz::experiment {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kWidestCell = 72;

using Lines = std::vector<std::vector<std::string>>;

/// Columns in which nothing stands say nothing.
Lines without_empty_columns(const Lines& lines) {
  Lines kept(lines.size());
  for (std::size_t k = 0; k < lines[0].size(); ++k) {
    const bool has_content =
        std::any_of(lines.begin() + 1, lines.end(), [&](const auto& line) { return !line[k].empty(); });
    if (!has_content) continue;
    for (std::size_t i = 0; i < lines.size(); ++i) kept[i].push_back(lines[i][k]);
  }
  return kept;
}

/// Six digits tell rows apart; the table has them all.
std::string readable_cell(const std::string& cell) {
  char* end = nullptr;
  const double number = std::strtod(cell.c_str(), &end);
  const bool is_real = !cell.empty() && *end == '\0' && cell.find_first_of(".e") != std::string::npos;
  return is_real ? fmt::format("{:.6g}", number) : shortened(cell, kWidestCell);
}

std::string grid(const Lines& lines, std::size_t width, const std::string& indent) {
  Grid table(lines[0]);
  for (std::size_t i = 1; i < lines.size(); ++i) {
    std::vector<std::string> cells;
    for (const std::string& cell : lines[i]) cells.push_back(readable_cell(cell));
    table.add(std::move(cells));
  }
  return table.print(width, indent);
}

/// Conclusions of an earlier version lack columns; the next run draws them anew.
bool are_conclusions_current(const Store& store) {
  return store.query("SELECT 1 FROM pragma_table_info('claims') WHERE name = 'gap_error'").size() > 1;
}

std::string section(const std::string& heading, const Lines& lines, const ShowStyle& style) {
  if (lines.size() < 2) return "";
  return "\n  " + heading + "\n" + grid(without_empty_columns(lines), style.width, "    ");
}

std::string section(const Store& store, const std::string& heading, const std::string& sql, const ShowStyle& style) {
  return section(heading, store.query(sql), style);
}

std::string notes_section(const std::string& heading, const char* what, const std::vector<RowNote>& notes,
                          const ShowStyle& style) {
  Lines lines{{what, "rows", "first", "place", "numbers"}};
  for (const RowNote& note : notes) {
    lines.push_back({note.text, std::to_string(note.count), note.rows.empty() ? "" : note.rows.front(), note.place,
                     note.numbers_differ ? kNumbersDiffer : ""});
  }
  return section(heading, lines, style);
}

std::string rows_section(const Store& store, const ShowStyle& style) {
  const std::size_t total = store.states().size();
  const std::size_t head = total <= style.rows ? total : (style.rows + 1) / 2;
  const std::size_t tail = total <= style.rows ? 0 : style.rows / 2;
  // Causes have a section of their own, and the identity is 32 letters for programs.
  Lines lines = store.query("SELECT * FROM rows LIMIT " + std::to_string(head));
  if (tail > 0) {
    lines.push_back(std::vector<std::string>(lines[0].size(), "…"));
    const Lines last = store.query("SELECT * FROM rows LIMIT -1 OFFSET " + std::to_string(total - tail));
    lines.insert(lines.end(), last.begin() + 1, last.end());
  }
  tell_truth_values(store, lines);
  for (auto& line : lines) line.resize(line.size() - 2);
  const auto broken = std::find(lines[0].begin(), lines[0].end(), "broken") - lines[0].begin();
  for (std::size_t i = 1; i < lines.size(); ++i) {
    std::string& cell = lines[i][static_cast<std::size_t>(broken)];
    if (cell == "0") cell.clear();
  }
  return "\n  rows\n" + grid(without_empty_columns(lines), style.width, "    ");
}

std::string show_one(const fs::path& folder, const ShowStyle& style) {
  const auto store = Store::read(folder);
  const Lines about = store->query("SELECT title, source FROM runs ORDER BY id DESC LIMIT 1");
  std::string text = store->owner().experiment;
  if (about.size() > 1 && !about[1][0].empty()) text += "  " + about[1][0];
  text += "\n";
  if (about.size() > 1 && !about[1][1].empty()) text += "  " + about[1][1] + "\n";
  if (!store->owner().script_path.empty()) text += "  script   " + store->owner().script_path + "\n";
  text += "  results  " + folder.string() + "\n";
  if (store->states().empty()) return text + "\n  no rows yet\n";
  text += rows_section(*store, style);
  text += section(*store, "arrays, in fields.nc",
                  "SELECT name, '[row ' || dims || ']' AS dimensions, unit, label FROM columns "
                  "WHERE dims IS NOT NULL AND position IS NOT NULL AND role = 'record' ORDER BY position",
                  style);
  const bool is_current = are_conclusions_current(*store);
  if (!is_current) text += "\n  what was concluded is of an earlier version: run the script again\n";
  if (is_current) {
    text += section(
        *store, "claims",
        "SELECT verdict, text AS claim, CASE WHEN relation <> 'holds' THEN measured WHEN measured THEN "
        "'holds' ELSE 'does not hold' END AS measured, CASE WHEN relation <> 'holds' AND target IS NOT NULL THEN "
        "relation END AS relation, target, upper, tolerance, unit, "
        "gap_error AS gap, numerical_error AS numerical, sampling_error AS standard_error, published, why FROM claims "
        "ORDER BY position",
        style);
    text += section(*store, "hypotheses",
                    "SELECT decision, text AS hypothesis, p, adjusted_p, alpha, n, effect, expected, "
                    "CASE post_hoc WHEN 1 THEN 'post hoc' END AS ledger, why FROM hypotheses ORDER BY position",
                    style);
  }
  RowNotes notes = row_notes(*store);
  // What the script answers stands among the doubts, with its answer.
  const Lines answered = store->query("SELECT text FROM doubts WHERE because IS NOT NULL");
  std::erase_if(notes.warnings, [&](const RowNote& note) {
    return is_current &&
           std::any_of(answered.begin() + 1, answered.end(), [&](const auto& line) { return line[0] == note.text; });
  });
  text += notes_section("failures", "error", notes.failures, style);
  text += notes_section("broken expectations", "expectation", notes.broken_expectations, style);
  if (is_current)
    text += section(*store, "doubts", "SELECT text AS doubt, place, because FROM doubts ORDER BY position", style);
  text += notes_section("doubts in rows", "doubt", notes.warnings, style);
  text += section(*store, "runs",
                  "SELECT started, CASE WHEN finished IS NULL THEN 'not finished' END AS state, seed, scale, workers, "
                  "rows, cached, computed, failed, round(seconds, 1) AS seconds, command_line AS command "
                  "FROM runs ORDER BY id DESC LIMIT 10",
                  style);
  return text;
}

}  // namespace

std::string show_results(const fs::path& folder, const ShowStyle& style) {
  if (fs::exists(folder / "table.sqlite")) return show_one(folder, style);
  if (folder.filename() == "table.sqlite" && fs::exists(folder)) return show_one(folder.parent_path(), style);
  std::vector<fs::path> found;
  if (fs::is_directory(folder)) {
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (fs::exists(entry.path() / "table.sqlite")) found.push_back(entry.path());
    }
  }
  if (found.empty()) throw StoreError(folder.string() + " holds no results: there is no table.sqlite in it");
  std::sort(found.begin(), found.end());
  std::string text;
  for (const fs::path& one : found) text += (text.empty() ? "" : "\n") + show_one(one, style);
  return text;
}

}  // namespace ansatz::experiment
