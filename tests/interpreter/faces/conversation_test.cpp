// SPDX-License-Identifier: MIT
#include "interpreter/faces/conversation.h"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <optional>
#include <sstream>
#include <thread>

#include "interpreter/experiment/store/store.h"
#include "interpreter/experiment/table.h"
#include "interpreter/faces/program.h"

using namespace ansatz;
using namespace ansatz::faces;
using Catch::Matchers::Contains;

namespace {

/// A conversation whose results go to a folder of its own.
struct Talk {
  testing::Folder folder;
  std::ostringstream out, errors;
  Output output{out, errors, false};
  RunRequest request = within(folder);
  Conversation conversation{request, output};

  static RunRequest within(const testing::Folder& folder) {
    RunRequest request;
    request.out = folder.path() / "results";
    request.workers = 1;
    return request;
  }
  /// Rows that an experiment has stored; nothing where there is no store yet.
  std::optional<std::size_t> rows(const std::string& experiment) const {
    try {
      return experiment::ExperimentTable(*experiment::Store::read(request.out / experiment)).rows();
    } catch (const experiment::StoreError&) {
      return std::nullopt;
    }
  }
  /// The answer to an entry that is interrupted once the experiment of that name has a store, with so many rows.
  Answer interrupted(const std::string& experiment, const std::string& entry, std::size_t least) {
    std::atomic<bool> over{false};
    std::thread other([&] {
      while (!over) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        if (const auto stored = rows(experiment); stored && *stored >= least) conversation.interrupt();
      }
    });
    Answer stopped = conversation.evaluate(entry);
    over = true;
    other.join();
    return stopped;
  }
};

}  // namespace

TEST_CASE("conversation: shows a function as it was written") {
  Talk talk;
  talk.conversation.evaluate("f(x, k = 2) = x^k + 1");
  CHECK(talk.conversation.evaluate("f").text == "f(x, k = 2) = x^k + 1");
  talk.conversation.evaluate("function g(x) {\n  return 2*x\n}");
  CHECK(talk.conversation.evaluate("g").text == "function g(x) {\n  return 2*x\n}");
  CHECK(talk.conversation.evaluate("h = x => 3*x").text.empty());
  CHECK(talk.conversation.evaluate("h").text == "h = x => 3*x");
  CHECK(talk.conversation.evaluate("f(3)").text == "10");
}

TEST_CASE("conversation: an answer has the value, its text, and what is doubtful", "[conversation]") {
  Talk talk;
  const Answer answer = talk.conversation.evaluate("6 * 7");
  CHECK(answer.end == Answer::End::done);
  CHECK(*answer.value.get<double>() == 42);
  CHECK(answer.text == "42");
  CHECK(answer.diagnostics.empty());
  const Answer nothing = talk.conversation.evaluate("x = 1");
  CHECK(nothing.value.is_nothing());
  CHECK(nothing.text.empty());
  CHECK(talk.conversation.evaluate("max = 2").diagnostics.size() == 1);  // hides a name of the core
}

TEST_CASE("conversation: errors say whether anything ran", "[conversation]") {
  Talk talk;
  const Answer refused = talk.conversation.evaluate("print(1); yy");
  CHECK(refused.end == Answer::End::refused);
  CHECK(refused.diagnostics.size() == 1);
  CHECK(talk.out.str().empty());
  const Answer failed = talk.conversation.evaluate("print(1); [1, 2][3]");
  CHECK(failed.end == Answer::End::failed);
  CHECK_THAT(failed.messages, Contains("index 3"));
  CHECK(talk.out.str() == "1\n");
}

TEST_CASE("conversation: marks make a figure, which is no value", "[conversation]") {
  Talk talk;
  const Answer answer = talk.conversation.evaluate("line([1, 2, 3])\nhline(2)");
  REQUIRE(answer.figure);
  CHECK(answer.figure->panels.at(0).marks.size() == 2);
  CHECK(answer.value.is_nothing());
  CHECK_FALSE(talk.conversation.evaluate("1").figure);
  CHECK(talk.conversation.evaluate("line(\"a\")").end == Answer::End::refused);
  CHECK(talk.conversation.evaluate("line([1, 2], [1, 2, 3])").end == Answer::End::failed);
}

