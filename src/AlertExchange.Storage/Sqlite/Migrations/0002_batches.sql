-- One row a batch of up to some thousand alerts. What changes often stands in the narrow table; the contents stand beside it, so that a
-- change of state or revision never rewrites them.

CREATE TABLE batch (
  batch_id INTEGER PRIMARY KEY,
  submission_id TEXT NOT NULL REFERENCES submission (submission_id),
  number INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  sheet TEXT NOT NULL,
  first_row INTEGER NOT NULL,
  last_row INTEGER NOT NULL,
  row_count INTEGER NOT NULL,
  state INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  roster_version INTEGER,
  definite INTEGER NOT NULL,
  possible INTEGER NOT NULL,
  none INTEGER NOT NULL,
  UNIQUE (submission_id, number)
) STRICT;

CREATE INDEX batch_by_revision ON batch (revision);

CREATE TABLE batch_payload (
  batch_id INTEGER PRIMARY KEY REFERENCES batch (batch_id),
  sealed_alerts BLOB NOT NULL,
  alert_ids BLOB NOT NULL,
  event_keys BLOB NOT NULL
) STRICT;

CREATE TABLE batch_match (
  batch_id INTEGER PRIMARY KEY REFERENCES batch (batch_id),
  matches BLOB NOT NULL,
  ledger_entries BLOB NOT NULL
) STRICT;

-- The union of all deaths of a batch.
CREATE TABLE batch_dead (
  batch_id INTEGER PRIMARY KEY REFERENCES batch (batch_id),
  bitmap BLOB NOT NULL
) STRICT;

-- Which later submission took which alerts out, and why.
CREATE TABLE batch_death (
  batch_id INTEGER NOT NULL REFERENCES batch (batch_id),
  revision INTEGER NOT NULL,
  reason INTEGER NOT NULL,
  by_submission TEXT NOT NULL,
  bitmap BLOB NOT NULL,
  alerts INTEGER NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (batch_id, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE rejected_row (
  rejected_no INTEGER PRIMARY KEY,
  submission_id TEXT NOT NULL,
  sheet TEXT NOT NULL,
  row_number INTEGER NOT NULL,
  problems_json TEXT NOT NULL,
  alert_id BLOB
) STRICT;

CREATE INDEX rejected_row_by_submission ON rejected_row (submission_id);
