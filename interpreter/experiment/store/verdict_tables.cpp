// SPDX-License-Identifier: MIT
#include "interpreter/experiment/store/verdict_tables.h"

namespace ansatz::experiment {

namespace {

// Comments inside a statement stay with it, as in schema.cpp.
constexpr const char* kConclusions = R"sql(
DROP TABLE IF EXISTS claims;
DROP TABLE IF EXISTS hypotheses;
DROP TABLE IF EXISTS doubts;

CREATE TABLE claims (
  position INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  condition TEXT,
  verdict TEXT NOT NULL,     -- reproduced | contradicted | cannot tell | as published only | undefined
  measured REAL,
  relation TEXT,             -- < <= > >= ≈ in holds
  target REAL,
  upper REAL,
  tolerance REAL,
  unit TEXT,
  gap_error REAL,            -- of a boundary read off a refined axis; NULL: none is read
  numerical_error REAL,      -- from a finer rerun; NULL: not assessed
  sampling_error REAL,       -- one standard error; NULL: not known
  errors_note TEXT,          -- why an error is not there
  published REAL,            -- the same quantity by the paper's own definition
  published_text TEXT,
  source TEXT,
  why TEXT,
  place TEXT
);

CREATE TABLE hypotheses (
  position INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  decision TEXT NOT NULL,    -- reject | retain | undefined
  expected TEXT,
  p REAL,
  adjusted_p REAL,
  alpha REAL,
  n INTEGER,
  test TEXT,
  effect TEXT,
  post_hoc INTEGER,
  why TEXT,
  place TEXT
);

CREATE TABLE doubts (
  position INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  place TEXT,
  because TEXT               -- the script's answer; NULL: it stands
);
)sql";

constexpr const char* kLedger = R"sql(
CREATE TABLE IF NOT EXISTS looks (  -- at data that a hypothesis still to be decided will use
  id INTEGER PRIMARY KEY,
  time TEXT NOT NULL,        -- UTC
  what TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS streams (  -- which rows draw the same numbers, whatever code computes them
  identity TEXT PRIMARY KEY,
  stream TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS rows_of_stream ON streams (stream);
)sql";

}  // namespace

void make_verdict_tables(const Database& database) {
  database.execute(kLedger);
  const bool is_current =
      database.integer("SELECT count(*) FROM pragma_table_info('claims') WHERE name = 'gap_error'") == 1;
  if (!is_current) database.execute(kConclusions);
}

}  // namespace ansatz::experiment
