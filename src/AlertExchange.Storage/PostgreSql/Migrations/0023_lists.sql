-- What lists and figures read: a narrow row for each warning and task, with an index for each order and filter. Made beside the path of files:
-- whoever changes warnings or tasks notes in list_change which ones (subject 0: warnings, 1: tasks; row numbers from first_no to last_no), and
-- whoever asks for a list has what was noted taken in first. The path then pays for none of these indices. Can be made anew at any time.

CREATE TABLE list_change (
  revision bigint NOT NULL,
  subject bigint NOT NULL,
  first_no bigint NOT NULL,
  last_no bigint NOT NULL,
  PRIMARY KEY (revision, subject, first_no)
);

CREATE TABLE warning_list (
  warning_no bigint PRIMARY KEY,
  warning_id bigint NOT NULL,
  household_key bigint NOT NULL,
  person_key bigint NOT NULL,
  "rule" text COLLATE "C" NOT NULL,
  department text COLLATE "C" NOT NULL,
  first_period text COLLATE "C" NOT NULL,
  period text COLLATE "C" NOT NULL,
  measure_fen bigint,
  colour text COLLATE "C",
  status bigint NOT NULL,
  township_code text COLLATE "C",
  village_code text COLLATE "C"
);

INSERT INTO warning_list (warning_no, warning_id, household_key, person_key, "rule", department, first_period, period, measure_fen, colour, status, township_code, village_code)
SELECT warning_no, warning_id, household_key, person_key, "rule", department, first_period, period, measure_fen, colour, status, township_code, village_code FROM warning;

CREATE INDEX warning_list_by_place ON warning_list (township_code NULLS FIRST, village_code NULLS FIRST, warning_no, status);
CREATE INDEX warning_list_by_measure ON warning_list (measure_fen NULLS FIRST, warning_no, status);
CREATE INDEX warning_list_by_department ON warning_list (department, warning_no, status);
CREATE INDEX warning_list_by_rule ON warning_list ("rule", warning_no, status);
CREATE INDEX warning_list_by_household ON warning_list (household_key, warning_no, status);
CREATE INDEX warning_list_figures ON warning_list (period, first_period, status, department, township_code, village_code, "rule", colour, household_key, person_key);

DROP INDEX warning_by_place;
DROP INDEX warning_by_measure;
DROP INDEX warning_figures;

CREATE TABLE task_list (
  task_no bigint PRIMARY KEY,
  state bigint NOT NULL,
  due_on text COLLATE "C" NOT NULL,
  first_period text COLLATE "C" NOT NULL,
  last_period text COLLATE "C" NOT NULL,
  township_code text COLLATE "C",
  village_code text COLLATE "C",
  handed_to text COLLATE "C",
  outcome text COLLATE "C"
);

INSERT INTO task_list (task_no, state, due_on, first_period, last_period, township_code, village_code, handed_to, outcome)
SELECT task_no, state, due_on, first_period, last_period, township_code, village_code, handed_to, outcome FROM task;

CREATE INDEX task_list_open_by_due ON task_list (due_on, task_no) WHERE state <> 3 AND state <> 4;
CREATE INDEX task_list_by_state ON task_list (state, due_on, task_no);
CREATE INDEX task_list_by_township ON task_list (township_code, state, due_on, task_no);
CREATE INDEX task_list_by_village ON task_list (handed_to, state, due_on, task_no) WHERE handed_to IS NOT NULL;
CREATE INDEX task_list_figures ON task_list (first_period, last_period, state, township_code, due_on);

DROP INDEX task_figures;
DROP INDEX task_open_by_due;
DROP INDEX task_by_state;
DROP INDEX task_by_township;
DROP INDEX task_by_village;
