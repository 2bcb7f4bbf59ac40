// SPDX-License-Identifier: MIT
#include "interpreter/faces/prompt.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <ostream>

#include "interpreter/experiment/text_layout.h"
#include "interpreter/faces/conversation.h"
#include "interpreter/faces/entry_shape.h"
#include "interpreter/faces/help.h"
#include "interpreter/faces/interrupts.h"
#include "interpreter/faces/ledger_page.h"
#include "interpreter/faces/new_session.h"
#include "interpreter/faces/prompt_commands.h"
#include "interpreter/faces/search.h"
#include "interpreter/figure/draw.h"
#include "stdlib/core/number_text.h"

namespace ansatz::faces {
namespace {

constexpr std::size_t kWidestPage = 110;  // columns of help

std::string trimmed(const std::string& text) {
  const auto begin = text.find_first_not_of(" \t\n\r");
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find_last_not_of(" \t\n\r") + 1 - begin);
}

/// The first word of a text, and what follows it.
std::pair<std::string, std::string> parted(const std::string& text) {
  const auto end = text.find_first_of(" \t\n");
  if (end == std::string::npos) return {text, ""};
  return {text.substr(0, end), trimmed(text.substr(end))};
}

class Prompt {
 public:
  Prompt(LineReader& lines, const RunRequest& request, const Output& output, const std::function<Screen()>& screen)
      : lines_(lines), output_(output), screen_(screen), conversation_(request, output) {}

  void run() {
    std::string line;
    for (;;) {
      output_.out << std::flush;
      output_.errors << std::flush;
      const auto end = lines_.read(sign(), help(), line);
      if (end == LineReader::End::interrupted) {
        entry_.clear();
        continue;
      }
      if (end == LineReader::End::finished && entry_.empty() && is_lua_) {
        is_lua_ = false;
        output_.out << "\n";
        continue;
      }
      const bool is_over = end == LineReader::End::finished;
      if (!is_over) entry_ += (entry_.empty() ? "" : "\n") + line;
      if (!is_over && goes_on(line)) continue;
      const std::string text = trimmed(entry_);
      entry_.clear();
      if (!text.empty()) {
        lines_.remember(text);
        if (!answer(text)) break;
      }
      if (is_over) break;
    }
    output_.out << std::flush;
  }

 private:
  std::string sign() const {
    if (entry_.empty()) return is_lua_ ? "lua> " : "> ";
    return is_lua_ ? "lua… " : "… ";
  }

  LineHelp help() {
    LineHelp help;
    if (!is_lua_) help.indentation = next_indentation(entry_);
    help.complete = [this](const std::string& line, std::size_t cursor) { return complete(line, cursor); };
    return help;
  }

  /// An empty line closes an entry that still waits for an operand or a bracket: the message says what is missing.
  bool goes_on(const std::string& line) {
    if (trimmed(line).empty() || entry_[0] == '?') return false;
    if (entry_[0] != ':') return is_incomplete(entry_, is_lua_);
    const auto [word, rest] = parted(entry_.substr(1));
    const PromptCommand* command = find_prompt_command(word);
    return command && command->takes_entry && !rest.empty() && is_incomplete(rest, word == "lua" || is_lua_);
  }
  bool is_incomplete(const std::string& text, bool is_lua) {
    return conversation_.completeness(text, is_lua) == Conversation::Completeness::incomplete;
  }

  // ── Completion ────────────────────────────────────────────────────────────────────────────────────────────────────

  completion::Completion complete(const std::string& line, std::size_t cursor) {
    const std::string typed = line.substr(0, cursor);
    if (entry_.empty() && !typed.empty() && typed[0] == '?') return complete_help(typed);
    if (entry_.empty() && !typed.empty() && typed[0] == ':') {
      const auto space = typed.find(' ');
      if (space == std::string::npos) return complete_command(typed);
      const PromptCommand* command = find_prompt_command(typed.substr(1, space - 1));
      if (command && command->name != "save" && !command->takes_entry) return {};
      return shifted(conversation_.complete(line.substr(space), cursor - space), space);
    }
    const std::string before = entry_.empty() ? "" : entry_ + "\n";
    const completion::Completion found = conversation_.complete(before + line, before.size() + cursor);
    return shifted(found, 0, before.size());
  }

  static completion::Completion shifted(completion::Completion found, std::size_t forward, std::size_t back = 0) {
    found.replaced.begin = static_cast<std::uint32_t>(found.replaced.begin + forward - back);
    found.replaced.end = static_cast<std::uint32_t>(found.replaced.end + forward - back);
    return found;
  }

