// SPDX-License-Identifier: MIT
#include "interpreter/faces/conversation.h"

#include <algorithm>
#include <chrono>
#include <ostream>

#include "interpreter/faces/builtin_pages.h"
#include "interpreter/faces/help.h"
#include "interpreter/faces/new_session.h"
#include "interpreter/faces/run_experiments.h"
#include "interpreter/figure/declarations.h"
#include "interpreter/figure/marks.h"
#include "interpreter/host/builtins.h"
#include "interpreter/host/object.h"
#include "interpreter/syntax/brackets.h"
#include "interpreter/syntax/render.h"
#include "stdlib/core/print.h"

namespace ansatz::faces {

Conversation::Conversation(const RunRequest& request, const Output& output)
    : request_(request), output_(output), session_(std::make_unique<host::Session>(options())) {}

Conversation::~Conversation() = default;

host::SessionOptions Conversation::options() {
  host::SessionOptions options = session_options(output_.out);
  options.scale = request_.scale;
  options.seed = request_.seed;
  options.stop = &interrupt_.abandon;
  options.on_mark = [this](const std::string& mark, std::vector<core::Value> values,
                           std::vector<core::NamedValue> named) {
    marks_.push_back(figure::make_mark(mark, values, named));
  };
  options.on_experiment = [this](host::Session& session, host::ExperimentSpec spec) {
    const std::string name = spec.name;
    core::Value held = experiments_->run(session, std::move(spec));
    if (held.is<core::Table>()) session.keep(name, held);  // plain Lua need not name what it states
    return held;
  };
  return options;
}

void Conversation::reset() {
  session_ = std::make_unique<host::Session>(options());
  recorded_.clear();
  pending_.clear();
}

void Conversation::interrupt() {
  interrupt_.finish = interrupt_.abandon = true;
  host::State::interrupt_all();
}

/// Runs an entry with everything that can end it turned into an answer.
template <class Run>
Answer Conversation::answer(const std::string& text, Run&& run) {
  interrupt_.finish = interrupt_.abandon = false;
  marks_.clear();
  session_->take_doubts();
  Answer answer;
  ExperimentRuns experiments(request_, interrupt_, output_);
  experiments.entry = text;
  experiments.seen = [&](const study::Study& done) { keep_table(done, answer); };
  experiments_ = &experiments;
  const auto begin = std::chrono::steady_clock::now();
  try {
    try {
      run(answer);
    } catch (const host::ScriptError&) {
      if (!experiments.has_ended()) throw;
    }
    const syntax::Diagnostics doubts = session_->take_doubts();
    answer.messages += syntax::render(doubts);
    answer.diagnostics = experiments.doubts;
    answer.diagnostics.insert(answer.diagnostics.end(), doubts.begin(), doubts.end());
    answer.experiments = experiments.finish();
    if (interrupt_.finish) answer.end = Answer::End::interrupted;
  } catch (const host::Refused& refused) {
    answer.end = Answer::End::refused;
    answer.diagnostics = refused.diagnostics;
    answer.messages += syntax::render(refused.diagnostics);
  } catch (const host::ScriptError& error) {
    answer.end = error.interrupted ? Answer::End::interrupted : Answer::End::failed;
    if (!error.interrupted) answer.diagnostics.push_back(error.diagnostic);
    answer.messages += error.interrupted ? "interrupted\n" : error.rendered();
    if (request_.trace) answer.messages += error.raw_trace + "\n";
  } catch (const core::Interrupted&) {
    answer.end = Answer::End::interrupted;
    answer.messages += "interrupted\n";
  } catch (const std::exception& error) {
    answer.end = Answer::End::failed;
    answer.messages += std::string(error.what()) + "\n";
  }
  experiments_ = nullptr;
  answer.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return answer;
}

template <class Looked>
std::string Conversation::count_looks(Looked&& looked) {
  std::string told;
  for (const auto& [name, pending] : pending_) {
    const LookedAt found = looked(name);
    try {
      for (const std::string& column :
           study::record_looks(pending, found.everything ? pending.columns : found.fields)) {
        told += "counted in the ledger: a look at " + name + "." + column + ", which a hypothesis will use\n";
      }
    } catch (const experiment::StoreError& error) {
      told += std::string("a look was not counted in the ledger: ") + error.what() + "\n";
    }
  }
  return told;
}

Answer Conversation::evaluate(const std::string& text, const std::string& source) {
  Answer answered = answer(text, [&](Answer& answer) {
    const auto record = [&] {
      if (const check::Checked* entry = session_->last_checked())
        recorded_.add(*entry, !answer.value.is_nothing(), session_->used_modules());
    };
    try {
      show(session_->evaluate(text, source), answer);
      if (answer.value.is<std::shared_ptr<core::Callable>>())
        if (std::string statement = recorded_.statement_of(text); !statement.empty())
          answer.text = std::move(statement);  // "f(x)" says little of a function that was written here
    } catch (const host::ScriptError&) {
      if (experiments_->has_ended()) record();  // its table is there, as far as it goes
      throw;
    }
    record();
    if (!marks_.empty()) {
      figure::Figure drawn = figure::make_figure("look", {});
      drawn.panels.emplace_back();
      for (figure::Mark& mark : marks_) figure::add_mark(drawn.panels.back(), std::move(mark));
      answer.figure = std::move(drawn);
    }
  });
  // An entry that failed half-way may have shown something before.
  const check::Checked* entry = answered.end == Answer::End::refused ? nullptr : session_->last_checked();
  if (entry) answered.messages += count_looks([&](const std::string& name) { return looked_at(*entry, name); });
  return answered;
}

Answer Conversation::evaluate_lua(const std::string& text) {
  Answer answered = answer(text, [&](Answer& answer) {
    show(session_->evaluate_lua(text), answer);
    recorded_.add_lua(text, !answer.value.is_nothing());
  });
  answered.messages += count_looks([&](const std::string& name) { return looked_at_in_lua(text, name); });
  return answered;
}

/// The value of an entry; one that ran experiments has shown their summaries instead.
void Conversation::show(core::Value value, Answer& answer) {
  if (value.is_nothing() || experiments_->has_run()) return;
  answer.text = core::display(value);
  session_->keep("_", value);
  answer.value = std::move(value);
}

/// What an interrupted experiment's name holds is its table, as far as it goes.
void Conversation::keep_table(const study::Study& done, Answer& answer) {
  pending_.erase(done.spec.name);
  if (auto pending = study::pending_data(done)) pending_.emplace(done.spec.name, *std::move(pending));
  const bool has_rows = done.table && done.table->rows() > 0;
  if (has_rows) answer.tables.push_back(done.spec.name);
  if (!ExperimentRuns::is_whole(done))
    session_->keep(done.spec.name, has_rows ? labelled(*done.table) : host::stated(done.spec));
}

Conversation::Completeness Conversation::completeness(const std::string& text, bool is_lua) {
  const bool more = is_lua ? session_->is_incomplete_lua(text) : syntax::is_incomplete(text);
  return more ? Completeness::incomplete : Completeness::complete;
}

completion::Surroundings Conversation::surroundings() {
  completion::Surroundings around(*session_->options().registry);
  around.builtins = host::builtin_signatures();
  around.marks = session_->options().marks;
  around.marks_everywhere = true;
  around.summary_of = [](const std::string& name) -> std::string {
    if (const auto* mark = figure::find_declaration(name)) return mark->summary;
    if (const BuiltinPage* page = find_builtin_page(name)) return page->summary;
    return "";
  };
  around.used_modules = session_->used_modules();
  for (auto name = session_->names().rbegin(); name != session_->names().rend(); ++name)
    around.names.push_back({*name, ""});
  around.value_of = [this](const std::string& name) { return session_->value_of(name); };
  return around;
}

completion::Completion Conversation::complete(const std::string& text, std::size_t cursor) {
  completion::Completion found = completion::complete(text, cursor, surroundings());
  // What a held name holds is worth a line each, but only for those that are shown.
  for (completion::Candidate& each : found.candidates) {
    if (each.sort != completion::Sort::name || !each.summary.empty()) continue;
    if (const auto value = session_->value_of(each.text)) each.summary = completion::brief(*value);
    if (each.summary == "a function") each.tail = "(";
  }
  return found;
}

std::optional<completion::CallAround> Conversation::call_around(const std::string& text, std::size_t cursor) {
  return completion::call_around(text, cursor, surroundings());
}

std::optional<std::string> Conversation::inspect(const std::string& name, std::size_t width) {
  const core::Registry& registry = *session_->options().registry;
  // `sim.phi`: what it holds.
  const std::string base = name.substr(0, name.find('.'));
  const auto& names = session_->names();
  if (std::find(names.begin(), names.end(), base) != names.end()) {
    const auto value = completion::value_of_chain(name, surroundings());
    if (value) {
      std::string page = name + ", " + value->describe() + "\n";
      const std::string statement = name == base ? recorded_.statement_of(name) : "";
      if (!statement.empty()) page += "\n" + statement + "\n";
      if (!value->is<std::shared_ptr<core::Callable>>()) page += "\n" + core::display(*value) + "\n";
      page += count_looks([&](const std::string& experiment) {
        LookedAt looked;
        looked.everything = name == experiment;
        if (base == experiment && name != base) looked.fields.insert(name.substr(base.size() + 1));
        return looked;
      });
      if (const auto* record = value->get<core::Record>(); record && !record->type.empty()) {
        if (const auto help = help_page(record->type, registry, width)) page += "\n" + *help;
      }
      return page;
    }
    if (name == base) return name + ", a name that only Lua can hold\n\n" + recorded_.statement_of(name) + "\n";
  }
  return help_page(name, registry, width);
}

}  // namespace ansatz::faces
