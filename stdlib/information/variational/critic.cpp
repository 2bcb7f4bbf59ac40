// SPDX-License-Identifier: MIT
#include "stdlib/information/variational/critic.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "stdlib/core/error.h"
#include "stdlib/information/variational/gaussian_code.h"
#include "stdlib/networks/pass.h"
#include "stdlib/networks/products.h"

namespace ansatz::information {

namespace {

using core::Run;
using networks::Batch;
using networks::Network;
using networks::Pass;

const networks::Activation& plain() {
  static const networks::Activation kPlain = networks::activation("critic", std::string("identity"));
  return kPlain;
}

Network network_of(std::size_t inputs, const CriticShape& shape, std::size_t outputs) {
  std::vector<std::size_t> sizes{inputs};
  sizes.insert(sizes.end(), shape.hidden.begin(), shape.hidden.end());
  sizes.push_back(outputs);
  return Network(sizes, shape.activation, plain());
}

/// What makes numbers of a row, or the two numbers that each of them is drawn by.
Network encoder_of(std::size_t inputs, const CriticShape& shape) {
  return network_of(inputs, shape, shape.beta ? 2 * shape.embedding : shape.embedding);
}

Network network_of_x(std::size_t inputs, const CriticShape& shape) {
  return shape.of_x ? *shape.of_x : encoder_of(inputs, shape);
}

void append(std::vector<double>& to, const Network& network, const core::Stream& stream) {
  const auto more = networks::initial_parameters("critic", network, "automatic", stream);
  to.insert(to.end(), more.begin(), more.end());
}

/// One side's rows through a network, and to a code that is drawn where there is a β.
class Tower {
 public:
  Tower(Network network, std::size_t most_rows, std::optional<double> beta = {})
      : network_(std::move(network)), pass_(network_, most_rows), beta_(beta) {}
  Tower(const Tower&) = delete;
  Tower& operator=(const Tower&) = delete;

  const Network& network() const { return network_; }
  void draw_from(const core::Stream& stream) { stream_ = stream; }
  double code_cost() const { return beta_ ? GaussianCode::cost(out_) : 0; }
  const Batch& forward(std::span<const double> parameters, const Batch& rows, const Run& run) {
    pass_.load(rows, 0, rows.rows);
    pass_.forward(parameters, run);
    if (out_.rows != rows.rows) out_ = Batch(rows.rows, network_.outputs());
    pass_.copy_layer(network_.layers().size(), out_);
    if (beta_) drawn_.draw(out_, stream_, code_);
    return out();
  }
  void backward(std::span<const double> parameters, const Batch& slopes, std::span<double> gradient, const Run& run) {
    if (beta_) drawn_.carry_back(out_, slopes, 1 / *beta_, by_output_);
    pass_.set_output_slopes(beta_ ? by_output_ : slopes);
    pass_.backward(parameters, gradient, run);
  }
  const Batch& out() const { return beta_ ? code_ : out_; }
  /// Room for slopes by what came out.
  Batch& slopes() {
    if (slopes_.rows != out().rows) slopes_ = Batch(out().rows, out().columns);
    return slopes_;
  }

 private:
  Network network_;
  Pass pass_;
  std::optional<double> beta_;
  core::Stream stream_;
  GaussianCode drawn_;
  Batch out_, code_, slopes_, by_output_;
};

/// g(x) · h(y)/√k, all pairs by one product.
class Separable : public Critic {
 public:
  Separable(const CriticShape& shape, std::size_t of_x, std::size_t of_y, std::size_t most_rows)
      : x_(network_of_x(of_x, shape), most_rows, shape.beta), y_(encoder_of(of_y, shape), most_rows, shape.beta) {
    parameters_ = x_.network().parameters() + y_.network().parameters();
    factor_ = 1 / std::sqrt(static_cast<double>(shape.embedding));
  }

  std::vector<double> initial_parameters(const core::Stream& stream) const override {
    std::vector<double> out;
    append(out, x_.network(), stream.at("x"));
    append(out, y_.network(), stream.at("y"));
    return out;
  }

  void draw_from(const core::Stream& stream) override {
    x_.draw_from(stream.at("x"));
    y_.draw_from(stream.at("y"));
  }
  double code_cost() const override { return x_.code_cost() + y_.code_cost(); }

  void scores(std::span<const double> parameters, const Batch& x, const Batch& y, Batch& out, const Run& run) override {
    const std::size_t split = x_.network().parameters();
    const Batch& g = x_.forward(parameters.first(split), x, run);
    const Batch& h = y_.forward(parameters.subspan(split), y, run);
    networks::carry_back(g.values.data(), g.rows, g.columns, h.values.data(), h.rows, out.values.data());
    for (double& s : out.values) s *= factor_;
  }

