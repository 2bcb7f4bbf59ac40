// SPDX-License-Identifier: MIT
// The smaller commands, as they are called.

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "interpreter/faces/program.h"

using namespace ansatz::testing;
using Catch::Matchers::Contains;

TEST_CASE("-e: it shows a value, and exits with 2 for an error", "[faces]") {
  const Folder folder;
  CHECK(run_ansatz(folder, {"-e", "1+1"}).out == "2\n");
  CHECK(run_ansatz(folder, {"-e", "-1"}).out == "-1\n");
  CHECK(run_ansatz(folder, {"-e", "use information; shannon([0.5, 0.5], base = \"bit\")"}).out == "1\n");
  CHECK(run_ansatz(folder, {"-e", "x = 1"}).out.empty());
  const Ran ran = run_ansatz(folder, {"-e", "sqrt(yy)"});
  CHECK(ran.status == 2);
  CHECK_THAT(ran.errors, Contains("-e:1:6: error"));
}

TEST_CASE("standard input: a script that is piped in runs whole", "[faces]") {
  const Folder folder;
  const Ran ran = run_ansatz(folder, {}, "x = 3\nprint(x)\nx * 2\n");
  CHECK(ran.status == 0);
  CHECK(ran.out == "3\n6\n");
  CHECK(run_ansatz(folder, {}, "x = (1").status == 2);
}

TEST_CASE("check: it reports all errors of all files and runs nothing", "[faces]") {
  const Folder folder;
  folder.write("a.anz", "print(\"ran\")\nx = aa\ny = bb\n");
  folder.write("b.anz", "print(\"ran\")\n");
  const Ran ran = run_ansatz(folder, {"check", "a.anz", "b.anz"});
  CHECK(ran.status == 2);
  CHECK_THAT(ran.errors, Contains("a.anz:2:5") && Contains("a.anz:3:5"));
  CHECK(ran.out == "a.anz: 2 errors\nb.anz: no errors\n");
  CHECK(run_ansatz(folder, {"check", "b.anz"}).status == 0);
  CHECK(run_ansatz(folder, {"check", "absent.anz"}).status == 2);
}

TEST_CASE("check --json: it writes an object a line, with the place and the nearest spelling", "[faces]") {
  const Folder folder;
  folder.write("a.anz", "φφ = 3\nx = sqrtt(φφ)\nuse fields\ny = klein_gordon(points = 4)\n");
  const Ran ran = run_ansatz(folder, {"check", "--json", "a.anz", "absent.anz"});
  CHECK(ran.status == 2);
  CHECK(ran.errors.empty());
  std::istringstream lines(ran.out);
  std::vector<nlohmann::json> objects;
  for (std::string line; std::getline(lines, line);) objects.push_back(nlohmann::json::parse(line));
  REQUIRE(objects.size() >= 3);
  CHECK(objects[0] == nlohmann::json::parse(R"({"file": "a.anz", "line": 2, "column": 5,
      "end": {"line": 2, "column": 10}, "severity": "error", "message": "there is no name 'sqrtt'",
      "suggestion": "sqrt"})"));
  CHECK(objects[1]["line"] == 4);
  CHECK_THAT(objects[1]["message"].get<std::string>(), Contains("points"));
  CHECK(objects[1].contains("declared"));
  CHECK(objects.back()["file"] == "absent.anz");
  CHECK(objects.back()["severity"] == "error");
  folder.write("b.anz", "x = 4 m^2\n");
  const Ran doubt = run_ansatz(folder, {"check", "--json", "b.anz"});
  CHECK(doubt.status == 0);
  CHECK(nlohmann::json::parse(doubt.out)["severity"] == "doubt");
  folder.write("c.anz", "x = \"\xff\"\n");
  CHECK(nlohmann::json::parse(run_ansatz(folder, {"check", "--json", "c.anz"}).out)["line"] == 1);
}

