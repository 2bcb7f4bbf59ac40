// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>

#include "interpreter/host/state.h"
#include "stdlib/core/declare/registry.h"

namespace ansatz::host::testing {

struct Scale {
  double x = 1;
  double factor = 2;
};
inline double scale(const Scale& in, core::Run&) { return in.x * in.factor; }

struct Draw {
  std::size_t n = 1;
};
inline core::Array draw(const Draw& in, core::Run& run) {
  std::vector<double> out(in.n);
  run.stream("draw").fill_uniform(out);
  return core::Array::of(std::move(out));
}

struct Slope {
  core::Function f;
  double at = 0;
};
inline double slope(const Slope& in, core::Run&) { return in.f.derivative(0)(in.at); }

/// A registry of three small kernels, enough for every way of calling.
inline const core::Registry& registry() {
  static const auto kRegistry = [] {
    auto made = std::make_unique<core::Registry>();
    made->module("toys", "Kernels for tests.");
    made->kernel("toys.scale", &scale)
        .summary("x times a factor.")
        .parameter("x", &Scale::x)
        .required()
        .meaning("a number")
        .parameter("factor", &Scale::factor)
        .range(core::above(0))
        .meaning("what it is multiplied by")
        .returns("the product");
    made->kernel("toys.draw", &draw)
        .summary("Uniform numbers.")
        .draws_randomness()
        .parameter("n", &Draw::n)
        .range(core::between(1, 1000))
        .meaning("how many")
        .returns("the numbers");
    made->kernel("toys.slope", &slope)
        .summary("The derivative of a function at a place.")
        .parameter("f", &Slope::f)
        .required()
        .meaning("a function")
        .parameter("at", &Slope::at)
        .meaning("the place")
        .returns("f'(at)");
    return made;
  }();
  return *kRegistry;
}

struct Script {
  std::vector<std::string> printed;
  std::unique_ptr<State> state;
  int environment = 0;

  Script() {
    StateOptions options;
    options.registry = &registry();
    options.print = [this](const std::string& line) { printed.push_back(line); };
    state = std::make_unique<State>(std::move(options));
    environment = state->make_environment("test.lua");
    state->use(environment, {"toys"});
  }
  core::Value run(const std::string& lua) { return state->run(lua, "test.lua", environment); }
  double number(const std::string& lua) {
    const core::Value value = run(lua);
    const auto* held = value.get<double>();
    if (!held) throw std::runtime_error("not a number: " + value.describe());
    return *held;
  }
  std::string text(const std::string& lua) {
    const core::Value value = run(lua);
    const auto* held = value.get<std::string>();
    return held ? *held : value.describe();
  }
  /// The message of the error that the text raises.
  std::string error(const std::string& lua) {
    try {
      run(lua);
    } catch (const ScriptError& raised) {
      return raised.what();
    }
    return "no error";
  }
};

}  // namespace ansatz::host::testing
