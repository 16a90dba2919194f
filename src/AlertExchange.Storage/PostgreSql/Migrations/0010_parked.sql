-- What could not be worked on waits here, apart from its neighbours. Faults are exception types, never messages. A replay is recorded
-- with who asked for it; letter_id names what was replayed.

ALTER TABLE batch ADD COLUMN parked bigint NOT NULL DEFAULT 0;
ALTER TABLE submission ADD COLUMN parked bigint NOT NULL DEFAULT 0;

CREATE TABLE parked_row (
  batch_id bigint NOT NULL REFERENCES batch (batch_id),
  ordinal bigint NOT NULL,
  fault text COLLATE "C" NOT NULL,
  parked_at text COLLATE "C" NOT NULL,
  PRIMARY KEY (batch_id, ordinal)
);

CREATE TABLE parked_household (
  household_key bigint NOT NULL PRIMARY KEY,
  submission_id text COLLATE "C" NOT NULL REFERENCES submission (submission_id),
  fault text COLLATE "C" NOT NULL,
  parked_at text COLLATE "C" NOT NULL
);

CREATE TABLE replay (
  replay_no bigint NOT NULL PRIMARY KEY,
  letter_id text COLLATE "C" NOT NULL,
  replayed_by text COLLATE "C" NOT NULL,
  replayed_at text COLLATE "C" NOT NULL,
  outcome text COLLATE "C" NOT NULL
);
