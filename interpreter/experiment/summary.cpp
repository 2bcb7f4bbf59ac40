// SPDX-License-Identifier: MIT
#include "interpreter/experiment/summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "interpreter/experiment/progress.h"
#include "interpreter/experiment/store/store.h"
#include "interpreter/experiment/text_layout.h"
#include "stdlib/core/p_text.h"

namespace ansatz::experiment {

namespace {

enum class Tone { plain, good, bad, doubtful, faint, strong };

/// Writes blocks of a mark and the lines that belong to it, the marks of a section in one column.
class Page {
 public:
  explicit Page(const SummaryStyle& style) : style_(style) {}

  void heading(const std::string& text) { out_ += "\n  " + painted(text, Tone::strong) + "\n"; }
  void mark_width(std::size_t width) { mark_width_ = width; }
  void block(const std::string& mark, Tone tone, const std::vector<std::pair<std::string, Tone>>& paragraphs) {
    const std::size_t indent = 4 + mark_width_ + 2;
    bool is_first = true;
    for (const auto& [text, paragraph_tone] : paragraphs) {
      if (text.empty()) continue;
      for (const std::string& line : wrapped(text, style_.width > indent + 20 ? style_.width - indent : 20)) {
        out_ += is_first ? "    " + painted(padded(mark, mark_width_), tone) + "  " : std::string(indent, ' ');
        out_ += painted(line, paragraph_tone) + "\n";
        is_first = false;
      }
    }
  }
  void line(const std::string& text) { out_ += text + "\n"; }
  std::string painted(const std::string& text, Tone tone) const {
    static constexpr const char* kCodes[] = {"", "32", "31", "33", "2", "1"};
    if (!style_.color || tone == Tone::plain) return text;
    return std::string("\x1b[") + kCodes[static_cast<int>(tone)] + "m" + text + "\x1b[0m";
  }
  std::string take() { return std::move(out_); }

