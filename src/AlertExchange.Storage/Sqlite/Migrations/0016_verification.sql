-- The course of verification tasks: what people did, added and never changed, beside task_event, whose revision each step shares.
-- handed_to: the village a township handed a task to. note is sealed, for it may name people; form_id tells a form that is sent twice.
-- Photos stand as sealed files in the data directory; what was sent with them besides the picture is not kept.

ALTER TABLE task ADD COLUMN handed_to TEXT;
ALTER TABLE task ADD COLUMN is_placed_by_hand INTEGER NOT NULL DEFAULT 0;
ALTER TABLE task ADD COLUMN is_aid_given INTEGER NOT NULL DEFAULT 0;

CREATE INDEX task_open_by_due ON task (due_on, task_no) WHERE state <> 3 AND state <> 4;
CREATE INDEX task_by_state ON task (state, due_on, task_no);
CREATE INDEX task_by_township ON task (township_code, state, due_on, task_no);
CREATE INDEX task_by_village ON task (handed_to, state, due_on, task_no) WHERE handed_to IS NOT NULL;

CREATE TABLE verification_event (
  task_no INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  action INTEGER NOT NULL,
  state INTEGER NOT NULL,
  role INTEGER NOT NULL,
  login TEXT NOT NULL,
  name TEXT NOT NULL,
  outcome INTEGER,
  reason TEXT,
  visited_on TEXT,
  look_again_on TEXT,
  township_code TEXT,
  village_code TEXT,
  sealed_note BLOB,
  form_id TEXT,
  at TEXT NOT NULL,
  PRIMARY KEY (task_no, revision)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX verification_event_by_form ON verification_event (form_id) WHERE form_id IS NOT NULL;

CREATE TABLE verification_photo (
  task_no INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  position INTEGER NOT NULL,
  file_id TEXT NOT NULL,
  format INTEGER NOT NULL,
  length INTEGER NOT NULL,
  PRIMARY KEY (task_no, revision, position)
) STRICT, WITHOUT ROWID;
