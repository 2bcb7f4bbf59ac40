// SPDX-License-Identifier: MIT
#include "interpreter/figure/declarations.h"

#include "interpreter/figure/model.h"

namespace ansatz::figure {
namespace {

using Kind = ArgumentKind;

MarkParameter given(std::string name, Kind kind, std::string fallback, std::string meaning) {
  return {std::move(name), kind, std::move(fallback), std::move(meaning), true, {}, {}, 0};
}
MarkParameter named(std::string name, Kind kind, std::string fallback, std::string meaning,
                    std::vector<std::string> choices = {}) {
  return {std::move(name), kind, std::move(fallback), std::move(meaning), false, std::move(choices), {}, 0};
}
MarkParameter of_rank(std::size_t rank, MarkParameter parameter) {
  parameter.rank = rank;
  return parameter;
}
MarkParameter within(core::Range range, MarkParameter parameter) {
  parameter.range = std::move(range);
  return parameter;
}

const core::Range kPoints = [] {
  core::Range range = core::above(0);
  range.high = 100;
  return range;
}();
constexpr double kMostBins = 1000;
const core::Range kPage = core::between(20, 2000);

const MarkParameter kLabel =
    named("label", Kind::text, "nothing", "Its entry in the legend, one for all its lines; light math is understood.");
const MarkParameter kColor = named("color", Kind::color, "the next of the palette", "A color's name, or \"#rrggbb\".");
const MarkParameter kWidth = within(kPoints, named("width", Kind::number, "1.1", "Of lines, in points."));
const MarkParameter kStyle =
    named("style", Kind::choice, "\"solid\"", "How lines are dashed.", {"solid", "dashed", "dotted", "dash_dotted"});
const MarkParameter kSize =
    within(kPoints, named("size", Kind::number, "3, fewer for many", "Of symbols, across, in points."));
const MarkParameter kOpacity =
    within(core::between(0, 1), named("opacity", Kind::number, "by mark", "Of fills and symbols; 0 is invisible."));
const MarkParameter kSymbol = named("symbol", Kind::choice, "\"circle\"", "The shape of points.",
                                    {"circle", "square", "triangle", "diamond", "plus", "cross", "ring"});

// Every mark and every panel may say how its axes are drawn.
std::vector<MarkParameter> with_panel_options(std::vector<MarkParameter> own) {
  const std::vector<std::string> scales = {"linear", "log"};
  const std::vector<MarkParameter> shared = {
      named("title", Kind::text, "nothing", "Stands over the panel."),
      named("x_label", Kind::text, "what x is called", "Of the x axis; the unit is added."),
      named("y_label", Kind::text, "what y is called", "Of the y axis; the unit is added."),
      named("x_scale", Kind::choice, "\"linear\"", "Linear or logarithmic.", scales),
      named("y_scale", Kind::choice, "\"linear\"", "Linear or logarithmic.", scales),
      named("x_range", Kind::interval, "the data's", "The ends of the x axis, in its unit."),
      named("y_range", Kind::interval, "the data's", "The ends of the y axis, in its unit."),
      named("legend", Kind::choice, "\"auto\"", "Where the legend stands: a free corner, or one that is named.",
            legend_places()),
  };
  own.insert(own.end(), shared.begin(), shared.end());
  return own;
}

std::vector<MarkDeclaration> marks() {
  std::vector<std::string> palettes = palette_names();
  std::vector<MarkDeclaration> all;
  all.push_back(
      {"line",
       "A line through points, or one for each row of a matrix.",
       {given("x", Kind::numbers, "the coordinate of y", "Where the points stand."),
        given("y", Kind::numbers, "", "Their heights: [n], or [row, n] for a line each."), kLabel,
        named("color", Kind::shades, "the next of the palette", "A color, or for a matrix a number each line."),
        named("colors", Kind::choice, "\"sequential\"", "The palette of numbers shown as colors.", palettes), kWidth,
        kStyle},
       "line(sim.energy, style = \"dashed\")"});
  all.push_back({"scatter",
                 "Points.",
                 {given("x", Kind::numbers, "the coordinate of y", "Where the points stand."),
                  given("y", Kind::numbers, "", "Their heights; any shape that fits x by dimension name."), kLabel,
                  named("color", Kind::shades, "the next of the palette",
                        "A color, or an array of numbers or texts shown as colors."),
                  named("colors", Kind::choice, "\"sequential\"", "The palette of numbers shown as colors.", palettes),
                  named("color_label", Kind::text, "what color is called", "Of the color bar."),
                  named("color_scale", Kind::choice, "\"linear\"", "How numbers become colors.", {"linear", "log"}),
                  kSize, kSymbol, kOpacity},
                 "scatter(i_tx, i_ty, color = epoch)"});
  all.push_back(
      {"scatter_3d",
       "Points of space in a box, in a panel of their own; darts where they have directions.",
       {of_rank(2, given("positions", Kind::numbers, "", "Where they are: [point, 3].")),
        given("directions", Kind::numbers, "nothing", "Where they head: [point, 3], of any length."), kLabel,
        named("color", Kind::shades, "the next of the palette", "A color, or a number each point."),
        named("colors", Kind::choice, "\"sequential\"", "The palette of numbers shown as colors.", palettes),
        named("color_label", Kind::text, "what color is called", "Of the color bar."),
        named("color_scale", Kind::choice, "\"linear\"", "How numbers become colors.", {"linear", "log"}),
        named("box", Kind::interval, "the data's", "The ends of all three axes."),
        within(core::between(-90, 90), named("elevation", Kind::number, "25", "Degrees of the eye above the floor.")),
        within(core::between(-360, 360),
               named("azimuth", Kind::number, "45", "Degrees of the eye about the third axis.")),
        kSize},
       "scatter_3d(positions, headings, box = 0..25)"});
  all.push_back(
      {"histogram",
       "How often values fall between edges.",
       {given("x", Kind::samples, "", "The values, or groups of them for one histogram each."), kLabel, kColor,
        within(core::between(1, kMostBins),
               named("bins", Kind::bins, "\"freedman_diaconis\"", "How many, their edges, or a rule.",
                     {"freedman_diaconis", "scott", "sturges", "square_root"})),
        named("height", Kind::choice, "\"count\"", "What the bars show; a density has area one.",
              {"count", "density", "share"}),
        kOpacity},
       "histogram(waiting_time, bins = 30, height = \"density\")"});
  all.push_back({"box",
                 "Quartiles, median and whiskers of groups of values.",
                 {given("x", Kind::samples, "", "The values, as `x by group`."), kLabel, kColor, kOpacity},
                 "box(P by phase)"});
  all.push_back({"band",
                 "The area between two curves.",
                 {given("x", Kind::numbers, "the coordinate of low", "Where the edges stand."),
                  given("low", Kind::numbers, "", "The lower edge."),
                  given("high", Kind::numbers, "", "The upper edge."), kLabel, kColor, kOpacity},
                 "band(time, low, high)"});
  all.push_back(
      {"error_bars",
       "Points with their uncertainty.",
       {given("x", Kind::numbers, "the coordinate of y", "Where the points stand."),
        given("y", Kind::numbers, "", "Their heights."), given("error", Kind::numbers, "", "To either side of y."),
        named("x_error", Kind::numbers, "nothing", "To either side of x."),
        named("joined", Kind::truth, "false", "Whether a line joins the points."), kLabel, kColor, kWidth, kStyle,
        kSize, kSymbol},
       "error_bars(v, mean_bounces, error)"});
  all.push_back(
      {"heatmap",
       "Numbers on a grid as colors.",
       {of_rank(2, given("z", Kind::numbers, "", "The numbers: [y, x].")),
        named("x", Kind::dimension, "the last dimension of z", "The dimension along x, or its coordinates."),
        named("y", Kind::dimension, "the first dimension of z", "The dimension along y, or its coordinates."),
        named("label", Kind::text, "what z is called", "Of the color bar."),
        named("colors", Kind::choice, "\"sequential\"", "The palette; diverging is symmetric about zero.", palettes),
        named("range", Kind::interval, "the data's",
              "The numbers at the ends of the palette; where others lie beyond, the color bar is pointed."),
        named("color_scale", Kind::choice, "\"linear\"", "How numbers become colors.", {"linear", "log"})},
       "heatmap(centre, x = time, y = v, colors = \"diverging\")"});
  const auto rule = [](const char* name, const char* summary, const char* example) {
    return MarkDeclaration{
        name, summary, {given("at", Kind::quantity, "", "Where it stands."), kLabel, kColor, kWidth, kStyle}, example};
  };
  all.push_back(rule("hline", "A horizontal line across the panel.", "hline(0.998, style = \"dashed\")"));
  all.push_back(rule("vline", "A vertical line across the panel.", "vline(0.2598, label = \"critical\")"));
  all.push_back(
      {"annotate",
       "A text at a place of the panel.",
       {given("x", Kind::quantity, "", "Where it stands."), given("y", Kind::quantity, "", "Where it stands."),
        given("text", Kind::text, "", "What it says; light math is understood."), kColor,
        named("anchor", Kind::choice, "\"left\"", "Which of its ends stands there.", {"left", "centre", "right"}),
        within(kPoints, named("size", Kind::number, "7", "Of the type, in points.")),
        named("boxed", Kind::truth, "false", "Whether it stands on a white ground.")},
       "annotate(0.26, 3, \"v_c\")"});
  for (MarkDeclaration& mark : all) mark.parameters = with_panel_options(std::move(mark.parameters));
  return all;
}

std::vector<MarkDeclaration> blocks() {
  const std::vector<MarkParameter> of_a_page = {
      within(kPage, named("width", Kind::length, "86 mm", "Of the page: one journal column.")),
      within(kPage, named("height", Kind::length, "from the width", "Of the page.")),
      named("title", Kind::text, "nothing", "Over all panels."),
      named("caption", Kind::text, "nothing", "Kept with the figure, not drawn.")};
  std::vector<MarkParameter> of_a_film = of_a_page;
  of_a_film.push_back(named("over", Kind::text, "\"time\"", "The dimension whose instants are the frames."));
  of_a_film.push_back(within(core::between(2, 10'000), named("frames", Kind::count, "every instant, at most 400",
                                                             "How many, evenly chosen among the instants.")));
  of_a_film.push_back(within(core::between(0.1, 120), named("rate", Kind::number, "25", "Frames a second.")));
  of_a_film.push_back(named("format", Kind::choice, "\"mp4\"", "Of the file.", {"mp4", "gif"}));
  std::vector<MarkDeclaration> all;
  all.push_back({"figure", "A figure of one or more panels.", of_a_page,
                 "figure windows (width = 180 mm) { heatmap(centre) }", true, true});
  all.push_back({"animate",
                 "A film: arrays with the dimension `over` are shown one instant a frame, all others in each; axes and "
                 "colors span the whole film. Joined by ffmpeg where that is installed, else frames in a folder.",
                 of_a_film, "animate collision (rate = 30) { line(sim.phi, y_label = \"φ\") }", true, true});
  all.push_back({"panels",
                 "A grid of panels.",
                 {within(core::between(1, 26), given("rows", Kind::count, "", "Panels down.")),
                  within(core::between(1, 26), given("columns", Kind::count, "", "Panels across."))},
                 "panels(1, 2) { box(P by phase); box(M by phase) }",
                 true});
  all.push_back({"panel", "Several marks in one panel.", with_panel_options({}),
                 "panel (title = \"swarm\") { line(P); hline(1) }", true});
  return all;
}

}  // namespace

std::string bounds(const MarkParameter& parameter) {
  if (parameter.range.is_everything()) return "";
  const bool is_whole = parameter.kind == ArgumentKind::count || parameter.kind == ArgumentKind::bins;
  return (is_whole ? "a whole number " : "") + parameter.range.describe() +
         (parameter.kind == ArgumentKind::length ? " mm" : "");
}

const std::vector<MarkDeclaration>& mark_declarations() {
  static const std::vector<MarkDeclaration> all = marks();
  return all;
}
const std::vector<MarkDeclaration>& block_declarations() {
  static const std::vector<MarkDeclaration> all = blocks();
  return all;
}

const MarkDeclaration* find_declaration(std::string_view name) {
  for (const auto* list : {&mark_declarations(), &block_declarations()})
    for (const MarkDeclaration& each : *list)
      if (each.name == name) return &each;
  return nullptr;
}

}  // namespace ansatz::figure
