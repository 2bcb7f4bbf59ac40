// SPDX-License-Identifier: MIT
#include "interpreter/syntax/syntax_support.h"

using namespace ansatz::syntax;
using namespace ansatz::syntax::testing;

TEST_CASE("wrong: shows the line and what was meant", "[syntax][wrong]") {
  CHECK(errors("x = 3\ny = x +\n") ==
        "a.anz:2:8: error: expected an expression after '+'\n"
        "  2 | y = x +\n"
        "    |        ^\n");
  CHECK(errors("φ = 'abc'") ==
        "a.anz:1:5: error: text stands in double quotes\n"
        "  1 | φ = 'abc'\n"
        "    |     ^~~~~ write \"…\"\n");
  CHECK(errors("if a && b { c }") ==
        "a.anz:1:6: error: '&&' is written 'and'\n"
        "  1 | if a && b { c }\n"
        "    |      ^~\n");
}

struct Case {
  const char* script;
  const char* messages;
};

TEST_CASE("wrong: says what an expression lacks", "[syntax][wrong]") {
  const Case wrong = GENERATE(values<Case>({
      {"x = ", "1:4: expected an expression after '='\n"},
      {"x = * 3", "1:5: expected an expression after '=', not '*'\n"},
      {"f(x, => 1)", "1:6: expected an expression after ',', not '=>'\n"},
      {"x => ", "1:5: expected an expression after '=>'\n"},
      {"x = (1, 2)", "1:5: several values in parentheses are no value (a list is written [a, b])\n"},
      {"x = ()", "1:5: there is nothing between the parentheses (the empty list is [], no value is 'nothing')\n"},
      {"x = (a = 1, 2)", "1:13: a value without a name cannot follow a named one\n"},
      {"f(a b)", "1:5: 'b' cannot follow 'a' (is a comma missing?)\n"},
      {"[1 2]", "1:4: '2' cannot follow '1' (is a comma missing?)\n"},
      {"f(a = 1, a = 2)", "1:10: 'a' is given twice\n"},
      {"f(a = 1, 2)", "1:10: a value without a name cannot follow a named one\n"},
      {"f(1 + a = 2)", "1:3: a name must stand before '=' (compare with '==')\n"},
      {"x = [a = 1]", "1:8: the items of a list have no names (a record is written (a = 1, b = 2))\n"},
      {"x = {a = 1}", "1:5: a block cannot stand for a value (a record is written (a = 1, b = 2))\n"},
      {"x = if a then b", "1:16: expected 'else' after 'b'\n"},
      {"(x + 1) => x", "1:2: a parameter is a name, or a name with a default: (x, k = 1)\n"},
      {"(x, x) => x", "1:5: there are two parameters 'x'\n"},
      {"x = (1, a = 2)", "1:6: every entry of a record has a name (a = …)\n"},
      {"(x = 1, y) => x", "1:9: a parameter without a default cannot follow one that has a default\n"},
      {"f(x)(y) => x", "1:1: the parameters of a function stand before '=>' (write x => … or (x, y) => …)\n"},
      {"a.3", "1:3: expected a name after '.', not '3'\n"},
      {"a.for", "1:3: 'for' is a word of the language and cannot be a name\n"},
      {"where = 3", "1:1: 'where' is a word of the language and cannot be a name\n"},
      {"f(in = 3)", "1:3: 'in' is a word of the language and cannot be a name\n"},
      {"x = a b", "1:7: 'b' cannot follow 'a' (a statement ends with its line, or with ';')\n"},
      {"print \"a\"", "1:7: '\"a\"' cannot follow 'print' (a call has parentheses: print(…))\n"},
      {"a\n* 3", "2:1: a statement cannot begin with '*' (a line goes on only where it ends in an operator)\n"},
  }));
  INFO(wrong.script);
  CHECK(messages(wrong.script) == wrong.messages);
}

