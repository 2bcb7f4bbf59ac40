// SPDX-License-Identifier: MIT
// Another name for what a script binds, in that script and in those that import it.

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "interpreter/check/walk.h"
#include "interpreter/faces/lsp/names.h"
#include "interpreter/faces/lsp/positions.h"
#include "interpreter/syntax/parse.h"

namespace ansatz::faces::lsp {
namespace {

using Json = nlohmann::json;
using Kind = check::Resolution::Kind;
using Places = std::vector<syntax::Span>;
namespace fs = std::filesystem;

bool is_word(const std::string& name) {
  const auto source = std::make_shared<const syntax::Source>("name", name + " = 1");
  const syntax::ParseResult read = syntax::parse(source);
  if (!read.is_sound() || read.file.statements.size() != 1) return false;
  const auto* binding = syntax::as<syntax::Binding>(*read.file.statements[0]);
  return binding && binding->name.span == syntax::Span{0, static_cast<std::uint32_t>(name.size())};
}

std::string renamed(const std::string& text, const Places& places, const std::string& name) {
  std::string out = text;
  for (auto place = places.rbegin(); place != places.rend(); ++place) out.replace(place->begin, place->size(), name);
  return out;
}

/// Which places of the text hold the same name, in their order: equal before and after a renaming that means the same.
std::vector<std::size_t> shape_of(const std::vector<check::Symbol>& symbols) {
  std::map<std::uint32_t, std::size_t> names;
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    for (const syntax::Span place : symbols[i].places) names[place.begin] = i;
  }
  std::map<std::size_t, std::size_t> numbers;
  std::vector<std::size_t> shape;
  for (const auto& [begin, symbol] : names) shape.push_back(numbers.emplace(symbol, numbers.size()).first->second);
  return shape;
}

void refuse_columns_of_fields(const Analysis& analysis, const check::Symbol& symbol) {
  const std::string& text = analysis.source->text();
  for (const syntax::Span place : symbol.places) {
    std::size_t before = place.begin;
    while (before > 0 && (text[before - 1] == ' ' || text[before - 1] == '\n')) --before;
    if (before > 0 && text[before - 1] == '.' && (before < 2 || text[before - 2] != '.'))
      throw CannotDo("'" + symbol.name + "' is a column named after a field; record " + symbol.name +
                     " = … gives it a name of its own");
  }
}

const check::Symbol& renamable_symbol(const Analysis& analysis, std::uint32_t offset) {
  if (!analysis.is_read()) throw CannotDo("the script has errors of syntax; mend them first");
  const check::Symbol* symbol = check::symbol_at(analysis.symbols, offset);
  if (!symbol) throw CannotDo("there is no name here that this script binds");
  const auto home = analysis.checked.homes.find(symbol->name);
  const bool is_imported = symbol->is_defined_elsewhere && home != analysis.checked.homes.end();
  if (is_imported ? !home->second.ends_with(".anz") : symbol->is_defined_elsewhere)
    throw CannotDo("'" + symbol->name + "' is bound by Lua, and can only be renamed there");
  refuse_columns_of_fields(analysis, *symbol);
  return *symbol;
}

/// One script and the places where the name stands in it.
struct Part {
  fs::path path;
  std::string uri;
  Analysis analysis;
  Places places;
};

/// The name as one file binds it, wherever it is used.
class Renaming {
 public:
  Renaming(Workspace& workspace, const Document& document, const Analysis& analysis, const check::Symbol& symbol)
      : workspace_(workspace), name_(symbol.name) {
    const auto home = analysis.checked.homes.find(name_);
    const bool is_imported = symbol.is_defined_elsewhere && home != analysis.checked.homes.end();
    home_ = is_imported ? home->second : fs::weakly_canonical(document.path).string();
    add(document.path, document.uri, analysis, symbol.places);
    if (symbol.kind != Kind::file_name && !is_imported) return;  // of this script alone
    for (const Script& script : workspace_.scripts_near(document.path)) {
      if (fs::weakly_canonical(script.path) != fs::weakly_canonical(document.path)) look_into(script);
    }
  }

  /// Renamed, each script must say the same: every name keeps its places, and nothing is wrong that was not before.
  Json edits(const std::string& name) {
    std::map<std::string, std::string> texts;
    for (const Part& part : parts_)
      texts[fs::weakly_canonical(part.path).string()] = renamed(part.analysis.source->text(), part.places, name);
    Json changes = Json::object();
    for (const Part& part : parts_) {
      const std::string& text = texts.at(fs::weakly_canonical(part.path).string());
      hold(part, workspace_.analyse_with(part.path, text, texts), name);
      Json& edits = changes[part.uri] = Json::array();
      for (const syntax::Span place : part.places)
        edits.push_back({{"range", range_of(*part.analysis.source, place)}, {"newText", name}});
    }
    return {{"changes", changes}};
  }

