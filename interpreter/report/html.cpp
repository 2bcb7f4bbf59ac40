// SPDX-License-Identifier: MIT
#include "interpreter/report/html.h"

#include <algorithm>
#include <cstdlib>

#include "interpreter/report/inline_svg.h"
#include "interpreter/report/style.h"

namespace ansatz::report {
namespace {

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string code(const std::string& text) { return "<code>" + escaped(text) + "</code>"; }

/// A line of smaller text below a sentence.
std::string below(const std::string& html) {
  return html.empty() ? std::string() : "<span class=\"below\">" + html + "</span>";
}

std::string counted(std::size_t count, const std::string& thing) {
  return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

bool is_number(const std::string& cell) {
  char* end = nullptr;
  std::strtod(cell.c_str(), &end);
  return !cell.empty() && *end == '\0';
}

const char* tone(const std::string& word) {
  if (word == "reproduced") return "good";
  if (word == "contradicted") return "bad";
  return word == "reject" || word == "retain" ? "plain" : "doubt";
}

std::string badge(const std::string& word, const char* class_name) {
  return std::string("<span class=\"badge ") + class_name + "\">" + escaped(word) + "</span>";
}

std::string number_cell(const std::string& text) {
  return "<td class=\"number\">" + (text.empty() ? "" : escaped(text)) + "</td>";
}

void heading(std::string& out, const char* title) { out += std::string("<h2>") + title + "</h2>\n"; }

void claims(std::string& out, const Content& content) {
  if (content.claims.empty()) return;
  const auto any = [&](std::string ClaimEntry::*member) {
    return std::any_of(content.claims.begin(), content.claims.end(),
                       [&](const ClaimEntry& claim) { return !(claim.*member).empty(); });
  };
  const bool has_gap = any(&ClaimEntry::gap_error);
  const bool has_numerical = any(&ClaimEntry::numerical_error), has_sampling = any(&ClaimEntry::sampling_error);
  heading(out, "Claims");
  out +=
      "<div class=\"wide\"><table>\n<tr><th>verdict</th><th>claim</th><th class=\"number\">measured</th>"
      "<th class=\"number\">claimed</th>";
  if (has_gap) out += "<th class=\"number\">error of<br>the gap</th>";
  if (has_numerical) out += "<th class=\"number\">numerical<br>error</th>";
  if (has_sampling) out += "<th class=\"number\">standard<br>error</th>";
  out += "</tr>\n";
  for (const ClaimEntry& claim : content.claims) {
    out += "<tr><td>" + badge(claim.verdict, tone(claim.verdict)) + "</td><td>" + escaped(claim.text);
    if (!claim.condition.empty()) out += below(code(claim.condition));
    if (!claim.published.empty())
      out += below("as published: " + code(claim.published_text) + " gives " + escaped(claim.published));
    out += below(escaped(claim.note)) + below(escaped(claim.source)) + "</td>";
    out += number_cell(claim.measured) + number_cell(claim.claimed);
    if (has_gap) out += number_cell(claim.gap_error);
    if (has_numerical) out += number_cell(claim.numerical_error);
    if (has_sampling) out += number_cell(claim.sampling_error);
    out += "</tr>\n";
  }
  out += "</table></div>\n";
  if (!content.claims_note.empty()) out += "<p class=\"lead\">" + escaped(content.claims_note) + "</p>\n";
}

void hypotheses(std::string& out, const Content& content) {
  if (content.hypotheses.empty()) return;
  heading(out, "Hypotheses");
  out +=
      "<div class=\"wide\"><table>\n<tr><th>decision</th><th>hypothesis</th><th class=\"number\">raw p</th>"
      "<th class=\"number\">adjusted p</th><th class=\"number\">α</th><th>effect, with 95 % interval</th>"
      "<th class=\"number\">n</th></tr>\n";
  for (const HypothesisEntry& each : content.hypotheses) {
    const bool surprises = !each.expected.empty() && each.expected != each.decision;
    out += "<tr><td>" + badge(each.decision, surprises ? "bad" : tone(each.decision)) + "</td><td>" +
           escaped(each.text) + below(escaped(each.test));
    if (each.post_hoc) out += below("<b class=\"doubt\">post hoc</b>: written down after rows of its data existed");
    if (!each.expected.empty()) out += below("the script expects: " + escaped(each.expected));
    out += below(escaped(each.why)) + "</td>" + number_cell(each.p) + number_cell(each.adjusted_p) +
           number_cell(each.alpha) + "<td>" + escaped(each.effect) + "</td>" + number_cell(each.n) + "</tr>\n";
  }
  out += "</table></div>\n";
}

void figures(std::string& out, const Content& content) {
  if (content.figures.empty()) return;
  heading(out, "Figures");
  for (std::size_t i = 0; i < content.figures.size(); ++i) {
    const FigureEntry& figure = content.figures[i];
    out += "<figure>\n" + inline_svg(figure.svg, "f" + std::to_string(i + 1) + "-");
    out += "\n<figcaption>" + escaped(figure.name);
    if (!figure.failure.empty())
      out += " could not be drawn: " + escaped(figure.failure);
    else if (!figure.film.empty())
      out += ": the last frame of <a href=\"" + escaped(figure.film) + "\">" + escaped(figure.film) + "</a>";
    out += "</figcaption>\n";
    out += "</figure>\n";
  }
}

void doubts(std::string& out, const Content& content) {
  if (content.doubts.empty()) return;
  heading(out, "Doubts");
  out += "<ul>\n";
  for (const auto& doubt : content.doubts) {
    out += "<li>" + escaped(doubt.text) + (doubt.place.empty() ? "" : " " + code(doubt.place));
    out += below(doubt.because.empty() ? "" : "answered: " + escaped(doubt.because)) + "</li>\n";
  }
  out += "</ul>\n";
}

void notes(std::string& out, const char* title, const std::vector<experiment::RowNote>& all) {
  if (all.empty()) return;
  heading(out, title);
  out += "<ul>\n";
  for (const experiment::RowNote& note : all) {
    out += "<li>" + escaped(note.text) + " <span class=\"lead\">" + counted(note.count, "row") + "</span>" +
           (note.place.empty() ? "" : " " + code(note.place)) +
           below(note.numbers_differ ? experiment::kNumbersDiffer : "") + "</li>\n";
  }
  out += "</ul>\n";
}

void rows(std::string& out, const Content& content) {
  const Table& table = content.table;
  if (table.head.empty()) return;
  std::vector<bool> numeric;
  for (std::size_t k = 0; k < table.head.size(); ++k) {
    numeric.push_back(std::all_of(table.lines.begin(), table.lines.end(),
                                  [&](const auto& line) { return line[k].empty() || is_number(line[k]); }));
  }
  heading(out, "Rows");
  out += "<div class=\"wide\"><table class=\"rows\">\n<tr>";
  for (std::size_t k = 0; k < table.head.size(); ++k)
    out += std::string(numeric[k] ? "<th class=\"number\">" : "<th>") + escaped(table.head[k]) + "</th>";
  out += "</tr>\n";
  for (std::size_t i = 0; i < table.lines.size(); ++i) {
    if (table.left_out > 0 && i == table.first)
      out += "<tr><td class=\"gap\" colspan=\"" + std::to_string(table.head.size()) + "\">" +
             counted(table.left_out, "row") + " more in <a href=\"table.sqlite\">table.sqlite</a></td></tr>\n";
    out += "<tr>";
    for (std::size_t k = 0; k < table.head.size(); ++k) {
      out += numeric[k] ? number_cell(table.lines[i][k]) : "<td>" + escaped(table.lines[i][k]) + "</td>";
    }
    out += "</tr>\n";
  }
  out += "</table></div>\n";
  if (content.arrays.empty()) return;
  out += "<p>Arrays, in <a href=\"fields.nc\">fields.nc</a>:</p>\n<ul>\n";
  for (const auto& [name, about] : content.arrays) out += "<li>" + code(name) + " " + escaped(about) + "</li>\n";
  out += "</ul>\n";
}

void facts(std::string& out, const char* title, const Facts& all, bool are_times = false) {
  if (all.empty()) return;
  heading(out, title);
  out += "<dl>\n";
  for (const auto& [name, value] : all) {
    const std::string text = are_times ? "<time>" + escaped(value) + "</time>" : escaped(value);
    out += "<dt>" + escaped(name) + "</dt><dd>" + text + "</dd>\n";
  }
  out += "</dl>\n";
}

/// "3 claims: 2 reproduced, 1 cannot tell · 1 hypothesis: 1 reject · 2 doubts".
std::string at_a_glance(const Content& content) {
  std::vector<std::string> parts;
  const auto tally = [](const auto& entries, const auto& word) {
    std::vector<std::pair<std::string, std::size_t>> counts;
    for (const auto& entry : entries) {
      const auto found =
          std::find_if(counts.begin(), counts.end(), [&](const auto& each) { return each.first == word(entry); });
      if (found == counts.end())
        counts.emplace_back(word(entry), 1);
      else
        ++found->second;
    }
    std::string text;
    for (const auto& [name, count] : counts) {
      text += text.empty() ? ": " : ", ";
      text += std::to_string(count) + " <b class=\"" + tone(name) + "\">" + escaped(name) + "</b>";
    }
    return text;
  };
  if (!content.claims.empty())
    parts.push_back(counted(content.claims.size(), "claim") +
                    tally(content.claims, [](const ClaimEntry& each) { return each.verdict; }));
  if (!content.hypotheses.empty()) {
    const std::size_t n = content.hypotheses.size();
    parts.push_back(std::to_string(n) + (n == 1 ? " hypothesis" : " hypotheses") +
                    tally(content.hypotheses, [](const HypothesisEntry& each) { return each.decision; }));
  }
  const auto standing = std::count_if(content.doubts.begin(), content.doubts.end(),
                                      [](const auto& each) { return each.because.empty(); });
  if (standing > 0) parts.push_back(counted(static_cast<std::size_t>(standing), "doubt"));
  parts.push_back(counted(content.rows, "row") +
                  (content.failed > 0 ? ", " + std::to_string(content.failed) + " failed" : ""));
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : " · ") + part;
  return text;
}

}  // namespace

std::string html(const Content& content) {
  const std::string title = content.title.empty() ? content.experiment : content.title;
  std::string out = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  out += "<title>" + escaped(title) + "</title>\n<style>" + kStyle + "</style>\n</head>\n<body>\n<main>\n";
  out += "<h1>" + escaped(title) + "</h1>\n<p class=\"lead\">Experiment " + code(content.experiment);
  if (!content.script_name.empty()) out += " of " + code(content.script_name);
  if (!content.source.empty()) out += ", after " + escaped(content.source);
  out += "</p>\n<p class=\"strip\">" + at_a_glance(content) + "</p>\n";
  claims(out, content);
  hypotheses(out, content);
  figures(out, content);
  doubts(out, content);
  for (const NoteSection& section : note_sections(content)) notes(out, section.title, *section.notes);
  rows(out, content);
  for (const FactSection& section : fact_sections(content)) facts(out, section.title, *section.facts, section.differs);
  if (!content.script.empty()) {
    heading(out, "Script");
    out += "<pre>" + escaped(content.script) + "</pre>\n";
  }
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace ansatz::report
