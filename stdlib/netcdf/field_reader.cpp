// SPDX-License-Identifier: MIT
#include "stdlib/data/netcdf/field_reader.h"

#include <netcdf.h>

#include <limits>
#include <mutex>
#include <stdexcept>

#include "stdlib/netcdf/library_lock.h"

namespace ansatz::data {

namespace {

class NetcdfReader : public FieldReader {
 public:
  explicit NetcdfReader(const char* path) : path_(path), lock_(netcdf_library()) {
    check(nc_open(path, NC_NOWRITE, &file_));
    try {
      describe_group(file_, "");
    } catch (...) {
      nc_close(file_);
      throw;
    }
  }
  ~NetcdfReader() override { nc_close(file_); }

  const std::vector<FieldVariable>& variables() const override { return variables_; }

  void read(std::size_t i, double* values) override { check(nc_get_var_double(at(i).group, at(i).variable, values)); }
  void read(std::size_t i, std::int64_t* values) override {
    static_assert(sizeof(long long) == sizeof(std::int64_t));
    check(nc_get_var_longlong(at(i).group, at(i).variable, reinterpret_cast<long long*>(values)));
  }
  void read(std::size_t i, std::string* values) override {
    std::size_t n = 1;
    for (const auto& [name, size] : variables_[i].dimensions) n *= size;
    if (n == 0) return;
    if (at(i).characters > 0) {
      std::string bytes(n * at(i).characters, '\0');
      check(nc_get_var_text(at(i).group, at(i).variable, bytes.data()));
      for (std::size_t k = 0; k < n; ++k) {
        values[k] = bytes.substr(k * at(i).characters, at(i).characters);
        values[k].resize(values[k].find_last_not_of(std::string_view("\0 ", 2)) + 1);
      }
      return;
    }
    std::vector<char*> texts(n, nullptr);
    check(nc_get_var_string(at(i).group, at(i).variable, texts.data()));
    for (std::size_t k = 0; k < n; ++k) values[k] = texts[k] ? texts[k] : "";
    check(nc_free_string(n, texts.data()));
  }

 private:
  struct Place {
    int group = 0, variable = 0;
    std::size_t characters = 0;  // of each text, where texts are kept as characters
  };
  const Place& at(std::size_t i) const { return places_.at(i); }

  void describe_group(int group, const std::string& path) {
    int count = 0;
    check(nc_inq_nvars(group, &count));
    for (int variable = 0; variable < count; ++variable) describe(group, path, variable);
    check(nc_inq_grps(group, &count, nullptr));
    std::vector<int> groups(static_cast<std::size_t>(count));
    check(nc_inq_grps(group, &count, groups.data()));
    for (const int each : groups) {
      char name[NC_MAX_NAME + 1] = {};
      check(nc_inq_grpname(each, name));
      describe_group(each, path.empty() ? std::string(name) : path + "/" + name);
    }
  }

  void describe(int group, const std::string& path, int variable) {
    char name[NC_MAX_NAME + 1] = {};
    nc_type type = NC_NAT;
    int rank = 0;
    int dimensions[NC_MAX_VAR_DIMS] = {};
    int attributes = 0;
    check(nc_inq_var(group, variable, name, &type, &rank, dimensions, &attributes));
    FieldVariable found;
    found.group = path;
    found.name = name;
    for (int d = 0; d < rank; ++d) {
      char dimension[NC_MAX_NAME + 1] = {};
      std::size_t size = 0;
      check(nc_inq_dim(group, dimensions[d], dimension, &size));
      found.dimensions.emplace_back(dimension, size);
    }
    Place place{group, variable, 0};
    if (type == NC_CHAR) {
      found.type = FieldType::text;
      place.characters = 1;
      if (!found.dimensions.empty()) {
        place.characters = found.dimensions.back().second;
        found.dimensions.pop_back();
      }
    } else if (type == NC_STRING) {
      found.type = FieldType::text;
    } else if (type == NC_FLOAT || type == NC_DOUBLE) {
      found.type = FieldType::real;
    } else if (type >= NC_FIRSTUSERTYPEID) {
      found.is_readable = false;
    } else {
      found.type = FieldType::integer;
    }
    for (int a = 0; a < attributes; ++a) describe_attribute(group, variable, a, found);
    if (type == NC_FLOAT || type == NC_DOUBLE || type == NC_INT || type == NC_INT64 || type == NC_SHORT) {
      // Bytes have none unless an attribute says so: all their values are in use.
      int none = 0;
      if (type == NC_DOUBLE) {
        check(nc_inq_var_fill(group, variable, &none, &found.fill));
      } else if (type == NC_FLOAT) {
        float fill = 0;
        check(nc_inq_var_fill(group, variable, &none, &fill));
        found.fill = static_cast<double>(fill);
      } else if (type == NC_INT) {
        int fill = 0;
        check(nc_inq_var_fill(group, variable, &none, &fill));
        found.fill = fill;
      } else if (type == NC_SHORT) {
        short fill = 0;
        check(nc_inq_var_fill(group, variable, &none, &fill));
        found.fill = fill;
      } else {
        long long fill = 0;
        check(nc_inq_var_fill(group, variable, &none, &fill));
        found.fill = static_cast<double>(fill);
      }
      found.has_fill = none == 0;
    } else if (const double* fill = found.number("_FillValue")) {
      found.has_fill = true;
      found.fill = *fill;
    }
    variables_.push_back(std::move(found));
    places_.push_back(place);
  }

  void describe_attribute(int group, int variable, int number, FieldVariable& found) {
    char name[NC_MAX_NAME + 1] = {};
    nc_type type = NC_NAT;
    std::size_t length = 0;
    check(nc_inq_attname(group, variable, number, name));
    check(nc_inq_att(group, variable, name, &type, &length));
    if (type == NC_CHAR) {
      std::string text(length, '\0');
      check(nc_get_att_text(group, variable, name, text.data()));
      text.resize(text.find_last_not_of('\0') + 1);
      found.texts.emplace_back(name, std::move(text));
    } else if (type == NC_STRING && length == 1) {
      char* text = nullptr;
      check(nc_get_att_string(group, variable, name, &text));
      found.texts.emplace_back(name, text ? text : "");
      check(nc_free_string(1, &text));
    } else if (type < NC_FIRSTUSERTYPEID && type != NC_STRING && length == 1) {
      double value = 0;
      check(nc_get_att_double(group, variable, name, &value));
      found.numbers.emplace_back(name, value);
    }
  }

  void check(int code) const {
    if (code != NC_NOERR) throw std::runtime_error(nc_strerror(code));
  }

  std::string path_;
  std::unique_lock<std::mutex> lock_;
  int file_ = 0;
  std::vector<FieldVariable> variables_;
  std::vector<Place> places_;
};

}  // namespace

}  // namespace ansatz::data

extern "C" __attribute__((visibility("default"))) ansatz::data::FieldReader* ansatz_open_field_reader(
    const char* path) {
  return new ansatz::data::NetcdfReader(path);
}
