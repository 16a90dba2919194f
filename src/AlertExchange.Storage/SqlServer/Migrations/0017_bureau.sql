-- What the bureau does with warnings, and indices for its lists. measure_fen is the measure in hundredths of a yuan, to order by; an index
-- of an order ends with the row's number, and with the status that nearly every list asks for, so that rows before a page are passed over
-- without looking at them. warning_figures and task_figures hold all that figures are counted by.

ALTER TABLE warning ADD measure_fen bigint;
-- A statement sees a new column in a batch of its own only.
EXEC ('UPDATE warning SET measure_fen = CAST(ROUND(CAST(measure AS decimal(28, 6)) * 100, 0) AS bigint) WHERE measure IS NOT NULL');

CREATE INDEX warning_by_place ON warning (township_code, village_code, warning_no, status);
EXEC ('CREATE INDEX warning_by_measure ON warning (measure_fen, warning_no, status)');
CREATE INDEX task_figures ON task (first_period, last_period, state, township_code, due_on);
CREATE INDEX warning_figures ON warning (period, first_period, status, department, township_code, village_code, "rule", colour, household_key, person_key);

-- Whom and what is not to be acted on, until when, by whom and why. An empty column stands for anything; at least one is filled. Never
-- deleted: one that is ended early has another ends_at than planned_until. The reason is sealed, for it may name people.
CREATE TABLE silence (
  silence_no bigint NOT NULL PRIMARY KEY,
  household_key bigint,
  "rule" nvarchar(100) COLLATE Latin1_General_100_BIN2,
  department nvarchar(100) COLLATE Latin1_General_100_BIN2,
  township_code nvarchar(100) COLLATE Latin1_General_100_BIN2,
  owner_login nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  owner_name nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  sealed_reason varbinary(max) NOT NULL,
  created_at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  starts_at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  ends_at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  planned_until nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  ended_by nvarchar(100) COLLATE Latin1_General_100_BIN2
);

CREATE INDEX silence_by_household ON silence (household_key, ends_at);
CREATE INDEX silence_by_end ON silence (ends_at);

-- Warnings that were raised or stepped up while they were silenced, and have no task for it: they are due again afterwards.
CREATE TABLE silenced_warning (
  warning_id bigint NOT NULL PRIMARY KEY,
  household_key bigint NOT NULL,
  submission_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  period nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL
);

CREATE INDEX silenced_warning_by_household ON silenced_warning (household_key);

-- Where somebody said that a household lies whose place the files do not say; the newest entry counts.
CREATE TABLE household_place (
  place_no bigint NOT NULL PRIMARY KEY,
  household_key bigint NOT NULL,
  township_code nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  township nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  village_code nvarchar(100) COLLATE Latin1_General_100_BIN2,
  village nvarchar(max) COLLATE Latin1_General_100_BIN2,
  login nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  name nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL
);

CREATE INDEX household_place_by_household ON household_place (household_key, place_no);

-- 催办: the bureau asks the township for a task. Seen beside the task.
CREATE TABLE task_reminder (
  reminder_no bigint NOT NULL PRIMARY KEY,
  task_no bigint NOT NULL,
  login nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  name nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL
);

CREATE INDEX task_reminder_by_task ON task_reminder (task_no, reminder_no);

-- A list as somebody filters and orders it, under a name; shared with the desk or theirs alone.
CREATE TABLE saved_view (
  view_no bigint NOT NULL PRIMARY KEY,
  list nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  login nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  name nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  query nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  shared bigint NOT NULL,
  saved_at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL
);

CREATE UNIQUE INDEX saved_view_by_name ON saved_view (list, login, name);
