-- The liaison's desk. An upload_draft is a file that was checked and waits for its liaison's word: the sealed file, what was found, and the
-- first rows as they were understood, sealed because they name people. draft_finding holds what is to be put right, masked, rejections
-- first: number runs from 1. withdrawn_reason is why a person took a zero report back; it is null where data came.

ALTER TABLE zero_report ADD COLUMN withdrawn_reason TEXT;

CREATE TABLE upload_draft (
  draft_id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  state INTEGER NOT NULL,
  department TEXT NOT NULL,
  period TEXT NOT NULL,
  kind INTEGER,
  append INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  file_id TEXT,
  file_digest TEXT NOT NULL,
  file_keyed_digest TEXT NOT NULL,
  file_length INTEGER NOT NULL,
  bindings_json TEXT,
  uploaded_by TEXT NOT NULL,
  uploaded_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  report_json TEXT,
  sealed_rows BLOB,
  rejections INTEGER NOT NULL,
  doubts INTEGER NOT NULL,
  refusal TEXT,
  submission_id TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX upload_draft_by_department ON upload_draft (department, uploaded_at);
CREATE INDEX upload_draft_by_expiry ON upload_draft (expires_at);

CREATE TABLE draft_finding (
  draft_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  is_rejection INTEGER NOT NULL,
  sheet TEXT NOT NULL,
  row_number INTEGER NOT NULL,
  heading TEXT,
  message TEXT NOT NULL,
  PRIMARY KEY (draft_id, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX warning_event_by_submission ON warning_event (submission_id);
CREATE INDEX task_event_by_submission ON task_event (submission_id);
