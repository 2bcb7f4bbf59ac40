// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/lempel_ziv.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/information/sequences/suffix_automaton.h"
#include "stdlib/information/sequences/symbols.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr const char* kLempelZiv = "lempel_ziv";
constexpr std::size_t kSymbolsATurn = 1U << 16;

std::size_t phrases_1976(const Symbols& symbols, core::Run& run) {
  SuffixAutomaton before(symbols.size());
  SuffixAutomaton::Part phrase;
  std::size_t phrases = 0;
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    if (i % kSymbolsATurn == 0) run.tick();
    const auto longer = before.longer(phrase, symbols[i]);
    if (!longer) ++phrases;
    phrase = longer.value_or(SuffixAutomaton::Part{});
    before.extend(symbols[i], phrase);
  }
  return phrases + (phrase.length > 0 ? 1 : 0);
}

std::size_t phrases_1978(const Symbols& symbols, core::Run& run) {
  struct Node {
    std::uint32_t symbol, first, next;  // child and sibling; 0 is none, as the root is nobody's
  };
  std::vector<Node> tree{{0, 0, 0}};
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    if (i % kSymbolsATurn == 0) run.tick();
    std::uint32_t child = tree[at].first;
    while (child != 0 && tree[child].symbol != symbols[i]) child = tree[child].next;
    if (child == 0) {
      tree.push_back({symbols[i], 0, tree[at].first});
      tree[at].first = static_cast<std::uint32_t>(tree.size() - 1);
    }
    at = child;
  }
  return tree.size() - 1 + (at != 0 ? 1 : 0);
}

}  // namespace

LempelZivComplexity lempel_ziv(const LempelZiv& question, core::Run& run) {
  const double scale = log_of_base(kLempelZiv, question.base);
  if (question.parsing != "1976" && question.parsing != "1978")
    throw BadParameter(kLempelZiv, "parsing", "\"" + question.parsing + "\"", "\"1976\" or \"1978\"");
  const Symbols symbols = read_symbols(kLempelZiv, question.x, question.symbols);
  Symbols different = symbols;
  std::sort(different.begin(), different.end());
  const auto alphabet = std::unique(different.begin(), different.end()) - different.begin();
  const auto phrases =
      static_cast<double>(question.parsing == "1976" ? phrases_1976(symbols, run) : phrases_1978(symbols, run));
  const auto n = static_cast<double>(symbols.size());
  LempelZivComplexity out;
  out.phrases = phrases;
  out.alphabet = static_cast<double>(alphabet);
  out.normalised = phrases * std::log(n) / (n * std::log(std::max(2.0, out.alphabet)));
  out.rate = phrases * std::log(phrases) / n / scale;
  return out;
}

}  // namespace ansatz::information
