// SPDX-License-Identifier: MIT
#include "stdlib/basic/layout.h"
#include "stdlib/basic/module.h"

namespace ansatz::basic {

void declare_layout(core::Registry& registry) {
  registry.kernel("basic.labelled", &labelled)
      .summary("An array with names for its dimensions, coordinates, a unit and a label.")
      .parameter("x", &Labelled::x)
      .required()
      .range(core::any_number())
      .meaning("The array; what is not given stays as it was.")
      .parameter("dimensions", &Labelled::dimensions)
      .meaning("One name a dimension, outermost first.")
      .parameter("coordinates", &Labelled::coordinates)
      .meaning("A record of one array a dimension, as (time = [0, 0.5]).")
      .parameter("unit", &Labelled::unit)
      .meaning("Written as in \"nm/fs\".")
      .parameter("label", &Labelled::label)
      .meaning("For axes and files.")
      .parameter("density_over", &Labelled::density_over)
      .meaning("Dimensions over which x is a density.")
      .returns("The array.")
      .example("labelled([1, 4], [\"time\"], coordinates = (time = [0, 1])).at(time = 0.5)", 2.5, 0);
  registry.kernel("basic.length", &length)
      .summary(
          "How many elements there are: of an array along its first dimension, of a table its rows, of a text its "
          "characters.")
      .parameter("x", &Length::x)
      .required()
      .range(core::any_number())
      .meaning("An array, list, table, text or interval of whole numbers.")
      .returns("A whole number.")
      .example("length([5, 6, 7])", 3, 0);
  registry.kernel("basic.sort", &sort)
      .summary("Elements in rising order; NaN comes last.")
      .parameter("x", &Sort::x)
      .required()
      .range(core::any_number())
      .meaning("Numbers or texts in one dimension.")
      .parameter("descending", &Sort::descending)
      .meaning("Falling order instead.")
      .returns("An array of the same length; coordinates go with their elements.")
      .example("sort([3, 1, 2])[1]", 1, 0);
  registry.kernel("basic.unique", &unique)
      .summary("Each different element once, in the order of first appearance.")
      .parameter("x", &Unique::x)
      .required()
      .range(core::any_number())
      .meaning("Numbers or texts in one dimension.")
      .returns("An array, no longer than x.")
      .example("length(unique([2, 1, 2]))", 2, 0);
  registry.kernel("basic.transpose", &transpose)
      .summary("The dimensions of an array in another order.")
      .parameter("x", &Transpose::x)
      .required()
      .range(core::any_number())
      .meaning("The array.")
      .parameter("dimensions", &Transpose::dimensions)
      .meaning("All its dimensions, outermost first; where left out they are turned round.")
      .returns("The array.")
      .example("transpose(labelled([[1, 2], [3, 4]], [\"a\", \"b\"]), [\"b\", \"a\"])[2, 1]", 2, 0)
      .example("transpose([[1, 2], [3, 4]])[2, 1]", 2, 0);
  registry.kernel("basic.stack", &stack)
      .summary("Arrays of one shape beside each other, along a new outermost dimension.")
      .parameter("parts", &Stack::parts)
      .required()
      .range(core::any_number())
      .meaning("A list of arrays.")
      .parameter("dimension", &Stack::dimension)
      .meaning("Name of the new dimension.")
      .returns("An array of one dimension more.")
      .example("stack([[1, 2], [3, 4]], \"row\")[2, 1]", 3, 0);
  registry.kernel("basic.join", &join)
      .summary("Arrays one after another along a dimension.")
      .parameter("parts", &Join::parts)
      .rest()
      .range(core::any_number())
      .meaning("Arrays, one by one or as a list; a number is an array of one: join(orbit, x) is longer by x.")
      .parameter("over", &Join::over)
      .meaning("The dimension; not needed where there is only one.")
      .returns("An array; a list where a part is one of records.")
      .example("length(join([1, 2], 3))", 3, 0);
  registry.kernel("basic.convert", &convert)
      .summary("The same quantity in another unit.")
      .parameter("x", &ConvertTo::x)
      .required()
      .range(core::any_number())
      .meaning("A quantity, a number, or an array.")
      .parameter("unit", &ConvertTo::unit)
      .required()
      .meaning("Written as in \"nm/fs\".")
      .returns("A value of the same kind and shape in that unit.")
      .example("convert(2 km, \"m\") / (1 m)", 2000, 0);
}

}  // namespace ansatz::basic
