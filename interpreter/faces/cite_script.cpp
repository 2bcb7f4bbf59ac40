// SPDX-License-Identifier: MIT
#include "interpreter/faces/cite_script.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <map>
#include <ostream>
#include <set>

#include "interpreter/check/walk.h"
#include "interpreter/faces/new_session.h"
#include "interpreter/syntax/render.h"
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/modules/standard_library.h"

namespace ansatz::faces {
namespace {

namespace fs = std::filesystem;

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

/// Does the name stand in the text as a word of its own?
bool mentions(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    if ((at == 0 || !is_word(text[at - 1])) && (end == text.size() || !is_word(text[end]))) return true;
  }
  return false;
}

/// A key for a source that is not in the bibliography: "campbell1983".
std::string key_for(const std::string& source) {
  std::string key, year;
  for (std::size_t i = 0; i < source.size() && std::isalpha(static_cast<unsigned char>(source[i])); ++i)
    key += static_cast<char>(std::tolower(static_cast<unsigned char>(source[i])));
  for (std::size_t i = 0; i < source.size(); ++i) {
    std::size_t end = i;
    while (end < source.size() && std::isdigit(static_cast<unsigned char>(source[end]))) ++end;
    const std::string digits = source.substr(i, end - i);
    if (digits.size() == 4 && (digits.starts_with("1") || digits.starts_with("2"))) year = digits;
    i = std::max(i, end);
  }
  return (key.empty() ? "source" : key) + year;
}

std::string braces_matched(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '{' || c == '}' || c == '\\') continue;
    if (c == '&' || c == '%' || c == '#' || c == '_' || c == '$') out += '\\';
    out += c;
  }
  return out;
}

/// The works of some scripts, and what each is cited for.
class Citations {
 public:
  void add(const std::string& source, const std::string& user) {
    const core::Reference* reference = core::find_reference(source);
    std::string key = reference ? std::string(reference->key) : key_for(source);
    if (!reference) {
      // Two sources of one author and year are told apart by a letter.
      const std::string stem = key;
      for (char letter = 'b'; entries_.contains(key) && entries_[key].source != source && letter <= 'z'; ++letter)
        key = stem + letter;
    }
    Entry& entry = entries_[key];
    if (entry.text.empty()) {
      entry.source = source;
      entry.text =
          reference ? reference->bibtex() : "@misc{" + key + ",\n  note = {" + braces_matched(source) + "},\n}\n";
    }
    entry.users.insert(user);
  }

  void write(std::ostream& out) const {
    const char* separator = "";
    for (const auto& [key, entry] : entries_) {
      out << separator << "% ";
      const char* comma = "";
      for (const std::string& user : entry.users) {
        out << comma << user;
        comma = ", ";
      }
      out << "\n" << entry.text;
      separator = "\n";
    }
  }

 private:
  struct Entry {
    std::string source, text;
    std::set<std::string> users;
  };
  std::map<std::string, Entry> entries_;
};

class Reader {
 public:
  explicit Reader(const Output& output) : output_(output), registry_(standard_library()) {}

  bool read(const fs::path& path) {
    if (!seen_.insert(fs::weakly_canonical(path).string()).second) return true;
    if (path.extension() == ".lua") return read_lua_file(path);
    host::Session session(session_options(output_.out));
    const check::Checked checked = session.check_file(path);
    if (!checked.ok()) {
      output_.errors << syntax::render(checked.diagnostics);
      return false;
    }
    for (const auto& statement : checked.file->statements) read(*statement, checked, path);
    return true;
  }

  const Citations& citations() const { return citations_; }

 private:
  void read(const syntax::Statement& statement, const check::Checked& checked, const fs::path& path) {
    check::each_expression(statement, [&](const syntax::Expression& each) {
      const check::Resolution& resolution = checked.resolution(each);
      if (resolution.kernel) add(*resolution.kernel);
      if (const auto* lua = syntax::as<syntax::LuaBlock>(each)) read_lua(lua->text, checked.modules);
    });
    lua_statements(statement, checked);
    if (const auto* import = syntax::as<syntax::Import>(statement)) read(path.parent_path() / import->path);
    if (const auto* experiment = syntax::as<syntax::Experiment>(statement)) {
      for (const auto& each : experiment->body.statements) {
        source_of(*each, "the experiment " + experiment->name.text);
        const auto* claim = syntax::as<syntax::Claim>(*each);
        if (!claim) continue;
        for (const auto& inner : claim->body.statements) source_of(*inner, "the claim \"" + claim->title + "\"");
      }
    }
  }

  void lua_statements(const syntax::Statement& statement, const check::Checked& checked) {
    if (const auto* lua = syntax::as<syntax::LuaBlock>(statement)) read_lua(lua->text, checked.modules);
    check::each_part(
        statement, [](const syntax::Expression&) {},
        [&](const syntax::Block& block) {
          for (const auto& each : block.statements) lua_statements(*each, checked);
        });
  }

  void source_of(const syntax::Statement& statement, const std::string& user) {
    const auto* citation = syntax::as<syntax::Citation>(statement);
    const auto* text = citation ? syntax::as<syntax::Text>(*citation->text) : nullptr;
    if (text && !text->value.empty()) citations_.add(text->value, user);
  }

  bool read_lua_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Refusal(path.string() + ": there is no such file, or it cannot be read");
    read_lua({std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()}, {});
    return true;
  }

  /// Lua says what it uses only when it runs, so every kernel that it names counts.
  void read_lua(const std::string& text, const std::vector<std::string>& modules) {
    for (const core::Kernel* kernel : registry_.kernels()) {
      const core::Module* module = registry_.find_module(kernel->module);
      const bool in_scope = (module && module->always_in_scope) ||
                            std::find(modules.begin(), modules.end(), kernel->module) != modules.end();
      if (mentions(text, kernel->dotted_name()) || (in_scope && mentions(text, kernel->name + "("))) add(*kernel);
    }
  }

  void add(const core::Kernel& kernel) {
    for (const std::string& source : kernel.sources) citations_.add(source, kernel.name);
  }

  const Output& output_;
  const core::Registry& registry_;
  Citations citations_;
  std::set<std::string> seen_;
};

}  // namespace

int cite_scripts(const std::vector<fs::path>& files, const Output& output) {
  Reader reader(output);
  for (const fs::path& file : files) {
    if (!reader.read(file)) return 2;
  }
  reader.citations().write(output.out);
  return 0;
}

}  // namespace ansatz::faces