TEST_CASE("conversation: it knows whether more must come", "[conversation]") {
  Talk talk;
  using Completeness = Conversation::Completeness;
  CHECK(talk.conversation.completeness("f(1,") == Completeness::incomplete);
  CHECK(talk.conversation.completeness("1 +") == Completeness::incomplete);
  CHECK(talk.conversation.completeness("1 + 1") == Completeness::complete);
  CHECK(talk.conversation.completeness(")") == Completeness::complete);
  CHECK(talk.conversation.completeness("for i = 1, 2 do", true) == Completeness::incomplete);
  CHECK(talk.conversation.completeness("1 + 1", true) == Completeness::complete);
  CHECK(talk.conversation.completeness("end", true) == Completeness::complete);
}

TEST_CASE("conversation: it completes what earlier entries bound", "[conversation]") {
  Talk talk;
  talk.conversation.evaluate("settings = (points = 64, until = 1)");
  const auto found = talk.conversation.complete("settings.p", 10);
  REQUIRE(found.candidates.size() == 1);
  CHECK(found.candidates[0].text == "points");
  CHECK(talk.conversation.complete("sett", 4).candidates.at(0).summary == "a record of 2 fields");
  CHECK(talk.conversation.call_around("linspace(0, ", 12)->callee == "linspace");
}

TEST_CASE("conversation: another thread may interrupt it, and it goes on", "[conversation]") {
  Talk talk;
  for (const char* endless :
       {"while true { }", "lua [[ while true do end ]]", "fields.klein_gordon(points = 2048, until = 1e8)",
        "x = linspace(0, 1, 1000000); while true { y = sin(x)*2 + x }"}) {
    INFO(endless);
    std::atomic<bool> over{false};
    std::thread other([&] {
      // It may not have begun yet, and then would forget the press: so more than one.
      while (!over) {
        std::this_thread::sleep_for(std::chrono::milliseconds(30));
        talk.conversation.interrupt();
      }
    });
    const Answer answer = talk.conversation.evaluate(endless);
    over = true;
    other.join();
    CHECK(answer.end == Answer::End::interrupted);
    CHECK(talk.conversation.evaluate("1 + 1").text == "2");
  }
}

TEST_CASE("conversation: an experiment's name holds its table afterwards", "[conversation]") {
  Talk talk;
  Conversation& conversation = talk.conversation;
  const Answer answer =
      conversation.evaluate("experiment squares {\n  vary i in 1..5\n  run { record square = i^2 }\n}");
  CHECK(answer.end == Answer::End::done);
  CHECK(answer.tables == std::vector<std::string>{"squares"});
  CHECK_THAT(talk.out.str(), Contains("5 rows"));
  CHECK(conversation.evaluate("sum(squares.square)").text == "55");
  CHECK(conversation.complete("squares.sq", 10).candidates.at(0).text == "square");
  conversation.evaluate("total = sum(squares.square)");
  CHECK_THAT(conversation.recorded().script_of("total"),
             Contains("experiment squares {") && Contains("total = sum(squares.square)"));
}

// Whatever is typed, the next entry is answered: every script that must be refused, one after the other.
TEST_CASE("conversation: it survives every wrong script there is", "[conversation]") {
  Talk talk;
  std::size_t fed = 0;
  std::vector<std::filesystem::path> scripts;
  for (const auto& each : std::filesystem::recursive_directory_iterator("tests/language/wrong")) {
    if (each.path().extension() == ".anz") scripts.push_back(each.path());
  }
  std::sort(scripts.begin(), scripts.end());
  for (const auto& script : scripts) {
    INFO(script);
    const Answer answer = talk.conversation.evaluate(testing::text_of(script));
    CHECK((answer.end == Answer::End::done || !answer.messages.empty()));
    CHECK(talk.conversation.evaluate("1 + 1").text == "2");
    ++fed;
  }
  CHECK(fed >= 100);
}

