// SPDX-License-Identifier: MIT
// The pages that a run leaves for its readers.

#include <catch2/catch.hpp>
#include <regex>

#include "interpreter/faces/program.h"
#include "interpreter/report/inline_svg.h"

using namespace ansatz::testing;
using Catch::Matchers::Contains;

namespace {

constexpr const char* kHeightsScript = R"(# <b>bold</b> & "quoted"
experiment heights {
  title "Heights of <things> | & others"
  source "Someone, J. Irrep. 1 (1999) 1"
  vary side in ["left", "right"]
  replicate 15
  run {
    record x = normal(if side == "left" then 0 else 3, 1)
    record curve = linspace(0, 1, 3) * x
    expect x < 5, "rare"
  }
  claim "the middle" { mean(x) ≈ 1.5 ± 2; source "p. 3" }
  claim "misread" { mean(x) ≈ 45 ± 10 as published sum(x) }
  hypothesis "sides differ" { mann_whitney(x by side); alpha 0.01 }
  hypothesis "time flies" { mann_whitney(curve by side) because "three points" }
  figure first { scatter(x, x) }
  figure second { scatter(x, 2 * x) }
}
)";

/// Without what two equal runs do not share.
std::string timeless(const std::string& text) {
  const std::string html =
      std::regex_replace(text, std::regex("<time>[^<]*</time>|<dt>command</dt><dd>[^<]*</dd>"), "");
  return std::regex_replace(html, std::regex("- (started|finished|computing, all rows|command): [^\n]*\n"), "");
}

}  // namespace

TEST_CASE("report: says what was claimed, tested, drawn and where it came from", "[faces][report]") {
  const Folder folder;
  folder.write("h.anz", kHeightsScript);
  const Ran ran = run_ansatz(folder, {"h.anz", "--seed", "4"});
  CHECK_THAT(ran.out, Contains("results/heights/report.html"));
  const std::string html = folder.read("results/heights/report.html");
  const std::string markdown = folder.read("results/heights/report.md");
  for (const std::string& text : {html, markdown}) {
    CHECK_THAT(text, Contains("the middle") && Contains("reproduced") && Contains("as published only"));
    CHECK_THAT(text, Contains("sides differ") && Contains("reject") && Contains("Cliff's δ"));
    CHECK_THAT(text, Contains("Someone, J. Irrep. 1") && Contains("p. 3"));
    CHECK_THAT(text, Contains("plans tried") && Contains("looks at data") && Contains("sealed as"));
    CHECK_THAT(text, Contains("seed") && Contains("compiler") && Contains("processor"));
    CHECK_THAT(text, Contains("side") && Contains("table.sqlite") && Contains("[row"));
    CHECK_THAT(text, Contains("vary side in"));
  }
  // What a script writes is text, never markup.
  CHECK_THAT(html, Contains("&lt;b&gt;bold&lt;/b&gt; &amp; &quot;quoted&quot;") && !Contains("<b>bold"));
  CHECK_THAT(markdown, Contains("Heights of \\<things\\> \\| & others"));
  // Nothing is loaded from elsewhere, and both drawings are inside with ids of their own.
  CHECK_FALSE(std::regex_search(html, std::regex("(src|href)=[\"'](https?:)?//")));
  CHECK_THAT(html, !Contains("<script") && !Contains("@import") && !Contains("<link"));
  const auto first = html.find("<svg"), second = html.find("<svg", first + 1);
  CHECK(second != std::string::npos);
  CHECK(html.find("<svg", second + 1) == std::string::npos);
  CHECK_THAT(markdown, Contains("![first](figures/first.svg)"));
}

