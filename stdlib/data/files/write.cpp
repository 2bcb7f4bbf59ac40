// SPDX-License-Identifier: MIT
#include "stdlib/data/files/write.h"

#include <optional>

#include "stdlib/core/as_array.h"
#include "stdlib/core/error.h"
#include "stdlib/data/files/bytes.h"
#include "stdlib/data/files/delimited.h"
#include "stdlib/data/files/format.h"
#include "stdlib/data/files/netcdf.h"
#include "stdlib/data/files/npy.h"
#include "stdlib/data/files/npz.h"
#include "stdlib/data/files/sqlite_query.h"
#include "stdlib/data/tables/make_table.h"

namespace ansatz::data {

namespace {

[[noreturn]] void refuse(const Write& question, const char* held) {
  throw core::Mismatch("write: " + question.path + " holds " + held + ", not " + question.value.describe());
}

core::Table table_of(const Write& question) {
  const auto table = as_table(question.value);
  if (!table) refuse(question, "a table or an array");
  return *table;
}

}  // namespace

std::string write(const Write& asked, core::Run& run) {
  Write question = asked;
  question.path = run.path(asked.path);
  switch (format_of("write", question.path, question.format)) {
    case Format::delimited:
      write_bytes(question.path,
                  delimited_text(table_of(question), separator_of("write", question.path, question.separator)),
                  question.replace);
      break;
    case Format::npy: {
      const auto array = core::as_array(question.value);
      if (!array) refuse(question, "one array");
      write_bytes(question.path, npy_bytes(*array), question.replace);
      break;
    }
    case Format::npz: {
      const auto* record = question.value.get<core::Record>();
      if (!record) refuse(question, "a record of arrays");
      write_whole(question.path, question.replace, [&](const std::string& beside) { write_npz(beside, *record); });
      break;
    }
    case Format::netcdf:
      write_whole(question.path, question.replace,
                  [&](const std::string& beside) { write_netcdf(beside, question.value); });
      break;
    case Format::sqlite: {
      const core::Table table = table_of(question);
      write_whole(question.path, question.replace,
                  [&](const std::string& beside) { write_sqlite(beside, question.table, table); });
      break;
    }
  }
  return asked.path;
}

}  // namespace ansatz::data
