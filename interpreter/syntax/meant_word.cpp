// SPDX-License-Identifier: MIT
#include "interpreter/syntax/meant_word.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "interpreter/syntax/habits.h"
#include "interpreter/syntax/suggest.h"

namespace ansatz::syntax {
namespace {

// How a statement goes on after its first word. Most forms show which words can be meant; a value follows many.
enum class Form { Text, Block, NameAndBlock, NameAndParens, NameIn, NameFrom, NameTo, Names, Value };

struct Row {
  TokenKind token;
  std::string_view text;
  Form form;
};

constexpr auto kWords = std::to_array<Row>({
    {TokenKind::Experiment, "experiment", Form::NameAndBlock},
    {TokenKind::Flow, "flow", Form::NameAndParens},
    {TokenKind::Map, "map", Form::NameAndParens},
    {TokenKind::Pde, "pde", Form::NameAndParens},
    {TokenKind::Title, "title", Form::Text},
    {TokenKind::Source, "source", Form::Text},
    {TokenKind::Vary, "vary", Form::NameIn},
    {TokenKind::Sample, "sample", Form::NameFrom},
    {TokenKind::Refine, "refine", Form::NameTo},
    {TokenKind::Along, "along", Form::NameIn},
    {TokenKind::Replicate, "replicate", Form::Value},
    {TokenKind::Run, "run", Form::Block},
    {TokenKind::Hypothesis, "hypothesis", Form::Text},
    {TokenKind::Claim, "claim", Form::Text},
    {TokenKind::Figure, "figure", Form::NameAndBlock},
    {TokenKind::Figure, "figure", Form::NameAndParens},
    {TokenKind::Animate, "animate", Form::NameAndBlock},
    {TokenKind::Animate, "animate", Form::NameAndParens},
    {TokenKind::Record, "record", Form::Value},
    {TokenKind::Expect, "expect", Form::Value},
    {TokenKind::Alpha, "alpha", Form::Value},
    {TokenKind::Correct, "correct", Form::Names},
    {TokenKind::For, "for", Form::NameIn},
    {TokenKind::While, "while", Form::Value},
    {TokenKind::Function, "function", Form::NameAndParens},
    {TokenKind::Return, "return", Form::Value},
    {TokenKind::Use, "use", Form::Names},
    {TokenKind::Import, "import", Form::Text},
});

bool may_stand(TokenKind token, BlockKind block) {
  switch (token) {
    case TokenKind::Experiment:
    case TokenKind::Flow:
    case TokenKind::Map:
    case TokenKind::Pde:
    case TokenKind::Use:
    case TokenKind::Import:
      return block == BlockKind::File;
    case TokenKind::Function:
      return block != BlockKind::Figure && block != BlockKind::Model;
    case TokenKind::For:
      return block == BlockKind::File || block == BlockKind::Run || block == BlockKind::Figure;
    case TokenKind::While:
    case TokenKind::Return:
      return block == BlockKind::File || block == BlockKind::Run;
    default:
      return is_at_home(token, block);
  }
}

bool goes_on_so(Form form, const Follows& follows) {
  const bool is_name = follows.first == TokenKind::Name;
  switch (form) {
    case Form::Text:
      return follows.first == TokenKind::Text || follows.first == TokenKind::Quoted;
    case Form::Block:
      return follows.first == TokenKind::OpenBrace;
    case Form::NameAndBlock:
      return is_name && follows.second == TokenKind::OpenBrace;
    case Form::NameAndParens:
      return is_name && follows.second == TokenKind::OpenParen;
    case Form::NameIn:
      return is_name && follows.second == TokenKind::In;
    case Form::NameFrom:
      return is_name && follows.second_text == "from";
    case Form::NameTo:
      return is_name && follows.second_text == "to";
    case Form::Names:
      return is_name && (follows.second == TokenKind::Comma || follows.second == TokenKind::Line ||
                         follows.second == TokenKind::CloseBrace || follows.second == TokenKind::EndOfFile);
    case Form::Value:
      return is_name || follows.first == TokenKind::Number;
  }
  return false;
}

// `exp 3` is no `expect`: where many words may stand, the beginning of one alone says too little.
bool is_near(std::string_view written, std::string_view word) {
  return edit_distance(written, word) <= std::max<std::size_t>(1, written.size() / 3);
}

bool begins_value(TokenKind token) {
  return token == TokenKind::Name || token == TokenKind::Number || token == TokenKind::Not ||
         token == TokenKind::OpenParen || token == TokenKind::OpenBracket;
}

std::vector<FollowingWord> words_after(const AfterValue& stands) {
  const FollowingWord where{TokenKind::Where, "where"};
  if (stands.before == TokenKind::As) return {{TokenKind::Published, "published"}};
  if (stands.before == TokenKind::Paired) return {{TokenKind::Over, "over", true}};
  std::vector<FollowingWord> words;
  if (begins_value(stands.next)) words.push_back(where);
  if (stands.statement.empty()) return words;
  if (stands.next == TokenKind::Text) words.push_back({TokenKind::Because, "because"});
  const auto has = [&](TokenKind kind) {
    return std::find(stands.statement.begin(), stands.statement.end(), kind) != stands.statement.end();
  };
  const auto add = [&](TokenKind token, std::string_view text) { words.push_back({token, text, true}); };
  switch (stands.statement.front()) {
    case TokenKind::Vary:
      has(TokenKind::In) ? add(TokenKind::Named, "named") : add(TokenKind::In, "in");
      break;
    case TokenKind::Along:
      has(TokenKind::In) ? add(TokenKind::Keeping, "keeping") : add(TokenKind::In, "in");
      break;
    case TokenKind::Sample:
      if (stands.before == TokenKind::Name && !has(TokenKind::Points)) add(TokenKind::From, "from");
      add(TokenKind::Points, "points");
      add(TokenKind::Using, "using");
      break;
    case TokenKind::Refine:
      has(TokenKind::To) ? add(TokenKind::Changes, "changes") : add(TokenKind::To, "to");
      break;
    case TokenKind::Replicate:
      add(TokenKind::Paired, "paired");
      add(TokenKind::Until, "until");
      break;
    default:
      if (stands.block != BlockKind::Claim) break;
      if (stands.next == TokenKind::Number) words.push_back({TokenKind::Within, "within"});
      if (stands.next == TokenKind::Name) words.push_back({TokenKind::As, "as"});
  }
  return words;
}

}  // namespace

std::optional<FollowingWord> meant_word(std::string_view written, const AfterValue& stands) {
  const std::vector<FollowingWord> words = words_after(stands);
  std::vector<std::string> texts;
  for (const FollowingWord& each : words) texts.emplace_back(each.text);
  const auto near = nearest(written, texts);
  if (!near) return std::nullopt;
  return words[static_cast<std::size_t>(std::find(texts.begin(), texts.end(), *near) - texts.begin())];
}

std::optional<StatementWord> meant_word(std::string_view written, BlockKind block, const Follows& follows) {
  if (begins_foreign_statement(written)) return std::nullopt;
  std::vector<std::string> texts;
  std::vector<StatementWord> words;
  for (const Row& row : kWords) {
    if (!may_stand(row.token, block) || !goes_on_so(row.form, follows)) continue;
    if (row.form == Form::Value && !is_near(written, row.text)) continue;
    texts.emplace_back(row.text);
    words.push_back({row.token, row.text});
  }
  if (const auto near = nearest(written, texts)) {
    return words[static_cast<std::size_t>(std::find(texts.begin(), texts.end(), *near) - texts.begin())];
  }
  // `varies v in`, `clame "…" {`: no name can stand so, and few words can.
  std::optional<StatementWord> meant;
  std::size_t fewest = written.size() / 2 + 1;
  for (const StatementWord& word : words) {
    const std::size_t edits = edit_distance(written, word.text);
    if (edits >= fewest) continue;
    fewest = edits;
    meant = word;
  }
  return meant;
}

}  // namespace ansatz::syntax