 private:
  void add(const fs::path& path, const std::string& uri, const Analysis& analysis, Places places) {
    if (!places.empty()) parts_.push_back({path, uri, analysis, std::move(places)});
  }

  void look_into(const Script& script) {
    const bool may_use = script.text.find(name_) != std::string::npos;
    const bool is_home = fs::weakly_canonical(script.path).string() == home_;
    if (!may_use || (!is_home && script.text.find("import") == std::string::npos)) return;
    const Analysis analysis = workspace_.analyse(script.path, script.text);
    if (!analysis.is_read()) {
      if (is_home || script.text.find(fs::path(home_).filename().string()) != std::string::npos)
        throw CannotDo(script.path.filename().string() + " has errors of syntax; mend them first");
      return;
    }
    const auto from = analysis.checked.homes.find(name_);
    const bool imports = from != analysis.checked.homes.end() && from->second == home_;
    Places places = through_alias(script, analysis);
    for (const check::Symbol& symbol : analysis.symbols) {
      const bool is_it =
          symbol.name == name_ && (is_home ? symbol.kind == Kind::file_name && !symbol.is_defined_elsewhere
                                           : imports && symbol.is_defined_elsewhere);
      if (!is_it) continue;
      refuse_columns_of_fields(analysis, symbol);
      places.insert(places.end(), symbol.places.begin(), symbol.places.end());
    }
    std::sort(places.begin(), places.end(), [](syntax::Span a, syntax::Span b) { return a.begin < b.begin; });
    add(script.path, script.uri, analysis, std::move(places));
  }

  /// `h.name` where the script imports the home `as h`.
  Places through_alias(const Script& script, const Analysis& analysis) const {
    std::set<std::string> aliases;
    for (const auto& statement : analysis.checked.file->statements) {
      const auto* import = syntax::as<syntax::Import>(*statement);
      if (!import || !import->alias) continue;
      if (fs::weakly_canonical(script.path.parent_path() / import->path).string() == home_)
        aliases.insert(import->alias->text);
    }
    Places places;
    if (aliases.empty()) return places;
    const auto visit = [&](const syntax::Expression& expression) {
      const auto* field = syntax::as<syntax::Field>(expression);
      const auto* owner = field ? syntax::as<syntax::Name>(*field->object) : nullptr;
      if (owner && field->name.text == name_ && aliases.contains(owner->name)) places.push_back(field->name.span);
    };
    for (const auto& statement : analysis.checked.file->statements) check::each_expression(*statement, visit);
    return places;
  }

  static void hold(const Part& part, const Analysis& after, const std::string& name) {
    const auto& found = after.checked.diagnostics;
    if (found.size() > part.analysis.checked.diagnostics.size()) {
      const auto fresh = std::find_if(found.begin(), found.end(), [&](const syntax::Diagnostic& each) {
        return each.message.find("'" + name + "'") != std::string::npos;
      });
      throw CannotDo(fresh == found.end() ? "with the name '" + name + "' the script would have errors"
                                          : fresh->message);
    }
    if (shape_of(after.symbols) != shape_of(part.analysis.symbols))
      throw CannotDo("'" + name + "' would be taken for another name that is there already");
  }

  Workspace& workspace_;
  std::string name_, home_;
  std::vector<Part> parts_;
};

}  // namespace

Json renamable(Workspace& workspace, Document& document, std::uint32_t offset) {
  const Analysis& analysis = workspace.analyse(document);
  const check::Symbol& symbol = renamable_symbol(analysis, offset);
  const auto here = std::find_if(symbol.places.begin(), symbol.places.end(),
                                 [&](syntax::Span place) { return offset >= place.begin && offset <= place.end; });
  return {{"range", range_of(*analysis.source, *here)}, {"placeholder", symbol.name}};
}

Json rename(Workspace& workspace, Document& document, std::uint32_t offset, const std::string& name) {
  const Analysis& analysis = workspace.analyse(document);
  const check::Symbol& symbol = renamable_symbol(analysis, offset);
  if (!is_word(name)) throw CannotDo("'" + name + "' cannot be a name");
  return Renaming(workspace, document, analysis, symbol).edits(name);
}

}  // namespace ansatz::faces::lsp
