// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/couplings/bounded_code.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "stdlib/core/error.h"

namespace ansatz::bottleneck {

namespace {

/// Of so many symbols times codes each split is tried; of more those that are best to first order.
constexpr std::size_t kMostSplits = 4096;
/// Codes next to the rate on either side, from which "exact" splits symbols.
constexpr std::size_t kNeighbours = 32;

const std::map<std::string, Chain>& chains() {
  static const std::map<std::string, Chain> kAll = {
      {"largest", Chain::largest}, {"absorb", Chain::absorb}, {"huffman", Chain::huffman}};
  return kAll;
}

Nearest candidates(const std::vector<double>& source, double rate, const std::string& method, core::Run& run) {
  if (method == "exact") return nearest_mappings(source, rate, kNeighbours, run);
  Nearest out;
  for (const auto& [name, chain] : chains()) {
    if (method != name && method != "search") continue;
    Bracket bracket = along_chain(source, chain, rate);
    if (method == "search") bracket.below = climbed(source, std::move(bracket.below), rate, run);
    out.below.push_back(std::move(bracket.below));
    if (bracket.above) out.above.push_back(std::move(*bracket.above));
  }
  return out;
}

}  // namespace

const std::vector<std::string>& code_methods() {
  static const std::vector<std::string> kAll = {"search", "exact", "largest", "absorb", "huffman"};
  return kAll;
}

std::size_t BoundedCode::codes() const {
  return best.mapping.masses.size() + (best.moved > 0 && best.to == best.mapping.masses.size() ? 1 : 0);
}

std::vector<double> BoundedCode::code_masses() const {
  std::vector<double> out = best.mapping.masses;
  out.resize(codes());
  if (best.moved > 0) {
    out[best.mapping.code[best.symbol]] -= best.moved;
    out[best.to] += best.moved;
  }
  return out;
}

std::vector<double> BoundedCode::encoder() const {
  const std::size_t width = codes();
  const std::vector<double> masses = code_masses();
  std::vector<double> out(all_symbols * width);
  std::vector<bool> is_met(all_symbols);
  for (std::size_t k = 0; k < symbols.size(); ++k) {
    double* row = &out[symbols[k] * width];
    is_met[symbols[k]] = true;
    const double share = best.moved > 0 && k == best.symbol ? best.moved / source[k] : 0;
    row[best.mapping.code[k]] = 1 - share;
    if (share > 0) row[best.to] = share;
  }
  for (std::size_t x = 0; x < all_symbols; ++x)
    if (!is_met[x]) std::copy(masses.begin(), masses.end(), &out[x * width]);
  return out;
}

BoundedCode bounded_code(const std::string& kernel, std::vector<double> source, double rate, const std::string& method,
                         bool split, core::Run& run) {
  if (!(rate >= 0) || std::isinf(rate))
    throw core::BadParameter(kernel, "rate", fmt::format("{:g}", rate), "finite and at least 0");
  const auto& known = code_methods();
  if (std::find(known.begin(), known.end(), method) == known.end())
    throw core::BadParameter(kernel, "method", "\"" + method + "\"",
                             fmt::format("one of \"{}\"", fmt::join(known, "\", \"")));
  BoundedCode out;
  out.all_symbols = source.size();
  for (std::size_t x = 0; x < source.size(); ++x) {
    if (source[x] <= 0) continue;
    out.symbols.push_back(x);
    out.source.push_back(source[x]);
  }
  if (method == "exact" && out.source.size() > kMostPartitioned)
    throw core::BadParameter(
        kernel, "method", fmt::format("\"exact\" of {} symbols", out.source.size()),
        fmt::format("\"search\" or another, or \"exact\" of at most {} symbols", kMostPartitioned));

  Nearest found = candidates(out.source, rate, method, run);
  const auto finest =
      std::max_element(found.below.begin(), found.below.end(),
                       [](const CodeMapping& a, const CodeMapping& b) { return a.entropy < b.entropy; });
  out.mapping = *finest;
  out.best = unsplit(out.mapping);
  if (!split) return out;

  const auto consider = [&](std::optional<SplitCode> next) {
    if (next && next->information > out.best.information) out.best = std::move(*next);
  };
  for (const auto* side : {&found.below, &found.above}) {
    for (const CodeMapping& mapping : *side) {
      run.tick();
      if (out.source.size() * (mapping.masses.size() + 1) <= kMostSplits)
        consider(best_split(out.source, mapping, rate));
      else if (side == &found.below)
        consider(raised(out.source, mapping, rate));
      else
        consider(lowered(out.source, mapping, rate));
    }
  }
  return out;
}

}  // namespace ansatz::bottleneck
