// SPDX-License-Identifier: MIT
#include "interpreter/syntax/syntax_support.h"

using namespace ansatz::syntax::testing;

// Each level against its neighbours, from the loosest to the tightest: the table of grammar/README.md.
TEST_CASE("precedence: follows the table", "[syntax][precedence]") {
  CHECK(tree("y where m by g") == "(by (where y m) g)");
  CHECK(tree("x => y by g") == "(function (x) (by y g))");
  CHECK(tree("y where a or b") == "(where y (or a b))");
  CHECK(tree("a or b and c") == "(or a (and b c))");
  CHECK(tree("a and not b or c") == "(or (and a (not b)) c)");
  CHECK(tree("not a == b") == "(not (== a b))");
  CHECK(tree("not not a") == "(not (not a))");
  CHECK(tree("a in 1..2") == "(in a (.. 1 2))");
  CHECK(tree("a ≈ b ± c + d") == "(≈ a (± b (+ c d)))");
  CHECK(tree("a ~~ b +- c") == "(≈ a (± b c))");
  CHECK(tree("a ≈ b within 5 percent") == "(≈ a (within b (quantity 5 percent)))");
  CHECK(tree("a ± 1..2") == "(± a (.. 1 2))");
  CHECK(tree("a + 1..b - 1") == "(.. (+ a 1) (- b 1))");
  CHECK(tree("-150..150") == "(.. (- 150) 150)");
  CHECK(tree("a + b * c") == "(+ a (* b c))");
  CHECK(tree("a * b + c") == "(+ (* a b) c)");
  CHECK(tree("a % b / c * d") == "(* (/ (% a b) c) d)");
  CHECK(tree("a * -b") == "(* a (- b))");
  CHECK(tree("-a * b") == "(* (- a) b)");
  CHECK(tree("-a ^ b") == "(- (^ a b))");
  CHECK(tree("a ^ -b ^ c") == "(^ a (- (^ b c)))");
  CHECK(tree("- -a") == "(- (- a))");
  CHECK(tree("-f(x).y[1]") == "(- (index (. (call f x) y) 1))");
  CHECK(tree("a ^ b.c") == "(^ a (. b c))");
}

TEST_CASE("precedence: groups equals to the left, powers to the right", "[syntax][precedence]") {
  CHECK(tree("a - b - c") == "(- (- a b) c)");
  CHECK(tree("a / b / c") == "(/ (/ a b) c)");
  CHECK(tree("a or b or c") == "(or (or a b) c)");
  CHECK(tree("y where a where b") == "(where (where y a) b)");
  CHECK(tree("a ^ b ^ c") == "(^ a (^ b c))");
}

TEST_CASE("precedence: yields to parentheses", "[syntax][precedence]") {
  CHECK(tree("(a + b) * c") == "(* (+ a b) c)");
  CHECK(tree("(-a)^2") == "(^ (- a) 2)");
  CHECK(tree("(a ^ b) ^ c") == "(^ (^ a b) c)");
  CHECK(tree("a == (not b)") == "(== a (not b))");
  CHECK(tree("1 + (if a then b else c)") == "(+ 1 (if a b c))");
}

TEST_CASE("precedence: lets conditionals and functions reach to the end", "[syntax][precedence]") {
  CHECK(tree("y = if a or b then c + 1 else d + 2") == "(bind y (if (or a b) (+ c 1) (+ d 2)))");
  CHECK(tree("y = if a then b else if c then d else e") == "(bind y (if a b (if c d e)))");
  CHECK(tree("y = if if a then b else c then d else e") == "(bind y (if (if a b c) d e))");
  CHECK(tree("f = x => y => x + y where m") == "(bind f (function (x) (function (y) (where (+ x y) m))))");
  CHECK(tree("f = x => if a then x else -x") == "(bind f (function (x) (if a x (- x))))");
}

TEST_CASE("precedence: refuses what would read two ways", "[syntax][precedence]") {
  CHECK(messages("a < b < c") == "1:7: comparisons do not chain (join two of them with 'and')\n");
  CHECK(messages("a == b ≈ c") == "1:8: comparisons do not chain (join two of them with 'and')\n");
  CHECK(messages("1..2..3") == "1:5: an interval has two ends\n");
  CHECK(messages("a ± b ± c") == "1:7: '±' cannot follow another tolerance\n");
  CHECK(messages("1 + not a") == "1:5: 'not' binds looser than what stands before it (put it in parentheses)\n");
}
