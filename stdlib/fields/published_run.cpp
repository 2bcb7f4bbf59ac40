// SPDX-License-Identifier: MIT
#include "stdlib/fields/published_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "stdlib/fields/field_record.h"
#include "stdlib/fields/published_step.h"
#include "stdlib/fields/step_loops.h"

namespace ansatz::fields {
namespace {

constexpr double kPublishedWaveStep = 0.01;  // where a script names none

/// φⁿ⁻¹, φⁿ and φⁿ⁺¹, and the force on them.
class Leapfrog {
 public:
  explicit Leapfrog(FieldEquation& equation) : equation_(equation), force_(kBlock) {
    for (core::AlignedBuffer* buffer : {&before_, &now_, &after_, &curvature_})
      *buffer = core::AlignedBuffer(equation.basis.points());
  }

  /// φ⁰ and the ghost state before it.
  void start(std::span<const double> field, std::span<const double> velocity, double h) {
    std::ranges::copy(field, now_.data());
    each_block([&](std::size_t first, std::size_t count) {
      for (std::size_t i = first; i < first + count; ++i) {
        const double push = curvature_[i] - force_[i - first];
        before_[i] = now_[i] - h * velocity[i] + 0.5 * h * h * push;
      }
    });
  }

  void step(double h) {
    each_block([&](std::size_t first, std::size_t count) {
      leapfrog({before_.data() + first, now_.data() + first, after_.data() + first}, curvature_.data() + first,
               force_.data(), count, h * h);
    });
  }

  /// n + 1 becomes n.
  void rotate() {
    std::swap(before_, now_);
    std::swap(now_, after_);
  }

  const core::AlignedBuffer& before() const { return before_; }
  const core::AlignedBuffer& now() const { return now_; }
  const core::AlignedBuffer& after() const { return after_; }

 private:
  /// update(first, count) for stretches of points, where φ_xx and V'(φ) of the stretch are ready.
  template <class Update>
  void each_block(Update update) {
    equation_.basis.curvature(now_.data(), curvature_.data());
    for (std::size_t first = 0; first < now_.size(); first += kBlock) {
      const std::size_t count = std::min(kBlock, now_.size() - first);
      equation_.force(now_.data(), force_.data(), first, count);
      update(first, count);
    }
  }

  FieldEquation& equation_;
  core::AlignedBuffer before_, now_, after_, curvature_, force_;
};

void require_finite(double size, double time, std::int64_t step, double last_size) {
  if (std::isfinite(size)) return;
  throw core::Diverged("klein_gordon", time,
                       fmt::format("the field is no longer finite after step {}; its largest value was {:.3g} before",
                                   step + 1, last_size),
                       "take a shorter step, more points, or mode \"correct\"");
}

}  // namespace

double published_length(const core::Interval& domain, std::int64_t points) {
  const double n = static_cast<double>(points);
  return n * ((domain.high - domain.low) / (n - 1));
}

std::vector<double> published_points(const core::Interval& domain, std::int64_t points) {
  const double spacing = (domain.high - domain.low) / static_cast<double>(points - 1);
  std::vector<double> x;
  for (std::int64_t j = 0; j < points; ++j) x.push_back(domain.low + static_cast<double>(j) * spacing);
  x.back() = domain.high;
  return x;
}

// As NumPy's fftfreq has it, operation for operation: the bounds of the step are cut from it.
double published_highest_wavenumber(const core::Interval& domain, std::int64_t points) {
  const double n = static_cast<double>(points), spacing = (domain.high - domain.low) / (n - 1);
  return 2 * std::numbers::pi * (static_cast<double>(points / 2) * (1 / (n * spacing)));
}

KleinGordonSolution published_run(const KleinGordon& question, KleinGordonSetting& setting, core::Run& run) {
  FieldEquation& equation = setting.equation();
  const std::size_t n = equation.basis.points();
  const double until = question.until;
  PublishedStep step(question.step.value_or(kPublishedWaveStep),
                     published_highest_wavenumber(question.domain, question.points), question.adaptive.value_or(true));
  Leapfrog field(equation);
  FieldMeter meter = setting.make_meter();
  FieldRecord record(n, question.initial.vacuum_distance);
  record.reserve(static_cast<std::size_t>(question.frames) + 2);

  std::vector<double> velocity(setting.velocity().begin(), setting.velocity().end()), scratch(2 * n);
  field.start(setting.field(), velocity, step.length());
  const FieldMeasures start =
      meter.measure(field.now(), velocity, std::span(scratch).first(n), std::span(scratch).last(n));
  record.add(0, meter, field.now(), velocity, 0, step.length());

  const double interval = until / static_cast<double>(question.frames);
  const auto most_steps = 10 * static_cast<std::int64_t>(until / step.shortest());
  double time = 0, next = interval, last_size = start.maximum, longest = 0, length_before = step.length();
  std::int64_t taken = 0;
  for (; time < until && taken < most_steps; ++taken) {
    run.tick();
    const double length = step.length();
    field.step(length);
    const double size = largest_magnitude(field.after().span());
    require_finite(size, time + length, taken, last_size);
    longest = std::max(longest, length);
    step.adapt(taken, std::exchange(last_size, size));
    if (time >= next || time + step.length() >= until) {
      for (std::size_t i = 0; i < n; ++i) velocity[i] = (field.now()[i] - field.before()[i]) / length_before;
      record.add(time, meter, field.now(), velocity, 0, length_before);
      next += interval;
      run.progress(time / until);
    }
    field.rotate();
    length_before = length;
    time += step.length();
  }
  KleinGordonSolution solution = record.publish(published_points(question.domain, question.points), start);
  solution.step = longest;
  solution.steps = taken;
  solution.integrator = "leapfrog";
  solution.order = 2;
  return solution;
}

}  // namespace ansatz::fields
