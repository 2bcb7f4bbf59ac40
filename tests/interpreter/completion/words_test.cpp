// SPDX-License-Identifier: MIT
#include "interpreter/completion/words.h"

#include <catch2/catch.hpp>

#include "interpreter/syntax/words.h"

using namespace ansatz;
using completion::Block;

// The parser has the last say on which word begins a statement where.
TEST_CASE("completion: its words are at home in their blocks", "[completion]") {
  const std::pair<Block, syntax::BlockKind> blocks[] = {{Block::experiment, syntax::BlockKind::Experiment},
                                                        {Block::run, syntax::BlockKind::Run},
                                                        {Block::hypothesis, syntax::BlockKind::Hypothesis},
                                                        {Block::claim, syntax::BlockKind::Claim}};
  for (const auto& [ours, theirs] : blocks) {
    for (const auto& [word, summary] : completion::statement_words(ours)) {
      const auto token = syntax::opening_word(word).token;
      INFO(word);
      CHECK((token == syntax::TokenKind::None || syntax::is_at_home(token, theirs)));
      CHECK_FALSE(summary.empty());
    }
  }
  CHECK(syntax::opening_word("experiment").token != syntax::TokenKind::None);
}
