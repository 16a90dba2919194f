-- Rows are kept in the order they came (warning_no, task_no): the ids are hashes, and rows in the order of hashes would touch nearly
-- every page in every transaction. warning_id and task_id are the 64 bits behind W- and T-. household_key and person_key are subject keys (negative: off the roster).
-- alerts holds the ids of the alerts behind a warning, 16 bytes each.

CREATE TABLE warning (
  warning_no INTEGER PRIMARY KEY,
  warning_id INTEGER NOT NULL UNIQUE,
  household_key INTEGER NOT NULL,
  person_key INTEGER NOT NULL,
  rule TEXT NOT NULL,
  kind INTEGER NOT NULL,
  department TEXT NOT NULL,
  first_period TEXT NOT NULL,
  period TEXT NOT NULL,
  window_year INTEGER NOT NULL,
  measure TEXT,
  threshold TEXT NOT NULL,
  clause TEXT NOT NULL,
  colour TEXT,
  alerts BLOB NOT NULL,
  event_keys BLOB NOT NULL,
  status INTEGER NOT NULL,
  escalated_at TEXT,
  level INTEGER NOT NULL,
  raised_on TEXT NOT NULL,
  roster_version INTEGER NOT NULL,
  policy_version TEXT NOT NULL,
  township_code TEXT,
  township TEXT,
  village_code TEXT,
  village TEXT
) STRICT;

CREATE INDEX warning_by_household ON warning (household_key);

CREATE TABLE warning_event (
  warning_no INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  change INTEGER NOT NULL,
  measure TEXT,
  submission_id TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (warning_no, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE task (
  task_no INTEGER PRIMARY KEY,
  task_id INTEGER NOT NULL UNIQUE,
  household_key INTEGER NOT NULL,
  number INTEGER NOT NULL,
  first_period TEXT NOT NULL,
  last_period TEXT NOT NULL,
  township_code TEXT,
  township TEXT,
  village_code TEXT,
  village TEXT,
  state INTEGER NOT NULL,
  assigned_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  outcome TEXT
) STRICT;

CREATE INDEX task_by_household ON task (household_key);

CREATE TABLE task_warning (
  task_no INTEGER NOT NULL,
  position INTEGER NOT NULL,
  warning_id INTEGER NOT NULL,
  PRIMARY KEY (task_no, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE task_event (
  task_no INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  state INTEGER NOT NULL,
  warnings INTEGER NOT NULL,
  submission_id TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (task_no, revision)
) STRICT, WITHOUT ROWID;
