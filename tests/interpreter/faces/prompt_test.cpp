// SPDX-License-Identifier: MIT
#include "interpreter/faces/prompt.h"

#include <catch2/catch.hpp>
#include <sstream>
#include <vector>

using namespace ansatz::faces;
using Catch::Matchers::Contains;

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
