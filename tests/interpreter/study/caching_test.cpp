// SPDX-License-Identifier: MIT
// What makes a row be computed again, and what does not.
#include <catch2/catch.hpp>

#include "study_support.h"

using namespace ansatz;
using namespace ansatz::study::testing;

TEST_CASE("files: a row may not read one; what is read outside of it is part of what it is") {
  Folder folder;
  const auto with_points = [&](int points) {
    const std::string text = "potential = sine_gordon\nic_type = breather\nt_final = 1\nn_frames = 5\nnx = ";
    return folder.write("case.txt", text + std::to_string(points) + "\n").string();
  };
  const std::string read = "read_config(\"" + with_points(64) + "\")";
  SECTION("in run it is refused, also through a function or as a value") {
    const std::string body = GENERATE("record n = READ.points", "record n = points(\"PATH\")",
                                      "f = read_config\n record n = f(\"PATH\").points");
    std::string text = "use fields\npoints(file) = read_config(file).points\nexperiment e {\n  run { " + body + " }\n}";
    const auto put = [&](const std::string& word, const std::string& by) {
      if (const auto at = text.find(word); at != std::string::npos) text.replace(at, word.size(), by);
    };
    put("READ", read);
    put("PATH", with_points(64));
    const Ran ran = run(folder, text);
    CHECK(ran.progress().failed == 1);
    CHECK_THAT(table_text(ran), Catch::Contains("read_config: a row may not read or write a file") &&
                                    Catch::Contains("do it outside of run") && Catch::Contains("script.anz:"));
  }
  SECTION("outside of it, rows are computed again when the file says something else, and only then") {
    const std::string text =
        GENERATE(as<std::string>{}, "settings = READ\nexperiment e {", "experiment e {\n  settings = READ");
    std::string script = "use fields\n" + text + "\n  run { record n = settings.points }\n}";
    script.replace(script.find("READ"), 4, read);
    CHECK(run(folder, script).column("n") == "[64]");
    CHECK(run(folder, script).progress().computed == 0);
    with_points(128);
    const Ran changed = run(folder, script);
    CHECK(changed.progress().computed == 1);
    CHECK(changed.column("n") == "[128]");
  }
}

namespace {

/// How many of the rows are computed when `second` follows `first` in the same folder.
std::size_t computed_after(const std::string& first, const std::string& second, const Settings& settings = {}) {
  Folder folder;
  run(folder, first, settings);
  return run(folder, second, settings).progress().computed;
}

constexpr const char* kFallingBodies = R"(use information
g = 9.81
half(x) = x / 2
fall(t) = half(g) * t^2
unrelated = 7
lua [[
  offset = 3
  function lifted(x) return x + offset end
]]
experiment drop {
  vary t in [1, 2, 3]
  replicate 2
  noise = 0.5
  run {
    y = fall(t) + noise * normal(0, 1)
    record height = lifted(y)
  }
  claim "falls" { max(height) > 0 }
})";

std::string replaced(const std::string& from, const std::string& to, std::string text = kFallingBodies) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

}  // namespace

TEST_CASE("caching: running again computes nothing") { CHECK(computed_after(kFallingBodies, kFallingBodies) == 0); }

TEST_CASE("caching: names, comments and layout keep every row") {
  CHECK(computed_after(kFallingBodies, "# a comment\n\n" + std::string(kFallingBodies)) == 0);
  CHECK(computed_after(kFallingBodies, edited(kFallingBodies, "y = fall(t)", "# why\n\n    y   =   fall(t)")) == 0);
  CHECK(computed_after(kFallingBodies, replaced("half", "halved")) == 0);
  CHECK(computed_after(kFallingBodies, replaced("fall(", "drop_of(")) == 0);
  CHECK(computed_after(kFallingBodies, edited(kFallingBodies, "fall(t) = half(g) * t^2", "fall(s) = half(g) * s^2")) ==
        0);
  CHECK(computed_after(kFallingBodies,
                       replaced("g)", "gravity)", edited(kFallingBodies, "g = 9.81", "gravity = 9.81"))) == 0);
  CHECK(computed_after(kFallingBodies, replaced("noise", "σ")) == 0);
  CHECK(computed_after(kFallingBodies,
                       replaced("(y)", "(result)", edited(kFallingBodies, "y = fall", "result = fall"))) == 0);
  CHECK(computed_after(kFallingBodies, replaced("offset", "up")) == 0);
}

