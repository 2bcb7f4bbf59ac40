// SPDX-License-Identifier: MIT
#include "interpreter/syntax/broken.h"

#include "interpreter/syntax/syntax_support.h"

using namespace ansatz::syntax;
using namespace ansatz::syntax::testing;

namespace {

std::string partial_tree(std::string text) {
  const ParseResult result = read(std::move(text));
  CHECK_FALSE(result.is_sound());
  std::string shown = dump(result.file);
  if (shown.ends_with('\n')) shown.pop_back();
  return shown;
}

Broken broken(const std::string& text) {
  return read_broken(Source("a.anz", text), {0, static_cast<std::uint32_t>(text.size())});
}

using Names = std::set<std::string, std::less<>>;

}  // namespace

TEST_CASE("broken: keeps the statements around a broken one", "[syntax][broken]") {
  CHECK(partial_tree("a = 1\nb = = 2\nc = 3") == "(bind a 1)\n(broken b)\n(bind c 3)");
  CHECK(partial_tree("= 1\nb = 2") == "(broken)\n(bind b 2)");
  CHECK(partial_tree("run_ = {\n  x\n}\nb = 2") == "(broken run_ x)\n(bind b 2)");
  CHECK(partial_tree("f(x) = (x\ny = 2") == "(broken f)\n(bind y 2)");
}

TEST_CASE("broken: leaves out the innermost statement only", "[syntax][broken]") {
  CHECK(partial_tree("if a {\n  b = 'x'\n  c = 2\n}") == "(if a {\n  (broken b)\n  (bind c 2)\n})");
  CHECK(partial_tree("function f(x) {\n  y = (1\n  return x\n}") == "(define f (x) {\n  (broken y)\n  (return x)\n})");
}

TEST_CASE("broken: takes in what is indented deeper", "[syntax][broken]") {
  CHECK(partial_tree("a = b\n  * c\nd = 1") == "(broken a)\n(bind d 1)");
  CHECK(partial_tree("while a do\n  b = 1\n  break\nc = 2") == "(broken b break while)\n(bind c 2)");
}

TEST_CASE("broken: reads what a statement seems to bind", "[syntax][broken]") {
  CHECK(broken("x = = 2").names == Names{"x"});
  CHECK(broken("f(x, k = 1) = = 2").names == Names{"f"});
  CHECK(broken("vary (a, b) inn zip(c, d)").names == Names{"a", "b", "vary"});
  CHECK(broken("let x = a == b").names == Names{"let", "x"});
  CHECK(broken("record y 3").names == Names{"record", "y"});
  CHECK(broken("sim = f(a = 1, b == 2").names == Names{"sim"});
  CHECK(broken("x = lua [[ g = 1 ]] + \"time\"").words == Names{"g", "lua", "time", "x"});
  CHECK_FALSE(broken("x = = 2").brings_names);
  CHECK(broken("use fields information").brings_names);
  CHECK(broken("record").brings_names);
}
