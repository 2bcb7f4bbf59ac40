// SPDX-License-Identifier: MIT
#include "stdlib/information/neighbours/tree_loops.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "stdlib/information/neighbours/tree_loops.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep

#include <hwy/highway.h>

#include <algorithm>
#include <cmath>
#include <limits>

HWY_BEFORE_NAMESPACE();
namespace ansatz::information::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;
using Tag = hn::ScalableTag<double>;
using Vector = hn::Vec<Tag>;
using Mask = hn::Mask<Tag>;
constexpr Tag d{};
constexpr std::size_t kLanes = hn::MaxLanes(d);
static_assert(Tree::kLanes % kLanes == 0);
constexpr double kNowhere = std::numeric_limits<double>::infinity();
constexpr std::size_t kDeepest = 64;  // a tree of 2³² points is 32 deep

// One coordinate's difference taken into a measure. The order is that of the columns in scalar and vector loops alike,
// so that both give the same bits; rounding is monotone, so a box's measure never exceeds that of a point in it.
template <Norm kNorm>
HWY_INLINE Vector join(Vector sum, Vector difference) {
  if constexpr (kNorm == Norm::largest) return hn::Max(sum, hn::Abs(difference));
  return hn::Add(sum, hn::Mul(difference, difference));
}

template <Norm kNorm>
HWY_INLINE double join(double sum, double difference) {
  if constexpr (kNorm == Norm::largest) return std::max(sum, std::abs(difference));
  return sum + difference * difference;
}

/// From a point to the nearest, or the furthest, place of a box.
template <Norm kNorm>
HWY_INLINE double box_gap(const double* point, const double* box, std::size_t dimension) {
  double sum = 0;
  for (std::size_t a = 0; a < dimension; ++a)
    sum = join<kNorm>(sum, std::max(0.0, std::max(box[a] - point[a], point[a] - box[dimension + a])));
  return sum;
}

template <Norm kNorm>
HWY_INLINE double box_reach(const double* point, const double* box, std::size_t dimension) {
  double sum = 0;
  for (std::size_t a = 0; a < dimension; ++a)
    sum = join<kNorm>(sum, std::max(point[a] - box[a], box[dimension + a] - point[a]));
  return sum;
}

/// The least gap between two boxes.
template <Norm kNorm>
HWY_INLINE double boxes_apart(const double* one, const double* other, std::size_t dimension) {
  double sum = 0;
  for (std::size_t a = 0; a < dimension; ++a)
    sum = join<kNorm>(sum, std::max(0.0, std::max(other[a] - one[dimension + a], one[a] - other[dimension + a])));
  return sum;
}

struct Pending {
  std::uint32_t node;
  double gap;
};

/// A vector of neighbouring points on its way through the tree.
template <Norm kNorm>
class Company {
 public:
  HWY_INLINE Company(const Tree& tree, const NearestQuestion& question, std::size_t first, double* least)
      : tree_(tree),
        columns_(tree.columns()),
        stride_(tree.stride()),
        dimension_(tree.dimension()),
        first_(first),
        k_(question.neighbours),
        window_(static_cast<double>(question.window)),
        least_(least) {}

  HWY_INLINE void search(const double* box) {
    const Vector none = hn::Set(d, kNowhere);
    for (std::size_t s = 0; s < k_; ++s) hn::StoreU(none, d, least_ + s * kLanes);
    furthest_ = kNowhere;
    const Tree::Node* nodes = tree_.nodes().data();
    const double* boxes = tree_.boxes();
    Pending stack[kDeepest];
    std::size_t depth = 0;
    stack[depth++] = {0, 0.0};
    while (depth > 0) {
      const Pending next = stack[--depth];
      if (next.gap >= furthest_) continue;
      std::uint32_t at = next.node;
      while (nodes[at].right != 0) {
        const std::uint32_t left = at + 1, right = nodes[at].right;
        const double left_gap = boxes_apart<kNorm>(box, boxes + 2 * dimension_ * left, dimension_);
        const double right_gap = boxes_apart<kNorm>(box, boxes + 2 * dimension_ * right, dimension_);
        // Into the one that holds this company first; both may be at gap 0, where one of them overlaps its border.
        const bool is_left = left_gap != right_gap ? left_gap < right_gap : first_ < nodes[right].begin;
        stack[depth++] = is_left ? Pending{right, right_gap} : Pending{left, left_gap};
        at = is_left ? left : right;
      }
      const bool has_excluded = window_ > 0 || (nodes[at].begin <= first_ && first_ < nodes[at].end);
      has_excluded ? look<true>(nodes[at].begin, nodes[at].end) : look<false>(nodes[at].begin, nodes[at].end);
    }
  }

