// SPDX-License-Identifier: MIT
// Where the names of a script stand: what editors go to and rename.

#include "interpreter/check/occurrences.h"

#include <catch2/catch.hpp>

#include "interpreter/check/script.h"
#include "interpreter/check/small_registry.h"

using namespace ansatz;

namespace {

/// Every place of the name that stands at the bar, as "line:column" in the order of the text.
std::string places(std::string text) {
  const auto bar = text.find('|');
  text.erase(bar, 1);
  const core::Registry& registry = tests::small_registry();
  const tests::Script script = tests::check_script(text, registry);
  REQUIRE(script.checked);
  const syntax::Source& source = *script.checked->file->source;
  const auto symbols = script.checked->occurrences.symbols(source);
  const check::Symbol* symbol = check::symbol_at(symbols, static_cast<std::uint32_t>(bar));
  if (!symbol) return "none";
  std::string all;
  for (const syntax::Span place : symbol->places) {
    CHECK(source.text(place) == symbol->name);
    const syntax::Position at = source.position(place.begin);
    all += (all.empty() ? "" : " ") + std::to_string(at.line) + ":" + std::to_string(at.column);
  }
  return all;
}

}  // namespace

TEST_CASE("occurrences: names of a file, before and after they are bound", "[check]") {
  CHECK(places("|x = 1\ny = x + x\nprint(x)") == "1:1 2:5 2:9 3:7");
  CHECK(places("x = 1\ny = x + |x\nprint(x)") == "1:1 2:5 2:9 3:7");
  CHECK(places("f(n) = g(n)\n|g(m) = m") == "1:8 2:1");
  CHECK(places("φ = 1\nprint(φ, |φ)") == "1:1 2:7 2:10");
  CHECK(places("x = 1\nprint(|print)") == "none");
}

TEST_CASE("occurrences: a local is not its namesake", "[check]") {
  CHECK(places("x = 1\nf(|x) = x^2\nprint(x)") == "2:3 2:8");
  CHECK(places("|x = 1\nf(x) = x^2\nprint(x)") == "1:1 3:7");
  CHECK(places("function f() {\n  a = 1\n  a = |a + 1\n  return a\n}") == "2:3 3:3 3:7 4:10");
  CHECK(places("for |i in 1..3 { print(i) }\nfor i in 1..3 { print(i) }") == "1:5 1:23");
}

TEST_CASE("occurrences: a parameter stands in calls by name as well", "[check]") {
  CHECK(places("f(x, |k = 1) = x*k\nprint(f(2, k = 3), f(2, k = 4))") == "1:6 1:17 2:12 2:25");
}

TEST_CASE("occurrences: an axis and a column are one name through the experiment", "[check]") {
  const std::string script =
      "experiment e {\n  vary |v in [1, 2]\n  run {\n    w = 2*v\n    record w\n    record u = w + v\n  }\n"
      "  claim \"c\" { max(u where v > 1) > 0 }\n  figure f (title = \"{n} of {{v}\") { line(v, u) }\n  n = "
      "max(w)\n}\n";
  CHECK(places(script) == "2:8 4:11 6:20 8:27 9:43");
  std::string other = script;
  other.erase(other.find('|'), 1);
  other.insert(other.find("u = w"), "|");
  CHECK(places(other) == "6:12 8:19 9:46");
  other.erase(other.find('|'), 1);
  other.insert(other.find("w = 2"), "|");
  CHECK(places(other) == "4:5 5:12 6:16 10:11");
  other.erase(other.find('|'), 1);
  other.insert(other.find("n = max"), "|");
  CHECK(places(other) == "9:23 10:3");
}
