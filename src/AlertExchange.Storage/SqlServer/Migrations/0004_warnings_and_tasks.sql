-- Rows are kept in the order they came (warning_no, task_no): the ids are hashes, and rows in the order of hashes would touch nearly
-- every page in every transaction. warning_id and task_id are the 64 bits behind W- and T-. household_key and person_key are subject keys (negative: off the roster).
-- alerts holds the ids of the alerts behind a warning, 16 bytes each.

CREATE TABLE warning (
  warning_no bigint NOT NULL PRIMARY KEY,
  warning_id bigint NOT NULL UNIQUE,
  household_key bigint NOT NULL,
  person_key bigint NOT NULL,
  "rule" nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  kind bigint NOT NULL,
  department nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  first_period nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  period nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  window_year bigint NOT NULL,
  measure nvarchar(100) COLLATE Latin1_General_100_BIN2,
  threshold nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  clause nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  colour nvarchar(100) COLLATE Latin1_General_100_BIN2,
  alerts varbinary(max) NOT NULL,
  event_keys varbinary(max) NOT NULL,
  status bigint NOT NULL,
  escalated_at nvarchar(100) COLLATE Latin1_General_100_BIN2,
  level bigint NOT NULL,
  raised_on nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  roster_version bigint NOT NULL,
  policy_version nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  township_code nvarchar(100) COLLATE Latin1_General_100_BIN2,
  township nvarchar(max) COLLATE Latin1_General_100_BIN2,
  village_code nvarchar(100) COLLATE Latin1_General_100_BIN2,
  village nvarchar(max) COLLATE Latin1_General_100_BIN2
);

CREATE INDEX warning_by_household ON warning (household_key);

CREATE TABLE warning_event (
  warning_no bigint NOT NULL,
  revision bigint NOT NULL,
  change bigint NOT NULL,
  measure nvarchar(100) COLLATE Latin1_General_100_BIN2,
  submission_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  PRIMARY KEY (warning_no, revision)
);

CREATE TABLE task (
  task_no bigint NOT NULL PRIMARY KEY,
  task_id bigint NOT NULL UNIQUE,
  household_key bigint NOT NULL,
  number bigint NOT NULL,
  first_period nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  last_period nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  township_code nvarchar(100) COLLATE Latin1_General_100_BIN2,
  township nvarchar(max) COLLATE Latin1_General_100_BIN2,
  village_code nvarchar(100) COLLATE Latin1_General_100_BIN2,
  village nvarchar(max) COLLATE Latin1_General_100_BIN2,
  state bigint NOT NULL,
  assigned_on nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  due_on nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  outcome nvarchar(max) COLLATE Latin1_General_100_BIN2
);

CREATE INDEX task_by_household ON task (household_key);

CREATE TABLE task_warning (
  task_no bigint NOT NULL,
  position bigint NOT NULL,
  warning_id bigint NOT NULL,
  PRIMARY KEY (task_no, position)
);

CREATE TABLE task_event (
  task_no bigint NOT NULL,
  revision bigint NOT NULL,
  state bigint NOT NULL,
  warnings bigint NOT NULL,
  submission_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  PRIMARY KEY (task_no, revision)
);