TEST_CASE("fmt: it lays out in place, lists what it changed, and leaves broken files alone", "[faces]") {
  const Folder folder;
  folder.write("a.anz", "x=1 # one\n");
  folder.write("b.anz", "x = 1\n");
  folder.write("c.anz", "x = (1\n");
  CHECK(run_ansatz(folder, {"fmt", "--check", "a.anz", "b.anz"}).status == 1);
  CHECK(run_ansatz(folder, {"fmt", "--check", "a.anz", "b.anz"}).out == "a.anz\n");
  CHECK(folder.read("a.anz") == "x=1 # one\n");
  const Ran ran = run_ansatz(folder, {"fmt", "c.anz", "a.anz", "b.anz"});
  CHECK(ran.status == 2);
  CHECK(ran.out == "a.anz\n");
  CHECK_THAT(ran.errors, Contains("c.anz:1:5: error: '(' is never closed"));
  CHECK(folder.read("a.anz") == "x = 1  # one\n");
  CHECK(folder.read("c.anz") == "x = (1\n");
  CHECK(run_ansatz(folder, {"fmt", "a.anz", "b.anz"}).status == 0);
  CHECK(run_ansatz(folder, {"fmt", "--check", "a.anz", "b.anz"}).status == 0);
}

TEST_CASE("fmt: it lays out standard input, keeps permissions, and refuses what is no script", "[faces]") {
  const Folder folder;
  CHECK(run_ansatz(folder, {"fmt", "-"}, "y   =  [1,2]").out == "y = [1, 2]\n");
  CHECK(run_ansatz(folder, {"fmt", "-", "--check"}, "y=1").status == 1);
  CHECK(run_ansatz(folder, {"fmt", "-"}, "y = ").status == 2);
  namespace fs = std::filesystem;
  folder.write("a.anz", "x=1");
  fs::permissions(folder.path() / "a.anz", fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink("a.anz", folder.path() / "link.anz");
  CHECK(run_ansatz(folder, {"fmt", "link.anz"}).status == 0);
  CHECK(fs::is_symlink(folder.path() / "link.anz"));
  CHECK(folder.read("a.anz") == "x = 1\n");
  CHECK((fs::status(folder.path() / "a.anz").permissions() & fs::perms::group_read) == fs::perms::none);
  folder.write("h.lua", "x=1");
  CHECK_THAT(run_ansatz(folder, {"fmt", "h.lua"}).errors, Contains("is Lua"));
  CHECK(run_ansatz(folder, {"fmt", "."}).status == 2);
  CHECK(run_ansatz(folder, {"fmt", "absent.anz"}).status == 2);
  CHECK(run_ansatz(folder, {"fmt"}).status == 2);
}

TEST_CASE("cite: it writes each work behind a script once, imports and Lua included", "[faces]") {
  const Folder folder;
  folder.write("tools.anz", "use information\nh(p) = shannon(p)\n");
  folder.write("a.anz",
               "use fields\nimport \"tools.anz\"\nlua [[ function g(p) return information.lin(p) end ]]\n"
               "lua [[ function j(p) return information.jensen_shannon(p) end ]]\n"
               "experiment e {\n  source \"Campbell, Schonfeld & Wingate, Physica D 9 (1983) 1–32\"\n"
               "  vary v in [0.1, 0.2]\n"
               "  run { record x = klein_gordon(initial = kink_antikink(velocity = v)).energy_drift }\n"
               "  claim \"small\" { max(x) < 1; source \"Nobody & Co, A {Paper} (1999)\" }\n}\n");
  const Ran ran = run_ansatz(folder, {"cite", "a.anz"});
  CHECK(ran.status == 0);
  const auto count = [&](const std::string& text) {
    std::size_t found = 0;
    for (std::size_t at = ran.out.find(text); at != std::string::npos; at = ran.out.find(text, at + 1)) ++found;
    return found;
  };
  CHECK(count("@article{campbell1983,") == 1);
  CHECK_THAT(ran.out, Contains("author = {Campbell, David K. and Schonfeld, Jonathan F. and Wingate, Charles A.}"));
  CHECK_THAT(ran.out, Contains("pages = {1--32}") && Contains("doi = {10.1016/0167-2789(83)90289-0}"));
  CHECK_THAT(ran.out, Contains("% kink_antikink, klein_gordon, the experiment e\n@article{campbell1983"));
  CHECK(count("@article{shannon1948,") == 1);
  CHECK(count("@article{lin1991,") == 1);
  CHECK_THAT(ran.out, Contains("@misc{nobody1999,\n  note = {Nobody \\& Co, A Paper (1999)},"));
  CHECK(count("mann1947") == 0);
  folder.write("b.anz", "print(1)\n");
  CHECK(run_ansatz(folder, {"cite", "b.anz"}).out.empty());
  folder.write("c.anz", "x = yy\n");
  CHECK(run_ansatz(folder, {"cite", "c.anz"}).status == 2);
  CHECK(run_ansatz(folder, {"cite", "absent.anz"}).status == 2);
}

TEST_CASE("why: it names the change of a value that was renamed as well", "[faces]") {
  const Folder folder;
  const auto write = [&](const std::string& bindings, const std::string& record) {
    folder.write("s.anz", bindings + "experiment e {\n  vary v in [1, 2]\n  run { record y = " + record + " }\n}\n");
  };
  const auto said = [&] { return run_ansatz(folder, {"why", "results/e", "1"}).out; };
  write("spacing = 0.4\nother = 1\n", "v * spacing + other");
  REQUIRE(run_ansatz(folder, {"s.anz"}).status == 0);
  write("gap = 0.4\nother = 1\n", "v * gap + other");
  CHECK_THAT(said(), Contains("stays as it is stored"));
  write("gap = 0.5\nother = 1\n", "v * gap + other");
  CHECK(said() == "row 1, v = 1: would be computed again\n  gap was 0.4 and is 0.5 (spacing before)\n");
  // Where the code is another, which stands for which is not known: each is told with its value.
  write("gap = 0.5\nother = 1\n", "v - gap + other");
  CHECK_THAT(said(), Contains("the code of run was edited") && Contains("it now uses gap, which is 0.5") &&
                         Contains("it no longer uses spacing, which was 0.4"));
  write("gap = 0.5\nrest = 2\n", "v * gap + rest");
  CHECK_THAT(said(), Contains("it now uses gap, which is 0.5") && Contains("it no longer uses other, which was 1"));
}

TEST_CASE("why: it names the change behind each row that would be computed again", "[faces]") {
  const Folder folder;
  const std::string script =
      "use information\nfar = 75\nsettings = (a = 1, b = 2)\nhelper(x) = x + far\nouter(x) = helper(x)*2\n"
      "experiment e {\n  vary v in [1, 2, 3]\n  local = 7\n"
      "  run {\n    record y = outer(v) + settings.a + local\n    record n = by_scale(quick = 1, paper = 2)\n"
      "    record h = shannon([0.5, 0.5])\n  }\n}\n";
  const auto edited = [&](const std::string& from, const std::string& to) {
    std::string text = script;
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
    folder.write("s.anz", text);
  };
  const auto said = [&](std::vector<std::string> more) {
    std::vector<std::string> words{"why", "results/e"};
    words.insert(words.end(), more.begin(), more.end());
    const Ran ran = run_ansatz(folder, words);
    CHECK(ran.errors.empty());
    return ran.out;
  };
  folder.write("s.anz", script);
  REQUIRE(run_ansatz(folder, {"s.anz"}).status == 0);
  CHECK(said({}) == "e  3 rows in the next run\n  3 as stored\n");
  CHECK(said({"2"}) == "row 2, v = 2: stays as it is stored\n");

  edited("far = 75", "# a comment\nfar = 80");
  CHECK(said({"2"}) == "row 2, v = 2: would be computed again\n  far was 75 and is 80\n");
  CHECK(said({}) == "e  3 rows in the next run\n  3 again: far was 75 and is 80\n");
  edited("x + far", "x - far");
  CHECK_THAT(said({"1"}), Contains("\n  the function helper was edited\n"));
  edited("local = 7", "local = 8");
  CHECK_THAT(said({"1"}), Contains("\n  local was 7 and is 8\n"));
  edited("(a = 1, b = 2)", "(a = 1, b = 3)");
  CHECK_THAT(said({"1"}), Contains("\n  settings has another value\n"));
  edited("outer(v) + settings.a", "outer(v) - settings.a");
  CHECK_THAT(said({"1"}), Contains("\n  the code of run was edited\n"));
  edited("record h = shannon([0.5, 0.5])", "record h = renyi([0.5, 0.5])");
  CHECK_THAT(said({"1"}), Contains("it now uses the kernel information.renyi") &&
                              Contains("it no longer uses the kernel information.shannon"));
  edited("[1, 2, 3]", "[1, 3, 4]");
  CHECK(said({}) ==
        "e  3 rows in the next run\n  2 as stored\n  1 for the first time\n"
        "  1 stored and not in the plan any more\n");
  CHECK_THAT(said({"2"}), Contains("row 2, v = 2: is not in the plan any more"));
  edited("helper(x) = x + far\nouter(x) = helper(x)*2", "assistant(x) = x + far\nouter(x) = assistant(x)*2");
  CHECK(said({"1"}) == "row 1, v = 1: stays as it is stored\n");  // renaming changes nothing

  folder.write("s.anz", script);
  CHECK_THAT(said({"1", "--seed", "5"}), Contains("the seed was 0 and is 5"));
  CHECK_THAT(said({"1", "--scale", "paper"}), Contains("the scale was quick and is paper"));
  CHECK_THAT(said({"1", "--set", "far=76"}), Contains("far was 75 and is 76"));
  REQUIRE(run_ansatz(folder, {"s.anz", "--set", "far=76"}).status == 0);
  CHECK(said({}) == "e  3 rows in the next run\n  3 as stored\n");  // as the latest run was called
}

TEST_CASE("why: rows that the run itself added stay, or are computed again like the others", "[faces]") {
  const Folder folder;
  const std::string script =
      "limit = 1.3\nexperiment e {\n  vary v in [0, 1, 2, 3]\n  refine v to 0.3 where high changes\n"
      "  run { record high = v > limit }\n}\n";
  folder.write("s.anz", script);
  REQUIRE(run_ansatz(folder, {"s.anz"}).status == 0);
  CHECK(run_ansatz(folder, {"why", "results/e"}).out ==
        "e  4 rows in the next run\n  4 as stored\n  2 as stored, where the run adds them again\n");
  CHECK_THAT(run_ansatz(folder, {"why", "results/e", "3"}).out, Contains("was added by the run itself"));
  folder.write("s.anz", "limit = 1.4\n" + script.substr(script.find('\n') + 1));
  CHECK(run_ansatz(folder, {"why", "results/e"}).out ==
        "e  4 rows in the next run\n  6 again: limit was 1.3 and is 1.4\n");
  CHECK_THAT(run_ansatz(folder, {"why", "results/e", "3"}).out, Contains("would be computed again\n  limit was 1.3"));
}

TEST_CASE("why: it refuses what it cannot hold against a script", "[faces]") {
  const Folder folder;
  CHECK(run_ansatz(folder, {"why", "results/none"}).status == 2);
  folder.write("s.anz", "experiment e {\n  vary v in [1, 2]\n  run { record y = v }\n}\n");
  REQUIRE(run_ansatz(folder, {"s.anz"}).status == 0);
  CHECK_THAT(run_ansatz(folder, {"why", "results/e", "9"}).errors, Contains("there is no row 9; the table has 2 rows"));
  CHECK(run_ansatz(folder, {"why", "results/e", "0"}).status == 2);
  CHECK(run_ansatz(folder, {"why", "results/e", "two"}).status == 2);
  CHECK_THAT(run_ansatz(folder, {"why", "results/e", "--set", "w=1"}).errors, Contains("no name or axis 'w'"));
  folder.write("s.anz", "x = (1\n");
  CHECK_THAT(run_ansatz(folder, {"why", "results/e"}).errors, Contains("s.anz:1:5: error"));
  folder.write("s.anz", "x = 1\n");
  CHECK_THAT(run_ansatz(folder, {"why", "results/e"}).errors, Contains("has no experiment 'e' any more"));
  std::filesystem::remove(folder.path() / "s.anz");
  CHECK_THAT(run_ansatz(folder, {"why", "results/e"}).errors, Contains("is not there any more"));
  CHECK(run_ansatz(folder, {"why"}).status == 2);
}

TEST_CASE("completion: it knows every command and option, and bash reads it", "[faces]") {
  const Folder folder;
  const std::string bash = run_ansatz(folder, {"completion", "bash"}).out;
  CHECK_THAT(bash, Contains("--scale") && Contains("quick paper") && Contains("klein_gordon") && Contains("verify"));
  folder.write("ansatz.bash", bash);
  folder.write("script.anz", "");
  folder.write("notes.txt", "");
  std::filesystem::create_directory(folder.path() / "deeper");
  const auto offered = [&](const std::string& words) {
    const std::string there = "cd '" + folder.path().string() + "'; source ./ansatz.bash; COMP_WORDS=(" + words +
                              "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); compopt() { :; }; _ansatz; "
                              "printf '%s ' \"${COMPREPLY[@]}\" > answer";
    REQUIRE(std::system(("bash -c '" + std::regex_replace(there, std::regex("'"), "'\\''") + "'").c_str()) == 0);
    return folder.read("answer");
  };
  CHECK(offered("ansatz ver") == "verify ");
  CHECK(offered("ansatz run --scale ''") == "quick paper ");
  CHECK(offered("ansatz run --fr") == "--fresh ");
  CHECK(offered("ansatz script.anz --re") == "--retry ");
  CHECK(offered("ansatz check s") == "script.anz ");
  CHECK(offered("ansatz fmt ''") == "deeper script.anz ");
  CHECK(offered("ansatz show ''") == "deeper ");
  CHECK(offered("ansatz help klein") == "klein_gordon ");
  CHECK_THAT(run_ansatz(folder, {"completion", "zsh"}).out, Contains("#compdef ansatz") && Contains("--scale"));
  CHECK(run_ansatz(folder, {"completion", "fish"}).status == 2);
  CHECK(run_ansatz(folder, {"completion"}).status == 2);
}

TEST_CASE("manual: it tells of every command and option", "[faces]") {
  const Folder folder;
  const std::string page = run_ansatz(folder, {"manual"}).out;
  CHECK_THAT(page, Contains(".TH ANSATZ 1") && Contains("\\fBansatz fmt\\fR") && Contains("\\-\\-scale"));
  CHECK_THAT(page, Contains("EXIT STATUS"));
}

TEST_CASE("lower: it shows the Lua that runs, or the errors", "[faces]") {
  const Folder folder;
  folder.write("a.anz", "f(x) = x^2\nprint(f(3))\n");
  const Ran ran = run_ansatz(folder, {"lower", "a.anz"});
  CHECK(ran.status == 0);
  CHECK_THAT(ran.out, Contains("f(3.0)") && Contains("function f(x)"));
  folder.write("b.anz", "x = yy\n");
  CHECK(run_ansatz(folder, {"lower", "b.anz"}).status == 2);
}

TEST_CASE("help: a kernel's page is read off its declaration", "[faces]") {
  const Folder folder;
  const std::string page = run_ansatz(folder, {"help", "shannon"}).out;
  CHECK_THAT(page, Contains("information.shannon") && Contains("parameters") && Contains("default \"nat\""));
  CHECK_THAT(page, Contains("returns") && Contains("example") && Contains("Shannon, Bell Syst. Tech. J."));
  CHECK_THAT(run_ansatz(folder, {"help", "fields"}).out, Contains("module fields") && Contains("klein_gordon"));
  CHECK_THAT(run_ansatz(folder, {"help", "heatmap"}).out, Contains("a mark of figures"));
  CHECK_THAT(run_ansatz(folder, {"help", "verify"}).out, Contains("--scale"));
  CHECK_THAT(run_ansatz(folder, {"help", "by_scale"}).out, Contains("quick"));
  const Ran ran = run_ansatz(folder, {"help", "shanon"});
  CHECK(ran.status == 2);
  CHECK_THAT(ran.errors, Contains("did you mean 'shannon'"));
}

TEST_CASE("list: it finds names by what they do", "[faces]") {
  const Folder folder;
  CHECK_THAT(run_ansatz(folder, {"list", "Entropy"}).out, Contains("shannon") && !Contains("klein_gordon"));
  CHECK_THAT(run_ansatz(folder, {"list"}).out, Contains("klein_gordon") && Contains("heatmap") && Contains("linspace"));
  CHECK(run_ansatz(folder, {"list", "zzzz"}).status == 2);
}

TEST_CASE("show: it prints the table and the verdicts of a results folder", "[faces]") {
  const Folder folder;
  folder.write("s.anz",
               "experiment e {\n  vary i in [1, 2]\n  run { record height = i * 21 }\n"
               "  claim \"tall\" { max(height) > 40 }\n}\n");
  REQUIRE(run_ansatz(folder, {"s.anz"}).status == 0);
  const std::string shown = run_ansatz(folder, {"show", "results/e"}).out;
  CHECK_THAT(shown, Contains("height") && Contains("42") && Contains("tall") && Contains("reproduced"));
  CHECK(run_ansatz(folder, {"show", "nowhere"}).status == 2);
}

TEST_CASE("show: truth values read as such, undefined claims as numbers that nobody has", "[faces]") {
  const Folder folder;
  folder.write("s.anz",
               "same(x) = x\nexperiment e {\n  vary i in [1, 2, 3]\n  run {\n    record tall = i > 1\n    if i > 1 { "
               "record odd = i }\n"
               "    record area = i * 1[mm^2]\n  }\n  claim \"a length\" { mean(same(area)) ≈ 3 cm ± 1 cm }\n"
               "  claim \"of few\" { mean(odd) > 0 }\n}\n");
  const Ran ran = run_ansatz(folder, {"s.anz"});
  CHECK(ran.status == 1);
  CHECK_THAT(ran.out, Contains("1 of 3 rows record no odd"));
  const std::string shown = run_ansatz(folder, {"show", "results/e"}).out;
  CHECK_THAT(shown, Contains("true") && Contains("false") && !Contains("≈"));
  CHECK_THAT(folder.read("results/e/report.html"), Contains("<td>true</td>"));
}

TEST_CASE("run: a script that was renamed keeps its results, one that imports it shares them", "[faces]") {
  const Folder folder;
  const std::string text = "experiment e {\n  vary i in [1, 2]\n  run { record x = i }\n}\n";
  folder.write("slow.anz", text);
  folder.write("other.anz", "import \"slow.anz\"\n");
  REQUIRE(run_ansatz(folder, {"slow.anz"}).status == 0);
  const Ran other = run_ansatz(folder, {"other.anz"});
  CHECK(other.status == 0);
  CHECK_THAT(other.out, Contains("2 rows: 2 from the store"));
  const Ran prompt = run_ansatz(folder, {}, "import \"slow.anz\"\n");
  CHECK(prompt.status == 0);
  CHECK_THAT(prompt.out, Contains("2 rows: 2 from the store"));
  // Two files that say the same at one time are two scripts.
  folder.write("copy.anz", text);
  CHECK_THAT(run_ansatz(folder, {"copy.anz"}).errors, Contains("holds the results of experiment e"));
  std::filesystem::remove(folder.path() / "slow.anz");
  const Ran renamed = run_ansatz(folder, {"copy.anz"});
  CHECK(renamed.status == 0);
  CHECK_THAT(renamed.errors, Contains("slow.anz, which is gone") && Contains("copy.anz"));
  CHECK_THAT(renamed.out, Contains("2 rows: 2 from the store"));
}

TEST_CASE("run: a hypothesis that could not be computed is nothing that held", "[faces]") {
  const Folder folder;
  folder.write("s.anz",
               "experiment e {\n  vary g in [\"a\", \"b\", \"c\"]\n  replicate 4\n  run { record x = normal(0, 1) }\n"
               "  hypothesis \"h\" { welch_t(x where x > -99 by g) }\n}\n");
  CHECK(run_ansatz(folder, {"s.anz"}).status == 1);
}

TEST_CASE("run: claims say on how many rows they are measured", "[faces]") {
  const Folder folder;
  folder.write("s.anz",
               "experiment e {\n  vary i in [1, 2, 9]\n  run { record x = [10, 20][i] }\n"
               "  claim \"c\" { max(x) == 20 }\n}\n");
  CHECK_THAT(run_ansatz(folder, {"s.anz"}).out, Contains("measured on 2 of 3 rows: the others failed"));
}

TEST_CASE("verify: a rerun says what it is", "[faces]") {
  const Folder folder;
  folder.write(
      "s.anz",
      "use fields\nexperiment e {\n  vary i in [1]\n  run {\n    sim = klein_gordon(points = 32, until = 1, frames = "
      "5)\n    record x = max(sim.phi)\n  }\n  claim \"c\" { max(x) < 9 }\n}\n");
  CHECK_THAT(run_ansatz(folder, {"s.anz", "--verify"}).errors, Contains("e, finer  "));
}

TEST_CASE("check: a Lua file is read as Lua", "[faces]") {
  const Folder folder;
  folder.write("good.lua",
               "#!/usr/bin/env ansatz\nlocal az = require \"ansatz\"\nprint(az.information.shannon{ 0.5, 0.5 })\n");
  folder.write("bad.lua", "local x = 3\nfor i = 1 do end\n");
  const Ran ran = run_ansatz(folder, {"check", "good.lua", "bad.lua"});
  CHECK(ran.status == 2);
  CHECK(ran.out == "good.lua: no errors\nbad.lua: 1 error\n");
  CHECK_THAT(ran.errors, Contains("bad.lua:2:1: error: Lua: ',' expected near 'do'"));
  CHECK(nlohmann::json::parse(run_ansatz(folder, {"check", "--json", "bad.lua"}).out)["line"] == 2);
  CHECK_THAT(run_ansatz(folder, {"lower", "good.lua"}).errors, Contains("good.lua is Lua already"));
}

TEST_CASE("options: values that do not fit get a plain sentence", "[faces]") {
  const Folder folder;
  folder.write("a.anz", "x = 3\n");
  const auto said = [&](const std::vector<std::string>& words) { return run_ansatz(folder, words).errors; };
  CHECK(said({"run", "--seed", "abc", "a.anz"}) == "ansatz: --seed: wants a whole number, 0 or more, but got 'abc'\n");
  CHECK(said({"run", "--out", "a", "--out", "b", "a.anz"}) == "ansatz: --out stands there twice\n");
  CHECK(said({"run", "--set", "nosuch=3", "a.anz"}) ==
        "ansatz: --set nosuch: the script has no name or axis 'nosuch'; there are x\n");
}

TEST_CASE("verify: one table of every claim, and the worst exit status", "[faces]") {
  const Folder folder;
  folder.write("s/good.anz",
               "experiment e {\n  vary i in [1]\n  run { record x = i }\n  claim \"one\" { max(x) == 1 }\n}\n");
  folder.write("s/none.anz", "print(\"no claims\")\n");
  const Ran good = run_ansatz(folder, {"verify", "s"});
  CHECK(good.status == 0);
  CHECK_THAT(good.out, Contains("s/good.anz") && Contains("1 ± 0") && Contains("reproduced"));
  CHECK_THAT(good.out, Contains("1 of 1 claim reproduced, 2 scripts") && !Contains("no claims"));
  folder.write("s/sub/bad.anz",
               "experiment e {\n  vary i in [1]\n  run { record x = i }\n  claim \"two\" { max(x) ≈ 2 ± 0.1 }\n}\n");
  const Ran bad = run_ansatz(folder, {"verify", "s"});
  CHECK(bad.status == 1);
  CHECK_THAT(bad.out, Contains("contradicted") && Contains("1 of 2 claims reproduced"));
  CHECK(run_ansatz(folder, {"verify", "absent"}).status == 2);
}

TEST_CASE("verify: a folder without scripts has not held", "[faces]") {
  const Folder folder;
  folder.write("empty/notes.txt", "nothing to run\n");
  folder.write("s/good.anz", "print(1)\n");
  const Ran ran = run_ansatz(folder, {"verify", "empty", "s"});
  CHECK(ran.status == 2);
  CHECK_THAT(ran.errors, Contains("ansatz: there is no script in empty: verify looks for .anz files"));
  CHECK_THAT(ran.out, Contains("0 of 0 claims reproduced, 1 script"));
}

TEST_CASE("command line: what is misspelt gets the nearest spelling", "[faces]") {
  const Folder folder;
  folder.write("a.anz", "print(1)\n");
  CHECK_THAT(run_ansatz(folder, {"chekc", "a.anz"}).errors, Contains("did you mean 'check'"));
  CHECK_THAT(run_ansatz(folder, {"run", "a.anz", "--fersh"}).errors, Contains("did you mean '--fresh'"));
  CHECK(run_ansatz(folder, {"run"}).status == 2);
  CHECK(run_ansatz(folder, {"--version"}).status == 0);
  CHECK_THAT(run_ansatz(folder, {"--help"}).out, Contains("verify"));
  CHECK_THAT(run_ansatz(folder, {"run", "--help"}).out, Contains("--retry"));
}

TEST_CASE("reference: it writes a page for each module and one for figures", "[faces]") {
  const Folder folder;
  CHECK(run_ansatz(folder, {"reference", "--out", "pages"}).status == 0);
  CHECK_THAT(folder.read("pages/information.md"), Contains("## shannon") && Contains("| `base` |"));
  CHECK_THAT(folder.read("pages/figures.md"), Contains("## heatmap"));
  CHECK_THAT(folder.read("pages/README.md"), Contains("(fields.md)"));
}
