// SPDX-License-Identifier: MIT
#include "interpreter/report/markdown.h"

#include <algorithm>

namespace ansatz::report {
namespace {

/// Text that Markdown shows as it is.
std::string escaped_markdown(const std::string& text) {
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
std::string code_span(const std::string& text) {
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

void claims_section(std::string& out, const Content& content) {
  if (content.claims.empty()) return;
  out += "\n## Claims\n\n";
  out += head({"verdict", "claim", "measured", "claimed", "error of the gap", "numerical error", "standard error"});
  for (const ClaimEntry& claim : content.claims) {
    std::string said = escaped_markdown(claim.text);
    add(said, code_span(claim.condition));
    if (!claim.published.empty())
      add(said, "as published: " + code_span(claim.published_text) + " = " + escaped_markdown(claim.published));
    add(said, escaped_markdown(claim.note));
    add(said, claim.source.empty() ? "" : "*" + escaped_markdown(claim.source) + "*");
    out += line({"**" + claim.verdict + "**", said, escaped_markdown(claim.measured), escaped_markdown(claim.claimed),
                 escaped_markdown(claim.gap_error), escaped_markdown(claim.numerical_error),
                 escaped_markdown(claim.sampling_error)});
  }
  if (!content.claims_note.empty()) out += "\n" + escaped_markdown(content.claims_note) + "\n";
}

void hypotheses_section(std::string& out, const Content& content) {
  if (content.hypotheses.empty()) return;
  out += "\n## Hypotheses\n\n" + head({"decision", "hypothesis", "raw p", "adjusted p", "α", "effect", "n"});
  for (const HypothesisEntry& each : content.hypotheses) {
    std::string said = escaped_markdown(each.text);
    add(said, code_span(each.test));
    if (each.post_hoc) add(said, "**post hoc**: written down after rows of its data existed");
    if (!each.expected.empty()) add(said, "the script expects: " + each.expected);
    add(said, escaped_markdown(each.why));
    out += line({"**" + each.decision + "**", said, each.p, each.adjusted_p, each.alpha, escaped_markdown(each.effect),
                 each.n});
  }
}

void figures_section(std::string& out, const Content& content) {
  if (content.figures.empty()) return;
  out += "\n## Figures\n";
  for (const FigureEntry& figure : content.figures) {
    out += figure.failure.empty() ? "\n![" + escaped_markdown(figure.name) + "](figures/" + figure.name + ".svg)\n"
                                  : "\n" + escaped_markdown(figure.name) +
                                        " could not be drawn: " + escaped_markdown(figure.failure) + "\n";
    if (figure.failure.empty() && !figure.film.empty())
      out += "\nThe last frame of [" + escaped_markdown(figure.film) + "](" + figure.film + ").\n";
  }
}

void rows_section(std::string& out, const Content& content) {
  if (content.table.head.empty()) return;
  out += "\n## Rows\n\n";
  std::vector<std::string> names;
  for (const std::string& name : content.table.head) names.push_back(escaped_markdown(name));
  out += head(names);
  for (std::size_t i = 0; i < content.table.lines.size(); ++i) {
    if (content.table.left_out > 0 && i == content.table.first)
      out += line(std::vector<std::string>(names.size(), "…"));
    std::vector<std::string> cells;
    for (const std::string& cell : content.table.lines[i]) cells.push_back(escaped_markdown(cell));
    out += line(cells);
  }
  if (content.table.left_out > 0)
    out += "\n" + std::to_string(content.table.left_out) +
           " rows are left out here; [table.sqlite](table.sqlite) has all.\n";
  if (content.arrays.empty()) return;
  out += "\nArrays, in [fields.nc](fields.nc):\n\n";
  for (const auto& [name, about] : content.arrays) out += "- " + code_span(name) + " " + escaped_markdown(about) + "\n";
}

void notes_section(std::string& out, const char* title, const std::vector<experiment::RowNote>& all) {
  if (all.empty()) return;
  out += std::string("\n## ") + title + "\n\n";
  for (const experiment::RowNote& note : all) {
    out += "- " + escaped_markdown(note.text) + " — " + std::to_string(note.count) +
           (note.count == 1 ? " row" : " rows") + (note.place.empty() ? "" : ", " + code_span(note.place)) +
           (note.numbers_differ ? std::string(" (") + experiment::kNumbersDiffer + ")" : "") + "\n";
  }
}

void doubts_section(std::string& out, const Content& content) {
  if (content.doubts.empty()) return;
  out += "\n## Doubts\n\n";
  for (const auto& doubt : content.doubts) {
    out += "- " + escaped_markdown(doubt.text) + (doubt.place.empty() ? "" : " (" + code_span(doubt.place) + ")");
    if (!doubt.because.empty()) out += "\n  *Answered:* " + escaped_markdown(doubt.because);
    out += "\n";
  }
}

void facts_section(std::string& out, const char* title, const Facts& all) {
  if (all.empty()) return;
  out += std::string("\n## ") + title + "\n\n";
  for (const auto& [name, value] : all) out += "- " + escaped_markdown(name) + ": " + escaped_markdown(value) + "\n";
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
  std::string out = "# " + escaped_markdown(content.title.empty() ? content.experiment : content.title) + "\n\n";
  out += "Experiment " + code_span(content.experiment) + " of " + code_span(content.script_name) + ", " +
         std::to_string(content.rows) + (content.rows == 1 ? " row" : " rows");
  if (content.failed > 0) out += ", " + std::to_string(content.failed) + " failed";
  out += ".\n";
  if (!content.source.empty()) out += "\nAfter " + escaped_markdown(content.source) + ".\n";
  claims_section(out, content);
  hypotheses_section(out, content);
  figures_section(out, content);
  doubts_section(out, content);
  for (const NoteSection& section : note_sections(content)) notes_section(out, section.title, *section.notes);
  rows_section(out, content);
  for (const FactSection& section : fact_sections(content)) facts_section(out, section.title, *section.facts);
  if (!content.script.empty()) out += "\n## Script\n\n" + fenced(content.script);
  return out;
}

}  // namespace ansatz::report
