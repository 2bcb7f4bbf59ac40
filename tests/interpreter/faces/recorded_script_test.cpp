// SPDX-License-Identifier: MIT
// :save writes the smallest script that recreates a value: the script is run, and must give it.

#include "interpreter/faces/recorded_script.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "interpreter/faces/conversation.h"
#include "interpreter/faces/program.h"
#include "interpreter/host/object.h"

using namespace ansatz;
using namespace ansatz::faces;

namespace {

class Session {
 public:
  Session() : output_{out_, errors_, false}, conversation_(request(folder_), output_) {}
  std::string say(const std::string& entry, bool is_lua = false) {
    const Answer answer = is_lua ? conversation_.evaluate_lua(entry) : conversation_.evaluate(entry);
    INFO(entry << "\n" << answer.messages);
    CHECK(answer.end == Answer::End::done);
    return answer.text;
  }
  std::string script(const std::string& name) { return conversation_.recorded().script_of(name); }

 private:
  static RunRequest request(const testing::Folder& folder) {
    RunRequest request;
    request.out = folder.path() / "results";
    return request;
  }
  testing::Folder folder_;
  std::ostringstream out_, errors_;
  Output output_;
  Conversation conversation_;
};

/// What the script gives when it is a file of its own, read as one entry; names bind once there.
std::string given(const std::string& script, const std::string& name) {
  Session session;
  session.say(script);
  return session.say(name);
}

}  // namespace

TEST_CASE("saved script: it holds what the value needs and nothing else", "[save]") {
  Session session;
  for (const char* entry : {"use information, fields", "a = 2", "b = 3", "unused = shannon([0.5, 0.5])", "f(x) = a*x",
                            "c = f(b)", "d = c + 100"})
    session.say(entry);
  CHECK(session.script("c") == "a = 2\nb = 3\nf(x) = a*x\nc = f(b)\n");
  CHECK(session.script("unused") == "use information\n\nunused = shannon([0.5, 0.5])\n");
  CHECK(given(session.script("d"), "d") == "106");
}

TEST_CASE("saved script: names that were bound again are told apart", "[save]") {
  Session session;
  for (const char* entry : {"x = 1", "y = x + 1", "x = x + 10", "z = x*100 + y", "x = 0"}) session.say(entry);
  const std::string script = session.script("z");
  CHECK(script == "x_1 = 1\ny = x_1 + 1\nx = x_1 + 10\nz = x*100 + y\n");
  CHECK(given(script, "z") == "1102");
}

TEST_CASE("saved script: the last value gets a name", "[save]") {
  Session session;
  for (const char* entry : {"6*7", "_ + 1", "w = _ * 2"}) session.say(entry);
  CHECK(session.script("w") == "value = 6*7\nvalue_2 = value + 1\nw = value_2 * 2\n");
  CHECK(session.script("_") == "value = 6*7\nvalue_2 = value + 1\n");
  CHECK(given(session.script("w"), "w") == "86");
}

TEST_CASE("saved script: earlier draws come along, so that later ones stay what they were", "[save]") {
  Session session;
  session.say("first = normal(0, 1, 3)");
  session.say("other = uniform(0, 1, 3)");
  session.say("second = normal(0, 1, 3)");
  const std::string value = session.say("second");
  const std::string script = session.script("second");
  CHECK(script == "first = normal(0, 1, 3)\nsecond = normal(0, 1, 3)\n");
  CHECK(given(script, "second") == value);
}

TEST_CASE("saved script: Lua comes along with what it reads", "[save]") {
  Session session;
  session.say("a = 4");
  session.say("b = a * 10", true);
  session.say("c = b + 2");
  CHECK(given(session.script("c"), "c") == "42");
  session.say("a = 5");
  session.say("lua [[ d = a + b ]]");
  CHECK_THROWS_AS(session.script("d"), Unsaved);  // Lua reads the second a, what came before it the first
}

TEST_CASE("saved script: functions that call themselves or each other", "[save]") {
  Session session;
  session.say("function f(n) {\n  if n <= 1 { return 1 }\n  return n * f(n - 1)\n}");
  session.say("v = f(5)");
  CHECK(given(session.script("v"), "v") == "120");
}

TEST_CASE("saved script: an experiment comes along with what reads its table", "[save]") {
  Session session;
  for (const char* entry :
       {"width = 2", "experiment pilot {\n  vary i in 1..3\n  run { record x = normal(i, width) }\n}", "unread = 5",
        "m = mean(pilot.x)"})
    session.say(entry);
  const std::string script = session.script("m");
  CHECK(script.starts_with("width = 2\nexperiment pilot {"));
  CHECK(script.ends_with("}\nm = mean(pilot.x)\n"));
  CHECK(given(script, "m") == session.say("m"));
  // Another name would be another address of its draws.
  session.say("experiment pilot {\n  vary i in 1..4\n  run { record x = normal(i, width) }\n}");
  session.say("both = m + mean(pilot.x)");
  CHECK_THROWS_WITH(session.script("both"), Catch::Contains("the experiment 'pilot' was stated more than once"));
}

TEST_CASE("saved script: what nothing binds is refused", "[save]") {
  Session session;
  CHECK_THROWS_WITH(session.script("nobody"), "nothing is bound to 'nobody' here");
}
