// SPDX-License-Identifier: MIT
#include "stdlib/information/functional/smooth_function.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/core/expression/function.h"
#include "stdlib/networks/pass.h"

namespace ansatz::information {

namespace {

using core::BadParameter;
using networks::Batch;

/// Traced from a script, its derivatives exact.
class TracedFunction : public SmoothFunction {
 public:
  TracedFunction(std::string kernel, core::Callable& callable, std::size_t features)
      : kernel_(std::move(kernel)), value_(core::trace(callable, static_cast<int>(features))) {
    for (std::size_t j = 0; j < features; ++j) slopes_.push_back(value_.derivative(static_cast<int>(j)));
  }

  void set_point(std::span<const double>, const core::Run&) override {}

  void look(const Batch& points, std::span<const std::size_t> features, std::vector<double>& values, Batch& slopes,
            const core::Run&) override {
    std::vector<const double*> columns;
    for (std::size_t j = 0; j < points.columns; ++j) columns.push_back(points.column(j).data());
    values.resize(points.rows);
    value_.evaluate(columns, values.data(), points.rows);
    for (const double f : values)
      if (!(f >= 0) || !std::isfinite(f))
        throw BadParameter(kernel_, "f", fmt::format("{:g} at a point near x", f), "finite and nowhere below 0");
    slopes = Batch(points.rows, features.size());
    for (std::size_t s = 0; s < features.size(); ++s) {
      const auto to = slopes.column(s);
      slopes_[features[s]].evaluate(columns, to.data(), points.rows);
      for (std::size_t i = 0; i < to.size(); ++i) {
        if (values[i] == 0) {
          to[i] = 0;
          continue;
        }
        to[i] /= std::sqrt(values[i]);
        if (!std::isfinite(to[i]))
          throw BadParameter(kernel_, "f", fmt::format("of slope {:g} at a point near x", to[i]),
                             "one whose slopes are finite");
      }
    }
  }

 private:
  std::string kernel_;
  core::Function value_;
  std::vector<core::Function> slopes_;
};

/// The probability of a class, by way of its logarithm, so that no small one is lost; or minus the latter.
class ClassReading : public SmoothFunction {
 public:
  ClassReading(const std::string& kernel, const networks::Perceptron& net, std::optional<std::size_t> of_class,
               bool is_loss, std::size_t at_once)
      : kernel_(kernel),
        network_(networks::network_of(kernel, net)),
        parameters_(net.parameters.real().begin(), net.parameters.real().end()),
        gradient_(network_.parameters()),
        at_once_(std::min(at_once, networks::Pass::rows_at_once(network_))),
        pass_(network_, at_once_, true),
        class_(of_class),
        is_loss_(is_loss) {}

  void set_point(std::span<const double> point, const core::Run& run) override {
    named_ = class_.value_or(0);
    if (class_) return;
    Batch one(1, point.size());
    std::copy(point.begin(), point.end(), one.values.begin());
    pass_.load(one, 0, 1);
    pass_.forward(parameters_, run);
    const auto out = pass_.output(0);
    named_ = static_cast<std::size_t>(std::max_element(out.begin(), out.end()) - out.begin());
  }

  void look(const Batch& points, std::span<const std::size_t> features, std::vector<double>& values, Batch& slopes,
            const core::Run& run) override {
    values.resize(points.rows);
    slopes = Batch(points.rows, features.size());
    for (std::size_t first = 0; first < points.rows; first += at_once_) {
      run.tick();
      pass_.load(points, first, std::min(at_once_, points.rows - first));
      pass_.forward(parameters_, run);
      Batch out(pass_.rows(), network_.outputs());
      pass_.copy_layer(network_.layers().size(), out);
      for (std::size_t i = 0; i < out.rows; ++i) values[first + i] = to_slopes(out, i);
      pass_.set_output_slopes(out);
      pass_.backward(parameters_, gradient_, run);
      Batch by_input(pass_.rows(), network_.inputs());
      pass_.copy_input_slopes(by_input);
      for (std::size_t s = 0; s < features.size(); ++s)
        for (std::size_t i = 0; i < by_input.rows; ++i) {
          const double f = values[first + i];
          const double slope = by_input.at(i, features[s]) * (is_loss_ ? (f > 0 ? 1 / std::sqrt(f) : 0) : std::sqrt(f));
          if (!std::isfinite(slope))
            throw BadParameter(kernel_, "f", "a network whose slopes are not finite near x", "one of finite slopes");
          slopes.at(first + i, s) = slope;
        }
    }
  }

