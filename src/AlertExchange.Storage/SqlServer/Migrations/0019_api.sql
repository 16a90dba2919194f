-- Systems beside people. A key is a prefix that may be shown and a keyed hash of the whole; role, department and township_code say on whose
-- behalf it asks, scopes what for (ids, with spaces between). holder is the same for all keys of one holder, also after a rotation.

CREATE TABLE api_key (
  key_no bigint NOT NULL PRIMARY KEY,
  prefix nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL UNIQUE,
  hash varbinary(max) NOT NULL,
  holder nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  name nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  role bigint NOT NULL,
  department nvarchar(100) COLLATE Latin1_General_100_BIN2,
  township_code nvarchar(100) COLLATE Latin1_General_100_BIN2,
  scopes nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  issued_at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  issued_by nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  expires_at nvarchar(100) COLLATE Latin1_General_100_BIN2,
  last_used_at nvarchar(100) COLLATE Latin1_General_100_BIN2,
  revoked_at nvarchar(100) COLLATE Latin1_General_100_BIN2,
  revoked_by nvarchar(max) COLLATE Latin1_General_100_BIN2,
  replaced_by nvarchar(100) COLLATE Latin1_General_100_BIN2
);

-- What was answered to a request with an idempotency key, for whoever sends it again; status is null while the first is being answered.
-- request is a keyed digest of method, path and body.

CREATE TABLE api_answer (
  holder nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  idempotency_key nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  request nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  asked_at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  status bigint,
  location nvarchar(max) COLLATE Latin1_General_100_BIN2,
  body nvarchar(max) COLLATE Latin1_General_100_BIN2,
  PRIMARY KEY (holder, idempotency_key)
);

CREATE INDEX api_answer_by_time ON api_answer (asked_at);

-- Webhooks that are managed on pages, beside those of the settings file; name is that of the outbox destination. department and
-- township_code: whose notices it gets, both null: the county's. events: ids of notice kinds, with spaces between.

CREATE TABLE webhook (
  name nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
  url nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  events nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  department nvarchar(100) COLLATE Latin1_General_100_BIN2,
  township_code nvarchar(100) COLLATE Latin1_General_100_BIN2,
  sealed_secret varbinary(max) NOT NULL,
  is_paused bigint NOT NULL,
  changed_at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  changed_by nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL
);

-- A destination that does not take a notice is tried again, ever less often, over restarts too. failing_since: its first failure in a row.

ALTER TABLE outbox ADD township_code nvarchar(100) COLLATE Latin1_General_100_BIN2;
ALTER TABLE outbox_destination ADD attempts bigint NOT NULL DEFAULT 0;
ALTER TABLE outbox_destination ADD failing_since nvarchar(100) COLLATE Latin1_General_100_BIN2;
ALTER TABLE outbox_destination ADD next_attempt_at nvarchar(100) COLLATE Latin1_General_100_BIN2;
ALTER TABLE outbox_destination ADD last_delivered_at nvarchar(100) COLLATE Latin1_General_100_BIN2;

-- Lists for systems go on from the last number seen.

CREATE INDEX submission_by_department ON submission (department, sequence);
CREATE INDEX verification_event_closed ON verification_event (revision) WHERE state = 4;
