-- The course of verification tasks: what people did, added and never changed, beside task_event, whose revision each step shares.
-- handed_to: the village a township handed a task to. note is sealed, for it may name people; form_id tells a form that is sent twice.
-- Photos stand as sealed files in the data directory; what was sent with them besides the picture is not kept.

ALTER TABLE task ADD handed_to nvarchar(100) COLLATE Latin1_General_100_BIN2;
ALTER TABLE task ADD is_placed_by_hand bigint NOT NULL DEFAULT 0;
ALTER TABLE task ADD is_aid_given bigint NOT NULL DEFAULT 0;

CREATE INDEX task_open_by_due ON task (due_on, task_no) WHERE state <> 3 AND state <> 4;
CREATE INDEX task_by_state ON task (state, due_on, task_no);
CREATE INDEX task_by_township ON task (township_code, state, due_on, task_no);
CREATE INDEX task_by_village ON task (handed_to, state, due_on, task_no) WHERE handed_to IS NOT NULL;

CREATE TABLE verification_event (
  task_no bigint NOT NULL,
  revision bigint NOT NULL,
  action bigint NOT NULL,
  state bigint NOT NULL,
  role bigint NOT NULL,
  login nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  name nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  outcome bigint,
  reason nvarchar(100) COLLATE Latin1_General_100_BIN2,
  visited_on nvarchar(100) COLLATE Latin1_General_100_BIN2,
  look_again_on nvarchar(100) COLLATE Latin1_General_100_BIN2,
  township_code nvarchar(100) COLLATE Latin1_General_100_BIN2,
  village_code nvarchar(100) COLLATE Latin1_General_100_BIN2,
  sealed_note varbinary(max),
  form_id nvarchar(100) COLLATE Latin1_General_100_BIN2,
  at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  PRIMARY KEY (task_no, revision)
);

CREATE UNIQUE INDEX verification_event_by_form ON verification_event (form_id) WHERE form_id IS NOT NULL;

CREATE TABLE verification_photo (
  task_no bigint NOT NULL,
  revision bigint NOT NULL,
  position bigint NOT NULL,
  file_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  format bigint NOT NULL,
  length bigint NOT NULL,
  PRIMARY KEY (task_no, revision, position)
);