TEST_CASE("wrong: knows numbers, units and texts that are none", "[syntax][wrong]") {
  const Case wrong = GENERATE(values<Case>({
      {"x = 2x", "1:6: a number is followed by a name (write 2*x for a product)\n"},
      {"x = 2 y + 1", "1:7: a number is followed by a name (write 2*y for a product)\n"},
      {"x = 1__0", "1:5: '1__0' is not a number: underscores stand singly, between digits\n"},
      {"x = 1_", "1:5: '1_' is not a number: underscores stand singly, between digits\n"},
      {"x = 1e", "1:5: '1e' is not a number: digits must follow the e\n"},
      {"x = 0x1F", "1:5: '0x1F' is not a number: numbers are decimal\n"},
      {"x = 1.", "1:5: digits must follow the point of a number\n"},
      {"x = .5", "1:5: digits must stand before the point of a number (write 0.5)\n"},
      {"x = 1.2.3", "1:5: '1.2.3' is not a number\n"},
      {"x = 5(3)", "1:6: a number cannot be called (write 5*(…) for a product)\n"},
      {"x = 5[]", "1:7: expected a unit after '[', not ']' (a number's brackets hold its unit)\n"},
      {"x = 5[m^2.5]", "1:9: the power of a unit is a small whole number, or a fraction of two (Hz^(1/2))\n"},
      {"x = 5[2*m]", "1:7: the only number among units is a leading 1 (1/fs)\n"},
      {"x = 'abc'", "1:5: text stands in double quotes (write \"…\")\n"},
      {"x = “abc d”", "1:5: text stands in straight double quotes (write \"…\")\n"},
      {"x = \"abc", "1:5: this text never ends (a text ends on its line, with '\"')\n"},
      {"x = \"a\\qb\"", "1:7: '\\q' is not an escape (escapes are \\n \\t \\\" \\\\ \\u{3c6})\n"},
      {"x = \"\\u{110000}\"", "1:6: '\\u{110000}' is not an escape (escapes are \\n \\t \\\" \\\\ \\u{3c6})\n"},
      {"x = y²", "1:6: '²' cannot stand in a name (write ^2 for a power)\n"},
      {"x = 🙂", "1:5: '🙂' is not a letter, so it cannot stand in a name\n"},
      {"x = a @ b", "1:7: '@' has no meaning in Ansatz\n"},
      {"x = \xE2\x80\xAE"
       "1",
       "1:5: an invisible character, U+202E, stands here\n"},
  }));
  INFO(wrong.script);
  CHECK(messages(wrong.script) == wrong.messages);
}

TEST_CASE("wrong: knows the habits of other languages", "[syntax][wrong]") {
  const Case wrong = GENERATE(values<Case>({
      {"x = !a || b", "1:5: '!' is written 'not'\n1:8: '||' is written 'or'\n"},
      {"x = a ** 2", "1:7: '**' is written '^'\n"},
      {"x = a − b × c", "1:7: '−' is written '-'\n1:11: '×' is written '*'\n"},
      {"if a ≤ b { c }", "1:6: '≤' is written '<='\n"},
      {"f = x -> x", "1:7: '->' is written '=>'\n"},
      {"x := 1", "1:3: ':=' is written '='\n"},
      {"x++", "1:2: there is no '++'; write x = x + 1\n"},
      {"x += 2", "1:3: there is no '+='; write x = x + …\n"},
      {"x = a ? b : c", "1:7: a choice is written if c then a else b\n"},
      {"x = 1 // one", "1:7: a comment begins with '#'\n"},
      {"let x = 3", "1:1: there is no 'let' (write x = …)\n"},
      {"def f(x) { }", "1:1: there is no 'def' (write function f(…) { … })\n"},
      {"f = function(x) { }", "1:5: a function without a name is written (x) => …\n"},
      {"function f(x) = 2", "1:15: a function with '=' is written without 'function' (f(x) = …)\n"},
      {"if x = 3 { y }", "1:6: '=' binds a name (compare with '==')\n"},
      {"while a = b { y }", "1:9: '=' binds a name (compare with '==')\n"},
      {"if x then\n  y = 2\nend",
       "2:5: 'if … then …' chooses a value, so it needs an 'else' (for statements write if … { … })\n"
       "3:1: a block ends with '}', not 'end'\n"},
      {"for i in 1..3 do\n  f(i)\nend",
       "1:15: a block begins with '{', not 'do'\n3:1: a block ends with '}', not 'end'\n"},
      {"if a { b } elif c { d }", "1:12: 'elif' is written 'else if'\n"},
      {"a[1] = 3", "1:1: only a name can be bound (arrays and records are not changed in place)\n"},
      {"1 + 2 = 3", "1:1: only a name can be bound (compare with '==')\n"},
  }));
  INFO(wrong.script);
  CHECK(messages(wrong.script) == wrong.messages);
}

