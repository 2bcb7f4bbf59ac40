// SPDX-License-Identifier: MIT
#include "interpreter/faces/ledger_page.h"

#include <algorithm>
#include <system_error>
#include <vector>

#include "interpreter/experiment/store/store.h"
#include "interpreter/experiment/text_layout.h"

namespace ansatz::faces {

std::string ledger_page(const std::filesystem::path& results, std::size_t width) {
  std::vector<std::filesystem::path> folders;
  std::error_code problem;
  for (std::filesystem::directory_iterator each(results, problem), end; !problem && each != end;
       each.increment(problem)) {
    if (std::filesystem::exists(each->path() / "table.sqlite")) folders.push_back(each->path());
  }
  std::sort(folders.begin(), folders.end());
  experiment::Grid grid(
      {"experiment", "rows", "failed", "runs", "plans", "seeds", "hypothesis sets", "looks", "last run (UTC)"});
  std::string unread;
  for (const auto& folder : folders) {
    const std::string name = folder.filename().string();
    try {
      const auto store = experiment::Store::read(folder);
      const auto one = [&](const std::string& sql) {
        const auto found = store->query("SELECT " + sql);
        return found.size() < 2 || found[1].empty() ? std::string() : found[1][0];
      };
      const experiment::LedgerCounts counts = store->ledger_counts();
      const std::string outcomes = "count(*) FROM plan p JOIN outcomes o ON o.identity = p.identity WHERE o.status = ";
      grid.add({name, one(outcomes + "'done'"), one(outcomes + "'failed'"), one("count(*) FROM runs"),
                std::to_string(counts.plans), std::to_string(counts.seeds), std::to_string(counts.hypotheses),
                std::to_string(counts.looks), one("coalesce(substr(max(started), 1, 19), '') FROM runs")});
    } catch (const experiment::StoreError& error) {
      unread += std::string(error.what()) + "\n";
    }
  }
  return (grid.empty() ? "" : grid.print(width, "  ")) + unread;
}

}  // namespace ansatz::faces
