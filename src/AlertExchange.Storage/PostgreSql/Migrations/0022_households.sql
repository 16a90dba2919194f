-- People are looked for by name.

CREATE INDEX roster_person_by_name ON roster_person (name);

-- Which batches tell of a household: households are spread over some buckets, and a row holds those of one bucket that entries of one batch
-- belong to, 8 bytes each. More than is true may stand here, never less: whoever looks a household up asks the batch itself.

CREATE TABLE household_batch (
  bucket bigint NOT NULL,
  batch_id bigint NOT NULL,
  households bytea NOT NULL,
  PRIMARY KEY (bucket, batch_id)
);

-- Batches that were matched before this table was there.

CREATE TABLE household_batch_to_do (
  batch_id bigint NOT NULL PRIMARY KEY
);

INSERT INTO household_batch_to_do (batch_id) SELECT batch_id FROM batch_match;

CREATE INDEX review_event_by_batch ON review_event (batch_id);

-- How often somebody looked at whole values within the hour.

CREATE INDEX audit_entry_by_login_action ON audit_entry (login, action, at);
