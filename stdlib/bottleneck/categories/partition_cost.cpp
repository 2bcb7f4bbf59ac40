// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/categories/partition_cost.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "stdlib/bottleneck/entropy_term.h"

namespace ansatz::bottleneck {

namespace {}  // namespace

Partition::Partition(const information::Points& rows, std::vector<std::size_t> category_of)
    : rows_(rows), category_of_(std::move(category_of)), categories_(rows.count + 1) {
  for (Category& c : categories_) c.sum.assign(rows.dimension, 0.0);
  for (std::size_t i = 0; i < rows.count; ++i) {
    Category& c = categories_[category_of_[i]];
    if (c.count > 0)
      c.scatter += square_distance(i, c) * static_cast<double>(c.count) / static_cast<double>(c.count + 1);
    ++c.count;
    for (std::size_t a = 0; a < rows.dimension; ++a) c.sum[a] += rows.at(i, a);
  }
}

double Partition::square_distance(std::size_t i, const Category& category) const {
  double square = 0;
  for (std::size_t a = 0; a < rows_.dimension; ++a) {
    const double off = rows_.at(i, a) - category.sum[a] / static_cast<double>(category.count);
    square += off * off;
  }
  return square;
}

double Partition::complexity() const {
  const auto n = static_cast<double>(rows_.count);
  double sum = 0;
  for (const Category& c : categories_) sum += entropy_term(static_cast<double>(c.count));
  return std::max(std::log(n) + sum / n, 0.0);
}

double Partition::distortion() const {
  double sum = 0;
  for (const Category& c : categories_) sum += c.scatter;
  return sum / static_cast<double>(rows_.count);
}

double Partition::gain(std::size_t i, std::size_t to, double beta) const {
  const Category& from = categories_[category_of_[i]];
  const Category& other = categories_[to];
  const auto a = static_cast<double>(from.count), b = static_cast<double>(other.count);
  const double entropy = entropy_term(a) - entropy_term(a - 1) + entropy_term(b) - entropy_term(b + 1);
  const double taken = a > 1 ? square_distance(i, from) * a / (a - 1) : 0;
  const double given = b > 0 ? square_distance(i, other) * b / (b + 1) : 0;
  return (entropy + beta * (taken - given)) / static_cast<double>(rows_.count);
}

void Partition::move(std::size_t i, std::size_t to) {
  Category& from = categories_[category_of_[i]];
  Category& other = categories_[to];
  const auto a = static_cast<double>(from.count), b = static_cast<double>(other.count);
  from.scatter = a > 2 ? std::max(from.scatter - square_distance(i, from) * a / (a - 1), 0.0) : 0;
  if (b > 0) other.scatter += square_distance(i, other) * b / (b + 1);
  --from.count;
  ++other.count;
  for (std::size_t k = 0; k < rows_.dimension; ++k) {
    from.sum[k] = from.count > 0 ? from.sum[k] - rows_.at(i, k) : 0;
    other.sum[k] += rows_.at(i, k);
  }
  category_of_[i] = to;
}

void Partition::settle(double beta) {
  for (bool has_moved = true; has_moved;) {
    has_moved = false;
    for (std::size_t i = 0; i < rows_.count; ++i) {
      double most = kRounding;
      std::size_t best = category_of_[i];
      bool is_empty_seen = false;
      for (std::size_t c = 0; c < categories_.size(); ++c) {
        if (c == category_of_[i]) continue;
        if (categories_[c].count == 0 && std::exchange(is_empty_seen, true)) continue;
        const double found = gain(i, c, beta);
        if (found <= most) continue;
        most = found;
        best = c;
      }
      if (best == category_of_[i]) continue;
      move(i, best);
      has_moved = true;
    }
  }
}

std::vector<double> Partition::labels() const {
  std::vector<double> label(categories_.size(), 0.0), out;
  double last = 0;
  for (const std::size_t c : category_of_) {
    if (label[c] == 0) label[c] = ++last;
    out.push_back(label[c]);
  }
  return out;
}

}  // namespace ansatz::bottleneck
