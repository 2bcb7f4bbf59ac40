// SPDX-License-Identifier: MIT
#include "interpreter/report/content.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "interpreter/experiment/truth_columns.h"
#include "stdlib/core/p_text.h"

namespace ansatz::report {
namespace {

using Lines = std::vector<std::vector<std::string>>;

constexpr std::size_t kHead = 8, kTail = 4;  // rows shown before and after the gap

/// Rows of a query, without the line of names.
Lines rows_of(const experiment::Store& store, const std::string& sql) {
  Lines lines = store.query(sql);
  lines.erase(lines.begin());
  return lines;
}

std::string one_text(const experiment::Store& store, const std::string& sql) {
  const Lines lines = rows_of(store, sql);
  return lines.empty() ? std::string() : lines[0][0];
}

/// Six digits of a number; other texts as they are.
std::string readable(const std::string& cell, int digits = 6) {
  char* end = nullptr;
  const double number = std::strtod(cell.c_str(), &end);
  const bool is_real = !cell.empty() && *end == '\0' && cell.find_first_of(".e") != std::string::npos;
  return is_real ? fmt::format("{:.{}g}", number, digits) : cell;
}

std::string p_of_cell(const std::string& cell) {
  return cell.empty() ? "" : core::p_text(std::strtod(cell.c_str(), nullptr));
}

std::string with_unit(const std::string& number, const std::string& unit) {
  return number.empty() || unit.empty() ? number : number + " " + unit;
}

std::string claimed_text(const std::string& relation, const std::string& target, const std::string& upper,
                         const std::string& tolerance, const std::string& unit) {
  if (relation == "holds") return "holds";
  if (relation == "in") return with_unit(readable(target) + " … " + readable(upper), unit);
  if (relation == "≈") return with_unit("≈ " + readable(target) + " ± " + readable(tolerance, 2), unit);
  return with_unit(relation + " " + readable(target), unit);
}

std::vector<ClaimEntry> claims_of(const experiment::Store& store) {
  std::vector<ClaimEntry> entries;
  for (const auto& line : rows_of(store,
                                  "SELECT verdict, text, condition, measured, relation, target, upper, tolerance, "
                                  "unit, numerical_error, sampling_error, published, published_text, source, "
                                  "coalesce(why, errors_note, ''), place, gap_error FROM claims ORDER BY position")) {
    ClaimEntry entry;
    entry.verdict = line[0];
    entry.text = line[1];
    entry.condition = line[2];
    const bool holds = line[4] == "holds", is_undefined = line[0] == "undefined";
    entry.measured = !holds                                         ? with_unit(readable(line[3]), line[8])
                     : std::strtod(line[3].c_str(), nullptr) != 0.0 ? "holds"
                                                                    : "does not hold";
    if (!is_undefined || !line[5].empty()) entry.claimed = claimed_text(line[4], line[5], line[6], line[7], line[8]);
    if (!holds) {
      entry.numerical_error = with_unit(readable(line[9], 2), line[8]);
      entry.gap_error = with_unit(readable(line[16], 2), line[8]);
      entry.sampling_error = with_unit(readable(line[10], 2), line[8]);
    } else if (!line[10].empty()) {
      entry.sampling_error = fmt::format("{:.3g} % dissent", 100 * std::strtod(line[10].c_str(), nullptr));
    }
    entry.published = with_unit(readable(line[11]), line[8]);
    entry.published_text = line[12];
    entry.source = line[13];
    entry.note = line[14];
    if (is_undefined && !line[15].empty()) entry.note += " (" + line[15] + ")";
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::vector<HypothesisEntry> hypotheses_of(const experiment::Store& store) {
  std::vector<HypothesisEntry> entries;
  for (const auto& line : rows_of(store,
                                  "SELECT decision, text, test, effect, p, adjusted_p, alpha, n, expected, post_hoc, "
                                  "why FROM hypotheses ORDER BY position")) {
    entries.push_back({line[0], line[1], line[2], line[3], p_of_cell(line[4]), p_of_cell(line[5]), readable(line[6]),
                       line[4].empty() ? "" : line[7], line[8], line[10], line[9] == "1"});
  }
  return entries;
}

/// Leaves out columns that say nothing: identities, causes (a section of their own), and those with one plain answer.
Table table_of(const experiment::Store& store) {
  const std::string total_text = one_text(store, "SELECT count(*) FROM plan");
  const std::size_t total = total_text.empty() ? 0 : std::stoul(total_text);
  Table table;
  if (total == 0) return table;
  const bool has_gap = total > kHead + kTail + 1;
  Lines lines = store.query("SELECT * FROM rows LIMIT " + std::to_string(has_gap ? kHead : total));
  table.first = lines.size() - 1;
  if (has_gap) {
    const Lines tail = rows_of(store, "SELECT * FROM rows LIMIT -1 OFFSET " + std::to_string(total - kTail));
    lines.insert(lines.end(), tail.begin(), tail.end());
    table.left_out = total - kHead - kTail;
  }
  experiment::tell_truth_values(store, lines);
  const auto says_nothing = [&](std::size_t column) {
    const std::string& name = lines[0][column];
    if (name == "identity" || name == "error") return true;
    const auto all = [&](const std::string& value) {
      return std::all_of(lines.begin() + 1, lines.end(), [&](const auto& line) { return line[column] == value; });
    };
    return all("") || (name == "status" && all("done")) || (name == "broken" && all("0")) ||
           (name == "replicate" && all("1"));
  };
  for (std::size_t column = 0; column < lines[0].size(); ++column) {
    if (says_nothing(column)) continue;
    table.head.push_back(lines[0][column]);
    table.lines.resize(lines.size() - 1);
    for (std::size_t i = 1; i < lines.size(); ++i) table.lines[i - 1].push_back(readable(lines[i][column]));
  }
  return table;
}

std::string file_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<FigureEntry> figures_of(const experiment::Store& store, const Extras& extras) {
  std::vector<FigureEntry> entries;
  for (const auto& [name, film] : extras.figures) {
    FigureEntry entry{name, "", "", film};
    for (const auto& [failed, why] : extras.failures) {
      if (failed == name) entry.failure = why;
    }
    if (entry.failure.empty()) entry.svg = file_text(store.folder() / "figures" / (name + ".svg"));
    entries.push_back(std::move(entry));
  }
  return entries;
}

void add_json(Facts& facts, const std::string& text, const std::string& before = "") {
  const auto object = nlohmann::ordered_json::parse(text, nullptr, false);
  if (!object.is_object()) return;
  for (const auto& [name, value] : object.items())
    facts.emplace_back(before + name, value.is_string() ? value.get<std::string>() : value.dump());
}

void read_ledger(const experiment::Store& store, Content& content) {
  const experiment::LedgerCounts counts = store.ledger_counts();
  content.ledger = {{"plans tried", std::to_string(counts.plans)},
                    {"seeds tried", std::to_string(counts.seeds)},
                    {"sets of hypotheses written down", std::to_string(counts.hypotheses)},
                    {"looks at data before a decision", std::to_string(counts.looks)}};
  const auto post_hoc = std::count_if(content.hypotheses.begin(), content.hypotheses.end(),
                                      [](const HypothesisEntry& each) { return each.post_hoc; });
  if (!content.hypotheses.empty())
    content.ledger.emplace_back("post hoc hypotheses", fmt::format("{} of {}", post_hoc, content.hypotheses.size()));
  for (const auto& line :
       rows_of(store,
               "SELECT substr(h.hash, 1, 16), h.text FROM ledger_hypotheses h JOIN ledger l ON l.id = h.entry "
               "WHERE l.id = (SELECT max(id) FROM ledger) ORDER BY h.position")) {
    content.ledger.emplace_back("sealed as " + line[0], line[1]);
  }
}

void read_provenance(const experiment::Store& store, Content& content) {
  const Lines lines = rows_of(
      store,
      "SELECT r.title, r.source, r.command_line, r.scale, r.seed, r.workers, r.closure, r.versions, r.settings, "
      "r.machine, r.started, r.finished, r.seconds, r.rows, r.failed, s.text FROM runs r "
      "LEFT JOIN scripts s ON s.fingerprint = r.script ORDER BY r.id DESC LIMIT 1");
  if (lines.empty()) return;
  const auto& run = lines[0];
  content.title = run[0];
  content.source = run[1];
  content.rows = run[13].empty() ? 0 : std::stoul(run[13]);
  content.failed = run[14].empty() ? 0 : std::stoul(run[14]);
  content.script = run[15];
  content.provenance = {{"command", run[2]}, {"scale", run[3]}, {"seed", run[4]}, {"threads", run[5]}};
  add_json(content.provenance, run[8]);
  add_json(content.provenance, run[7]);
  // The compiler stands among the versions already.
  Facts machine;
  add_json(machine, run[9]);
  for (auto& fact : machine) {
    if (fact.first != "compiler") content.provenance.push_back(std::move(fact));
  }
  content.provenance.emplace_back("code of run", run[6]);
  std::erase_if(content.provenance, [](const auto& fact) { return fact.second.empty(); });
  content.times = {{"started", run[10]}, {"finished", run[11]}};
  const std::string computing =
      one_text(store, "SELECT sum(o.seconds) FROM plan p JOIN outcomes o ON o.identity = p.identity");
  content.times.emplace_back("computing, all rows", readable(computing, 3) + " s");
}

}  // namespace

std::vector<NoteSection> note_sections(const Content& content) {
  return {{"Failures", &content.notes.failures},
          {"Broken expectations", &content.notes.broken_expectations},
          {"Doubts of kernels in rows", &content.notes.warnings}};
}

std::vector<FactSection> fact_sections(const Content& content) {
  return {{"Ledger", &content.ledger}, {"Provenance", &content.provenance}, {"Times", &content.times, true}};
}

Content read_content(const experiment::Store& store, const Extras& extras) {
  Content content;
  content.experiment = store.owner().experiment;
  content.script_name = std::filesystem::path(store.owner().script_path).filename().string();
  read_provenance(store, content);
  content.claims = claims_of(store);
  content.claims_note = extras.claims_note;
  content.hypotheses = hypotheses_of(store);
  content.figures = figures_of(store, extras);
  content.table = table_of(store);
  for (const auto& line : rows_of(store,
                                  "SELECT name, '[row ' || dims || ']', coalesce(unit, ''), coalesce(label, '') FROM "
                                  "columns WHERE dims IS NOT NULL AND position IS NOT NULL ORDER BY position")) {
    std::string about = line[1];
    for (const std::string& part : {line[2], line[3]}) {
      if (!part.empty()) about += " · " + part;
    }
    content.arrays.emplace_back(line[0], about);
  }
  for (const auto& line : rows_of(store, "SELECT text, place, because FROM doubts ORDER BY position"))
    content.doubts.push_back({line[0], line[1], line[2]});
  content.notes = extras.notes;
  // What the script answers stands among the doubts, with its answer.
  std::erase_if(content.notes.warnings, [](const experiment::RowNote& note) { return !note.because.empty(); });
  read_ledger(store, content);
  return content;
}

}  // namespace ansatz::report