 private:
  template <bool kExcludes>
  HWY_INLINE void look(std::size_t begin, std::size_t end) {
    const Vector rows = hn::LoadU(d, tree_.row_numbers() + first_);
    const Vector window = hn::Set(d, window_);
    double* last = least_ + (k_ - 1) * kLanes;
    Vector furthest = hn::LoadU(d, last);
    for (std::size_t j = begin; j < end; ++j) {
      Vector apart = hn::Zero(d);
      for (std::size_t a = 0; a < dimension_; ++a) {
        const double* column = columns_ + a * stride_;
        apart = join<kNorm>(apart, hn::Sub(hn::LoadU(d, column + first_), hn::Set(d, column[j])));
      }
      if constexpr (kExcludes) {
        const Vector steps = hn::Abs(hn::Sub(rows, hn::Set(d, tree_.row_numbers()[j])));
        apart = hn::IfThenElse(hn::Le(steps, window), hn::Set(d, kNowhere), apart);
      }
      if (hn::AllFalse(d, hn::Lt(apart, furthest))) continue;
      for (std::size_t s = 0; s < k_; ++s) {
        const Vector held = hn::LoadU(d, least_ + s * kLanes);
        hn::StoreU(hn::Min(held, apart), d, least_ + s * kLanes);
        apart = hn::Max(held, apart);
      }
      furthest = hn::LoadU(d, last);
    }
    furthest_ = hn::GetLane(hn::MaxOfLanes(d, furthest));
  }

  const Tree& tree_;
  const double* columns_;
  std::size_t stride_, dimension_, first_, k_;
  double window_, furthest_ = kNowhere;
  double* least_;
};

template <Norm kNorm>
HWY_INLINE void each_company(const Tree& tree, const NearestQuestion& question, std::size_t first, std::size_t last,
                             double* out) {
  const std::size_t dimension = tree.dimension(), k = question.neighbours;
  std::vector<double> least(k * kLanes), box(2 * dimension);
  for (std::size_t i = first; i < last; i += kLanes) {
    for (std::size_t a = 0; a < dimension; ++a) {
      const Vector values = hn::LoadU(d, tree.columns() + a * tree.stride() + i);
      box[a] = hn::GetLane(hn::MinOfLanes(d, values));
      box[dimension + a] = hn::GetLane(hn::MaxOfLanes(d, values));
    }
    Company<kNorm>(tree, question, i, least.data()).search(box.data());
    const std::size_t count = std::min(kLanes, last - i);
    for (std::size_t lane = 0; lane < count; ++lane)
      for (std::size_t s = 0; s < k; ++s) out[(i - first + lane) * k + s] = least[s * kLanes + lane];
  }
}

void together_loop(const Tree& tree, const NearestQuestion& question, std::size_t first, std::size_t last,
                   double* out) {
  question.norm == Norm::largest ? each_company<Norm::largest>(tree, question, first, last, out)
                                 : each_company<Norm::euclidean>(tree, question, first, last, out);
}

/// Measures from a point to kLanes points from place j on.
template <Norm kNorm>
HWY_INLINE Vector measures(const Tree& tree, const double* point, std::size_t j) {
  Vector apart = hn::Zero(d);
  for (std::size_t a = 0; a < tree.dimension(); ++a)
    apart = join<kNorm>(apart, hn::Sub(hn::LoadU(d, tree.columns() + a * tree.stride() + j), hn::Set(d, point[a])));
  return apart;
}

HWY_INLINE void copy_point(const Tree& tree, std::size_t place, double* point) {
  for (std::size_t a = 0; a < tree.dimension(); ++a) point[a] = tree.columns()[a * tree.stride() + place];
}

