// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "interpreter/syntax/source.h"
#include "interpreter/syntax/token.h"

/// What people write who come from Python, Lua, R, Matlab or C, and what Ansatz writes instead. Signs are met by
/// foreign.h, forms by the parser, names by whoever looks names up; each has a table.
namespace ansatz::syntax {

/// What to say about one of them.
struct Advice {
  std::string message;
  std::string note;
  Span span;
};

/// The habit behind a statement that the parser cannot read: its tokens, and the one it stops at, which is past the
/// last where the statement ends too early.
std::optional<Advice> habit_of_form(const Tokens& statement, std::size_t stop, const Source& source);

/// A name that other languages have, and what stands for it here.
struct NameHabit {
  std::string_view name;
  std::string_view instead;            ///< a name or constant of Ansatz; empty where none does the same
  std::string_view note = {};          ///< where "write INSTEAD" does not say it
  bool is_library = false;             ///< np, math: their functions are ours, without it
  bool is_word_of_the_prompt = false;  ///< exit, help: meant there only
  bool is_constant = false;            ///< no column or variable would be called so
};
std::span<const NameHabit> name_habits();
std::span<const NameHabit> statistics_habits();  ///< those of them that name tests and measures
std::span<const NameHabit> table_habits();       ///< those that name what is done with tables
const NameHabit* habit_of_name(std::string_view name);
/// What to write instead, for the line under the excerpt.
std::string advice_on(const NameHabit& habit);

/// The parameter that is meant by a name that others give it (`ylim`, `lw`, `dt`, `k`), or that is misspelt: one of
/// those known. Empty where none is likely.
std::optional<std::string> meant_parameter(std::string_view name, std::span<const std::string> known);

/// What stands for a unit that others write otherwise: "minute" for min; empty where none does.
std::string_view habit_of_unit(std::string_view name);

/// Does another language begin a statement with this word (`let`, `print`), so that no misspelt word of ours stands
/// there?
bool begins_foreign_statement(std::string_view word);

/// Is this an operator elsewhere (`is`, `mod`), or a word that ends a line (`do`, `end`)? After a number it is no unit.
bool stands_after_value(std::string_view word);

/// Whether other languages say with it, before a number, how an axis is parted: `0..1 count 11`.
bool counts_steps(std::string_view word);

}  // namespace ansatz::syntax
