// SPDX-License-Identifier: MIT
#include "interpreter/experiment/store/schema.h"

namespace ansatz::experiment {

// Comments inside a statement stay with it: `.schema` in the sqlite3 shell prints them to whoever reads a store.
const char* const kSchema = R"sql(
CREATE TABLE facts (  -- experiment, script, and what the writer needs to remember
  name TEXT PRIMARY KEY,
  value TEXT
) WITHOUT ROWID;

CREATE TABLE columns (
  id INTEGER PRIMARY KEY,
  position INTEGER,         -- in the table, from 1; NULL: no row of the plan has it
  name TEXT NOT NULL,       -- as in the script
  role TEXT NOT NULL,       -- parameter | record
  sql_name TEXT NOT NULL,   -- in the view rows; differs where SQL cannot tell two names apart
  kind TEXT,                -- number | truth value | text | complex number | array | mixed
  unit TEXT,
  label TEXT,
  dims TEXT,                -- of an array: "time x"
  UNIQUE (name, role)
);

CREATE TABLE plan (         -- the rows of the experiment as it stands in the script
  row INTEGER PRIMARY KEY,  -- from 1, in axis order
  replicate INTEGER NOT NULL,
  identity TEXT NOT NULL,   -- seed, parameter values, replicate and code: the outcome that belongs here
  refined INTEGER NOT NULL DEFAULT 0  -- 1: added between planned rows
);

CREATE TABLE parameters (
  row INTEGER NOT NULL,
  "column" INTEGER NOT NULL,
  value,
  unit TEXT,
  content BLOB,             -- of an array; value has its text
  PRIMARY KEY (row, "column")
) WITHOUT ROWID;

CREATE TABLE outcomes (     -- every row ever computed; those that left the plan are kept as a cache
  id INTEGER PRIMARY KEY,
  identity TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL,     -- done | failed
  error TEXT,
  place TEXT,
  seconds REAL,             -- it took
  finished REAL,            -- seconds since 1970
  run INTEGER,
  checksum INTEGER,         -- of the rest but the times, with warnings and expectations; NULL: of an older version
  about TEXT                -- its parameters, for the reader
);

CREATE TABLE forgotten (    -- what --fresh removed: knowing it again makes no hypothesis new
  identity TEXT PRIMARY KEY,
  run INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE "values" (
  outcome INTEGER NOT NULL,
  "column" INTEGER NOT NULL,
  position INTEGER NOT NULL, -- among the row's records
  kind INTEGER NOT NULL,     -- 0 number, 1 truth value, 2 text, 3 complex number, 4 array
  value,                     -- NULL is a number that is not one (NaN); of an array its shape
  unit TEXT,
  nonfinite INTEGER,         -- how many of its numbers are NaN or infinite; NULL: none
  checksum INTEGER,          -- of the cell, its column's name, and the content of its array
  PRIMARY KEY (outcome, "column")
) WITHOUT ROWID;

CREATE TABLE arrays (        -- as Ansatz reads them; fields.nc has them for everyone else
  outcome INTEGER NOT NULL,
  "column" INTEGER NOT NULL,
  shape TEXT NOT NULL,       -- "numbers [time 250, x 512]"
  labels TEXT NOT NULL,      -- fingerprint of coordinates, units, labels and kind
  content BLOB NOT NULL,
  PRIMARY KEY (outcome, "column")
);

CREATE TABLE expectations (  -- those that were broken
  outcome INTEGER NOT NULL,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  why TEXT,
  place TEXT,
  PRIMARY KEY (outcome, position)
) WITHOUT ROWID;

CREATE TABLE warnings (
  outcome INTEGER NOT NULL,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (outcome, position)
) WITHOUT ROWID;

CREATE TABLE states (        -- of rows on a sequential axis: what the next one starts from
  outcome INTEGER PRIMARY KEY,
  content BLOB NOT NULL,
  checksum INTEGER
);

CREATE TABLE scripts (
  fingerprint TEXT PRIMARY KEY,
  text TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE runs (          -- provenance: one line each time the experiment was run
  id INTEGER PRIMARY KEY,
  started TEXT NOT NULL,     -- UTC
  finished TEXT,             -- NULL: under way, or killed
  command_line TEXT,
  title TEXT,
  source TEXT,
  script TEXT,               -- fingerprint, see scripts
  seed TEXT,
  scale TEXT,
  workers INTEGER,
  closure TEXT,
  versions TEXT,             -- JSON
  settings TEXT,             -- JSON
  machine TEXT,              -- JSON
  rows INTEGER,
  cached INTEGER,
  computed INTEGER,
  failed INTEGER,
  seconds REAL
);

CREATE TABLE ledger (        -- written before the first row runs, never changed
  id INTEGER PRIMARY KEY,
  time TEXT NOT NULL,        -- UTC
  run INTEGER NOT NULL,
  hypotheses TEXT NOT NULL,  -- hash of all of them together
  plan TEXT NOT NULL,
  closure TEXT NOT NULL,
  seed TEXT NOT NULL,
  scale TEXT,
  rows_before INTEGER NOT NULL  -- rows of this plan that had their outcome already
);

CREATE TABLE ledger_hypotheses (
  entry INTEGER NOT NULL,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  hash TEXT NOT NULL,        -- of everything the hypothesis depends on
  PRIMARY KEY (entry, position)
) WITHOUT ROWID;
)sql";

const char* const kUpgradeFrom1 = R"sql(
ALTER TABLE plan ADD COLUMN refined INTEGER NOT NULL DEFAULT 0;
ALTER TABLE parameters ADD COLUMN content BLOB;
CREATE TABLE states (        -- of rows on a sequential axis: what the next one starts from
  outcome INTEGER PRIMARY KEY,
  content BLOB NOT NULL
);
)sql";

const char* const kUpgradeFrom2 = R"sql(
ALTER TABLE outcomes ADD COLUMN checksum INTEGER;
ALTER TABLE "values" ADD COLUMN nonfinite INTEGER;
ALTER TABLE "values" ADD COLUMN checksum INTEGER;
ALTER TABLE states ADD COLUMN checksum INTEGER;
)sql";

}  // namespace ansatz::experiment
