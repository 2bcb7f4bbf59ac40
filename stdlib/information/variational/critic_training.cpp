// SPDX-License-Identifier: MIT
#include "stdlib/information/variational/critic_training.h"

#include <utility>

namespace ansatz::information {

namespace {

using networks::Batch;
using Rows = std::span<const std::size_t>;

networks::Descent adam(double rate) {
  networks::Descent descent;
  descent.rate = rate;
  return descent;
}

void take_rows(const Points& from, Rows rows, Batch& to) {
  if (to.rows != rows.size()) to = Batch(rows.size(), from.dimension);
  for (std::size_t a = 0; a < from.dimension; ++a) {
    const auto column = from.column(a);
    for (std::size_t i = 0; i < rows.size(); ++i) to.at(i, a) = column[rows[i]];
  }
}

}  // namespace

CriticTraining::CriticTraining(const std::string& kernel, const Points& x, const Points& y, Critic& critic,
                               const Rule& rule, std::vector<std::size_t> learnt, const core::Stream& start,
                               const core::Stream& orders)
    : x_(x),
      y_(y),
      critic_(critic),
      slopes_of_(rule.bound),
      batch_(rule.batch),
      batches_an_epoch_(learnt.size() / rule.batch),
      learnt_(std::move(learnt)),
      orders_(orders),
      codes_(start.at("codes")),
      parameters_(critic.initial_parameters(start)),
      gradient_(critic.parameters()),
      descender_(kernel, adam(rule.rate), critic.parameters(), nullptr) {}

void CriticTraining::learn(const core::Run& run) {
  const std::size_t place = steps_ % batches_an_epoch_;
  if (place == 0) orders_.at(steps_ / batches_an_epoch_).shuffle(learnt_);
  critic_.draw_from(codes_.at(steps_));
  score(Rows(learnt_).subspan(place * batch_, batch_), run);
  slopes_of_(scores_, slopes_);
  critic_.slopes(parameters_, slopes_, gradient_, run);
  descender_.step(parameters_, gradient_);
  ++steps_;
}

double CriticTraining::bound(Rows rows, ScoreBoundValue value, const core::Run& run) {
  for (std::size_t first = 0; first + batch_ <= rows.size(); first += batch_) {
    run.tick();
    critic_.draw_from(codes_.at("bound").at(first));
    score(rows.subspan(first, batch_), run);
    value.add(scores_, slopes_);
  }
  return value.value();
}

double CriticTraining::bound_of_all(Rows rows, ScoreBoundValue value, std::vector<double>& together,
                                    const core::Run& run) {
  const std::size_t blocks = (rows.size() + batch_ - 1) / batch_;
  together.clear();
  for (std::size_t b = 0; b < blocks; ++b) {
    run.tick();
    critic_.draw_from(codes_.at("bound").at(b));
    const std::size_t first = b * rows.size() / blocks, end = (b + 1) * rows.size() / blocks;
    score(rows.subspan(first, end - first), run);
    value.add(scores_, slopes_);
    for (std::size_t i = 0; i < scores_.rows; ++i) together.push_back(scores_.at(i, i) - value.contrast(i));
  }
  return value.value();
}

void CriticTraining::score(Rows rows, const core::Run& run) {
  take_rows(x_, rows, some_x_);
  take_rows(y_, rows, some_y_);
  if (scores_.rows != rows.size()) {
    scores_ = Batch(rows.size(), rows.size());
    slopes_ = scores_;
  }
  critic_.scores(parameters_, some_x_, some_y_, scores_, run);
}

}  // namespace ansatz::information
