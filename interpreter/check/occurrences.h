// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "interpreter/check/resolution.h"
#include "interpreter/syntax/source.h"

namespace ansatz::check {

/// A name that the script binds, and every place of the text where it stands; for editors.
struct Symbol {
  std::string name;
  Resolution::Kind kind = Resolution::Kind::local;
  syntax::Span definition;  ///< the name where it is bound first; of an import its path, of a Lua block its text
  bool is_defined_elsewhere = false;  ///< in another file, or by Lua: the name itself does not stand at `definition`
  std::vector<syntax::Span> places;   ///< in the order of the text, the definition included where the name stands there
};

/// The places of names while the checker meets them.
class Occurrences {
 public:
  /// `name`, bound at `definition`, stands at `place`.
  void add(syntax::Span place, syntax::Span definition, const std::string& name, Resolution::Kind kind);

  /// The symbols of the script by definition. Names that share a place are one: an axis and the value that `run` gets,
  /// a column and the binding that it records.
  std::vector<Symbol> symbols(const syntax::Source& source) const;

 private:
  struct Entry {
    syntax::Span place, definition;
    std::string name;
    Resolution::Kind kind;
  };
  std::vector<Entry> entries_;
};

/// The symbol that stands at a byte of the text, its last column included; null where none does.
const Symbol* symbol_at(const std::vector<Symbol>& symbols, std::uint32_t offset);

}  // namespace ansatz::check
