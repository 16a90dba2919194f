-- What could not be worked on waits here, apart from its neighbours. Faults are exception types, never messages. A replay is recorded
-- with who asked for it; letter_id names what was replayed.

ALTER TABLE batch ADD COLUMN parked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE submission ADD COLUMN parked INTEGER NOT NULL DEFAULT 0;

CREATE TABLE parked_row (
  batch_id INTEGER NOT NULL REFERENCES batch (batch_id),
  ordinal INTEGER NOT NULL,
  fault TEXT NOT NULL,
  parked_at TEXT NOT NULL,
  PRIMARY KEY (batch_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE parked_household (
  household_key INTEGER NOT NULL PRIMARY KEY,
  submission_id TEXT NOT NULL REFERENCES submission (submission_id),
  fault TEXT NOT NULL,
  parked_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE replay (
  replay_no INTEGER NOT NULL PRIMARY KEY,
  letter_id TEXT NOT NULL,
  replayed_by TEXT NOT NULL,
  replayed_at TEXT NOT NULL,
  outcome TEXT NOT NULL
) STRICT;
