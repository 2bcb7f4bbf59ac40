// SPDX-License-Identifier: MIT
#include "interpreter/faces/prompt.h"

#include <catch2/catch.hpp>
#include <sstream>
#include <vector>

using namespace ansatz::faces;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;

namespace {

/// What somebody types, line by line; "^C" is Ctrl-C at the prompt.
class Typed final : public LineReader {
 public:
  explicit Typed(std::vector<std::string> lines) : lines_(std::move(lines)) {}
  End read(const std::string& prompt, const LineHelp&, std::string& line) override {
    prompts.push_back(prompt);
    if (next_ == lines_.size()) return End::finished;
    line = lines_[next_++];
    return line == "^C" ? End::interrupted : End::line;
  }
  void remember(const std::string& entry) override { history.push_back(entry); }

  std::vector<std::string> prompts, history;

 private:
  std::vector<std::string> lines_;
  std::size_t next_ = 0;
};

struct Spoken {
  std::string out, errors;
  std::vector<std::string> prompts, history;
};

Spoken talk(std::vector<std::string> lines) {
  Typed typed(std::move(lines));
  std::ostringstream out, errors;
  CHECK(converse(typed, RunRequest{}, {out, errors, false}) == 0);
  return {out.str(), errors.str(), typed.prompts, typed.history};
}

}  // namespace

TEST_CASE("prompt: it keeps names and shows values", "[prompt]") {
  CHECK(talk({"x = 6", "x * 7", "text(\"a\", 1)"}).out == "42\n\"a1\"\n");
}

TEST_CASE("prompt: numbers show without the noise of rounding, and keep it", "[prompt]") {
  CHECK(talk({"0.1 + 0.2", "_ == 0.3", "1/3", "1e300", "2^53", "-1/0"}).out ==
        "0.3\nfalse\n0.333333333333333\n1e300\n9007199254740992\n-inf\n");
}

TEST_CASE("prompt: names may be bound again, and _ is the last value", "[prompt]") {
  CHECK(talk({"x = 1", "x = 2", "x + 1", "_ * 10", "_"}).out == "3\n30\n30\n");
}

TEST_CASE("prompt: it goes on reading while brackets are open", "[prompt]") {
  const Spoken spoken = talk({"function f(x) {", "  return x + 1", "}", "f(1)"});
  CHECK(spoken.out == "2\n");
  CHECK(spoken.prompts == std::vector<std::string>{"> ", "… ", "… ", "> ", "> "});
  CHECK(spoken.history == std::vector<std::string>{"function f(x) {\n  return x + 1\n}", "f(1)"});
}

TEST_CASE("prompt: an empty line closes an entry that never ended", "[prompt]") {
  const Spoken spoken = talk({"(1 +", "", "2 + 2"});
  CHECK_THAT(spoken.errors, Contains("error"));
  CHECK(spoken.out == "4\n");
}

TEST_CASE("prompt: Ctrl-C clears what was typed", "[prompt]") { CHECK(talk({"(1 +", "^C", "5"}).out == "5\n"); }

TEST_CASE("prompt: errors leave it alive", "[prompt]") {
  const Spoken spoken = talk({"yy", "[1, 2][3]", "x = ", "", "1 + 1"});
  CHECK_THAT(spoken.errors, Contains("'yy'") && Contains("index 3"));
  CHECK(spoken.out == "2\n");
}

TEST_CASE("prompt: ?name is help, with the nearest name for a misspelt one", "[prompt]") {
  const Spoken spoken = talk({"?shannon", "? shanon"});
  CHECK_THAT(spoken.out, Contains("information.shannon"));
  CHECK_THAT(spoken.errors, Contains("did you mean 'shannon'"));
}

TEST_CASE("prompt: use brings a module's names for all later entries", "[prompt]") {
  CHECK(talk({"use information", "shannon([0.5, 0.5], base = \"bit\")"}).out == "1\n");
}

TEST_CASE("prompt: :quit ends it, an unknown command does not", "[prompt]") {
  const Spoken spoken = talk({":hepl", "1", ":quit", "2"});
  CHECK(spoken.out == "1\n");
  CHECK_THAT(spoken.errors, Contains("there is no command ':hepl'"));
}

TEST_CASE("prompt: a mark on its own draws, and :figure says how it is kept", "[prompt]") {
  const Spoken spoken = talk({":figure a", "line([1, 4, 9])", ":figure"});
  CHECK_THAT(spoken.out, Contains("⣀") && Contains("index") && Contains(":figure name writes it"));
  CHECK_THAT(spoken.errors, Contains("nothing was drawn yet") && Contains(":figure wants a name"));
  CHECK_THAT(talk({"line = 3", "line * 2"}).out, Contains("6"));
  CHECK_THAT(talk({"line(\"a\")"}).errors, Contains("error"));
  CHECK_THAT(talk({"if true { line([1, 2]) }"}).errors, Contains("error"));
}

