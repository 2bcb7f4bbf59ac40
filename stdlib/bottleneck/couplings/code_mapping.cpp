// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/couplings/code_mapping.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <queue>

#include "stdlib/bottleneck/entropy_term.h"

namespace ansatz::bottleneck {

namespace {

/// Entropies are sums of a few terms below one: what is above the rate by no more than this is at the rate.
constexpr double kRounding = 1e-12;

/// A code in the making, a tree of merges whose leaves are symbols.
class Merging {
 public:
  explicit Merging(const std::vector<double>& source) : parent_(source.size()) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }

  std::size_t merge(std::size_t one, std::size_t other) {
    const std::size_t made = parent_.size();
    parent_.push_back(made);
    parent_[one] = parent_[other] = made;
    return made;
  }
  void undo(std::size_t one, std::size_t other) {
    parent_.pop_back();
    parent_[one] = one;
    parent_[other] = other;
  }

  std::vector<std::uint32_t> codes(std::size_t symbols) const {
    // A node is made after its children: from the last to the first each root is known.
    std::vector<std::size_t> root(parent_.size());
    for (std::size_t k = parent_.size(); k-- > 0;) root[k] = parent_[k] == k ? k : root[parent_[k]];
    std::vector<std::uint32_t> number(parent_.size(), ~0u), out(symbols);
    std::uint32_t next = 0;
    for (std::size_t x = 0; x < symbols; ++x) {
      if (number[root[x]] == ~0u) number[root[x]] = next++;
      out[x] = number[root[x]];
    }
    return out;
  }

 private:
  std::vector<std::size_t> parent_;
};

struct Node {
  double mass;
  std::size_t place;
  bool operator>(const Node& other) const { return mass > other.mass || (mass == other.mass && place > other.place); }
};

// The nodes that each step of a chain merges, one call a step.
class Steps {
 public:
  Steps(const std::vector<double>& source, Chain chain) : chain_(chain) {
    for (std::size_t x = 0; x < source.size(); ++x) sorted_.push_back({source[x], x});
    std::stable_sort(sorted_.begin(), sorted_.end(), [](const Node& a, const Node& b) { return a.mass > b.mass; });
    if (chain == Chain::huffman) {
      for (const Node& node : sorted_) smallest_.push(node);
    } else if (!sorted_.empty()) {
      grown_ = sorted_.front();
      sorted_.erase(sorted_.begin());
      if (chain == Chain::largest) std::reverse(sorted_.begin(), sorted_.end());
    }
  }

  bool next(Node& one, Node& other) {
    if (chain_ == Chain::huffman) {
      if (smallest_.size() < 2) return false;
      one = smallest_.top();
      smallest_.pop();
      other = smallest_.top();
      smallest_.pop();
      return true;
    }
    if (sorted_.empty()) return false;
    one = grown_;
    other = sorted_.back();
    sorted_.pop_back();
    return true;
  }

  void made(const Node& node) {
    if (chain_ == Chain::huffman)
      smallest_.push(node);
    else
      grown_ = node;  // grown by another, the largest stays the largest
  }

 private:
  Chain chain_;
  std::vector<Node> sorted_;
  Node grown_{};
  std::priority_queue<Node, std::vector<Node>, std::greater<>> smallest_;
};

struct Change {
  double entropy;
  std::uint32_t to;
};

// The state of a climb.
class Climb {
 public:
  Climb(const std::vector<double>& source, CodeMapping start, double rate)
      : source_(source), at_(std::move(start)), rate_(rate) {}

  bool is_at_rate() const { return at_.entropy >= rate_ - kRounding; }
  CodeMapping result() { return mapping_of(source_, std::move(at_.code)); }

  bool move(std::size_t x) {
    const std::uint32_t from = at_.code[x];
    const double mass = source_[x];
    const double rest =
        at_.entropy - entropy_term(at_.masses[from]) + entropy_term(std::max(0.0, at_.masses[from] - mass));
    double best = at_.entropy + kRounding;
    std::size_t target = at_.masses.size() + 1;
    bool has_tried_new = false;
    for (std::size_t t = 0; t <= at_.masses.size(); ++t) {
      const double there = t < at_.masses.size() ? at_.masses[t] : 0;
      if (t == from || (there <= 0 && has_tried_new)) continue;
      has_tried_new = has_tried_new || there <= 0;
      const double found = rest - entropy_term(there) + entropy_term(there + mass);
      if (found > best && found <= rate_ + kRounding) {
        best = found;
        target = t;
      }
    }
    if (target > at_.masses.size()) return false;
    if (target == at_.masses.size()) at_.masses.push_back(0);
    at_.masses[from] = std::max(0.0, at_.masses[from] - mass);
    at_.masses[target] += mass;
    at_.code[x] = static_cast<std::uint32_t>(target);
    at_.entropy = best;
    return true;
  }