TEST_CASE("wrong: says what a statement or clause lacks", "[syntax][wrong]") {
  const Case wrong = GENERATE(values<Case>({
      {"use 3", "1:5: expected a name after 'use', not '3'\n"},
      {"import x", "1:8: expected a text in double quotes after 'import', not 'x'\n"},
      {"if a\nb", "1:5: expected '{' or 'then' after the condition\n"},
      {"while { }", "1:7: expected an expression after 'while', not '{'\n"},
      {"for x xs { }", "1:7: expected 'in' after 'x', not 'xs'\n"},
      {"else { }", "1:1: 'else' has no 'if' before it\n"},
      {"if a { } else { } else { }", "1:24: nothing can follow a plain 'else' (the 'if' ended there)\n"},
      {"lua", "1:1: expected [[ … ]] after 'lua'\n"},
      {"x' = 3", "1:1: a primed name is bound only in flow, map and pde\n"},
      {"y = x'", "1:5: 'x'' can stand only before '=', in flow, map and pde\n"},
      {"flow f(x = 1) { }", "1:8: a variable of the state has no default (parameters follow after ';')\n"},
      {"panel { }", "1:7: a block after a call stands only in a figure\n"},
      {"x = 1 because y", "1:15: expected a text in double quotes after 'because', not 'y'\n"},
      {"vary v in [1]", "1:1: 'vary' belongs in an experiment\n"},
      {"hypothesis \"x\" { }", "1:1: 'hypothesis' belongs in an experiment\n"},
      {"run { }", "1:1: 'run' belongs in an experiment\n"},
      {"experiment e { alpha 0.1 }", "1:16: 'alpha' belongs in a hypothesis\n"},
      {"experiment e { experiment f { } }", "1:16: 'experiment' belongs at the top of a file\n"},
      {"experiment { }", "1:12: expected a name after 'experiment', not '{'\n"},
      {"experiment e { vary v }", "1:23: expected 'in' after 'v', not '}'\n"},
      {"experiment e { vary v in\n }", "2:2: expected an expression after 'in', not '}'\n"},
      {"experiment e { refine v to 3 changes }",
       "1:28: expected 'where' and what changes (refine v to 1e-4 where bounces > 1 changes)\n"},
      {"experiment e { along v in xs }", "1:30: expected 'keeping' after 'xs', not '}'\n"},
      {"experiment e { run { record 3 } }", "1:29: a recorded value needs a name (record name = …)\n"},
      {"experiment e { run { record a.b = 3 } }", "1:29: a column has a plain name (record name = …)\n"},
      {"experiment e { claim c { } }", "1:22: expected a text in double quotes after 'claim', not 'c'\n"},
      {"experiment e { hypothesis \"h\" { expect maybe } }",
       "1:33: a hypothesis is expected to 'reject' or 'retain'\n"},
      {"experiment e { use a }", "1:16: 'use' stands at the top of a file\n"},
  }));
  INFO(wrong.script);
  CHECK(messages(wrong.script) == wrong.messages);
}

TEST_CASE("wrong: tells where a bracket was opened", "[syntax][wrong]") {
  const Case wrong = GENERATE(values<Case>({
      {"f(1, 2\ny = 3", "1:2: '(' is never closed\n"},
      {"x = [1, 2", "1:5: '[' is never closed\n"},
      {"x = 1)", "1:6: ')' closes nothing\n"},
      {"f(1]", "1:4: ']' cannot close the '(' of line 1, column 2 (expected ')')\n"},
      {"f(1, [2, 3)", "1:6: '[' is not closed before the ')' of line 1, column 11\n"},
      {"experiment e {\n  run {\n    x = (1 + 2\n  }\n}",
       "3:9: '(' is not closed before the '}' of line 4, column 3\n"},
      {"lua [[ x", "1:1: this lua block never ends\n"},
      {"x = lua [=====[ ]=====]", "1:5: a lua block's brackets have at most four '='\n"},
  }));
  INFO(wrong.script);
  CHECK(messages(wrong.script) == wrong.messages);
}

TEST_CASE("wrong: reports all mistakes of a file at once", "[syntax][wrong]") {
  CHECK(messages(
            "x = \n(1\ny = 2 +* 3\nz = 1 &&\n  2\nexperiment e {\n  vary v\n  run {\n    a = = 1\n    b = [1,,2]\n  }\n"
            "  claim \"c\" { x ≈ }\n}\nw = 'q'\n") ==
        "2:1: '(' is never closed\n"
        "3:8: expected an expression after '+', not '*'\n"
        "4:7: '&&' is written 'and'\n"
        "7:9: expected 'in' after 'v'\n"
        "9:9: expected an expression after '=', not '='\n"
        "10:12: expected an expression after ',', not ','\n"
        "12:19: expected an expression after '≈', not '}'\n"
        "14:5: text stands in double quotes (write \"…\")\n");
}

TEST_CASE("wrong: does not let an open bracket hide what follows", "[syntax][wrong]") {
  CHECK(messages("experiment a {\n  run {\n    x = 1\n  }\n\ny = 2 +\n") ==
        "1:14: '{' is never closed\n6:8: expected an expression after '+'\n");
}

TEST_CASE("wrong: says one thing about one mistake", "[syntax][wrong]") {
  for (const std::string text :
       {"f(a b c, d e)", "x = a ? b : c", "for i in 1..3 do", "if x = 3 { y = 4 }", "a b c d"}) {
    INFO(text);
    const ParseResult result = read(text);
    CHECK(result.diagnostics.size() == 1);
  }
}
