// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cctype>
#include <map>
#include <memory>
#include <stdexcept>

#include "stdlib/core/as_array.h"
#include "stdlib/core/error.h"
#include "stdlib/data/files/netcdf.h"
#include "stdlib/data/netcdf/array_variables.h"

namespace ansatz::data {

namespace {

bool is_word(const std::string& text) {
  return !text.empty() && std::isdigit(static_cast<unsigned char>(text[0])) == 0 &&
         std::all_of(text.begin(), text.end(),
                     [](unsigned char c) { return std::isalnum(c) != 0 || c == '_' || c >= 0x80; });
}

// Arrays by the names of their variables.
std::vector<std::pair<std::string, core::Array>> arrays_of(const core::Value& value) {
  if (const auto* table = value.get<core::Table>()) return table->columns;
  std::vector<std::pair<std::string, core::Array>> arrays;
  if (const auto* record = value.get<core::Record>()) {
    for (const auto& [name, field] : record->fields) {
      const auto array = core::as_array(field);
      if (!array)
        throw core::Mismatch("write: " + name + " is " + field.describe() + ", but a NetCDF file holds arrays");
      arrays.emplace_back(name, *array);
    }
    return arrays;
  }
  const auto array = core::as_array(value);
  if (!array) throw core::Mismatch("write: a NetCDF file holds arrays, not " + value.describe());
  arrays.emplace_back(is_word(array->label) ? array->label : "values", *array);
  return arrays;
}

class NetcdfTarget {
 public:
  explicit NetcdfTarget(const std::string& path) : writer_(make_field_writer(path)) {}

  void add(const std::string& name, const core::Array& array) {
    std::vector<int> dimensions;
    std::vector<std::size_t> start, count;
    for (std::size_t d = 0; d < array.rank(); ++d) {
      const core::Dimension& dimension = array.dimension(d);
      dimensions.push_back(
          place_of(dimension.name.empty() ? name + "_" + std::to_string(d + 1) : dimension.name, dimension));
      start.push_back(0);
      count.push_back(dimension.size);
    }
    if (known_.contains(name)) throw core::Mismatch("write: " + name + " is the name of a dimension too: rename one");
    put(name, array, dimensions, start, count);
  }
  void close() { writer_->close(); }

 private:
  struct Known {
    int id = 0;
    core::Dimension dimension;
  };

  int place_of(const std::string& name, const core::Dimension& dimension) {
    const auto found = known_.find(name);
    if (found != known_.end()) {
      if (found->second.dimension.size != dimension.size || !found->second.dimension.same_coordinates(dimension)) {
        throw core::Mismatch("write: two arrays have a dimension " + name +
                             " of other coordinates or length: rename one, " + "or write two files");
      }
      return found->second.id;
    }
    const int id = writer_->dimension(0, name, dimension.size);
    known_.emplace(name, Known{id, dimension});
    if (dimension.coordinates) put(name, *dimension.coordinates, {id}, {0}, {dimension.size});
    return id;
  }

  void put(const std::string& name, const core::Array& array, const std::vector<int>& dimensions,
           const std::vector<std::size_t>& start, const std::vector<std::size_t>& count) {
    const std::vector<int> variables = define_array(*writer_, 0, name, array, dimensions, {});
    if (array.type() == core::ElementType::boolean) {
      for (const int variable : variables) writer_->attribute(0, variable, kFlagMeanings, std::string(kTruthFlags));
    }
    put_array(*writer_, 0, variables, array, start, count);
  }

  std::unique_ptr<FieldWriter> writer_;
  std::map<std::string, Known> known_;
};

}  // namespace

void write_netcdf(const std::string& path, const core::Value& value) {
  const auto arrays = arrays_of(value);
  try {
    NetcdfTarget file(path);
    for (const auto& [name, array] : arrays) file.add(name, array);
    file.close();
  } catch (const std::runtime_error& problem) {
    if (dynamic_cast<const core::Error*>(&problem)) throw;
    throw core::BadData(path, "a NetCDF file that takes the arrays", problem.what());
  }
}

}  // namespace ansatz::data
