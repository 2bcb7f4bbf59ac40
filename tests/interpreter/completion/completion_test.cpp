// SPDX-License-Identifier: MIT
#include "interpreter/completion/completion.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "stdlib/modules/standard_library.h"

using namespace ansatz;
using completion::Completion;
using completion::Sort;

namespace {

completion::Surroundings nothing_held() {
  completion::Surroundings around(standard_library());
  check::Signature line;
  line.name = "line";
  line.parameters = {{"x", true, true, {}}, {"y", true, true, {}}, {"style", false, false, {"solid", "dashed"}}};
  around.marks = {line};
  check::Signature print;
  print.name = "print";
  print.rest = true;
  around.builtins = {print};
  return around;
}

/// The text with `|` where the cursor stands.
Completion at_bar(const std::string& text, const completion::Surroundings& around = nothing_held()) {
  const auto bar = text.find('|');
  std::string whole = text;
  whole.erase(bar, 1);
  return completion::complete(whole, bar, around);
}

std::vector<std::string> texts(const Completion& found) {
  std::vector<std::string> names;
  for (const auto& each : found.candidates) names.push_back(each.text);
  return names;
}

std::vector<std::string> offered(const std::string& text, const completion::Surroundings& around = nothing_held()) {
  return texts(at_bar(text, around));
}

bool offers(const std::string& text, const std::string& name, const completion::Surroundings& around = nothing_held()) {
  const auto names = offered(text, around);
  return std::find(names.begin(), names.end(), name) != names.end();
}

using Names = std::vector<std::string>;

/// A prompt that holds a simulation's field, a record and a table.
completion::Surroundings held() {
  completion::Surroundings around = nothing_held();
  core::Array phi({core::Dimension("time", core::Array::of({0, 1, 2})), core::Dimension("x", 2)},
                  std::vector<double>(6, 0.0));
  core::Array layers({core::Dimension("layer", core::Array::of_texts({"first", "second"}))}, std::vector<double>(2));
  core::Record sim;
  sim.type = "klein_gordon";
  sim.fields = {{"phi", phi}, {"energy_drift", 1e-5}, {"layers", layers}};
  core::Table table;
  table.columns = {{"v", core::Array::of({1, 2})}, {"bounces", core::Array::of({0, 1})}};
  around.names = {{"sim", "a run"}, {"kinks", ""}, {"φ₀", "0.5"}};
  around.used_modules = {"fields"};
  around.value_of = [=](const std::string& name) -> std::optional<core::Value> {
    if (name == "sim") return core::Value(sim);
    if (name == "kinks") return core::Value(table);
    return core::Value(0.5);
  };
  return around;
}

}  // namespace

TEST_CASE("completion: it offers the parameters of a call, with what they take", "[completion]") {
  const Completion found = at_bar("use fields\nklein_gordon(po|");
  REQUIRE(texts(found) == Names{"potential", "points"});
  CHECK(found.candidates[0].sort == Sort::parameter);
  CHECK(found.candidates[0].tail == " = ");
  CHECK_THAT(found.candidates[1].summary, Catch::Contains("whole number") && Catch::Contains("default"));
  CHECK(found.replaced == syntax::Span{24, 26});
}

TEST_CASE("completion: a call begins with its parameters and the values in scope", "[completion]") {
  const auto names = offered("use fields\nwell = 3\nf(x) = x\nklein_gordon(points = 8, |");
  CHECK(names.front() == "potential");
  CHECK(names[names.size() - 2] == "f");
  CHECK(names.back() == "well");
  CHECK(std::find(names.begin(), names.end(), "points") == names.end());
  CHECK(std::find(names.begin(), names.end(), "gaussian") == names.end());  // until something is typed
  CHECK(offers("use fields\nklein_gordon(ga|", "gaussian"));
  CHECK(offers("use fields\nprint(|", "gaussian"));  // no parameters to be buried
}

TEST_CASE("completion: what was given by name or by place is not offered again", "[completion]") {
  CHECK(offered("use fields\nklein_gordon(potential = φ => φ^2, po|") == Names{"points"});
  CHECK(offered("fields.klein_gordon(phi4(), po|") == Names{"points"});
  CHECK(offers("klein_gordon(points = 8, initial = kink(0,|)", "position"));
  CHECK_FALSE(offers("klein_gordon(points = 8, initial = kink(0,|)", "velocity"));
}

