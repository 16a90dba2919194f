-- The liaison's desk. An upload_draft is a file that was checked and waits for its liaison's word: the sealed file, what was found, and the
-- first rows as they were understood, sealed because they name people. draft_finding holds what is to be put right, masked, rejections
-- first: number runs from 1. withdrawn_reason is why a person took a zero report back; it is null where data came.

ALTER TABLE zero_report ADD withdrawn_reason nvarchar(max) COLLATE Latin1_General_100_BIN2;

CREATE TABLE upload_draft (
  draft_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
  revision bigint NOT NULL,
  state bigint NOT NULL,
  department nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  period nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  kind bigint,
  append bigint NOT NULL,
  file_name nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  file_id nvarchar(100) COLLATE Latin1_General_100_BIN2,
  file_digest nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  file_keyed_digest nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  file_length bigint NOT NULL,
  bindings_json nvarchar(max) COLLATE Latin1_General_100_BIN2,
  uploaded_by nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  uploaded_at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  expires_at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  report_json nvarchar(max) COLLATE Latin1_General_100_BIN2,
  sealed_rows varbinary(max),
  rejections bigint NOT NULL,
  doubts bigint NOT NULL,
  refusal nvarchar(max) COLLATE Latin1_General_100_BIN2,
  submission_id nvarchar(100) COLLATE Latin1_General_100_BIN2
);

CREATE INDEX upload_draft_by_department ON upload_draft (department, uploaded_at);
CREATE INDEX upload_draft_by_expiry ON upload_draft (expires_at);

CREATE TABLE draft_finding (
  draft_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  number bigint NOT NULL,
  is_rejection bigint NOT NULL,
  sheet nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  row_number bigint NOT NULL,
  heading nvarchar(max) COLLATE Latin1_General_100_BIN2,
  message nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  PRIMARY KEY (draft_id, number)
);

CREATE INDEX warning_event_by_submission ON warning_event (submission_id);
CREATE INDEX task_event_by_submission ON task_event (submission_id);
