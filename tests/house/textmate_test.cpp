// SPDX-License-Identifier: MIT
// The colours of editors/vscode against the language: the words are the lexer's, and every script is read alike.

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "interpreter/syntax/antlr_parser.h"
#include "interpreter/syntax/pieces.h"
#include "interpreter/syntax/words.h"

using namespace ansatz;
using Json = nlohmann::json;

namespace {

namespace fs = std::filesystem;
using Words = std::set<std::string>;

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

const Json& colours() {
  static const Json kGrammar = Json::parse(text_of("editors/vscode/syntaxes/ansatz.tmLanguage.json"));
  return kGrammar;
}

/// The words of the lexer: those it reserves, and those of `tokens { … }`, which are written in small letters.
Words reserved_words() {
  const std::string lexer = text_of("grammar/AnsatzLexer.g4");
  const std::size_t begin = lexer.find("// Reserved words.");
  const std::string part = lexer.substr(begin, lexer.find("// Names and numbers") - begin);
  Words words;
  const std::regex quoted("'([a-z]+)'");
  for (std::sregex_iterator i(part.begin(), part.end(), quoted), end; i != end; ++i) words.insert((*i)[1]);
  return words;
}

Words clause_words() {
  const std::string lexer = text_of("grammar/AnsatzLexer.g4");
  const std::size_t begin = lexer.find("tokens {");
  const std::string part =
      std::regex_replace(lexer.substr(begin + 8, lexer.find('}', begin) - begin - 8), std::regex("//[^\n]*"), "");
  Words words;
  const std::regex name("[A-Z]+");
  for (std::sregex_iterator i(part.begin(), part.end(), name), end; i != end; ++i) {
    std::string word = (*i)[0];
    std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) { return std::tolower(c); });
    words.insert(word);
  }
  for (const char* made : {"end", "unit", "imaginary", "damaged"}) words.erase(made);
  return words;
}

/// Words of three letters and more, and `to`, `as`, `if` …: what stands between bars in a group of a pattern.
Words words_of(const Json& patterns) {
  Words words;
  const std::regex group("\\((?:\\?:)?([a-z|]+)\\)");
  for (const Json& each : patterns) {
    const std::string match = each.at("match");
    for (std::sregex_iterator i(match.begin(), match.end(), group), end; i != end; ++i) {
      const std::string list = (*i)[1];
      for (std::size_t at = 0; at <= list.size();) {
        const std::size_t bar = std::min(list.find('|', at), list.size());
        words.insert(list.substr(at, bar - at));
        at = bar + 1;
      }
    }
  }
  return words;
}

/// A rule of one line, as far as a scan for words needs it.
struct Rule {
  std::regex match;
  std::string scope;
  std::size_t group = 0;  ///< whose text the scope is of
};

std::vector<Rule> rules() {
  std::vector<Rule> all;
  const Json& repository = colours()["repository"];
  const auto add = [&](const Json& each) {
    std::string scope = each.value("name", "");
    std::size_t group = 0;
    if (each.contains("captures")) {
      for (const auto& [number, capture] : each["captures"].items()) {
        if (!capture["name"].get<std::string>().starts_with("punctuation")) {
          scope = capture["name"];
          group = std::stoul(number);
        }
      }
    }
    all.push_back({std::regex(each["match"].get<std::string>()), scope, group});
  };
  all.push_back({std::regex("\"(?:\\\\.|[^\"\\\\])*(?:\"|$)"), "string", 0});  // what begin and end of texts make
  for (const char* name : {"comment", "number", "clause", "word", "field", "call", "operator"}) {
    const Json& part = repository[name];
    if (part.contains("match")) {
      add(part);
    } else {
      for (const Json& each : part["patterns"]) add(each);
    }
  }
  return all;
}

