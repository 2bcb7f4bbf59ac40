// SPDX-License-Identifier: MIT
#include "interpreter/faces/recorded_script.h"

#include <algorithm>

#include "interpreter/check/lua_names.h"
#include "interpreter/check/walk.h"

namespace ansatz::faces {
namespace {

using ResolutionKind = check::Resolution::Kind;

/// The text between long brackets that it does not hold itself.
std::string as_lua_block(const std::string& lua, bool is_value) {
  std::string level;
  while (lua.find("]" + level + "]") != std::string::npos) level += '=';
  return "lua [" + level + "[" + (is_value ? " return " : "\n") + lua + (is_value ? " ]" : "\n]") + level + "]";
}

/// The name that a statement alone gives, beside those that imports and Lua bring.
const syntax::Word* bound_word(const syntax::Statement& statement) {
  using namespace syntax;
  if (const auto* binding = as<Binding>(statement)) return &binding->name;
  if (const auto* function = as<FunctionDefinition>(statement)) return &function->name;
  if (const auto* experiment = as<Experiment>(statement)) return &experiment->name;
  if (const auto* model = as<Model>(statement)) return &model->name;
  if (const auto* import = as<Import>(statement)) return import->alias ? &*import->alias : nullptr;
  return nullptr;
}

}  // namespace

void RecordedScript::add(const check::Checked& entry, bool holds_value, const std::vector<std::string>& used) {
  const std::size_t first = statements_.size();
  std::map<std::string, std::size_t> here;  // the first statement of the entry that binds a name
  for (const auto& each : entry.file->statements) {
    Statement statement;
    statement.text = std::string(entry.file->source->text(each->span));
    statement.is_experiment = syntax::as<syntax::Experiment>(*each) != nullptr;
    if (const syntax::Word* word = bound_word(*each)) {
      statement.binds.push_back(word->text);
      statement.bound.push_back(
          {word->text, word->span.begin - each->span.begin, word->span.end - each->span.begin, 0});
    }
    for (const std::string& name : statement.binds) here.emplace(name, statements_.size());
    statements_.push_back(std::move(statement));
  }
  // What no other statement binds came by an import or from Lua.
  for (std::size_t i = 0; i < entry.file->statements.size(); ++i) {
    const syntax::Statement& each = *entry.file->statements[i];
    const auto* import = syntax::as<syntax::Import>(each);
    if (!import || import->alias) continue;
    for (const std::string& name : entry.names) {
      if (!here.contains(name)) statements_[first + i].binds.push_back(name);
    }
  }
  for (std::size_t i = 0; i < entry.file->statements.size(); ++i) {
    const syntax::Statement& each = *entry.file->statements[i];
    Statement& statement = statements_[first + i];
    const bool is_function = syntax::as<syntax::FunctionDefinition>(each) != nullptr;
    if (is_function) {
      for (const std::string& name : statement.binds) latest_[name] = first + i;  // it may call itself
    }
    const auto source_of = [&](const std::string& name) -> std::size_t {
      if (const auto found = latest_.find(name); found != latest_.end()) return found->second;
      const auto later = here.find(name);
      return later == here.end() ? first + i : later->second;
    };
    const auto note_text = [&](const std::string& lua) {
      const check::LuaNames names = check::read_lua_names(lua);
      for (const std::string& name : names.mentioned) {
        if (latest_.contains(name) || here.contains(name)) statement.hidden.insert(source_of(name));
      }
      for (const std::string& name : names.assigned) statement.binds.push_back(name);
    };
    check::each_expression(each, [&](const syntax::Expression& part) {
      if (const auto* lua = syntax::as<syntax::LuaBlock>(part)) note_text(lua->text);
      if (const auto found = entry.templates.find(part.id); found != entry.templates.end()) {
        for (const check::TemplatePart& piece : found->second) {
          const bool is_ours =
              piece.resolution.kind == ResolutionKind::file_name || piece.resolution.kind == ResolutionKind::of_lua;
          if (piece.is_name && is_ours) statement.hidden.insert(source_of(piece.text));
        }
      }
      const check::Resolution& resolution = entry.resolution(part);
      const auto* name = syntax::as<syntax::Name>(part);
      if (resolution.kind == ResolutionKind::kernel) {
        if (resolution.kernel->draws_randomness) statement.draws.insert(resolution.kernel->dotted_name());
        const std::string& module = resolution.kernel->module;
        const bool is_used = std::find(used.begin(), used.end(), module) != used.end();
        if (name && !resolution.through_block && is_used) statement.modules.insert(module);
      } else if (name && (resolution.kind == ResolutionKind::file_name || resolution.kind == ResolutionKind::of_lua)) {
        statement.uses.push_back(
            {name->name, part.span.begin - each.span.begin, part.span.end - each.span.begin, source_of(name->name)});
      }
    });
    if (const auto* lua = syntax::as<syntax::LuaBlock>(each)) note_text(lua->text);
    const bool is_last = i + 1 == entry.file->statements.size();
    if (is_last && holds_value && syntax::as<syntax::ExpressionStatement>(each)) {
      statement.is_value = true;
      statement.binds.emplace_back("_");
    }
    for (const std::string& name : statement.binds) latest_[name] = first + i;
  }
}

void RecordedScript::add_lua(const std::string& text, bool holds_value) {
  Statement statement;
  const check::LuaNames names = check::read_lua_names(text);
  for (const std::string& name : names.mentioned) {
    if (const auto found = latest_.find(name); found != latest_.end()) statement.hidden.insert(found->second);
  }
  statement.text = as_lua_block(text, holds_value);
  statement.binds = names.assigned;
  statement.is_value = holds_value;
  if (holds_value) statement.binds.emplace_back("_");
  statements_.push_back(std::move(statement));
  for (const std::string& name : statements_.back().binds) latest_[name] = statements_.size() - 1;
}

std::set<std::string> RecordedScript::all_draws(std::size_t statement,
                                                std::map<std::size_t, std::set<std::string>>& known) const {
  if (const auto found = known.find(statement); found != known.end()) return found->second;
  known[statement] = {};  // a function that calls itself
  std::set<std::string> draws = statements_[statement].draws;
  const auto take = [&](std::size_t other) {
    const auto more = all_draws(other, known);
    draws.insert(more.begin(), more.end());
  };
  for (const Use& use : statements_[statement].uses) take(use.from);
  for (const std::size_t hidden : statements_[statement].hidden) take(hidden);
  return known[statement] = draws;
}

std::set<std::size_t> RecordedScript::needed(std::size_t last) const {
  std::set<std::size_t> found;
  std::vector<std::size_t> open{last};
  std::map<std::size_t, std::set<std::string>> known;
  std::set<std::string> draws;
  for (;;) {
    while (!open.empty()) {
      const std::size_t at = open.back();
      open.pop_back();
      if (!found.insert(at).second) continue;
      for (const Use& use : statements_[at].uses) open.push_back(use.from);
      open.insert(open.end(), statements_[at].hidden.begin(), statements_[at].hidden.end());
      const auto own = all_draws(at, known);
      draws.insert(own.begin(), own.end());
    }
    // A draw is told from its equals by how many came before it.
    for (std::size_t i = 0; i < *found.rbegin(); ++i) {
      const auto theirs = all_draws(i, known);
      const bool shares =
          std::any_of(theirs.begin(), theirs.end(), [&](const std::string& kernel) { return draws.contains(kernel); });
      if (shares && !found.contains(i)) open.push_back(i);
    }
    if (open.empty()) return found;
  }
}

std::string RecordedScript::script_of(const std::string& name) const {
  const auto last = latest_.find(name);
  if (last == latest_.end()) throw Unsaved("nothing is bound to '" + name + "' here");
  const std::set<std::size_t> chosen = needed(last->second);

  std::set<std::string> taken;
  std::map<std::string, std::vector<std::size_t>> binders;
  std::set<std::size_t> read_as_value{last->second};
  for (const std::size_t i : chosen) {
    for (const std::string& bound : statements_[i].binds) {
      taken.insert(bound);
      binders[bound].push_back(i);
    }
    for (const Use& use : statements_[i].uses) {
      taken.insert(use.name);
      if (use.name == "_") read_as_value.insert(use.from);
    }
    for (const std::size_t hidden : statements_[i].hidden) {
      if (statements_[hidden].is_value) throw Unsaved("a stretch of Lua reads _; give that value a name first");
    }
  }
  const auto fresh = [&](const std::string& stem, std::size_t number) {
    for (;; ++number) {
      const std::string candidate = stem + "_" + std::to_string(number);
      if (taken.insert(candidate).second) return candidate;
    }
  };
  // The last binding keeps the name.
  std::map<std::pair<std::string, std::size_t>, std::string> renamed;
  for (const auto& [bound, where] : binders) {
    for (std::size_t k = 0; k < where.size(); ++k) {
      if (bound == "_") {
        const std::string plain = "value";
        if (read_as_value.contains(where[k]))
          renamed[{bound, where[k]}] = taken.insert(plain).second ? plain : fresh(plain, k + 1);
      } else if (k + 1 < where.size()) {
        if (statements_[where[k]].is_experiment)
          throw Unsaved("the experiment '" + bound +
                        "' was stated more than once, and another name would change its draws");
        renamed[{bound, where[k]}] = fresh(bound, k + 1);
      }
    }
  }

  std::set<std::string> modules;
  std::string body;
  for (const std::size_t i : chosen) {
    const Statement& statement = statements_[i];
    modules.insert(statement.modules.begin(), statement.modules.end());
    for (const std::size_t hidden : statement.hidden) {
      for (const std::string& bound : statements_[hidden].binds) {
        if (renamed.contains({bound, hidden}))
          throw Unsaved("'" + bound + "' was bound more than once, and Lua or the text of a figure reads it");
      }
    }
    std::vector<std::pair<Use, std::string>> edits;
    for (const Use& use : statement.uses) {
      if (const auto found = renamed.find({use.name, use.from}); found != renamed.end())
        edits.emplace_back(use, found->second);
    }
    for (const std::string& bound : statement.binds) {
      const auto found = renamed.find({bound, i});
      if (found == renamed.end() || bound == "_") continue;
      const auto place = std::find_if(statement.bound.begin(), statement.bound.end(),
                                      [&](const Use& each) { return each.name == bound; });
      if (place == statement.bound.end())
        throw Unsaved("'" + bound + "' was bound more than once, by Lua or an import among others");
      edits.emplace_back(*place, found->second);
    }
    std::sort(edits.begin(), edits.end(), [](const auto& a, const auto& b) { return a.first.begin > b.first.begin; });
    std::string text = statement.text;
    for (const auto& [use, replacement] : edits) text.replace(use.begin, use.end - use.begin, replacement);
    if (const auto found = renamed.find({"_", i}); found != renamed.end()) text.insert(0, found->second + " = ");
    body += text + "\n";
  }
  std::string use;
  for (const std::string& module : modules) use += (use.empty() ? "use " : ", ") + module;
  return (use.empty() ? "" : use + "\n\n") + body;
}

}  // namespace ansatz::faces
