// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/lempel_ziv.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/core/sort.h"
#include "stdlib/core/utf8.h"
#include "stdlib/information/sample.h"
#include "stdlib/information/sequences/series.h"
#include "stdlib/information/sequences/suffix_automaton.h"

namespace ansatz::information {

namespace {

using core::BadParameter;
using Symbols = std::vector<std::uint32_t>;

constexpr const char* kKernel = "lempel_ziv";
constexpr std::size_t kTurn = 1U << 16;

// Numbered in order of appearance.
template <class Items>
Symbols number_items(const Items& items) {
  std::map<typename Items::value_type, std::uint32_t> numbers;
  Symbols out;
  for (const auto& item : items)
    out.push_back(numbers.emplace(item, static_cast<std::uint32_t>(numbers.size())).first->second);
  return out;
}

std::vector<char32_t> characters(const std::string& text) {
  std::vector<char32_t> out;
  for (std::size_t at = 0; at < text.size();) {
    const core::CodePoint point = core::code_point_at(text, at);
    out.push_back(point.value);
    at += point.size;
  }
  return out;
}

double median(std::span<const double> values) {
  std::vector<double> sorted(values.begin(), values.end());
  core::sort_numbers(sorted);
  return sorted_quantile(sorted, 0.5);
}

Symbols read_symbols(const LempelZiv& question) {
  if (question.symbols != "median" && question.symbols != "mean" && question.symbols != "values")
    throw BadParameter(kKernel, "symbols", "\"" + question.symbols + "\"", "\"median\", \"mean\" or \"values\"");
  Symbols out;
  const std::string* text = std::get_if<std::string>(&question.x);
  const core::Array* array = std::get_if<core::Array>(&question.x);
  if (text || array->type() == core::ElementType::text) {
    if (text)
      out = number_items(characters(*text));
    else
      out = number_items(std::vector<std::string>(array->texts().begin(), array->texts().end()));
    if (out.empty()) throw BadParameter(kKernel, "x", "empty", "at least one symbol");
    return out;
  }
  const Series series(kKernel, "x", *array, 1);
  const auto values = series.values();
  if (question.symbols == "values") return number_items(std::vector<double>(values.begin(), values.end()));
  const double limit = question.symbols == "mean" ? moments(values).mean : median(values);
  for (const double v : values) out.push_back(v >= limit ? 1 : 0);
  return out;
}

std::size_t phrases_1976(const Symbols& symbols, core::Run& run) {
  SuffixAutomaton before(symbols.size());
  SuffixAutomaton::Part phrase;
  std::size_t phrases = 0;
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    if (i % kTurn == 0) run.tick();
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
    if (i % kTurn == 0) run.tick();
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
  const double scale = log_of_base(kKernel, question.base);
  if (question.parsing != "1976" && question.parsing != "1978")
    throw BadParameter(kKernel, "parsing", "\"" + question.parsing + "\"", "\"1976\" or \"1978\"");
  const Symbols symbols = read_symbols(question);
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
