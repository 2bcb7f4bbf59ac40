// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/neighbours/mixed_mutual_information.h"

namespace ansatz::bottleneck {

struct CategoryCost {
  core::Array x{};                       ///< [item] or [item, component]
  information::SampleOrLabels labels{};  ///< [item]: texts or numbers, equal ones make a category
  double beta = 1;                       ///< weight of the distortion, in one over the square of x's unit, at least 0
};

/// What a way to sort items into categories costs.
struct CategoryCostEstimate {
  double complexity = 0;  ///< I(X; C) of items taken evenly, which is the entropy of the categories' sizes, in nats
  double distortion = 0;  ///< mean square distance of items from the mean of their category
  double cost = 0;        ///< complexity + beta · distortion
  int categories = 0;
};

/// Errors   BadParameter: no items, another number of labels, NaN, infinities, beta below 0 or not finite.
/// Source   Shani et al. (2025).
CategoryCostEstimate category_cost(const CategoryCost& question, core::Run& run);

struct BestCategories {
  core::Array x{};     ///< [item] or [item, component]
  core::Array beta{};  ///< a number or a list, at least 0
  int restarts = 5;    ///< random categories to start from, too, where there are more than 10 items
};

struct BestCategoriesResult {
  core::Array labels;      ///< [beta, item], categories from 1 on
  core::Array complexity;  ///< [beta], in nats
  core::Array distortion;  ///< [beta]
  core::Array cost;        ///< [beta]
};

/// The categories of least complexity + β · distortion, for each β: of at most 10 items the least of all partitions.
/// Of more, from the cheapest merges of pairs, from the next smaller and larger β, and from random categories, items
/// move one by one to where they cost least, until none moves; no move lowers what is found, but other categories may.
///
/// Errors   BadParameter: as category_cost; no beta, restarts below 0.
/// Random   run.stream("restarts").
/// Cost     of more than 10 items O(n³) for the merges and some n² a β and start.
/// Source   Shani et al. (2025) for the cost; Ward (1963) for the merges.
BestCategoriesResult best_categories(const BestCategories& question, core::Run& run);

struct KMeans {
  core::Array x{};    ///< [item] or [item, component]
  int clusters = 2;   ///< in [1, item]
  int restarts = 10;  ///< starts, at least 1
};

struct KMeansResult {
  core::Array labels;     ///< [item], from 1 on by first item
  core::Array centres;    ///< [cluster, component]
  double distortion = 0;  ///< mean square distance of items from their centre
};

/// Clusters of little scatter by Lloyd's turns, from starts that are far apart (k-means++); the best of all starts.
///
/// Errors   BadParameter: no items, NaN, infinities, clusters outside [1, item], restarts below 1.
/// Edges    where fewer items differ than clusters are asked for, there are fewer clusters, with a warning.
/// Random   run.stream("starts").
/// Source   Lloyd (1982); Arthur & Vassilvitskii (2007).
KMeansResult k_means(const KMeans& question, core::Run& run);

}  // namespace ansatz::bottleneck
