-- One row a batch of up to some thousand alerts. What changes often stands in the narrow table; the contents stand beside it, so that a
-- change of state or revision never rewrites them.

CREATE TABLE batch (
  batch_id bigint NOT NULL PRIMARY KEY,
  submission_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES submission (submission_id),
  number bigint NOT NULL,
  kind bigint NOT NULL,
  sheet nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  first_row bigint NOT NULL,
  last_row bigint NOT NULL,
  row_count bigint NOT NULL,
  state bigint NOT NULL,
  revision bigint NOT NULL,
  roster_version bigint,
  definite bigint NOT NULL,
  possible bigint NOT NULL,
  none bigint NOT NULL,
  UNIQUE (submission_id, number)
);

CREATE INDEX batch_by_revision ON batch (revision);

CREATE TABLE batch_payload (
  batch_id bigint NOT NULL PRIMARY KEY REFERENCES batch (batch_id),
  sealed_alerts varbinary(max) NOT NULL,
  alert_ids varbinary(max) NOT NULL,
  event_keys varbinary(max) NOT NULL
);

CREATE TABLE batch_match (
  batch_id bigint NOT NULL PRIMARY KEY REFERENCES batch (batch_id),
  matches varbinary(max) NOT NULL,
  ledger_entries varbinary(max) NOT NULL
);

-- The union of all deaths of a batch.
CREATE TABLE batch_dead (
  batch_id bigint NOT NULL PRIMARY KEY REFERENCES batch (batch_id),
  bitmap varbinary(max) NOT NULL
);

-- Which later submission took which alerts out, and why.
CREATE TABLE batch_death (
  batch_id bigint NOT NULL REFERENCES batch (batch_id),
  revision bigint NOT NULL,
  reason bigint NOT NULL,
  by_submission nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  bitmap varbinary(max) NOT NULL,
  alerts bigint NOT NULL,
  at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  PRIMARY KEY (batch_id, revision)
);

CREATE TABLE rejected_row (
  rejected_no bigint IDENTITY(1, 1) NOT NULL PRIMARY KEY,
  submission_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  sheet nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  row_number bigint NOT NULL,
  problems_json nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  alert_id varbinary(16)
);

CREATE INDEX rejected_row_by_submission ON rejected_row (submission_id);
