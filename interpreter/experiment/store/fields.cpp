// SPDX-License-Identifier: MIT
#include "interpreter/experiment/store/fields.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <system_error>

#include "interpreter/experiment/identity.h"
#include "interpreter/experiment/store/checksum.h"
#include "interpreter/experiment/store/encode.h"
#include "interpreter/experiment/store/implementation.h"
#include "stdlib/data/netcdf/array_variables.h"

namespace ansatz::experiment {

namespace {

constexpr std::size_t kWorthCompressing = 4096;  // elements of a row's array; smaller chunks cost more than they save
constexpr std::size_t kChunk = 8192;             // elements of several rows' arrays: 64 kB of numbers

constexpr const char* kDoneRows = "FROM plan p LEFT JOIN outcomes o ON o.identity = p.identity AND o.status = 'done' ";

constexpr std::size_t kBuffered = 1u << 17;  // numbers; a call of the library costs as much as a hundred of them

/// Neighbouring rows of real numbers, on their way to the file together.
struct RowBuffer {
  std::size_t first_row = 0, rows = 0;
  std::vector<double> values;
};

}  // namespace

FieldFile::FieldFile(const Database& database, const std::filesystem::path& file)
    : database_(database), writer_(data::make_field_writer(file.string())) {
  rows_ = static_cast<std::size_t>(database.integer("SELECT count(*) FROM plan"));
}

void FieldFile::write() {
  row_dimension_ = writer_->dimension(0, "row", rows_);
  taken_.insert("row");
  write_globals();
  std::vector<Column> columns;
  Statement listed(database_,
                   "SELECT id, name, kind, unit, role FROM columns WHERE position IS NOT NULL ORDER BY position");
  while (listed.step()) {
    columns.push_back(
        {listed.integer(0), listed.text(1), listed.text(2), listed.text(3), listed.text(4) == "parameter"});
  }
  for (const Column& column : columns) {
    if (column.is_parameter || column.kind != name(ColumnKind::array)) write_scalars(column);
  }
  for (const Column& column : columns) {
    const bool has_arrays = column.kind == name(ColumnKind::array) || column.kind == name(ColumnKind::mixed);
    if (has_arrays && !column.is_parameter) write_arrays(column);
  }
  writer_->close();
}

void FieldFile::write_globals() {
  const auto text = [&](const std::string& name, const std::string& value) {
    if (!value.empty()) writer_->attribute(0, data::FieldWriter::kGlobal, name, value);
  };
  text("Conventions", "CF-1.10");
  Statement run(database_,
                "SELECT title, source, started, command_line, seed, scale, script FROM runs ORDER BY id DESC LIMIT 1");
  if (run.step()) {
    text("title", run.text(0));
    text("references", run.text(1));
    text("history", run.text(2) + ": " + run.text(3));
    text("seed", run.text(4));
    text("scale", run.text(5));
    text("script_fingerprint", run.text(6));
  }
  text("experiment", database_.text("SELECT value FROM facts WHERE name = 'experiment'"));
  text("parameters", database_.text("SELECT group_concat(name, ' ') FROM (SELECT name FROM columns WHERE role = "
                                    "'parameter' AND position IS NOT NULL ORDER BY position)"));
  text("source", "Ansatz; the same rows, with everything else, are in table.sqlite beside this file");

  const auto numbers = [&](const std::string& name, const std::string& meaning, const std::string& sql) {
    const int variable = writer_->variable(0, name, data::FieldType::integer, {row_dimension_}, {});
    writer_->attribute(0, variable, "long_name", meaning);
    std::vector<std::int64_t> values;
    Statement cells(database_, sql);
    while (cells.step()) values.push_back(cells.integer(0));
    writer_->write(0, variable, {0}, {values.size()}, values.data());
    taken_.insert(name);
  };
  numbers("row", "row of the experiment, in axis order", "SELECT row FROM plan ORDER BY row");
  numbers("replicate", "replicate", "SELECT replicate FROM plan ORDER BY row");
  if (database_.integer("SELECT EXISTS (SELECT 1 FROM plan WHERE refined <> 0)") != 0)
    numbers("refined", "1 where refinement added the row, 0 where it was planned",
            "SELECT refined FROM plan ORDER BY row");
  write_texts("status", "done, failed or pending",
              "SELECT coalesce(o.status, 'pending') FROM plan p LEFT JOIN outcomes o ON o.identity = p.identity "
              "ORDER BY p.row");
}

void FieldFile::write_texts(const std::string& name, const std::string& meaning, const std::string& sql) {
  std::vector<std::string> values;
  Statement cells(database_, sql);
  while (cells.step()) values.push_back(cells.text(0));
  const int variable = writer_->texts(0, name, row_dimension_, values);
  if (!meaning.empty()) writer_->attribute(0, variable, "long_name", meaning);
  taken_.insert(name);
}

void FieldFile::write_scalars(const Column& column) {
  const std::string id = std::to_string(column.id);
  const std::string cells_sql =
      column.is_parameter
          ? "SELECT c.value FROM plan p LEFT JOIN parameters c ON c.row = p.row AND c.\"column\" = " + id +
                " ORDER BY p.row"
          : std::string("SELECT v.value ") + kDoneRows +
                "LEFT JOIN \"values\" v ON v.outcome = o.id AND v.\"column\" = " + id + " ORDER BY p.row";
  // The names that the file itself uses stay its own.
  const std::string name = taken_.contains(column.name) ? column.name + "_2" : column.name;
  if (column.kind != experiment::name(ColumnKind::number) && column.kind != experiment::name(ColumnKind::truth)) {
    return write_texts(name, column.name, cells_sql);
  }
  const bool is_truth = column.kind == experiment::name(ColumnKind::truth);
  const int variable =
      writer_->variable(0, name, is_truth ? data::FieldType::truth : data::FieldType::real, {row_dimension_}, {});
  writer_->attribute(0, variable, "long_name", column.name);
  if (!column.unit.empty()) writer_->attribute(0, variable, "units", column.unit);
  taken_.insert(name);
  std::vector<double> numbers;
  std::vector<unsigned char> truths;
  Statement cells(database_, cells_sql);
  while (cells.step()) {
    if (is_truth) {
      truths.push_back(cells.is_null(0) ? 255 : static_cast<unsigned char>(cells.integer(0)));
    } else {
      numbers.push_back(cells.real(0));
    }
  }
  if (is_truth) {
    writer_->attribute(0, variable, data::kFlagMeanings, data::kTruthFlags);
    writer_->write(0, variable, {0}, {truths.size()}, truths.data());
  } else {
    writer_->write(0, variable, {0}, {numbers.size()}, numbers.data());
  }
}

template <class Visit>
void FieldFile::for_each_array(const Column& column, Visit visit) const {
  Statement arrays(database_,
                   "SELECT p.row, v.kind, v.value, v.unit, a.content, v.checksum, o.about FROM plan p "
                   "JOIN outcomes o ON o.identity = p.identity JOIN \"values\" v ON v.outcome = o.id "
                   "JOIN arrays a ON a.outcome = o.id AND a.\"column\" = "
                   "v.\"column\" WHERE o.status = 'done' AND v.kind = 4 AND v.\"column\" = ? ORDER BY p.row");
  arrays.bind(0, column.id);
  while (arrays.step()) {
    if (!is_as_stored(arrays, 1, column.name))
      refuse_damaged(database_, "row " + arrays.text(0) + " (" + arrays.text(6) + ")", "'" + column.name + "'");
    if (!visit(static_cast<std::size_t>(arrays.integer(0) - 1), decode(arrays.blob(4)))) return;
  }
}

FieldFile::Agreement FieldFile::agreement(const Column& column) const {
  Agreement agreement;
  // Most often all rows say the same beside their elements, and the fingerprints of that are quickly compared.
  Statement kinds(database_,
                  "SELECT count(DISTINCT a.shape || a.labels) FROM plan p JOIN outcomes o ON o.identity = p.identity "
                  "JOIN arrays a ON a.outcome = o.id WHERE o.status = 'done' AND a.\"column\" = ?");
  const bool is_uniform = kinds.bind(0, column.id).step() && kinds.integer(0) == 1;
  bool is_first = true;
  for_each_array(column, [&](std::size_t, const core::Array& array) {
    if (is_first) {
      agreement.first = array;
      agreement.shares.assign(array.rank(), true);
      is_first = false;
      return !is_uniform;
    }
    const core::Array& first = agreement.first;
    agreement.stacks = agreement.stacks && shape_text(array) == shape_text(first) && array.unit == first.unit &&
                       array.density_over == first.density_over && array.is_mass == first.is_mass;
    if (!agreement.stacks) return false;
    for (std::size_t k = 0; k < array.rank(); ++k) {
      const auto& here = array.dimension(k).coordinates;
      const auto& there = first.dimension(k).coordinates;
      const bool same = (!here && !there) || (here && there && here->identical(*there));
      if (!same) agreement.shares[k] = false;
      // Rows with and without coordinates cannot share a variable of them.
      if (!here != !there) agreement.stacks = false;
    }
    return true;
  });
  return agreement;
}

void FieldFile::write_arrays(const Column& column) {
  const Agreement found = agreement(column);
  found.stacks ? write_stacked(column, found) : write_ragged(column);
}

void FieldFile::write_stacked(const Column& column, const Agreement& agreement) {
  const core::Array& first = agreement.first;
  std::vector<int> dimensions = {row_dimension_};
  std::vector<std::pair<std::size_t, int>> by_row;  // dimensions whose coordinates every row has for itself
  std::string auxiliary;
  for (std::size_t k = 0; k < first.rank(); ++k) {
    dimensions.push_back(dimension_of(0, column.name, first, k, agreement.shares[k]));
    if (agreement.shares[k]) continue;
    const core::Array& along = *first.dimension(k).coordinates;
    const std::string name = column.name + "_" + first.dimension(k).name;
    by_row.emplace_back(k, define(0, name, along, {row_dimension_, dimensions.back()}, false)[0]);
    auxiliary += (auxiliary.empty() ? "" : " ") + name;
  }
  const std::vector<int> variables = define(0, column.name, first, dimensions, true);
  if (!auxiliary.empty()) writer_->attribute(0, variables[0], "coordinates", auxiliary);
  RowBuffer buffer;
  const auto flush = [&] {
    if (buffer.rows == 0) return;
    std::vector<std::size_t> start(first.rank() + 1, 0), count = {buffer.rows};
    start[0] = buffer.first_row;
    for (const core::Dimension& dimension : first.dimensions()) count.push_back(dimension.size);
    writer_->write(0, variables[0], start, count, buffer.values.data());
    buffer = {};
  };
  for_each_array(column, [&](std::size_t row, const core::Array& array) {
    for (const auto& [k, variable] : by_row) {
      const core::Array& along = *array.dimension(k).coordinates;
      data::put_array(*writer_, 0, {variable}, along, {row, 0}, {1, along.size()});
    }
    if (array.type() == core::ElementType::real) {
      if (buffer.rows > 0 && (row != buffer.first_row + buffer.rows || buffer.values.size() >= kBuffered)) flush();
      if (buffer.rows++ == 0) buffer.first_row = row;
      buffer.values.insert(buffer.values.end(), array.real().begin(), array.real().end());
      return true;
    }
    std::vector<std::size_t> start(array.rank() + 1, 0), count = {1};
    start[0] = row;
    for (const core::Dimension& dimension : array.dimensions()) count.push_back(dimension.size);
    data::put_array(*writer_, 0, variables, array, start, count);
    return true;
  });
  flush();
}

void FieldFile::write_ragged(const Column& column) {
  for_each_array(column, [&](std::size_t row, const core::Array& array) {
    const int group = group_of_row(row);
    std::vector<int> dimensions;
    std::vector<std::size_t> start(array.rank(), 0), count;
    for (std::size_t k = 0; k < array.rank(); ++k) {
      dimensions.push_back(dimension_of(group, column.name, array, k, true));
      count.push_back(array.dimension(k).size);
    }
    data::put_array(*writer_, group, define(group, column.name, array, dimensions, false), array, start, count);
    return true;
  });
}

int FieldFile::group_of_row(std::size_t row) {
  const auto found = row_groups_.find(row);
  if (found != row_groups_.end()) return found->second;
  const int group = writer_->group("row_" + std::to_string(row + 1));
  row_groups_.emplace(row, group);
  Statement cells(database_,
                  "SELECT k.name, c.value, typeof(c.value) FROM parameters c JOIN columns k ON k.id = c.\"column\" "
                  "WHERE c.row = ? ORDER BY k.position");
  cells.bind(0, row + 1);
  while (cells.step()) {
    if (cells.text(2) == "text") {
      writer_->attribute(group, data::FieldWriter::kGlobal, cells.text(0), cells.text(1));
    } else {
      writer_->attribute(group, data::FieldWriter::kGlobal, cells.text(0), cells.real(1));
    }
  }
  return group;
}

int FieldFile::dimension_of(int group, const std::string& record, const core::Array& array, std::size_t place,
                            bool is_shared) {
  const core::Dimension& dimension = array.dimension(place);
  const core::Array* along = is_shared ? dimension.coordinates.get() : nullptr;
  std::string contents = std::to_string(dimension.size);
  if (along) contents += " " + fingerprint(*along).hex() + " " + along->label;
  std::string name = dimension.name.empty() ? record + "_" + std::to_string(place + 1) : dimension.name;
  for (int attempt = 0;; ++attempt) {
    const auto found = dimensions_.find({group, name});
    if (found != dimensions_.end() && found->second.second == contents) return found->second.first;
    if (found == dimensions_.end() && !taken_.contains(name)) break;
    name = record + "_" + dimension.name + (attempt == 0 ? "" : "_" + std::to_string(attempt + 1));
  }
  const int id = writer_->dimension(group, name, dimension.size);
  dimensions_[{group, name}] = {id, contents};
  if (along) write_coordinates(group, id, name, *along);
  return id;
}

void FieldFile::write_coordinates(int group, int dimension, const std::string& name, const core::Array& values) {
  data::put_array(*writer_, group, define(group, name, values, {dimension}, false), values, {0}, {values.size()});
}

std::vector<int> FieldFile::define(int group, const std::string& name, const core::Array& array,
                                   const std::vector<int>& dimensions, bool by_row) {
  data::FieldWriter::Chunk chunk;
  if (by_row && array.size() > 0 && array.type() != core::ElementType::text) {
    // Rows are written one by one: one that lay across chunks, as in the library's choice, would be cut into pieces.
    chunk.is_compressed = array.size() >= kWorthCompressing;
    const std::size_t rows = chunk.is_compressed ? 1 : std::min(kChunk / array.size(), rows_);
    chunk.sizes.push_back(std::max<std::size_t>(rows, 1));
    for (const core::Dimension& dimension : array.dimensions()) chunk.sizes.push_back(dimension.size);
  }
  return data::define_array(*writer_, group, name, array, dimensions, chunk);
}

namespace {

/// Makes a file's bytes durable before its name is: a crash of the machine must not leave a name without contents.
void flush(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return;
  ::fsync(file);
  ::close(file);
}

/// What fields.nc would hold: which outcomes, in which rows.
std::string contents_key(const Database& database) {
  core::Fingerprint key;
  Statement rows(database,
                 "SELECT p.row, o.id, o.status FROM plan p LEFT JOIN outcomes o ON o.identity = p.identity "
                 "ORDER BY p.row");
  while (rows.step()) {
    key.add(static_cast<std::uint64_t>(rows.integer(0))).add(static_cast<std::uint64_t>(rows.integer(1)));
    key.add(rows.text(2));
  }
  Statement columns(database, "SELECT name, unit, label FROM columns WHERE position IS NOT NULL ORDER BY position");
  while (columns.step()) key.add(columns.text(0)).add(columns.text(1)).add(columns.text(2));
  return key.hex();
}

}  // namespace

void Store::Implementation::write_fields() {
  namespace fs = std::filesystem;
  const fs::path file = folder / "fields.nc", partial = folder / "fields.nc.partial";
  const std::string key = contents_key(*database);
  // With its size: a file that was cut short, by a full disk or a copy that broke off, is written anew.
  const auto written = [&] {
    std::error_code missing;
    const auto size = fs::file_size(file, missing);
    return key + " " + std::to_string(missing ? 0 : size);
  };
  if (fact("fields") == written() && fs::exists(file)) return;
  if (database->integer("SELECT count(*) FROM columns WHERE position IS NOT NULL AND dims IS NOT NULL") == 0) {
    std::error_code missing;
    fs::remove(file, missing);
    return;
  }
  try {
    FieldFile(*database, partial).write();
    flush(partial);
    fs::rename(partial, file);
  } catch (...) {
    std::error_code missing;
    fs::remove(partial, missing);
    throw;
  }
  set_fact("fields", written());
}

}  // namespace ansatz::experiment
