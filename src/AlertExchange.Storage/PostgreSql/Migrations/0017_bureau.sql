-- What the bureau does with warnings, and indices for its lists. measure_fen is the measure in hundredths of a yuan, to order by; an index
-- of an order ends with the row's number, and with the status that nearly every list asks for, so that rows before a page are passed over
-- without looking at them. warning_figures and task_figures hold all that figures are counted by.

ALTER TABLE warning ADD COLUMN measure_fen bigint;
UPDATE warning SET measure_fen = CAST(ROUND(CAST(measure AS numeric) * 100) AS bigint) WHERE measure IS NOT NULL;

CREATE INDEX warning_by_place ON warning (township_code NULLS FIRST, village_code NULLS FIRST, warning_no, status);
CREATE INDEX warning_by_measure ON warning (measure_fen NULLS FIRST, warning_no, status);
CREATE INDEX task_figures ON task (first_period, last_period, state, township_code, due_on);
CREATE INDEX warning_figures ON warning (period, first_period, status, department, township_code, village_code, "rule", colour, household_key, person_key);

-- Whom and what is not to be acted on, until when, by whom and why. An empty column stands for anything; at least one is filled. Never
-- deleted: one that is ended early has another ends_at than planned_until. The reason is sealed, for it may name people.
CREATE TABLE silence (
  silence_no bigint PRIMARY KEY,
  household_key bigint,
  "rule" text COLLATE "C",
  department text COLLATE "C",
  township_code text COLLATE "C",
  owner_login text COLLATE "C" NOT NULL,
  owner_name text COLLATE "C" NOT NULL,
  sealed_reason bytea NOT NULL,
  created_at text COLLATE "C" NOT NULL,
  starts_at text COLLATE "C" NOT NULL,
  ends_at text COLLATE "C" NOT NULL,
  planned_until text COLLATE "C" NOT NULL,
  ended_by text COLLATE "C"
);

CREATE INDEX silence_by_household ON silence (household_key, ends_at);
CREATE INDEX silence_by_end ON silence (ends_at);

-- Warnings that were raised or stepped up while they were silenced, and have no task for it: they are due again afterwards.
CREATE TABLE silenced_warning (
  warning_id bigint PRIMARY KEY,
  household_key bigint NOT NULL,
  submission_id text COLLATE "C" NOT NULL,
  period text COLLATE "C" NOT NULL,
  at text COLLATE "C" NOT NULL
);

CREATE INDEX silenced_warning_by_household ON silenced_warning (household_key);

-- Where somebody said that a household lies whose place the files do not say; the newest entry counts.
CREATE TABLE household_place (
  place_no bigint PRIMARY KEY,
  household_key bigint NOT NULL,
  township_code text COLLATE "C" NOT NULL,
  township text COLLATE "C" NOT NULL,
  village_code text COLLATE "C",
  village text COLLATE "C",
  login text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  at text COLLATE "C" NOT NULL
);

CREATE INDEX household_place_by_household ON household_place (household_key, place_no);

-- 催办: the bureau asks the township for a task. Seen beside the task.
CREATE TABLE task_reminder (
  reminder_no bigint PRIMARY KEY,
  task_no bigint NOT NULL,
  login text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  at text COLLATE "C" NOT NULL
);

CREATE INDEX task_reminder_by_task ON task_reminder (task_no, reminder_no);

-- A list as somebody filters and orders it, under a name; shared with the desk or theirs alone.
CREATE TABLE saved_view (
  view_no bigint PRIMARY KEY,
  list text COLLATE "C" NOT NULL,
  login text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  query text COLLATE "C" NOT NULL,
  shared bigint NOT NULL,
  saved_at text COLLATE "C" NOT NULL
);

CREATE UNIQUE INDEX saved_view_by_name ON saved_view (list, login, name);
