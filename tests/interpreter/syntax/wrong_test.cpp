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
      {"print \"a\"", "1:7: '\"a\"' cannot follow 'print' (a call has parentheses: print(\"a\"))\n"},
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
      {"x = a @ b",
       "1:7: '@' has no meaning in Ansatz (a matrix product sums over the dimension both have: sum(a * b, over = "
       "\"k\"))\n"},
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
      {"x++", "1:2: there is no '++' (in a function write x = x + 1; a name of the file is bound once)\n"},
      {"x += 2", "1:3: there is no '+=' (in a function write x = x + …; a name of the file is bound once)\n"},
      {"x = a ? b : c", "1:7: a choice is written if c then a else b\n"},
      {"x = 1 // one", "1:7: a comment begins with '#' (a whole quotient is written floor(a / b))\n"},
      {"// one", "1:1: a comment begins with '#'\n"},
      {"let x = 3", "1:1: there is no 'let' (write x = 3)\n"},
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
      {"a[1] = 3",
       "1:1: only a name can be bound (arrays and records are not changed in place; one more value: a = "
       "join(a, x))\n"},
      {"1 + 2 = 3", "1:1: only a name can be bound (compare with '==')\n"},
  }));
  INFO(wrong.script);
  CHECK(messages(wrong.script) == wrong.messages);
}

TEST_CASE("wrong: tells what Ansatz writes for a form of another language", "[syntax][wrong]") {
  const Case wrong = GENERATE(values<Case>({
      // functions
      {"f = lambda x: x^2", "1:5: there is no 'lambda' (write x => x^2)\n"},
      {"f = lambda x, y: x + y", "1:5: there is no 'lambda' (write (x, y) => x + y)\n"},
      {"g(lambda x: h(x, 2), 3)", "1:3: there is no 'lambda' (write x => h(x, 2))\n"},
      {"g(k = lambda x: 2*x)", "1:7: there is no 'lambda' (write x => 2*x)\n"},
      {"g(lambda x, y: x)", "1:3: there is no 'lambda' (write x => … or (x, y) => …)\n"},
      {"f = @(x) x^2", "1:5: '@' has no meaning in Ansatz (a function is written x => …)\n"},
      {"class A { }", "1:1: there are no classes (a record is written (a = 1, b = 2))\n"},
      // choices and loops
      {"y = \"a\" if x > 2 else \"b\"", "1:9: a choice begins with 'if' (write if x > 2 then \"a\" else \"b\")\n"},
      {"f(1 if x else 2, 3)", "1:5: a choice begins with 'if' (write if x then 1 else 2)\n"},
      {"print(x) if x > 2", "1:10: a condition stands before what it decides (write if x > 2 { print(x) })\n"},
      {"if x { a }\nelif y == 4 { b }", "2:1: 'elif' is written 'else if'\n"},
      {"if x { a } elsif y { b }", "1:12: 'elsif' is written 'else if'\n"},
      {"if x { a } elseif y { b }", "1:12: 'elseif' is written 'else if'\n"},
      {"if x > 3:\n  y = 1\nelse:\n  y = 2",
       "1:9: a block begins with '{', not ':' (write if x > 3 { … })\n"
       "3:5: a block begins with '{', not ':' (write else { … })\n"},
      {"for i = 1:10 { f(i) }", "1:7: expected 'in' after 'i', not '=' (write for i in 1..10 {)\n"},
      {"for i = 1, 10 do f(i) end", "1:7: expected 'in' after 'i', not '=' (write for i in 1..10 {)\n"},
      {"for (i in 1..3) { f(i) }", "1:8: 'for' has no parentheses (write for i in 1..3 {)\n"},
      // operators
      {"x = a ~= b", "1:7: '~=' is written '!='\n"},
      {"x = a <> b", "1:7: '<>' is written '!='\n"},
      {"x = ~a", "1:5: '~' is written 'not'\n"},
      {"x = a is nothing", "1:7: 'is' is written '==' (write a == nothing)\n"},
      {"x = 3 is not b", "1:7: 'is not' is written '!=' (write 3 != b)\n"},
      {"x = 5 mod 3", "1:7: 'mod' is written '%' (write 5 % 3)\n"},
      {"x = a not in b", "1:7: 'not' stands before what it turns (write not (a in b))\n"},
      {"x <- 3", "1:3: '<-' is written '='\n"},
      // lists, texts and calls
      {"b = [x^2 for x in a]", "1:10: a list is not built by 'for' (arithmetic is elementwise: a^2)\n"},
      {"b = [2*x for x in a if x > 1]",
       "1:10: a list is not built by 'for' (arithmetic is elementwise: 2*a where a > 1)\n"},
      {"b = a[1:3]", "1:8: a stretch is written with '..' (write a[1..3], from 1 and with both ends)\n"},
      {"b = s.phi[2:]", "1:12: a stretch is written with '..' (write s.phi[2..end])\n"},
      {"b = a[:3]", "1:7: a stretch is written with '..' (write a[1..3])\n"},
      {"b = a[1:9:2]", "1:8: a stretch of an array has no stride (write a[1..9])\n"},
      {"s = f(initial: g())", "1:14: a named value is written with '=' (write initial = g())\n"},
      {"print(f\"v = {v:.2f} m\")", "1:7: a text takes no values (write text(\"v = \", v, \" m\"))\n"},
      {"x = {1, 2}", "1:5: a block cannot stand for a value (a list is written [1, 2])\n"},
      {"x = {\"a\": 1}", "1:5: a block cannot stand for a value (a record is written (a = 1, b = 2))\n"},
      {"print 3", "1:7: '3' cannot follow 'print' (a call has parentheses: print(3))\n"},
      {"print x + 1", "1:7: 'x + 1' cannot follow 'print' (a call has parentheses: print(x + 1))\n"},
      {"help sin", "1:6: 'sin' cannot follow 'help' (at the prompt write ?sin, in a shell ansatz help sin)\n"},
      {"assert x == 3", "1:8: there is no 'assert' (in a run write expect x == 3)\n"},
      // files
      {"import numpy as np",
       "1:1: 'import' takes a file of its own, in double quotes (write use MODULE; sin, mean … are always there)\n"},
      {"from x import y", "1:1: there is no 'from' (write use MODULE; sin, mean … are always there)\n"},
      {"% note", "1:1: a comment begins with '#'\n"},
      {"-- two words", "1:1: a comment begins with '#'\n"},
      // bindings
      {"var x = 3", "1:1: there is no 'var' (write x = 3)\n"},
      {"local x = f(3)", "1:1: there is no 'local' (write x = f(3))\n"},
      {"const x = 3", "1:1: there is no 'const' (write x = 3)\n"},
      {"int x = 3", "1:1: there is no 'int' (write x = 3)\n"},
      // experiments
      {"experiment e { vary a = [1, 2] }",
       "1:23: an axis goes through its values with 'in' (write vary a in [1, 2])\n"},
      {"experiment e { vary a in xs, b in ys }",
       "1:28: each axis has a 'vary' of its own (begin a line: vary b in …)\n"},
  }));
  INFO(wrong.script);
  CHECK(messages(wrong.script) == wrong.messages);
}

