// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "interpreter/check/messages.h"

using namespace ansatz;
using tests::messages;

namespace {

std::string experiment(const std::string& run, const std::string& rest) {
  return "use fields\nexperiment e {\n  vary v in [1, 2]\n  run {\n" + run + "\n  }\n" + rest + "\n}\n";
}

}  // namespace

TEST_CASE("experiments: blocks read columns, axes, dimensions and bindings", "[check]") {
  const std::string text = experiment(
      "    sim = klein_gordon(x => x, initial = kink_antikink(velocity = v/10))\n    record phi = sim.phi\n    record "
      "a = v*scale",
      "  scale = 2\n  top = max(a)\n  claim \"c\" { top < max(a where v > scale) }\n"
      "  hypothesis \"h\" { mann_whitney(a by v) }\n"
      "  figure f { heatmap(phi, x = time, y = x, label = \"top {top}\") }");
  CHECK(messages(text) == "");
  const auto script = tests::check_script(text, tests::small_registry());
  REQUIRE(script.checked);
  const auto& facts = script.checked->experiments.begin()->second;
  CHECK(facts.axes == std::vector<std::string>{"v"});
  CHECK(facts.columns == std::vector<std::string>{"phi", "a"});
  REQUIRE(facts.bindings.size() == 2);
  CHECK_FALSE(facts.bindings[0].reads_columns);
  CHECK(facts.bindings[1].reads_columns);
}

TEST_CASE("experiments: a name of the file wins over a dimension that no result of the run has", "[check]") {
  // `x` is a dimension of klein_gordon, which this run does not call.
  const std::string text =
      "x = [1, 2]\nexperiment e {\n  vary v in x\n  run { record a = v }\n  figure f { line(x, a) }\n}\n";
  CHECK(messages(text) == "");
  const auto script = tests::check_script(text, tests::small_registry());
  const auto& experiment = *syntax::as<syntax::Experiment>(*script.checked->file->statements[1]);
  const auto& figure = *syntax::as<syntax::Figure>(*experiment.body.statements[2]);
  const auto& lone = *syntax::as<syntax::ExpressionStatement>(*figure.body.statements[0]);
  const auto& call = *syntax::as<syntax::Call>(*lone.value);
  CHECK(script.checked->resolution(*call.arguments[0].value).kind == check::Resolution::Kind::file_name);
  CHECK(script.checked->resolution(*call.arguments[1].value).kind == check::Resolution::Kind::column);
}

TEST_CASE("experiments: a column named like a function does not hide it where it is called", "[check]") {
  CHECK(messages(experiment("    record max = v", "  claim \"c\" { max(max) < 3 }")) == "");
}

TEST_CASE("experiments: a binding that reads the table, directly or not, cannot be used to make it", "[check]") {
  CHECK(messages(experiment("    record a = v + twice", "  top = max(a)\n  twice = 2*top")) ==
        "5:20 'twice' reads columns, and cannot be used in 'run', which makes them\n");
  CHECK(messages(experiment("    record a = v + scale", "  scale = 2\n  top = scale*max(a)")) == "");
}

TEST_CASE("experiments: rows that leave nothing behind are doubted", "[check]") {
  const std::string doubt =
      "4:3 doubt: the rows of 'e' leave nothing behind: run records nothing and expects nothing\n";
  CHECK(messages(experiment("    a = v", "")) == doubt);
  CHECK(messages(experiment("", "")) ==
        "3:8 doubt: 'run' never reads 'v': all rows along it are the same question\n" + doubt);
  CHECK(messages(experiment("    if v > 1 { for i in 1..2 { a = i } }", "")) == doubt);
  CHECK(messages(experiment("    expect v > 0", "")) == "");
  CHECK(messages(experiment("    f = x => { record a = x }", "")).find("doubt") == std::string::npos);  // told as it is
  CHECK(messages(experiment("    if v > 1 { record a = v } else { record b = v }", "")) == "");
}

