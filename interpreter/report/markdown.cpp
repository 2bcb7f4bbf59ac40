// SPDX-License-Identifier: MIT
#include "interpreter/report/markdown.h"

#include <algorithm>

namespace ansatz::report {
namespace {

/// Text that Markdown shows as it is.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += ' ';
      continue;
    }
    if (std::string("\\`*_[]<>|#").find(c) != std::string::npos) out += '\\';
    out += c;
  }
  return out;
}

/// Code within a line, in a table too.
std::string code(const std::string& text) {
  if (text.empty()) return {};
  std::string plain;
  for (const char c : text) plain += c == '\n' ? " " : c == '|' ? "\\|" : std::string(1, c);
  return plain.find('`') == std::string::npos ? "`" + plain + "`" : "`` " + plain + " ``";
}

std::string line(const std::vector<std::string>& cells) {
  std::string text = "|";
  for (const std::string& cell : cells) text += " " + cell + " |";
  return text + "\n";
}

std::string head(const std::vector<std::string>& names) {
  return line(names) + line(std::vector<std::string>(names.size(), "---"));
}

void add(std::string& text, const std::string& part, const char* before = "<br>") {
  if (!part.empty()) text += (text.empty() ? "" : before) + part;
}

void claims(std::string& out, const Content& content) {
  if (content.claims.empty()) return;
  out += "\n## Claims\n\n";
  out += head({"verdict", "claim", "measured", "claimed", "error of the gap", "numerical error", "standard error"});
  for (const ClaimEntry& claim : content.claims) {
    std::string said = escaped(claim.text);
    add(said, code(claim.condition));
    if (!claim.published.empty())
      add(said, "as published: " + code(claim.published_text) + " = " + escaped(claim.published));
    add(said, escaped(claim.note));
    add(said, claim.source.empty() ? "" : "*" + escaped(claim.source) + "*");
    out += line({"**" + claim.verdict + "**", said, escaped(claim.measured), escaped(claim.claimed),
                 escaped(claim.gap_error), escaped(claim.numerical_error), escaped(claim.sampling_error)});
  }
  if (!content.claims_note.empty()) out += "\n" + escaped(content.claims_note) + "\n";
}

void hypotheses(std::string& out, const Content& content) {
  if (content.hypotheses.empty()) return;
  out += "\n## Hypotheses\n\n" + head({"decision", "hypothesis", "raw p", "adjusted p", "α", "effect", "n"});
  for (const HypothesisEntry& each : content.hypotheses) {
    std::string said = escaped(each.text);
    add(said, code(each.test));
    if (each.post_hoc) add(said, "**post hoc**: written down after rows of its data existed");
    if (!each.expected.empty()) add(said, "the script expects: " + each.expected);
    add(said, escaped(each.why));
    out += line({"**" + each.decision + "**", said, each.p, each.adjusted_p, each.alpha, escaped(each.effect), each.n});
  }
}

void figures(std::string& out, const Content& content) {
  if (content.figures.empty()) return;
  out += "\n## Figures\n";
  for (const FigureEntry& figure : content.figures) {
    out += figure.failure.empty()
               ? "\n![" + escaped(figure.name) + "](figures/" + figure.name + ".svg)\n"
               : "\n" + escaped(figure.name) + " could not be drawn: " + escaped(figure.failure) + "\n";
    if (figure.failure.empty() && !figure.film.empty())
      out += "\nThe last frame of [" + escaped(figure.film) + "](" + figure.film + ").\n";
  }
}

void rows(std::string& out, const Content& content) {
  if (content.table.head.empty()) return;
  out += "\n## Rows\n\n";
  std::vector<std::string> names;
  for (const std::string& name : content.table.head) names.push_back(escaped(name));
  out += head(names);
  for (std::size_t i = 0; i < content.table.lines.size(); ++i) {
    if (content.table.left_out > 0 && i == content.table.first)
      out += line(std::vector<std::string>(names.size(), "…"));
    std::vector<std::string> cells;
    for (const std::string& cell : content.table.lines[i]) cells.push_back(escaped(cell));
    out += line(cells);
  }
  if (content.table.left_out > 0)
    out += "\n" + std::to_string(content.table.left_out) +
           " rows are left out here; [table.sqlite](table.sqlite) has all.\n";
  if (content.arrays.empty()) return;
  out += "\nArrays, in [fields.nc](fields.nc):\n\n";
  for (const auto& [name, about] : content.arrays) out += "- " + code(name) + " " + escaped(about) + "\n";
}

void notes(std::string& out, const char* title, const std::vector<experiment::RowNote>& all) {
  if (all.empty()) return;
  out += std::string("\n## ") + title + "\n\n";
  for (const experiment::RowNote& note : all) {
    out += "- " + escaped(note.text) + " — " + std::to_string(note.count) + (note.count == 1 ? " row" : " rows") +
           (note.place.empty() ? "" : ", " + code(note.place)) +
           (note.numbers_differ ? std::string(" (") + experiment::kNumbersDiffer + ")" : "") + "\n";
  }
}

void doubts(std::string& out, const Content& content) {
  if (content.doubts.empty()) return;
  out += "\n## Doubts\n\n";
  for (const auto& doubt : content.doubts) {
    out += "- " + escaped(doubt.text) + (doubt.place.empty() ? "" : " (" + code(doubt.place) + ")");
    if (!doubt.because.empty()) out += "\n  *Answered:* " + escaped(doubt.because);
    out += "\n";
  }
}

void facts(std::string& out, const char* title, const Facts& all) {
  if (all.empty()) return;
  out += std::string("\n## ") + title + "\n\n";
  for (const auto& [name, value] : all) out += "- " + escaped(name) + ": " + escaped(value) + "\n";
}

/// A fence longer than any run of backticks inside.
std::string fenced(const std::string& text) {
  std::size_t longest = 2, run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  return fence + "\n" + text + (text.empty() || text.back() == '\n' ? "" : "\n") + fence + "\n";
}

}  // namespace

std::string markdown(const Content& content) {
  std::string out = "# " + escaped(content.title.empty() ? content.experiment : content.title) + "\n\n";
  out += "Experiment " + code(content.experiment) + " of " + code(content.script_name) + ", " +
         std::to_string(content.rows) + (content.rows == 1 ? " row" : " rows");
  if (content.failed > 0) out += ", " + std::to_string(content.failed) + " failed";
  out += ".\n";
  if (!content.source.empty()) out += "\nAfter " + escaped(content.source) + ".\n";
  claims(out, content);
  hypotheses(out, content);
  figures(out, content);
  doubts(out, content);
  for (const NoteSection& section : note_sections(content)) notes(out, section.title, *section.notes);
  rows(out, content);
  for (const FactSection& section : fact_sections(content)) facts(out, section.title, *section.facts);
  if (!content.script.empty()) out += "\n## Script\n\n" + fenced(content.script);
  return out;
}

}  // namespace ansatz::report
