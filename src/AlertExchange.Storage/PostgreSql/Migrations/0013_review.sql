-- Clerical review. What people decided about possible matches, and the proposal they decided on: events, never changed. subject is a keyed
-- hash of whom rows say they mean, event_key their natural key without the month; persons are numbers of people with spaces between;
-- proposal is the match as it stood. undoes names the decision that an undo takes back.

CREATE TABLE review_event (
  event_no bigint NOT NULL PRIMARY KEY,
  subject bytea NOT NULL,
  revision bigint NOT NULL,
  step bigint NOT NULL,
  department text COLLATE "C" NOT NULL,
  kind bigint NOT NULL,
  event_key bigint NOT NULL,
  batch_id bigint NOT NULL REFERENCES batch (batch_id),
  ordinal bigint NOT NULL,
  roster_version bigint NOT NULL,
  persons text COLLATE "C" NOT NULL,
  proposal bytea,
  undoes bigint,
  decided_by text COLLATE "C" NOT NULL,
  sealed_reason bytea NOT NULL,
  at text COLLATE "C" NOT NULL,
  UNIQUE (subject, revision)
);

-- What has yet to follow from a decision; gone when it has. is_matched: batches are matched again, households wait to be assessed.
-- waits_for: submissions that were being read or matched meanwhile, with spaces between.

CREATE TABLE review_work (
  event_no bigint NOT NULL PRIMARY KEY REFERENCES review_event (event_no),
  is_matched bigint NOT NULL,
  waits_for text COLLATE "C" NOT NULL,
  claimed_by text COLLATE "C"
);

CREATE TABLE review_household (
  event_no bigint NOT NULL,
  household_key bigint NOT NULL,
  submission_id text COLLATE "C" NOT NULL REFERENCES submission (submission_id),
  PRIMARY KEY (event_no, household_key)
);

-- Steps of tasks that decisions brought about; counts is 0 for those whose decision was undone.

CREATE TABLE review_touch (
  task_no bigint NOT NULL,
  revision bigint NOT NULL,
  event_no bigint NOT NULL REFERENCES review_event (event_no),
  counts bigint NOT NULL,
  PRIMARY KEY (task_no, revision)
);

CREATE INDEX review_touch_by_event ON review_touch (event_no);

-- How warnings stood before each step-up.

CREATE TABLE warning_step (
  warning_no bigint NOT NULL,
  level bigint NOT NULL,
  status bigint NOT NULL,
  escalated_at text COLLATE "C",
  event_keys bytea NOT NULL,
  PRIMARY KEY (warning_no, level)
);
