// SPDX-License-Identifier: MIT
#include "interpreter/faces/verify.h"

#include <fmt/format.h>
#include <algorithm>
#include <fstream>
#include <iterator>
#include <ostream>
#include <regex>
#include <sstream>

#include "interpreter/experiment/text_layout.h"

namespace ansatz::faces {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kWidth = 1000;  // columns: no column is ever left off
constexpr std::size_t kClaimWidth = 72;

/// A Lua file that experiments; others are helpers of scripts.
bool is_lua_script(const fs::path& path) {
  if (path.extension() != ".lua") return false;
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  static const std::regex kRequires(R"(\brequire\s*\(?\s*["']ansatz["'])");
  return std::regex_search(text, kRequires) && text.find("experiment") != std::string::npos;
}

/// Scripts in the order of their paths, so that the table reads the same everywhere. Files stand for themselves.
/// A folder without any is told: what nobody checked has not held.
std::vector<fs::path> scripts_under(const std::vector<fs::path>& paths, std::vector<fs::path>& empty) {
  std::vector<fs::path> scripts;
  for (const fs::path& path : paths) {
    if (!fs::is_directory(path)) {
      scripts.push_back(path);
      continue;
    }
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
      if (!entry.is_regular_file()) continue;
      if (entry.path().extension() == ".anz" || is_lua_script(entry.path())) found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    if (found.empty()) empty.push_back(path);
    scripts.insert(scripts.end(), found.begin(), found.end());
  }
  return scripts;
}

std::string expectation(const experiment::Claim& claim) {
  const std::string unit = claim.unit.empty() ? "" : " " + claim.unit;
  switch (claim.relation) {
    case experiment::Relation::near:
      return fmt::format("{:.6g} ± {:.2g}{}", claim.target, claim.tolerance, unit);
    case experiment::Relation::inside:
      return fmt::format("{:.6g}..{:.6g}{}", claim.target, claim.upper, unit);
    case experiment::Relation::holds:
      return "holds";
    default:
      return fmt::format("{} {:.6g}{}", experiment::name(claim.relation), claim.target, unit);
  }
}

/// With the value by the paper's own definition beside it, where the claim has one.
std::string measured(const experiment::Claim& claim) {
  if (!claim.measured) return "—";
  std::string text = experiment::measured_text(claim);
  if (claim.published) text += fmt::format(" (as published {:.6g})", *claim.published);
  return text;
}

std::string sampling_text(const experiment::Claim& claim) {
  return claim.sampling_error ? experiment::error_text(claim, *claim.sampling_error) : "—";
}

}  // namespace

int verify(const std::vector<fs::path>& paths, const RunRequest& request, const Output& output) {
  experiment::Grid table({"script", "claim", "measured", "numerical", "std. error", "expected", "verdict"});
  int status = 0;
  std::size_t claims = 0, reproduced = 0, as_published = 0, not_told = 0, scripts = 0;
  std::string troubles;
  std::vector<fs::path> empty;
  const std::vector<fs::path> found = scripts_under(paths, empty);
  for (const fs::path& folder : empty) {
    output.errors << fmt::format(
        "ansatz: there is no script in {}: verify looks for .anz files and for Lua files "
        "that experiment\n",
        folder.string());
    status = 2;
  }
  for (const fs::path& script : found) {
    ++scripts;
    RunRequest each = request;
    each.script = script;
    each.out = request.out / script.stem();
    std::ostringstream printed, said;
    output.errors << script.string() << "\n" << std::flush;
    const RunOutcome outcome = run_script(each, {printed, said, false});
    status = std::max(status, outcome.status);
    for (const auto& summary : outcome.experiments) {
      for (const auto& claim : summary.claims) {
        ++claims;
        reproduced += claim.verdict == experiment::Verdict::reproduced;
        table.add({script.string(), experiment::shortened(claim.text, kClaimWidth), measured(claim),
                   claim.gap_error || claim.numerical_error ? experiment::numerical_text(claim) : "—",
                   sampling_text(claim), expectation(claim), experiment::name(claim.verdict)});
        as_published += claim.verdict == experiment::Verdict::as_published_only;
        not_told += claim.verdict == experiment::Verdict::cannot_tell;
      }
    }
    if (outcome.status == 2) troubles += "\n" + script.string() + " was refused or stopped:\n" + said.str();
    if (outcome.status == 1) troubles += "\n" + script.string() + " did not hold:\n" + said.str() + printed.str();
  }
  if (!table.empty()) output.out << table.print(kWidth, "");
  output.out << troubles;
  std::string others;
  if (as_published > 0) others += fmt::format(", {} as published only", as_published);
  if (not_told > 0) others += fmt::format(", {} cannot be told", not_told);
  output.out << fmt::format("{} of {} reproduced{}, {}\n", reproduced, experiment::counted(claims, "claim"), others,
                            experiment::counted(scripts, "script"));
  return status;
}

}  // namespace ansatz::faces
