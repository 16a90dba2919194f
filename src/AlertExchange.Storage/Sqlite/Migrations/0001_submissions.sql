-- Dates are ISO 8601 text, periods yyyy-MM, amounts of yuan decimal text, ids of alerts and bitmaps binary.

CREATE TABLE counter (
  name TEXT NOT NULL PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE submission (
  submission_id TEXT NOT NULL PRIMARY KEY,
  sequence INTEGER NOT NULL UNIQUE,
  department TEXT NOT NULL,
  period TEXT NOT NULL,
  kind_override INTEGER,
  append INTEGER NOT NULL,
  confirmed_errors INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  file_keyed_digest TEXT NOT NULL,
  file_digest TEXT NOT NULL,
  file_id TEXT NOT NULL,
  file_length INTEGER NOT NULL,
  received_at TEXT NOT NULL,
  state INTEGER NOT NULL,
  bindings_json TEXT,
  submitted_by TEXT,
  kinds TEXT NOT NULL,
  received INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  accepted INTEGER NOT NULL,
  remarked INTEGER NOT NULL,
  definite INTEGER NOT NULL,
  possible INTEGER NOT NULL,
  none INTEGER NOT NULL,
  roster_version INTEGER,
  policy_version TEXT,
  report_json TEXT,
  fault_stage TEXT,
  fault_code TEXT,
  fault_message TEXT,
  completed_at TEXT,
  claimed_by TEXT
) STRICT;

CREATE INDEX submission_by_file ON submission (file_keyed_digest, department, period);
CREATE INDEX submission_by_period ON submission (period, department);
CREATE INDEX submission_by_state ON submission (state);

CREATE TABLE submission_event (
  event_no INTEGER PRIMARY KEY,
  submission_id TEXT NOT NULL REFERENCES submission (submission_id),
  at TEXT NOT NULL,
  state INTEGER NOT NULL,
  note TEXT
) STRICT;

CREATE INDEX submission_event_by_submission ON submission_event (submission_id);

CREATE TABLE fault (
  fault_no INTEGER PRIMARY KEY,
  submission_id TEXT,
  stage TEXT NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE zero_report (
  zero_report_no INTEGER PRIMARY KEY,
  department TEXT NOT NULL,
  period TEXT NOT NULL,
  reported_by TEXT NOT NULL,
  reported_at TEXT NOT NULL,
  withdrawn_at TEXT,
  withdrawn_by TEXT
) STRICT;

CREATE UNIQUE INDEX zero_report_standing ON zero_report (department, period) WHERE withdrawn_at IS NULL;

CREATE TABLE column_binding (
  department TEXT NOT NULL,
  kind INTEGER NOT NULL,
  heading TEXT NOT NULL,
  field TEXT NOT NULL,
  remembered_at TEXT NOT NULL,
  PRIMARY KEY (department, kind, heading)
) STRICT, WITHOUT ROWID;
