// SPDX-License-Identifier: MIT
#include "stdlib/data/netcdf/field_writer.h"

#include <netcdf.h>

#include <limits>
#include <mutex>
#include <stdexcept>

#include "stdlib/netcdf/library_lock.h"

namespace ansatz::data {

namespace {

constexpr signed char kNoTruth = -1;

class NetcdfWriter : public FieldWriter {
 public:
  explicit NetcdfWriter(const char* path) : path_(path), lock_(netcdf_library()) {
    check(nc_create(path, NC_NETCDF4 | NC_CLOBBER, &file_));
    groups_.push_back(file_);
  }
  ~NetcdfWriter() override {
    if (is_open_) nc_close(file_);
  }

  int group(const std::string& name) override {
    int id = 0;
    check(nc_def_grp(file_, name.c_str(), &id));
    groups_.push_back(id);
    return static_cast<int>(groups_.size()) - 1;
  }

  int dimension(int group, const std::string& name, std::size_t size) override {
    int id = 0;
    // NetCDF takes a length of 0 for an unlimited dimension; with nothing written into it, that is as long.
    check(nc_def_dim(at(group), name.c_str(), size, &id));
    return id;
  }

  int variable(int group, const std::string& name, FieldType type, const std::vector<int>& dimensions,
               const Chunk& chunk) override {
    static constexpr nc_type kTypes[] = {NC_DOUBLE, NC_INT64, NC_BYTE, NC_STRING};
    int id = 0;
    check(nc_def_var(at(group), name.c_str(), kTypes[static_cast<int>(type)], static_cast<int>(dimensions.size()),
                     dimensions.data(), &id));
    if (type == FieldType::real) {
      const double missing = std::numeric_limits<double>::quiet_NaN();
      check(nc_def_var_fill(at(group), id, NC_FILL, &missing));
    } else if (type == FieldType::truth) {
      check(nc_def_var_fill(at(group), id, NC_FILL, &kNoTruth));
    }
    if (!chunk.sizes.empty()) check(nc_def_var_chunking(at(group), id, NC_CHUNKED, chunk.sizes.data()));
    if (chunk.is_compressed) check(nc_def_var_deflate(at(group), id, 1, 1, 1));
    // HDF5 keeps a checksum beside each chunk and refuses one that does not fit, whoever reads the file.
    if (type != FieldType::text && !dimensions.empty()) check(nc_def_var_fletcher32(at(group), id, NC_FLETCHER32));
    return id;
  }

  int texts(int group, const std::string& name, int dimension, const std::vector<std::string>& values) override {
    const int id = variable(group, name, FieldType::text, {dimension}, {});
    // HDF5 would first make a heap object of the empty text for every element and then take each away again, which
    // costs as much as a row. A null pointer needs none; as no element keeps it, the file need not tell of it.
    const char* nothing = nullptr;
    check(nc_def_var_fill(at(group), id, NC_FILL, &nothing));
    check(nc_enddef(file_));
    check(nc_redef(file_));
    check(nc_del_att(at(group), id, "_FillValue"));
    write(group, id, {0}, {values.size()}, values.data());
    return id;
  }

  void attribute(int group, int variable, const std::string& name, const std::string& text) override {
    check(nc_put_att_text(at(group), of(variable), name.c_str(), text.size(), text.c_str()));
  }
  void attribute(int group, int variable, const std::string& name, double number) override {
    check(nc_put_att_double(at(group), of(variable), name.c_str(), NC_DOUBLE, 1, &number));
  }

  void write(int group, int variable, const Corner& start, const Corner& count, const double* values) override {
    check(nc_put_vara_double(at(group), variable, start.data(), count.data(), values));
  }
  void write(int group, int variable, const Corner& start, const Corner& count, const std::int64_t* values) override {
    static_assert(sizeof(long long) == sizeof(std::int64_t));
    check(nc_put_vara_longlong(at(group), variable, start.data(), count.data(),
                               reinterpret_cast<const long long*>(values)));
  }
  void write(int group, int variable, const Corner& start, const Corner& count, const unsigned char* values) override {
    check(nc_put_vara_schar(at(group), variable, start.data(), count.data(),
                            reinterpret_cast<const signed char*>(values)));
  }
  void write(int group, int variable, const Corner& start, const Corner& count, const std::string* values) override {
    std::size_t size = 1;
    for (const std::size_t n : count) size *= n;
    std::vector<const char*> texts(size);
    for (std::size_t i = 0; i < size; ++i) texts[i] = values[i].c_str();
    check(nc_put_vara_string(at(group), variable, start.data(), count.data(), texts.data()));
  }

  void close() override {
    is_open_ = false;
    check(nc_close(file_));
  }

 private:
  int at(int group) const { return groups_.at(static_cast<std::size_t>(group)); }
  static int of(int variable) { return variable == kGlobal ? NC_GLOBAL : variable; }
  void check(int code) const {
    if (code != NC_NOERR) throw std::runtime_error(path_ + ": " + nc_strerror(code));
  }

  std::string path_;
  std::unique_lock<std::mutex> lock_;
  int file_ = 0;
  bool is_open_ = true;
  std::vector<int> groups_;
};

}  // namespace

}  // namespace ansatz::data

extern "C" __attribute__((visibility("default"))) ansatz::data::FieldWriter* ansatz_make_field_writer(
    const char* path) {
  return new ansatz::data::NetcdfWriter(path);
}
