// SPDX-License-Identifier: MIT
#include "interpreter/figure/directions.h"

#include "interpreter/figure/cells.h"

namespace ansatz::figure {
namespace {

template <class... F>
struct Overloaded : F... {
  using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;

void scale_all(std::vector<double>& values, double factor) {
  for (double& v : values) v *= factor;
}
void append(std::vector<double>& to, const std::vector<double>& from) { to.insert(to.end(), from.begin(), from.end()); }

}  // namespace

void rescale(Mark& mark, Direction direction, double factor) {
  const bool h = direction.horizontal;
  const auto both = [&](auto& s) { scale_all(h ? s.x : s.y, factor); };
  std::visit(
      Overloaded{
          [&](Line& s) {
            for (Curve& c : s.curves) both(c);
          },
          [&](Scatter& s) { both(s); },
          [&](Histogram& s) {
            if (h) scale_all(s.edges, factor);
          },
          [&](Box& s) {
            if (h) return;
            for (auto& g : s.groups) {
              for (double* v : {&g.low_whisker, &g.lower_quartile, &g.median, &g.upper_quartile, &g.high_whisker})
                *v *= factor;
              scale_all(g.beyond, factor);
              scale_all(g.points, factor);
            }
          },
          [&](Band& s) {
            if (h) return scale_all(s.x, factor);
            scale_all(s.low, factor);
            scale_all(s.high, factor);
          },
          [&](ErrorBars& s) {
            both(s);
            scale_all(h ? s.left : s.low, factor);
            scale_all(h ? s.right : s.high, factor);
          },
          [&](Heatmap& s) {
            both(s);
            scale_all(h ? s.x_edges : s.y_edges, factor);
          },
          [&](Rule& s) {
            if (s.horizontal != h) s.at *= factor;
          },
          [&](Note& s) { (h ? s.x : s.y) *= factor; }, [&](Space&) {}},
      mark.shape);
}

Extent extent(const Mark& mark, Direction direction, bool log) {
  const bool h = direction.horizontal;
  Extent out;
  std::visit(Overloaded{[&](const Line& s) {
                          for (const Curve& c : s.curves) append(out.values, h ? c.x : c.y);
                          out.tight = h;
                        },
                        [&](const Scatter& s) { out.values = h ? s.x : s.y; },
                        [&](const Histogram& s) {
                          if (h) out.values = s.edges;
                          if (!h)
                            for (const auto& layer : s.layers) append(out.bounds, layer.heights);
                          out.tight = h;
                          out.from_zero = !h;
                        },
                        [&](const Box& s) {
                          if (h) {
                            out.values = {0.5, static_cast<double>(s.groups.size()) + 0.5};
                            out.tight = true;
                            return;
                          }
                          for (const auto& g : s.groups) {
                            append(out.values, {g.low_whisker, g.high_whisker});
                            append(out.values, g.beyond);
                            append(out.values, g.points);
                          }
                        },
                        [&](const Band& s) {
                          out.tight = h;
                          out.values = h ? s.x : s.low;
                          if (!h) append(out.values, s.high);
                        },
                        [&](const ErrorBars& s) {
                          out.values = h ? s.x : s.y;
                          append(out.bounds, h ? s.left : s.low);
                          append(out.bounds, h ? s.right : s.high);
                        },
                        [&](const Heatmap& s) {
                          out.tight = true;
                          out.values = h ? s.x : s.y;
                          const auto& edges = h ? s.x_edges : s.y_edges;
                          // Edges need the logarithm of the centres; values that have none are refused with `values`.
                          bool good = true;
                          for (const double v : out.values) good = good && (!log || v > 0);
                          if (good) append(out.bounds, edges.empty() ? cell_edges(out.values, log) : edges);
                        },
                        [&](const Rule& s) {
                          if (s.horizontal != h) out.values = {s.at};
                        },
                        [&](const Note& s) { out.values = {h ? s.x : s.y}; }, [&](const Space&) {}},
             mark.shape);
  return out;
}

}  // namespace ansatz::figure
