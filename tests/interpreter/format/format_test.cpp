// SPDX-License-Identifier: MIT
// The formatter: what it settles, what it leaves to the author, and that it never changes what a script says.

#include "interpreter/format/format.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "interpreter/format/items.h"
#include "interpreter/syntax/print.h"
#include "stdlib/core/unit.h"
#include "support/split_mix.h"

using namespace ansatz;

namespace {

namespace fs = std::filesystem;

syntax::ParseOptions options() {
  syntax::ParseOptions told;
  told.is_unit = [](std::string_view name) { return core::is_unit_name(name); };
  return told;
}

syntax::SourcePtr source(const std::string& text) { return std::make_shared<const syntax::Source>("test.anz", text); }

std::string laid_out(const std::string& text) {
  const format::Formatted formatted = format::format(source(text), options());
  INFO(text);
  REQUIRE(formatted.text);
  return *formatted.text;
}

std::string tree_of(const std::string& text) {
  const syntax::ParseResult read = syntax::parse(source(text), options());
  return read.is_sound() ? syntax::dump(read.file) : "";
}

/// Every script of the repository that can be read.
std::vector<std::pair<std::string, std::string>> all_scripts() {
  std::vector<std::pair<std::string, std::string>> scripts;
  for (const char* root : {"scripts", "tests/language", "tests/interpreter/syntax/scripts"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      if (entry.path().extension() != ".anz") continue;
      std::ifstream file(entry.path(), std::ios::binary);
      std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
      if (!tree_of(text).empty()) scripts.emplace_back(entry.path().string(), std::move(text));
    }
  }
  std::sort(scripts.begin(), scripts.end());
  return scripts;
}

}  // namespace

TEST_CASE("fmt: it leaves scripts alone that people laid out with care", "[format]") {
  std::size_t held = 0;
  for (const auto& [name, text] : all_scripts()) {
    if (name.rfind("tests/language", 0) == 0) continue;
    INFO(name);
    CHECK(laid_out(text) == text);
    ++held;
  }
  CHECK(held >= 10);
}

TEST_CASE("fmt: it never changes what a script says, and a second time changes nothing", "[format]") {
  const auto scripts = all_scripts();
  CHECK(scripts.size() > 200);
  for (const auto& [name, text] : scripts) {
    INFO(name);
    const std::string once = laid_out(text);
    CHECK(tree_of(once) == tree_of(text));
    CHECK(laid_out(once) == once);
  }
}

// Blanks and line ends where they mean nothing, at random: the same tree and the same text from the second time on.
TEST_CASE("fmt: it finds its way back from any layout of a script", "[format]") {
  support::SplitMix random(20261122);
  const auto below = [&](double n) { return static_cast<std::size_t>(random.uniform() * n); };
  for (const auto& [name, text] : all_scripts()) {
    const syntax::SourcePtr original = source(text);
    for (int round = 0; round < 3; ++round) {
      std::string shuffled;
      std::vector<char> open;
      for (const format::Line& line : format::read_lines(*original)) {
        shuffled += std::string(below(7), ' ');
        for (std::size_t i = 0; i < line.items.size(); ++i) {
          const format::Item& item = line.items[i];
          // Two tokens that touch may read as one, so a blank stays where there was one.
          if (i > 0) shuffled += std::string(item.blanks == 0 ? 0 : 1 + below(4), ' ');
          shuffled += item.text;
          if (item.kind == format::Item::Kind::Open) open.push_back(item.text.front());
          if (item.kind == format::Item::Kind::Close) open.pop_back();
          const bool is_free = !open.empty() && open.back() != '{' && item.kind == format::Item::Kind::Comma;
          if (is_free && below(4) == 0) shuffled += below(2) ? "\n" : "\n\n\n  ";
        }
        shuffled += below(5) == 0 ? " \t\r\n" : "\n";
      }
      INFO(name << "\n" << shuffled);
      REQUIRE(tree_of(shuffled) == tree_of(text));
      const std::string once = laid_out(shuffled);
      CHECK(tree_of(once) == tree_of(text));
      CHECK(laid_out(once) == once);
    }
  }
}

