// SPDX-License-Identifier: MIT
#include "interpreter/faces/command_line.h"

#include <unistd.h>

#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>

#include "interpreter/experiment/show.h"
#include "interpreter/faces/cite_script.h"
#include "interpreter/faces/command_words.h"
#include "interpreter/faces/evaluate.h"
#include "interpreter/faces/format_files.h"
#include "interpreter/faces/help.h"
#include "interpreter/faces/inspect_script.h"
#include "interpreter/faces/json_diagnostics.h"
#include "interpreter/faces/lsp/server.h"
#include "interpreter/faces/new_session.h"
#include "interpreter/faces/prompt.h"
#include "interpreter/faces/reference.h"
#include "interpreter/faces/screen.h"
#include "interpreter/faces/search.h"
#include "interpreter/faces/terminal.h"
#include "interpreter/faces/verify.h"
#include "interpreter/faces/why_results.h"
#include "stdlib/modules/standard_library.h"

namespace ansatz::faces {
namespace {

constexpr const char* kPurpose = "Computational experiments from scripts. Without arguments: a prompt.";
const std::vector<std::string> kCommands = {"run",  "check", "fmt",    "lower", "lsp",       "help",       "list",
                                            "show", "why",   "verify", "cite",  "reference", "completion", "manual"};

/// What the arguments said.
struct Arguments {
  RunRequest run;
  WhyRequest why;
  std::vector<std::string> settings;  ///< of --set, as written
  std::vector<std::filesystem::path> files;
  std::vector<std::string> layouts;  ///< of fmt: files, or "-"
  bool only_check = false;           ///< of fmt
  bool as_json = false;              ///< of check
  std::string name;                  ///< of help, completion
  std::vector<std::string> words;    ///< of list
  std::string expression;            ///< of -e
  std::filesystem::path results, reference = "docs/reference";
};

/// One of a few words. Completion reads them off the description.
CLI::Validator one_of(const std::vector<std::string>& words) {
  return {[words](const std::string& text) {
            if (std::find(words.begin(), words.end(), text) != words.end()) return std::string();
            return fmt::format("wants {}, but got '{}'{}", fmt::join(words, " or "), text, suggestion(text, words));
          },
          fmt::format("{{{}}}", fmt::join(words, ","))};
}

void add_scale_and_threads(CLI::App& command, RunRequest& run) {
  command.add_option("--scale", run.scale, "quick (seconds) or paper (the published size)")
      ->check(one_of({"quick", "paper"}));
  command.add_option("-j", run.workers, "threads; by default one a core")->check(CLI::Range(1, 4096));
  command.add_option("--seed", run.seed, "of all randomness; 0 by default")
      ->check(CLI::Validator(
          [](const std::string& text) {
            const bool is_whole = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
            return is_whole ? std::string() : "wants a whole number, 0 or more, but got '" + text + "'";
          },
          "NONNEGATIVE"));
  command.add_option("--out", run.out, "where results go, instead of results/");
  command.add_flag_function(
      "--verify,!--no-verify", [&run](std::int64_t count) { run.verify = count > 0; },
      "run tables finer and with other methods too, for the errors of claims; --scale paper runs them finer by itself");
}

void add_commands(CLI::App& app, Arguments& arguments) {
  app.set_help_flag("-h,--help", "this page");
  app.set_version_flag("--version", "ansatz " ANSATZ_VERSION, "the version");
  app.add_option("-e", arguments.expression, "evaluate an expression and show its value");

  CLI::App* run = app.add_subcommand("run", "run a script, .anz or .lua, and every experiment in it");
  run->add_option("script", arguments.run.script, "a file, .anz or .lua")->required();
  run->add_option("--set", arguments.settings, "name=expression: binds a name of the file, or holds an axis")
      ->allow_extra_args(false);
  add_scale_and_threads(*run, arguments.run);
  run->add_option("--only", arguments.run.only, "run this experiment alone");
  run->add_flag("--fresh", arguments.run.fresh, "forget what is stored");
  run->add_flag("--retry", arguments.run.retry, "run failed rows again");
  run->add_flag("--trace", arguments.run.trace, "show Lua's own view of an error as well");

  CLI::App* check = app.add_subcommand("check", "report every error and doubt of scripts; run nothing");
  check->add_option("files", arguments.files, "scripts")->required();
  check->add_flag("--json", arguments.as_json, "for programs: a JSON object a line for each error and doubt");
  CLI::App* format = app.add_subcommand("fmt", "lay scripts out in the one style, in place");
  format->add_option("files", arguments.layouts, "scripts; - reads standard input and writes to standard output")
      ->required();
  format->add_flag("--check", arguments.only_check, "write nothing; list the scripts that would change, exit 1");
  app.add_subcommand("lsp", "a language server on standard input and output, for editors");
  app.add_subcommand("lower", "show a script as the Lua that runs")
      ->add_option("file", arguments.files, "a script")
      ->required();
  app.add_subcommand("help", "what a kernel, a module or a mark of figures does")
      ->add_option("name", arguments.name,
                   "such as klein_gordon, fields, heatmap; a command; nothing for this program");
  app.add_subcommand("list", "names and what they do, or those that speak of some words")
      ->add_option("words", arguments.words, "a module, or what to look for");
  app.add_subcommand("show", "a results folder as tables")
      ->add_option("results", arguments.results, "results/<experiment>, or a folder of several")
      ->required();
  CLI::App* reasons = app.add_subcommand("why", "what the next run would compute again, and which change caused it");
  reasons->add_option("results", arguments.why.results, "results/<experiment>")->required();
  reasons->add_option("row", arguments.why.row, "a row, as the table numbers it; without it the whole table");
  reasons->add_option("--set", arguments.settings, "as for run; by default as in the latest run")
      ->allow_extra_args(false);
  reasons->add_option("--scale", arguments.why.scale, "likewise")->check(one_of({"quick", "paper"}));
  reasons->add_option("--seed", arguments.why.seed, "likewise");
  CLI::App* verify = app.add_subcommand("verify", "every claim of every script under some paths, in one table");
  verify->add_option("paths", arguments.files, "scripts, and folders that hold some")->required();
  add_scale_and_threads(*verify, arguments.run);
  verify->add_flag("--fresh", arguments.run.fresh, "forget what is stored");
  app.add_subcommand("cite", "BibTeX of the sources behind what scripts use")
      ->add_option("files", arguments.files, "scripts")
      ->required();
  app.add_subcommand("reference", "write the reference pages")
      ->add_option("--out", arguments.reference, "a folder, docs/reference by default");
  app.add_subcommand("completion", "write completion for a shell: source <(ansatz completion bash)")
      ->add_option("shell", arguments.name, "bash or zsh")
      ->required();
  app.add_subcommand("manual", "write the manual page: ansatz manual | man -l -");
  app.require_subcommand(0, 1);
}

/// The options that a command and the program take, for suggestions.
std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    for (const std::string& name : option->get_snames()) names.push_back("-" + name);
  }
  return names;
}

