// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <stdexcept>

#include "stdlib/core/as_array.h"
#include "stdlib/core/error.h"
#include "stdlib/data/files/netcdf.h"
#include "stdlib/data/netcdf/array_variables.h"
#include "stdlib/data/netcdf/field_reader.h"

namespace ansatz::data {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

class NetcdfFile {
 public:
  NetcdfFile(const std::string& path, core::Run& run) : path_(path), run_(run) {
    try {
      reader_.reset(open_field_reader(path));
    } catch (const std::runtime_error& problem) {
      throw core::BadData(path, "a NetCDF file", std::string("it cannot be opened: ") + problem.what());
    }
  }

  core::Value all() const {
    core::Record record = of_group("");
    if (record.fields.empty()) throw core::BadData(path_, "variables", "the file has none");
    return record;
  }

  core::Value one(const std::string& wanted) const {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < size(); ++i) {
      const std::string name = full_name(variable(i));
      if (name == wanted) return core::as_value(array(i, true));
      if (name == wanted + kRealPart && partner(i)) return core::as_value(complex(i, *partner(i)));
      names.push_back(name);
    }
    throw core::UnknownName(path_ + " has no variable " + wanted, wanted, names);
  }

 private:
  std::size_t size() const { return reader_->variables().size(); }
  const FieldVariable& variable(std::size_t i) const { return reader_->variables()[i]; }
  static std::string full_name(const FieldVariable& of) {
    return of.group.empty() ? of.name : of.group + "/" + of.name;
  }
  static bool is_coordinate(const FieldVariable& of) {
    return of.dimensions.size() == 1 && of.dimensions[0].first == of.name;
  }

  core::Record of_group(const std::string& group) const {
    core::Record record;
    for (std::size_t i = 0; i < size(); ++i) {
      const FieldVariable& of = variable(i);
      if (of.group != group || is_coordinate(of)) continue;
      if (!of.is_readable) {
        run_.warn("read: " + full_name(of) + " has a type of its own and is left out");
        continue;
      }
      if (partner(i)) {
        record.set(of.name.substr(0, of.name.size() - 3), core::as_value(complex(i, *partner(i))));
      } else if (!is_imaginary_part(i)) {
        record.set(of.name, core::as_value(array(i, true)));
      }
    }
    // Groups below this one, in the order of their first variable.
    const std::string prefix = group.empty() ? "" : group + "/";
    for (std::size_t i = 0; i < size(); ++i) {
      const std::string& path = variable(i).group;
      if (path.size() <= prefix.size() || !path.starts_with(prefix)) continue;
      const std::string name = path.substr(prefix.size(), path.find('/', prefix.size()) - prefix.size());
      if (!record.find(name)) record.set(name, of_group(prefix + name));
    }
    return record;
  }

  /// The imaginary part that belongs to variable i.
  std::optional<std::size_t> partner(std::size_t i) const {
    const FieldVariable& real = variable(i);
    if (real.type != FieldType::real || !real.name.ends_with(kRealPart)) return std::nullopt;
    const std::string name = real.name.substr(0, real.name.size() - 3) + kImaginaryPart;
    for (std::size_t k = 0; k < size(); ++k) {
      const FieldVariable& other = variable(k);
      if (other.group == real.group && other.name == name && other.type == FieldType::real &&
          other.dimensions == real.dimensions) {
        return k;
      }
    }
    return std::nullopt;
  }
  bool is_imaginary_part(std::size_t i) const {
    for (std::size_t k = 0; k < size(); ++k)
      if (partner(k) == i) return true;
    return false;
  }

  core::Array complex(std::size_t re, std::size_t im) const {
    const core::Array x = array(re, true), y = array(im, false);
    std::vector<core::Array::Complex> values(x.size());
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = {x.real()[i], y.real()[i]};
    core::Array made(x.dimensions(), std::move(values));
    made.copy_labels_from(x);
    constexpr std::string_view kPart = ", real part";
    if (made.label.ends_with(kPart)) made.label.resize(made.label.size() - kPart.size());
    return made;
  }

  /// The coordinate of a dimension as seen from a group: its own, or that of a group around it.
  std::shared_ptr<const core::Array> coordinate(std::string group, const std::string& name) const {
    for (;;) {
      for (std::size_t i = 0; i < size(); ++i) {
        const FieldVariable& of = variable(i);
        if (of.group == group && of.name == name && is_coordinate(of) && of.is_readable)
          return std::make_shared<const core::Array>(array(i, false));
      }
      if (group.empty()) return nullptr;
      const std::size_t cut = group.rfind('/');
      group = cut == std::string::npos ? "" : group.substr(0, cut);
    }
  }