TEST_CASE("fmt: it settles blanks", "[format]") {
  CHECK(laid_out("x=1\n") == "x = 1\n");
  CHECK(laid_out("x  =   f (a,b ,k=2)") == "x = f(a, b, k = 2)\n");
  CHECK(laid_out("y = - x ^ 2 +3") == "y = -x^2 + 3\n");
  CHECK(laid_out("y = a*b + c*d") == "y = a*b + c*d\n");
  CHECK(laid_out("y = a * b+c") == "y = a * b + c\n");  // never tighter than a tighter one beside it
  CHECK(laid_out("z = a [ 1 ] . b[ : ,2 ]") == "z = a[1].b[:, 2]\n");
  CHECK(laid_out("i = 1 .. 5\nj = 1..n-1") == "i = 1 .. 5\nj = 1..n-1\n");
  CHECK(laid_out("e = 5eV\nc = 2i\nv = 1.5 [nm/fs]") == "e = 5 eV\nc = 2i\nv = 1.5[nm/fs]\n");
  CHECK(laid_out("f = x=>x^2\ng = (x,k=1)=>{return x*k}") == "f = x => x^2\ng = (x, k = 1) => { return x*k }\n");
  CHECK(laid_out("r = (s ... ,a=1)") == "r = (s..., a = 1)\n");
  CHECK(laid_out("b = not(a)and c") == "b = not (a) and c\n");
  CHECK(laid_out("m = x where x>5 and not y") == "m = x where x > 5 and not y\n");
  CHECK(laid_out("flow f(x,y;a=1){x'=y;y'=-x}") == "flow f(x, y; a = 1) { x' = y; y' = -x }\n");
}

TEST_CASE("fmt: it keeps paragraphs, comments and Lua", "[format]") {
  CHECK(laid_out("\n\n# a\n\n\n\nx = 1;  # b  \ny=2\n\n\n") == "# a\n\nx = 1   # b\ny = 2\n");
  CHECK(laid_out("x = [  # first\n# second\n1,2 # third\n]") == "x = [  # first\n  # second\n  1, 2  # third\n]\n");
  CHECK(laid_out("if true {\n\n# why\nprint(1)   \n\n}") == "if true {\n\n  # why\n  print(1)\n\n}\n");
  const std::string lua = "lua [[\n   local   x=1   \n\t-- y\r\n]]";
  CHECK(laid_out("x=1\n" + lua) == "x = 1\n" + lua + "\n");
  CHECK(laid_out("function f() {\n      v = lua [==[ return   1 ]==]\nreturn v\n}") ==
        "function f() {\n  v = lua [==[ return   1 ]==]\n  return v\n}\n");
  CHECK(laid_out("").empty());
  CHECK(laid_out("\n \n").empty());
  CHECK(laid_out("# only this") == "# only this\n");
  CHECK(laid_out("\xEF\xBB\xBFx = 1\r\ny = 2\r\n") == "x = 1\ny = 2\n");
}

TEST_CASE("fmt: what is aligned stays aligned, and moves together", "[format]") {
  CHECK(laid_out("a   = 1\nlong = 2") == "a    = 1\nlong = 2\n");       // a renaming moved it
  CHECK(laid_out("ab     = 1\nabc    = 2") == "ab  = 1\nabc = 2\n");    // and no wider than needed
  CHECK(laid_out("a = 1\nlong_name = 2") == "a = 1\nlong_name = 2\n");  // nobody aligned these
  CHECK(laid_out("a     = 1\n\nlong  =  2") == "a = 1\n\nlong = 2\n");  // another paragraph
  CHECK(laid_out("φφ  = 1\nabcd = 2") == "φφ   = 1\nabcd = 2\n");       // columns count code points
  CHECK(laid_out("xs = [\n(name=\"a\",    r=1),\n(name=\"abc\",  r=2),\n]") ==
        "xs = [\n  (name = \"a\",   r = 1),\n  (name = \"abc\", r = 2),\n]\n");
  CHECK(laid_out("a = 1      # one\nbb = 22    # two") == "a = 1      # one\nbb = 22    # two\n");
  CHECK(laid_out("aaaa = 1111 # one\nb = 2       # two") == "aaaa = 1111  # one\nb = 2        # two\n");
}