/// One sentence for arguments that do not fit, with the nearest spelling.
std::string misfit(const CLI::App& app, const CLI::ParseError& error) {
  const auto chosen = app.get_subcommands();
  const CLI::App& command = chosen.empty() ? app : *chosen[0];
  const std::string name = chosen.empty() ? "" : command.get_name();
  if (dynamic_cast<const CLI::ExtrasError*>(&error)) {
    const auto left = app.remaining(true);
    const std::string word = left.empty() ? "" : left[0];
    if (word.rfind('-', 0) == 0)
      return (name.empty() ? "ansatz" : name) + " has no option '" + word + "'" +
             suggestion(word, option_names(command));
    return "'" + word + "' is one argument too many for " + (name.empty() ? "ansatz" : name);
  }
  if (dynamic_cast<const CLI::RequiredError*>(&error)) {
    return name + " needs " +
           (name == "show" || name == "why" ? "a results folder"
            : name == "verify"              ? "a path"
            : name == "completion"          ? "a shell, bash or zsh"
                                            : "a file") +
           "; see: ansatz " + name + " --help";
  }
  const std::string said = error.what();
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) && said.find("At Most 1") != std::string::npos)
    return said.substr(0, said.find(':')) + " stands there twice";
  return said;
}

/// --set name=expression, each name once.
std::map<std::string, std::string> overrides_of(const std::vector<std::string>& settings) {
  std::map<std::string, std::string> overrides;
  for (const std::string& setting : settings) {
    const auto equals = setting.find('=');
    if (equals == 0 || equals == std::string::npos || equals + 1 == setting.size())
      throw Refusal("--set wants name=expression, but got '" + setting + "'");
    if (!overrides.emplace(setting.substr(0, equals), setting.substr(equals + 1)).second)
      throw Refusal("--set " + setting.substr(0, equals) + " stands there twice");
  }
  return overrides;
}

