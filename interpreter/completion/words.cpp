// SPDX-License-Identifier: MIT
#include "interpreter/completion/words.h"

namespace ansatz::completion {
namespace {

WordList joined(WordList first, const WordList& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

const WordList kEverywhere = {
    {"if", "a choice: if c { … } else { … }"},  {"for", "a loop: for x in xs { … }"},
    {"while", "a loop: while c { … }"},         {"function", "function f(x) { … return y }"},
    {"return", "gives a function's value"},     {"break", "leaves a loop"},
    {"continue", "goes on with the next turn"}, {"lua", "a stretch of Lua: lua [[ … ]]"},
};

const WordList kFile = joined(
    {
        {"use", "brings a module's names into scope"},
        {"import", "takes over the names of another file"},
        {"experiment", "what to vary, run, record, claim and draw"},
    },
    kEverywhere);

const WordList kExperiment = {
    {"title", "a line over the summary"},
    {"source", "the paper it is about"},
    {"vary", "an axis: vary v in linspace(0, 1, 11)"},
    {"sample", "a design instead of a grid"},
    {"refine", "places further rows where an outcome changes"},
    {"along", "a sequential axis that keeps its state"},
    {"replicate", "repeats with their own randomness"},
    {"run", "what one row does"},
    {"hypothesis", "a test read off the table"},
    {"claim", "a statement of a paper, held against the table"},
    {"figure", "drawn from the table"},
    {"animate", "a figure that moves"},
    {"correct", "how the tests' p values are adjusted"},
};

const WordList kRun = joined(
    {
        {"record", "a column of the table"},
        {"expect", "a row that breaks it is kept and marked"},
    },
    kEverywhere);

const WordList kHypothesis = {
    {"alpha", "what the adjusted p is compared with"},
    {"expect", "expect reject, or expect retain"},
    {"correct", "how p values are adjusted"},
};

const WordList kClaim = {{"source", "where the paper says so"}};
const WordList kFigure = {{"for", "one panel a turn inside panels"}, {"if", "a choice"}};
const WordList kModel = {};

}  // namespace

const WordList& statement_words(Block block) {
  switch (block) {
    case Block::file:
      return kFile;
    case Block::experiment:
      return kExperiment;
    case Block::run:
      return kRun;
    case Block::hypothesis:
      return kHypothesis;
    case Block::claim:
      return kClaim;
    case Block::figure:
      return kFigure;
    case Block::model:
      return kModel;
    case Block::plain:
      break;
  }
  return kEverywhere;
}

const WordList& expression_words() {
  static const WordList kWords = {
      {"true", "a truth value"},
      {"false", "a truth value"},
      {"nothing", "no value"},
      {"if", "a choice: if c then a else b"},
      {"then", "of if"},
      {"else", "of if"},
      {"and", "both hold"},
      {"or", "either holds"},
      {"not", "the opposite"},
      {"where", "keeps the elements of a mask: x where x > 5"},
      {"by", "groups: x by g"},
      {"in", "lies within an interval or a list"},
      {"lua", "a value from Lua: lua [[ return 1 + 1 ]]"},
  };
  return kWords;
}

}  // namespace ansatz::completion
