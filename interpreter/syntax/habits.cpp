// SPDX-License-Identifier: MIT
#include "interpreter/syntax/habits.h"

#include <algorithm>
#include <iterator>

#include "interpreter/syntax/form.h"

namespace ansatz::syntax {
namespace {

constexpr const char* kNoWord = "there is no '{1}'";
constexpr const char* kNoImport = "'import' takes a file of its own, in double quotes";
constexpr const char* kModules = "write use MODULE; sin, mean … are always there";
constexpr const char* kStretch = "a stretch is written with '..'";
constexpr const char* kNoFrom = "an axis goes through its values with 'in'";
constexpr const char* kEvenly = "write {1} {2} in linspace({3}, {4}, n)";
constexpr const char* kNoColon = "a block begins with '{', not ':'";

// The first that fits is the one. form.h tells how patterns are read.
constexpr Form kForms[] = {
    // Functions
    {Form::Item, "@lambda NAME : ITEM", "there is no 'lambda'", "write {1} => {2}"},
    {Form::Item, "@lambda ITEM : ITEM", "there is no 'lambda'", "write ({1}) => {2}"},
    {Form::Item, "@lambda REST", "there is no 'lambda'", "write x => … or (x, y) => …"},
    {Form::Statement, "@def|fn|func|fun|sub NAME REST", kNoWord, "write function {2}(…) { … }"},
    {Form::Statement, "NAME ( ) = @{ REST", "a block cannot stand for a value", "write function {1}() { … }"},
    {Form::Statement, "NAME ( ITEM ) = @{ REST", "a block cannot stand for a value", "write function {1}({2}) { … }"},
    {Form::Statement, "@class REST", "there are no classes", "a record is written (a = 1, b = 2)"},

    // Bindings
    {Form::Statement, "@let|var|local|const|set|auto|int|float|double NAME = ITEM", kNoWord, "write {2} = {3}"},
    {Form::Statement, "@var NAME in ITEM", "there is no 'var'", "did you mean 'vary'?"},
    {Form::Statement, "@let|var|local|const|set|auto NAME REST", kNoWord, "write {2} = …"},

    // Lists; their `for` and `if` come before those of statements
    {Form::Item, "ITEM @for NAME in ITEM if ITEM", "a list is not built by 'for'",
     "arithmetic is elementwise: {1:2>3} where {4:2>3}"},
    {Form::Item, "ITEM @for NAME in ITEM", "a list is not built by 'for'", "arithmetic is elementwise: {1:2>3}"},
    {Form::Item, "NAME @...", "only a record is spread", "lists are joined: join({1}, x)"},

    // Choices and loops
    {Form::Item, "ITEM @if ITEM else ITEM", "a choice begins with 'if'", "write if {2} then {1} else {3}"},
    {Form::Statement, "NAME ( ITEM ) @if ITEM", "a condition stands before what it decides",
     "write if {3} { {1}({2}) }"},
    {Form::Item, "ITEM @elif|elsif|elseif REST", "'{2}' is written 'else if'", ""},
    {Form::Statement, "@elif|elsif|elseif REST", "'{1}' is written 'else if'", ""},
    {Form::Statement, "if|while NAME @= REST", "'=' binds a name", "compare with '=='"},
    {Form::Statement, "for NAME @= ITEM : ITEM { REST", "expected 'in' after '{1}', not '='",
     "write for {1} in {2}..{3} {"},
    {Form::Statement, "for NAME @= ITEM , ITEM do REST", "expected 'in' after '{1}', not '='",
     "write for {1} in {2}..{3} {"},
    {Form::Statement, "for NAME in ITEM @: ITEM { REST", kStretch, "write for {1} in {2}..{3} {"},
    {Form::Statement, "for NAME @= ITEM { REST", "expected 'in' after '{1}', not '='", "write for {1} in {2} {"},
    {Form::Statement, "for ( NAME @in ITEM ) REST", "'for' has no parentheses", "write for {1} in {2} {"},
    {Form::Statement, "if|for|while ITEM @: REST", kNoColon, "write {1} {2} { … }"},
    {Form::Statement, "ITEM else @: REST", kNoColon, "write else { … }"},
    {Form::Statement, "@try|catch|except REST", "there is no '{1}'", "a row that fails is kept with its cause"},

    // Operators that are words
    {Form::Item, "ITEM @is not ITEM", "'is not' is written '!='", "write {1} != {2}"},
    {Form::Item, "ITEM @is ITEM", "'is' is written '=='", "write {1} == {2}"},
    {Form::Item, "ITEM @mod ITEM", "'mod' is written '%'", "write {1} % {2}"},
    {Form::Item, "ITEM @div ITEM", "there is no 'div'", "write floor({1} / {2})"},
    {Form::Item, "ITEM @not in ITEM", "'not' stands before what it turns", "write not ({1} in {2})"},

    // Stretches, texts and calls
    {Form::Subscript, "ITEM @: ITEM : ITEM", "a stretch of an array has no stride", "write {0}[{1}..{2}]"},
    {Form::Subscript, "ITEM @: ITEM", kStretch, "write {0}[{1}..{2}], from 1 and with both ends"},
    {Form::Subscript, "ITEM @:", kStretch, "write {0}[{1}..end]"},
    {Form::Subscript, "@: ITEM", kStretch, "write {0}[1..{1}]"},
    {Form::Subscript, "ITEM @..", "a stretch has two ends", "write {0}[{1}..end]"},
    {Form::Subscript, "@.. ITEM", "a stretch has two ends", "write {0}[1..{1}]"},
    {Form::Call, "NAME @: ITEM", "a named value is written with '='", "write {1} = {2}"},
    {Form::Item, "@f TEXT", "a text takes no values", "write {1:text}"},
    {Form::Item, "@{ ITEM : REST", "a block cannot stand for a value", "a record is written (a = 1, b = 2)"},
    {Form::Item, "@{ NAME = REST", "a block cannot stand for a value", "a record is written (a = 1, b = 2)"},
    {Form::Item, "@{ ITEM }", "a block cannot stand for a value", "a list is written [{1}]"},
    {Form::Statement, "print|disp|display|echo|puts @ITEM", "'{2}' cannot follow '{1}'",
     "a call has parentheses: print({2})"},
    {Form::Statement, "NAME @NUMBER", "'{2}' cannot follow '{1}'", "a call has parentheses: {1}({2})"},
    {Form::Statement, "help @NAME", "'{1}' cannot follow 'help'",
     "at the prompt write ?{1}, in a shell ansatz help {1}"},
    {Form::Statement, "assert @ITEM", "there is no 'assert'", "in a run write expect {1}"},

    // Files
    {Form::Statement, "@import NAME REST", kNoImport, kModules},
    {Form::Statement, "use NAME @as NAME", "a module keeps its name", "write {2} = {1} for a second one"},
    {Form::Statement, "@from ITEM import REST", "there is no 'from'", kModules},
    {Form::Statement, "@% REST", "a comment begins with '#'", ""},

    // Experiments
    {Form::Statement, "vary|along NAME @from ITEM to ITEM REST", kNoFrom, kEvenly},
    {Form::Statement, "vary|along NAME @from ITEM to ITEM", kNoFrom, kEvenly},
    {Form::Statement, "vary|along NAME in ITEM .. ITEM @count|points|steps|num NUMBER", kNoFrom,
     "write {1} {2} in linspace({3}, {4}, {6})"},
    {Form::Statement, "vary|along NAME in ITEM .. ITEM @step NUMBER", kNoFrom, kEvenly},
    {Form::Statement, "vary|along NAME in ITEM @: ITEM : ITEM", kStretch, "in equal steps: linspace({3}, {5}, n)"},
    {Form::Statement, "vary|along NAME in ITEM @: ITEM", kStretch, "write {1} {2} in {3}..{4}"},
    {Form::Statement, "vary|along NAME @= ITEM", kNoFrom, "write {1} {2} in {3}"},
    {Form::Statement, "vary|along NAME in ITEM @, NAME in REST", "each axis has a '{1}' of its own",
     "begin a line: {1} {4} in …"},
    {Form::Statement, "replicate @until ITEM", "'until' needs the least and the most replicates",
     "write replicate 4..30 until {1}"},
    {Form::Statement, "record ITEM @, REST", "a 'record' makes one column", "begin a line with 'record' for each"},
    {Form::Statement, "@claim { REST", "expected a text in double quotes after 'claim', not '{'",
     "write what is claimed: claim \"…\" { … }"},
};

}  // namespace

std::optional<Advice> habit_of_form(const Tokens& statement, std::size_t stop, const Source& source) {
  constexpr std::size_t kLongestStatement = 2000;  // tokens: what is longer is no habit, and patterns take their time
  if (statement.empty() || statement.size() > kLongestStatement) return std::nullopt;
  const Stuck stuck(statement, stop, source);
  for (const Form& form : kForms) {
    if (auto advice = stuck.fit(form)) return advice;
  }
  return std::nullopt;
}

bool begins_foreign_statement(std::string_view word) {
  return std::any_of(std::begin(kForms), std::end(kForms), [&](const Form& form) {
    std::string_view first = form.pattern.substr(0, form.pattern.find(' '));
    if (form.place != Form::Statement) return false;
    if (first.starts_with('@')) first.remove_prefix(1);
    while (!first.empty()) {
      const std::size_t end = std::min(first.find('|'), first.size());
      if (first.substr(0, end) == word) return true;
      first.remove_prefix(std::min(end + 1, first.size()));
    }
    return false;
  });
}

bool stands_after_value(std::string_view word) {
  return word == "do" || word == "end" || word == "is" || word == "mod" || word == "div";
}

bool counts_steps(std::string_view word) {
  return word == "step" || word == "steps" || word == "count" || word == "points" || word == "num";
}

}  // namespace ansatz::syntax
