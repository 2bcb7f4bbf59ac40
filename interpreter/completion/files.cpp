// SPDX-License-Identifier: MIT
#include "interpreter/completion/files.h"

#include <algorithm>
#include <system_error>

namespace ansatz::completion {

std::vector<std::string> paths_like(const std::string& typed, const std::filesystem::path& folder,
                                    std::initializer_list<const char*> endings) {
  const auto slash = typed.rfind('/');
  const std::string parent = slash == std::string::npos ? "" : typed.substr(0, slash + 1);
  const std::string begin = typed.substr(parent.size());
  std::vector<std::string> paths;
  std::error_code problem;
  std::filesystem::directory_iterator each(folder / parent, std::filesystem::directory_options::skip_permission_denied,
                                           problem);
  for (; !problem && each != std::filesystem::directory_iterator(); each.increment(problem)) {
    const std::string name = each->path().filename().string();
    if (name.rfind(begin, 0) != 0 || (name[0] == '.' && begin.empty())) continue;
    std::error_code ignored;
    if (each->is_directory(ignored)) {
      paths.push_back(parent + name + "/");
    } else if (endings.size() == 0 || std::any_of(endings.begin(), endings.end(), [&](const char* ending) {
                 return each->path().extension() == ending;
               })) {
      paths.push_back(parent + name);
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace ansatz::completion
