// SPDX-License-Identifier: MIT
#include "stdlib/networks/sequences/token_chain.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "stdlib/core/each_stretch.h"
#include "stdlib/core/error.h"

namespace ansatz::networks {

namespace {

using core::BadParameter;

constexpr const char* kTokenChain = "token_chain";
constexpr std::size_t kMostTransitions = 10'000'000, kMostTokens = 100'000'000;

/// Shares of the next token for each context, the last tokens that the chain remembers, the latest running fastest.
struct Chain {
  std::size_t tokens = 0, order = 0, contexts = 0;
  std::vector<double> next;  ///< [context, next]

  std::span<const double> row(std::size_t context) const { return {next.data() + context * tokens, tokens}; }
  std::size_t after(std::size_t context, std::size_t token) const { return (context * tokens + token) % contexts; }
};

Chain chain_of(const core::Array& transitions) {
  const auto refuse = [](std::string found, std::string wanted) {
    throw BadParameter(kTokenChain, "transitions", std::move(found), std::move(wanted));
  };
  if (transitions.type() == core::ElementType::text || transitions.type() == core::ElementType::complex)
    refuse(describe(transitions.type()), "numbers");
  if (transitions.rank() < 2)
    refuse(fmt::format("an array of {} dimensions", transitions.rank()), "[token, next], or more for a longer memory");
  const std::size_t tokens = transitions.dimension(0).size;
  for (std::size_t d = 0; d < transitions.rank(); ++d)
    if (transitions.dimension(d).size != tokens)
      refuse(fmt::format("of sides {} and {}", tokens, transitions.dimension(d).size),
             "as many tokens along each side");
  if (tokens == 0) refuse("empty", "a token at least");
  if (transitions.size() > kMostTransitions)
    refuse(fmt::format("{} numbers", transitions.size()), fmt::format("at most {}", kMostTransitions));
  const core::Array numbers = transitions.as_real();
  Chain out{
      tokens, transitions.rank() - 1, transitions.size() / tokens, {numbers.real().begin(), numbers.real().end()}};
  for (std::size_t c = 0; c < out.contexts; ++c) {
    double sum = 0;
    for (const double p : out.row(c)) {
      if (!(p >= 0)) refuse(fmt::format("{:g} in row {}", p, c + 1), "probabilities, none negative");
      sum += p;
    }
    if (!(std::abs(sum - 1) <= 1e-9))
      refuse(fmt::format("of sum {:.10g} in row {}", sum, c + 1), "rows that sum to one");
    for (std::size_t j = 0; j < tokens; ++j) out.next[c * tokens + j] /= sum;
  }
  return out;
}

/// π of all contexts.
std::vector<double> stationary(const Chain& chain, const core::Run& run) {
  constexpr int kMostSteps = 100'000;
  constexpr double kSettled = 1e-14;
  std::vector<double> shares(chain.contexts, 1 / static_cast<double>(chain.contexts)), moved(chain.contexts);
  for (int step = 0; step < kMostSteps; ++step) {
    run.tick();
    for (std::size_t c = 0; c < chain.contexts; ++c) moved[c] = shares[c] / 2;
    for (std::size_t c = 0; c < chain.contexts; ++c)
      for (std::size_t j = 0; j < chain.tokens; ++j) moved[chain.after(c, j)] += shares[c] / 2 * chain.row(c)[j];
    double change = 0, sum = 0;
    for (std::size_t c = 0; c < chain.contexts; ++c) {
      change += std::abs(moved[c] - shares[c]);
      sum += moved[c];
    }
    for (std::size_t c = 0; c < chain.contexts; ++c) shares[c] = moved[c] / sum;
    if (change <= kSettled) return shares;
  }
  throw BadParameter(kTokenChain, "transitions", fmt::format("a chain that has not settled after {} steps", kMostSteps),
                     "one that mixes faster");
}

double entropy(std::span<const double> shares) {
  double sum = 0;
  for (const double p : shares)
    if (p > 0) sum -= p * std::log(p);
  return sum;
}

/// Summed over all but the last `kept` tokens of a context.
std::vector<double> latest(const std::vector<double>& shares, std::size_t kept) {
  std::vector<double> out(kept);
  for (std::size_t c = 0; c < shares.size(); ++c) out[c % kept] += shares[c];
  return out;
}

/// H(next | the n last tokens) for n = 1 … order; the last is the entropy rate.
std::vector<double> entropies(const Chain& chain, const std::vector<double>& shares) {
  std::vector<double> out;
  std::size_t contexts = 1;
  for (std::size_t n = 1; n < chain.order; ++n) {
    contexts *= chain.tokens;
    // Blocks of n + 1 tokens are contexts as well, of which the first n are seen.
    out.push_back(entropy(latest(shares, contexts * chain.tokens)) - entropy(latest(shares, contexts)));
  }
  double rate = 0;
  for (std::size_t c = 0; c < chain.contexts; ++c) rate += shares[c] * entropy(chain.row(c));
  out.push_back(rate);
  return out;
}

/// Running sums of each row, for draws.
std::vector<double> cumulated(const std::vector<double>& shares, std::size_t row) {
  std::vector<double> out(shares);
  for (std::size_t i = 0; i < out.size(); ++i)
    if (i % row != 0) out[i] += out[i - 1];
  return out;
}

/// The first whose running sum is above u times the last; none of no share.
std::size_t drawn(std::span<const double> sums, double u) {
  const double level = u * sums.back();
  return static_cast<std::size_t>(std::upper_bound(sums.begin(), sums.end() - 1, level) - sums.begin());
}

core::Record sequences(const Chain& chain, const std::vector<double>& starts, const std::vector<double>& nexts,
                       std::size_t first, std::size_t count, std::size_t places, const core::Run& run) {
  std::vector<double> x(count * places), y(count * places);
  const core::Stream stream = run.stream("chain");
  core::each_stretch(count, 64, true, run, [&](std::size_t from, std::size_t to) {
    std::vector<double> tokens;
    for (std::size_t i = from; i < to; ++i) {
      const core::Stream here = stream.at(first + i);
      std::size_t context = drawn(starts, here.uniform(0));
      tokens.clear();
      for (std::size_t back = chain.contexts; back > 1; back /= chain.tokens)
        tokens.push_back(static_cast<double>(context / (back / chain.tokens) % chain.tokens));
      if (chain.tokens == 1) tokens.assign(chain.order, 0.0);
      while (tokens.size() <= places) {
        const std::size_t token =
            drawn(std::span(nexts).subspan(context * chain.tokens, chain.tokens), here.uniform(tokens.size()));
        tokens.push_back(static_cast<double>(token));
        context = chain.after(context, token);
      }
      std::copy_n(tokens.begin(), places, x.begin() + static_cast<std::ptrdiff_t>(i * places));
      std::copy_n(tokens.begin() + 1, places, y.begin() + static_cast<std::ptrdiff_t>(i * places));
    }
  });
  core::Record out;
  out.set("x", core::Array({{"pattern", count}, {"place", places}}, std::move(x)));
  out.set("y", core::Array({{"pattern", count}, {"place", places}}, std::move(y)));
  return out;
}

}  // namespace

core::Record token_chain(const TokenChain& question, core::Run& run) {
  if (question.patterns < 1)
    throw BadParameter(kTokenChain, "patterns", std::to_string(question.patterns), "at least 1");
  if (question.places < 1) throw BadParameter(kTokenChain, "places", std::to_string(question.places), "at least 1");
  if (question.held_out < 0)
    throw BadParameter(kTokenChain, "held_out", std::to_string(question.held_out), "at least 0");
  const auto count = static_cast<std::size_t>(question.patterns), places = static_cast<std::size_t>(question.places),
             held_out = static_cast<std::size_t>(question.held_out);
  if ((count + held_out) * places > kMostTokens)
    throw BadParameter(kTokenChain, "patterns", std::to_string(question.patterns),
                       fmt::format("fewer: there would be more than {} tokens", kMostTokens));
  const Chain chain = chain_of(question.transitions);
  const std::vector<double> shares = stationary(chain, run), of_place = entropies(chain, shares);
  const std::vector<double> starts = cumulated(shares, shares.size()), nexts = cumulated(chain.next, chain.tokens);
  core::Record out = sequences(chain, starts, nexts, 0, count, places, run);
  out.set("entropy_rate", of_place.back());
  std::vector<double> seen(places);
  for (std::size_t p = 0; p < places; ++p) seen[p] = of_place[std::min(p, of_place.size() - 1)];
  core::Array by_place = core::Array::along("place", std::move(seen));
  by_place.label = "entropy (nat)";
  out.set("entropies", std::move(by_place));
  out.set("frequencies", core::Array::along("token", latest(shares, chain.tokens)));
  constexpr std::size_t kFar = std::size_t{1} << 40;  // other sequences than more patterns would be
  if (held_out > 0) out.set("held_out", sequences(chain, starts, nexts, kFar, held_out, places, run));
  return out;
}

}  // namespace ansatz::networks
