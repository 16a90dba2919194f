-- What training made of the county's own rows: m and u of every level, by version, never changed. 0 stands for those that come with the
-- program. A submission records with which it was matched.

ALTER TABLE submission ADD COLUMN linkage_version INTEGER;

CREATE TABLE linkage_parameters (
  version INTEGER NOT NULL PRIMARY KEY,
  trained_at TEXT NOT NULL,
  trained_by TEXT,
  roster_version INTEGER NOT NULL,
  row_count INTEGER NOT NULL,
  parameters TEXT NOT NULL
) STRICT;
