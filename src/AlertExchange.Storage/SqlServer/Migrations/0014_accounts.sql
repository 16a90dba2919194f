-- Who may sign in, and as what. login is in small letters. A sign-in is held by session_id and security_stamp: the first changes with every
-- sign-in, the second with everything that changes about the account. totp_step is the last step of time whose code was used.

CREATE TABLE account (
  account_no bigint NOT NULL PRIMARY KEY,
  login nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL UNIQUE,
  display_name nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  role bigint NOT NULL,
  department nvarchar(100) COLLATE Latin1_General_100_BIN2,
  township_code nvarchar(100) COLLATE Latin1_General_100_BIN2,
  village_code nvarchar(100) COLLATE Latin1_General_100_BIN2,
  password_hash nvarchar(max) COLLATE Latin1_General_100_BIN2,
  must_change_password bigint NOT NULL,
  failed_count bigint NOT NULL,
  locked_until nvarchar(100) COLLATE Latin1_General_100_BIN2,
  security_stamp nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  session_id nvarchar(100) COLLATE Latin1_General_100_BIN2,
  sealed_totp_key varbinary(max),
  totp_confirmed bigint NOT NULL,
  totp_required bigint NOT NULL,
  totp_step bigint NOT NULL,
  disabled bigint NOT NULL,
  created_at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  created_by nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  last_sign_in nvarchar(100) COLLATE Latin1_General_100_BIN2,
  revision bigint NOT NULL
);

CREATE INDEX account_by_role ON account (role, login);

-- An account's last sign-ins, for its owner to look at; what everybody did stands in the audit log.

CREATE TABLE account_sign_in (
  account_no bigint NOT NULL REFERENCES account (account_no),
  number bigint NOT NULL,
  at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  address nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  PRIMARY KEY (account_no, number)
);

-- Who reports for a department, and who did before. until is null for the one who does now.

CREATE TABLE liaison (
  liaison_no bigint NOT NULL PRIMARY KEY,
  department nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  account_no bigint NOT NULL REFERENCES account (account_no),
  registered_at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  registered_by nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  until nvarchar(100) COLLATE Latin1_General_100_BIN2,
  ended_by nvarchar(100) COLLATE Latin1_General_100_BIN2
);

CREATE UNIQUE INDEX liaison_now ON liaison (department) WHERE until IS NULL;
CREATE INDEX liaison_by_department ON liaison (department, liaison_no);

-- The keys that sign-ins and forms are protected with, shared by all web processes; their secrets are sealed.

CREATE TABLE protection_key (
  name nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
  xml nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL
);