  completion::Completion complete_command(const std::string& typed) const {
    completion::Completion found{{1, static_cast<std::uint32_t>(typed.size())}, {}};
    for (const PromptCommand& each : prompt_commands()) {
      if (each.name.rfind(typed.substr(1), 0) == 0)
        found.candidates.push_back({completion::Sort::word, each.name, each.argument.empty() ? "" : " ", each.summary});
    }
    return found;
  }

  completion::Completion complete_help(const std::string& typed) {
    const auto begin = typed.find_first_not_of("? ");
    const std::size_t first = begin == std::string::npos ? typed.size() : begin;
    completion::Completion found{{static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(typed.size())}, {}};
    const auto offer = [&](std::vector<std::string> names) {
      std::sort(names.begin(), names.end());
      names.erase(std::unique(names.begin(), names.end()), names.end());
      for (const std::string& name : names) {
        if (name.rfind(typed.substr(first), 0) == 0)
          found.candidates.push_back({completion::Sort::function, name, "", ""});
      }
    };
    offer(conversation_.session().names());
    offer(names_with_help(registry()));
    return found;
  }

  // ── Entries ───────────────────────────────────────────────────────────────────────────────────────────────────────

  const core::Registry& registry() { return *conversation_.session().options().registry; }
  std::size_t width() const { return std::min(screen_().columns, kWidestPage); }

  /// False when the conversation is over.
  bool answer(const std::string& entry) {
    if (entry == "?") {
      output_.out << prompt_help(width());
    } else if (entry.rfind("??", 0) == 0) {
      look_for(trimmed(entry.substr(2)));
    } else if (entry[0] == '?') {
      explain(trimmed(entry.substr(1)));
    } else if (entry[0] == ':') {
      return command(entry.substr(1));
    } else {
      show(evaluated(entry, is_lua_));
    }
    return true;
  }

  Answer evaluated(const std::string& entry, bool is_lua) {
    const Interrupts listener([this] { conversation_.interrupt(); });
    return is_lua ? conversation_.evaluate_lua(entry) : conversation_.evaluate(entry);
  }

  void show(const Answer& answer) {
    output_.errors << answer.messages << std::flush;
    if (!answer.text.empty()) {
      const Screen screen = screen_();
      const std::string text = without_noise(answer);
      output_.out << (screen.breaks_lines ? experiment::folded_fields(text, screen.columns) : text) << "\n";
    }
    if (answer.figure) {
      figure_ = answer.figure;
      try {
        output_.out << drawn(*figure_, screen_()) << "  :figure name writes it as name.svg, name.pdf and name.png\n";
      } catch (const std::exception& error) {
        output_.errors << error.what() << "\n";
      }
    }
    for (const std::string& name : answer.tables) {
      const auto value = conversation_.session().value_of(name);
      const auto* table = value ? value->get<core::Table>() : nullptr;
      if (!table || table->columns.empty()) continue;
      output_.out << "  " << name << " holds " << experiment::counted(table->rows(), "row")
                  << (answer.end == Answer::End::interrupted ? " so far" : "") << "; " << name << "."
                  << table->columns.back().first << " is a column\n";
    }
  }

  /// The last digits of a number alone are mostly rounding: 0.1 + 0.2 reads 0.3. What must be exact is printed.
  static std::string without_noise(const Answer& answer) {
    const auto* number = answer.value.get<double>();
    if (!number || !std::isfinite(*number) || std::trunc(*number) == *number) return answer.text;
    char rounded[40];
    std::snprintf(rounded, sizeof rounded, "%.14e", *number);
    return core::number_text(std::strtod(rounded, nullptr));
  }

  void explain(const std::string& name) {
    if (name.empty()) return;
    if (const auto page = conversation_.inspect(name, width())) {
      output_.out << *page;
    } else {
      std::vector<std::string> known = names_with_help(registry());
      const auto& ours = conversation_.session().names();
      known.insert(known.end(), ours.begin(), ours.end());
      output_.errors << "there is no help on '" << name << "'" << suggestion(name, known) << "\n";
    }
  }

  void look_for(const std::string& words) {
    if (words.empty()) {
      output_.errors << "?? wants words to search for: ??mutual information\n";
      return;
    }
    const std::string page = search_page(words, registry(), width());
    if (page.empty())
      output_.errors << "nothing speaks of '" << words << "'\n";
    else
      output_.out << page;
  }

  // ── Words after a colon ───────────────────────────────────────────────────────────────────────────────────────────

