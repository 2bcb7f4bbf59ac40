// SPDX-License-Identifier: MIT
#include "interpreter/study/hypotheses.h"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "interpreter/host/closure.h"
#include "interpreter/host/error.h"
#include "interpreter/host/state.h"
#include "stdlib/core/declare/corrections.h"
#include "stdlib/core/declare/invoke.h"
#include "stdlib/core/print.h"

namespace ansatz::study {
namespace {

std::optional<double> number_of(const core::Record& record, const char* field) {
  const core::Value* value = record.find(field);
  const auto* number = value ? value->get<double>() : nullptr;
  return number ? std::optional<double>(*number) : std::nullopt;
}

std::string text_of(const core::Record& record, const char* field) {
  const core::Value* value = record.find(field);
  const auto* text = value ? value->get<std::string>() : nullptr;
  return text ? *text : "";
}

/// "Cliff's δ = 0.786 [0.343, 0.943]".
std::string effect_text(const core::Record& test) {
  const core::Value* held = test.find("effect");
  const auto* effect = held ? held->get<core::Record>() : nullptr;
  const auto value = effect ? number_of(*effect, "value") : std::nullopt;
  if (!value) return {};
  std::string text = fmt::format("{} = {:.3g}", text_of(*effect, "name"), *value);
  const core::Value* interval = effect->find("interval");
  if (const auto* ends = interval ? interval->get<core::Interval>() : nullptr) {
    text += fmt::format(" [{:.3g}, {:.3g}]", ends->low, ends->high);
  }
  return text;
}

std::size_t sample_size(const core::Record& test) {
  const core::Value* sizes = test.find("n");
  if (!sizes) return 0;
  if (const auto* number = sizes->get<double>()) return static_cast<std::size_t>(*number);
  double total = 0;
  if (const auto* array = sizes->get<core::Array>()) {
    for (std::size_t i = 0; i < array->size(); ++i) total += array->number(i);
  }
  return static_cast<std::size_t>(total);
}

double level(const host::ExperimentSpec::Hypothesis& spec, const std::vector<host::Argument>& arguments) {
  if (!spec.alpha) return experiment::HypothesisOutcome{}.alpha;
  const core::Value value = spec.alpha->call_with(arguments);
  const auto* quantity = value.get<core::Quantity>();
  const auto* number = value.get<double>();
  const bool is_share = quantity && quantity->unit.is_dimensionless();
  const double alpha = is_share ? quantity->value * quantity->unit.scale : number ? *number : std::nan("");
  if (!(alpha > 0 && alpha < 1)) throw core::Mismatch("alpha must be in (0, 1), but is " + core::text(value));
  return alpha;
}

void read_test(const core::Value& value, experiment::HypothesisOutcome& outcome) {
  const auto* test = value.get<core::Record>();
  if (!test || !test->find("p"))
    throw core::Mismatch("a hypothesis must end in a test, but this gives " + value.describe());
  outcome.test = text_of(*test, "reading");
  outcome.effect = effect_text(*test);
  outcome.n = sample_size(*test);
  outcome.p = number_of(*test, "p");
  if (!outcome.p) outcome.why = "the test has no p-value for these samples";
}

/// Doubts a test that these samples could not have decided otherwise, whatever they had shown.
void doubt_test(const core::Record& test, const experiment::HypothesisOutcome& outcome, const std::string& place,
                const std::string& because, Doubts& doubts) {
  const auto smallest = number_of(test, "smallest_p");
  if (outcome.p && smallest && *smallest > outcome.alpha) {
    doubts.add(fmt::format("\"{}\" cannot be rejected: the smallest p that samples of these sizes can give is {:.3g}, "
                           "above α = {:.3g}",
                           outcome.text, *smallest, outcome.alpha),
               place, because);
  }
}

/// Holm and its like are kernels: the same as a script calls.
experiment::Correction correction(const std::string& method, const core::Registry& registry) {
  if (method == "none") return [](std::span<const double> raw) { return std::vector<double>(raw.begin(), raw.end()); };
  const core::Kernel* kernel = registry.find("hypothesis." + method);
  if (!kernel) throw core::UnknownName("there is no correction '" + method + "'", method, core::corrections(registry));
  return [kernel, &registry](std::span<const double> raw) {
    const core::Value values = core::Array::of({raw.begin(), raw.end()});
    core::Run run;
    const core::Value adjusted = core::invoke(*kernel, {&values, 1}, {}, run, registry);
    const auto* array = adjusted.get<core::Array>();
    if (!array) return std::vector<double>{*adjusted.get<double>()};
    return std::vector<double>(array->real().begin(), array->real().end());
  };
}

}  // namespace

namespace {

/// An axis by its place, as in the identity of rows; a column by its name, under which the store has it.
void add_column(core::Fingerprint& hash, const std::string& name, const host::ExperimentSpec& spec) {
  std::uint64_t place = 0;
  for (const auto& axis : spec.axes) {
    for (const std::string& each : axis.names) {
      if (each == name) {
        hash.add("axis").add(place);
        return;
      }
      ++place;
    }
  }
  hash.add(name);
}

/// What the function is and reaches, the experiment's bindings that it reads included.
void add_dependencies(core::Fingerprint& hash, const host::ScriptFunction& function, const host::ExperimentSpec& spec,
                      std::set<std::string>& seen) {
  const auto closure = host::Closure::capture(function);
  hash.add(closure->fingerprint());
  for (const std::string& name : closure->asks_for()) {
    const auto* binding = spec.find_binding(name);
    if (!binding)
      add_column(hash, name, spec);
    else if (seen.insert(name).second)
      add_dependencies(hash, *binding->value, spec, seen);
  }
}

}  // namespace

std::vector<experiment::RegisteredHypothesis> register_hypotheses(const host::ExperimentSpec& spec) {
  std::vector<experiment::RegisteredHypothesis> registered;
  for (const auto& hypothesis : spec.hypotheses) {
    core::Fingerprint hash;
    hash.add(hypothesis.title).add(hypothesis.correct).add(hypothesis.expect);
    std::set<std::string> seen;
    add_dependencies(hash, *hypothesis.test, spec, seen);
    if (hypothesis.alpha) add_dependencies(hash, *hypothesis.alpha, spec, seen);
    registered.push_back({hypothesis.title, hash});
  }
  return registered;
}

namespace {

void add_columns(std::set<std::string>& columns, const host::ScriptFunction& function, const host::ExperimentSpec& spec,
                 std::set<std::string>& seen) {
  const auto closure = host::Closure::capture(function);
  for (const std::string& name : closure->asks_for()) {
    const auto* binding = spec.find_binding(name);
    if (!binding)
      columns.insert(name);
    else if (seen.insert(name).second)
      add_columns(columns, *binding->value, spec, seen);
  }
}

}  // namespace

std::set<std::string> columns_read_by(const host::ScriptFunction& function, const host::ExperimentSpec& spec) {
  std::set<std::string> columns, seen;
  add_columns(columns, function, spec, seen);
  return columns;
}

std::set<std::string> columns_of_hypotheses(const host::ExperimentSpec& spec) {
  std::set<std::string> columns, seen;
  for (const auto& hypothesis : spec.hypotheses) add_columns(columns, *hypothesis.test, spec, seen);
  return columns;
}

std::vector<experiment::HypothesisOutcome> decide_hypotheses(const host::ExperimentSpec& spec,
                                                             const std::shared_ptr<Columns>& columns,
                                                             const experiment::LedgerReport& ledger,
                                                             const core::Registry& registry, Doubts& doubts,
                                                             RowTraces* traces) {
  const std::vector<host::Argument> arguments{std::shared_ptr<host::Object>(columns)};
  std::vector<experiment::HypothesisOutcome> outcomes;
  std::map<std::string, std::vector<std::size_t>> families;
  for (std::size_t i = 0; i < spec.hypotheses.size(); ++i) {
    const auto& hypothesis = spec.hypotheses[i];
    experiment::HypothesisOutcome outcome;
    outcome.text = hypothesis.title;
    outcome.post_hoc = i < ledger.post_hoc.size() && ledger.post_hoc[i];
    if (hypothesis.expect == "reject") outcome.expected = experiment::Decision::reject;
    if (hypothesis.expect == "retain") outcome.expected = experiment::Decision::retain;
    const std::string place = host::place_of(*hypothesis.test);
    host::State& state = hypothesis.test->state();
    state.take_warnings();
    try {
      outcome.alpha = level(hypothesis, arguments);
      const core::Value test = hypothesis.test->call_with(arguments);
      read_test(test, outcome);
      doubt_test(*test.get<core::Record>(), outcome, place, hypothesis.because, doubts);
    } catch (const host::ScriptError& error) {
      if (error.interrupted) throw core::Interrupted();
      outcome.why = error.sentence();
      if (traces) traces->add("hypothesis \"" + hypothesis.title + "\"", error.what(), error.raw_trace);
      outcome.place = error.place();
    } catch (const core::Mismatch& mismatch) {
      outcome.why = mismatch.what();
    }
    doubts.add(state.take_warnings(), place, hypothesis.because);
    families[hypothesis.correct].push_back(i);
    outcomes.push_back(std::move(outcome));
  }
  for (const auto& [method, members] : families) {
    std::vector<experiment::HypothesisOutcome> family;
    for (const std::size_t i : members) family.push_back(outcomes[i]);
    experiment::decide_family(family, correction(method, registry));
    for (std::size_t k = 0; k < members.size(); ++k) outcomes[members[k]] = std::move(family[k]);
  }
  return outcomes;
}

}  // namespace ansatz::study
