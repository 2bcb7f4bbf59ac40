// SPDX-License-Identifier: MIT
#include "interpreter/faces/edited_lines.h"

#include <langinfo.h>
#include <unistd.h>
#include <wchar.h>

#include <algorithm>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <stdexcept>
#include <utility>

#include "interpreter/experiment/text_layout.h"
#include "interpreter/faces/candidate_list.h"
#include "interpreter/faces/entry_shape.h"
#include "interpreter/faces/terminal.h"
#include "stdlib/core/utf8.h"

namespace ansatz::faces {
namespace {

constexpr int kRemembered = 2000;        // entries
constexpr std::size_t kLongest = 16384;  // bytes of an entry; a longer one belongs into a file
constexpr int kBounceMs = 250;           // a bracket's partner is shown for, unless something is typed

void put(const std::string& text) {
  std::fputs(text.c_str(), stdout);
  std::fflush(stdout);
}

std::string narrow(const wchar_t* begin, const wchar_t* end) {
  std::string out;
  for (; begin != end; ++begin) core::append_utf8(out, static_cast<char32_t>(*begin));
  return out;
}

/// libedit writes by the locale: it must be one that has all characters. Numbers keep their point, whatever it says.
void settle_locale() {
  std::setlocale(LC_ALL, "");
  std::setlocale(LC_NUMERIC, "C");
  if (std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0) std::setlocale(LC_CTYPE, "C.UTF-8");
}

}  // namespace

EditedLines::EditedLines() : file_(HistoryFile::standard_path()) {
  settle_locale();
  edit_ = el_init("ansatz", stdin, stdout, stderr);
  if (!edit_) throw std::runtime_error("the terminal cannot be opened for editing");
  history_ = history_init();
  HistEvent event;
  history(history_, &event, H_SETSIZE, kRemembered);
  history(history_, &event, H_SETUNIQUE, 1);
  for (const std::string& entry : file_.load(kRemembered)) history(history_, &event, H_ENTER, entry.c_str());
  el_set(edit_, EL_CLIENTDATA, this);
  el_set(edit_, EL_PROMPT, &EditedLines::prompt);
  el_set(edit_, EL_HIST, history, history_);
  el_set(edit_, EL_EDITOR, "emacs");
  el_set(edit_, EL_SIGNAL, 0);
  el_set(edit_, EL_GETCFN, &EditedLines::get_character);
  el_set(edit_, EL_ADDFN, "ansatz-complete", "complete", &EditedLines::complete);
  el_set(edit_, EL_ADDFN, "ansatz-open", "open a bracket", &EditedLines::open_bracket);
  el_set(edit_, EL_ADDFN, "ansatz-close", "close a bracket", &EditedLines::close_bracket);
  el_set(edit_, EL_ADDFN, "ansatz-paste", "take a pasted block", &EditedLines::paste);
  el_set(edit_, EL_ADDFN, "ansatz-above", "line above, or former entry", &EditedLines::line_above);
  el_set(edit_, EL_ADDFN, "ansatz-below", "line below, or next entry", &EditedLines::line_below);
  el_set(edit_, EL_ADDFN, "ansatz-suspend", "suspend", &EditedLines::suspend);
  el_source(edit_, nullptr);
  const std::pair<const char*, const char*> bindings[] = {
      {"^I", "ansatz-complete"},     {")", "ansatz-close"},
      {"]", "ansatz-close"},         {"}", "ansatz-close"},
      {"^R", "em-inc-search-prev"},  {"^Z", "ansatz-suspend"},
      {"\\e[200~", "ansatz-paste"},  {"\\e[A", "ansatz-above"},
      {"\\eOA", "ansatz-above"},     {"\\e[B", "ansatz-below"},
      {"\\eOB", "ansatz-below"},     {"\\e[1;5D", "ed-prev-word"},
      {"\\e[1;5C", "em-next-word"},  {"\\e[3~", "ed-delete-next-char"},
      {"\\e[H", "ed-move-to-beg"},   {"\\e[F", "ed-move-to-end"},
      {"\\eOH", "ed-move-to-beg"},   {"\\eOF", "ed-move-to-end"},
      {"\\e[1~", "ed-move-to-beg"},  {"\\e[4~", "ed-move-to-end"},
      {"^W", "ed-delete-prev-word"}, {"(", "ansatz-open"},
  };
  for (const auto& [key, function] : bindings) el_set(edit_, EL_BIND, key, function, nullptr);
}

EditedLines::~EditedLines() {
  history_end(history_);
  el_end(edit_);
}

EditedLines& EditedLines::of(EditLine* edit) {
  void* self = nullptr;
  el_get(edit, EL_CLIENTDATA, &self);
  return *static_cast<EditedLines*>(self);
}

char* EditedLines::prompt(EditLine* edit) { return of(edit).prompt_.data(); }

LineReader::End EditedLines::read(const std::string& prompt, const LineHelp& help, std::string& line) {
  prompt_ = prompt;
  help_ = &help;
  is_interrupted_ = shows_partner_ = false;
  rows_below_ = 0;
  pasted_.clear();
  input_.open();
  input_.push(from_utf8(help.indentation));
  put("\x1b[?2004h");              // pasted text comes between marks
  el_set(edit_, EL_PREP_TERM, 1);  // before the prompt shows, so that nothing is echoed twice
  int count = 0;
  const wchar_t* typed = el_wgets(edit_, &count);
  if (typed && count > 0) line = narrow(typed, typed + count);
  put("\x1b[?2004l");
  input_.close();
  help_ = nullptr;
  if (is_interrupted_) {
    el_reset(edit_);
    put(std::string(rows_below_, '\n') + "\n");
    return End::interrupted;
  }
  if (!pasted_.empty()) {
    line = pasted_;
    return End::line;
  }
  if (!typed || count <= 0) {
    put("\n");
    return End::finished;
  }
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.pop_back();
  return End::line;
}

void EditedLines::remember(const std::string& entry) {
  if (entry.size() > kLongest) return;
  HistEvent event;
  const bool is_again = history(history_, &event, H_FIRST) == 0 && event.str && entry == event.str;
  history(history_, &event, H_ENTER, entry.c_str());
  if (!is_again) file_.append(entry);
}

int EditedLines::get_character(EditLine* edit, wchar_t* character) {
  EditedLines& self = of(edit);
  if (self.shows_partner_) self.bounce();
  for (;;) {
    char32_t next = 0;
    switch (self.input_.next(next)) {
      case TerminalInput::Event::character:
        *character = static_cast<wchar_t>(next);
        return 1;
      case TerminalInput::Event::interrupted:
        self.is_interrupted_ = true;
        self.rows_below_ = self.cell_of(self.text().size()).row - self.cell_of(self.before_cursor().size()).row;
        return 0;
      case TerminalInput::Event::finished:
        return 0;
      case TerminalInput::Event::resized:
        el_resize(edit);
        self.redraw(true);
        break;
      case TerminalInput::Event::resumed:
        self.come_back();
        break;
    }
  }
}

std::string EditedLines::text() const {
  const LineInfoW* line = el_wline(edit_);
  return narrow(line->buffer, line->lastchar);
}

std::string EditedLines::before_cursor() const {
  const LineInfoW* line = el_wline(edit_);
  return narrow(line->buffer, line->cursor);
}

/// The line once more: after a change of size from the row of its prompt, after a stop from where the cursor is.
void EditedLines::redraw(bool is_in_place) {
  const std::size_t row = is_in_place ? cell_of(before_cursor().size()).row : 0;
  put((row ? "\x1b[" + std::to_string(row) + "A" : "") + "\r\x1b[J");
  el_set(edit_, EL_REFRESH);
}

/// The terminal is ours again, in whatever state others left it.
void EditedLines::come_back() {
  el_set(edit_, EL_PREP_TERM, 0);  // it would not believe that it must be set anew
  el_set(edit_, EL_PREP_TERM, 1);
  put("\x1b[?2004h");
  redraw(false);
}

// ── Completion ──────────────────────────────────────────────────────────────────────────────────────────────────────

unsigned char EditedLines::complete(EditLine* edit, int) {
  EditedLines& self = of(edit);
  if (!self.help_ || !self.help_->complete) return CC_ERROR;
  const std::string before = self.before_cursor();
  const auto blank =
      before.find_first_not_of(" \t", before.rfind('\n') == std::string::npos ? 0 : before.rfind('\n') + 1);
  if (blank == std::string::npos && !before.empty()) {
    el_insertstr(edit, "  ");
    return CC_REFRESH;
  }
  const std::string whole = self.text();
  const completion::Completion found = self.help_->complete(whole, before.size());
  if (found.candidates.empty()) return CC_REFRESH_BEEP;
  const std::string typed = before.substr(std::min<std::size_t>(found.replaced.begin, before.size()));
  std::string wanted = common_beginning(found.candidates);
  const bool is_only = found.candidates.size() == 1;
  if (is_only) {
    const std::string& tail = found.candidates[0].tail;
    // What follows the cursor already is not written again.
    const auto first = tail.find_first_not_of(' ');
    const std::string sign = first == std::string::npos ? "" : tail.substr(first);
    const std::string after = whole.substr(before.size());
    const auto next = after.find_first_not_of(' ');
    if (sign.empty() || next == std::string::npos ||
        after.compare(next, sign.find_last_not_of(' ') + 1, sign, 0, sign.find_last_not_of(' ') + 1) != 0)
      wanted += tail;
  }
  if (wanted.size() > typed.size() || (is_only && wanted != typed)) {
    el_deletestr(edit, static_cast<int>(from_utf8(typed).size()));
    el_winsertstr(edit, reinterpret_cast<const wchar_t*>(from_utf8(wanted).c_str()));
    self.completed_call_ = wanted.back() == '(' ? self.before_cursor() : "";
    return CC_REFRESH;
  }
  const TerminalSize screen = terminal_size(STDOUT_FILENO);
  put("\n" + list_candidates(found.candidates, screen.columns, screen.rows));
  return CC_REDISPLAY;
}

// ── Brackets ────────────────────────────────────────────────────────────────────────────────────────────────────────

// Hands that type `(` after a name type it after a completed one too.
unsigned char EditedLines::open_bracket(EditLine* edit, int character) {
  EditedLines& self = of(edit);
  const std::string completed = std::exchange(self.completed_call_, "");
  if (!completed.empty() && completed == self.before_cursor()) return CC_NORM;
  const wchar_t inserted[2] = {static_cast<wchar_t>(character), 0};
  return el_winsertstr(edit, inserted) == 0 ? CC_REFRESH : CC_ERROR;
}

unsigned char EditedLines::close_bracket(EditLine* edit, int character) {
  EditedLines& self = of(edit);
  // On a line of its own a closing bracket stands two blanks further left.
  const std::string before = self.before_cursor();
  const auto line = before.rfind('\n') == std::string::npos ? 0 : before.rfind('\n') + 1;
  if (before.size() >= line + 2 && before.find_first_not_of(' ', line) == std::string::npos) el_deletestr(edit, 2);
  const wchar_t inserted[2] = {static_cast<wchar_t>(character), 0};
  if (el_winsertstr(edit, inserted) != 0) return CC_ERROR;
  self.shows_partner_ = true;
  return CC_REFRESH;
}

EditedLines::Cell EditedLines::cell_of(std::size_t byte) const {
  const std::size_t columns = terminal_size(STDOUT_FILENO).columns;
  Cell cell;
  for (const char32_t point : from_utf8(prompt_ + text().substr(0, byte))) {
    if (point == U'\n') {
      cell = {cell.row + 1, 0};
      continue;
    }
    cell.column += static_cast<std::size_t>(std::max(0, wcwidth(static_cast<wchar_t>(point))));
    if (cell.column >= columns) cell = {cell.row + 1, 0};
  }
  return cell;
}

/// The cursor visits the bracket that was just closed, until a key comes.
void EditedLines::bounce() {
  shows_partner_ = false;
  const std::string before = before_cursor();
  const auto partner = opener_of_last(before);
  if (!partner || input_.has_more_within(0)) return;
  const Cell here = cell_of(before.size()), there = cell_of(*partner);
  if (here.column == 0 || here.row - there.row + 1 >= terminal_size(STDOUT_FILENO).rows) return;
  const std::size_t up = here.row - there.row;
  const auto column = [](std::size_t at) { return "\x1b[" + std::to_string(at + 1) + "G"; };
  put((up ? "\x1b[" + std::to_string(up) + "A" : "") + column(there.column));
  input_.has_more_within(kBounceMs);
  put((up ? "\x1b[" + std::to_string(up) + "B" : "") + column(here.column));
}

// ── Pasting ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/// What stands between the marks of a pasted block. One that fits the screen is put into the line, to be looked at and
/// accepted; a longer one is accepted at once.
unsigned char EditedLines::paste(EditLine* edit, int) {
  EditedLines& self = of(edit);
  static const std::u32string kEnd = U"\x1b[201~";
  std::u32string block;
  for (;;) {
    char32_t next = 0;
    const auto event = self.input_.next(next);
    if (event == TerminalInput::Event::interrupted) {
      self.is_interrupted_ = true;
      return CC_EOF;
    }
    if (event == TerminalInput::Event::finished) break;
    if (event != TerminalInput::Event::character) continue;
    block += next;
    if (block.size() >= kEnd.size() && block.compare(block.size() - kEnd.size(), kEnd.size(), kEnd) == 0) {
      block.resize(block.size() - kEnd.size());
      break;
    }
  }
  std::u32string clean;
  for (std::size_t i = 0; i < block.size(); ++i) {
    const char32_t c = block[i];
    if (c == U'\r') {
      if (i + 1 == block.size() || block[i + 1] != U'\n') clean += U'\n';
    } else if (c == U'\t') {
      clean += U"  ";
    } else if (c == U'\n' || c >= U' ') {
      clean += c;
    }
  }
  while (!clean.empty() && clean.back() == U'\n') clean.pop_back();
  const auto lines = static_cast<std::size_t>(std::count(clean.begin(), clean.end(), U'\n')) + 1;
  const TerminalSize screen = terminal_size(STDOUT_FILENO);
  if (lines + 2 <= screen.rows && clean.size() < screen.columns * (screen.rows - lines)) {
    el_winsertstr(edit, reinterpret_cast<const wchar_t*>(clean.c_str()));
    return CC_REFRESH;
  }
  const std::string before = self.before_cursor(), after = self.text().substr(before.size());
  self.pasted_ = before + to_utf8(clean) + after;
  put("[" + experiment::counted(lines, "line") + " pasted]\n");
  return CC_NEWLINE;
}

// ── Lines of an entry ───────────────────────────────────────────────────────────────────────────────────────────────

/// Within an entry of several lines the arrows walk through its lines, beyond its ends through the history.
bool EditedLines::move_line(bool up) {
  const std::u32string before = from_utf8(before_cursor()), whole = from_utf8(text());
  const std::size_t at = before.size();
  const auto start = before.rfind(U'\n');
  const std::size_t begin = start == std::u32string::npos ? 0 : start + 1, column = at - begin;
  std::size_t target = 0;
  if (up) {
    if (begin == 0) return false;
    const auto above = begin >= 2 ? whole.rfind(U'\n', begin - 2) : std::u32string::npos;
    const std::size_t first = above == std::u32string::npos ? 0 : above + 1;
    target = std::min(first + column, begin - 1);
  } else {
    const auto end = whole.find(U'\n', at);
    if (end == std::u32string::npos) return false;
    const auto next = whole.find(U'\n', end + 1);
    target = std::min(end + 1 + column, next == std::u32string::npos ? whole.size() : next);
  }
  el_cursor(edit_, static_cast<int>(target) - static_cast<int>(at));
  return true;
}

unsigned char EditedLines::line_above(EditLine* edit, int) {
  EditedLines& self = of(edit);
  if (self.move_line(true)) return CC_REFRESH;
  self.input_.push(U"\x10");  // Ctrl-P, which stays bound to the history
  return CC_NORM;
}

unsigned char EditedLines::line_below(EditLine* edit, int) {
  EditedLines& self = of(edit);
  if (self.move_line(false)) return CC_REFRESH;
  self.input_.push(U"\x0e");  // Ctrl-N
  return CC_NORM;
}

unsigned char EditedLines::suspend(EditLine* edit, int) {
  put("\x1b[?2004l\n");
  el_set(edit, EL_PREP_TERM, 0);
  std::raise(SIGTSTP);
  EditedLines& self = of(edit);
  self.input_.forget_signals();  // that which woke us
  self.come_back();
  return CC_NORM;
}

}  // namespace ansatz::faces
