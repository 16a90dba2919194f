-- Rows are kept in the order they came (warning_no, task_no): the ids are hashes, and rows in the order of hashes would touch nearly
-- every page in every transaction. warning_id and task_id are the 64 bits behind W- and T-. household_key and person_key are subject keys (negative: off the roster).
-- alerts holds the ids of the alerts behind a warning, 16 bytes each.

CREATE TABLE warning (
  warning_no bigint PRIMARY KEY,
  warning_id bigint NOT NULL UNIQUE,
  household_key bigint NOT NULL,
  person_key bigint NOT NULL,
  rule text COLLATE "C" NOT NULL,
  kind bigint NOT NULL,
  department text COLLATE "C" NOT NULL,
  first_period text COLLATE "C" NOT NULL,
  period text COLLATE "C" NOT NULL,
  window_year bigint NOT NULL,
  measure text COLLATE "C",
  threshold text COLLATE "C" NOT NULL,
  clause text COLLATE "C" NOT NULL,
  colour text COLLATE "C",
  alerts bytea NOT NULL,
  event_keys bytea NOT NULL,
  status bigint NOT NULL,
  escalated_at text COLLATE "C",
  level bigint NOT NULL,
  raised_on text COLLATE "C" NOT NULL,
  roster_version bigint NOT NULL,
  policy_version text COLLATE "C" NOT NULL,
  township_code text COLLATE "C",
  township text COLLATE "C",
  village_code text COLLATE "C",
  village text COLLATE "C"
);

CREATE INDEX warning_by_household ON warning (household_key);

CREATE TABLE warning_event (
  warning_no bigint NOT NULL,
  revision bigint NOT NULL,
  change bigint NOT NULL,
  measure text COLLATE "C",
  submission_id text COLLATE "C" NOT NULL,
  at text COLLATE "C" NOT NULL,
  PRIMARY KEY (warning_no, revision)
);

CREATE TABLE task (
  task_no bigint PRIMARY KEY,
  task_id bigint NOT NULL UNIQUE,
  household_key bigint NOT NULL,
  number bigint NOT NULL,
  first_period text COLLATE "C" NOT NULL,
  last_period text COLLATE "C" NOT NULL,
  township_code text COLLATE "C",
  township text COLLATE "C",
  village_code text COLLATE "C",
  village text COLLATE "C",
  state bigint NOT NULL,
  assigned_on text COLLATE "C" NOT NULL,
  due_on text COLLATE "C" NOT NULL,
  outcome text COLLATE "C"
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
  submission_id text COLLATE "C" NOT NULL,
  at text COLLATE "C" NOT NULL,
  PRIMARY KEY (task_no, revision)
);