 private:
  /// f of a row of outputs, which become the slopes of ln p, or of −ln p.
  double to_slopes(Batch& out, std::size_t row) const {
    double largest = out.at(row, 0), sum = 0;
    for (std::size_t j = 1; j < out.columns; ++j) largest = std::max(largest, out.at(row, j));
    for (std::size_t j = 0; j < out.columns; ++j) sum += std::exp(out.at(row, j) - largest);
    // ln of the sum over the other classes, by its own largest: 1 − p would lose a loss below 1e-16.
    double others = 0;
    const double own = out.at(row, named_);
    for (std::size_t j = 0; j < out.columns; ++j)
      if (j != named_) others += std::exp(out.at(row, j) - own);
    const double loss = std::isfinite(others) ? std::log1p(others) : largest + std::log(sum) - own;
    if (!std::isfinite(loss))
      throw BadParameter(kernel_, "f", "a network of outputs that are not finite near x", "one of finite outputs");
    for (std::size_t j = 0; j < out.columns; ++j) {
      const double slope = (j == named_ ? 1 : 0) - std::exp(out.at(row, j) - largest) / sum;
      out.at(row, j) = is_loss_ ? -slope : slope;
    }
    return is_loss_ ? loss : std::exp(-loss);
  }

  std::string kernel_;
  networks::Network network_;
  std::vector<double> parameters_, gradient_;
  std::size_t at_once_;
  networks::Pass pass_;
  std::optional<std::size_t> class_;
  std::size_t named_ = 0;
  bool is_loss_;
};

std::unique_ptr<SmoothFunction> of_network(const std::string& kernel, const networks::Perceptron& net,
                                           std::size_t features, const std::optional<int>& of_class, bool is_loss,
                                           std::size_t at_once) {
  const networks::Network network = networks::network_of(kernel, net);
  if (network.tokens() > 0)
    throw BadParameter(kernel, "f", "a network of tokens, which have no slope", "one of plain numbers");
  if (network.places() > 1)
    throw BadParameter(kernel, "f", "a network of outputs by place", "one of a class a pattern");
  if (network.outputs() < 2) throw BadParameter(kernel, "f", "a network of one output", "one of two classes or more");
  if (network.inputs() != features)
    throw BadParameter(kernel, "x", fmt::format("of {} features", features),
                       fmt::format("of {}, the network's inputs", network.inputs()));
  std::optional<std::size_t> named;
  if (of_class) {
    if (*of_class < 0 || static_cast<std::size_t>(*of_class) >= network.outputs())
      throw BadParameter(kernel, "class", std::to_string(*of_class),
                         fmt::format("from 0 to {}, an output of the network", network.outputs() - 1));
    named = static_cast<std::size_t>(*of_class);
  }
  return std::make_unique<ClassReading>(kernel, net, named, is_loss, at_once);
}

}  // namespace

std::unique_ptr<SmoothFunction> smooth_function(const std::string& kernel, const FunctionOrNetwork& function,
                                                std::size_t features, const std::optional<int>& of_class,
                                                const std::string& reading, std::size_t at_once) {
  if (reading != "probability" && reading != "loss")
    throw BadParameter(kernel, "reading", "\"" + reading + "\"", "\"probability\" or \"loss\"");
  if (const auto* net = std::get_if<networks::Perceptron>(&function))
    return of_network(kernel, *net, features, of_class, reading == "loss", at_once);
  const auto& callable = std::get<std::shared_ptr<core::Callable>>(function);
  if (!callable) throw BadParameter(kernel, "f", "nothing", "a function or a network");
  if (of_class) throw BadParameter(kernel, "class", std::to_string(*of_class), "left out: a function has no classes");
  if (reading == "loss") throw BadParameter(kernel, "reading", "\"loss\"", "left out: a function is read as it is");
  return std::make_unique<TracedFunction>(kernel, *callable, features);
}

}  // namespace ansatz::information
