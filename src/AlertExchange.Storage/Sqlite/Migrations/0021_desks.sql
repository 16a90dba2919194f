-- What the bureau's desks need. review_case is made beside the path, from stored batches, and can be made anew at any time: one row for each row
-- of a batch that waits for review (waits = 1) or on which a decision stands (decision: its number). position orders what waits: severe first, then
-- likely, then large. sealed holds what a list shows of the people. review_place is where somebody was, review_draft what they had typed (sealed).

CREATE TABLE review_case (
  batch_id INTEGER NOT NULL REFERENCES batch (batch_id),
  ordinal INTEGER NOT NULL,
  waits INTEGER NOT NULL,
  decision INTEGER,
  position INTEGER NOT NULL,
  department TEXT NOT NULL,
  period TEXT NOT NULL,
  kind INTEGER NOT NULL,
  score INTEGER NOT NULL,
  township_code TEXT,
  best_township_code TEXT,
  township TEXT,
  best_township TEXT,
  sealed BLOB NOT NULL,
  PRIMARY KEY (batch_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX review_case_by_position ON review_case (waits, position, batch_id, ordinal);
CREATE INDEX review_case_by_decision ON review_case (decision) WHERE decision IS NOT NULL;
CREATE INDEX review_event_by_key ON review_event (event_key);

CREATE TABLE review_place (
  login TEXT NOT NULL PRIMARY KEY,
  filter TEXT NOT NULL,
  batch_id INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  decided_batch_id INTEGER,
  decided_ordinal INTEGER,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE review_draft (
  login TEXT NOT NULL,
  batch_id INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  choice INTEGER NOT NULL,
  sealed_reason BLOB NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (login, batch_id, ordinal)
) STRICT, WITHOUT ROWID;

-- Quality findings of a version, and files that wait to be imported. A preview names people and is sealed.

CREATE TABLE roster_finding (
  version INTEGER NOT NULL,
  number INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  household_code TEXT NOT NULL,
  person_code TEXT,
  message TEXT NOT NULL,
  PRIMARY KEY (version, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX roster_finding_by_kind ON roster_finding (version, kind, number);

CREATE TABLE roster_draft (
  draft_id TEXT NOT NULL PRIMARY KEY,
  file_id TEXT NOT NULL,
  file_name TEXT NOT NULL,
  length INTEGER NOT NULL,
  uploaded_by TEXT NOT NULL,
  uploaded_at TEXT NOT NULL,
  base_version INTEGER,
  refusal TEXT,
  sealed_preview BLOB
) STRICT, WITHOUT ROWID;

-- What came or went with a version. The first version brought everybody and is not compared with anything.

CREATE INDEX roster_person_by_from ON roster_person (from_version, household_no) WHERE from_version > 1;
CREATE INDEX roster_person_by_to ON roster_person (to_version, household_no) WHERE to_version IS NOT NULL;

-- Policy profiles as they were put into force, word for word, and what somebody is about to.

CREATE TABLE policy_use (
  use_no INTEGER NOT NULL PRIMARY KEY,
  source TEXT NOT NULL,
  name TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  content TEXT NOT NULL,
  used_by TEXT NOT NULL,
  used_at TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;

CREATE TABLE policy_draft (
  login TEXT NOT NULL PRIMARY KEY,
  file_name TEXT NOT NULL,
  content TEXT NOT NULL,
  uploaded_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