TEST_CASE("wrong: a comparison with a negative number is no arrow", "[syntax][wrong]") {
  CHECK(parse(std::make_shared<Source>("a.anz", "x < -3\nx<-3\nif x < - 3 { y }")).is_sound());
}

TEST_CASE("wrong: a long statement is not searched for habits", "[syntax][wrong]") {
  std::string script = "x = [";
  for (int i = 0; i < 3000; ++i) script += "1, ";
  CHECK(messages(script + "2 for y in z]") == "1:9008: 'for' cannot follow '2' (is a comma missing?)\n");
}

TEST_CASE("wrong: says what a statement or clause lacks", "[syntax][wrong]") {
  const Case wrong = GENERATE(values<Case>({
      {"use 3", "1:5: expected a name after 'use', not '3'\n"},
      {"import x",
       "1:1: 'import' takes a file of its own, in double quotes (write use MODULE; sin, mean … are always there)\n"},
      {"if a\nb", "1:5: expected '{' or 'then' after the condition\n"},
      {"while { }", "1:7: expected an expression after 'while', not '{'\n"},
      {"for x xs { }", "1:7: expected 'in' after 'x', not 'xs'\n"},
      {"else { }", "1:1: 'else' has no 'if' before it\n"},
      {"if a { } else { } else { }", "1:24: nothing can follow a plain 'else' (the 'if' ended there)\n"},
      {"lua", "1:1: expected [[ … ]] after 'lua'\n"},
      {"x' = 3", "1:1: a primed name is bound only in flow, map and pde\n"},
      {"y = x'", "1:5: 'x'' can stand only before '=', in flow, map and pde (the transpose of x is transpose(x))\n"},
      {"flow f(x = 1) { }", "1:8: a variable of the state has no default (parameters follow after ';')\n"},
      {"panel { }", "1:7: a block after a call stands only in a figure\n"},
      {"x = 1 because y", "1:15: expected a text in double quotes after 'because', not 'y' (write because \"y\")\n"},
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
      {"experiment e { run { record 3 } }", "1:29: a recorded value needs a name (record name = 3)\n"},
      {"experiment e { run { record a.b = 3 } }", "1:29: a column has a plain name (record name = …)\n"},
      {"experiment e { claim c { } }",
       "1:22: expected a text in double quotes after 'claim', not 'c' (write claim \"c\")\n"},
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
