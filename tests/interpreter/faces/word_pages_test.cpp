// SPDX-License-Identifier: MIT
#include "interpreter/faces/word_pages.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cctype>
#include <filesystem>
#include <string>

#include "interpreter/faces/help.h"
#include "interpreter/faces/unit_page.h"
#include "interpreter/host/session.h"
#include "interpreter/study/scripted_figure.h"
#include "interpreter/syntax/render.h"
#include "interpreter/syntax/token.h"
#include "stdlib/core/unit.h"
#include "stdlib/modules/standard_library.h"

using namespace ansatz;

namespace {

/// The words of the grammar: the tokens from `experiment` to `lua` are spelt as they are called.
std::vector<std::string> words_of_grammar() {
  std::vector<std::string> words;
  const auto add = [&](syntax::TokenKind kind, std::string name) {
    if (kind < syntax::TokenKind::Experiment || kind > syntax::TokenKind::Lua) return;
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
    words.push_back(name);
  };
#define ANSATZ_TOKEN(ours, grammars) add(syntax::TokenKind::ours, #ours);
#include "interpreter/syntax/grammar.def"
  return words;
}

}  // namespace

TEST_CASE("words: each word of the grammar has a page, and each once", "[faces]") {
  const auto words = words_of_grammar();
  REQUIRE(words.size() > 50);
  for (const std::string& word : words) {
    INFO(word);
    CHECK(faces::find_word_page(word) != nullptr);
    const auto page = faces::help_page(word, standard_library());
    REQUIRE(page);
    CHECK(page->find(", a word of the language") != std::string::npos);
  }
  for (const faces::WordPage& page : faces::word_pages()) {
    const auto same = [&](const faces::WordPage& other) { return other.name == page.name; };
    CHECK(std::count_if(faces::word_pages().begin(), faces::word_pages().end(), same) == 1);
  }
}

TEST_CASE("words: the example of each is a script that runs, and its guide is there", "[faces]") {
  host::SessionOptions options;
  options.registry = &standard_library();
  options.marks = study::mark_signatures();
  host::Session session(std::move(options));
  for (const faces::WordPage& page : faces::word_pages()) {
    INFO(page.name);
    CHECK(std::filesystem::exists("docs/guide/" + std::string(page.more)));
    if (page.example.empty()) {
      const bool is_excused = page.name == "import" || page.summary.find("not built yet") != std::string_view::npos;
      CHECK(is_excused);
      continue;
    }
    const auto source = std::make_shared<syntax::Source>("page.anz", std::string(page.example) + "\n");
    const check::Checked checked = session.check_text(source, ".");
    CHECK(syntax::render(checked.diagnostics).empty());
    CHECK(page.example.find(page.name) != std::string_view::npos);
  }
}

TEST_CASE("units: the page has each name of the unit table", "[faces]") {
  const auto page = faces::help_page("units", standard_library());
  REQUIRE(page);
  for (const std::string& unit : core::unit_names()) {
    // µ and μ are u here, the ohm and ångström signs the letters they look like.
    if (unit.find("µ") != std::string::npos || unit.find("μ") != std::string::npos) continue;
    if (unit == "\u212b" || unit == "\u2126") continue;
    INFO(unit);
    CHECK((page->find(" " + unit + " ") != std::string::npos || page->find(" " + unit + "\n") != std::string::npos));
  }
  CHECK(page->find("hour") != std::string::npos);
  CHECK(page->find("3600 s") != std::string::npos);
}
