-- Dates are ISO 8601 text, periods yyyy-MM, amounts of yuan decimal text, ids of alerts and bitmaps binary.

CREATE TABLE counter (
  name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
  value bigint NOT NULL
);

CREATE TABLE setting (
  name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
  value nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL
);

CREATE TABLE submission (
  submission_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
  sequence bigint NOT NULL UNIQUE,
  department nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  period nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  kind_override bigint,
  append bit NOT NULL,
  confirmed_errors bit NOT NULL,
  file_name nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  file_keyed_digest nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  file_digest nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  file_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  file_length bigint NOT NULL,
  received_at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  state bigint NOT NULL,
  bindings_json nvarchar(max) COLLATE Latin1_General_100_BIN2,
  submitted_by nvarchar(max) COLLATE Latin1_General_100_BIN2,
  kinds nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  received bigint NOT NULL,
  rejected bigint NOT NULL,
  accepted bigint NOT NULL,
  remarked bigint NOT NULL,
  definite bigint NOT NULL,
  possible bigint NOT NULL,
  none bigint NOT NULL,
  roster_version bigint,
  policy_version nvarchar(100) COLLATE Latin1_General_100_BIN2,
  report_json nvarchar(max) COLLATE Latin1_General_100_BIN2,
  fault_stage nvarchar(100) COLLATE Latin1_General_100_BIN2,
  fault_code nvarchar(100) COLLATE Latin1_General_100_BIN2,
  fault_message nvarchar(max) COLLATE Latin1_General_100_BIN2,
  completed_at nvarchar(100) COLLATE Latin1_General_100_BIN2,
  claimed_by nvarchar(100) COLLATE Latin1_General_100_BIN2
);

CREATE INDEX submission_by_file ON submission (file_keyed_digest, department, period);
CREATE INDEX submission_by_period ON submission (period, department);
CREATE INDEX submission_by_state ON submission (state);

CREATE TABLE submission_event (
  event_no bigint IDENTITY(1, 1) NOT NULL PRIMARY KEY,
  submission_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES submission (submission_id),
  at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  state bigint NOT NULL,
  note nvarchar(max) COLLATE Latin1_General_100_BIN2
);

CREATE INDEX submission_event_by_submission ON submission_event (submission_id);

CREATE TABLE fault (
  fault_no bigint IDENTITY(1, 1) NOT NULL PRIMARY KEY,
  submission_id nvarchar(100) COLLATE Latin1_General_100_BIN2,
  stage nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  code nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  message nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL
);

CREATE TABLE zero_report (
  zero_report_no bigint IDENTITY(1, 1) NOT NULL PRIMARY KEY,
  department nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  period nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  reported_by nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  reported_at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  withdrawn_at nvarchar(100) COLLATE Latin1_General_100_BIN2,
  withdrawn_by nvarchar(100) COLLATE Latin1_General_100_BIN2
);

CREATE UNIQUE INDEX zero_report_standing ON zero_report (department, period) WHERE withdrawn_at IS NULL;

CREATE TABLE column_binding (
  department nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  kind bigint NOT NULL,
  heading nvarchar(700) COLLATE Latin1_General_100_BIN2 NOT NULL,
  field nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  remembered_at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  PRIMARY KEY NONCLUSTERED (department, kind, heading)
);

-- Who has the turn to write has this row; every other writer waits for it.
INSERT INTO counter (name, value) VALUES (N'turn', 0);

-- Signs of life: a worker counts its beat up; who sees a beat standing still for long calls the worker dead.
CREATE TABLE worker (
  worker_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
  beat bigint NOT NULL
);
