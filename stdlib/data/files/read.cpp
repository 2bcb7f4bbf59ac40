// SPDX-License-Identifier: MIT
#include "stdlib/data/files/read.h"

#include "stdlib/core/as_array.h"
#include "stdlib/core/error.h"
#include "stdlib/data/files/bytes.h"
#include "stdlib/data/files/delimited.h"
#include "stdlib/data/files/format.h"
#include "stdlib/data/files/netcdf.h"
#include "stdlib/data/files/npy.h"
#include "stdlib/data/files/npz.h"
#include "stdlib/data/files/sqlite_query.h"

namespace ansatz::data {

namespace {

// What was said of a text file is not silently left out for another.
void refuse(const Read& question, Format format) {
  const bool text = format == Format::delimited;
  const Read usual;
  const auto check = [&](bool differs, const char* name, const char* only) {
    if (differs)
      throw core::BadParameter("read", name, "given for " + question.path, std::string("left out: it is for ") + only);
  };
  if (!text) {
    const char* const only = "delimited text";
    check(question.separator != usual.separator, "separator", only);
    check(question.decimal != usual.decimal, "decimal", only);
    check(question.comment != usual.comment, "comment", only);
    check(question.header != usual.header, "header", only);
    check(question.columns != usual.columns, "columns", only);
    check(question.texts != usual.texts, "texts", only);
    check(question.missing != usual.missing, "missing", only);
  }
  if (format != Format::sqlite) check(!question.query.empty(), "query", "SQLite databases");
  if (format != Format::netcdf) check(!question.variable.empty(), "variable", "NetCDF files");
}

core::Value delimited(const Read& question, core::Run& run) {
  DelimitedLayout layout;
  layout.separator = separator_of("read", question.path, question.separator);
  layout.is_separator_stated = question.separator != "auto";
  if (question.decimal != "." && question.decimal != ",")
    throw core::BadParameter("read", "decimal", "\"" + question.decimal + "\"", "\".\" or \",\"");
  layout.decimal = question.decimal[0];
  if (layout.decimal == layout.separator)
    throw core::BadParameter("read", "decimal", "the separator too", "another: say separator = \";\"");
  layout.comment = question.comment;
  layout.header = question.header;
  layout.columns = question.columns;
  layout.texts = question.texts;
  layout.missing = question.missing;
  return read_delimited(question.path, layout, run);
}

}  // namespace

core::Value read(const Read& asked, core::Run& run) {
  Read question = asked;
  question.path = run.path(asked.path);
  const Format format = format_of("read", question.path, question.format);
  refuse(question, format);
  check_file(question.path);
  switch (format) {
    case Format::delimited:
      return delimited(question, run);
    case Format::npy:
      return core::as_value(read_npy(question.path, read_bytes(question.path, run)));
    case Format::npz:
      return read_npz(question.path, run);
    case Format::netcdf:
      return read_netcdf(question.path, question.variable, run);
    case Format::sqlite:
      return read_sqlite(question.path, question.query, run);
  }
  return {};
}

}  // namespace ansatz::data
