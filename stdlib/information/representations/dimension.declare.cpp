// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/module.h"
#include "stdlib/information/representations/intrinsic_dimension.h"
#include "stdlib/information/representations/principal_components.h"

namespace ansatz::information {

void declare_dimension(core::Registry& registry) {
  registry.kernel("information.principal_components", &principal_components)
      .summary("A sample along its principal axes: the linear code of few numbers that loses least.")
      .parameter("x", &PrincipalComponents::x)
      .required()
      .range(core::any_number())
      .meaning("A row of components for each sample; further dimensions, as of images, are components too.")
      .parameter("components", &PrincipalComponents::components)
      .range(core::at_least(1))
      .meaning("Numbers of the code, at most.")
      .parameter("scale", &PrincipalComponents::scale)
      .range(core::one_of({"none", "standard"}))
      .meaning("\"standard\": each component with deviation 1 first.")
      .result("code", &PrincipalCode::code)
      .shape("sample", "component")
      .meaning("The widest axis first; the largest weight of each is positive.")
      .result("kept", &PrincipalCode::kept)
      .meaning("Share of the variance that the code carries.")
      .result("error", &PrincipalCode::error)
      .meaning("Root mean square of what it leaves out, over rows and components.")
      .source("Pearson, Philos. Mag. 2 (1901) 559–572")
      // Along (1, 1) lies four fifths: 8 against 2.
      .example("information.principal_components([[2, 2], [-2, -2], [1, -1], [-1, 1]], components = 1).kept", 0.8,
               1e-12);

  registry.kernel("information.two_nearest_dimension", &two_nearest_dimension)
      .summary("Intrinsic dimension from the two nearest neighbours of each row (TwoNN).")
      .parameter("x", &TwoNearest::x)
      .required()
      .range(core::any_number())
      .meaning("A value, or a row of components, for each sample.")
      .parameter("estimator", &TwoNearest::estimator)
      .range(core::one_of({"likelihood", "unbiased", "fit"}))
      .alternatives({"fit"})
      .meaning("Maximum likelihood, that without bias, or a straight line through the ratios' distribution.")
      .parameter("discarded", &TwoNearest::discarded)
      .range(core::from_to_below(0, 1))
      .meaning("Of \"fit\": share of the largest ratios left out.")
      .returns("The dimension.")
      .source(core::cite("facco2017"))
      .example("information.two_nearest_dimension(normal(0, 1, 2000))", 1, 0.2);

  registry.kernel("information.neighbour_dimension", &neighbour_dimension)
      .summary("Intrinsic dimension by maximum likelihood from k nearest neighbours.")
      .parameter("x", &NeighbourDimension::x)
      .required()
      .range(core::any_number())
      .meaning("A value, or a row of components, for each sample.")
      .parameter("neighbours", &NeighbourDimension::neighbours)
      .range(core::at_least(2))
      .meaning("How many; more lower the spread and look further.")
      .parameter("average", &NeighbourDimension::average)
      .range(core::one_of({"inverse", "mean"}))
      .alternatives({"mean"})
      .meaning("Of inverse local dimensions, or of these as first published.")
      .parameter("corrected", &NeighbourDimension::corrected)
      .meaning("Divide by k − 2 in place of k − 1, which takes the bias of a local dimension away.")
      .returns("The dimension.")
      .source(core::cite("levina2005"))
      .source(core::cite("mackay2005", "for the inverse mean"))
      .example("information.neighbour_dimension(normal(0, 1, 2000))", 1, 0.2);

  registry.kernel("information.correlation_dimension", &correlation_dimension)
      .summary("Correlation dimension: how the share of pairs nearer than r grows with r.")
      .parameter("x", &CorrelationDimension::x)
      .required()
      .range(core::any_number())
      .meaning("States, a row of components for each time, or one series to be embedded.")
      .parameter("embedding", &CorrelationDimension::embedding)
      .range(core::at_least(1))
      .meaning("Values of a single series that make a state.")
      .parameter("lag", &CorrelationDimension::lag)
      .range(core::at_least(1))
      .meaning("Steps between them.")
      .parameter("window", &CorrelationDimension::window)
      .range(core::at_least(0))
      .meaning("Times so near are not compared, since a smooth course is near itself.")
      .parameter("radii", &CorrelationDimension::radii)
      .range(core::above(0))
      .meaning("Increasing; 16 in even ratios where C goes from 0.0005 to 0.05 where none are given.")
      .result("dimension", &CorrelationEstimate::dimension)
      .meaning("Slope of ln C on ln r.")
      .result("dimension_error", &CorrelationEstimate::dimension_error)
      .meaning("Standard error of the straight line.")
      .result("takens", &CorrelationEstimate::takens)
      .meaning("Maximum likelihood over the pairs nearer than the largest radius.")
      .result("sums", &CorrelationEstimate::sums)
      .shape("r")
      .meaning("Share of pairs nearer than r.")
      .source(core::cite("grassberger1983"))
      .source(core::cite("theiler1986", "for the window"))
      .source(core::cite("takens1985", "for takens"))
      .example("information.correlation_dimension(uniform(0, 1, 1000)).dimension", 1, 0.1);
}

}  // namespace ansatz::information
