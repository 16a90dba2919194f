-- What the bureau's desks need. review_case is made beside the path, from stored batches, and can be made anew at any time: one row for each row
-- of a batch that waits for review (waits = 1) or on which a decision stands (decision: its number). position orders what waits: severe first, then
-- likely, then large. sealed holds what a list shows of the people. review_place is where somebody was, review_draft what they had typed (sealed).

CREATE TABLE review_case (
  batch_id bigint NOT NULL REFERENCES batch (batch_id),
  ordinal bigint NOT NULL,
  waits bigint NOT NULL,
  decision bigint,
  position bigint NOT NULL,
  department nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  period nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  kind bigint NOT NULL,
  score bigint NOT NULL,
  township_code nvarchar(100) COLLATE Latin1_General_100_BIN2,
  best_township_code nvarchar(100) COLLATE Latin1_General_100_BIN2,
  township nvarchar(max) COLLATE Latin1_General_100_BIN2,
  best_township nvarchar(max) COLLATE Latin1_General_100_BIN2,
  sealed varbinary(max) NOT NULL,
  PRIMARY KEY (batch_id, ordinal)
);

CREATE INDEX review_case_by_position ON review_case (waits, position, batch_id, ordinal);
CREATE INDEX review_case_by_decision ON review_case (decision) WHERE decision IS NOT NULL;
CREATE INDEX review_event_by_key ON review_event (event_key);

CREATE TABLE review_place (
  login nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
  filter nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  batch_id bigint NOT NULL,
  ordinal bigint NOT NULL,
  decided_batch_id bigint,
  decided_ordinal bigint,
  at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL
);

CREATE TABLE review_draft (
  login nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  batch_id bigint NOT NULL,
  ordinal bigint NOT NULL,
  choice bigint NOT NULL,
  sealed_reason varbinary(max) NOT NULL,
  at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  PRIMARY KEY (login, batch_id, ordinal)
);

-- Quality findings of a version, and files that wait to be imported. A preview names people and is sealed.

CREATE TABLE roster_finding (
  version bigint NOT NULL,
  number bigint NOT NULL,
  kind bigint NOT NULL,
  household_code nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  person_code nvarchar(max) COLLATE Latin1_General_100_BIN2,
  message nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  PRIMARY KEY (version, number)
);

CREATE INDEX roster_finding_by_kind ON roster_finding (version, kind, number);

CREATE TABLE roster_draft (
  draft_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
  file_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  file_name nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  length bigint NOT NULL,
  uploaded_by nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  uploaded_at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  base_version bigint,
  refusal nvarchar(max) COLLATE Latin1_General_100_BIN2,
  sealed_preview varbinary(max)
);

-- What came or went with a version. The first version brought everybody and is not compared with anything.

CREATE INDEX roster_person_by_from ON roster_person (from_version, household_no) WHERE from_version > 1;
CREATE INDEX roster_person_by_to ON roster_person (to_version, household_no) WHERE to_version IS NOT NULL;

-- Policy profiles as they were put into force, word for word, and what somebody is about to.

CREATE TABLE policy_use (
  use_no bigint NOT NULL PRIMARY KEY,
  source nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  name nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  fingerprint nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  content nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  used_by nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  used_at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  reason nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL
);

CREATE TABLE policy_draft (
  login nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
  file_name nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  content nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  uploaded_at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL
);