/// The program's own help; an App that has read a command only speaks of that.
std::string front_page() {
  CLI::App app(kPurpose, "ansatz");
  Arguments ignored;
  add_commands(app, ignored);
  return app.help();
}

std::vector<CommandWords> declared_words() {
  CLI::App app(kPurpose, "ansatz");
  Arguments ignored;
  add_commands(app, ignored);
  return command_words(app);
}

int show_help(const CLI::App& app, const std::string& name, const Output& output) {
  if (name.empty()) {
    output.out << front_page();
    return 0;
  }
  const core::Registry& registry = standard_library();
  const std::size_t width = std::min<std::size_t>(terminal_width(STDOUT_FILENO), 110);
  const auto page = help_page(name, registry, width);
  if (page) output.out << *page;
  const bool is_command = std::find(kCommands.begin(), kCommands.end(), name) != kCommands.end();
  if (is_command)
    output.out << (page ? "\nThe command of that name:\n\n" : "") << app.get_subcommand(name)->help("ansatz");
  if (page || is_command) return 0;
  std::vector<std::string> known = names_with_help(registry);
  known.insert(known.end(), kCommands.begin(), kCommands.end());
  throw Refusal("there is no help on '" + name + "'" + suggestion(name, known));
}

int write_reference(const std::filesystem::path& folder, const Output& output) {
  std::filesystem::create_directories(folder);
  for (const auto& [name, text] : reference_pages(standard_library())) {
    std::ofstream file(folder / name, std::ios::binary);
    file << text;
    if (!file.flush()) throw Refusal((folder / name).string() + " cannot be written");
    output.out << (folder / name).string() << "\n";
  }
  return 0;
}