  bool command(const std::string& text) {
    const auto [word, rest] = parted(text);
    const PromptCommand* command = find_prompt_command(word);
    if (!command) {
      std::vector<std::string> known;
      for (const PromptCommand& each : prompt_commands()) known.push_back(each.name);
      const std::string near = suggestion(word, known);
      output_.errors << "there is no command ':" << word << "'" << (near.empty() ? "; :help lists them" : near) << "\n";
      return true;
    }
    if (command->argument.empty() && !rest.empty()) {
      output_.errors << ":" << command->name << " takes nothing after it\n";
      return true;
    }
    if (command->name == "quit") return false;
    if (command->name == "help") output_.out << prompt_help(width());
    if (command->name == "names") names();
    if (command->name == "time") time(rest);
    if (command->name == "save") save(rest);
    if (command->name == "figure") figure(rest);
    if (command->name == "lua") lua(rest);
    if (command->name == "ledger") ledger();
    if (command->name == "reset") {
      conversation_.reset();
      output_.out << "every name is forgotten\n";
    }
    return true;
  }

  void names() {
    std::size_t column = 0;
    const auto& names = conversation_.session().names();
    for (const std::string& name : names) column = std::max(column, experiment::text_width(name));
    for (const std::string& name : names) {
      const auto value = conversation_.session().value_of(name);
      output_.out << "  " << experiment::padded(name, column) << "  " << (value ? completion::brief(*value) : "")
                  << "\n";
    }
    if (names.empty()) output_.out << "nothing is bound yet\n";
  }

  void time(const std::string& entry) {
    if (entry.empty()) {
      output_.errors << ":time wants an entry: :time mean(normal(0, 1, 1000))\n";
      return;
    }
    const Answer answer = evaluated(entry, is_lua_);
    show(answer);
    if (answer.end == Answer::End::done) output_.out << "  " << duration(answer.seconds) << "\n";
  }

  static std::string duration(double seconds) {
    if (seconds < 1e-3) return fmt::format("{:.3g} µs", seconds * 1e6);
    if (seconds < 1) return fmt::format("{:.3g} ms", seconds * 1e3);
    return seconds < 100 ? fmt::format("{:.3g} s", seconds) : fmt::format("{:.0f} s", seconds);
  }

  void save(const std::string& request) {
    const auto [name, given] = parted(request);
    if (name.empty()) {
      output_.errors << ":save wants a name: :save phi, or :save phi study.anz\n";
      return;
    }
    const std::filesystem::path file = given.empty() ? (name == "_" ? "value" : name) + ".anz" : given;
    try {
      std::string script = conversation_.recorded().script_of(name);
      const RunRequest& request_made = conversation_.request();
      if (request_made.seed != 0 || request_made.scale != "quick")
        script = fmt::format("# made with --seed {} --scale {}\n", request_made.seed, request_made.scale) + script;
      if (std::filesystem::exists(file)) {
        output_.errors << file.string() << " is there already; name another: :save " << name << " other.anz\n";
        return;
      }
      std::ofstream out(file, std::ios::binary);
      out << script;
      if (!out.flush()) {
        output_.errors << file.string() << " cannot be written\n";
        return;
      }
      output_.out << script << "  written to " << file.string() << "\n";
    } catch (const Unsaved& unsaved) {
      output_.errors << unsaved.what() << suggestion(name, conversation_.session().names()) << "\n";
    }
  }

  void figure(const std::string& name) {
    if (name.empty() || !figure_) {
      output_.errors << (figure_ ? ":figure wants a name: :figure energy\n"
                                 : "nothing was drawn yet; line(x, y) draws, :figure name keeps it\n");
      return;
    }
    try {
      figure::Figure kept = *figure_;
      const std::filesystem::path path = name;
      kept.name = path.filename().string();
      for (const auto& each : figure::draw(kept, path.has_parent_path() ? path.parent_path() : "."))
        output_.out << "  " << each.lexically_normal().string() << "\n";
    } catch (const std::exception& error) {
      output_.errors << error.what() << "\n";
    }
  }

  void lua(const std::string& entry) {
    if (!entry.empty()) {
      show(evaluated(entry, true));
      return;
    }
    is_lua_ = !is_lua_;
    if (is_lua_) output_.out << "Lua over the same values; :lua or Ctrl-D comes back\n";
  }

  void ledger() {
    const auto& results = conversation_.request().out;
    const std::string page = ledger_page(results, width());
    if (page.empty())
      output_.out << "there are no results under " << results.string() << "\n";
    else
      output_.out << page;
  }

  LineReader& lines_;
  const Output& output_;
  const std::function<Screen()>& screen_;
  Conversation conversation_;
  std::string entry_;
  bool is_lua_ = false;
  std::optional<figure::Figure> figure_;
};

}  // namespace

int converse(LineReader& lines, const RunRequest& request, const Output& output,
             const std::function<Screen()>& screen) {
  Prompt(lines, request, output, screen).run();
  return 0;
}

}  // namespace ansatz::faces
