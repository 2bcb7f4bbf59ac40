// SPDX-License-Identifier: MIT
#include "interpreter/syntax/syntax_support.h"

using namespace ansatz::syntax;
using namespace ansatz::syntax::testing;

TEST_CASE("statement: binds names and defines functions", "[syntax]") {
  CHECK(tree("x = 1") == "(bind x 1)");
  CHECK(tree("f(x, k = 1) = x*k") == "(define f (x, k = 1) (* x k))");
  CHECK(tree("f() = 1") == "(define f () 1)");
  CHECK(tree("function f(x, k = 2) {\n  y = x\n  return y\n}") ==
        "(define f (x, k = 2) {\n  (bind y x)\n  (return y)\n})");
}

TEST_CASE("statement: reads control flow", "[syntax]") {
  CHECK(tree("if a { 1 } else if b { 2 } else { 3 }") == "(if a {\n  1\n} b {\n  2\n} else {\n  3\n})");
  CHECK(tree("for i in 1..3 { break }") == "(for i (.. 1 3) {\n  (break)\n})");
  CHECK(tree("for (a, b) in zip(x, y) { continue }") == "(for a b (call zip x y) {\n  (continue)\n})");
  CHECK(tree("while a < 1 { return }") == "(while (< a 1) {\n  (return)\n})");
  CHECK(tree("if a then b else c") == "(if a b c)");
}

TEST_CASE("statement: reads use and import", "[syntax]") {
  CHECK(tree("use fields, information") == "(use fields information)");
  CHECK(tree("import \"a.anz\"") == "(import \"a.anz\")");
  CHECK(tree("import \"h.lua\" as h") == "(import \"h.lua\" as h)");
}

TEST_CASE("statement: reads flows, maps and pdes", "[syntax]") {
  CHECK(tree("flow f(x, y; a = 1, b = 2) {\n  s = x + y\n  x' = s\n  y' = -x\n}") ==
        "(flow f (x, y) (a = 1, b = 2) {\n  (bind s (+ x y))\n  (x' s)\n  (y' (- x))\n})");
  CHECK(tree("map m(x) { x' = 1 - x }") == "(map m (x) () {\n  (x' (- 1 x))\n})");
  CHECK(tree("pde p(u; r) { u' = r*lap(u) }") == "(pde p (u) (r) {\n  (u' (* r (call lap u)))\n})");
}

TEST_CASE("statement: reads every clause of an experiment", "[syntax]") {
  const auto clause = [](const std::string& text) {
    const std::string shown = tree("experiment e { " + text + " }");
    const std::size_t head = std::string("(experiment e {\n  ").size();
    return shown.substr(head, shown.size() - head - std::string("\n})").size());
  };
  CHECK(clause("title \"a\"") == "(title \"a\")");
  CHECK(clause("source \"b\"") == "(source \"b\")");
  CHECK(clause("vary a in [1, 2]") == "(vary a (list 1 2))");
  CHECK(clause("vary a in xs named a.name") == "(vary a xs named (. a name))");
  CHECK(clause("vary (a, b) in zip(xs, ys)") == "(vary a b (call zip xs ys))");
  CHECK(clause("sample a from uniform(0, 1), b from normal(0, 1) points 64 using sobol") ==
        "(sample a from (call uniform 0 1) b from (call normal 0 1) points 64 using sobol)");
  CHECK(clause("sample a from d") == "(sample a from d)");
  CHECK(clause("refine v to 1e-4 where bounces > 1 changes") == "(refine v 0.0001 (> bounces 1))");
  CHECK(clause("along a in 1..3 keeping sim.state") == "(along a (.. 1 3) (. sim state))");
  CHECK(clause("replicate 4") == "(replicate 4)");
  CHECK(clause("replicate 4 paired over a, b") == "(replicate 4 paired-over a b)");
  CHECK(clause("replicate 4..40 until error(c) < 0.1") == "(replicate (.. 4 40) until (< (call error c) 0.1))");
  CHECK(clause("run { record a = b + 1 }") == "(run {\n    (record a (+ b 1))\n  })");
  CHECK(clause("run { record a; record b.c.d }") ==
        "(run {\n    (record-bound a a)\n    (record d (. (. b c) d))\n  })");
  CHECK(clause("run { expect a < 1, \"why\" }") == "(run {\n    (expect (< a 1) \"why\")\n  })");
  CHECK(clause("hypothesis \"h\" { t(a by b); alpha 0.01; expect reject; correct none }") ==
        "(hypothesis \"h\" {\n    (call t (by a b))\n    (alpha 0.01)\n    (expect-reject)\n    (correct none)\n  })");
  CHECK(clause("hypothesis \"h\" { expect retain }") == "(hypothesis \"h\" {\n    (expect-retain)\n  })");
  CHECK(clause("claim \"c\" { a ≈ b ± c as published d; source \"s\" }") ==
        "(claim \"c\" {\n    (as-published (≈ a (± b c)) d)\n    (source \"s\")\n  })");
  CHECK(clause("figure f { line(x) }") == "(figure f {\n    (call line x)\n  })");
  CHECK(clause("figure f (width = 180 mm) { panels(1, 2) { panel { a(x) }; for i in xs { b(i) } } }") ==
        "(figure f width = (quantity 180 mm) {\n    (call panels 1 2 {\n      (do panel {\n        (call a x)\n"
        "      })\n      (for i xs {\n        (call b i)\n      })\n    })\n  })");
  CHECK(clause("animate f (speed = 2) { line(x) }") == "(animate f speed = 2 {\n    (call line x)\n  })");
  CHECK(clause("correct benjamini_hochberg") == "(correct benjamini_hochberg)");
  CHECK(clause("bound = f(x)") == "(bind bound (call f x))");
  CHECK(clause("lua [[ x ]]") == "(lua \" x \")");
}

TEST_CASE("statement: ends in a reason where one is given", "[syntax]") {
  CHECK(tree("x = 1 because \"it is\"") == "(bind x 1) because \"it is\"");
  CHECK(tree("use a because \"b\"") == "(use a) because \"b\"");
  CHECK(tree("experiment e { replicate 4 because \"noise\"; run { } because \"r\" } because \"z\"") ==
        "(experiment e {\n  (replicate 4) because \"noise\"\n  (run {\n  }) because \"r\"\n}) because \"z\"");
  CHECK(tree("because = 1") == "(bind because 1)");
}

TEST_CASE("statement: counts ids from 0 without gaps", "[syntax]") {
  const ParseResult result = read("x = 1 + 2\nf(x)");
  REQUIRE(result.is_sound());
  CHECK(result.file.node_count == 8);  // 1, 2, +, binding; f, x, call, statement
  CHECK(result.file.statements.back()->id == 7);
}

TEST_CASE("statement: reads a file without statements", "[syntax]") {
  CHECK(tree("").empty());
  CHECK(tree("\n\n").empty());
  CHECK(tree("# only words").empty());
  CHECK(tree("\xEF\xBB\xBFx = 1") == "(bind x 1)");  // a byte order mark is blank
}
