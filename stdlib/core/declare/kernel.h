// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "stdlib/core/declare/kind.h"
#include "stdlib/core/declare/range.h"
#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

namespace ansatz::core {

class Registry;

/// What a kernel gives whose value is declared to be of any kind. Scripts are refused on the strength of it.
enum class Gives {
  anything,
  sequence,     ///< an array of one dimension, in the unit of its first argument
  elementwise,  ///< a number, or an array of numbers of the same shape as its first argument
  one_of_them,  ///< of an array without `over`: one number, in its unit
  one_number,   ///< likewise, in another unit or none
  one_truth,    ///< likewise, true or false
};

struct Item;

/// How members of one C++ type meet scripts' values; one a type, made by Convert.
struct Conversion {
  Kind (*kind)(const Registry&);
  Value (*read)(const void* member, const Registry&);
  bool (*write)(void* member, const Value&, const Item&, const Registry&);
};

/// One named part of a kernel's input or output: what a script's reader must know of it, and how to reach the member.
struct Item {
  std::string name;
  Kind kind;
  std::vector<std::string> shape;  ///< names of dimensions, outermost first; empty: any
  Unit unit;
  Range range;
  int arity = 1;  ///< for formulas: how many arguments; −1: as many as a callable happens to get
  std::string meaning;
  bool required = false;
  std::string default_text;  ///< the default as a script writes it, where the value itself reads badly: "phi4()"
  bool rest = false;         ///< takes every positional argument from here on
  std::size_t at_most = 0;   ///< of a test's samples: how many it compares at most; 0: any number
  Gives gives = Gives::anything;
  /// A choice of method: what else the default could have been. Under --verify a claim is held against each.
  std::vector<std::string> alternatives;
  bool independent = false;  ///< its values are taken to be independent of each other: steps in time are doubted
  bool takes_axes = false;   ///< what is asked is how samples depend on each other: an axis may be one, undoubted

  const Conversion* conversion = nullptr;  ///< of the member's type
  std::size_t offset = 0;                  ///< bytes from the start of the struct to the member

  Value read(const void* object, const Registry& registry) const;
  /// False when the value is of another kind. May throw what a conversion throws.
  bool write(void* object, const Value& value, const Registry& registry) const;

  /// "points, whole number at least 8, default 512": how messages quote a declaration.
  std::string declaration(const Value* default_value = nullptr) const;
};

/// A struct of C++ that scripts see as a record.
struct Structure {
  std::string name;
  std::vector<Item> fields;

  const Item* find(std::string_view field) const;
};

struct Example {
  std::string code;                ///< an Ansatz expression
  std::optional<double> expected;  ///< what it gives, where that is a number
  double tolerance = 0;
};

/// A kernel as everything but its caller sees it. Built by Registry::kernel; never changed afterwards.
struct Kernel {
  std::string module, name;  ///< "fields", "klein_gordon"
  std::string summary, details;
  std::vector<Item> parameters;
  std::vector<Value> defaults;         ///< one a parameter, read from a default-made input
  const Structure* results = nullptr;  ///< the record it returns, or null when it returns one value
  Item value;                          ///< that one value
  std::vector<std::string> sources;
  std::vector<Example> examples;
  bool draws_randomness = false;
  bool uses_files = false;  ///< reads or writes a file, so that more than its parameters counts: a row may not call it
  /// How a finer call is made of a call: what is done, the least order of the error it divides, and the doing.
  struct Refinement {
    std::string how;  ///< "twice the points, half the step"
    int order = 1;    ///< halving the resolution divides the error by 2^order, or more
    std::function<void(void* input)> refine;
  };
  std::optional<Refinement> refinement;
  int version = 1;  ///< raised when the numbers change: stored rows are then computed again

  std::shared_ptr<void> (*make_input)() = nullptr;
  std::function<Value(const void* input, Run&, const Registry&)> call;

  std::string dotted_name() const { return module + "." + name; }
  const Item* find(std::string_view parameter) const;
  const Value& default_of(const Item& parameter) const;
  /// The default as a script would write it; empty for none.
  std::string default_text(const Item& parameter) const;
  /// "klein_gordon(potential, initial = …, points = 512, …)".
  std::string signature() const;
};

}  // namespace ansatz::core
