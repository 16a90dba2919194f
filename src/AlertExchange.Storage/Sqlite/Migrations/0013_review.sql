-- Clerical review. What people decided about possible matches, and the proposal they decided on: events, never changed. subject is a keyed
-- hash of whom rows say they mean, event_key their natural key without the month; persons are numbers of people with spaces between;
-- proposal is the match as it stood. undoes names the decision that an undo takes back.

CREATE TABLE review_event (
  event_no INTEGER PRIMARY KEY,
  subject BLOB NOT NULL,
  revision INTEGER NOT NULL,
  step INTEGER NOT NULL,
  department TEXT NOT NULL,
  kind INTEGER NOT NULL,
  event_key INTEGER NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES batch (batch_id),
  ordinal INTEGER NOT NULL,
  roster_version INTEGER NOT NULL,
  persons TEXT NOT NULL,
  proposal BLOB,
  undoes INTEGER,
  decided_by TEXT NOT NULL,
  sealed_reason BLOB NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (subject, revision)
) STRICT;

-- What has yet to follow from a decision; gone when it has. is_matched: batches are matched again, households wait to be assessed.
-- waits_for: submissions that were being read or matched meanwhile, with spaces between.

CREATE TABLE review_work (
  event_no INTEGER PRIMARY KEY REFERENCES review_event (event_no),
  is_matched INTEGER NOT NULL,
  waits_for TEXT NOT NULL,
  claimed_by TEXT
) STRICT;

CREATE TABLE review_household (
  event_no INTEGER NOT NULL,
  household_key INTEGER NOT NULL,
  submission_id TEXT NOT NULL REFERENCES submission (submission_id),
  PRIMARY KEY (event_no, household_key)
) STRICT, WITHOUT ROWID;

-- Steps of tasks that decisions brought about; counts is 0 for those whose decision was undone.

CREATE TABLE review_touch (
  task_no INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  event_no INTEGER NOT NULL REFERENCES review_event (event_no),
  counts INTEGER NOT NULL,
  PRIMARY KEY (task_no, revision)
) STRICT, WITHOUT ROWID;

CREATE INDEX review_touch_by_event ON review_touch (event_no);

-- How warnings stood before each step-up.

CREATE TABLE warning_step (
  warning_no INTEGER NOT NULL,
  level INTEGER NOT NULL,
  status INTEGER NOT NULL,
  escalated_at TEXT,
  event_keys BLOB NOT NULL,
  PRIMARY KEY (warning_no, level)
) STRICT, WITHOUT ROWID;