TEST_CASE("prompt: ??words searches, best first", "[prompt]") {
  const std::string found = talk({"??jensen shannon", "??"}).out;
  CHECK(found.find("information.jensen_shannon") < found.find("information.shannon"));
  CHECK_THAT(talk({"??qqqzzz"}).errors, Contains("nothing speaks of 'qqqzzz'"));
}

TEST_CASE("prompt: ? tells what a name holds", "[prompt]") {
  CHECK_THAT(talk({"width = 180 mm", "?width"}).out, Contains("180 mm"));
  CHECK_THAT(talk({"f(x) = x^2", "?f"}).out, Contains("a function") && Contains("f(x) = x^2"));
  CHECK_THAT(talk({"p = (a = [1, 2], b = 3)", "?p.a"}).out, Contains("[1, 2]"));
  CHECK_THAT(talk({"wdth = 1", "?wdht"}).errors, Contains("did you mean 'wdth'"));
}

TEST_CASE("prompt: :lua speaks Lua over the same values, and comes back", "[prompt]") {
  const Spoken spoken = talk({"x = [1, 2, 3]", ":lua", "y = x * 2", "y", "for i = 1, 2 do", "print(i)", "end", "1 +",
                              "", "2 + 2", ":lua", "y[3] + _"});
  CHECK(spoken.out == "Lua over the same values; :lua or Ctrl-D comes back\n[2, 4, 6]\n1\n2\n4\n10\n");
  CHECK_THAT(spoken.errors, Contains("error"));
  CHECK(spoken.prompts[1] == "> ");
  CHECK(spoken.prompts[2] == "lua> ");
  CHECK(spoken.prompts[5] == "lua… ");
  CHECK(talk({":lua 6 * 7"}).out == "42\n");
}

TEST_CASE("prompt: :time tells how long an entry took, in whatever unit", "[prompt]") {
  const std::string out = talk({":time 6 * 7"}).out;
  CHECK_THAT(out, StartsWith("42\n  ") && EndsWith("s\n"));
  CHECK_THAT(talk({":time"}).errors, Contains(":time wants an entry"));
  CHECK(talk({":time (1 +", "2)"}).out.substr(0, 2) == "3\n");
}

TEST_CASE("prompt: :reset forgets names", "[prompt]") {
  const Spoken spoken = talk({"x = 1", "use information", ":reset", "x", "shannon([1])", "2"});
  CHECK_THAT(spoken.errors, Contains("there is no name 'x'") && Contains("'shannon'"));
  CHECK_THAT(spoken.out, EndsWith("2\n"));
}

TEST_CASE("prompt: :names lists what is bound", "[prompt]") {
  CHECK_THAT(talk({"x = 2.5", "grid = [[1, 2], [3, 4]]", ":names"}).out, Contains("x     2.5") && Contains("2 × 2"));
  CHECK(talk({":names"}).out == "nothing is bound yet\n");
}

TEST_CASE("prompt: words after a colon say what they take", "[prompt]") {
  CHECK_THAT(talk({":reset now"}).errors, Contains(":reset takes nothing after it"));
  CHECK_THAT(talk({":tiem 1"}).errors, Contains("did you mean 'time'"));
  CHECK_THAT(talk({":help"}).out, Contains(":save name [file]") && Contains("??words"));
}

TEST_CASE("prompt: it completes words after a colon, help and entries of several lines", "[prompt]") {
  class Asking final : public LineReader {
   public:
    End read(const std::string&, const LineHelp& help, std::string& line) override {
      const std::vector<std::string> entries = {"use fields", "klein_gordon(", "po", ")"};
      if (step == 0) {
        for (const char* typed : {":sa", "?klein_gor", ":time lins", ":reset x"}) {
          const auto found = help.complete(typed, std::string(typed).size());
          seen += found.candidates.empty() ? "none;" : found.candidates[0].text + ";";
        }
      }
      if (step == 2) {
        const auto found = help.complete("po", 2);
        CHECK(found.replaced == ansatz::syntax::Span{0, 2});
        CHECK(help.indentation == "  ");
        for (const auto& each : found.candidates) seen += each.text + ";";
      }
      if (step == entries.size()) return End::finished;
      line = entries[step++];
      return End::line;
    }
    void remember(const std::string&) override {}
    std::size_t step = 0;
    std::string seen;
  };
  Asking asking;
  std::ostringstream out, errors;
  converse(asking, RunRequest{}, {out, errors, false});
  CHECK(asking.seen == "save;klein_gordon;linspace;none;potential;points;");
}
