// SPDX-License-Identifier: MIT
#include "interpreter/syntax/render.h"

#include "interpreter/syntax/syntax_support.h"

using namespace ansatz::syntax;

namespace {

std::string shown(const std::string& text, Span span, std::string note = {}, std::vector<Diagnostic::Line> lines = {}) {
  return render({Severity::Error, std::make_shared<const Source>("kinks.anz", text), span, "wrong", std::move(note),
                 std::move(lines)});
}

}  // namespace

TEST_CASE("render: shows place, line, carets, note and help", "[syntax][render]") {
  const std::string text = std::string(8, '\n') + "  sim = klein_gordon(pontential = φ => …,\n";
  const auto begin = static_cast<std::uint32_t>(text.find("pontential"));
  const Diagnostic diagnostic{Severity::Error,
                              std::make_shared<const Source>("kinks.anz", text),
                              {begin, begin + 10},
                              "klein_gordon has no parameter 'pontential'",
                              "did you mean 'potential'?",
                              {{"help", "ansatz help klein_gordon"}}};
  CHECK(render(diagnostic) ==
        "kinks.anz:9:22: error: klein_gordon has no parameter 'pontential'\n"
        "  9 |   sim = klein_gordon(pontential = φ => …,\n"
        "    |                      ^~~~~~~~~~ did you mean 'potential'?\n"
        "  help: ansatz help klein_gordon\n");
}

TEST_CASE("render: keeps the gutter straight for longer line numbers", "[syntax][render]") {
  const std::string text = std::string(11, '\n') + "ab";
  CHECK(shown(text, {12, 13}) == "kinks.anz:12:2: error: wrong\n  12 | ab\n     |  ^\n");
}

TEST_CASE("render: aligns carets under wide letters and tabs", "[syntax][render]") {
  CHECK(shown("φβ x", {5, 6}) == "kinks.anz:1:4: error: wrong\n  1 | φβ x\n    |    ^\n");
  CHECK(shown("\tx", {1, 2}) == "kinks.anz:1:2: error: wrong\n  1 |     x\n    |     ^\n");
  CHECK(shown("a\tx", {2, 3}) == "kinks.anz:1:3: error: wrong\n  1 | a   x\n    |     ^\n");
  CHECK(shown("漢字 x", {7, 8}) == "kinks.anz:1:4: error: wrong\n  1 | 漢字 x\n    |      ^\n");
  CHECK(shown("漢字 x", {0, 6}) == "kinks.anz:1:1: error: wrong\n  1 | 漢字 x\n    | ^~~~\n");
}

TEST_CASE("render: shows the first line of a longer span", "[syntax][render]") {
  CHECK(shown("f(a,\n  b)", {2, 8}) == "kinks.anz:1:3: error: wrong\n  1 | f(a,\n    |   ^~\n");
}

TEST_CASE("render: has a caret for places without text", "[syntax][render]") {
  CHECK(shown("a =", {3, 3}) == "kinks.anz:1:4: error: wrong\n  1 | a =\n    |    ^\n");
  CHECK(shown("", {0, 0}) == "kinks.anz:1:1: error: wrong\n  1 |\n    | ^\n");
}

TEST_CASE("render: cuts long lines around the caret", "[syntax][render]") {
  const std::string text = std::string(300, 'a') + "BC" + std::string(300, 'd');
  const std::string out = shown(text, {300, 302});
  CHECK(out == "kinks.anz:1:301: error: wrong\n  1 | … " + std::string(50, 'a') + "BC" + std::string(48, 'd') +
                   " …\n    | " + std::string(52, ' ') + "^~\n");
  const std::string head = shown(text, {0, 1});
  CHECK(head == "kinks.anz:1:1: error: wrong\n  1 | " + std::string(100, 'a') + " …\n    | ^\n");
}

TEST_CASE("render: lets no control character through", "[syntax][render]") {
  CHECK(shown("a\x1B[31m\xFF b", {0, 1}) == "kinks.anz:1:1: error: wrong\n  1 | a�[31m� b\n    | ^\n");
}

TEST_CASE("render: names severities", "[syntax][render]") {
  CHECK(render({Severity::Doubt, nullptr, {}, "hm", {}, {}}) == "doubt: hm\n");
  CHECK(render({Severity::Note, nullptr, {}, "so", {}, {{"declared", "x"}}}) == "note: so\n  declared: x\n");
}