int converse_or_read(const RunRequest& run, const Output& output) {
  if (!is_terminal(STDIN_FILENO)) {
    const std::string text{std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
    return evaluate(text, "standard input", run, output);
  }
  output.out << "ansatz " ANSATZ_VERSION << "; :help lists what the prompt understands\n";
  return converse(*terminal_lines(), run, output, standard_screen);
}

int dispatch(const CLI::App& app, Arguments& arguments, const Output& output) {
  arguments.run.overrides = overrides_of(arguments.settings);
  if (app.count("-e") > 0) return evaluate(arguments.expression, "-e", arguments.run, output);
  const auto chosen = app.get_subcommands();
  if (chosen.empty()) return converse_or_read(arguments.run, output);
  const std::string command = chosen[0]->get_name();
  if (command == "run") return run_script(arguments.run, output).status;
  if (command == "check") {
    return arguments.as_json ? check_files_as_json(arguments.files, output) : check_files(arguments.files, output);
  }
  if (command == "lsp") return lsp::serve(STDIN_FILENO, STDOUT_FILENO);
  if (command == "fmt") return format_files(arguments.layouts, arguments.only_check, output);
  if (command == "lower") {
    if (arguments.files.size() > 1) throw Refusal("lower takes one file");
    return lower_file(arguments.files[0], output);
  }
  if (command == "help") return show_help(app, arguments.name, output);
  if (command == "list") {
    const core::Registry& library = standard_library();
    const std::size_t width = terminal_width(STDOUT_FILENO);
    const std::string wanted = fmt::format("{}", fmt::join(arguments.words, " "));
    const bool is_whole = wanted.empty() || library.find_module(wanted) != nullptr;
    const std::string page = is_whole ? list_page(wanted, library, width) : search_page(wanted, library, width, 40);
    if (page.empty()) throw Refusal("nothing mentions '" + wanted + "'");
    output.out << page;
    return 0;
  }
  if (command == "show") {
    output.out << experiment::show_results(arguments.results);
    return 0;
  }
  if (command == "why") {
    arguments.why.overrides = arguments.run.overrides;
    return why(arguments.why, output);
  }
  if (command == "verify") return verify(arguments.files, arguments.run, output);
  if (command == "cite") return cite_scripts(arguments.files, output);
  if (command == "completion") {
    output.out << completion_script(arguments.name, declared_words(), names_with_help(standard_library()));
    return 0;
  }
  if (command == "manual") {
    output.out << manual_page(declared_words(), ANSATZ_VERSION);
    return 0;
  }
  return write_reference(arguments.reference, output);
}

bool is_script(const std::string& word) {
  const auto suffix = std::filesystem::path(word).extension();
  return suffix == ".anz" || suffix == ".lua";
}

/// `ansatz --scale paper kinks.anz`: options that are not the program's own, before a script.
bool runs_with_options(const std::vector<std::string>& words) {
  constexpr std::string_view kOwn[] = {"-e", "-h", "--help", "--version"};
  const bool is_own = std::find(std::begin(kOwn), std::end(kOwn), words[0]) != std::end(kOwn);
  return words[0].rfind('-', 0) == 0 && !is_own && std::any_of(words.begin(), words.end(), is_script);
}

/// `ansatz kinks.anz …` is `ansatz run kinks.anz …`. CLI11 wants the words last first.
std::vector<std::string> words_of(int count, char** arguments) {
  std::vector<std::string> words(arguments + 1, arguments + count);
  if (!words.empty() && runs_with_options(words)) words.insert(words.begin(), "run");
  if (!words.empty() && words[0].rfind('-', 0) != 0 &&
      std::find(kCommands.begin(), kCommands.end(), words[0]) == kCommands.end()) {
    if (!is_script(words[0]) && !std::filesystem::exists(words[0])) {
      const std::string near = suggestion(words[0], kCommands);
      throw Refusal("there is no command '" + words[0] + "'" +
                    (near.empty() ? "; ansatz --help lists them all" : near));
    }
    words.insert(words.begin(), "run");
  }
  std::reverse(words.begin(), words.end());
  return words;
}

}  // namespace

int command_line(int count, char** arguments) {
  const Output output{std::cout, std::cerr};
  CLI::App app(kPurpose, "ansatz");
  Arguments told;
  add_commands(app, told);
  for (int i = 0; i < count; ++i) told.run.command_line += (i ? " " : "") + std::string(arguments[i]);
  try {
    std::vector<std::string> words = words_of(count, arguments);
    app.parse(std::move(words));
    return dispatch(app, told, output);
  } catch (const CLI::CallForHelp&) {
    const auto chosen = app.get_subcommands();
    output.out << (chosen.empty() ? app.help() : chosen[0]->help("ansatz"));
    return 0;
  } catch (const CLI::CallForVersion& version) {
    output.out << version.what() << "\n";
    return 0;
  } catch (const CLI::ParseError& error) {
    output.errors << "ansatz: " << misfit(app, error) << "\n";
  } catch (const std::exception& error) {
    output.errors << "ansatz: " << error.what() << "\n";
  }
  return 2;
}

}  // namespace ansatz::faces
