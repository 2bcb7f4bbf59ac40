// SPDX-License-Identifier: MIT
#include "interpreter/completion/completion.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "interpreter/completion/files.h"
#include "interpreter/completion/reading.h"
#include "interpreter/completion/shown.h"
#include "interpreter/completion/words.h"

namespace ansatz::completion {
namespace {

using Place = Reading::Place;

std::string lower_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

/// What is called at the cursor: a kernel, a mark or built-in, or the method `at`.
struct Callee {
  const core::Kernel* kernel = nullptr;
  const check::Signature* signature = nullptr;
  bool is_at = false;
  std::size_t bound = 0;  ///< parameters that are given already: of a method the first

  /// The parameter at a place between the brackets; null beyond the last.
  const core::Item* parameter(std::size_t place) const {
    return kernel && place + bound < kernel->parameters.size() ? &kernel->parameters[place + bound] : nullptr;
  }
};

Callee callee_of(const Chain& chain, const Reading& reading, const Surroundings& around) {
  Callee callee;
  if (chain.size() > 1 && chain.back().word == "at") {
    callee.is_at = true;
    return callee;
  }
  const Shown shown = show(chain, reading, around);
  callee.kernel = shown.kernel;
  callee.bound = shown.is_method ? 1 : 0;
  if (callee.kernel || chain.size() != 1 || reading.find(chain[0].word)) return callee;
  for (const auto* list : {&around.marks, &around.builtins}) {
    for (const check::Signature& each : *list) {
      if (each.name == chain[0].word) callee.signature = &each;
    }
  }
  return callee;
}

class Completer {
 public:
  Completer(std::string_view text, std::size_t cursor, const Surroundings& around)
      : reading_(text, cursor), around_(around) {}

  Completion run() {
    if (reading_.call()) callee_ = callee_of(reading_.call()->callee, reading_, around_);
    switch (reading_.place()) {
      case Place::none:
        break;
      case Place::text:
        in_text();
        break;
      case Place::field:
        fields();
        break;
      case Place::statement:
        values(true);
        break;
      case Place::value:
        if (reading_.opening() == "use") {
          modules("");
          break;
        }
        arguments();
        if (is_bare_argument())
          bound();
        else
          values(false);
        break;
    }
    return {reading_.word(), chosen()};
  }

 private:
  void add(Sort sort, const std::string& text, const std::string& tail, const std::string& summary) {
    if (!text.empty() && seen_.insert(text).second) all_.push_back({sort, text, tail, summary});
  }

  void fields() {
    const Shown owner = show(reading_.object(), reading_, around_);
    for (const auto& [name, summary] : fields_of(owner)) field(owner, name, summary);
    for (const core::Kernel* method : methods_of(owner, around_))
      add(Sort::function, method->name, "(", method->summary);
  }

  void field(const Shown& owner, const std::string& name, const std::string& summary) {
    const bool is_called = owner.module != nullptr || name == "at" || name == "to";
    add(owner.module ? Sort::function : Sort::field, name, is_called ? "(" : "", summary);
  }

  /// Those that begin as typed; where none does, those that do in other capitals.
  std::vector<Candidate> chosen() {
    const std::string typed = reading_.typed();
    std::vector<Candidate> exact, loose;
    for (Candidate& each : all_) {
      if (each.text.rfind(typed, 0) == 0)
        exact.push_back(std::move(each));
      else if (lower_case(each.text).rfind(lower_case(typed), 0) == 0)
        loose.push_back(std::move(each));
    }
    std::vector<Candidate>& found = exact.empty() ? loose : exact;
    std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
      if (a.sort != b.sort) return a.sort < b.sort;
      const bool by_name = a.sort == Sort::function || a.sort == Sort::module || a.sort == Sort::mark;
      return by_name && a.text < b.text;
    });
    return std::move(found);
  }

  // ── In a text ─────────────────────────────────────────────────────────────────────────────────────────────────────

  void in_text() {
    if (reading_.is_import()) return files({".anz", ".lua"});
    const auto& call = reading_.call();
    if (!call) return files({});
    if (takes_dimension()) {
      dimensions("\"");
    } else if (callee_.is_at && call->argument == "outside") {
      add(Sort::choice, "hold", "\"", "beyond the ends the value there");
    } else if (callee_.is_at) {
      coordinates();
    } else {
      for (const std::string& choice : choices()) add(Sort::choice, choice, "\"", "");
    }
    if (all_.empty()) files({});
  }

  bool takes_dimension() const {
    const std::string& name = reading_.call()->argument;
    const bool is_plane = callee_.signature && callee_.signature->name == "heatmap" && (name == "x" || name == "y");
    return name == "over" || is_plane;
  }

  void files(std::initializer_list<const char*> endings) {
    for (const std::string& path : paths_like(reading_.typed(), around_.folder, endings))
      add(Sort::file, path, path.back() == '/' ? "" : "\"", "");
  }

