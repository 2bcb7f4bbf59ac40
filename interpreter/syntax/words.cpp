// SPDX-License-Identifier: MIT
#include "interpreter/syntax/words.h"

#include <antlr4-runtime.h>

#include <unordered_map>

#include "AnsatzLexer.h"

namespace ansatz::syntax {

using grammar::AnsatzLexer;

Opening opening_word(std::string_view word) {
  static const std::unordered_map<std::string_view, Opening> kWords = {
      {"experiment", {AnsatzLexer::EXPERIMENT, true, BlockKind::Experiment}},
      {"flow", {AnsatzLexer::FLOW, true, BlockKind::Model}},
      {"map", {AnsatzLexer::MAP, true, BlockKind::Model}},
      {"pde", {AnsatzLexer::PDE, true, BlockKind::Model}},
      {"title", {AnsatzLexer::TITLE}},
      {"source", {AnsatzLexer::SOURCE}},
      {"vary", {AnsatzLexer::VARY}},
      {"sample", {AnsatzLexer::SAMPLE}},
      {"refine", {AnsatzLexer::REFINE}},
      {"along", {AnsatzLexer::ALONG}},
      {"replicate", {AnsatzLexer::REPLICATE}},
      {"run", {AnsatzLexer::RUN, true, BlockKind::Run}},
      {"hypothesis", {AnsatzLexer::HYPOTHESIS, true, BlockKind::Hypothesis}},
      {"claim", {AnsatzLexer::CLAIM, true, BlockKind::Claim}},
      {"figure", {AnsatzLexer::FIGURE, true, BlockKind::Figure}},
      {"animate", {AnsatzLexer::ANIMATE, true, BlockKind::Figure}},
      {"record", {AnsatzLexer::RECORD}},
      {"expect", {AnsatzLexer::EXPECT}},
      {"alpha", {AnsatzLexer::ALPHA}},
      {"correct", {AnsatzLexer::CORRECT}},
  };
  const auto found = kWords.find(word);
  return found == kWords.end() ? Opening{} : found->second;
}

bool is_at_home(std::size_t token, BlockKind block) {
  switch (token) {
    case AnsatzLexer::TITLE:
    case AnsatzLexer::VARY:
    case AnsatzLexer::SAMPLE:
    case AnsatzLexer::REFINE:
    case AnsatzLexer::ALONG:
    case AnsatzLexer::REPLICATE:
    case AnsatzLexer::RUN:
    case AnsatzLexer::HYPOTHESIS:
    case AnsatzLexer::CLAIM:
    case AnsatzLexer::FIGURE:
    case AnsatzLexer::ANIMATE:
      return block == BlockKind::Experiment;
    case AnsatzLexer::SOURCE:
      return block == BlockKind::Experiment || block == BlockKind::Claim;
    case AnsatzLexer::RECORD:
      return block == BlockKind::Run;
    case AnsatzLexer::EXPECT:
      return block == BlockKind::Run || block == BlockKind::Hypothesis;
    case AnsatzLexer::ALPHA:
      return block == BlockKind::Hypothesis;
    case AnsatzLexer::CORRECT:
      return block == BlockKind::Hypothesis || block == BlockKind::Experiment;
    default:
      return false;  // what begins a statement of a file shows by the name that follows it
  }
}

std::string_view home_of(std::size_t token) {
  switch (token) {
    case AnsatzLexer::SOURCE:
      return "in an experiment or a claim";
    case AnsatzLexer::RECORD:
    case AnsatzLexer::EXPECT:
      return "in the run of an experiment";
    case AnsatzLexer::ALPHA:
      return "in a hypothesis";
    case AnsatzLexer::CORRECT:
      return "in an experiment or a hypothesis";
    case AnsatzLexer::EXPERIMENT:
    case AnsatzLexer::FLOW:
    case AnsatzLexer::MAP:
    case AnsatzLexer::PDE:
      return "at the top of a file";
    default:
      return "in an experiment";
  }
}

std::size_t following_word(std::string_view word) {
  static const std::unordered_map<std::string_view, std::size_t> kWords = {
      {"named", AnsatzLexer::NAMED},         {"from", AnsatzLexer::FROM},       {"points", AnsatzLexer::POINTS},
      {"using", AnsatzLexer::USING},         {"to", AnsatzLexer::TO},           {"changes", AnsatzLexer::CHANGES},
      {"keeping", AnsatzLexer::KEEPING},     {"paired", AnsatzLexer::PAIRED},   {"over", AnsatzLexer::OVER},
      {"until", AnsatzLexer::UNTIL},         {"within", AnsatzLexer::WITHIN},   {"as", AnsatzLexer::AS},
      {"published", AnsatzLexer::PUBLISHED}, {"because", AnsatzLexer::BECAUSE},
  };
  const auto found = kWords.find(word);
  return found == kWords.end() ? 0 : found->second;
}

}  // namespace ansatz::syntax