TEST_CASE("completion: it finds the fields of a value and of what a kernel will return", "[completion]") {
  CHECK(offered("sim.en|", held()) == Names{"energy_drift"});
  CHECK(offered("1 + sim.phi.at(time = 1).un|", held()) == Names{"unit"});
  CHECK(offered("kinks.|", held()) == Names{"v", "bounces"});
  CHECK(offered("s = fields.klein_gordon(points = 64)\ns.energy_dr|") == Names{"energy_drift"});
  CHECK(offered("s = fields.klein_gordon()\nt = s\nt.phi.ti|") == Names{"time"});
  CHECK(offered("p = (depth = 1, width = 2)\np.|") == Names{"depth", "width"});
  CHECK(offered("fields.kink_an|") == Names{"kink_antikink"});
  CHECK(offered("2.|").empty());
  CHECK(offered("nobody.|").empty());
}

TEST_CASE("completion: it knows dimensions", "[completion]") {
  CHECK(offered("sim.phi.at(|", held())[0] == "time");
  CHECK(offered("sim.phi.at(time = 1, |", held())[0] == "x");
  CHECK(offered("mean(sim.phi, over = \"|", held()) == Names{"time", "x"});
  CHECK(offered("mean(sim.phi^2, over = \"ti|", held()) == Names{"time"});
  CHECK(offered("s = fields.klein_gordon()\nmean(s.phi, over = \"|") == Names{"time", "x"});
  CHECK(offered("sim.layers.at(layer = \"f|", held()) == Names{"first"});
  CHECK(offered("sim.phi.at(time = 9, outside = \"|", held()) == Names{"hold"});
}

TEST_CASE("completion: it offers the choices of a text", "[completion]") {
  CHECK(offered("line(a, style = \"da|") == Names{"dashed"});
  CHECK(offered("crossings(a, 0, direction = \"d|") == Names{"down"});
}

TEST_CASE("completion: names come from the text and from what is held, innermost first", "[completion]") {
  CHECK(offered("alpha_one = 1\nalpha_two = 2\nalp|") == Names{"alpha_two", "alpha_one"});
  CHECK(offered("f = (first, fig) => fi|") == Names{"fig", "first", "fields"});
  CHECK(offered("function f(first) {\n  second_thing = 2\n  fir|").front() == "first");
  CHECK_FALSE(offers("if true {\n  inner = 1\n}\ninn|", "inner"));
  CHECK(offered("φ|", held()) == Names{"φ₀"});
  CHECK(offered("x = 1≈φ|", held()) == Names{"φ₀"});
  CHECK(offers("for row_index in 1..3 { row|", "row_index"));
  CHECK(offered("f(given, k = 1) = giv|") == Names{"given"});
}

TEST_CASE("completion: it offers what begins a statement in each block", "[completion]") {
  CHECK(offers("exp|", "experiment"));
  CHECK(offered("experiment a {\n  va|") == Names{"vary"});
  CHECK(offered("experiment a {\n  run {\n    rec|") == Names{"record"});
  CHECK_FALSE(offers("rec|", "record"));
  CHECK(offers("experiment a {\n  run { record bounces = 1 }\n  claim \"c\" {\n    bou|", "bounces"));
  CHECK(offers("experiment a {\n  vary speed in [1]\n  figure f {\n    lin|", "line"));
  CHECK(offers("experiment a {\n  hypothesis \"h\" {\n    mann|", "mann_whitney"));
  CHECK(offered("use inf|") == Names{"information"});
}

TEST_CASE("completion: it is silent in comments, in Lua, and where a name is bound", "[completion]") {
  CHECK(offered("# kl|").empty());
  CHECK(offered("lua [[ pri|").empty());
  CHECK(offered("for me|").empty());
  CHECK(offered("x = 5 n|").empty());
  CHECK(offered("12|").empty());
}

TEST_CASE("completion: it offers files for imports, and for other texts", "[completion]") {
  const auto folder = std::filesystem::temp_directory_path() / "ansatz-completion";
  std::filesystem::create_directories(folder / "data");
  for (const char* name : {"one.anz", "one.lua", "one.csv", "data/two.anz"}) std::ofstream(folder / name) << "";
  completion::Surroundings around = nothing_held();
  around.folder = folder;
  CHECK(offered("import \"|", around) == Names{"data/", "one.anz", "one.lua"});
  CHECK(offered("import \"data/t|", around) == Names{"data/two.anz"});
  CHECK(offered("print(\"one.c|", around) == Names{"one.csv"});
  CHECK(offered("import \"no/where/|", around).empty());
  std::filesystem::remove_all(folder);
}

TEST_CASE("completion: other capitals are found where nothing begins as typed", "[completion]") {
  CHECK(offered("Klein|", held()) == Names{"klein_gordon"});
}