/// "line:column word" of everything that the colours take for a word of the language, in one line.
void scan(const std::string& line, std::size_t number, const std::vector<Rule>& all, Words& found) {
  for (auto at = line.cbegin(); at != line.cend();) {
    std::smatch best;
    const Rule* chosen = nullptr;
    const auto flags = at == line.cbegin()
                           ? std::regex_constants::match_default
                           : std::regex_constants::match_prev_avail | std::regex_constants::match_not_bol;
    for (const Rule& rule : all) {
      std::smatch here;
      if (!std::regex_search(at, line.cend(), here, rule.match, flags) || here.length(0) == 0) continue;
      if (!chosen || here[0].first < best[0].first) {
        best = here;
        chosen = &rule;
      }
    }
    if (!chosen) return;
    const auto& word = best[chosen->group];
    const bool is_word = chosen->scope.starts_with("keyword.control") || chosen->scope.starts_with("keyword.other") ||
                         chosen->scope.starts_with("keyword.operator.word") ||
                         chosen->scope.starts_with("constant.language");
    if (is_word)
      found.insert(std::to_string(number) + ":" + std::to_string(word.first - line.cbegin()) + " " + word.str());
    at = best[0].second;
  }
}

}  // namespace

TEST_CASE("textmate: the files of the extension are JSON, and point at each other", "[house]") {
  const fs::path folder = "editors/vscode";
  const Json package = Json::parse(text_of(folder / "package.json"));
  CHECK(fs::exists(folder / package["main"].get<std::string>()));
  const Json& language = package["contributes"]["languages"][0];
  CHECK(Json::parse(text_of(folder / language["configuration"].get<std::string>()))["comments"]["lineComment"] == "#");
  const Json& grammar = package["contributes"]["grammars"][0];
  CHECK(fs::exists(folder / grammar["path"].get<std::string>()));
  CHECK(grammar["scopeName"] == colours()["scopeName"]);
  for (const Json& each : colours()["patterns"]) {
    const std::string include = each["include"];
    INFO(include);
    CHECK(colours()["repository"].contains(include.substr(1)));
  }
}

TEST_CASE("textmate: its words are the lexer's, all of them", "[house]") {
  const Json& repository = colours()["repository"];
  CHECK(words_of(repository["word"]["patterns"]) == reserved_words());
  CHECK(words_of(repository["clause"]["patterns"]) == clause_words());
  for (const std::string& word : clause_words()) {
    INFO(word);
    const bool is_known = syntax::opening_word(word).token != syntax::TokenKind::None ||
                          syntax::following_word(word) != syntax::TokenKind::None;
    CHECK(is_known);
  }
}

TEST_CASE("textmate: it takes the same words for words as the parser, in every script", "[house]") {
  const std::vector<Rule> all = rules();
  const Words reserved = reserved_words();
  std::size_t scripts = 0, words = 0;
  for (const char* root : {"scripts", "tests/interpreter/syntax/scripts"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      if (entry.path().extension() != ".anz") continue;
      ++scripts;
      std::string text = text_of(entry.path());
      const syntax::Source source(entry.path().string(), text);
      Words ours;
      for (const syntax::Token& token : syntax::tokenize(source)) {
        const std::string word(source.text(token.span));
        const syntax::Position place = source.position(token.span.begin);
        if (reserved.contains(word))
          ours.insert(std::to_string(place.line) + ":" +
                      std::to_string(token.span.begin - source.line_start(place.line)) + " " + word);
        // Lua has words of its own; the colours leave it to another grammar.
        if (token.kind == syntax::TokenKind::LuaText)
          std::replace_if(
              text.begin() + token.span.begin, text.begin() + token.span.end, [](char c) { return c != '\n'; }, ' ');
      }
      Words theirs, clauses;
      const syntax::Source plain(entry.path().string(), text);
      for (std::uint32_t line = 1; line <= plain.line_count(); ++line) {
        Words found;
        scan(std::string(plain.line(line)), line, all, found);
        for (const std::string& each : found)
          (reserved.contains(each.substr(each.find(' ') + 1)) ? theirs : clauses).insert(each);
      }
      INFO(entry.path().string());
      CHECK(theirs == ours);
      words += clauses.size();
      // A statement's first word, where it is a clause: every experiment has some.
      if (text.find("\nexperiment ") != std::string::npos) CHECK(clauses.size() >= 4);
    }
  }
  CHECK(scripts >= 10);
  CHECK(words > 100);
}
