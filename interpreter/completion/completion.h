// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/check/options.h"
#include "interpreter/syntax/source.h"
#include "stdlib/core/value.h"

namespace ansatz::completion {

/// What a candidate is; lists show them in this order.
enum class Sort { parameter, field, dimension, choice, name, axis, function, mark, module, word, file };

/// "parameter", "field", …: for editors and notebooks that show it.
std::string_view describe(Sort sort);

struct Candidate {
  Sort sort = Sort::name;
  std::string text;     ///< stands in the place of what was typed: points, klein_gordon, data/
  std::string tail;     ///< belongs after it when it is the only one: " = ", "(", a closing quote
  std::string summary;  ///< one line on it: a parameter's declaration, a kernel's summary; may be empty
};

struct Completion {
  syntax::Span replaced;              ///< the word under way, as bytes of the text
  std::vector<Candidate> candidates;  ///< each text once; by sort, then as declared or by name
};

/// A name that is there without standing in the text: at a prompt, what earlier entries bound.
struct HeldName {
  std::string name, summary;
};

/// What is known beside the text.
struct Surroundings {
  explicit Surroundings(const core::Registry& kernels) : registry(kernels) {}

  const core::Registry& registry;
  std::vector<check::Signature> builtins, marks;
  /// One line on a built-in or a mark. May be empty.
  std::function<std::string(const std::string& name)> summary_of;
  bool marks_everywhere = false;  ///< a prompt draws marks; a file only in its figures
  std::vector<HeldName> names;
  std::vector<std::string> used_modules;  ///< by `use` before the text
  /// The value of a held name, for its fields and dimensions. May be empty.
  std::function<std::optional<core::Value>(const std::string& name)> value_of;
  std::filesystem::path folder = ".";  ///< where paths in the text begin
};

/// What may stand at a byte of a script that need not be whole: names in scope there, parameters and their choices in a
/// call, fields after a dot, dimensions in `.at(` and `over = "`, files in `import "`, words where a statement begins.
/// Never throws on account of the text; in a comment and where a name is being bound there are no candidates.
Completion complete(std::string_view text, std::size_t cursor, const Surroundings& surroundings);

/// The innermost call around a byte: what a face shows while its arguments are typed.
struct CallAround {
  std::string callee;                   ///< as written: fields.klein_gordon
  std::string signature;                ///< "klein_gordon(potential, initial = …, points = 512, …)"
  std::string summary;                  ///< of what is called; may be empty
  std::optional<std::string> argument;  ///< the parameter under way, where that is clear
};
std::optional<CallAround> call_around(std::string_view text, std::size_t cursor, const Surroundings& surroundings);

/// What is known of the field whose name begins at a byte: "phi, an array [time, x]: the field". Empty where nothing
/// is.
std::string about_field(std::string_view text, std::size_t begin, const std::string& name,
                        const Surroundings& surroundings);

/// The value that a chain such as `sim.phi` names among the held ones.
std::optional<core::Value> value_of_chain(const std::string& chain, const Surroundings& surroundings);

/// "5 eV", "[time, x] 401 × 512", "klein_gordon of 8 fields": a value in a few words.
std::string brief(const core::Value& value);

}  // namespace ansatz::completion
