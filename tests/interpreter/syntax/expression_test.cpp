// SPDX-License-Identifier: MIT
#include "interpreter/syntax/syntax_support.h"

using namespace ansatz::syntax;
using namespace ansatz::syntax::testing;

TEST_CASE("expression: reads numbers", "[syntax]") {
  CHECK(tree("1_000_000") == "1000000");
  CHECK(tree("2.5e-3") == "0.0025");
  CHECK(tree("1e5") == "100000");
  CHECK(tree("007") == "7");
  CHECK(tree("1e-310") == "1e-310");
  CHECK(tree("9223372036854775807") == "9223372036854775807");
  CHECK(tree("9223372036854775808") == "9.223372036854776e+18");
  const ParseResult result = read("3; 3.0; 3i");
  const auto number = [&](std::size_t i) {
    return as<Number>(*as<ExpressionStatement>(*result.file.statements[i])->value);
  };
  CHECK(number(0)->whole == 3);
  CHECK_FALSE(number(1)->whole.has_value());
  CHECK(number(2)->is_imaginary);
  CHECK(messages("1e999") == "1:1: '1e999' is outside the range of numbers (about 5e-324 to 1.8e308)\n");
  CHECK(messages("1e-999") == "1:1: '1e-999' is outside the range of numbers (about 5e-324 to 1.8e308)\n");
}

TEST_CASE("expression: decodes texts", "[syntax]") {
  CHECK(tree(R"("a\nb\"c\\d")") == R"("a\nb\"c\\d")");
  CHECK(tree(R"("\u{3c6}⁴ # ( ' {x}")") == "\"φ⁴ # ( ' {x}\"");
  CHECK(tree("\"\"") == "\"\"");
}

TEST_CASE("expression: reads constants, names and fields", "[syntax]") {
  CHECK(tree("true; false; nothing") == "true\nfalse\nnothing");
  CHECK(tree("φ₁ + β_2") == "(+ φ₁ β_2)");
  CHECK(tree("µ == μ") == "(== μ μ)");  // the micro sign is the letter mu
  CHECK(tree("a.b.c") == "(. (. a b) c)");
}

TEST_CASE("expression: reads lists, records and calls", "[syntax]") {
  CHECK(tree("[]") == "(list)");
  CHECK(tree("[[1, 2], [3, 4]]") == "(list (list 1 2) (list 3 4))");
  CHECK(tree("(a = 1, s..., b = 2)") == "(record a = 1 s... b = 2)");
  CHECK(tree("(s...)") == "(record s...)");
  CHECK(tree("f()") == "(call f)");
  CHECK(tree("f(1, x + 1, k = 2, s..., l = 3)") == "(call f 1 (+ x 1) k = 2 s... l = 3)");
  CHECK(tree("f(1)(2).g(3)[4]") == "(index (call (. (call (call f 1) 2) g) 3) 4)");
  CHECK(tree("(x => x)(2)") == "(call (function (x) x) 2)");
}

TEST_CASE("expression: reads subscripts", "[syntax]") {
  CHECK(tree("a[i, 2..5, :, end]") == "(index a i (.. 2 5) : <end>)");
  CHECK(tree("a[end - 1]") == "(index a (- <end> 1))");
  CHECK(tree("a[b[end]]") == "(index a (index b <end>))");
  CHECK(tree("a.at(time = end)") == "(call (. a at) time = <end>)");
  CHECK(tree("a.at(time = 1..end)") == "(call (. a at) time = (.. 1 <end>))");
  CHECK(tree("f(end)") == "(call f end)");
  CHECK(tree("a[f(x => end)]") == "(index a (call f (function (x) end)))");
}

TEST_CASE("expression: reads functions", "[syntax]") {
  CHECK(tree("x => x^2") == "(function (x) (^ x 2))");
  CHECK(tree("(x, k = 1) => x*k") == "(function (x, k = 1) (* x k))");
  CHECK(tree("() => 1") == "(function () 1)");
  CHECK(tree("(x) => { return x }") == "(function (x) {\n  (return x)\n})");
  CHECK(tree("f(potential = φ => (φ^2 - 1)^2 / 4, k = 1)") ==
        "(call f potential = (function (φ) (/ (^ (- (^ φ 2) 1) 2) 4)) k = 1)");
}

TEST_CASE("expression: keeps Lua as it is written", "[syntax]") {
  CHECK(tree("x = lua [[ return { 1, \"]\" } ]]") == "(bind x (lua \" return { 1, \\\"]\\\" } \"))");
  CHECK(tree("lua [==[ a[b[1]] = \"(\" ]==]") == "(lua \" a[b[1]] = \\\"(\\\" \")");
  const ParseResult result = read("x = 1\nlua [[\n  f(\n]]\n");
  const auto* lua = as<LuaBlock>(*result.file.statements[1]);
  REQUIRE(lua != nullptr);
  CHECK(lua->text == "\n  f(\n");
  CHECK(result.file.source->text(lua->text_span) == lua->text);
  CHECK(result.file.source->position(lua->text_span.begin) == Position{2, 7});
}

TEST_CASE("expression: covers its text with its span", "[syntax]") {
  const ParseResult result = read("φ = (a + b) * f(β)[1]");
  const auto* binding = as<Binding>(*result.file.statements[0]);
  REQUIRE(binding != nullptr);
  const auto text = [&](Span span) { return std::string(result.file.source->text(span)); };
  CHECK(text(binding->name.span) == "φ");
  CHECK(text(binding->value->span) == "(a + b) * f(β)[1]");
  const auto* product = as<Binary>(*binding->value);
  REQUIRE(product != nullptr);
  CHECK(text(product->left->span) == "(a + b)");
  CHECK(text(product->right->span) == "f(β)[1]");
  CHECK(text(product->operator_span) == "*");
}
