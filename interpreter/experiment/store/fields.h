// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "interpreter/experiment/store/database.h"
#include "stdlib/core/array.h"
#include "stdlib/data/netcdf/field_writer.h"

namespace ansatz::experiment {

/// Lays a store's table out as a NetCDF-4 file that says what it holds (CF names and units).
///
///   dimension row, with variables row, replicate, status, and one [row] for each parameter and scalar record
///   an array record whose rows agree in shape and unit is one variable [row, dims …]; its dimensions have their
///   coordinates as variables of their name, or, where these differ from row to row, as `<record>_<dim>` [row, dim]
///   an array record whose rows do not agree is in the groups row_1, row_2 …, with dimensions of its own
///   a dimension without a name is `<record>_1`, one whose name is taken by something else `<record>_<dim>`
///   complex numbers are two variables, `<record>_re` and `<record>_im`
class FieldFile {
 public:
  FieldFile(const Database& database, const std::filesystem::path& file);
  void write();

 private:
  struct Column {
    std::int64_t id = 0;
    std::string name, kind, unit;
    bool is_parameter = false;
  };
  /// A record's arrays: whether they stack, and along which dimensions all rows have the same coordinates.
  struct Agreement {
    bool stacks = true;
    std::vector<bool> shares;
    core::Array first;
  };
  void write_globals();
  void write_texts(const std::string& name, const std::string& meaning, const std::string& sql);
  void write_scalars(const Column& column);
  void write_arrays(const Column& column);
  Agreement agreement(const Column& column) const;
  void write_stacked(const Column& column, const Agreement& agreement);
  void write_ragged(const Column& column);

  int group_of_row(std::size_t row);
  int dimension_of(int group, const std::string& record, const core::Array& array, std::size_t place, bool is_shared);
  void write_coordinates(int group, int dimension, const std::string& name, const core::Array& values);
  std::vector<int> define(int group, const std::string& name, const core::Array& array,
                          const std::vector<int>& dimensions, bool by_row);

  /// Steps through the arrays of a column: row of the plan from 0, and the array; until `visit` returns false.
  template <class Visit>
  void for_each_array(const Column& column, Visit visit) const;

  const Database& database_;
  std::unique_ptr<data::FieldWriter> writer_;
  std::size_t rows_ = 0;
  int row_dimension_ = 0;
  std::set<std::string> taken_;                                                    // names of variables on [row]
  std::map<std::pair<int, std::string>, std::pair<int, std::string>> dimensions_;  // to number and contents
  std::map<std::size_t, int> row_groups_;
};

}  // namespace ansatz::experiment
