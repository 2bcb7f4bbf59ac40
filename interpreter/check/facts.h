// SPDX-License-Identifier: MIT
#pragma once

#include <deque>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/check/check.h"
#include "interpreter/check/problems.h"

namespace ansatz::check {

/// Something that a script gives a name to.
struct Entity {
  Resolution::Kind kind = Resolution::Kind::local;
  std::string name;
  syntax::Span span;                          ///< of the name, where it is bound first
  std::uint32_t ready = 0;                    ///< offset from which the file may use it; 0: always
  int bindings = 0;                           ///< how often it is bound; a value is known only when once
  const syntax::Expression* value = nullptr;  ///< what it is bound to; of a column what is recorded
  const syntax::FunctionDefinition* function = nullptr;
  const syntax::Expression* element_of = nullptr;  ///< what a loop or an axis goes through; it is each of its values
  const syntax::Expression* named = nullptr;       ///< of an axis: what its points are called in the table
  std::optional<Names> fields;                     ///< what an import brought under this name; an experiment's columns
  bool is_recorded = false;  ///< `record name = …`: a value, which hides no function to be called

  bool is_experiment = false;

  /// Its name is one that `use` brought: refused where it is bound, and meant all the same by what follows, so that one
  /// mistake is told once. Where it is no function, calls mean the kernel.
  bool takes_kernel_name = false;
  bool is_called = false;  ///< bound as a function, so that such calls mean it

  bool is_known() const { return bindings == 1; }
  /// A name of a loop or an axis that nothing else assigns.
  bool is_element() const { return element_of && bindings == 2; }
};

/// A function whose definition stands in the file.
struct KnownFunction {
  const std::vector<syntax::Parameter>* parameters = nullptr;

  explicit operator bool() const { return parameters != nullptr; }
};

/// What the passes learn of one file, and where they report.
struct Facts {
  Facts(Checked& result, const Options& told) : checked(result), options(told) {
    entity_of.assign(checked.file->node_count, nullptr);
  }

  Checked& checked;
  const Options& options;
  std::deque<Entity> entities;            ///< addresses are stable
  std::vector<const Entity*> entity_of;   ///< by node id of Name expressions
  syntax::Diagnostics elsewhere;          ///< errors of files that are imported
  bool too_deep = false;                  ///< reported; what lies deeper was not read
  std::set<std::string> dimension_names;  ///< every one that an array of this file may have

  void report(syntax::Span span, const Problem& problem) {
    checked.diagnostics.push_back(describe(problem, checked.file->source, span));
  }
  /// The entity's name stands at a place.
  void note(syntax::Span place, const Entity& entity) {
    checked.occurrences.add(place, entity.span, entity.name, entity.kind);
  }
  std::uint32_t line(syntax::Span span) const { return checked.file->source->position(span.begin).line; }
};

/// First pass: what each name stands for, and whether each statement is where it may be.
void resolve_names(Facts& facts);

/// Second pass: calls, fields and constants against declarations. Needs the first.
void check_kinds(Facts& facts);

/// Doubts axes that `run` never reads: meant for the model, and not handed to it. Of a file without errors.
void doubt_unread_axes(Facts& facts);

}  // namespace ansatz::check