 private:
  SummaryStyle style_;
  std::size_t mark_width_ = 0;
  std::string out_;
};

std::string number(double value) { return fmt::format("{:.6g}", value); }

std::string named_rows(const RowNote& note) {
  std::string text;
  for (const std::string& row : note.rows) text += (text.empty() ? "" : "; ") + row;
  if (note.count > note.rows.size() && !note.rows.empty()) text += "; …";
  return text;
}

std::string with_place(const std::string& text, const std::string& place) {
  return place.empty() ? text : text + " (" + place + ")";
}

std::string rows_line(const Summary& summary) {
  const Progress& p = summary.progress;
  std::string text = counted(p.total, "row");
  std::vector<std::string> parts;
  if (p.computed > 0) parts.push_back(std::to_string(p.computed) + " computed");
  if (p.cached > 0) parts.push_back(std::to_string(p.cached) + " from the store");
  if (p.failed > 0) parts.push_back(std::to_string(p.failed) + " failed");
  if (!summary.complete) parts.push_back(std::to_string(p.total - std::min(p.total, p.done())) + " not run yet");
  for (std::size_t i = 0; i < parts.size(); ++i) text += (i == 0 ? ": " : ", ") + parts[i];
  return text + ", " + format_duration(p.elapsed);
}

Tone tone_of(Verdict verdict) {
  return verdict == Verdict::reproduced ? Tone::good : verdict == Verdict::contradicted ? Tone::bad : Tone::doubtful;
}

/// "measured 0.2597 ± 0.0002 (numerical 0.0001, standard error 5e-05) against 0.26".
std::string measured_facts(const Claim& claim) {
  if (!claim.measured) return {};
  if (claim.relation == Relation::holds) return measured_text(claim);
  const std::string unit = claim.unit.empty() ? "" : " " + claim.unit;
  std::string text = "measured " + measured_text(claim);
  // A right-hand side that is computed is told as well: max(a) > max(b) alone does not say how far they are apart.
  if (!claim.condition.empty() && claim.relation != Relation::inside &&
      claim.condition.find(number(claim.target)) == std::string::npos) {
    text += " against " + number(claim.target) + unit;
  }
  return text;
}

std::string errors_text(const Claim& claim) {
  if (claim.relation == Relation::holds) {
    std::string text;
    if (claim.gap_error.value_or(0) > 0) text = "rows in the gap at a boundary may say otherwise";
    if (claim.numerical_error.value_or(0) > 0)
      text += (text.empty() ? "" : "; ") + std::string("a finer rerun says otherwise");
    if (claim.sampling_error.value_or(0) > 0)
      text += (text.empty() ? "" : "; ") +
              fmt::format("{:.3g} % of the resamples say otherwise", 100 * *claim.sampling_error);
    return text;
  }
  std::string text = numerical_text(claim);
  if (!text.empty()) text = "numerical error " + text;
  if (claim.sampling_error)
    text += std::string(text.empty() ? "" : ", ") + "standard error " + error_text(claim, *claim.sampling_error);
  return text;
}

void write_claims(Page& page, const std::vector<Claim>& claims, const std::string& note) {
  if (claims.empty()) return;
  page.heading("claims");
  std::size_t width = 0;
  for (const Claim& claim : claims) width = std::max(width, text_width(name(claim.verdict)));
  page.mark_width(std::max(width, text_width("contradicted")));
  for (const Claim& claim : claims) {
    std::string facts = claim.condition;
    for (const std::string& more : {measured_facts(claim), errors_text(claim)}) {
      if (!more.empty()) facts += (facts.empty() ? "" : ", ") + more;
    }
    std::string published;
    if (claim.published) {
      published = "as published: " + claim.published_text + ", " + number(*claim.published) +
                  (claim.unit.empty() ? "" : " " + claim.unit);
    }
    page.block(name(claim.verdict), tone_of(claim.verdict),
               {{claim.text, Tone::plain},
                {facts, Tone::faint},
                {published, Tone::faint},
                {claim.errors_note, Tone::doubtful},
                {claim.verdict == Verdict::undefined ? with_place(claim.why, claim.place) : "", Tone::doubtful},
                {claim.source, Tone::faint}});
  }
  page.block("", Tone::faint, {{note, Tone::faint}});
}

void write_hypotheses(Page& page, const std::vector<HypothesisOutcome>& hypotheses) {
  if (hypotheses.empty()) return;
  page.heading("hypotheses");
  page.mark_width(text_width("undefined"));
  for (const HypothesisOutcome& h : hypotheses) {
    std::string facts;
    if (h.p) {
      facts = core::p_equation(h.adjusted_p);
      if (h.adjusted_p != *h.p) facts += " (raw " + core::p_text(*h.p) + ")";
      facts += ", α = " + number(h.alpha);
      // A test's own line names its effect and sample sizes already.
      if (h.test.empty() && !h.effect.empty()) facts += ", " + h.effect;
      if (h.test.empty() && h.n > 0) facts += ", n = " + std::to_string(h.n);
    }
    std::string surprise;
    if (surprises(h)) surprise = std::string("the script expected ") + name(*h.expected);
    page.block(name(h.decision),
               surprises(h) ? Tone::bad
               : h.p        ? Tone::good
                            : Tone::doubtful,
               {{h.text, Tone::plain},
                {h.test, Tone::faint},
                {facts, Tone::faint},
                {h.p ? "" : with_place(h.why, h.place), Tone::doubtful},
                {surprise, Tone::bad},
                {h.post_hoc ? "post hoc: written down after rows of its data existed" : "", Tone::doubtful}});
  }
}

void write_notes(Page& page, const std::string& heading, const std::vector<RowNote>& notes, Tone tone) {
  const auto stands = [](const RowNote& note) { return note.because.empty(); };
  if (std::none_of(notes.begin(), notes.end(), stands)) return;
  page.heading(heading);
  std::size_t width = 0;
  for (const RowNote& note : notes) width = std::max(width, text_width(counted(note.count, "row")));
  page.mark_width(width);
  for (const RowNote& note : notes) {
    if (!stands(note)) continue;
    page.block(counted(note.count, "row"), tone,
               {{with_place(note.text, note.place), Tone::plain},
                {note.why, Tone::plain},
                {named_rows(note), Tone::faint},
                {note.numbers_differ ? kNumbersDiffer : "", Tone::faint}});
  }
}

void write_failed_figures(Page& page, const std::vector<FigureNote>& figures) {
  if (figures.empty()) return;
  page.heading("figures that could not be drawn");
  std::size_t width = 0;
  for (const FigureNote& note : figures) width = std::max(width, text_width(note.name));
  page.mark_width(width);
  for (const FigureNote& note : figures) {
    if (note.excerpt.empty()) {
      page.block(note.name, Tone::bad, {{with_place(note.text, note.place), Tone::plain}});
      continue;
    }
    page.line("    " + page.painted(note.name, Tone::bad));
    std::istringstream lines(note.excerpt);
    for (std::string line; std::getline(lines, line);) page.line("      " + line);
  }
}

void write_doubts(Page& page, const std::vector<Doubt>& doubts) {
  const auto answered = std::count_if(doubts.begin(), doubts.end(), [](const Doubt& d) { return !d.because.empty(); });
  if (doubts.empty()) return;
  page.heading("doubts");
  page.mark_width(1);
  for (const Doubt& doubt : doubts) {
    if (doubt.because.empty()) page.block("•", Tone::doubtful, {{with_place(doubt.text, doubt.place), Tone::plain}});
  }
  if (answered > 0) {
    page.block("•", Tone::faint,
               {{counted(static_cast<std::size_t>(answered), "doubt") + " answered in the script", Tone::faint}});
  }
}

}  // namespace

std::string write_summary(const Summary& summary, const SummaryStyle& style) {
  Page page(style);
  page.line(page.painted(summary.experiment, Tone::strong) + (summary.title.empty() ? "" : "  " + summary.title));
  if (!summary.source.empty()) page.line("  " + page.painted(summary.source, Tone::faint));
  page.line("  " + rows_line(summary));
  write_claims(page, summary.claims, summary.claims_note);
  write_hypotheses(page, summary.hypotheses);
  write_notes(page, "broken expectations", summary.notes.broken_expectations, Tone::bad);
  write_notes(page, "failures", summary.notes.failures, Tone::bad);
  if (summary.progress.failed > 0 && summary.progress.cached > 0)
    page.line("    " + page.painted("stored failures: --retry computes them again", Tone::faint));
  write_failed_figures(page, summary.failed_figures);
  write_doubts(page, summary.doubts);
  write_notes(page, "doubts in rows", summary.notes.warnings, Tone::doubtful);

  std::vector<std::pair<std::string, std::string>> ends;
  for (const std::string& figure : summary.figures) ends.emplace_back(ends.empty() ? "figures" : "", figure);
  if (!summary.report.empty()) ends.emplace_back("report", summary.report);
  if (!summary.results.empty()) ends.emplace_back("results", summary.results);
  if (!summary.hypotheses.empty() || summary.ledger.counts.plans > 1 || summary.ledger.counts.seeds > 1 ||
      summary.ledger.counts.looks > 0) {
    ends.emplace_back(
        "ledger", counted(summary.ledger.counts.plans, "plan") + ", " + counted(summary.ledger.counts.seeds, "seed") +
                      " tried so far" +
                      (summary.ledger.counts.looks > 0 ? ", " + counted(summary.ledger.counts.looks, "look") +
                                                             " at data of a hypothesis before it was decided"
                                                       : ""));
  }
  if (!ends.empty()) page.line("");
  for (const auto& [mark, text] : ends) page.line("  " + page.painted(padded(mark, 7), Tone::faint) + "  " + text);
  if (!summary.complete) {
    page.line("\n  " + page.painted("stopped early: run the same command again to go on", Tone::doubtful));
  }
  return page.take();
}

}  // namespace ansatz::experiment
