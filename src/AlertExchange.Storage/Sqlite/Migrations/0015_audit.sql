-- The audit log: who did what when. Entries are added and never changed. mac is a keyed hash over the entry's columns and the mac of the
-- entry before, so that each entry vouches for all before it; at is UTC; sealed_reason may name people.

CREATE TABLE audit_entry (
  entry_no INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  login TEXT NOT NULL,
  role INTEGER,
  action INTEGER NOT NULL,
  subject TEXT NOT NULL,
  sealed_reason BLOB,
  details TEXT,
  address TEXT,
  mac BLOB NOT NULL
) STRICT;

CREATE INDEX audit_entry_by_time ON audit_entry (at);
CREATE INDEX audit_entry_by_login ON audit_entry (login, entry_no);
CREATE INDEX audit_entry_by_action ON audit_entry (action, entry_no);
CREATE INDEX audit_entry_by_subject ON audit_entry (subject, entry_no);

-- Where the chain ends; one row, number 1. seal is a keyed hash over both: the next entry goes on from here whatever the table says.

CREATE TABLE audit_head (
  place INTEGER PRIMARY KEY,
  entry_no INTEGER NOT NULL,
  mac BLOB NOT NULL,
  seal BLOB NOT NULL
) STRICT;
