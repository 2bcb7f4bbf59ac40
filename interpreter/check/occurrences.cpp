// SPDX-License-Identifier: MIT
#include "interpreter/check/occurrences.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace ansatz::check {
namespace {

using Key = std::tuple<std::uint32_t, std::uint32_t, std::string>;

Key key_of(syntax::Span span, const std::string& name) { return {span.begin, span.end, name}; }

}  // namespace

void Occurrences::add(syntax::Span place, syntax::Span definition, const std::string& name, Resolution::Kind kind) {
  if (definition.size() == 0) return;  // held by the prompt
  entries_.push_back({place, definition, name, kind});
}

std::vector<Symbol> Occurrences::symbols(const syntax::Source& source) const {
  // Union of places and definitions: each is a key, an entry joins two of them.
  std::map<Key, std::size_t> numbers;
  std::vector<std::size_t> root;
  const auto number = [&](const Key& key) {
    const auto [found, is_new] = numbers.emplace(key, root.size());
    if (is_new) root.push_back(root.size());
    return found->second;
  };
  const auto find = [&](std::size_t i) {
    while (root[i] != i) i = root[i] = root[root[i]];
    return i;
  };
  for (const Entry& entry : entries_) {
    const std::size_t a = number(key_of(entry.place, entry.name));
    const std::size_t b = number(key_of(entry.definition, entry.name));
    root[find(a)] = find(b);
  }
  std::map<std::size_t, Symbol> found;
  for (const Entry& entry : entries_) {
    Symbol& symbol = found[find(numbers.at(key_of(entry.place, entry.name)))];
    const bool is_first = symbol.name.empty();
    if (is_first || entry.definition.begin < symbol.definition.begin) {
      symbol.definition = entry.definition;
      symbol.kind = entry.kind;
    }
    symbol.name = entry.name;
    symbol.places.push_back(entry.place);
  }
  std::vector<Symbol> symbols;
  for (auto& [id, symbol] : found) {
    const std::string_view text = source.text(symbol.definition);
    const bool is_lua = symbol.kind == Resolution::Kind::of_lua && text != symbol.name;
    symbol.is_defined_elsewhere = is_lua || text.starts_with('"');
    if (symbol.is_defined_elsewhere) std::erase(symbol.places, symbol.definition);
    std::sort(symbol.places.begin(), symbol.places.end(),
              [](syntax::Span a, syntax::Span b) { return std::tie(a.begin, a.end) < std::tie(b.begin, b.end); });
    symbol.places.erase(std::unique(symbol.places.begin(), symbol.places.end()), symbol.places.end());
    symbols.push_back(std::move(symbol));
  }
  std::sort(symbols.begin(), symbols.end(), [](const Symbol& a, const Symbol& b) {
    return std::tie(a.definition.begin, a.name) < std::tie(b.definition.begin, b.name);
  });
  return symbols;
}

const Symbol* symbol_at(const std::vector<Symbol>& symbols, std::uint32_t offset) {
  const Symbol* found = nullptr;
  for (const Symbol& symbol : symbols) {
    for (const syntax::Span place : symbol.places) {
      if (offset >= place.begin && offset < place.end) return &symbol;
      if (offset == place.end) found = &symbol;
    }
  }
  return found;
}

}  // namespace ansatz::check
