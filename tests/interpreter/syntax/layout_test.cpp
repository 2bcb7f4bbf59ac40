// SPDX-License-Identifier: MIT
#include "interpreter/syntax/syntax_support.h"

using namespace ansatz::syntax::testing;

TEST_CASE("layout: ends a statement at a newline or semicolon", "[syntax][layout]") {
  CHECK(tree("a = 1\nb = 2") == "(bind a 1)\n(bind b 2)");
  CHECK(tree("a = 1; b = 2;") == "(bind a 1)\n(bind b 2)");
  CHECK(tree("\n\n;;a = 1\n;\n\nb = 2\n\n") == "(bind a 1)\n(bind b 2)");
  CHECK(tree("a = 1 # one\n# nothing\nb = 2 # two") == "(bind a 1)\n(bind b 2)");
  CHECK(tree("a\n-b") == "a\n(- b)");
}

TEST_CASE("layout: makes a newline a space in ( ) and [ ]", "[syntax][layout]") {
  CHECK(tree("f(\na\n,\nb\n+ c\n)") == "(call f a (+ b c))");
  CHECK(tree("x = [1,\n\n  2,\n]") == "(bind x (list 1 2))");
  CHECK(tree("a[\n1\n]") == "(index a 1)");
}

TEST_CASE("layout: ends statements in { } within a call", "[syntax][layout]") {
  CHECK(tree("f(x => {\n y = x\n return y\n}, 2)") == "(call f (function (x) {\n  (bind y x)\n  (return y)\n}) 2)");
  CHECK(tree("f(x => { y = [1,\n 2]; return y }\n, 2)") ==
        "(call f (function (x) {\n  (bind y (list 1 2))\n  (return y)\n}) 2)");
}

TEST_CASE("layout: goes on after an operator, a binding sign and a comma", "[syntax][layout]") {
  for (const std::string op : {"+", "-",  "*", "/", "%",   "^",  "==",    "!=", "<",  "<=",
                               ">", ">=", "≈", "±", "and", "or", "where", "by", "in", "within"}) {
    INFO(op);
    CHECK(tree("a " + op + "\n\n  b") == "(" + op + " a b)");
  }
  CHECK(tree("a ..\n b") == "(.. a b)");
  CHECK(tree("a =\n  1") == "(bind a 1)");
  CHECK(tree("f = x =>\n  x") == "(bind f (function (x) x))");
  CHECK(tree("use a,\n  b") == "(use a b)");
  CHECK(tree("a + # why\n b") == "(+ a b)");
  CHECK(tree("a = not\n b") == "(bind a (not b))");
}

TEST_CASE("layout: lets else begin a line", "[syntax][layout]") {
  CHECK(tree("if a { b }\n\nelse { c }") == "(if a {\n  b\n} else {\n  c\n})");
}

TEST_CASE("layout: lets the brace end the last statement", "[syntax][layout]") {
  CHECK(tree("if a { b }") == "(if a {\n  b\n})");
  CHECK(tree("if a { b; }") == "(if a {\n  b\n})");
  CHECK(tree("if a {\n}") == "(if a {\n})");
}

TEST_CASE("layout: allows a trailing comma in brackets only", "[syntax][layout]") {
  CHECK(tree("f(a, b,)") == "(call f a b)");
  CHECK(tree("[1, 2,\n]") == "(list 1 2)");
  CHECK(tree("a[1,]") == "(index a 1)");
  CHECK(tree("(a = 1,)") == "(record a = 1)");
  CHECK(messages("f(,)") == "1:3: expected an expression after '(', not ','\n");
  CHECK(messages("[1,,]") == "1:4: expected an expression after ',', not ','\n");
}

TEST_CASE("layout: reads a line end of two characters as one", "[syntax][layout]") {
  CHECK(tree("a = 1\r\nb = [2,\r\n 3]\r\n") == "(bind a 1)\n(bind b (list 2 3))");
}

TEST_CASE("layout: takes clause words for names where they are names", "[syntax][layout]") {
  CHECK(tree("title = 1; record = title; vary = record") == "(bind title 1)\n(bind record title)\n(bind vary record)");
  CHECK(tree("solve(until = 250, from = 1, points = 2, to = until)") ==
        "(call solve until = 250 from = 1 points = 2 to = until)");
  CHECK(tree("map(f, xs)") == "(call map f xs)");
  CHECK(tree("source.text.until") == "(. (. source text) until)");
  CHECK(tree("within = named + over") == "(bind within (+ named over))");
  CHECK(tree("run(1)") == "(call run 1)");
  CHECK(tree("expect(a)") == "(call expect a)");
  CHECK(tree("experiment e { run { sample = title; claim(1) } }") ==
        "(experiment e {\n  (run {\n    (bind sample title)\n    (call claim 1)\n  })\n})");
}

TEST_CASE("layout: takes clause words for words where their block's statements begin", "[syntax][layout]") {
  CHECK(tree("experiment e { vary (a, b) in c }") == "(experiment e {\n  (vary a b c)\n})");
  CHECK(tree("experiment e { run { expect (a) < b; expect -a < b } }") ==
        "(experiment e {\n  (run {\n    (expect (< a b))\n    (expect (< (- a) b))\n  })\n})");
  CHECK(tree("experiment e { run { if a { record b } } }") ==
        "(experiment e {\n  (run {\n    (if a {\n      (record-bound b b)\n    })\n  })\n})");
  CHECK(messages("experiment e { title = 3 }") ==
        "1:22: 'title' begins a clause here, so it cannot be bound (a clause has no '=')\n");
}

TEST_CASE("layout: makes a number and a unit on one line a quantity", "[syntax][layout]") {
  CHECK(tree("5 eV") == "(quantity 5 eV)");
  CHECK(tree("180mm + 1") == "(+ (quantity 180 mm) 1)");
  CHECK(tree("1.5[nm/fs]") == "(quantity 1.5 nm fs^-1)");
  CHECK(tree("2[kg * m^2 / s^-2]") == "(quantity 2 kg m^2 s^2)");
  CHECK(tree("2[m s^-1]") == "(quantity 2 m s^-1)");
  CHECK(tree("3[1/fs]") == "(quantity 3 fs^-1)");
  CHECK(tree("3[J/(kg*m)]") == "(quantity 3 J kg^-1 m^-1)");
  CHECK(tree("3[Hz^(1/2)]") == "(quantity 3 Hz^(1/2))");
  CHECK(tree("-5 eV") == "(- (quantity 5 eV))");
  CHECK(tree("5 µm + 5 μm") == "(+ (quantity 5 µm) (quantity 5 μm))");
  CHECK(tree("5\neV") == "5\neV");
  CHECK(tree("x = eV") == "(bind x eV)");
  CHECK(messages("f(5\neV)") == "2:1: 'eV' cannot follow '5' (is a comma missing?)\n");
}

TEST_CASE("layout: never takes a word of the language for a unit", "[syntax][layout]") {
  CHECK(tree("a ≈ 3 within 5 percent") == "(≈ a (within 3 (quantity 5 percent)))");
  CHECK(tree("experiment e { replicate 3 paired over a until b < 1 }") ==
        "(experiment e {\n  (replicate 3 paired-over a until (< b 1))\n})");
  CHECK(tree("x = if a then 1 else 2") == "(bind x (if a 1 2))");
}

TEST_CASE("layout: joins i to the number it touches", "[syntax][layout]") {
  CHECK(tree("2i + 1.5e-3i") == "(+ 2i 0.0015i)");
  CHECK(messages("2 i") == "1:3: a number is followed by a name (write 2*i for a product)\n");
}
