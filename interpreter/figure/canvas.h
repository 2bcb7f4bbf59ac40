// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "interpreter/figure/mathtext.h"
#include "interpreter/figure/model.h"

namespace ansatz::figure {

/// A place on the page, in millimetres from the figure's lower left corner.
struct Point {
  double x = 0, y = 0;
};

struct Rectangle {
  double left = 0, bottom = 0, right = 0, top = 0;

  double width() const { return right - left; }
  double height() const { return top - bottom; }
  bool contains(const Point& p) const { return p.x >= left && p.x <= right && p.y >= bottom && p.y <= top; }
};

struct Pen {
  Color color = {};
  double width_pt = 1;
  Dash dash = Dash::solid;
};

struct Fill {
  Color color = {};
  double opacity = 1;
};

struct TextStyle {
  double size_pt = 8;
  Anchor anchor = Anchor::centre;
  double rotation = 0;  ///< degrees, anticlockwise
  Color color = {};
  bool bold = false;
};

/// The sheet a figure is drawn on: a list of strokes, fills, symbols and images in the order they were drawn, in
/// millimetres, kept as the text of a gnuplot plot of the bare page. gnuplot is only the printer: ticks, clipping,
/// colours and layout are ours, so the three formats agree. Text stands over everything else.
class Canvas {
 public:
  Canvas(double width_mm, double height_mm) : width_(width_mm), height_(height_mm) {}

  double width() const { return width_; }
  double height() const { return height_; }

  /// A stroke through the points, broken where one is not finite, cut off at the edges of `clip`.
  void stroke(const std::vector<Point>& points, const Pen& pen, const Rectangle& clip);
  void stroke(const std::vector<Point>& points, const Pen& pen);  ///< not cut off
  /// Many separate strokes of one pen.
  void strokes(const std::vector<std::vector<Point>>& lines, const Pen& pen);
  void polygon(const std::vector<Point>& points, const Fill& fill, const Rectangle& clip);
  void rectangle(const Rectangle& area, const Fill& fill);
  /// Rectangles in the order given, opaque, one colour each.
  void rectangles(const std::vector<std::pair<Rectangle, Color>>& areas);
  /// Symbols of one kind, one colour each, `size_pt` across; those outside `clip` are left out.
  void symbols(const std::vector<std::pair<Point, Color>>& points, Symbol symbol, double size_pt, double opacity,
               const Rectangle& clip);
  /// An image of columns × rows pixels, the lowest row first; each pixel is red, green, blue, opacity.
  void image(const Rectangle& area, std::size_t columns, std::size_t rows, std::vector<std::uint8_t> pixels);
  void text(const Point& at, const Rich& rich, const TextStyle& style);

  /// Data that the script reads from files beside it.
  struct File {
    std::string name;
    std::string bytes;
  };

  /// Commands that define the data, to be run once.
  const std::string& data() const { return data_; }
  /// Commands that draw the page on the current terminal. They use the variables `round_size` and `pointed_size`: what
  /// one point of symbol size is on that terminal, for round or square and for pointed symbols.
  std::string page() const;
  const std::vector<File>& files() const { return files_; }

 private:
  std::string begin_block();
  void end_block();
  void element(const std::string& text);

  double width_, height_;
  std::string data_, labels_;
  std::vector<std::string> elements_;
  std::vector<File> files_;
  std::size_t blocks_ = 0, texts_ = 0;
};

}  // namespace ansatz::figure
