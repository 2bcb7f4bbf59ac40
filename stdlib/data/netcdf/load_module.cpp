// SPDX-License-Identifier: MIT
#include <dlfcn.h>

#include <filesystem>
#include <stdexcept>
#include <system_error>

#include "stdlib/data/netcdf/field_reader.h"
#include "stdlib/data/netcdf/field_writer.h"

namespace ansatz::data {

namespace {

namespace fs = std::filesystem;

constexpr const char* kModule = "ansatz_netcdf.so";

void* symbol(const char* name) {
  std::error_code problem;
  const fs::path program = fs::read_symlink("/proc/self/exe", problem).parent_path();
  for (const fs::path& folder : {program, program / ".." / "lib" / "ansatz"}) {
    const fs::path file = folder / kModule;
    if (!fs::exists(file, problem)) continue;
    void* module = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!module) throw std::runtime_error(std::string(kModule) + " cannot be loaded: " + dlerror());
    if (void* found = dlsym(module, name)) return found;
    throw std::runtime_error(file.string() + " is not a module of this Ansatz");
  }
  throw std::runtime_error(std::string(kModule) + " is neither beside the program nor in ../lib/ansatz");
}

}  // namespace

FieldWriter* make_field_writer(const std::string& path) {
  static const auto kMake = reinterpret_cast<MakeFieldWriter>(symbol("ansatz_make_field_writer"));
  return kMake(path.c_str());  // a throw above leaves it to be tried again
}

FieldReader* open_field_reader(const std::string& path) {
  static const auto kOpen = reinterpret_cast<OpenFieldReader>(symbol("ansatz_open_field_reader"));
  return kOpen(path.c_str());
}

}  // namespace ansatz::data
