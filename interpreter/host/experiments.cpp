// SPDX-License-Identifier: MIT
// az.experiment: what a script says of an experiment, read once; from Ansatz and from Lua the same.

#include <algorithm>
#include <set>

#include "interpreter/host/experiment_spec.h"
#include "interpreter/host/values.h"
#include "interpreter/syntax/suggest.h"
#include "stdlib/core/declare/corrections.h"
#include "stdlib/core/print.h"

namespace ansatz::host {
namespace {

/// A field of the table at `place`, left on top of the stack.
bool push_field(lua_State* lua, int place, const char* name) {
  lua_getfield(lua, place, name);
  if (!lua_isnil(lua, -1)) return true;
  lua_pop(lua, 1);
  return false;
}

const std::vector<std::string> kExperimentFields = {
    "name",    "title",        "source", "vary",     "refine",     "replicate", "paired",  "enough", "enough_text",
    "columns", "expectations", "run",    "bindings", "hypotheses", "claims",    "figures", "because"};

/// What entries of an experiment's tables may say, and what an entry is called.
struct EntryFields {
  const char* list;
  const char* whose;
  std::vector<std::string> known;
};
const EntryFields kEntryFields[] = {
    {"vary", "an axis of an experiment", {"names", "values", "named", "from", "points", "using", "keeping"}},
    {"refine", "a refinement", {"axis", "to", "changes", "text"}},
    {"bindings", "a binding", {"name", "reads_columns", "value"}},
    {"hypotheses", "a hypothesis", {"title", "test", "alpha", "correct", "expect", "because"}},
    {"claims", "a claim", {"title", "source", "check", "because"}},
    {"figures", "a figure", {"name", "animate", "options", "draw", "because"}},
};

const std::vector<std::string> kReasons = {"replicate", "run"};

/// A name that a table has and no one reads.
struct UnknownField {
  std::string whose, name;
  const std::vector<std::string>* known;
};

void find_unknown(lua_State* lua, int place, const std::string& whose, const std::vector<std::string>& known,
                  std::vector<UnknownField>& unknown) {
  const std::size_t before = unknown.size();
  lua_pushnil(lua);
  while (lua_next(lua, place)) {
    lua_pop(lua, 1);
    const std::string name = lua_type(lua, -1) == LUA_TSTRING ? lua_tostring(lua, -1) : core::text(read(lua, -1));
    if (std::find(known.begin(), known.end(), name) == known.end()) unknown.push_back({whose, name, &known});
  }
  // Lua's tables have no order.
  std::sort(unknown.begin() + static_cast<std::ptrdiff_t>(before), unknown.end(),
            [](const UnknownField& a, const UnknownField& b) { return a.name < b.name; });
}

/// "figure f", where the entry says its name.
std::string entry_name(lua_State* lua, int place, const EntryFields& fields) {
  for (const char* field : {"name", "title"}) {
    lua_getfield(lua, place, field);
    const std::string name = lua_type(lua, -1) == LUA_TSTRING ? lua_tostring(lua, -1) : "";
    lua_pop(lua, 1);
    const std::string kind = std::string(fields.whose).substr(std::string(fields.whose).find(' ') + 1);
    if (!name.empty()) return kind + (field == std::string("title") ? " \"" + name + "\"" : " " + name);
  }
  return fields.whose;
}

/// What an experiment says beyond the names that are read would be lost without a word: all of it is told at once.
void refuse_unknown_fields(lua_State* lua, int table) {
  std::vector<UnknownField> unknown;
  find_unknown(lua, table, "an experiment", kExperimentFields, unknown);
  for (const EntryFields& fields : kEntryFields) {
    lua_getfield(lua, table, fields.list);
    const int list = lua_gettop(lua);
    if (lua_istable(lua, list)) {
      for (lua_Integer i = 1; lua_rawgeti(lua, list, i) != LUA_TNIL; ++i) {
        const int entry = lua_gettop(lua);
        if (lua_istable(lua, entry)) find_unknown(lua, entry, entry_name(lua, entry, fields), fields.known, unknown);
        lua_settop(lua, list);
      }
    }
    lua_settop(lua, list - 1);
  }
  lua_getfield(lua, table, "because");
  if (lua_istable(lua, -1)) find_unknown(lua, lua_gettop(lua), "because", kReasons, unknown);
  lua_pop(lua, 1);
  if (unknown.empty()) return;
  const auto sentence = [](const UnknownField& each) { return each.whose + " has no '" + each.name + "'"; };
  if (unknown.size() == 1) throw core::UnknownName(sentence(unknown[0]), unknown[0].name, *unknown[0].known);
  std::string all;
  for (const UnknownField& each : unknown) {
    const auto near = syntax::nearest(each.name, *each.known);
    all += (all.empty() ? "" : "; ") + sentence(each) + (near ? " (did you mean '" + *near + "'?)" : "");
  }
  throw core::Mismatch(all);
}

std::string text_field(lua_State* lua, int place, const char* name, const std::string& otherwise = "",
                       const std::string& whose = "an experiment") {
  if (!push_field(lua, place, name)) return otherwise;
  if (lua_type(lua, -1) != LUA_TSTRING)
    throw core::Mismatch(name + (" of " + whose) + " must be a text, but is " + read(lua, -1).describe());
  std::string text = lua_tostring(lua, -1);
  lua_pop(lua, 1);
  return text;
}

bool truth_field(lua_State* lua, int place, const char* name) {
  if (!push_field(lua, place, name)) return false;
  const bool truth = lua_toboolean(lua, -1) != 0;
  lua_pop(lua, 1);
  return truth;
}

FunctionPtr function_field(lua_State* lua, int place, const char* name, const std::string& whose = "an experiment") {
  if (!push_field(lua, place, name)) return nullptr;
  if (!lua_isfunction(lua, -1))
    throw core::Mismatch(name + (" of " + whose) + " must be a function, but is " + read(lua, -1).describe());
  FunctionPtr function = script_function(read(lua, -1));
  lua_pop(lua, 1);
  return function;
}

FunctionPtr needed_function(lua_State* lua, int place, const char* name, const std::string& whose) {
  FunctionPtr function = function_field(lua, place, name, whose);
  if (!function) throw core::Mismatch(whose + " has no function '" + name + "'");
  return function;
}

std::vector<std::string> texts_field(lua_State* lua, int place, const char* name) {
  std::vector<std::string> texts;
  if (!push_field(lua, place, name)) return texts;
  if (lua_type(lua, -1) == LUA_TSTRING) {
    texts.emplace_back(lua_tostring(lua, -1));
  } else if (lua_istable(lua, -1)) {
    for (lua_Integer i = 1; lua_rawgeti(lua, -1, i) != LUA_TNIL; ++i) {
      texts.emplace_back(luaL_checkstring(lua, -1));
      lua_pop(lua, 1);
    }
    lua_pop(lua, 1);
  } else {
    throw core::Mismatch(std::string(name) + " of an experiment must be texts");
  }
  lua_pop(lua, 1);
  return texts;
}

/// A list's entries stand at 1, 2, …: what else its table has would be lost without a word.
void refuse_other_keys(lua_State* lua, int table, const std::string& name, lua_Integer entries) {
  std::set<std::string> others;  // Lua's tables have no order
  lua_pushnil(lua);
  while (lua_next(lua, table)) {
    lua_pop(lua, 1);
    if (lua_isinteger(lua, -1) && lua_tointeger(lua, -1) >= 1 && lua_tointeger(lua, -1) <= entries) continue;
    others.insert(lua_type(lua, -1) == LUA_TSTRING ? lua_tostring(lua, -1) : core::text(read(lua, -1)));
  }
  if (others.empty()) return;
  throw core::Mismatch(name + " of an experiment is a list of tables, but has '" + *others.begin() + "'" +
                       (name == "vary" ? "; write vary = { { names = { \"v\" }, values = … } }" : ""));
}

template <class Visit>
void each_entry(lua_State* lua, int place, const char* name, Visit visit) {
  if (!push_field(lua, place, name)) return;
  if (!lua_istable(lua, -1)) throw core::Mismatch(std::string(name) + " of an experiment must be a table of entries");
  lua_Integer entries = 0;
  for (; lua_rawgeti(lua, -1, entries + 1) != LUA_TNIL; ++entries) {
    if (!lua_istable(lua, -1)) throw core::Mismatch(std::string("each entry of ") + name + " must be a table");
    visit(lua_gettop(lua));
    lua_pop(lua, 1);
  }
  lua_pop(lua, 1);
  refuse_other_keys(lua, lua_gettop(lua), name, entries);
  lua_pop(lua, 1);
}

/// A function of the data, or a value; whether there is one.
bool value_field(lua_State* lua, int place, const char* name, FunctionPtr& function, core::Value& value) {
  if (!push_field(lua, place, name)) return false;
  if (lua_isfunction(lua, -1))
    function = script_function(read(lua, -1));
  else
    value = read(lua, -1);
  lua_pop(lua, 1);
  return true;
}

/// `from` is on top of the stack: one distribution a name.
void read_sample(lua_State* lua, int place, ExperimentSpec::Axis& axis) {
  const std::string whose = "the sample of '" + axis.names[0] + "'";
  if (!lua_istable(lua, -1)) throw core::Mismatch(whose + " needs a table of distributions, one an axis");
  for (lua_Integer i = 1; lua_rawgeti(lua, -1, i) != LUA_TNIL; ++i) {
    if (lua_isfunction(lua, -1)) {
      axis.distributions.push_back(script_function(read(lua, -1)));
      axis.fixed_distributions.emplace_back();
    } else {
      axis.distributions.push_back(nullptr);
      axis.fixed_distributions.push_back(read(lua, -1));
    }
    lua_pop(lua, 1);
  }
  lua_pop(lua, 2);
  if (axis.distributions.size() != axis.names.size())
    throw core::Mismatch(whose + " has " + std::to_string(axis.names.size()) + " names, but " +
                         std::to_string(axis.distributions.size()) + " distributions");
  if (!value_field(lua, place, "points", axis.points, axis.fixed_points))
    throw core::Mismatch(whose + " has no number of points");
  axis.design = text_field(lua, place, "using");
  if (axis.design.empty())
    throw core::Mismatch(whose + " has no design: using = \"sobol\", \"latin_hypercube\" or \"random\"");
  for (const char* other : {"values", "named", "keeping"}) {
    if (!push_field(lua, place, other)) continue;
    throw core::Mismatch(whose + " takes its values from distributions, and has no '" + other + "'");
  }
}

ExperimentSpec::Axis read_axis(lua_State* lua, int place) {
  ExperimentSpec::Axis axis;
  axis.names = texts_field(lua, place, "names");
  if (axis.names.empty())
    throw core::Mismatch("an axis of an experiment needs its names: { names = { \"v\" }, values = … }");
  if (push_field(lua, place, "from")) {
    read_sample(lua, place, axis);
    return axis;
  }
  if (!value_field(lua, place, "values", axis.values, axis.fixed_values))
    throw core::Mismatch("the axis '" + axis.names[0] + "' has no values");
  axis.named = function_field(lua, place, "named", "the axis '" + axis.names[0] + "'");
  axis.keeping = text_field(lua, place, "keeping", "", "the axis '" + axis.names[0] + "'");
  if (!axis.keeping.empty() && (axis.named || axis.names.size() > 1))
    throw core::Mismatch("the axis '" + axis.names[0] + "' keeps '" + axis.keeping +
                         "' from row to row: it stands alone and has no names for its points");
  return axis;
}

ExperimentSpec::Refinement read_refinement(lua_State* lua, int place) {
  ExperimentSpec::Refinement refinement;
  refinement.axis = text_field(lua, place, "axis");
  const std::string whose = "the refinement of '" + refinement.axis + "'";
  if (!value_field(lua, place, "to", refinement.tolerance, refinement.fixed_tolerance))
    throw core::Mismatch(whose + " has no tolerance 'to'");
  refinement.changes = needed_function(lua, place, "changes", whose);
  refinement.text = text_field(lua, place, "text", "what changes");
  return refinement;
}

/// An answer to doubts: a text that says something.
std::string reason_field(lua_State* lua, int place, const char* name, const std::string& whose) {
  if (!push_field(lua, place, name)) return {};
  const core::Value value = read(lua, -1);
  lua_pop(lua, 1);
  const auto* reason = value.get<std::string>();
  if (!reason || reason->find_first_not_of(" \t\n") == std::string::npos)
    throw core::Mismatch("because of " + whose + " must be a text that says why, but is " +
                         (reason ? "empty" : value.describe()));
  return *reason;
}

/// `because` of an experiment: a text for all its doubts, or { replicate = "…", run = "…" }.
void read_because(lua_State* lua, int table, DoubtAnswers::Experiment& because) {
  if (!push_field(lua, table, "because")) return;
  if (!lua_istable(lua, -1)) {
    lua_pop(lua, 1);
    because.whole = reason_field(lua, table, "because", "an experiment");
    return;
  }
  const int place = lua_gettop(lua);
  because.replicates = reason_field(lua, place, "replicate", "replicate");
  because.rows = reason_field(lua, place, "run", "run");
  lua_pop(lua, 1);
}

/// Tables, reports and files of figures tell them by these names.
template <class Entry, class Name>
void refuse_twins(const std::string& list, const std::vector<Entry>& entries, Name name_of) {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (name_of(entries[i]) == name_of(entries[j]))
        throw core::Mismatch("there are two " + list + " '" + name_of(entries[i]) + "': entries " +
                             std::to_string(j + 1) + " and " + std::to_string(i + 1) + " of " + list);
    }
  }
}

