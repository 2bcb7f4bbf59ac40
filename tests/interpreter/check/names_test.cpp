// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "interpreter/check/messages.h"

using namespace ansatz;
using tests::messages;
using Kind = check::Resolution::Kind;

TEST_CASE("names: a function may use what is bound below it, a line may not", "[check]") {
  CHECK(messages("f(x) = x + n\nn = 3\nprint(f(n))\n") == "");
  CHECK(messages("print(n)\nn = 3\n") == "1:7 'n' is used before it is bound\n");
  CHECK(messages("n = n + 1\n") == "1:5 'n' is used before it is bound\n");
  CHECK(messages("f(x) = if x > 0 then f(x - 1) else 0\n") == "");
}

TEST_CASE("names: a kernel is in scope after `use`, and through its module always", "[check]") {
  CHECK(messages("use information\nprint(shannon([1]), fields.kink_antikink())\n") == "");
  CHECK(messages("print(shannon([1]))\n") ==
        "1:7 'shannon' belongs to the module 'information', which is not in use here\n");
  CHECK(messages("print(shannon([1]))\nuse information\n") == "1:7 'shannon' is used before it is bound\n");
  CHECK(messages("print(energy(1))\nuse fields, information\n").find("is in the modules 'fields' and 'information'") !=
        std::string::npos);
  CHECK(messages("use fields, information\nprint(fields.energy(1))\n") == "");
}

TEST_CASE("names: a local shadows without a word where it is a parameter, with a doubt where it is bound", "[check]") {
  CHECK(messages("x = 1\nf(x) = x\nfor x in 1..3 { print(x) }\n") == "");
  CHECK(messages("x = 1\nfunction f() {\n  x = 2\n  return x\n}\n") ==
        "3:3 doubt: this 'x' is new here and hides the one of the file\n");
  CHECK(messages("function f(n) {\n  g = y => {\n    n = y\n    return n\n  }\n  return g\n}\n") ==
        "3:5 doubt: this 'n' is new here and hides the one of the function around it\n");
  CHECK(messages("function f(n) {\n  if n > 1 { n = 1 }\n  return n\n}\n") == "");
}

TEST_CASE("names: one that a block bound is gone after it", "[check]") {
  CHECK(messages("for i in 1..3 { t = i }\nprint(t)\n") ==
        "2:7 't' is bound inside a block only, on line 1, and gone after it\n");
}

TEST_CASE("names: globals of a Lua block are names of the file", "[check]") {
  CHECK(messages("lua [[ a, b = 1, 2; local c = 3; function f(x) y = x end; t.z = 1 ]]\nprint(a, b, f(1), y)\n") == "");
  CHECK(messages("lua [[ local c = 3 ]]\nprint(c)\n") == "2:7 there is no name 'c'\n");
  CHECK(messages("x = lua [[ counter = 1; return counter ]]\nprint(counter)\n") == "");
}

TEST_CASE("names: imports bring theirs, or one for all", "[check]") {
  check::Options options = tests::script_options(tests::small_registry());
  options.load = [](const std::string& path) {
    check::Imported brought;
    if (path == "other.anz")
      brought.names = {"a", "f"};
    else
      brought.problem = "there is no file '" + path + "'";
    return brought;
  };
  CHECK(messages("import \"other.anz\"\nprint(f(a))\n", options) == "");
  CHECK(messages("import \"other.anz\" as o\nprint(o.f(o.a))\n", options) == "");
  CHECK(messages("import \"none.anz\"\n", options) == "1:8 there is no file 'none.anz'\n");
  CHECK(messages("import \"other.anz\"\na = 3\n", options) == "2:1 'a' is bound twice\n");
}

TEST_CASE("names: at the prompt a name may be bound again, and older ones are known", "[check]") {
  check::Options options = tests::script_options(tests::small_registry());
  options.is_prompt = true;
  options.bound_names = {"x", "f"};
  options.used_modules = {"information"};
  CHECK(messages("x = x + 1\nx = f(shannon([x]), k = 2)\n", options) == "");
  CHECK(messages("shannon = 3\n", options) ==
        "1:1 'shannon' is a name of the module 'information', which this file uses\n");
}

