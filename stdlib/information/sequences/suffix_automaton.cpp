// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/suffix_automaton.h"

namespace ansatz::information {

SuffixAutomaton::Edge* SuffixAutomaton::find(std::uint32_t state, std::uint32_t symbol) {
  for (std::uint32_t e = states_[state].edges; e != kNone; e = edges_[e].next)
    if (edges_[e].symbol == symbol) return &edges_[e];
  return nullptr;
}

void SuffixAutomaton::connect(std::uint32_t state, std::uint32_t symbol, std::uint32_t target) {
  edges_.push_back({symbol, target, states_[state].edges});
  states_[state].edges = static_cast<std::uint32_t>(edges_.size() - 1);
}

std::optional<SuffixAutomaton::Part> SuffixAutomaton::longer(Part part, std::uint32_t symbol) const {
  for (std::uint32_t e = states_[part.state].edges; e != kNone; e = edges_[e].next)
    if (edges_[e].symbol == symbol) return Part{edges_[e].target, part.length + 1};
  return std::nullopt;
}

SuffixAutomaton::Part SuffixAutomaton::without_first(Part part) const {
  const std::uint32_t length = part.length - 1, link = states_[part.state].link;
  return {link != kNone && length <= states_[link].longest ? link : part.state, length};
}

void SuffixAutomaton::extend(std::uint32_t symbol, Part& kept) {
  const auto made = static_cast<std::uint32_t>(states_.size());
  states_.push_back({states_[last_].longest + 1, kNone, kNone, states_[last_].longest});
  std::uint32_t at = last_;
  Edge* edge = nullptr;
  for (; at != kNone && !(edge = find(at, symbol)); at = states_[at].link) connect(at, symbol, made);
  last_ = made;
  if (at == kNone) {
    states_[made].link = 0;
    return;
  }
  const std::uint32_t target = edge->target;
  if (states_[target].longest == states_[at].longest + 1) {
    states_[made].link = target;
    return;
  }
  // The shorter parts of `target` now end in one more place than its longer ones: they get a state of their own.
  const auto split = static_cast<std::uint32_t>(states_.size());
  states_.push_back({states_[at].longest + 1, states_[target].link, kNone, states_[target].first_end});
  for (std::uint32_t e = states_[target].edges; e != kNone; e = edges_[e].next)
    connect(split, edges_[e].symbol, edges_[e].target);
  for (; at != kNone; at = states_[at].link) {
    Edge* each = find(at, symbol);
    if (!each || each->target != target) break;
    each->target = split;
  }
  states_[target].link = states_[made].link = split;
  if (kept.state == target && kept.length <= states_[split].longest) kept.state = split;
}

}  // namespace ansatz::information
