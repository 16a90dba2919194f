-- What leaves the exchange: written with the change it tells of, delivered in the order of its numbers to each destination by itself.
-- A destination is a place in that order. state: 0 delivering, 1 stopped until somebody asks, 2 asked: one attempt.

CREATE TABLE outbox (
  notice_no INTEGER NOT NULL PRIMARY KEY,
  notice_id TEXT NOT NULL UNIQUE,
  kind INTEGER NOT NULL,
  department TEXT NOT NULL,
  body TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE outbox_destination (
  name TEXT NOT NULL PRIMARY KEY,
  delivered_up_to INTEGER NOT NULL,
  state INTEGER NOT NULL,
  reason TEXT,
  stopped_at TEXT,
  claimed_by TEXT
) STRICT, WITHOUT ROWID;