  bool swap(std::size_t x) {
    const std::uint32_t a = at_.code[x];
    double best = at_.entropy + kRounding;
    std::size_t with = source_.size();
    for (std::size_t y = 0; y < source_.size(); ++y) {
      const std::uint32_t b = at_.code[y];
      if (a == b || source_[x] == source_[y]) continue;
      const double shift = source_[y] - source_[x];
      const double found = at_.entropy - entropy_term(at_.masses[a]) - entropy_term(at_.masses[b]) +
                           entropy_term(at_.masses[a] + shift) + entropy_term(at_.masses[b] - shift);
      if (found > best && found <= rate_ + kRounding) {
        best = found;
        with = y;
      }
    }
    if (with == source_.size()) return false;
    const double shift = source_[with] - source_[x];
    at_.masses[a] += shift;
    at_.masses[at_.code[with]] -= shift;
    std::swap(at_.code[x], at_.code[with]);
    at_.entropy = best;
    return true;
  }

 private:
  const std::vector<double>& source_;
  CodeMapping at_;
  double rate_;
};

// All partitions, symbol by symbol: each symbol joins a code that is there, or opens the next one.
class Enumeration {
 public:
  Enumeration(const std::vector<double>& source, double rate, std::size_t most, core::Run& run)
      : source_(source), rate_(rate), most_(most), run_(run), code_(source.size()) {}

  void from(std::size_t x, double entropy) {
    if (x == source_.size()) {
      keep(entropy);
      return;
    }
    if (x + 6 == source_.size()) run_.tick();
    for (std::uint32_t t = 0; t <= masses_.size(); ++t) {
      const bool opens = t == masses_.size();
      const double before = opens ? 0 : masses_[t];
      if (opens) masses_.push_back(0);
      masses_[t] = before + source_[x];
      code_[x] = t;
      from(x + 1, entropy - entropy_term(before) + entropy_term(masses_[t]));
      masses_[t] = before;
      if (opens) {
        masses_.pop_back();
        break;
      }
    }
  }

  Nearest result() {
    Nearest out;
    for (auto* side : {&below_, &above_})
      for (Found& found : *side)
        (side == &below_ ? out.below : out.above).push_back(mapping_of(source_, std::move(found.code)));
    return out;
  }

 private:
  struct Found {
    double entropy;
    std::vector<std::uint32_t> code;
  };

  void keep(double entropy) {
    const bool is_below = entropy <= rate_ + kRounding;
    auto& side = is_below ? below_ : above_;
    const auto nearer = [&](double a, double b) { return is_below ? a > b : a < b; };
    if (side.size() == most_ && !nearer(entropy, side.back().entropy)) return;
    if (side.size() == most_) side.pop_back();
    const auto at = std::find_if(side.begin(), side.end(), [&](const Found& f) { return nearer(entropy, f.entropy); });
    side.insert(at, Found{entropy, code_});
  }

  const std::vector<double>& source_;
  double rate_;
  std::size_t most_;
  core::Run& run_;
  std::vector<std::uint32_t> code_;
  std::vector<double> masses_;
  std::vector<Found> below_, above_;
};

}  // namespace

CodeMapping mapping_of(const std::vector<double>& source, std::vector<std::uint32_t> code) {
  // Codes in the order in which symbols meet them, so that equal partitions are equal mappings.
  std::vector<std::uint32_t> number;
  CodeMapping out;
  for (std::size_t x = 0; x < code.size(); ++x) {
    if (code[x] >= number.size()) number.resize(code[x] + std::size_t{1}, ~0u);
    std::uint32_t& mine = number[code[x]];
    if (mine == ~0u) {
      mine = static_cast<std::uint32_t>(out.masses.size());
      out.masses.push_back(0);
    }
    out.masses[mine] += source[x];
    code[x] = mine;
  }
  out.code = std::move(code);
  out.entropy = entropy_of(out.masses);
  return out;
}

Bracket along_chain(const std::vector<double>& source, Chain chain, double rate) {
  Merging merging(source);
  Steps steps(source, chain);
  double entropy = entropy_of(source);
  Node one{}, other{};
  bool is_identity = true;
  while (entropy > rate + kRounding && steps.next(one, other)) {
    const Node made{one.mass + other.mass, merging.merge(one.place, other.place)};
    entropy += entropy_term(made.mass) - entropy_term(one.mass) - entropy_term(other.mass);
    steps.made(made);
    is_identity = false;
  }
  Bracket out;
  out.below = mapping_of(source, merging.codes(source.size()));
  if (is_identity) return out;
  merging.undo(one.place, other.place);
  out.above = mapping_of(source, merging.codes(source.size()));
  return out;
}

CodeMapping climbed(const std::vector<double>& source, CodeMapping start, double rate, core::Run& run) {
  constexpr int kMostPasses = 100;
  constexpr std::size_t kMostSwapped = 1024;
  constexpr double kMostPairs = 1e7;
  if (static_cast<double>(source.size()) * static_cast<double>(start.masses.size()) > kMostPairs) return start;
  Climb climb(source, std::move(start), rate);
  bool goes_on = true;
  for (int pass = 0; pass < kMostPasses && goes_on; ++pass) {
    goes_on = false;
    for (std::size_t x = 0; x < source.size() && !climb.is_at_rate(); ++x) {
      run.tick();
      goes_on = climb.move(x) || goes_on;
      if (source.size() <= kMostSwapped) goes_on = climb.swap(x) || goes_on;
    }
  }
  return climb.result();
}

Nearest nearest_mappings(const std::vector<double>& source, double rate, std::size_t most, core::Run& run) {
  Enumeration all(source, rate, most, run);
  all.from(0, 0);
  return all.result();
}

}  // namespace ansatz::bottleneck
