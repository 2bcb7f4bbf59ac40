// SPDX-License-Identifier: MIT
#include "interpreter/experiment/store/provenance.h"

#include <sys/utsname.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

#include "interpreter/experiment/store/implementation.h"
#include "stdlib/core/fingerprint.h"

namespace ansatz::experiment {

namespace {

std::string processor() {
  std::ifstream info("/proc/cpuinfo");
  for (std::string line; std::getline(info, line);) {
    if (line.starts_with("model name")) return line.substr(std::min(line.size(), line.find(':') + 2));
  }
  return "unknown";
}

std::string machine_json() {
  nlohmann::ordered_json machine;
  utsname system{};
  if (uname(&system) == 0) {
    machine["system"] = std::string(system.sysname) + " " + system.release;
    machine["architecture"] = system.machine;
  }
  machine["processor"] = processor();
  machine["cores"] = std::thread::hardware_concurrency();
  machine["compiler"] = __VERSION__;
  return machine.dump();
}

std::string pairs_json(const std::vector<std::pair<std::string, std::string>>& pairs) {
  nlohmann::ordered_json object = nlohmann::ordered_json::object();
  for (const auto& [name, value] : pairs) object[name] = value;
  // A path of the command line need not be UTF-8; provenance is no reason to fail.
  return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

/// Made on first use: a store that an earlier version wrote lacks the table.
void insert_parts(const Database& database, std::int64_t run, const std::vector<IdentityPart>& parts) {
  database.execute(
      "CREATE TABLE IF NOT EXISTS parts ("
      "run INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, fingerprint TEXT NOT NULL, shown TEXT NOT NULL, "
      "PRIMARY KEY (run, kind, name)) WITHOUT ROWID");
  Statement insert(database,
                   "INSERT OR REPLACE INTO parts (run, kind, name, fingerprint, shown) VALUES (?, ?, ?, ?, ?)");
  for (const IdentityPart& part : parts) {
    insert.bind(0, run).bind(1, part.kind).bind(2, part.name).bind(3, part.fingerprint).bind(4, part.shown).run();
  }
}

}  // namespace

std::int64_t insert_run(const Database& database, const Provenance& provenance) {
  core::Fingerprint script;
  script.add(provenance.script_text);
  Statement text(database, "INSERT OR IGNORE INTO scripts (fingerprint, text) VALUES (?, ?)");
  text.bind(0, script.hex()).bind(1, provenance.script_text).run();
  Statement run(database,
                "INSERT INTO runs (started, command_line, title, source, script, seed, scale, workers, closure, "
                "versions, settings, machine) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  run.bind(0, utc_now()).bind(1, provenance.command_line);
  run.bind_text_or_null(2, provenance.title).bind_text_or_null(3, provenance.source);
  run.bind(4, script.hex()).bind(5, std::to_string(provenance.seed)).bind(6, provenance.scale);
  run.bind(7, provenance.workers).bind(8, provenance.closure.hex()).bind(9, pairs_json(provenance.versions));
  run.bind(10, pairs_json(provenance.settings)).bind(11, machine_json()).run();
  const std::int64_t id = database.last_row();
  insert_parts(database, id, provenance.parts);
  return id;
}

void end_run_entry(const Database& database, std::int64_t run, const Progress& progress) {
  Statement update(database,
                   "UPDATE runs SET finished = ?, rows = ?, cached = ?, computed = ?, failed = ?, seconds = ? "
                   "WHERE id = ?");
  update.bind(0, utc_now()).bind(1, progress.total).bind(2, progress.cached).bind(3, progress.computed);
  update.bind(4, progress.failed).bind(5, progress.elapsed).bind(6, run).run();
}

}  // namespace ansatz::experiment
