-- The audit log: who did what when. Entries are added and never changed. mac is a keyed hash over the entry's columns and the mac of the
-- entry before, so that each entry vouches for all before it; at is UTC; sealed_reason may name people.

CREATE TABLE audit_entry (
  entry_no bigint NOT NULL PRIMARY KEY,
  at text COLLATE "C" NOT NULL,
  login text COLLATE "C" NOT NULL,
  role bigint,
  action bigint NOT NULL,
  subject text COLLATE "C" NOT NULL,
  sealed_reason bytea,
  details text COLLATE "C",
  address text COLLATE "C",
  mac bytea NOT NULL
);

CREATE INDEX audit_entry_by_time ON audit_entry (at);
CREATE INDEX audit_entry_by_login ON audit_entry (login, entry_no);
CREATE INDEX audit_entry_by_action ON audit_entry (action, entry_no);
CREATE INDEX audit_entry_by_subject ON audit_entry (subject, entry_no);

-- Where the chain ends; one row, number 1. seal is a keyed hash over both: the next entry goes on from here whatever the table says.

CREATE TABLE audit_head (
  place bigint NOT NULL PRIMARY KEY,
  entry_no bigint NOT NULL,
  mac bytea NOT NULL,
  seal bytea NOT NULL
);