  void slopes(std::span<const double> parameters, const Batch& by_score, std::span<double> gradient,
              const Run& run) override {
    const std::size_t split = x_.network().parameters();
    const Batch &g = x_.out(), &h = y_.out();
    networks::multiply(by_score.values.data(), g.rows, h.rows, h.values.data(), h.columns, x_.slopes().values.data());
    networks::cross(by_score.values.data(), g.rows, h.rows, g.values.data(), g.columns, y_.slopes().values.data());
    for (Tower* tower : {&x_, &y_})
      for (double& s : tower->slopes().values) s *= factor_;
    x_.backward(parameters.first(split), x_.slopes(), gradient.first(split), run);
    y_.backward(parameters.subspan(split), y_.slopes(), gradient.subspan(split), run);
  }

 private:
  Tower x_, y_;
  double factor_;
};

/// x · (A y + b).
class Bilinear : public Critic {
 public:
  Bilinear(std::size_t of_x, std::size_t of_y, std::size_t most_rows)
      : y_(Network({of_y, of_x}, plain(), plain()), most_rows) {
    parameters_ = y_.network().parameters();
  }

  std::vector<double> initial_parameters(const core::Stream& stream) const override {
    std::vector<double> out;
    append(out, y_.network(), stream.at("y"));
    return out;
  }

  void scores(std::span<const double> parameters, const Batch& x, const Batch& y, Batch& out, const Run& run) override {
    x_ = &x;
    const Batch& h = y_.forward(parameters, y, run);
    networks::carry_back(x.values.data(), x.rows, x.columns, h.values.data(), h.rows, out.values.data());
  }

  void slopes(std::span<const double> parameters, const Batch& by_score, std::span<double> gradient,
              const Run& run) override {
    const Batch& x = *x_;
    networks::cross(by_score.values.data(), x.rows, x.rows, x.values.data(), x.columns, y_.slopes().values.data());
    y_.backward(parameters, y_.slopes(), gradient, run);
  }

 private:
  const Batch* x_ = nullptr;  // of the last scores
  Tower y_;
};

/// A network of what belongs to a pair, for every pair of two batches; some thousand pairs are in memory at a time, and
/// those that are learnt from go forward twice.
class Pairs {
 public:
  Pairs(Network network, std::size_t most_rows)
      : network_(std::move(network)),
        pass_(network_, std::min(kAtOnce, most_rows * most_rows), true),
        pairs_(std::min(kAtOnce, most_rows * most_rows), network_.inputs()),
        part_(network_.parameters()),
        by_input_(pairs_.rows, network_.inputs()) {
    slope_of_tile_ = [this](std::size_t tile) {
      const auto to = pass_.output_slopes(tile);
      std::copy_n(by_score_->values.data() + first_ + tile * Pass::kTileRows, to.size(), to.data());
    };
  }
  Pairs(const Pairs&) = delete;
  Pairs& operator=(const Pairs&) = delete;

  const Network& network() const { return network_; }

  void scores(std::span<const double> parameters, const Batch& x, const Batch& y, Batch& out, const Run& run) {
    for (first_ = 0; first_ < x.rows * y.rows; first_ += kAtOnce) {
      load(x, y);
      pass_.forward(parameters, run);
      for (std::size_t t = 0; t < pass_.tiles(); ++t) {
        const auto from = pass_.output(t);
        std::copy(from.begin(), from.end(), out.values.data() + first_ + t * Pass::kTileRows);
      }
    }
  }

  /// Slopes by the parameters; those by x and y are added to `by_x` and `by_y` where there are such.
  void slopes(std::span<const double> parameters, const Batch& x, const Batch& y, const Batch& by_score,
              std::span<double> gradient, Batch* by_x, Batch* by_y, const Run& run) {
    by_score_ = &by_score;
    std::fill(gradient.begin(), gradient.end(), 0.0);
    for (first_ = 0; first_ < x.rows * y.rows; first_ += kAtOnce) {
      load(x, y);
      pass_.learn(parameters, slope_of_tile_, part_, run);
      for (std::size_t p = 0; p < part_.size(); ++p) gradient[p] += part_[p];
      if (!by_x) continue;
      pass_.copy_input_slopes(by_input_);
      for (std::size_t p = 0; p < pass_.rows(); ++p) {
        const std::size_t i = (first_ + p) % x.rows, j = (first_ + p) / x.rows;
        for (std::size_t a = 0; a < x.columns; ++a) by_x->at(i, a) += by_input_.at(p, a);
        for (std::size_t a = 0; a < y.columns; ++a) by_y->at(j, a) += by_input_.at(p, x.columns + a);
      }
    }
  }

 private:
  static constexpr std::size_t kAtOnce = 16 * Pass::kTileRows;

  // Pair p is row p mod n of x with row p div n of y, as scores lie in memory.
  void load(const Batch& x, const Batch& y) {
    const std::size_t count = std::min(kAtOnce, x.rows * y.rows - first_);
    for (std::size_t a = 0; a < x.columns; ++a)
      for (std::size_t p = 0; p < count; ++p) pairs_.at(p, a) = x.at((first_ + p) % x.rows, a);
    for (std::size_t a = 0; a < y.columns; ++a)
      for (std::size_t p = 0; p < count; ++p) pairs_.at(p, x.columns + a) = y.at((first_ + p) / x.rows, a);
    pass_.load(pairs_, 0, count);
  }

