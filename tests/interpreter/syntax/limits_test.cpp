// SPDX-License-Identifier: MIT
#include <random>

#include "interpreter/syntax/syntax_support.h"

using namespace ansatz::syntax;
using namespace ansatz::syntax::testing;

namespace {

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

// Every place inside the text, every message a sentence, and a tree that can be walked whatever is wrong.
void check_sane(const std::string& text) {
  const ParseResult result = read(text);
  for (const Diagnostic& diagnostic : result.diagnostics) {
    const bool is_inside = diagnostic.span.begin <= diagnostic.span.end && diagnostic.span.end <= text.size();
    if (!is_inside || diagnostic.message.empty()) {
      CAPTURE(text, diagnostic.message, diagnostic.span.begin, diagnostic.span.end);
      CHECK(is_inside);
      CHECK_FALSE(diagnostic.message.empty());
    }
  }
  if (!result.diagnostics.empty()) CHECK_FALSE(render(result.diagnostics).empty());
  CHECK(dump(result.file).size() < 100 * text.size() + 100);
}

}  // namespace

TEST_CASE("limits: refuses line ends that are carriage returns alone, and takes those of Windows", "[syntax][limits]") {
  const std::string alone = "a carriage return stands here without a newline\n";
  CHECK(messages("x = 1\rprint(x)\r") == "1:6: " + alone);
  CHECK(messages("x = 1\n# a comment\ry = 2\n") == "2:12: " + alone);  // y would be lost in the comment
  CHECK(messages("x = 1\r") == "1:6: " + alone);
  CHECK(tree("x = 1\r\ny = 2\r\r\n") == tree("x = 1\ny = 2\n"));
}

TEST_CASE("limits: refuses what is not UTF-8, with its place", "[syntax][limits]") {
  CHECK(messages("x = 1\ny = \"φ\xFF\"") == "2:7: this is not UTF-8 text: byte 0xFF cannot stand here\n");
  CHECK(messages("\xC3") == "1:1: this is not UTF-8 text: byte 0xC3 cannot stand here\n");
}

TEST_CASE("limits: reads two hundred levels and refuses sixty thousand", "[syntax][limits]") {
  CHECK(tree(repeated("(", 200) + "1" + repeated(")", 200)) == "1");
  CHECK(tree(repeated("f(", 150) + "1" + repeated(")", 150)).size() > 900);
  CHECK(messages(repeated("(", 60000) + repeated(")", 60000)) == "1:201: brackets are nested more than 200 deep\n");
  CHECK(messages(repeated("[", 60000)) == "1:201: brackets are nested more than 200 deep\n");
  CHECK(messages(repeated("{", 60000)) == "1:201: brackets are nested more than 200 deep\n");
}

TEST_CASE("limits: counts nesting without brackets too", "[syntax][limits]") {
  const std::string deep = "expressions are nested more than 200 deep";
  const auto first = [](const std::string& text) {
    const ParseResult result = read(text);
    CHECK_FALSE(result.is_sound());
    return result.diagnostics.at(0).message;
  };
  CHECK(first("x = " + repeated("a => ", 60000) + "1") == deep);
  CHECK(first("x = " + repeated("if a then ", 60000) + "1") == deep);
  CHECK(first("x = " + repeated("if a then b else ", 60000) + "1") == deep);
  CHECK(first("x = " + repeated("- ", 60000) + "1") == deep);
  CHECK(first("x = " + repeated("not ", 60000) + "a") == deep);
  CHECK(first("x = " + repeated("2^", 60000) + "2") == deep);
  CHECK(first("x = " + repeated("a + ", 60000) + "a") == deep);
  CHECK(first("x = a" + repeated(".b", 60000)) == deep);
  CHECK(first("x = a" + repeated("[1]", 60000)) == deep);
  CHECK(first("x = a" + repeated("()", 60000)) == deep);
  CHECK(first(repeated("f(x => { " + repeated("1 + ", 150), 90) + "1" + repeated(" })", 90)) == deep);
}

TEST_CASE("limits: reads long scripts, lists and chains of else if", "[syntax][limits]") {
  CHECK(read("x = [" + repeated("1, ", 100000) + "]").is_sound());
  CHECK(read(repeated("x = 1\n", 20000)).is_sound());
  CHECK(read("if a { }" + repeated(" else if a { }", 5000)).is_sound());
  CHECK(read("x = [" + repeated("x => x, ", 1000) + "]").is_sound());
}

TEST_CASE("limits: stops counting mistakes at a thousand", "[syntax][limits]") {
  CHECK(read(repeated("x = = 1\n", 5000)).diagnostics.size() == 1000);
  CHECK(read(repeated("@", 5000)).diagnostics.size() == 1000);
  CHECK(read(repeated(")", 5000)).diagnostics.size() == 1000);
}

// Deterministic: the same scripts are spoiled in the same ways in every run.
TEST_CASE("limits: survives scripts with bytes changed at random", "[syntax][limits][mutation]") {
  std::mt19937 random(20240607);
  for (const std::string name : {"fields", "agents", "bottleneck", "model"}) {
    const std::string original = script(name);
    for (int round = 0; round < 500; ++round) {
      std::string text = original;
      const auto edits = 1 + random() % 4;
      for (unsigned i = 0; i < edits; ++i) {
        const std::size_t at = random() % text.size();
        switch (random() % 4) {
          case 0:
            text.erase(at, 1 + random() % 8);
            break;
          case 1:
            text.insert(at, 1, static_cast<char>(' ' + random() % 95));
            break;
          case 2:
            text[at] = static_cast<char>(' ' + random() % 95);
            break;
          default:
            text[at] = static_cast<char>(random() % 256);
            break;
        }
      }
      check_sane(text);
    }
  }
}

TEST_CASE("limits: survives scripts with pieces dropped, doubled and moved", "[syntax][limits][mutation]") {
  static const char* const kPieces[] = {"(",           ")",       "[",     "]",    "{",  "}",      "=",    "=>",
                                        ",",           "...",     "..",    ".",    "\n", ";",      "if ",  "then ",
                                        "else ",       "for ",    " in ",  "'",    "\"", "lua [[", "]]",   "where ",
                                        " by ",        "record ", "vary ", "run ", "≈ ", "± ",     "5 eV", "because ",
                                        "experiment ", "1e",      "not ",  "#"};
  std::mt19937 random(7);
  for (const std::string name : {"fields", "agents", "bottleneck", "model"}) {
    const std::string original = script(name);
    for (int round = 0; round < 500; ++round) {
      std::string text = original;
      const auto edits = 1 + random() % 3;
      for (unsigned i = 0; i < edits; ++i) {
        const std::size_t from = random() % text.size();
        const std::string part = text.substr(from, 1 + random() % 40);
        if (random() % 3 == 0) text.erase(from, part.size());
        const std::size_t at = text.empty() ? 0 : random() % text.size();
        text.insert(at, random() % 2 == 0 ? part : kPieces[random() % std::size(kPieces)]);
      }
      check_sane(text);
    }
  }
}

TEST_CASE("limits: reads each beginning of a script without harm", "[syntax][limits][mutation]") {
  const std::string text = script("fields");
  for (std::size_t size = 0; size < text.size(); size += 3) check_sane(text.substr(0, size));
}