  std::vector<std::string> choices() const {
    const auto& call = *reading_.call();
    if (callee_.kernel) {
      const core::Item* item = callee_.kernel->find(call.argument);
      if (!item && call.argument.empty()) item = callee_.parameter(call.position);
      if (item) return item->range.choices;
    } else if (callee_.signature) {
      if (const auto* parameter = callee_.signature->find(call.argument)) return parameter->choices;
    }
    return {};
  }

  /// Of the first argument; where that is not known, of every array there is.
  void dimensions(const std::string& tail) {
    const Chain& first = reading_.call()->first;
    for (const std::string& name : dimensions_of(show(first, reading_, around_))) add(Sort::dimension, name, tail, "");
    if (!all_.empty()) return;
    const auto of = [&](const Shown& shown) {
      for (const std::string& name : dimensions_of(shown)) add(Sort::dimension, name, tail, "");
    };
    for (const HeldName& held : around_.names) {
      const Shown shown = show({{held.name, false}}, reading_, around_);
      of(shown);
      for (const auto& [field, summary] : shown.structure || shown.value ? fields_of(shown) : decltype(fields_of({})){})
        of(show({{held.name, false}, {field, false}}, reading_, around_));
    }
    for (const BoundName& bound : reading_.names()) {
      const Shown shown = show({{bound.name, false}}, reading_, around_);
      of(shown);
      if (!shown.structure) continue;
      for (const core::Item& item : shown.structure->fields) {
        for (const std::string& name : item.shape) add(Sort::dimension, name, tail, "");
      }
    }
  }

  Shown selected() const {
    Chain object = reading_.call()->callee;
    object.pop_back();
    return show(object, reading_, around_);
  }

  /// Coordinates that are texts.
  void coordinates() {
    const Shown object = selected();
    const auto* array = object.value ? object.value->get<core::Array>() : nullptr;
    const auto place = array ? array->find_dimension(reading_.call()->argument) : std::nullopt;
    if (!place || !array->dimension(*place).coordinates) return;
    const core::Array& along = *array->dimension(*place).coordinates;
    if (along.type() != core::ElementType::text) return;
    for (const std::string& each : along.texts()) add(Sort::choice, each, "\"", "");
  }

  // ── In a call ─────────────────────────────────────────────────────────────────────────────────────────────────────

  void arguments() {
    const auto& call = reading_.call();
    if (!call) return;
    if (!call->at_start) {
      if (!call->argument.empty() && reading_.typed().empty()) {
        for (const std::string& choice : choices()) add(Sort::choice, "\"" + choice + "\"", "", "");
      }
      return;
    }
    const auto is_given = [&](const std::string& name) {
      return std::find(call->named.begin(), call->named.end(), name) != call->named.end();
    };
    const auto parameter = [&](const std::string& name, const std::string& summary) {
      if (!is_given(name)) add(Sort::parameter, name, " = ", summary);
    };
    if (callee_.is_at) {
      for (const std::string& name : dimensions_of(selected())) {
        parameter(name, "a coordinate along this dimension");
      }
      parameter("outside", "\"hold\": beyond the ends the value there");
    } else if (callee_.kernel) {
      const auto& parameters = callee_.kernel->parameters;
      for (std::size_t i = 0; i < parameters.size(); ++i) {
        // What stands by its place needs no name; the next one may still take it.
        if (i < call->position + callee_.bound || parameters[i].rest) continue;
        std::string about = parameters[i].declaration(&callee_.kernel->defaults[i]);
        if (about.rfind(parameters[i].name + ", ", 0) == 0) about.erase(0, parameters[i].name.size() + 2);
        parameter(parameters[i].name, about);
      }
    } else if (callee_.signature) {
      for (const check::SignatureParameter& each : callee_.signature->parameters) {
        std::string about;
        for (const std::string& choice : each.choices) about += (about.empty() ? "one of " : ", ") + choice;
        parameter(each.name, about);
      }
    }
  }

  // ── Names ─────────────────────────────────────────────────────────────────────────────────────────────────────────

  bool is_in_scope(const core::Module& module) const {
    const auto among = [&](const std::vector<std::string>& list) {
      return std::find(list.begin(), list.end(), module.name) != list.end();
    };
    return module.always_in_scope || among(around_.used_modules) || among(reading_.modules()) ||
           (module.name == "hypothesis" && reading_.block() == Block::hypothesis);
  }

  void modules(const std::string& tail) {
    for (const auto& module : around_.registry.modules()) add(Sort::module, module->name, tail, module->summary);
  }

  /// Where nothing is typed of an argument yet, the whole library would bury its parameters.
  bool is_bare_argument() const {
    const auto& call = reading_.call();
    return call && call->at_start && reading_.typed().empty() && !all_.empty();
  }