  Network network_;
  Pass pass_;
  Batch pairs_;
  std::vector<double> part_;
  Batch by_input_;
  std::size_t first_ = 0;
  const Batch* by_score_ = nullptr;
  std::function<void(std::size_t)> slope_of_tile_;
};

class Concat : public Critic {
 public:
  Concat(const CriticShape& shape, std::size_t of_x, std::size_t of_y, std::size_t most_rows)
      : pairs_(network_of(of_x + of_y, shape, 1), most_rows) {
    parameters_ = pairs_.network().parameters();
  }

  std::vector<double> initial_parameters(const core::Stream& stream) const override {
    std::vector<double> out;
    append(out, pairs_.network(), stream.at("pair"));
    return out;
  }

  void scores(std::span<const double> parameters, const Batch& x, const Batch& y, Batch& out, const Run& run) override {
    x_ = &x;
    y_ = &y;
    pairs_.scores(parameters, x, y, out, run);
  }

  void slopes(std::span<const double> parameters, const Batch& by_score, std::span<double> gradient,
              const Run& run) override {
    pairs_.slopes(parameters, *x_, *y_, by_score, gradient, nullptr, nullptr, run);
  }

 private:
  const Batch *x_ = nullptr, *y_ = nullptr;  // of the last scores
  Pairs pairs_;
};

class Hybrid : public Critic {
 public:
  Hybrid(const CriticShape& shape, std::size_t of_x, std::size_t of_y, std::size_t most_rows)
      : x_(network_of_x(of_x, shape), most_rows, shape.beta),
        y_(encoder_of(of_y, shape), most_rows, shape.beta),
        pairs_(network_of(2 * shape.embedding, shape, 1), most_rows) {
    parameters_ = x_.network().parameters() + y_.network().parameters() + pairs_.network().parameters();
  }

  std::vector<double> initial_parameters(const core::Stream& stream) const override {
    std::vector<double> out;
    append(out, x_.network(), stream.at("x"));
    append(out, y_.network(), stream.at("y"));
    append(out, pairs_.network(), stream.at("pair"));
    return out;
  }

  void draw_from(const core::Stream& stream) override {
    x_.draw_from(stream.at("x"));
    y_.draw_from(stream.at("y"));
  }
  double code_cost() const override { return x_.code_cost() + y_.code_cost(); }

  void scores(std::span<const double> parameters, const Batch& x, const Batch& y, Batch& out, const Run& run) override {
    const Batch& g = x_.forward(of_x(parameters), x, run);
    const Batch& h = y_.forward(of_y(parameters), y, run);
    pairs_.scores(of_pairs(parameters), g, h, out, run);
  }

  void slopes(std::span<const double> parameters, const Batch& by_score, std::span<double> gradient,
              const Run& run) override {
    Batch &by_x = x_.slopes(), &by_y = y_.slopes();
    std::fill(by_x.values.begin(), by_x.values.end(), 0.0);
    std::fill(by_y.values.begin(), by_y.values.end(), 0.0);
    pairs_.slopes(of_pairs(parameters), x_.out(), y_.out(), by_score, of_pairs(gradient), &by_x, &by_y, run);
    x_.backward(of_x(parameters), by_x, of_x(gradient), run);
    y_.backward(of_y(parameters), by_y, of_y(gradient), run);
  }

 private:
  template <class T>
  std::span<T> of_x(std::span<T> all) const {
    return all.first(x_.network().parameters());
  }
  template <class T>
  std::span<T> of_y(std::span<T> all) const {
    return all.subspan(x_.network().parameters(), y_.network().parameters());
  }
  template <class T>
  std::span<T> of_pairs(std::span<T> all) const {
    return all.last(pairs_.network().parameters());
  }

  Tower x_, y_;
  Pairs pairs_;
};

}  // namespace

std::unique_ptr<Critic> make_critic(const std::string& kernel, const CriticShape& shape, std::size_t of_x,
                                    std::size_t of_y, std::size_t most_rows) {
  if (shape.kind == "separable") return std::make_unique<Separable>(shape, of_x, of_y, most_rows);
  if (shape.kind == "hybrid") return std::make_unique<Hybrid>(shape, of_x, of_y, most_rows);
  if (shape.of_x)
    throw core::BadParameter(kernel, "critic", "\"" + shape.kind + "\"",
                             "\"separable\" or \"hybrid\" with such layers");
  if (shape.beta && (shape.kind == "bilinear" || shape.kind == "concat"))
    throw core::BadParameter(kernel, "critic", "\"" + shape.kind + "\"",
                             "\"separable\" or \"hybrid\" where codes are drawn");
  if (shape.kind == "bilinear") return std::make_unique<Bilinear>(of_x, of_y, most_rows);
  if (shape.kind == "concat") return std::make_unique<Concat>(shape, of_x, of_y, most_rows);
  throw core::BadParameter(kernel, "critic", "\"" + shape.kind + "\"",
                           "\"separable\", \"bilinear\", \"concat\" or \"hybrid\"");
}

}  // namespace ansatz::information
