-- What leaves the exchange: written with the change it tells of, delivered in the order of its numbers to each destination by itself.
-- A destination is a place in that order. state: 0 delivering, 1 stopped until somebody asks, 2 asked: one attempt.

CREATE TABLE outbox (
  notice_no bigint NOT NULL PRIMARY KEY,
  notice_id text COLLATE "C" NOT NULL UNIQUE,
  kind bigint NOT NULL,
  department text COLLATE "C" NOT NULL,
  body text COLLATE "C" NOT NULL,
  created_at text COLLATE "C" NOT NULL
);

CREATE TABLE outbox_destination (
  name text COLLATE "C" NOT NULL PRIMARY KEY,
  delivered_up_to bigint NOT NULL,
  state bigint NOT NULL,
  reason text COLLATE "C",
  stopped_at text COLLATE "C",
  claimed_by text COLLATE "C"
);