template <Norm kNorm>
HWY_INLINE void nearest_of_one(const Tree& tree, const NearestQuestion& question, std::size_t place,
                               const double* point, double* least) {
  const std::size_t k = question.neighbours, dimension = tree.dimension();
  std::fill(least, least + k, kNowhere);
  const Tree::Node* nodes = tree.nodes().data();
  const double row = tree.row_numbers()[place], window = static_cast<double>(question.window);
  Pending stack[kDeepest];
  std::size_t depth = 0;
  stack[depth++] = {0, 0.0};
  HWY_ALIGN double found[kLanes];
  while (depth > 0) {
    const Pending next = stack[--depth];
    if (next.gap >= least[k - 1]) continue;
    std::uint32_t at = next.node;
    double gap = next.gap;
    while (nodes[at].right != 0) {
      const Tree::Node& node = nodes[at];
      const double value = point[node.axis];
      // Halfway between the children's ends decides where to go first, and nothing else.
      const bool is_left = value - node.left_high < node.right_low - value;
      const std::uint32_t far = is_left ? node.right : at + 1;
      at = is_left ? at + 1 : node.right;
      const double far_gap = kNorm == Norm::largest
                                 ? std::max(gap, is_left ? node.right_low - value : value - node.left_high)
                                 : box_gap<kNorm>(point, tree.boxes() + 2 * dimension * far, dimension);
      if (far_gap < least[k - 1]) stack[depth++] = {far, far_gap};
    }
    for (std::size_t j = nodes[at].begin; j < nodes[at].end; j += kLanes) {
      const Vector apart = measures<kNorm>(tree, point, j);
      Mask near = hn::Lt(apart, hn::Set(d, least[k - 1]));
      if (hn::AllFalse(d, near)) continue;
      near = hn::And(near, hn::FirstN(d, std::min<std::size_t>(kLanes, nodes[at].end - j)));
      near = hn::And(
          near, hn::Gt(hn::Abs(hn::Sub(hn::LoadU(d, tree.row_numbers() + j), hn::Set(d, row))), hn::Set(d, window)));
      hn::Store(hn::IfThenElse(near, apart, hn::Set(d, kNowhere)), d, found);
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        const double value = found[lane];
        if (!(value < least[k - 1])) continue;
        std::size_t s = k - 1;
        for (; s > 0 && least[s - 1] > value; --s) least[s] = least[s - 1];
        least[s] = value;
      }
    }
  }
}

template <Norm kNorm>
HWY_INLINE void each_alone(const Tree& tree, const NearestQuestion& question, std::size_t first, std::size_t last,
                           double* out) {
  std::vector<double> point(tree.dimension());
  for (std::size_t i = first; i < last; ++i) {
    copy_point(tree, i, point.data());
    nearest_of_one<kNorm>(tree, question, i, point.data(), out + (i - first) * question.neighbours);
  }
}

void one_by_one_loop(const Tree& tree, const NearestQuestion& question, std::size_t first, std::size_t last,
                     double* out) {
  question.norm == Norm::largest ? each_alone<Norm::largest>(tree, question, first, last, out)
                                 : each_alone<Norm::euclidean>(tree, question, first, last, out);
}

/// Goes to every node that the reach touches: `inside` takes nodes wholly within, `look` leaves partly within.
template <Norm kNorm, bool kStrict, class Inside, class Look>
HWY_INLINE void each_touched(const Tree& tree, const double* point, double reach, const Inside& inside,
                             const Look& look) {
  const auto within = [&](double measure) { return kStrict ? measure < reach : measure <= reach; };
  const std::size_t dimension = tree.dimension();
  const Tree::Node* nodes = tree.nodes().data();
  std::uint32_t stack[kDeepest];
  std::size_t depth = 0;
  stack[depth++] = 0;
  while (depth > 0) {
    const std::uint32_t at = stack[--depth];
    const double* box = tree.boxes() + 2 * dimension * at;
    if (!within(box_gap<kNorm>(point, box, dimension))) continue;
    const Tree::Node& node = nodes[at];
    if (within(box_reach<kNorm>(point, box, dimension))) {
      inside(node);
    } else if (node.right == 0) {
      look(node);
    } else {
      stack[depth++] = node.right;
      stack[depth++] = at + 1;
    }
  }
}

