// SPDX-License-Identifier: MIT
#include "interpreter/faces/line_reader.h"

#include <histedit.h>

#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <stdexcept>

namespace ansatz::faces {
namespace {

constexpr int kRemembered = 2000;  // entries

volatile std::sig_atomic_t pressed = 0;
void note_press(int) { pressed = 1; }

/// libedit, with Ctrl-C clearing the line.
class EditedLines final : public LineReader {
 public:
  EditedLines() {
    std::setlocale(LC_ALL, "");
    std::setlocale(LC_NUMERIC, "C");  // numbers are written with a point, whatever the locale
    edit_ = el_init("ansatz", stdin, stdout, stderr);
    if (!edit_) throw std::runtime_error("the terminal cannot be opened for editing");
    history_ = history_init();
    HistEvent event;
    history(history_, &event, H_SETSIZE, kRemembered);
    history(history_, &event, H_SETUNIQUE, 1);
    if (const char* home = std::getenv("HOME")) file_ = std::string(home) + "/.ansatz_history";
    if (!file_.empty()) history(history_, &event, H_LOAD, file_.c_str());
    el_set(edit_, EL_CLIENTDATA, this);
    el_set(edit_, EL_PROMPT, &EditedLines::prompt);
    el_set(edit_, EL_HIST, history, history_);
    el_set(edit_, EL_EDITOR, "emacs");
    el_set(edit_, EL_SIGNAL, 0);
    el_set(edit_, EL_BIND, "^R", "em-inc-search-prev", nullptr);
    el_source(edit_, nullptr);
  }
  ~EditedLines() override {
    HistEvent event;
    if (!file_.empty()) history(history_, &event, H_SAVE, file_.c_str());
    history_end(history_);
    el_end(edit_);
  }
  EditedLines(const EditedLines&) = delete;
  EditedLines& operator=(const EditedLines&) = delete;

  End read(const std::string& prompt, std::string& line) override {
    prompt_ = prompt;
    // Without SA_RESTART, so that a press ends the read.
    struct sigaction ours {
    }, former{};
    ours.sa_handler = note_press;
    sigemptyset(&ours.sa_mask);
    sigaction(SIGINT, &ours, &former);
    pressed = 0;
    int count = 0;
    const char* text = el_gets(edit_, &count);
    sigaction(SIGINT, &former, nullptr);
    if (pressed) {
      el_reset(edit_);
      std::fputc('\n', stdout);
      return End::interrupted;
    }
    if (!text || count <= 0) return End::finished;
    line.assign(text, static_cast<std::size_t>(count));
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.pop_back();
    return End::line;
  }

  void remember(const std::string& entry) override {
    HistEvent event;
    history(history_, &event, H_ENTER, entry.c_str());
  }

 private:
  static char* prompt(EditLine* edit) {
    void* self = nullptr;
    el_get(edit, EL_CLIENTDATA, &self);
    return static_cast<EditedLines*>(self)->prompt_.data();
  }

  EditLine* edit_ = nullptr;
  History* history_ = nullptr;
  std::string prompt_, file_;
};

}  // namespace

std::unique_ptr<LineReader> terminal_lines() { return std::make_unique<EditedLines>(); }

}  // namespace ansatz::faces