TEST_CASE("names: each use says what it stands for", "[check]") {
  const auto script = tests::check_script("use fields\nn = 3\nf(x) = x + n\nprint(klein_gordon, fields.energy, f)\n",
                                          tests::small_registry());
  REQUIRE(script.checked);
  const auto& statements = script.checked->file->statements;
  const auto& body = *std::get<syntax::ExpressionPtr>(syntax::as<syntax::FunctionDefinition>(*statements[2])->body);
  const auto* sum = syntax::as<syntax::Binary>(body);
  CHECK(script.checked->resolution(*sum->left).kind == Kind::local);
  CHECK(script.checked->resolution(*sum->right).kind == Kind::file_name);
  const auto& print = *syntax::as<syntax::ExpressionStatement>(*statements[3])->value;
  const auto* call = syntax::as<syntax::Call>(print);
  CHECK(script.checked->resolution(*call->callee).kind == Kind::builtin);
  CHECK(script.checked->resolution(*call->arguments[0].value).kernel->dotted_name() == "fields.klein_gordon");
  CHECK(script.checked->resolution(*call->arguments[1].value).kernel->dotted_name() == "fields.energy");
  CHECK(script.checked->resolution(*call->arguments[2].value).kind == Kind::file_name);
  CHECK(script.checked->names == std::vector<std::string>{"n", "f"});
  CHECK(script.checked->modules == std::vector<std::string>{"fields"});
}

TEST_CASE("names: nesting and chains have a limit, and stay far from the stack's", "[check]") {
  std::string deep = "x = ", chain = "x = 1";
  for (int i = 0; i < 180; ++i) deep += "[";
  deep += "1" + std::string(180, ']') + "\n";
  for (int i = 0; i < 190; ++i) chain += " + 1";
  CHECK(messages(deep).find("this nests more than 85 deep") != std::string::npos);
  CHECK(messages(chain + "\n") == "");
}

TEST_CASE("names: fields of what a loop or an axis goes through, and of an import's alias", "[check]") {
  CHECK(messages("rs = [(a = 1), (a = 2, b = 3)]\nfor r in rs { print(r.a, r.b, r.c) }\n") ==
        "2:33 this record has no field 'c'\n");
  CHECK(messages("rs = [(a = 1), 2]\nfor r in rs { print(r.c) }\n") == "");
  check::Options options = tests::script_options(tests::small_registry());
  options.load = [](const std::string&) {
    check::Imported brought;
    brought.names = {"f"};
    brought.homes = {"o.anz"};
    return brought;
  };
  CHECK(messages("import \"o.anz\" as o\nprint(o.f(1), o.g)\n", options) == "2:17 this record has no field 'g'\n");
  CHECK(messages("import \"o.lua\" as o\nprint(o.f(1), o.g)\n", options) == "");
}

TEST_CASE("names: an import binds once as any line does, but one binding may come by two ways", "[check]") {
  check::Options options = tests::script_options(tests::small_registry());
  options.load = [](const std::string& path) {
    check::Imported brought;
    brought.names = {"k"};
    brought.homes = {path == "again.anz" ? "o.anz" : path};
    return brought;
  };
  CHECK(messages("import \"o.anz\"\nimport \"o.anz\"\nimport \"again.anz\"\nprint(k)\n", options) == "");
  CHECK(messages("import \"o.anz\"\nimport \"other.anz\"\n", options) ==
        "2:8 this brings 'k', which is bound already\n");
  CHECK(messages("k = 1\nimport \"o.anz\"\n", options) == "2:8 this brings 'k', which is bound already\n");
  CHECK(messages("import \"o.anz\"\nk = 1\n", options) == "2:1 'k' is bound twice\n");
  CHECK(messages("k = 1\nimport \"o.anz\" as o\n", options) == "");
}

TEST_CASE("names: what Lua assigns is a local of the script where there is one, else a name of the file", "[check]") {
  CHECK(messages("function f(x) {\n  y = x\n  lua [[ y = 2 ]]\n  return y\n}\ng(q) = lua [[ q = 1; return q ]]\n") ==
        "");
  CHECK(messages("k = 1\nlua [[ local z = 1\n  k = z ]]\n") == "3:3 'k' is bound twice\n");
  CHECK(messages("lua [[ n = 1 ]]\nlua [[ n = n + 1 ]]\nprint(n)\n") == "2:8 'n' is bound twice\n");
  CHECK(messages("lua [[ n = 0\n  for i = 1, 3 do n = n + i end\n  n = -n ]]\nprint(n)\n") ==
        "");  // Lua's own business
  CHECK(messages("k = 1\nfunction f() {\n  lua [[ k = 2 ]]\n  return k\n}\n") == "3:10 'k' is bound twice\n");
  CHECK(messages("k = 1\nif true { lua [[ k = 2 ]] }\n") == "2:18 'k' is bound twice\n");
  CHECK(messages("k = 1\nv = lua [[ k = 2; return k ]]\n") == "2:12 'k' is bound twice\n");
  CHECK(messages("lua [[ k = 1 ]]\nf(k) = lua [[ k = 2; return k ]]\n") == "");  // a parameter is not of the file
  CHECK(messages("experiment e {\n  vary a in [1, 2]\n  run {\n    lua [[ a = 3 ]]\n    lua [[ fresh = 3 ]]\n    "
                 "record c = a\n  }\n}\n") ==
        "4:12 'a' is an axis, which 'run' may read but not assign\n"
        "5:12 'fresh' is a name of the file, which 'run' may read but not assign\n");
}
