// SPDX-License-Identifier: MIT
#include "interpreter/faces/word_pages.h"

#include <algorithm>

namespace ansatz::faces {
namespace {

const std::vector<WordPage>& plain_word_pages() {
  static const std::vector<WordPage> kPages = {
      {"if", "Chooses between statements, or with 'then' between values.",
       R"anz(if c { … } else if d { … } else { … }
if c then a else b)anz",
       R"anz(x = 3
if x > 2 { print("large") } else { print("small") }
size = if x > 2 then "large" else "small")anz",
       "2-language.md"},
      {"then", "Stands between the condition and the first value of a choice.", "if c then a else b",
       R"anz(x = -3
print(if x < 0 then -x else x))anz",
       "2-language.md"},
      {"else", "What holds where the condition of 'if' does not.",
       R"anz(if c { … } else { … }
if c then a else b)anz",
       R"anz(x = 3
if x > 2 { print("large") } else { print("small") })anz",
       "2-language.md"},
      {"for",
       "Visits whole numbers, elements, names of a record, or several sequences walked together. In a figure each turn "
       "is a panel.",
       R"anz(for x in xs { … }
for i in 1..n { … }
for (a, b) in zip(xs, ys) { … })anz",
       "for i in 1..3 { print(i, i^2) }", "2-language.md"},
      {"in",
       "Stands between a name and what it goes through. Between values: whether one lies within an interval or a list.",
       R"anz(for x in xs { … }
vary a in xs
x in low..high)anz",
       R"anz(print(3 in 1..5)
for name in ["a", "b"] { print(name) })anz",
       "2-language.md"},
      {"while", "Repeats while a condition holds.", "while c { … }",
       R"anz(function halvings(x) {
  n = 0
  while x > 1 { x = x / 2; n = n + 1 }
  return n
}
print(halvings(100)))anz",
       "2-language.md"},
      {"function",
       "Defines a function of several statements. One expression needs no word: f(x) = x^2; where a value is wanted, x "
       "=> x^2.",
       "function f(x, k = 1) { … return y }",
       R"anz(function half(x) {
  y = x / 2
  return y
}
print(half(3)))anz",
       "2-language.md"},
      {"return", "Ends a function with a value.", "return e",
       R"anz(function sign_of(x) {
  if x < 0 { return -1 }
  return 1
}
print(sign_of(-3)))anz",
       "2-language.md"},
      {"break", "Leaves the innermost loop.", "break",
       R"anz(function first_above(xs, level) {
  found = nothing
  for x in xs {
    if x > level { found = x; break }
  }
  return found
}
print(first_above([1, 5, 9], 3)))anz",
       "2-language.md"},
      {"continue", "Goes on with the next turn of the innermost loop.", "continue",
       R"anz(for i in 1..4 {
  if i == 2 { continue }
  print(i)
})anz",
       "2-language.md"},
      {"and", "Whether both hold; element by element on arrays. The right side is not read where the left is false.",
       "a and b",
       R"anz(x = 3
print(x > 1 and x < 5))anz",
       "2-language.md"},
      {"or", "Whether either holds; element by element on arrays. The right side is not read where the left is true.",
       "a or b",
       R"anz(x = 3
print(x < 1 or x > 2))anz",
       "2-language.md"},
      {"not", "The opposite of a truth value; element by element on arrays.", "not a",
       R"anz(x = 3
print(not x > 5))anz",
       "2-language.md"},
      {"where", "Keeps the elements that a mask keeps; a mask with fewer dimensions selects along its own.",
       "x where mask",
       R"anz(a = [3, 8, 5]
print(a where a > 4))anz",
       "2-language.md"},
      {"by", "The values of a column in the groups of another: what tests and box plots take.", "x by g",
       R"anz(experiment e {
  vary arm in ["a", "b"]
  replicate 8
  run { record x = normal(if arm == "a" then 0 else 1, 1) }
  hypothesis "the arms differ" { mann_whitney(x by arm) }
})anz",
       "2-language.md"},
      {"true", "A truth value.", "true",
       R"anz(done = true
print(done))anz",
       "2-language.md"},
      {"false", "A truth value.", "false",
       R"anz(done = false
print(not done))anz",
       "2-language.md"},
      {"nothing", "No value. It is a value like any other: it can be compared, handed over and returned.", "nothing",
       R"anz(x = nothing
print(x == nothing))anz",
       "2-language.md"},
      {"use",
       "Brings the names of modules into scope. Without it they are written with the module: fields.klein_gordon. The "
       "core is always there.",
       "use module, module",
       R"anz(use information
print(shannon([0.5, 0.5], base = "bit")))anz",
       "2-language.md"},
      {"import",
       "Takes over the names of another file; with 'as', in one record of that name. A Lua file gives what it returns.",
       R"anz(import "other.anz"
import "helpers.lua" as h)anz",
       "", "2-language.md"},
      {"lua",
       "A stretch of Lua, which sees the same values and kernels. A statement, or a value where it returns one. Longer "
       "brackets [=[ … ]=] may hold ]].",
       "lua [[ … ]]",
       R"anz(x = lua [[ return 6 * 7 ]]
print(x))anz",
       "2-language.md"},
      {"end", "The last place of a dimension, or its last coordinate. Inside a[…] and .at(…) only.",
       R"anz(a[end]
a.at(x = end))anz",
       R"anz(a = [3, 8, 5]
print(a[end], a[2..end]))anz",
       "2-language.md"},
      {"at",
       "Selects from an array by coordinate, linear between the points of a grid; an interval keeps that stretch.",
       R"anz(a.at(x = v)
a.at(x = low..high)
a.at(x = v, outside = "hold", between = "hold"))anz",
       R"anz(f = labelled([0, 1, 4], dimensions = ["x"], coordinates = (x = [0, 1, 2]))
print(f.at(x = 1.5)))anz",
       "2-language.md"},
      {"error",
       "The standard error of a column's mean over the replicates so far, s/√n. Inside 'until' only; elsewhere write "
       "standard_error.",
       "replicate a..b until error(column) < e",
       R"anz(experiment e {
  replicate 4..40 until error(x) < 0.5
  run { record x = normal(0, 1) }
})anz",
       "2-language.md"},
      {"pi", "The number 3.14159…", "pi", "print(2*pi)", "2-language.md"},
      {"inf", "Larger than every number.", "inf", "print(min([inf, 3]))", "2-language.md"},
      {"nan", "Not a number: what 0/0 gives. It is equal to nothing, itself included.", "nan", "print(nan == nan)",
       "2-language.md"},
  };
  return kPages;
}

}  // namespace

const std::vector<WordPage>& word_pages() {
  static const std::vector<WordPage> kAll = [] {
    std::vector<WordPage> all = plain_word_pages();
    all.insert(all.end(), experiment_word_pages().begin(), experiment_word_pages().end());
    return all;
  }();
  return kAll;
}

const WordPage* find_word_page(std::string_view name) {
  const auto& pages = word_pages();
  const auto found = std::find_if(pages.begin(), pages.end(), [&](const WordPage& each) { return each.name == name; });
  return found == pages.end() ? nullptr : &*found;
}

}  // namespace ansatz::faces
