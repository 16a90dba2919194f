-- What could not be worked on waits here, apart from its neighbours. Faults are exception types, never messages. A replay is recorded
-- with who asked for it; letter_id names what was replayed.

ALTER TABLE batch ADD parked bigint NOT NULL DEFAULT 0;
ALTER TABLE submission ADD parked bigint NOT NULL DEFAULT 0;

CREATE TABLE parked_row (
  batch_id bigint NOT NULL REFERENCES batch (batch_id),
  ordinal bigint NOT NULL,
  fault nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  parked_at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  PRIMARY KEY (batch_id, ordinal)
);

CREATE TABLE parked_household (
  household_key bigint NOT NULL PRIMARY KEY,
  submission_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES submission (submission_id),
  fault nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  parked_at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL
);

CREATE TABLE replay (
  replay_no bigint NOT NULL PRIMARY KEY,
  letter_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  replayed_by nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  replayed_at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  outcome nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL
);
