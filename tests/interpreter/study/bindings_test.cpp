// SPDX-License-Identifier: MIT
// Bindings of an experiment: computed once, read by run, by other bindings and by what stands below the table.
#include <catch2/catch.hpp>

#include "study_support.h"

using namespace ansatz;
using namespace ansatz::study::testing;
using experiment::Verdict;

namespace {

void check_claims(const Ran& ran) {
  for (const auto& claim : ran.study.claims) {
    INFO(claim.text << " (" << claim.condition << "): " << claim.why);
    CHECK(claim.verdict == Verdict::reproduced);
  }
}

}  // namespace

TEST_CASE("bindings: run uses values and functions, which use each other") {
  Folder folder;
  const std::string script = R"(experiment e {
  vary v in [1, 2, 3]
  shift = 10
  data = 5
  f(x) = g(x) + shift
  g(x) = x * factor
  factor = 2
  fact(n) = if n < 2 then 1 else n * fact(n - 1)
  even(n) = if n == 0 then true else odd(n - 1)
  function odd(n) { return if n == 0 then false else even(n - 1) }
  settings = (gain = 3, act = x => x + shift)
  run {
    inner = x => f(x) + data
    record x = inner(v)
    record y = fact(v)
    record z = if even(v) then 1 else 0
    up(n) = if n == 0 then "up" else down(n - 1)
    down(n) = if n == 0 then "down" else up(n - 1)
    record end_of = up(v)
    record w = settings.gain + settings.act(v)
  }
})";
  for (const std::size_t workers : {1, 2}) {
    Settings settings;
    settings.workers = workers;
    settings.fresh = true;
    const Ran ran = run(folder, script, settings);
    CHECK(table_text(ran).find("failed") == std::string::npos);
    CHECK(ran.column("x") == "[17, 19, 21]");
    CHECK(ran.column("y") == "[1, 2, 6]");
    CHECK(ran.column("z") == "[0, 1, 0]");
    CHECK(ran.column("end_of") == "[\"down\", \"up\", \"down\"]");
    CHECK(ran.column("w") == "[14, 15, 16]");
  }
}

TEST_CASE("bindings: a constant behind functions that call each other computes every row again, a new name does not") {
  const auto script = [](const std::string& last, const std::string& odd) {
    return "experiment e {\n  vary v in [1, 2]\n  even(n) = if n <= 0 then 1 else " + odd + "(n - 1)\n  " + odd +
           "(n) = if n <= 0 then " + last + " else even(n - 1)\n  run { record y = even(v) }\n}";
  };
  Folder folder;
  const auto computed = [&](const std::string& text) { return run(folder, text).progress().computed; };
  CHECK(computed(script("0", "odd")) == 2);
  CHECK(computed(script("0", "uneven")) == 0);
  CHECK(computed(script("-1", "uneven")) == 2);
}

TEST_CASE("bindings: a constant behind a function a function that run uses computes every row again, no other does") {
  const auto script = [](const std::string& factor, const std::string& spare, const std::string& name) {
    return "experiment e {\n  vary v in [1, 2]\n  f(x) = g(x) + 1\n  g(x) = x * " + name + "\n  " + name + " = " +
           factor + "\n  spare = " + spare + "\n  top = max(y)\n  run { record y = f(v) }\n}";
  };
  Folder folder;
  const auto computed = [&](const std::string& text) { return run(folder, text).progress().computed; };
  CHECK(computed(script("2", "1", "k")) == 2);
  CHECK(computed(script("2", "7", "k")) == 0);
  CHECK(computed(script("2", "7", "factor")) == 0);
  CHECK(computed(script("3", "7", "factor")) == 2);
}

TEST_CASE("bindings: what reads columns waits for the table, and is computed once") {
  Folder folder;
  auto ran = run(folder, R"(lua [[ function counted(x) print("counting") return x end ]]
experiment e {
  vary v in [1, 2, 3]
  top = counted(max(x))
  share = x / top
  run { record x = v * 2 }
  claim "top" { top == 6 }
  claim "share" { max(share) == 1 }
  claim "share of 1" { min(share where v < 2) ≈ 1 / 3 ± 1e-12 }
})");
  check_claims(ran);
  CHECK(ran.script->printed == std::vector<std::string>{"counting"});
}

TEST_CASE("bindings: one that is not used is not computed") {
  Folder folder;
  auto ran = run(folder, R"(lua [[ function never() error("used") end ]]
experiment e {
  unused = never()
  run { record x = 1 }
  claim "x" { max(x) == 1 }
})");
  check_claims(ran);
}

TEST_CASE("bindings: one that fails is the reason of what uses it, each time it is asked for") {
  Folder folder;
  auto ran = run(folder, R"(experiment e {
  vary v in [1, 2]
  bad = [1, 2][max(x) + 5]
  run { record x = v }
  claim "first" { bad < 1 }
  claim "second" { bad + 1 < 1 }
  claim "third" { max(x) == 2 }
})");
  REQUIRE(ran.study.claims.size() == 3);
  CHECK(ran.study.claims[0].verdict == Verdict::undefined);
  CHECK(ran.study.claims[1].verdict == Verdict::undefined);
  CHECK(ran.study.claims[1].why == ran.study.claims[0].why);
  CHECK(ran.study.claims[2].verdict == Verdict::reproduced);
}

TEST_CASE("bindings: one that needs itself says so") {
  Folder folder;
  const std::string circular = R"(experiment e {
  vary v in [1, 2]
  a = b + max(x)
  b = a + 1
  run { record x = v }
  claim "circle" { a < 1 }
})";
  try {
    auto ran = run(folder, circular);
    REQUIRE(ran.study.claims.size() == 1);
    CHECK(ran.study.claims[0].verdict == Verdict::undefined);
    CHECK_THAT(ran.study.claims[0].why, Catch::Contains("computed from itself"));
  } catch (const std::runtime_error& refused) {
    CHECK_THAT(refused.what(), Catch::Contains("'b'") || Catch::Contains("'a'"));
  }
}

TEST_CASE("bindings: one that reads columns may not be used in run") {
  Folder folder;
  CHECK_THAT(refusal(folder, "experiment e { vary v in [1]; top = max(x); run { record x = v + top } }"),
             Catch::Contains("top"));
  CHECK_THAT(refusal(folder, "experiment e { vary v in [1]; f(k) = k * max(x); run { record x = f(v) } }"),
             Catch::Contains("f"));
}

TEST_CASE("bindings: axes and replicates may be made of bindings") {
  Folder folder;
  const auto ran = run(folder, R"(experiment e {
  n = 3
  xs = linspace(0, 1, n)
  vary v in xs
  replicate n
  run { record x = v }
})");
  CHECK(ran.study.table->rows() == 9);
}
