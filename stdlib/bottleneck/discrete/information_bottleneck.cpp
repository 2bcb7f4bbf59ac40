// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/discrete/information_bottleneck.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "stdlib/bottleneck/betas.h"
#include "stdlib/bottleneck/discrete/best_codes.h"
#include "stdlib/bottleneck/discrete/envelope.h"
#include "stdlib/bottleneck/discrete/starts.h"
#include "stdlib/core/error.h"

namespace ansatz::bottleneck {

namespace {

constexpr const char* kInformationBottleneck = "information_bottleneck";
constexpr double kMoving = 1e-5;  // a residual that is told; the value is at rest all the same

void put_encoder(const Source& source, const SolvedCode& solved, const core::Array& p, InformationBottleneckResult& out,
                 core::Run& run) {
  const std::size_t rows = source.symbol_of.size(), codewords = solved.code.size();
  const std::vector<double> of_symbol = encoder_of(source, solved.code, solved.beta);
  std::vector<double> encoder(rows * codewords), codebook(codewords * source.outcomes_given);
  std::size_t massless = 0;
  for (std::size_t x = 0; x < rows; ++x) {
    const bool occurs = source.symbol_of[x] != Source::kNone;
    massless += occurs ? 0 : 1;
    for (std::size_t t = 0; t < codewords; ++t)
      encoder[x * codewords + t] = occurs ? of_symbol[source.symbol_of[x] * codewords + t] : solved.code.mass[t];
  }
  for (std::size_t t = 0; t < codewords; ++t)
    for (std::size_t y = 0; y < source.outcomes; ++y)
      codebook[t * source.outcomes_given + source.outcome_of[y]] = solved.code.conditional[t * source.outcomes + y];
  if (massless > 0)
    run.warn(fmt::format("{}: {} of {} x have no mass; their encoder means nothing", kInformationBottleneck, massless,
                         rows));
  out.encoder = core::Array({p.dimension(0), core::Dimension("codeword", codewords)}, std::move(encoder));
  out.codebook = core::Array({core::Dimension("codeword", codewords), p.dimension(1)}, std::move(codebook));
}

}  // namespace

InformationBottleneckResult information_bottleneck(const InformationBottleneck& question, core::Run& run) {
  const double scale = information::log_of_base(kInformationBottleneck, question.base);
  const std::vector<double> betas = read_betas(kInformationBottleneck, question.beta);
  if (!(question.tolerance > 0 && question.tolerance < 1))
    throw core::BadParameter(kInformationBottleneck, "tolerance", fmt::format("{:g}", question.tolerance),
                             "above 0 and below 1");
  const std::size_t codewords = read_codewords(kInformationBottleneck, question.codewords);
  const std::size_t restarts = read_restarts(kInformationBottleneck, question.restarts);
  const Source source = read_source(kInformationBottleneck, question.p, run);
  const std::vector<SolvedCode> best =
      best_codes(source, betas, {codewords, restarts, {.tolerance = question.tolerance}}, run);
  const auto column = [&](const char* label, double per, auto of) {
    std::vector<double> values;
    for (const SolvedCode& each : best) values.push_back(of(each) / per);
    return along_beta(question.beta, std::move(values), label);
  };
  InformationBottleneckResult out;
  out.rate = column("I(T; X)", scale, [](const SolvedCode& code) { return code.rate; });
  out.relevance = column("I(T; Y)", scale, [](const SolvedCode& code) { return code.relevance; });
  out.lagrangian = column("I(T; X) - beta I(T; Y)", scale, [](const SolvedCode& code) { return code.lagrangian; });
  out.entropy = column("H(T)", scale, [](const SolvedCode& code) { return code.entropy; });
  out.sizes = column("codewords", 1, [](const SolvedCode& code) { return static_cast<double>(code.code.size()); });
  out.residual = column("residual", 1, [](const SolvedCode& code) { return code.residual; });
  out.turns = column("turns", 1, [](const SolvedCode& code) { return code.turns; });
  out.information = source.information / scale;

  std::vector<double> x{0}, y{0};
  for (const SolvedCode& each : best) {
    x.push_back(each.rate / scale);
    y.push_back(each.relevance / scale);
  }
  const std::vector<std::size_t> envelope = concave_envelope(x, y);
  out.below = column("below the curve", 1, [&](const SolvedCode& code) {
    return std::max(0.0, height_of(x, y, envelope, code.rate / scale) - code.relevance / scale);
  });
  std::vector<double> rates, relevances;
  for (const std::size_t k : envelope) {
    rates.push_back(x[k]);
    relevances.push_back(y[k]);
  }
  put_curve(std::move(rates), std::move(relevances), out.i_tx, out.i_ty);

  double worst = 0;
  for (const SolvedCode& each : best) worst = std::max(worst, each.residual);
  if (worst > std::max(kMoving, 10 * question.tolerance))
    run.warn(
        fmt::format("{}: probabilities of a code change by {:.2g} in a turn still", kInformationBottleneck, worst));
  if (betas.size() == 1) put_encoder(source, best.front(), question.p, out, run);
  return out;
}

}  // namespace ansatz::bottleneck
