// SPDX-License-Identifier: MIT
#include "interpreter/experiment/why.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "stdlib/core/print.h"

namespace ansatz::experiment {
namespace {

using Key = std::pair<std::string, std::string>;  // kind and name
using Parts = std::map<Key, IdentityPart>;

std::string count(std::size_t number, const char* what) {
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

Parts by_name(const std::vector<IdentityPart>& parts) {
  Parts found;
  for (const IdentityPart& part : parts) found[{part.kind, part.name}] = part;
  return found;
}

std::string described(const IdentityPart& part) {
  if (part.kind == "code") return "the code of " + part.name;
  if (part.kind == "function") return "the function " + part.name;
  if (part.kind == "kernel") return "the kernel " + part.name;
  if (part.kind == "axis") return "a value of the axis " + part.name;
  if (part.kind == "scale" || part.kind == "seed") return "the " + part.kind;
  return part.name;
}

std::string change(const IdentityPart& before, const IdentityPart& now) {
  const std::string what = described(now);
  if (now.kind == "code" || now.kind == "function") return what + " was edited";
  const std::string version = now.kind == "kernel" ? "version " : "";
  if (!before.shown.empty() && !now.shown.empty() && before.shown != now.shown)
    return fmt::format("{} was {}{} and is {}{}", what, version, before.shown, version, now.shown);
  return what + (now.kind == "axis" ? " changed" : " has another value");
}

/// What differs between the parts of two runs, in the reader's terms.
std::vector<std::string> changes(const Parts& before, const Parts& now) {
  std::vector<std::string> found;
  std::vector<std::string> axes;
  for (const auto& [key, part] : now) {
    const auto old = before.find(key);
    if (old == before.end() || old->second.fingerprint == part.fingerprint) continue;
    (part.kind == "axis" ? axes : found).push_back(change(old->second, part));
  }
  // A name that is new for contents that another one had is that one, renamed; renaming changes nothing.
  const auto is_renamed = [](const IdentityPart& part, const Parts& others, const Parts& own) {
    return std::any_of(others.begin(), others.end(), [&](const auto& other) {
      return other.second.kind == part.kind && other.second.fingerprint == part.fingerprint &&
             !own.contains(other.first);
    });
  };
  std::vector<IdentityPart> come, gone;
  for (const auto& [key, part] : now) {
    if (!before.contains(key) && part.kind != "axis" && !is_renamed(part, before, now)) come.push_back(part);
  }
  for (const auto& [key, part] : before) {
    if (!now.contains(key) && part.kind != "axis" && !is_renamed(part, now, before)) gone.push_back(part);
  }
  // Where the code is the same, names aside, the one value that is new stands in the place of the one that is gone.
  const bool same_code = std::none_of(now.begin(), now.end(), [&](const auto& each) {
    const auto old = before.find(each.first);
    const bool is_code = each.second.kind == "code" || each.second.kind == "function";
    return is_code && old != before.end() && old->second.fingerprint != each.second.fingerprint;
  });
  if (same_code && come.size() == 1 && gone.size() == 1 && come[0].kind == "value" && gone[0].kind == "value") {
    found.push_back(change(gone[0], come[0]) + fmt::format(" ({} before)", gone[0].name));
    return found;
  }
  for (const IdentityPart& part : come) {
    const std::string value = part.kind == "value" && !part.shown.empty() ? ", which is " + part.shown : "";
    found.push_back(part.kind == "scale" ? "it now depends on the scale" : "it now uses " + described(part) + value);
  }
  for (const IdentityPart& part : gone) {
    const std::string value = part.kind == "value" && !part.shown.empty() ? ", which was " + part.shown : "";
    found.push_back(part.kind == "scale" ? "it no longer depends on the scale"
                                         : "it no longer uses " + described(part) + value);
  }
  // New points of an axis change no row that was there, so an axis is to blame only where nothing else is.
  return found.empty() ? axes : found;
}

class Explainer {
 public:
  Explainer(const Store& store, const NextRun& next) : store_(store), now_(by_name(next.parts)) {
    const auto tables = store.query("SELECT name FROM sqlite_master WHERE name = 'parts'");
    has_parts_ = tables.size() > 1;
    // Of rows of the same parameters the latest outcome is the one to compare with.
    const auto outcomes = store.query("SELECT identity, status, about, run FROM outcomes ORDER BY id");
    for (std::size_t i = 1; i < outcomes.size(); ++i) {
      status_[outcomes[i][0]] = outcomes[i][1];
      run_of_[outcomes[i][2]] = outcomes[i][3];
    }
  }

  RowReason of(const std::string& row, const std::string& identity) {
    RowReason reason;
    reason.row = row;
    if (const auto known = status_.find(identity); known != status_.end()) {
      reason.state = known->second == "done" ? RowReason::State::stored : RowReason::State::failed;
      return reason;
    }
    const auto run = run_of_.find(row);
    if (run == run_of_.end()) return reason;
    reason.state = RowReason::State::changed;
    reason.changes = changes_since(run->second);
    if (reason.changes.empty()) reason.changes = {"something that it depends on changed, but nothing that has a name"};
    return reason;
  }

  /// Of a stored row that the plan does not begin with.
  RowReason of_added(const std::string& row, bool grows) {
    const auto run = run_of_.find(row);
    if (!grows || run == run_of_.end()) return {RowReason::State::gone, row, {}};
    RowReason reason{RowReason::State::grown, row, changes_since(run->second)};
    if (!reason.changes.empty()) reason.state = RowReason::State::changed;
    return reason;
  }

 private:
  const std::vector<std::string>& changes_since(const std::string& run) {
    const auto [found, is_new] = changes_.try_emplace(run);
    if (!is_new) return found->second;
    std::vector<IdentityPart> parts;
    if (has_parts_) {
      const auto rows = store_.query("SELECT kind, name, fingerprint, shown FROM parts WHERE run = " + run);
      for (std::size_t i = 1; i < rows.size(); ++i) parts.push_back({rows[i][0], rows[i][1], rows[i][2], rows[i][3]});
    }
    if (parts.empty()) {
      found->second = {"it was computed by a version that did not write down what rows depend on"};
    } else {
      found->second = changes(by_name(parts), now_);
    }
    return found->second;
  }

  const Store& store_;
  Parts now_;
  bool has_parts_ = false;
  std::map<std::string, std::string> status_;  // by identity
  std::map<std::string, std::string> run_of_;  // by parameters
  std::map<std::string, std::vector<std::string>> changes_;
};

std::string joined(const std::vector<std::string>& texts) { return fmt::format("{}", fmt::join(texts, "; ")); }

/// The parameters of the stored table's rows, in order.
std::vector<std::string> stored_rows(const Store& store) {
  const auto rows = store.query(
      "SELECT coalesce(o.about, '') FROM plan p LEFT JOIN outcomes o ON o.identity = p.identity ORDER BY p.row");
  std::vector<std::string> found;
  for (std::size_t i = 1; i < rows.size(); ++i) found.push_back(rows[i][0]);
  return found;
}

}  // namespace

std::vector<std::string> row_names(const Plan& plan) {
  std::vector<std::string> names;
  names.reserve(plan.size());
  for (std::size_t i = 0; i < plan.size(); ++i) {
    names.push_back(plan.about(i));
  }
  return names;
}

RowReason explain_row(const Store& store, const NextRun& next, std::size_t number) {
  const std::vector<std::string> stored = stored_rows(store);
  const std::size_t most = std::max(stored.size(), next.rows.size());
  if (number < 1 || number > most)
    throw StoreError(fmt::format("there is no row {}; the table has {}", number, count(most, "row")));
  const std::string row = number <= stored.size() && !stored[number - 1].empty() ? stored[number - 1]
                          : number <= next.rows.size()                           ? next.rows[number - 1]
                                                                                 : "";
  const auto found = std::find(next.rows.begin(), next.rows.end(), row);
  if (found == next.rows.end()) return Explainer(store, next).of_added(row, next.grows);
  return Explainer(store, next).of(row, next.identities[static_cast<std::size_t>(found - next.rows.begin())]);
}

std::string explain(const RowReason& reason, std::size_t number) {
  std::string text = fmt::format("row {}", number);
  if (!reason.row.empty()) text += ", " + reason.row;
  switch (reason.state) {
    case RowReason::State::stored:
      return text + ": stays as it is stored\n";
    case RowReason::State::failed:
      return text + ": failed, and stays so; ansatz run --retry tries it again\n";
    case RowReason::State::absent:
      return text + ": would be computed, for the first time\n";
    case RowReason::State::gone:
      return text + ": is not in the plan any more; its outcome is kept, should it come back\n";
    case RowReason::State::grown:
      return text + ": was added by the run itself, and stays as it is stored where it is added again\n";
    case RowReason::State::changed:
      break;
  }
  text += ": would be computed again\n";
  for (const std::string& change : reason.changes) text += "  " + change + "\n";
  return text;
}

std::string explain_table(const Store& store, const NextRun& next) {
  Explainer explainer(store, next);
  std::size_t kept = 0, failed = 0, fresh = 0;
  std::map<std::string, std::vector<std::size_t>> again;  // by what changed
  for (std::size_t i = 0; i < next.rows.size(); ++i) {
    const RowReason reason = explainer.of(next.rows[i], next.identities[i]);
    kept += reason.state == RowReason::State::stored ? 1 : 0;
    failed += reason.state == RowReason::State::failed ? 1 : 0;
    fresh += reason.state == RowReason::State::absent ? 1 : 0;
    if (reason.state == RowReason::State::changed) again[joined(reason.changes)].push_back(i + 1);
  }
  std::size_t gone = 0, grown = 0;
  const std::vector<std::string> stored = stored_rows(store);
  for (std::size_t i = 0; i < stored.size(); ++i) {
    if (stored[i].empty() || std::find(next.rows.begin(), next.rows.end(), stored[i]) != next.rows.end()) continue;
    const RowReason reason = explainer.of_added(stored[i], next.grows);
    gone += reason.state == RowReason::State::gone ? 1 : 0;
    grown += reason.state == RowReason::State::grown ? 1 : 0;
    if (reason.state == RowReason::State::changed) again[joined(reason.changes)].push_back(i + 1);
  }
  std::string text = fmt::format("{}  {} in the next run\n", store.owner().experiment, count(next.rows.size(), "row"));
  if (kept > 0) text += fmt::format("  {} as stored\n", kept);
  if (grown > 0) text += fmt::format("  {} as stored, where the run adds them again\n", grown);
  if (failed > 0) text += fmt::format("  {} failed before; --retry tries again\n", failed);
  if (fresh > 0) text += fmt::format("  {} for the first time\n", fresh);
  for (const auto& [changes, rows] : again) {
    text += fmt::format("  {} again: {}\n", rows.size(), changes);
  }
  if (gone > 0) text += fmt::format("  {} stored and not in the plan any more\n", gone);
  return text;
}

}  // namespace ansatz::experiment