template <Norm kNorm, bool kStrict>
HWY_INLINE std::uint32_t count_of_one(const Tree& tree, const double* point, double reach) {
  std::uint32_t count = 0;
  const Vector border = hn::Set(d, reach);
  each_touched<kNorm, kStrict>(
      tree, point, reach, [&](const Tree::Node& node) { count += node.end - node.begin; },
      [&](const Tree::Node& node) HWY_ATTR {
        for (std::size_t j = node.begin; j < node.end; j += kLanes) {
          const Vector apart = measures<kNorm>(tree, point, j);
          const Mask within = kStrict ? hn::Lt(apart, border) : hn::Le(apart, border);
          count += static_cast<std::uint32_t>(
              hn::CountTrue(d, hn::And(within, hn::FirstN(d, std::min<std::size_t>(kLanes, node.end - j)))));
        }
      });
  return count;
}

template <Norm kNorm, bool kStrict>
HWY_INLINE void count_each(const Tree& tree, std::size_t first, std::size_t last, const double* reach,
                           std::uint32_t* out) {
  std::vector<double> point(tree.dimension());
  for (std::size_t i = first; i < last; ++i) {
    copy_point(tree, i, point.data());
    out[i - first] = count_of_one<kNorm, kStrict>(tree, point.data(), reach[i - first]);
  }
}

void count_loop(const Tree& tree, Norm norm, bool is_strict, std::size_t first, std::size_t last, const double* reach,
                std::uint32_t* out) {
  if (norm == Norm::largest) {
    is_strict ? count_each<Norm::largest, true>(tree, first, last, reach, out)
              : count_each<Norm::largest, false>(tree, first, last, reach, out);
  } else {
    is_strict ? count_each<Norm::euclidean, true>(tree, first, last, reach, out)
              : count_each<Norm::euclidean, false>(tree, first, last, reach, out);
  }
}

template <Norm kNorm>
HWY_INLINE void list_for(const Tree& tree, std::size_t place, double reach, std::vector<std::uint32_t>& out) {
  std::vector<double> point(tree.dimension());
  copy_point(tree, place, point.data());
  each_touched<kNorm, false>(
      tree, point.data(), reach,
      [&](const Tree::Node& node) {
        for (std::uint32_t j = node.begin; j < node.end; ++j) out.push_back(j);
      },
      [&](const Tree::Node& node) HWY_ATTR {
        HWY_ALIGN double found[kLanes];
        for (std::size_t j = node.begin; j < node.end; j += kLanes) {
          const Vector apart = measures<kNorm>(tree, point.data(), j);
          if (hn::AllFalse(d, hn::Le(apart, hn::Set(d, reach)))) continue;
          hn::Store(apart, d, found);
          for (std::size_t lane = 0; lane < std::min<std::size_t>(kLanes, node.end - j); ++lane)
            if (found[lane] <= reach) out.push_back(static_cast<std::uint32_t>(j + lane));
        }
      });
}

void list_loop(const Tree& tree, Norm norm, std::size_t place, double reach, std::vector<std::uint32_t>& out) {
  norm == Norm::largest ? list_for<Norm::largest>(tree, place, reach, out)
                        : list_for<Norm::euclidean>(tree, place, reach, out);
}

}  // namespace ansatz::information::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ansatz::information {

HWY_EXPORT(together_loop);
HWY_EXPORT(one_by_one_loop);
HWY_EXPORT(count_loop);
HWY_EXPORT(list_loop);

double measure(Norm norm, double distance) { return norm == Norm::largest ? distance : distance * distance; }
double distance(Norm norm, double measure) { return norm == Norm::largest ? measure : std::sqrt(measure); }

void nearest_together(const Tree& tree, const NearestQuestion& question, std::size_t first, std::size_t last,
                      double* out) {
  HWY_DYNAMIC_DISPATCH(together_loop)(tree, question, first, last, out);
}

void nearest_one_by_one(const Tree& tree, const NearestQuestion& question, std::size_t first, std::size_t last,
                        double* out) {
  HWY_DYNAMIC_DISPATCH(one_by_one_loop)(tree, question, first, last, out);
}

void count_within(const Tree& tree, Norm norm, bool is_strict, std::size_t first, std::size_t last, const double* reach,
                  std::uint32_t* out) {
  HWY_DYNAMIC_DISPATCH(count_loop)(tree, norm, is_strict, first, last, reach, out);
}

void list_within(const Tree& tree, Norm norm, std::size_t place, double reach, std::vector<std::uint32_t>& out) {
  HWY_DYNAMIC_DISPATCH(list_loop)(tree, norm, place, reach, out);
  std::sort(out.begin(), out.end());
}

}  // namespace ansatz::information
#endif
