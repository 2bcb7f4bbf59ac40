// SPDX-License-Identifier: MIT
#include "interpreter/syntax/words.h"

#include <algorithm>
#include <unordered_map>

namespace ansatz::syntax {

namespace {

const std::unordered_map<std::string_view, Opening>& openings() {
  static const std::unordered_map<std::string_view, Opening> kWords = {
      {"experiment", {TokenKind::Experiment, true, BlockKind::Experiment}},
      {"flow", {TokenKind::Flow, true, BlockKind::Model}},
      {"map", {TokenKind::Map, true, BlockKind::Model}},
      {"pde", {TokenKind::Pde, true, BlockKind::Model}},
      {"title", {TokenKind::Title}},
      {"source", {TokenKind::Source}},
      {"vary", {TokenKind::Vary}},
      {"sample", {TokenKind::Sample}},
      {"refine", {TokenKind::Refine}},
      {"along", {TokenKind::Along}},
      {"replicate", {TokenKind::Replicate}},
      {"run", {TokenKind::Run, true, BlockKind::Run}},
      {"hypothesis", {TokenKind::Hypothesis, true, BlockKind::Hypothesis}},
      {"claim", {TokenKind::Claim, true, BlockKind::Claim}},
      {"figure", {TokenKind::Figure, true, BlockKind::Figure}},
      {"animate", {TokenKind::Animate, true, BlockKind::Figure}},
      {"record", {TokenKind::Record}},
      {"expect", {TokenKind::Expect}},
      {"alpha", {TokenKind::Alpha}},
      {"correct", {TokenKind::Correct}},
  };
  return kWords;
}

}  // namespace

Opening opening_word(std::string_view word) {
  const auto found = openings().find(word);
  return found == openings().end() ? Opening{} : found->second;
}

bool opens_block(TokenKind token) {
  if (token == TokenKind::If || token == TokenKind::For || token == TokenKind::While || token == TokenKind::Function)
    return true;
  return std::any_of(openings().begin(), openings().end(),
                     [&](const auto& word) { return word.second.token == token && word.second.opens_block; });
}

bool is_at_home(TokenKind token, BlockKind block) {
  switch (token) {
    case TokenKind::Title:
    case TokenKind::Vary:
    case TokenKind::Sample:
    case TokenKind::Refine:
    case TokenKind::Along:
    case TokenKind::Replicate:
    case TokenKind::Run:
    case TokenKind::Hypothesis:
    case TokenKind::Claim:
    case TokenKind::Figure:
    case TokenKind::Animate:
      return block == BlockKind::Experiment;
    case TokenKind::Source:
      return block == BlockKind::Experiment || block == BlockKind::Claim;
    case TokenKind::Record:
      return block == BlockKind::Run;
    case TokenKind::Expect:
      return block == BlockKind::Run || block == BlockKind::Hypothesis;
    case TokenKind::Alpha:
      return block == BlockKind::Hypothesis;
    case TokenKind::Correct:
      return block == BlockKind::Hypothesis || block == BlockKind::Experiment;
    default:
      return false;  // what begins a statement of a file shows by the name that follows it
  }
}

std::string_view home_of(TokenKind token) {
  switch (token) {
    case TokenKind::Source:
      return "in an experiment or a claim";
    case TokenKind::Record:
    case TokenKind::Expect:
      return "in the run of an experiment";
    case TokenKind::Alpha:
      return "in a hypothesis";
    case TokenKind::Correct:
      return "in an experiment or a hypothesis";
    case TokenKind::Experiment:
    case TokenKind::Flow:
    case TokenKind::Map:
    case TokenKind::Pde:
      return "at the top of a file";
    default:
      return "in an experiment";
  }
}

TokenKind following_word(std::string_view word) {
  static const std::unordered_map<std::string_view, TokenKind> kWords = {
      {"named", TokenKind::Named},         {"from", TokenKind::From},       {"points", TokenKind::Points},
      {"using", TokenKind::Using},         {"to", TokenKind::To},           {"changes", TokenKind::Changes},
      {"keeping", TokenKind::Keeping},     {"paired", TokenKind::Paired},   {"over", TokenKind::Over},
      {"until", TokenKind::Until},         {"within", TokenKind::Within},   {"as", TokenKind::As},
      {"published", TokenKind::Published}, {"because", TokenKind::Because},
  };
  const auto found = kWords.find(word);
  return found == kWords.end() ? TokenKind::None : found->second;
}

}  // namespace ansatz::syntax