TEST_CASE("fmt: it takes no column for one that two lines share by chance", "[format]") {
  // `2` below `information`, and the `=` of a second statement above that of a function.
  CHECK(laid_out("use fields,information\na=1;b   =  2   # t\nf(x,k=1)=x*k+ 1\n") ==
        "use fields, information\na = 1; b = 2   # t\nf(x, k = 1) = x*k + 1\n");
  CHECK(laid_out("x = f(a, b)\nreturn_to(  c)") == "x = f(a, b)\nreturn_to(c)\n");
  // A table keeps its columns, signs and absent fields or not.
  CHECK(laid_out("m = [\n[ 1, -2],\n[-1,  2],\n]") == "m = [\n  [1, -2],\n  [-1, 2],\n]\n");
  CHECK(laid_out("xs = [\n(a = 1, k = 2),\n(       k = 3),\n]") == "xs = [\n  (a = 1, k = 2),\n  (k = 3),\n]\n");
  CHECK(laid_out("x = 1;   y = 2\nxx = 1;  yy = 2") == "x = 1;  y = 2\nxx = 1; yy = 2\n");
}

TEST_CASE("fmt: it indents by what is open", "[format]") {
  CHECK(laid_out("experiment e {\nvary v in [1,2]\nrun {\nrecord x=v\n}\n}") ==
        "experiment e {\n  vary v in [1, 2]\n  run {\n    record x = v\n  }\n}\n");
  CHECK(laid_out("x = f(a,\nb,\n      c)") == "x = f(a,\n      b,\n      c)\n");
  CHECK(laid_out("x = f(\na,\nb,\n)") == "x = f(\n  a,\n  b,\n)\n");
  CHECK(laid_out("x = a +\n        b") == "x = a +\n        b\n");
  CHECK(laid_out("xx=a +\n   b") == "xx = a +\n     b\n");  // it stands below a
  CHECK(laid_out("if a {\nb\n}\nelse {\nc\n}") == "if a {\n  b\n}\nelse {\n  c\n}\n");
  CHECK(laid_out("if a {\nb\n}\nelse\n{\nc\n}") == "if a {\n  b\n}\nelse\n{\n  c\n}\n");
  CHECK(laid_out("function f(a,\nb) {\nreturn a\n}") == "function f(a,\n           b) {\n  return a\n}\n");
  CHECK(laid_out("f = map(xs, g(1,\n2), x => {\nreturn x\n})") ==
        "f = map(xs, g(1,\n              2), x => {\n  return x\n})\n");
  CHECK(laid_out("f = map(xs, x => {\ny = x\nreturn y\n})") == "f = map(xs, x => {\n  y = x\n  return y\n})\n");
}

TEST_CASE("fmt: it breaks a line that is too long where a break is natural", "[format]") {
  std::string call = "result = klein_gordon(";
  for (int i = 0; i < 12; ++i) call += "parameter" + std::to_string(i) + " = value(" + std::to_string(i) + ", 1), ";
  call += "last = 1)";
  const std::string broken = laid_out(call);
  CHECK(std::count(broken.begin(), broken.end(), '\n') > 1);
  for (std::size_t begin = 0; begin < broken.size();) {
    const std::size_t end = broken.find('\n', begin);
    CHECK(end - begin <= format::kWidth);
    begin = end + 1;
  }
  CHECK(laid_out(broken) == broken);
  const std::string title(100, 'x');
  CHECK(laid_out("experiment e { title \"" + title + "\"; vary v in [1, 2]; run { record x = v } }") ==
        "experiment e {\n  title \"" + title + "\"\n  vary v in [1, 2]\n  run { record x = v }\n}\n");
  const std::string text = "x = \"" + std::string(300, 'y') + "\"\n";
  CHECK(laid_out(text) == text);  // a text has no place to break
}

TEST_CASE("fmt: a script with errors is left alone", "[format]") {
  for (const char* text : {"x = (1", "x = = 1", "\xff", "5 foo", "x = \"a"}) {
    const format::Formatted formatted = format::format(source(text), options());
    INFO(text);
    CHECK_FALSE(formatted.text);
    CHECK_FALSE(formatted.diagnostics.empty());
  }
}
