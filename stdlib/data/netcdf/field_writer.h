// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace ansatz::data {

enum class FieldType { real, integer, truth, text };

/// A NetCDF-4 file being written. Groups, dimensions and variables are numbers; group 0 is the file itself. Define
/// everything of a group before writing into it costs nothing, but is not required.
///
/// Each chunk of a variable of numbers carries a checksum.
///
/// What was never written reads as NaN, the smallest whole number, −1 for truth values, or an empty text.
///
/// Errors   std::runtime_error with the library's sentence.
class FieldWriter {
 public:
  /// What of a variable is stored, and checked, together.
  struct Chunk {
    std::vector<std::size_t> sizes;  ///< one a dimension, each at least 1; empty: the library's choice
    bool is_compressed = false;
  };

  virtual ~FieldWriter() = default;

  static constexpr int kGlobal = -1;  ///< in place of a variable: the attributes of a group

  virtual int group(const std::string& name) = 0;
  virtual int dimension(int group, const std::string& name, std::size_t size) = 0;
  /// `dimensions` may be those of the group or of the file.
  virtual int variable(int group, const std::string& name, FieldType type, const std::vector<int>& dimensions,
                       const Chunk& chunk) = 0;
  /// A variable of texts along one dimension, with all of them at once: much quicker than to define it, then write.
  virtual int texts(int group, const std::string& name, int dimension, const std::vector<std::string>& values) = 0;
  virtual void attribute(int group, int variable, const std::string& name, const std::string& text) = 0;
  virtual void attribute(int group, int variable, const std::string& name, double number) = 0;

  using Corner = std::vector<std::size_t>;
  virtual void write(int group, int variable, const Corner& start, const Corner& count, const double* values) = 0;
  virtual void write(int group, int variable, const Corner& start, const Corner& count, const std::int64_t* values) = 0;
  virtual void write(int group, int variable, const Corner& start, const Corner& count,
                     const unsigned char* values) = 0;
  virtual void write(int group, int variable, const Corner& start, const Corner& count, const std::string* values) = 0;

  /// Closes the file; without it the file is incomplete.
  virtual void close() = 0;
};

/// What the module `ansatz_netcdf.so` exports under the name `ansatz_make_field_writer`.
using MakeFieldWriter = FieldWriter* (*)(const char* path);

/// Opens a new file, loading the module on first use: NetCDF and HDF5 cost a start-up that most commands do not need.
/// It is looked for beside the program and in ../lib/ansatz. One writer at a time: the library is not thread-safe.
FieldWriter* make_field_writer(const std::string& path);

}  // namespace ansatz::data
