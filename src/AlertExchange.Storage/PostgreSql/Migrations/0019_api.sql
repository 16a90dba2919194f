-- Systems beside people. A key is a prefix that may be shown and a keyed hash of the whole; role, department and township_code say on whose
-- behalf it asks, scopes what for (ids, with spaces between). holder is the same for all keys of one holder, also after a rotation.

CREATE TABLE api_key (
  key_no bigint NOT NULL PRIMARY KEY,
  prefix text COLLATE "C" NOT NULL UNIQUE,
  hash bytea NOT NULL,
  holder text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  role bigint NOT NULL,
  department text COLLATE "C",
  township_code text COLLATE "C",
  scopes text COLLATE "C" NOT NULL,
  issued_at text COLLATE "C" NOT NULL,
  issued_by text COLLATE "C" NOT NULL,
  expires_at text COLLATE "C",
  last_used_at text COLLATE "C",
  revoked_at text COLLATE "C",
  revoked_by text COLLATE "C",
  replaced_by text COLLATE "C"
);

-- What was answered to a request with an idempotency key, for whoever sends it again; status is null while the first is being answered.
-- request is a keyed digest of method, path and body.

CREATE TABLE api_answer (
  holder text COLLATE "C" NOT NULL,
  idempotency_key text COLLATE "C" NOT NULL,
  request text COLLATE "C" NOT NULL,
  asked_at text COLLATE "C" NOT NULL,
  status bigint,
  location text COLLATE "C",
  body text COLLATE "C",
  PRIMARY KEY (holder, idempotency_key)
);

CREATE INDEX api_answer_by_time ON api_answer (asked_at);

-- Webhooks that are managed on pages, beside those of the settings file; name is that of the outbox destination. department and
-- township_code: whose notices it gets, both null: the county's. events: ids of notice kinds, with spaces between.

CREATE TABLE webhook (
  name text COLLATE "C" NOT NULL PRIMARY KEY,
  url text COLLATE "C" NOT NULL,
  events text COLLATE "C" NOT NULL,
  department text COLLATE "C",
  township_code text COLLATE "C",
  sealed_secret bytea NOT NULL,
  is_paused bigint NOT NULL,
  changed_at text COLLATE "C" NOT NULL,
  changed_by text COLLATE "C" NOT NULL
);

-- A destination that does not take a notice is tried again, ever less often, over restarts too. failing_since: its first failure in a row.

ALTER TABLE outbox ADD COLUMN township_code text COLLATE "C";
ALTER TABLE outbox_destination ADD COLUMN attempts bigint NOT NULL DEFAULT 0;
ALTER TABLE outbox_destination ADD COLUMN failing_since text COLLATE "C";
ALTER TABLE outbox_destination ADD COLUMN next_attempt_at text COLLATE "C";
ALTER TABLE outbox_destination ADD COLUMN last_delivered_at text COLLATE "C";

-- Lists for systems go on from the last number seen.

CREATE INDEX submission_by_department ON submission (department, sequence);
CREATE INDEX verification_event_closed ON verification_event (revision) WHERE state = 4;
