-- What leaves the exchange: written with the change it tells of, delivered in the order of its numbers to each destination by itself.
-- A destination is a place in that order. state: 0 delivering, 1 stopped until somebody asks, 2 asked: one attempt.

CREATE TABLE outbox (
  notice_no bigint NOT NULL PRIMARY KEY,
  notice_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL UNIQUE,
  kind bigint NOT NULL,
  department nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  body nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  created_at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL
);

CREATE TABLE outbox_destination (
  name nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
  delivered_up_to bigint NOT NULL,
  state bigint NOT NULL,
  reason nvarchar(max) COLLATE Latin1_General_100_BIN2,
  stopped_at nvarchar(100) COLLATE Latin1_General_100_BIN2,
  claimed_by nvarchar(100) COLLATE Latin1_General_100_BIN2
);
