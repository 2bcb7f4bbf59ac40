// SPDX-License-Identifier: MIT
#include "stdlib/fields/published_config.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstring>
#include <fstream>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/fields/phi4_states.h"
#include "stdlib/fields/potentials.h"
#include "stdlib/fields/sine_gordon_states.h"

namespace ansatz::fields {
namespace {

constexpr std::array kKeys = {"scenario_name", "nx",          "x_min",         "x_max",    "t_final",   "dt",
                              "adaptive_dt",   "potential",   "mass",          "lambda",   "vacuum",    "ic_type",
                              "amplitude",     "width",       "position",      "velocity", "frequency", "separation",
                              "n_frames",      "fps",         "dpi",           "colormap", "n_cores",   "energy_tol",
                              "output_dir",    "save_netcdf", "save_animation"};

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// The file's lines as they stand, and its keys read as what is asked for.
class Config {
 public:
  explicit Config(const std::string& path) : path_(path) {
    std::ifstream file(path);
    if (!file) throw core::BadData(path, "a configuration of amangkurat", std::strerror(errno));
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) read(line, number);
    if (file.bad()) throw core::BadData(path, "a configuration of amangkurat", "it cannot be read");
  }

  double number(const char* key, double fallback) const {
    const Entry* const entry = find(key);
    if (!entry) return fallback;
    double value = 0;
    const char* const end = entry->value.data() + entry->value.size();
    const auto [stop, error] = std::from_chars(entry->value.data(), end, value);
    if (error != std::errc() || stop != end) fail(*entry, fmt::format("a number for {}", key));
    return value;
  }
  std::int64_t whole(const char* key, std::int64_t fallback) const {
    const double value = number(key, static_cast<double>(fallback));
    if (value != std::floor(value) || !(std::fabs(value) < 1e15))
      fail(*find(key), fmt::format("a whole number for {}", key));
    return static_cast<std::int64_t>(value);
  }
  bool flag(const char* key, bool fallback) const {
    const Entry* const entry = find(key);
    if (!entry) return fallback;
    std::string low = entry->value;
    std::ranges::transform(low, low.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    if (low != "true" && low != "false") fail(*entry, fmt::format("true or false for {}", key));
    return low == "true";
  }
  /// Which of the words stands there.
  std::string word(const char* key, const std::vector<std::string>& words, const std::string& fallback) const {
    const Entry* const entry = find(key);
    if (!entry) return fallback;
    if (std::ranges::find(words, entry->value) == words.end())
      fail(*entry, fmt::format("{} for {}", fmt::join(words, ", "), key));
    return entry->value;
  }

 private:
  struct Entry {
    std::string value;
    int line;
  };

  void read(std::string_view line, int number) {
    const std::string_view text = trimmed(line.substr(0, line.find('#')));
    if (text.empty()) return;
    const auto equals = text.find('=');
    const std::string key(trimmed(text.substr(0, equals)));
    if (equals == std::string_view::npos || key.empty())
      throw core::BadData(path_, "key = value", fmt::format("line {} is '{}'", number, text));
    if (std::ranges::find(kKeys, key) == kKeys.end()) {
      throw core::UnknownName(
          fmt::format("read_config: line {} of {} sets '{}', which amangkurat does not know", number, path_, key), key,
          {kKeys.begin(), kKeys.end()});
    }
    const Entry entry{std::string(trimmed(text.substr(equals + 1))), number};
    const auto [there, is_new] = entries_.emplace(key, entry);
    if (!is_new) {
      throw core::BadData(path_, "each key once",
                          fmt::format("lines {} and {} both set {}", there->second.line, number, key));
    }
  }

  const Entry* find(const char* key) const {
    const auto found = entries_.find(key);
    return found == entries_.end() ? nullptr : &found->second;
  }
  [[noreturn]] void fail(const Entry& entry, const std::string& wanted) const {
    throw core::BadData(path_, wanted, fmt::format("line {} has '{}'", entry.line, entry.value));
  }

  std::string path_;
  std::map<std::string, Entry> entries_;
};

core::Function potential_of(const Config& config, core::Run& run) {
  const std::string name = config.word("potential", {"linear", "phi4", "sine_gordon"}, "phi4");
  if (name == "linear") return linear({config.number("mass", 1)}, run);
  if (name == "sine_gordon") return sine_gordon({}, run);
  return phi4({config.number("lambda", 1), config.number("vacuum", 1)}, run);
}

InitialState start_of(const Config& config, const std::string& type, core::Run& run) {
  const double position = config.number("position", 0), lambda = config.number("lambda", 1);
  const double vacuum = config.number("vacuum", 1);
  if (type == "kink") return kink({config.number("velocity", 0), position, lambda, vacuum}, run);
  if (type == "breather") return breather({.frequency = config.number("frequency", 0.5), .position = position}, run);
  if (type == "kink_antikink") {
    return kink_antikink({config.number("velocity", 0.3), config.number("separation", 20), position, lambda, vacuum},
                         run);
  }
  return gaussian({config.number("amplitude", 1), config.number("width", 2), position, config.number("velocity", 0)},
                  run);
}

}  // namespace

Scenario read_config(const PublishedConfig& question, core::Run& run) {
  const bool compat = question.mode == "compat";
  if (!compat && question.mode != "correct")
    throw core::BadParameter("read_config", "mode", '"' + question.mode + '"', R"("correct" or "compat")");
  const Config config(run.path(question.file));
  const std::string type = config.word("ic_type", {"gaussian", "kink", "breather", "kink_antikink"}, "gaussian");
  Scenario scenario;
  scenario.potential = potential_of(config, run);
  scenario.initial = start_of(config, type, run);
  scenario.domain = {config.number("x_min", -30), config.number("x_max", 30)};
  scenario.points = config.whole("nx", 512);
  scenario.until = config.number("t_final", 50);
  scenario.frames = config.whole("n_frames", 200);
  scenario.boundary = type == "kink" && !compat ? "antiperiodic" : "periodic";
  scenario.mode = question.mode;
  const double step = config.number("dt", 0.01);
  const bool adaptive = config.flag("adaptive_dt", true);
  if (compat) {
    scenario.step = step;
    scenario.adaptive = adaptive;
  }
  return scenario;
}

}  // namespace ansatz::fields
