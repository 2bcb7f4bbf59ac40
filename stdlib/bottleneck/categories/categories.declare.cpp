// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/categories/best_categories.h"
#include "stdlib/bottleneck/module.h"
#include "stdlib/core/declare/bibliography.h"

namespace ansatz::bottleneck {

namespace {

constexpr const char* kItems = "A value, or a row of components, for each item.";

}  // namespace

void declare_categories(core::Registry& registry) {
  registry.kernel("bottleneck.category_cost", &category_cost)
      .summary("What a way to sort items into categories costs: how much it tells apart, and how much it loses.")
      .parameter("x", &CategoryCost::x)
      .required()
      .range(core::any_number())
      .meaning(kItems)
      .parameter("labels", &CategoryCost::labels)
      .required()
      .range(core::any_number())
      .meaning("A text or number for each item; equal ones make a category.")
      .parameter("beta", &CategoryCost::beta)
      .range(core::at_least(0))
      .meaning("Weight of the distortion, in one over the square of x's unit.")
      .result("complexity", &CategoryCostEstimate::complexity)
      .meaning("Information of items on categories, the entropy of the categories' sizes, in nats.")
      .result("distortion", &CategoryCostEstimate::distortion)
      .meaning("Mean square distance of items from the mean of their category.")
      .result("cost", &CategoryCostEstimate::cost)
      .meaning("complexity + beta · distortion.")
      .result("categories", &CategoryCostEstimate::categories)
      .meaning("How many there are.")
      .source(core::cite("shani2025"))
      .example("bottleneck.category_cost([0, 1, 10, 11], [\"low\", \"low\", \"high\", \"high\"], beta = 2).cost",
               1.1931471805599454, 1e-12);

  registry.kernel("bottleneck.best_categories", &best_categories)
      .summary("Categories that tell apart as little, and lose as little, as can be, for each weight of the loss.")
      .details(
          "Of at most 10 items the least cost of all partitions. Of more, partitions on the way of the cheapest "
          "merges, those for other weights and random ones are bettered by moving items one by one.")
      .parameter("x", &BestCategories::x)
      .required()
      .range(core::any_number())
      .meaning(kItems)
      .parameter("beta", &BestCategories::beta)
      .required()
      .range(core::at_least(0))
      .meaning("Weights of the distortion: a number or a list.")
      .parameter("restarts", &BestCategories::restarts)
      .range(core::at_least(0))
      .meaning("Random categories to start from, for each weight.")
      .result("labels", &BestCategoriesResult::labels)
      .shape("beta", "item")
      .meaning("Categories from 1 on, by their first item.")
      .result("complexity", &BestCategoriesResult::complexity)
      .shape("beta")
      .meaning("As for category_cost.")
      .result("distortion", &BestCategoriesResult::distortion)
      .shape("beta")
      .meaning("Likewise.")
      .result("cost", &BestCategoriesResult::cost)
      .shape("beta")
      .meaning("Likewise.")
      .source(core::cite("shani2025"))
      .source(core::cite("ward1963"))
      .draws_randomness()
      .example("bottleneck.best_categories([0, 1, 10, 11], 0.1).complexity[1]", 0.6931471805599453, 1e-12);

  registry.kernel("bottleneck.k_means", &k_means)
      .summary("Clusters about their means, of as little scatter as can be found.")
      .parameter("x", &KMeans::x)
      .required()
      .range(core::any_number())
      .meaning(kItems)
      .parameter("clusters", &KMeans::clusters)
      .range(core::at_least(1))
      .meaning("How many.")
      .parameter("restarts", &KMeans::restarts)
      .range(core::at_least(1))
      .meaning("Starts, of which the best is kept.")
      .result("labels", &KMeansResult::labels)
      .shape("item")
      .meaning("Clusters from 1 on, by their first item.")
      .result("centres", &KMeansResult::centres)
      .shape("cluster", "component")
      .meaning("Their means.")
      .result("distortion", &KMeansResult::distortion)
      .meaning("Mean square distance of items from their centre.")
      .source(core::cite("lloyd1982"))
      .source(core::cite("arthur2007"))
      .draws_randomness()
      .example("bottleneck.k_means([0, 1, 10, 11]).distortion", 0.25, 1e-12);
}

}  // namespace ansatz::bottleneck
