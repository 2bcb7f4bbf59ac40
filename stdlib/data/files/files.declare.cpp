// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/data/files/read.h"
#include "stdlib/data/files/write.h"
#include "stdlib/data/module.h"

namespace ansatz::data {

void declare_files(core::Registry& registry) {
  registry.kernel("data.read", &read)
      .summary("A data file as a table, an array or a record of arrays.")
      .details(
          "Delimited text (.csv, .tsv) and SQLite give tables, .npy an array, .npz and "
          "NetCDF (.nc) a record of arrays. A column of "
          "text "
          "files has the narrowest type all its fields have: whole numbers, numbers, true and false, or texts; 007 "
          "stays "
          "a text. A missing number is NaN, which tests refuse unless told missing = \"drop\". A header \"length "
          "[mm]\" "
          "gives the column its unit. Bind it outside of `run`: what is bound there is part of what a row is, and rows "
          "are computed again when the file says something else.")
      .uses_files()
      .parameter("path", &Read::path)
      .required()
      .meaning("Its path, from the folder of the script.")
      .parameter("format", &Read::format)
      .range(core::one_of({"auto", "csv", "npy", "npz", "netcdf", "sqlite"}))
      .meaning("What it is; \"auto\" goes by the ending of the path.")
      .parameter("separator", &Read::separator)
      .meaning(
          "Of text: the one character between fields; \"auto\" is a tab for .tsv and a comma otherwise, a blank any "
          "number of blanks.")
      .parameter("decimal", &Read::decimal)
      .range(core::one_of({".", ","}))
      .meaning("Of text: the mark within numbers.")
      .parameter("comment", &Read::comment)
      .meaning("Of text: lines that begin with it are skipped; none where it is empty.")
      .parameter("header", &Read::header)
      .meaning("Of text: whether the first line names the columns.")
      .parameter("columns", &Read::columns)
      .meaning("Of text: names for the columns, in place of those of the file.")
      .parameter("texts", &Read::texts)
      .meaning("Of text: columns that stay texts whatever they look like.")
      .parameter("missing", &Read::missing)
      .meaning("Of text: fields that stand for no value.")
      .parameter("query", &Read::query)
      .meaning("Of SQLite: one SELECT; without it the only table.")
      .parameter("variable", &Read::variable)
      .meaning("Of NetCDF: one variable, as \"phi\" or \"group/phi\"; without it a record of all of them.")
      .returns("A table, an array, or a record of arrays.")
      .source(core::cite("shafranovich2005", "delimited text"))
      .source(core::cite("harris2020", "NumPy files"))
      .source(core::cite("rew1990", "NetCDF files"))
      .example("length(read(\"scripts/tour/reaction_times.csv\"))", 12, 0);
  registry.kernel("data.write", &write)
      .summary("Writes a table, an array or a record of arrays to a file.")
      .details(
          "Numbers are written with the digits that read back to the same bits. A file that is there stays as it is "
          "unless replace = true, and is replaced whole or not at all.")
      .uses_files()
      .parameter("value", &Write::value)
      .required()
      .range(core::any_number())
      .meaning(
          "A table or an array for text and SQLite, an array for .npy, a record of arrays for .npz, any of them for "
          "NetCDF.")
      .parameter("path", &Write::path)
      .required()
      .meaning("Where to, from the folder of the script; its ending says what is written.")
      .parameter("format", &Write::format)
      .range(core::one_of({"auto", "csv", "npy", "npz", "netcdf", "sqlite"}))
      .meaning("What to write; \"auto\" goes by the ending of the path.")
      .parameter("separator", &Write::separator)
      .meaning("Of text: the one character between fields; \"auto\" is a tab for .tsv and a comma otherwise.")
      .parameter("table", &Write::table)
      .meaning("Of SQLite: the name of the table.")
      .parameter("replace", &Write::replace)
      .meaning("Whether a file that is there may be replaced.")
      .returns("The path.")
      .source(core::cite("shafranovich2005", "delimited text"))
      .source(core::cite("harris2020", "NumPy files"))
      .source(core::cite("rew1990", "NetCDF files"))
      .example("length(read(write(table((x = [1, 2, 3])), \"/tmp/ansatz-example.csv\", replace = true)))", 3, 0);
}

}  // namespace ansatz::data