  core::Array array(std::size_t i, bool with_coordinates) const {
    run_.tick();
    const FieldVariable& of = variable(i);
    if (!of.is_readable) {
      throw core::BadData(path_, "numbers or texts", full_name(of) + " has a type of its own");
    }
    std::vector<core::Dimension> dimensions;
    std::size_t n = 1;
    for (const auto& [name, size] : of.dimensions) {
      core::Dimension dimension(name, size);
      if (with_coordinates) {
        if (auto values = coordinate(of.group, name); values && values->type() != core::ElementType::boolean)
          dimension.coordinates = std::move(values);
      }
      dimensions.push_back(std::move(dimension));
      if (__builtin_mul_overflow(n, size, &n))
        throw core::BadData(path_, "an array that fits", full_name(of) + " does not");
    }
    try {
      core::Array read = elements(i, std::move(dimensions), n);
      label(of, read);
      return read;
    } catch (const std::runtime_error& problem) {
      if (dynamic_cast<const core::Error*>(&problem)) throw;
      throw core::BadData(path_, "variables that can be read", full_name(of) + ": " + problem.what());
    }
  }

  core::Array elements(std::size_t i, std::vector<core::Dimension> dimensions, std::size_t n) const {
    const FieldVariable& of = variable(i);
    if (of.type == FieldType::text) {
      std::vector<std::string> texts(n);
      reader_->read(i, texts.data());
      return core::Array(std::move(dimensions), std::move(texts));
    }
    const double *scale = of.number("scale_factor"), *offset = of.number("add_offset");
    const bool is_packed = scale || offset;
    if (of.type == FieldType::integer && !is_packed) {
      std::vector<std::int64_t> whole(n);
      reader_->read(i, whole.data());
      const std::string* flags = of.text(kFlagMeanings);
      const auto is = [&](std::int64_t value) { return std::find(whole.begin(), whole.end(), value) != whole.end(); };
      if (flags && *flags == kTruthFlags && !is(-1)) {
        return core::Array(std::move(dimensions), std::vector<core::Array::Boolean>(whole.begin(), whole.end()));
      }
      const double* missing = of.number("missing_value");
      if (!(of.has_fill && is(static_cast<std::int64_t>(of.fill))) &&
          !(missing && is(static_cast<std::int64_t>(*missing)))) {
        return core::Array(std::move(dimensions), std::move(whole));
      }
    }
    std::vector<double> values(n);
    reader_->read(i, values.data());
    const double* missing = of.number("missing_value");
    for (double& value : values) {
      if ((of.has_fill && value == of.fill) || (missing && value == *missing)) {
        value = kNaN;
      } else if (is_packed) {
        value = value * (scale ? *scale : 1) + (offset ? *offset : 0);
      }
    }
    return core::Array(std::move(dimensions), std::move(values));
  }

  void label(const FieldVariable& of, core::Array& array) const {
    if (const std::string* name = of.text("long_name"); name && *name != of.name) array.label = *name;
    if (const std::string* units = of.text("units"); units && *units != "1" && !units->empty()) {
      try {
        array.unit = core::parse_unit(*units);
      } catch (const core::Error&) {
        if (array.label.empty()) array.label = of.name;
        array.label += " [" + *units + "]";
        run_.warn("read: " + full_name(of) + " is in \"" + *units + "\", which the table of units does not have; " +
                  "its numbers carry no unit");
      }
    }
    if (const std::string* over = of.text(kDensityOver)) {
      for (std::size_t at = 0; at < over->size();) {
        const std::size_t end = std::min(over->find(' ', at), over->size());
        if (array.find_dimension(over->substr(at, end - at))) array.density_over.push_back(over->substr(at, end - at));
        at = end + 1;
      }
    }
    if (const std::string* kind = of.text(kKind)) array.is_mass = *kind == kMassPerCell;
  }

  const std::string& path_;
  core::Run& run_;
  std::unique_ptr<FieldReader> reader_;
};

}  // namespace

core::Value read_netcdf(const std::string& path, const std::string& variable, core::Run& run) {
  const NetcdfFile file(path, run);
  return variable.empty() ? file.all() : file.one(variable);
}

}  // namespace ansatz::data
