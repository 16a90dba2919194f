-- Systems beside people. A key is a prefix that may be shown and a keyed hash of the whole; role, department and township_code say on whose
-- behalf it asks, scopes what for (ids, with spaces between). holder is the same for all keys of one holder, also after a rotation.

CREATE TABLE api_key (
  key_no INTEGER NOT NULL PRIMARY KEY,
  prefix TEXT NOT NULL UNIQUE,
  hash BLOB NOT NULL,
  holder TEXT NOT NULL,
  name TEXT NOT NULL,
  role INTEGER NOT NULL,
  department TEXT,
  township_code TEXT,
  scopes TEXT NOT NULL,
  issued_at TEXT NOT NULL,
  issued_by TEXT NOT NULL,
  expires_at TEXT,
  last_used_at TEXT,
  revoked_at TEXT,
  revoked_by TEXT,
  replaced_by TEXT
) STRICT;

-- What was answered to a request with an idempotency key, for whoever sends it again; status is null while the first is being answered.
-- request is a keyed digest of method, path and body.

CREATE TABLE api_answer (
  holder TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  request TEXT NOT NULL,
  asked_at TEXT NOT NULL,
  status INTEGER,
  location TEXT,
  body TEXT,
  PRIMARY KEY (holder, idempotency_key)
) STRICT;

CREATE INDEX api_answer_by_time ON api_answer (asked_at);

-- Webhooks that are managed on pages, beside those of the settings file; name is that of the outbox destination. department and
-- township_code: whose notices it gets, both null: the county's. events: ids of notice kinds, with spaces between.

CREATE TABLE webhook (
  name TEXT NOT NULL PRIMARY KEY,
  url TEXT NOT NULL,
  events TEXT NOT NULL,
  department TEXT,
  township_code TEXT,
  sealed_secret BLOB NOT NULL,
  is_paused INTEGER NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

-- A destination that does not take a notice is tried again, ever less often, over restarts too. failing_since: its first failure in a row.

ALTER TABLE outbox ADD COLUMN township_code TEXT;
ALTER TABLE outbox_destination ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox_destination ADD COLUMN failing_since TEXT;
ALTER TABLE outbox_destination ADD COLUMN next_attempt_at TEXT;
ALTER TABLE outbox_destination ADD COLUMN last_delivered_at TEXT;

-- Lists for systems go on from the last number seen.

CREATE INDEX submission_by_department ON submission (department, sequence);
CREATE INDEX verification_event_closed ON verification_event (revision) WHERE state = 4;