int experiment(lua_State* lua) {
  State& state = State::of(lua);
  ExperimentSpec spec;
  const int table = lua_istable(lua, 1) ? 1 : 2;
  luaL_checktype(lua, table, LUA_TTABLE);
  refuse_unknown_fields(lua, table);
  spec.name = table == 2 ? luaL_checkstring(lua, 1) : text_field(lua, table, "name");
  if (spec.name.empty()) throw core::Mismatch("an experiment needs a name: az.experiment{ name = \"…\", … }");
  spec.title = text_field(lua, table, "title");
  spec.source = text_field(lua, table, "source");
  each_entry(lua, table, "vary", [&](int place) { spec.axes.push_back(read_axis(lua, place)); });
  each_entry(lua, table, "refine", [&](int place) { spec.refinements.push_back(read_refinement(lua, place)); });
  value_field(lua, table, "replicate", spec.replicate, spec.fixed_replicate);
  spec.paired_over = texts_field(lua, table, "paired");
  spec.enough = function_field(lua, table, "enough");
  spec.enough_text = text_field(lua, table, "enough_text", "the condition");
  spec.run = needed_function(lua, table, "run", "experiment " + spec.name);
  read_because(lua, table, spec.because);
  spec.columns = texts_field(lua, table, "columns");
  spec.expectations = texts_field(lua, table, "expectations");
  each_entry(lua, table, "bindings", [&](int place) {
    ExperimentSpec::Binding binding;
    binding.name = text_field(lua, place, "name", "", "a binding");
    binding.reads_columns = truth_field(lua, place, "reads_columns");
    binding.value = needed_function(lua, place, "value", "binding " + binding.name);
    spec.bindings.push_back(std::move(binding));
  });
  each_entry(lua, table, "hypotheses", [&](int place) {
    ExperimentSpec::Hypothesis hypothesis;
    hypothesis.title = text_field(lua, place, "title", "", "a hypothesis");
    hypothesis.test = needed_function(lua, place, "test", "hypothesis \"" + hypothesis.title + "\"");
    const std::string whose = "hypothesis \"" + hypothesis.title + "\"";
    hypothesis.alpha = function_field(lua, place, "alpha", whose);
    hypothesis.correct = text_field(lua, place, "correct", hypothesis.correct, whose);
    hypothesis.expect = text_field(lua, place, "expect", "", whose);
    hypothesis.because = reason_field(lua, place, "because", whose);
    const auto known = core::corrections(state.registry());
    if (std::find(known.begin(), known.end(), hypothesis.correct) == known.end())
      throw core::UnknownName("there is no correction '" + hypothesis.correct + "'", hypothesis.correct, known);
    if (!hypothesis.expect.empty() && hypothesis.expect != "reject" && hypothesis.expect != "retain")
      throw core::Mismatch("expect of a hypothesis must be \"reject\" or \"retain\", but is \"" + hypothesis.expect +
                           "\"");
    spec.hypotheses.push_back(std::move(hypothesis));
  });
  each_entry(lua, table, "claims", [&](int place) {
    ExperimentSpec::Claim claim;
    claim.title = text_field(lua, place, "title", "", "a claim");
    if (push_field(lua, place, "source")) {
      claim.source = read(lua, -1);
      lua_pop(lua, 1);
    }
    claim.check = needed_function(lua, place, "check", "claim \"" + claim.title + "\"");
    claim.because = reason_field(lua, place, "because", "claim \"" + claim.title + "\"");
    spec.claims.push_back(std::move(claim));
  });
  each_entry(lua, table, "figures", [&](int place) {
    ExperimentSpec::Figure figure;
    figure.name = text_field(lua, place, "name", "", "a figure");
    figure.animated = truth_field(lua, place, "animate");
    value_field(lua, place, "options", figure.options, figure.fixed_options);
    if (!figure.options && !figure.fixed_options.is_nothing() && !figure.fixed_options.is<core::Record>())
      throw core::Mismatch("options of figure " + figure.name + " must be a record or a function, but is " +
                           figure.fixed_options.describe());
    figure.draw = needed_function(lua, place, "draw", "figure " + figure.name);
    figure.because = reason_field(lua, place, "because", "figure " + figure.name);
    spec.figures.push_back(std::move(figure));
  });
  refuse_twins("claims", spec.claims, [](const auto& each) { return each.title; });
  refuse_twins("hypotheses", spec.hypotheses, [](const auto& each) { return each.title; });
  refuse_twins("figures", spec.figures, [](const auto& each) { return each.name; });
  if (!state.options().on_experiment) throw core::Mismatch("an experiment cannot stand here");
  push(lua, state.options().on_experiment(std::move(spec)));
  return 1;
}

}  // namespace

void install_experiments(lua_State* lua) {
  lua_pushcfunction(lua, guarded<experiment>);
  lua_setfield(lua, -2, "experiment");
}

}  // namespace ansatz::host