TEST_CASE("completion: no cut of a script upsets it", "[completion]") {
  const std::string script =
      "use fields # a comment (\nf(x, k = 1) = x^k\nexperiment a {\n  vary (p, q) in zip([1], [\"a\"])\n"
      "  run {\n    sim = klein_gordon(potential = φ => (φ^2 - 1)^2 / 4, domain = -1..1)\n"
      "    record sim.energy_drift; lua [[ x = {1} ]]\n    for i in 1..3 { record y = sim.phi.at(time = end)[1] }\n  "
      "}\n"
      "  claim \"c\" { max(p where q > 1) ≈ 2 ± 1 }\n  figure f (width = 1 mm) { panels(1, 2) { line(p, q) } }\n}\n)]}";
  for (std::size_t cursor = 0; cursor <= script.size(); ++cursor) {
    const Completion found = completion::complete(script, cursor, held());
    CHECK(found.replaced.end == cursor);
    CHECK(found.replaced.begin <= cursor);
  }
}

TEST_CASE("completion: it tells the call around the cursor", "[completion]") {
  const auto call = completion::call_around("use fields\nklein_gordon(phi4(), ", 32, nothing_held());
  REQUIRE(call);
  CHECK(call->callee == "klein_gordon");
  CHECK(call->argument == std::optional<std::string>("initial"));
  CHECK_THAT(call->signature, Catch::StartsWith("klein_gordon("));
  CHECK_FALSE(completion::call_around("1 + (2", 6, nothing_held()));
}

TEST_CASE("completion: the call around is told inside its values too", "[completion]") {
  const auto around = [](const std::string& text) {
    const auto call = completion::call_around(text, text.size(), nothing_held());
    return call ? call->callee + " " + call->argument.value_or("-") : "none";
  };
  CHECK(around("use fields\nklein_gordon(points = 25") == "klein_gordon points");
  CHECK(around("use fields\nklein_gordon(domain = -10..1") == "klein_gordon domain");
  CHECK(around("use fields\nklein_gordon(phi4(), [1, 2") == "klein_gordon initial");
  CHECK(around("use fields\nklein_gordon(until = (1 + 2") == "klein_gordon until");
  CHECK(around("use fields\nklein_gordon(until = 5 # as the pap") == "none");
  CHECK(around("f = () => {\n  x") == "none");
  CHECK(around("(1 + [2, 3") == "none");
}

TEST_CASE("completion: kernels that take a record stand behind its dot", "[completion]") {
  const std::string net = "use networks\nnet = mlp(layers = [2, 3, 2])\n";
  CHECK(offers(net + "net.acc|", "accuracy"));
  CHECK_FALSE(offers(net + "net.kl|", "klein_gordon"));
  CHECK_FALSE(offers(net + "x = 3\nx.acc|", "accuracy"));
  // What stands before the dot is its first value.
  const std::string call = net + "net.accuracy(";
  const auto first = at_bar(call + "|").candidates;
  CHECK(std::none_of(first.begin(), first.end(),
                     [](const auto& each) { return each.sort == Sort::parameter && each.text == "net"; }));
  const auto found = completion::call_around(call, call.size(), nothing_held());
  REQUIRE(found);
  CHECK(found->argument == std::optional<std::string>("data"));
}

TEST_CASE("completion: where the table is read, dimensions of what was recorded are offered", "[completion]") {
  const std::string script =
      "use fields\nexperiment e {\n  vary velocity in [0.2, 0.3]\n  run {\n    sim = klein_gordon(potential = phi4())\n"
      "    record centre = sim.phi.at(x = 0)\n    record sim.energy\n    again = sim.phi\n    record again\n  }\n";
  CHECK(offers(script + "  figure f { line(centre, x = ti|", "time"));
  CHECK(offers(script + "  figure f { line(centre, x = vel|", "velocity"));
  CHECK(offers(script + "  figure f { heatmap(again, y = cent|", "centre"));
  CHECK(offers(script + "  claim \"c\" { max(ti|", "time"));
  CHECK_FALSE(offers(script + "  replicate ti|", "time"));
  CHECK_FALSE(offers("use fields\nexperiment e {\n  run { record x = 3 }\n  figure f { line(x, x = ti|", "time"));
}

TEST_CASE("completion: what is known of a field is told", "[completion]") {
  const std::string script =
      "use fields, networks\nsim = klein_gordon(potential = phi4())\nnet = mlp(layers = [2, 2])\n";
  const auto about = [&](const std::string& dotted) {
    const std::string text = script + "y = " + dotted;
    const auto dot = text.rfind('.');
    return completion::about_field(text, dot + 1, text.substr(dot + 1), nothing_held());
  };
  CHECK_THAT(about("sim.phi"), Catch::StartsWith("phi, "));
  CHECK_THAT(about("sim.energy_drift"), Catch::StartsWith("energy_drift, "));
  CHECK_THAT(about("sim.phi.time"), Catch::Contains("coordinates"));
  CHECK_THAT(about("net.accuracy"), Catch::StartsWith("accuracy("));
  CHECK(about("sim.none").empty());
  CHECK(about("nobody.phi").empty());
}
