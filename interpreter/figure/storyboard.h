// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/figure/marks.h"
#include "interpreter/figure/model.h"

namespace ansatz::figure {

/// What a block of `animate` asks for: its marks with whole arrays, of which a frame shows one instant.
///
/// Arrays that have the dimension `over` are cut at the instant, others are shown as they are in every frame. Axes and
/// colours span all frames, so that what moves is the data; the instant stands in the title.
class Storyboard {
 public:
  enum class Format { mp4, gif };

  /// Options of `animate name (…)`, besides those of a figure: over, frames, rate, format.
  /// Errors   as make_figure.
  Storyboard(const std::string& name, const NamedValues& options);

  /// The page without marks: the block sets its grid and begins its panels here.
  Figure& stage() { return stage_; }
  const Figure& stage() const { return stage_; }

  /// Adds a mark to the last panel, and shows it there at the first instant.
  /// Errors   as make_mark. core::Mismatch: arrays with different instants.
  void add(const std::string& kind, const std::vector<core::Value>& positional, const NamedValues& named);

  double rate() const { return rate_; }  ///< frames a second
  Format format() const { return format_; }

 private:
  struct Cue {
    std::size_t panel;
    std::string kind;
    std::vector<core::Value> positional;
    NamedValues named;
  };

  friend class Reel;

  core::Value shown(const core::Value& value, std::size_t instant) const;
  Mark mark_at(const Cue& cue, std::size_t instant) const;
  Figure figure_at(std::size_t instant) const;
  void note_instants(const core::Value& value, const std::string& kind);
  std::vector<std::string> captions(const std::vector<std::size_t>& instants) const;

  Figure stage_;
  std::string over_;
  std::optional<std::size_t> most_frames_;
  double rate_ = 0;
  Format format_ = Format::mp4;
  std::vector<Cue> cues_;
  std::optional<core::Dimension> instants_;
  std::string first_with_instants_;  ///< the mark that brought them
  std::vector<std::string> seen_;    ///< dimensions of what was shown, for messages
};

/// The frames of a storyboard, made one at a time: a film of fields would not fit into memory.
class Reel {
 public:
  /// Goes over all frames once, to find the ends of axes and colours. The storyboard must outlive it.
  ///
  /// Errors   core::Mismatch: no mark shows an array along the dimension. As make_mark and settle.
  explicit Reel(const Storyboard& story);

  std::size_t size() const { return instants_.size(); }
  Figure frame(std::size_t i) const;

 private:
  void widen(const Figure& frame);

  const Storyboard& story_;
  std::vector<std::size_t> instants_;
  std::vector<std::string> captions_;
  Figure widest_;  ///< the first frame, with the axes and colours of all
};

}  // namespace ansatz::figure