TEST_CASE("experiments: an axis that run never reads is doubted", "[check]") {
  const std::string doubt = "3:8 doubt: 'run' never reads 'v': all rows along it are the same question\n";
  CHECK(messages(experiment("    record a = 1", "")) == doubt);
  CHECK(messages(experiment("    f(v) = 2*v\n    record a = f(3)", "")) == doubt);  // another v
  CHECK(messages(experiment("    record a = 1", "  claim \"c\" { max(a where v > 0) < 2 }")) == doubt);
  CHECK(messages(experiment("    f(x) = x*v\n    record a = f(3)", "")) == "");
  CHECK(messages(experiment("    record a = lua [[ return v ]]", "")) == "");
  CHECK(messages(experiment("    record a = missing", "")).find("doubt") == std::string::npos);  // it may have been v
}

TEST_CASE("experiments: values of an axis that a parameter does not allow are doubted before they run", "[check]") {
  const auto varied = [](const std::string& values, const std::string& run, const std::string& rest = "") {
    return messages("experiment e {\n  vary v in " + values + "\n  run { " + run + " }\n" + rest + "}\n");
  };
  const std::string refused = "3:35 doubt: every value of 'v' is refused: normal: sd is -1, but must be above 0\n";
  CHECK(varied("[-1, 0]", "record a = normal(0, sd = v)") == refused);
  CHECK(varied("[2, 0]", "record a = normal(0, sd = v)") ==
        "3:35 doubt: not every value of 'v' is allowed: normal: sd is 0, but must be above 0\n");
  CHECK(varied("0..3", "record a = normal(0, sd = v)") ==
        "3:35 doubt: not every value of 'v' is allowed: normal: sd is 0, but must be above 0\n");
  CHECK(varied("[2, 1]", "record a = normal(0, sd = v)") == "");
  CHECK(varied("[-1, 0]", "record a = normal(v, sd = 1)") == "");
  CHECK(varied("[]", "record a = normal(0, sd = v)") == "");
  CHECK(varied("[1, 2]", "for k in [1, 0] { normal(0, sd = k) }; record a = v").find("'k'") != std::string::npos);
  // In a claim `v` is a column, and the second `v` is another name.
  CHECK(varied("[1, -2]", "record a = v", "claim \"c\" { max(v) < 3 }\n") == "");
  CHECK(varied("[1, -2]", "f(v) = normal(0, sd = v); record a = f(v^2)") == "");
}

TEST_CASE("experiments: clauses have their homes and stand once", "[check]") {
  CHECK(messages(experiment("    record a = v", "  replicate 2\n  replicate 3")) ==
        "8:3 'replicate' stands twice in this experiment\n");
  CHECK(messages(experiment("    record a = v", "  hypothesis \"h\" { mann_whitney(a by v); alpha 0.1; alpha 0.2 }"))
            .find("'alpha' stands twice in this hypothesis") != std::string::npos);
  CHECK(messages(experiment("    record a = v", "  hypothesis \"h\" { mann_whitney(a by v); alpha 0 }")) ==
        "7:48 alpha is 0, but must be in (0, 1)\n");
}

TEST_CASE("experiments: loops over columns and marks", "[check]") {
  CHECK(messages(experiment(
            "    record a = v",
            "  figure f { panels(1, 2) { for k in [1, 2] { line(v where v == k, a) } ; panel { scatter(v, a) } } }")) ==
        "");
  CHECK(messages(experiment("    record a = v", "  figure f { panels(1, 2) }")).find("'panels' has no block") !=
        std::string::npos);
  CHECK(messages(experiment("    record a = v", "  figure f { line(v, a) { line(v, a) } }"))
            .find("a block stands after panels and panel") != std::string::npos);
}

TEST_CASE("experiments: one error for a misspelt column, with what there is", "[check]") {
  const auto script = tests::check_script(experiment("    record bounces = v", "  claim \"c\" { max(bounce) < 2 }"),
                                          tests::small_registry());
  REQUIRE(script.diagnostics.size() == 1);
  const auto& found = script.diagnostics.front();
  CHECK(found.message == "no row of 'e' records 'bounce'");
  CHECK(found.caret_note == "did you mean 'bounces'?");
  REQUIRE(found.lines.size() == 2);
  CHECK(found.lines[0].text == "bounces");
  CHECK(found.lines[1].text == "v");
}
