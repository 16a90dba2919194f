-- Who may sign in, and as what. login is in small letters. A sign-in is held by session_id and security_stamp: the first changes with every
-- sign-in, the second with everything that changes about the account. totp_step is the last step of time whose code was used.

CREATE TABLE account (
  account_no bigint NOT NULL PRIMARY KEY,
  login text COLLATE "C" NOT NULL UNIQUE,
  display_name text COLLATE "C" NOT NULL,
  role bigint NOT NULL,
  department text COLLATE "C",
  township_code text COLLATE "C",
  village_code text COLLATE "C",
  password_hash text COLLATE "C",
  must_change_password bigint NOT NULL,
  failed_count bigint NOT NULL,
  locked_until text COLLATE "C",
  security_stamp text COLLATE "C" NOT NULL,
  session_id text COLLATE "C",
  sealed_totp_key bytea,
  totp_confirmed bigint NOT NULL,
  totp_required bigint NOT NULL,
  totp_step bigint NOT NULL,
  disabled bigint NOT NULL,
  created_at text COLLATE "C" NOT NULL,
  created_by text COLLATE "C" NOT NULL,
  last_sign_in text COLLATE "C",
  revision bigint NOT NULL
);

CREATE INDEX account_by_role ON account (role, login);

-- An account's last sign-ins, for its owner to look at; what everybody did stands in the audit log.

CREATE TABLE account_sign_in (
  account_no bigint NOT NULL REFERENCES account (account_no),
  number bigint NOT NULL,
  at text COLLATE "C" NOT NULL,
  address text COLLATE "C" NOT NULL,
  PRIMARY KEY (account_no, number)
);

-- Who reports for a department, and who did before. until is null for the one who does now.

CREATE TABLE liaison (
  liaison_no bigint NOT NULL PRIMARY KEY,
  department text COLLATE "C" NOT NULL,
  account_no bigint NOT NULL REFERENCES account (account_no),
  registered_at text COLLATE "C" NOT NULL,
  registered_by text COLLATE "C" NOT NULL,
  until text COLLATE "C",
  ended_by text COLLATE "C"
);

CREATE UNIQUE INDEX liaison_now ON liaison (department) WHERE until IS NULL;
CREATE INDEX liaison_by_department ON liaison (department, liaison_no);

-- The keys that sign-ins and forms are protected with, shared by all web processes; their secrets are sealed.

CREATE TABLE protection_key (
  name text COLLATE "C" NOT NULL PRIMARY KEY,
  xml text COLLATE "C" NOT NULL
);
