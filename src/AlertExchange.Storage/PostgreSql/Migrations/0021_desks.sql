-- What the bureau's desks need. review_case is made beside the path, from stored batches, and can be made anew at any time: one row for each row
-- of a batch that waits for review (waits = 1) or on which a decision stands (decision: its number). position orders what waits: severe first, then
-- likely, then large. sealed holds what a list shows of the people. review_place is where somebody was, review_draft what they had typed (sealed).

CREATE TABLE review_case (
  batch_id bigint NOT NULL REFERENCES batch (batch_id),
  ordinal bigint NOT NULL,
  waits bigint NOT NULL,
  decision bigint,
  position bigint NOT NULL,
  department text COLLATE "C" NOT NULL,
  period text COLLATE "C" NOT NULL,
  kind bigint NOT NULL,
  score bigint NOT NULL,
  township_code text COLLATE "C",
  best_township_code text COLLATE "C",
  township text COLLATE "C",
  best_township text COLLATE "C",
  sealed bytea NOT NULL,
  PRIMARY KEY (batch_id, ordinal)
);

CREATE INDEX review_case_by_position ON review_case (waits, position, batch_id, ordinal);
CREATE INDEX review_case_by_decision ON review_case (decision) WHERE decision IS NOT NULL;
CREATE INDEX review_event_by_key ON review_event (event_key);

CREATE TABLE review_place (
  login text COLLATE "C" NOT NULL PRIMARY KEY,
  filter text COLLATE "C" NOT NULL,
  batch_id bigint NOT NULL,
  ordinal bigint NOT NULL,
  decided_batch_id bigint,
  decided_ordinal bigint,
  at text COLLATE "C" NOT NULL
);

CREATE TABLE review_draft (
  login text COLLATE "C" NOT NULL,
  batch_id bigint NOT NULL,
  ordinal bigint NOT NULL,
  choice bigint NOT NULL,
  sealed_reason bytea NOT NULL,
  at text COLLATE "C" NOT NULL,
  PRIMARY KEY (login, batch_id, ordinal)
);

-- Quality findings of a version, and files that wait to be imported. A preview names people and is sealed.

CREATE TABLE roster_finding (
  version bigint NOT NULL,
  number bigint NOT NULL,
  kind bigint NOT NULL,
  household_code text COLLATE "C" NOT NULL,
  person_code text COLLATE "C",
  message text COLLATE "C" NOT NULL,
  PRIMARY KEY (version, number)
);

CREATE INDEX roster_finding_by_kind ON roster_finding (version, kind, number);

CREATE TABLE roster_draft (
  draft_id text COLLATE "C" NOT NULL PRIMARY KEY,
  file_id text COLLATE "C" NOT NULL,
  file_name text COLLATE "C" NOT NULL,
  length bigint NOT NULL,
  uploaded_by text COLLATE "C" NOT NULL,
  uploaded_at text COLLATE "C" NOT NULL,
  base_version bigint,
  refusal text COLLATE "C",
  sealed_preview bytea
);

-- What came or went with a version. The first version brought everybody and is not compared with anything.

CREATE INDEX roster_person_by_from ON roster_person (from_version, household_no) WHERE from_version > 1;
CREATE INDEX roster_person_by_to ON roster_person (to_version, household_no) WHERE to_version IS NOT NULL;

-- Policy profiles as they were put into force, word for word, and what somebody is about to.

CREATE TABLE policy_use (
  use_no bigint NOT NULL PRIMARY KEY,
  source text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  fingerprint text COLLATE "C" NOT NULL,
  content text COLLATE "C" NOT NULL,
  used_by text COLLATE "C" NOT NULL,
  used_at text COLLATE "C" NOT NULL,
  reason text COLLATE "C" NOT NULL
);

CREATE TABLE policy_draft (
  login text COLLATE "C" NOT NULL PRIMARY KEY,
  file_name text COLLATE "C" NOT NULL,
  content text COLLATE "C" NOT NULL,
  uploaded_at text COLLATE "C" NOT NULL
);
