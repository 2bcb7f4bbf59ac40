// SPDX-License-Identifier: MIT
#include <dlfcn.h>

#include <filesystem>
#include <stdexcept>
#include <system_error>

#include "interpreter/experiment/store/field_writer.h"

namespace ansatz::experiment {

namespace {

namespace fs = std::filesystem;

constexpr const char* kModule = "ansatz_netcdf.so";

MakeFieldWriter load() {
  std::error_code problem;
  const fs::path program = fs::read_symlink("/proc/self/exe", problem).parent_path();
  for (const fs::path& folder : {program, program / ".." / "lib" / "ansatz"}) {
    const fs::path file = folder / kModule;
    if (!fs::exists(file, problem)) continue;
    void* module = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!module) throw std::runtime_error(std::string(kModule) + " cannot be loaded: " + dlerror());
    if (void* symbol = dlsym(module, "ansatz_make_field_writer")) return reinterpret_cast<MakeFieldWriter>(symbol);
    throw std::runtime_error(file.string() + " is not a module of this Ansatz");
  }
  throw std::runtime_error(std::string(kModule) + " is neither beside the program nor in ../lib/ansatz");
}

}  // namespace

FieldWriter* make_field_writer(const std::string& path) {
  static const MakeFieldWriter make = load();  // a throw leaves it to be tried again
  return make(path.c_str());
}

}  // namespace ansatz::experiment