  void bound() {
    for (const BoundName& bound : reading_.names())
      add(bound.sort == Sort::function ? Sort::name : bound.sort, bound.name, bound.sort == Sort::function ? "(" : "",
          bound.summary);
    for (const HeldName& held : around_.names) add(Sort::name, held.name, "", held.summary);
    // Where the table is read, a dimension of what was recorded is a name too.
    const Block block = reading_.block();
    if (block != Block::figure && block != Block::claim && block != Block::hypothesis) return;
    for (const BoundName& bound : reading_.names()) {
      if (!bound.is_recorded) continue;
      for (const std::string& name : dimensions_of(show(bound.value, reading_, around_)))
        add(Sort::dimension, name, "", "a dimension of " + bound.name);
    }
  }

  void values(bool at_statement) {
    const Block block = reading_.block();
    if (block == Block::experiment && at_statement) {
      for (const auto& [word, summary] : statement_words(block)) add(Sort::word, word, " ", summary);
      return;
    }
    bound();
    if ((block == Block::figure || around_.marks_everywhere) && at_statement) {
      for (const check::Signature& mark : around_.marks) {
        if (!mark.is_whole && (block == Block::figure || !mark.holds_block))
          add(Sort::mark, mark.name, mark.holds_block ? " " : "(", about(mark.name));
      }
    }
    for (const auto& module : around_.registry.modules()) {
      if (!is_in_scope(*module)) continue;
      for (const core::Kernel* kernel : module->kernels) add(Sort::function, kernel->name, "(", kernel->summary);
    }
    for (const check::Signature& each : around_.builtins) {
      const bool is_called = !each.parameters.empty() || each.rest;
      add(Sort::function, each.name, is_called ? "(" : "", about(each.name));
    }
    modules(".");
    if (at_statement) {
      for (const auto& [word, summary] : statement_words(block)) add(Sort::word, word, " ", summary);
    }
    for (const auto& [word, summary] : expression_words()) add(Sort::word, word, "", summary);
  }

  std::string about(const std::string& name) const {
    return around_.summary_of ? around_.summary_of(name) : std::string();
  }

  Reading reading_;
  const Surroundings& around_;
  Callee callee_;
  std::set<std::string> seen_;
  std::vector<Candidate> all_;
};

}  // namespace

std::string_view describe(Sort sort) {
  switch (sort) {
    case Sort::parameter:
      return "parameter";
    case Sort::field:
      return "field";
    case Sort::dimension:
      return "dimension";
    case Sort::choice:
      return "choice";
    case Sort::name:
      return "name";
    case Sort::axis:
      return "axis";
    case Sort::function:
      return "function";
    case Sort::mark:
      return "mark";
    case Sort::module:
      return "module";
    case Sort::word:
      return "word";
    case Sort::file:
      return "file";
  }
  return "";
}

Completion complete(std::string_view text, std::size_t cursor, const Surroundings& surroundings) {
  return Completer(text, cursor, surroundings).run();
}

std::string about_field(std::string_view text, std::size_t begin, const std::string& name,
                        const Surroundings& surroundings) {
  const Reading reading(text, begin);
  if (reading.place() != Place::field) return {};
  const Shown owner = show(reading.object(), reading, surroundings);
  if (const core::Item* item = owner.value || !owner.structure ? nullptr : owner.structure->find(name))
    return item->declaration();
  for (const core::Kernel* method : methods_of(owner, surroundings)) {
    if (method->name == name) return method->signature() + ": " + method->summary;
  }
  for (const auto& [field, summary] : fields_of(owner)) {
    if (field == name) return summary.empty() ? "" : name + ": " + summary;
  }
  return {};
}

std::optional<core::Value> value_of_chain(const std::string& chain, const Surroundings& surroundings) {
  const std::string text = chain + ".";
  const Reading reading(text, text.size());
  return show(reading.object(), reading, surroundings).value;
}

std::optional<CallAround> call_around(std::string_view text, std::size_t cursor, const Surroundings& surroundings) {
  const Reading reading(text, cursor);
  const auto call = reading.call_outside();
  if (!call) return std::nullopt;
  const Callee callee = callee_of(call->callee, reading, surroundings);
  CallAround around;
  for (const Link& link : call->callee) around.callee += (around.callee.empty() ? "" : ".") + link.word;
  if (!call->argument.empty()) around.argument = call->argument;
  if (callee.kernel) {
    around.signature = callee.kernel->signature();
    around.summary = callee.kernel->summary;
    const core::Item* parameter = callee.parameter(call->position);
    if (!around.argument && parameter) around.argument = parameter->name;
  } else if (callee.signature) {
    around.signature = callee.signature->name + "(";
    for (const auto& each : callee.signature->parameters)
      around.signature += (&each == &callee.signature->parameters.front() ? "" : ", ") + each.name;
    around.signature += ")";
    if (surroundings.summary_of) around.summary = surroundings.summary_of(callee.signature->name);
  } else {
    return std::nullopt;
  }
  return around;
}

}  // namespace ansatz::completion
