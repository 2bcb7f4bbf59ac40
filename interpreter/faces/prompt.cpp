// SPDX-License-Identifier: MIT
#include "interpreter/faces/prompt.h"

#include <unistd.h>

#include <algorithm>
#include <ostream>

#include "interpreter/faces/help.h"
#include "interpreter/faces/interrupts.h"
#include "interpreter/faces/new_session.h"
#include "interpreter/faces/run_experiments.h"
#include "interpreter/faces/terminal.h"
#include "interpreter/host/object.h"
#include "interpreter/syntax/brackets.h"
#include "interpreter/syntax/render.h"

namespace ansatz::faces {
namespace {

std::string trimmed(const std::string& text) {
  const auto begin = text.find_first_not_of(" \t\n");
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find_last_not_of(" \t\n") + 1 - begin);
}

class Conversation {
 public:
  Conversation(const RunRequest& request, const Output& output)
      : request_(request), output_(output), session_(options()) {}

  /// False when the conversation is over.
  bool answer(const std::string& entry) {
    if (entry == ":quit" || entry == ":q") return false;
    if (entry == ":help" || entry == "?") {
      output_.out << "?name       help on a kernel, a module or a mark\n"
                     "_           the last value\n"
                     ":quit       ends the conversation, as Ctrl-D does\n"
                     "Ctrl-C      clears the line, or interrupts what runs\n";
    } else if (entry[0] == '?') {
      help(trimmed(entry.substr(1)));
    } else if (entry[0] == ':') {
      output_.errors << "there is no command '" << entry << "'; :help lists them\n";
    } else {
      evaluate(entry);
    }
    return true;
  }

 private:
  host::SessionOptions options() {
    host::SessionOptions options = session_options(output_.out);
    options.scale = request_.scale;
    options.seed = request_.seed;
    options.stop = &interrupt_.abandon;
    return options;
  }

  void help(const std::string& name) {
    const core::Registry& registry = *session_.options().registry;
    if (const auto page = help_page(name, registry, std::min<std::size_t>(terminal_width(STDOUT_FILENO), 110))) {
      output_.out << *page;
    } else {
      output_.errors << "there is no help on '" << name << "'" << suggestion(name, names_with_help(registry)) << "\n";
    }
  }

  void evaluate(const std::string& entry) {
    interrupt_.finish = interrupt_.abandon = false;
    const Interrupts listener([this] {
      interrupt_.finish = interrupt_.abandon = true;
      host::State::interrupt_all();
    });
    try {
      const core::Value value = session_.evaluate(entry);
      write_doubts(session_, output_.errors);
      auto experiments = session_.take_experiments();
      if (!experiments.empty()) {
        RunRequest named = request_;
        named.script = "prompt";
        run_experiments(session_, std::move(experiments), {}, entry, named, interrupt_, output_);
      } else if (!value.is_nothing()) {
        output_.out << host::display(value) << "\n";
        session_.keep("_", value);
      }
    } catch (const host::Refused& refused) {
      output_.errors << syntax::render(refused.diagnostics);
    } catch (const host::ScriptError& error) {
      output_.errors << (error.interrupted ? "interrupted\n" : error.rendered());
      if (request_.trace) output_.errors << error.raw_trace << "\n";
    } catch (const std::exception& error) {
      output_.errors << error.what() << "\n";
    }
    session_.take_experiments();
  }

  const RunRequest& request_;
  const Output& output_;
  experiment::Interrupt interrupt_;
  host::Session session_;
};

}  // namespace

int converse(LineReader& lines, const RunRequest& request, const Output& output) {
  Conversation conversation(request, output);
  std::string entry, line;
  for (;;) {
    output.out << std::flush;
    output.errors << std::flush;
    const auto end = lines.read(entry.empty() ? "> " : "… ", line);
    if (end == LineReader::End::interrupted) {
      entry.clear();
      continue;
    }
    const bool is_over = end == LineReader::End::finished;
    if (!is_over) entry += (entry.empty() ? "" : "\n") + line;
    const bool is_word = !entry.empty() && (entry[0] == '?' || entry[0] == ':');
    // An empty line closes an entry that still waits for an operand or a bracket: the message says what is missing.
    if (!is_over && !is_word && !trimmed(line).empty() && syntax::is_incomplete(entry)) continue;
    const std::string text = trimmed(entry);
    entry.clear();
    if (!text.empty()) {
      lines.remember(text);
      if (!conversation.answer(text)) break;
    }
    if (is_over) break;
  }
  output.out << std::flush;
  return 0;
}

}  // namespace ansatz::faces