TEST_CASE("caching: what a row does not depend on keeps every row") {
  CHECK(computed_after(kFallingBodies, edited(kFallingBodies, "unrelated = 7", "unrelated = 8")) == 0);
  CHECK(computed_after(kFallingBodies, edited(kFallingBodies, "unrelated = 7\n", "")) == 0);
  CHECK(computed_after(kFallingBodies, edited(kFallingBodies, "max(height) > 0", "max(height) > 1")) == 0);
  CHECK(computed_after(kFallingBodies, edited(kFallingBodies, "use information", "use information, fields")) == 0);
}

TEST_CASE("caching: a constant three calls deep computes every row again") {
  CHECK(computed_after(kFallingBodies, edited(kFallingBodies, "9.81", "9.82")) == 6);
  CHECK(computed_after(kFallingBodies, edited(kFallingBodies, "x / 2", "x / 3")) == 6);
  CHECK(computed_after(kFallingBodies, edited(kFallingBodies, "noise = 0.5", "noise = 0.6")) == 6);
  CHECK(computed_after(kFallingBodies, edited(kFallingBodies, "offset = 3", "offset = 4")) == 6);
  CHECK(computed_after(kFallingBodies, edited(kFallingBodies, "return x + offset", "return x - offset")) == 6);
}

TEST_CASE("caching: a constant in an imported file counts, in Ansatz and in Lua") {
  const std::string script = R"(import "lib.anz"
import "helper.lua" as h
experiment e { vary v in [1, 2]; run { record y = outer(v) + h.twice(v) } })";
  Folder folder;
  const auto library = [&](const std::string& constant, const std::string& factor) {
    folder.write("lib.anz", "# library\nk = " + constant + "\nspare = 1\ninner(x) = k * x\nouter(x) = inner(x) + 1\n");
    folder.write("helper.lua",
                 "local m = {}\nlocal factor = " + factor + "\nfunction m.twice(x) return factor * x end\nreturn m\n");
    return run(folder, script).progress().computed;
  };
  CHECK(library("3", "2") == 2);
  CHECK(library("3", "2") == 0);
  CHECK(library("4", "2") == 2);
  CHECK(library("4", "3") == 2);
  folder.write("lib.anz", "k = 4\nspare = 2\ninner(x) = k * x\nouter(x) = inner(x) + 1\n");
  CHECK(run(folder, script).progress().computed == 0);
}

TEST_CASE("caching: a further point of an axis computes its own rows only") {
  CHECK(computed_after(kFallingBodies, edited(kFallingBodies, "[1, 2, 3]", "[1, 2, 2.5, 3]")) == 2);
  CHECK(computed_after(kFallingBodies, edited(kFallingBodies, "replicate 2", "replicate 3")) == 3);
  CHECK(computed_after(kFallingBodies, edited(kFallingBodies, "[1, 2, 3]", "[3, 1]")) == 0);
}

TEST_CASE("caching: a row shows the same numbers wherever it stands") {
  Folder folder;
  const core::Array before = run(folder, kFallingBodies).study.table->column("height");
  Settings fresh;
  fresh.fresh = true;
  const Ran second = run(folder, edited(kFallingBodies, "[1, 2, 3]", "[3, 1]"), fresh);
  const core::Array after = second.study.table->column("height");
  CHECK(after.number(0) == before.number(4));
  CHECK(after.number(3) == before.number(1));
}

