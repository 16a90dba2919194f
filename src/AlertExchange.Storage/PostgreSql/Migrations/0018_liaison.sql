-- The liaison's desk. An upload_draft is a file that was checked and waits for its liaison's word: the sealed file, what was found, and the
-- first rows as they were understood, sealed because they name people. draft_finding holds what is to be put right, masked, rejections
-- first: number runs from 1. withdrawn_reason is why a person took a zero report back; it is null where data came.

ALTER TABLE zero_report ADD COLUMN withdrawn_reason text COLLATE "C";

CREATE TABLE upload_draft (
  draft_id text COLLATE "C" NOT NULL PRIMARY KEY,
  revision bigint NOT NULL,
  state bigint NOT NULL,
  department text COLLATE "C" NOT NULL,
  period text COLLATE "C" NOT NULL,
  kind bigint,
  append bigint NOT NULL,
  file_name text COLLATE "C" NOT NULL,
  file_id text COLLATE "C",
  file_digest text COLLATE "C" NOT NULL,
  file_keyed_digest text COLLATE "C" NOT NULL,
  file_length bigint NOT NULL,
  bindings_json text COLLATE "C",
  uploaded_by text COLLATE "C" NOT NULL,
  uploaded_at text COLLATE "C" NOT NULL,
  expires_at text COLLATE "C" NOT NULL,
  report_json text COLLATE "C",
  sealed_rows bytea,
  rejections bigint NOT NULL,
  doubts bigint NOT NULL,
  refusal text COLLATE "C",
  submission_id text COLLATE "C"
);

CREATE INDEX upload_draft_by_department ON upload_draft (department, uploaded_at);
CREATE INDEX upload_draft_by_expiry ON upload_draft (expires_at);

CREATE TABLE draft_finding (
  draft_id text COLLATE "C" NOT NULL,
  number bigint NOT NULL,
  is_rejection bigint NOT NULL,
  sheet text COLLATE "C" NOT NULL,
  row_number bigint NOT NULL,
  heading text COLLATE "C",
  message text COLLATE "C" NOT NULL,
  PRIMARY KEY (draft_id, number)
);

CREATE INDEX warning_event_by_submission ON warning_event (submission_id);
CREATE INDEX task_event_by_submission ON task_event (submission_id);