TEST_CASE("conversation: looks at a partial table that a hypothesis will use are counted", "[conversation]") {
  Talk talk;
  Conversation& conversation = talk.conversation;
  const auto looks = [&] { return experiment::Store::read(talk.request.out / "slow")->ledger_counts().looks; };

  // Interrupted once a row is stored: rows are a few milliseconds of work, and there are many.
  const std::string slow =
      "experiment slow {\n  vary side in [0, 1]\n  replicate 2000\n"
      "  run { record x = sum(normal(side, 1, 20000)); record other = 1 }\n"
      "  hypothesis \"sides differ\" { mann_whitney(x by side) }\n}";
  const Answer stopped = talk.interrupted("slow", slow, 1);
  REQUIRE(stopped.end == Answer::End::interrupted);
  REQUIRE(stopped.tables.size() == 1);
  CHECK(looks() == 0);

  CHECK(conversation.evaluate("slow.other").messages.empty());  // no hypothesis reads it
  CHECK(conversation.evaluate("1 + 1").messages.empty());
  CHECK(looks() == 0);
  CHECK_THAT(conversation.evaluate("mean(slow.x)").messages, Contains("a look at slow.x"));
  CHECK(looks() == 1);
  CHECK(conversation.evaluate("print(slow.x); [1][2]").end == Answer::End::failed);  // seen all the same
  CHECK(looks() == 2);
  conversation.evaluate("lua [[ local t = slow ]]");  // whatever Lua does with it: x and side
  CHECK(looks() == 4);
  conversation.evaluate_lua("print(#slow.x)");
  CHECK(looks() == 6);
  conversation.evaluate("table = slow");
  CHECK(looks() == 8);
  CHECK_THAT(conversation.inspect("slow.x").value_or(""), Contains("a look at slow.x"));
  CHECK(looks() == 9);
  conversation.evaluate("slower = 1; slower + 1");  // another name that begins alike
  conversation.evaluate_lua("slower = 2");
  CHECK(looks() == 9);
}

TEST_CASE("conversation: where no row is stored there is nothing to look at", "[conversation]") {
  Talk talk;
  Conversation& conversation = talk.conversation;
  // Interrupted in its first row, which would take for ever.
  const Answer stopped = talk.interrupted(
      "stuck",
      "experiment stuck {\n  vary side in [0, 1]\n  run { while true { }; record n = normal(side, 1) }\n"
      "  hypothesis \"sides differ\" { mann_whitney(n by side) }\n}",
      0);
  REQUIRE(stopped.end == Answer::End::interrupted);
  CHECK(stopped.tables.empty());
  CHECK(conversation.evaluate("stuck").messages.empty());
  CHECK_THAT(
      conversation.evaluate("mean(stuck.n)").messages,
      Contains("no row of stuck has succeeded yet, so it has no column 'n'") && !Contains("counted in the ledger"));
  conversation.evaluate_lua("print(stuck.name)");
  CHECK(experiment::Store::read(talk.request.out / "stuck")->ledger_counts().looks == 0);
}

TEST_CASE("conversation: results of a script are not taken for the prompt's own", "[conversation]") {
  const testing::Folder folder;
  const std::string experiment = "experiment e {\n  vary v in [1, 2]\n  run { record x = v }\n}\n";
  folder.write("s.anz", experiment);
  REQUIRE(testing::run_ansatz(folder, {"s.anz"}).status == 0);
  std::ostringstream out, errors;
  RunRequest request;
  request.out = folder.path() / "results";
  Conversation conversation(request, {out, errors, false});
  // What the prompt can do about it: it has no --out and no --fresh.
  const Answer answer = conversation.evaluate(experiment);
  CHECK_THAT(answer.messages, Contains("holds the results of experiment e of") && Contains("s.anz: ") &&
                                  Contains("give the experiment another name, or start the prompt in another folder") &&
                                  !Contains("--"));
  CHECK(experiment::Store::read(request.out / "e")->owner().script_path.find("s.anz") != std::string::npos);
  CHECK(conversation.evaluate("experiment f {\n  vary v in [1, 2]\n  run { record x = v }\n}").messages.empty());
  CHECK(conversation.evaluate("max(f.x)").text == "2");
  // A script is told of its options.
  folder.write("t.anz", experiment);
  CHECK_THAT(testing::run_ansatz(folder, {"t.anz"}).errors, Contains("give another folder with --out DIR"));
}