TEST_CASE("caching: rows that ask for the scale are of one scale") {
  const std::string inside =
      "experiment e { vary v in [1, 2]; run { record y = v * by_scale(quick = 1, paper = 10) } }";
  Folder folder;
  CHECK(run(folder, inside).column("y") == "[1, 2]");
  Settings paper;
  paper.scale = "paper";
  CHECK(run(folder, inside, paper).column("y") == "[10, 20]");
  CHECK(run(folder, inside).progress().computed == 0);

  const std::string outside =
      "experiment f { vary v in linspace(0, 1, by_scale(quick = 3, paper = 5)); run { record y = v } }";
  run(folder, outside);
  CHECK(run(folder, outside, paper).progress().computed == 2);
}

TEST_CASE("caching: another seed computes rows that draw again") {
  Folder folder;
  run(folder, kFallingBodies);
  Settings seeded;
  seeded.seed = 7;
  CHECK(run(folder, kFallingBodies, seeded).progress().computed == 6);
}

TEST_CASE("caching: two functions that share a Lua variable or table count by what it holds") {
  const auto script = [](const std::string& value) {
    return "lua [[\n  local settings = { depth = { k = " + value +
           " } }\n  function deep(x) return settings.depth.k * x end\n]]\n" +
           "experiment e { vary v in [1, 2]; run { record y = deep(v) } }";
  };
  CHECK(computed_after(script("2"), script("3")) == 2);
  CHECK(computed_after(script("2"), script("2")) == 0);
  CHECK(computed_after(script("2"), script("2.0")) == 2);
}

namespace {

struct Scale {
  double x = 1;
};
double scale(const Scale& in, core::Run&) { return in.x * 2; }

/// A registry of two kernels, one always in scope, in the versions given.
std::unique_ptr<core::Registry> registry(int toy, int core) {
  auto made = std::make_unique<core::Registry>();
  made->module("toys", "Kernels for tests.");
  made->module("plain", "Kernels for tests.", true);
  for (const auto& [name, version] : {std::pair("toys.scale", toy), std::pair("plain.twice", core)}) {
    made->kernel(name, &scale)
        .summary("Twice x.")
        .version(version)
        .parameter("x", &Scale::x)
        .required()
        .meaning("a number")
        .returns("2 x");
  }
  return made;
}

}  // namespace

TEST_CASE("caching: another version of a kernel computes the rows that reach it, by whatever way, and no others") {
  const auto [call, reaches_toys] = GENERATE(table<std::string, bool>({
      {"scale(v)", true},
      {"toys.scale(v)", true},
      {"deep(v)", true},
      {"in_lua(v)", true},
      {"captured(v)", true},
      {"handed(v)", true},
      {"twice(v)", false},
      {"lua_twice(v)", false},
      {"plain.twice(v)", false},
  }));
  const std::string script = R"(use toys
inner(x) = scale(x) + 1
deep(x) = inner(x)
pair = (f = scale)
handed(x) = pair.f(x)
lua [[
  local az = require "ansatz"
  local module = az.toys
  local kernel = scale
  function in_lua(x) return az.toys.scale(x) end
  function captured(x) return kernel(x) + module.scale(x) end
  function lua_twice(x) return az.twice(x) end
]]
experiment e { vary v in [1, 2]; run { record y = )" +
                             call + " } }";
  Folder folder;
  const auto computed = [&](int toy, int core) {
    const auto kernels = registry(toy, core);
    Settings settings;
    settings.registry = kernels.get();
    const Ran ran = run(folder, script, settings);
    CHECK(ran.progress().failed == 0);
    return ran.progress().computed;
  };
  INFO(call);
  CHECK(computed(1, 1) == 2);
  CHECK(computed(1, 1) == 0);
  CHECK(computed(2, 1) == (reaches_toys ? 2 : 0));
  CHECK(computed(2, 2) == (reaches_toys ? 0 : 2));
}
