// SPDX-License-Identifier: MIT
#include "interpreter/report/write.h"

#include <filesystem>
#include <fstream>

#include "interpreter/report/html.h"
#include "interpreter/report/markdown.h"

namespace ansatz::report {
namespace {

void write(const std::filesystem::path& file, const std::string& text) {
  const std::filesystem::path fresh = file.string() + ".new";
  {
    std::ofstream out(fresh, std::ios::binary);
    out << text;
    if (!out.flush()) throw experiment::StoreError(file.string() + " cannot be written");
  }
  std::error_code problem;
  std::filesystem::rename(fresh, file, problem);
  if (problem) throw experiment::StoreError(file.string() + " cannot be written (" + problem.message() + ")");
}

}  // namespace

void write_report(const experiment::Store& store, const Extras& extras) {
  const Content content = read_content(store, extras);
  write(store.folder() / "report.md", markdown(content));
  write(store.folder() / "report.html", html(content));
}

}  // namespace ansatz::report
