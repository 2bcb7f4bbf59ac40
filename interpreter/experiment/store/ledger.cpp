// SPDX-License-Identifier: MIT
#include "interpreter/experiment/ledger.h"

#include "interpreter/experiment/store/implementation.h"
#include "interpreter/experiment/store/provenance.h"

namespace ansatz::experiment {

LedgerReport Store::Implementation::begin_run(const Provenance& provenance, const core::Fingerprint& plan,
                                              const std::vector<RegisteredHypothesis>& hypotheses) {
  Transaction transaction(*database);
  run = insert_run(*database, provenance);
  core::Fingerprint all;
  for (const RegisteredHypothesis& hypothesis : hypotheses) all.add(hypothesis.hash);
  const std::string seed = std::to_string(provenance.seed);

  Statement find(*database,
                 "SELECT 1 FROM ledger WHERE hypotheses = ? AND plan = ? AND closure = ? AND seed = ? AND scale = ?");
  find.bind(0, all.hex()).bind(1, plan.hex()).bind(2, provenance.closure.hex()).bind(3, seed);
  find.bind(4, provenance.scale);
  const bool is_known = find.step();
  find.reset();
  if (!is_known) {
    const std::int64_t rows_before = database->integer(
        "SELECT count(*) FROM plan p JOIN outcomes o ON o.identity = p.identity WHERE o.status = 'done'");
    Statement entry(*database,
                    "INSERT INTO ledger (time, run, hypotheses, plan, closure, seed, scale, rows_before) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    entry.bind(0, utc_now()).bind(1, run).bind(2, all.hex()).bind(3, plan.hex()).bind(4, provenance.closure.hex());
    entry.bind(5, seed).bind(6, provenance.scale).bind(7, rows_before).run();
    const std::int64_t id = database->last_row();
    Statement line(*database, "INSERT INTO ledger_hypotheses (entry, position, text, hash) VALUES (?, ?, ?, ?)");
    for (std::size_t i = 0; i < hypotheses.size(); ++i) {
      line.bind(0, id).bind(1, i + 1).bind(2, hypotheses[i].text).bind(3, hypotheses[i].hash.hex()).run();
    }
  }

  LedgerReport report;
  // Post hoc: a row with the draws of one of the present table was computed in a run before the hypothesis was first
  // written down. Other code of `run` makes no new data of them; nor does --fresh, after which they come out the same.
  Statement first(*database,
                  "SELECT min(l.run) FROM ledger_hypotheses h JOIN ledger l ON l.id = h.entry WHERE h.hash = ?");
  Statement older(*database,
                  "WITH same AS (SELECT p.identity FROM plan p UNION SELECT b.identity FROM plan p "
                  "JOIN streams a ON a.identity = p.identity JOIN streams b ON b.stream = a.stream) "
                  "SELECT EXISTS (SELECT 1 FROM same s JOIN outcomes o ON o.identity = s.identity "
                  "WHERE o.status = 'done' AND o.run < ?1) OR "
                  "EXISTS (SELECT 1 FROM same s JOIN forgotten f ON f.identity = s.identity WHERE f.run < ?1)");
  for (const RegisteredHypothesis& hypothesis : hypotheses) {
    first.bind(0, hypothesis.hash.hex()).step();
    older.bind(0, first.integer(0)).step();
    report.post_hoc.push_back(older.integer(0) != 0);
    first.reset();
    older.reset();
  }
  report.counts = ledger_counts();
  set_fact("settled", "");
  transaction.commit();
  return report;
}

LedgerCounts Store::Implementation::ledger_counts() const {
  const auto count = [&](const char* sql) { return static_cast<std::size_t>(database->integer(sql)); };
  LedgerCounts counts;
  counts.plans = count("SELECT count(*) FROM (SELECT DISTINCT plan, closure FROM ledger)");
  counts.seeds = count("SELECT count(DISTINCT seed) FROM ledger");
  counts.hypotheses = count("SELECT count(DISTINCT hypotheses) FROM ledger");
  // A store that is only read, and was last written before looks were counted, has no such table.
  if (count("SELECT count(*) FROM sqlite_master WHERE name = 'looks'") > 0)
    counts.looks = count("SELECT count(*) FROM looks");
  return counts;
}

void Store::Implementation::note_streams(const std::vector<core::Fingerprint>& identities,
                                         const std::vector<core::Stream>& streams) {
  Transaction transaction(*database);
  Statement note(*database, "INSERT OR IGNORE INTO streams (identity, stream) VALUES (?, ?)");
  for (std::size_t i = 0; i < identities.size(); ++i) {
    core::Fingerprint key;
    for (const std::uint64_t word : streams[i].key()) key.add(word);
    note.bind(0, identities[i].hex()).bind(1, key.hex()).run();
  }
  transaction.commit();
}

void Store::Implementation::end_run(const Progress& progress) {
  Transaction transaction(*database);
  end_run_entry(*database, run, progress);
  settle_columns();
  make_view();
  set_fact("settled", "yes");
  transaction.commit();
}

}  // namespace ansatz::experiment
