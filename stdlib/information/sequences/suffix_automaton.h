// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace ansatz::information {

/// The smallest automaton that knows every part of a text, made longer one symbol at a time.
///
/// Cost     O(N A) time, at most 2 N states and 3 N edges.
/// Source   Blumer et al. (1985).
class SuffixAutomaton {
 public:
  explicit SuffixAutomaton(std::size_t expected) {
    states_.reserve(2 * expected + 1);
    edges_.reserve(3 * expected + 1);
    states_.push_back({});
  }

  /// A part of the text: its state, and how long it is.
  struct Part {
    std::uint32_t state = 0, length = 0;
  };

  /// The part with one more symbol, if the text has it.
  std::optional<Part> longer(Part part, std::uint32_t symbol) const;
  /// The part without its first symbol; at least one symbol.
  Part without_first(Part part) const;
  /// Where the part stands first in the text: the place of its last symbol, from 0. Not of the empty part.
  std::uint32_t first_end(Part part) const { return states_[part.state].first_end; }
  /// Makes the text longer. A part that was found before stays valid through `kept`.
  void extend(std::uint32_t symbol, Part& kept);

 private:
  static constexpr std::uint32_t kNone = 0xffffffff;
  struct State {
    std::uint32_t longest = 0;  ///< length of its longest part
    std::uint32_t link = kNone;
    std::uint32_t edges = kNone;
    std::uint32_t first_end = 0;
  };
  struct Edge {
    std::uint32_t symbol, target, next;
  };

  Edge* find(std::uint32_t state, std::uint32_t symbol);
  void connect(std::uint32_t state, std::uint32_t symbol, std::uint32_t target);

  std::vector<State> states_;
  std::vector<Edge> edges_;
  std::uint32_t last_ = 0;
};

}  // namespace ansatz::information
