-- Who may sign in, and as what. login is in small letters. A sign-in is held by session_id and security_stamp: the first changes with every
-- sign-in, the second with everything that changes about the account. totp_step is the last step of time whose code was used.

CREATE TABLE account (
  account_no INTEGER PRIMARY KEY,
  login TEXT NOT NULL UNIQUE,
  display_name TEXT NOT NULL,
  role INTEGER NOT NULL,
  department TEXT,
  township_code TEXT,
  village_code TEXT,
  password_hash TEXT,
  must_change_password INTEGER NOT NULL,
  failed_count INTEGER NOT NULL,
  locked_until TEXT,
  security_stamp TEXT NOT NULL,
  session_id TEXT,
  sealed_totp_key BLOB,
  totp_confirmed INTEGER NOT NULL,
  totp_required INTEGER NOT NULL,
  totp_step INTEGER NOT NULL,
  disabled INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  last_sign_in TEXT,
  revision INTEGER NOT NULL
) STRICT;

CREATE INDEX account_by_role ON account (role, login);

-- An account's last sign-ins, for its owner to look at; what everybody did stands in the audit log.

CREATE TABLE account_sign_in (
  account_no INTEGER NOT NULL REFERENCES account (account_no),
  number INTEGER NOT NULL,
  at TEXT NOT NULL,
  address TEXT NOT NULL,
  PRIMARY KEY (account_no, number)
) STRICT, WITHOUT ROWID;

-- Who reports for a department, and who did before. until is null for the one who does now.

CREATE TABLE liaison (
  liaison_no INTEGER PRIMARY KEY,
  department TEXT NOT NULL,
  account_no INTEGER NOT NULL REFERENCES account (account_no),
  registered_at TEXT NOT NULL,
  registered_by TEXT NOT NULL,
  until TEXT,
  ended_by TEXT
) STRICT;

CREATE UNIQUE INDEX liaison_now ON liaison (department) WHERE until IS NULL;
CREATE INDEX liaison_by_department ON liaison (department, liaison_no);

-- The keys that sign-ins and forms are protected with, shared by all web processes; their secrets are sealed.

CREATE TABLE protection_key (
  name TEXT NOT NULL PRIMARY KEY,
  xml TEXT NOT NULL
) STRICT, WITHOUT ROWID;