TEST_CASE("report: two equal runs give the same bytes, times aside", "[faces][report]") {
  const Folder folder;
  folder.write("h.anz", kHeightsScript);
  run_ansatz(folder, {"h.anz", "-j", "2"});
  const std::string html = folder.read("results/heights/report.html");
  const std::string markdown = folder.read("results/heights/report.md");
  run_ansatz(folder, {"h.anz", "-j", "2"});
  CHECK(timeless(folder.read("results/heights/report.html")) == timeless(html));
  CHECK(timeless(folder.read("results/heights/report.md")) == timeless(markdown));
  run_ansatz(folder, {"h.anz", "-j", "2", "--fresh"});
  CHECK(timeless(folder.read("results/heights/report.html")) == timeless(html));
}

TEST_CASE("report: what the script answers of a kernel stands there once", "[faces][report]") {
  const Folder folder;
  folder.write("s.anz",
               "use fields\nexperiment e {\n  vary v in [0.1, 0.2]\n  run {\n"
               "    sim = klein_gordon(initial = kink_antikink(velocity = v, separation = 10), points = 64, until = 1) "
               "because \"coarse\"\n    record drift = sim.energy_drift\n  }\n}\n");
  const Ran ran = run_ansatz(folder, {"s.anz"});
  CHECK_THAT(ran.out, Contains("1 doubt answered in the script") && !Contains("doubts in rows"));
  const std::string markdown = folder.read("results/e/report.md"), html = folder.read("results/e/report.html");
  const auto count = [](const std::string& text, const std::string& what) {
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
    return found;
  };
  CHECK(count(markdown, "*Answered:* coarse") == 1);
  CHECK(count(html, "answered: coarse") == 1);
  CHECK(count(markdown, "of the strongest one") == 1);
}

TEST_CASE("report: a drawing becomes part of a page", "[report]") {
  using ansatz::report::inline_svg;
  CHECK(inline_svg("<?xml version='1.0'?><!DOCTYPE svg><svg><g id='a'/><use xlink:href='#a'/>"
                   "<path clip-path=\"url(#a)\"/></svg>\n",
                   "f1-") == "<svg><g id='f1-a'/><use xlink:href='#f1-a'/><path clip-path=\"url(#f1-a)\"/></svg>");
  CHECK(inline_svg("no drawing", "f").empty());
  CHECK(inline_svg("", "f").empty());
}

TEST_CASE("run: what cannot be told fails only where the run is asked to tell", "[faces][run]") {
  const Folder folder;
  folder.write("c.anz",
               "experiment e {\n  replicate 4\n  run { record x = normal(0, 5) }\n"
               "  claim \"small\" { mean(x) ≈ 0 ± 0.01 }\n}\n");
  CHECK(run_ansatz(folder, {"c.anz"}).status == 0);
  CHECK(run_ansatz(folder, {"c.anz", "--verify"}).status == 1);
  CHECK(run_ansatz(folder, {"c.anz", "--scale", "paper"}).status == 1);
  CHECK_THAT(run_ansatz(folder, {"verify", "c.anz"}).out, Contains("cannot tell") && Contains("1 cannot be told"));
}

TEST_CASE("run: --verify runs kernels finer beside the table, and tells the error", "[faces][run]") {
  const Folder folder;
  folder.write("k.anz",
               "use fields\nexperiment e {\n  vary v in [0.2]\n  run {\n"
               "    sim = klein_gordon(initial = kink_antikink(velocity = v), points = 256, until = 5)\n"
               "    record m = sim.maximum.at(time = 5)\n  }\n"
               "  claim \"about one\" { max(m) ≈ 1 ± 0.5 }\n}\n");
  const Ran quick = run_ansatz(folder, {"k.anz"});
  CHECK_THAT(quick.out, Contains("numerical errors were not assessed") && Contains("finer (twice"));
  CHECK_FALSE(folder.has("results/e/finer"));
  const Ran verified = run_ansatz(folder, {"k.anz", "--verify"});
  CHECK(verified.status == 0);
  CHECK_THAT(verified.out, Contains("numerical error"));
  CHECK(folder.has("results/e/finer/table.sqlite"));
  CHECK(folder.has("results/e/choices/klein_gordon.integrator=strang4/table.sqlite"));
  CHECK_THAT(run_ansatz(folder, {"show", "results/e"}).out, Contains("numerical"));
}
