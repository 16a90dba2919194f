-- Numbers of people and households come from one sequence: no person has a household's number.

CREATE TABLE person (
  person_no bigint NOT NULL PRIMARY KEY,
  person_code nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL UNIQUE
);

CREATE TABLE household (
  household_no bigint NOT NULL PRIMARY KEY,
  household_code nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL UNIQUE
);

CREATE TABLE roster_version (
  version bigint NOT NULL PRIMARY KEY,
  place nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  file_name nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  imported_at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  imported_by nvarchar(max) COLLATE Latin1_General_100_BIN2,
  people bigint NOT NULL,
  households bigint NOT NULL,
  added bigint NOT NULL,
  changed bigint NOT NULL,
  left_count bigint NOT NULL,
  repeated bigint NOT NULL,
  findings_json nvarchar(max) COLLATE Latin1_General_100_BIN2
);

-- A row holds for the versions from_version to to_version, both inclusive; to_version NULL: until further notice.
-- sealed holds citizen id and telephone; content_hash tells whether a person changed without opening it.
CREATE TABLE roster_person (
  person_no bigint NOT NULL,
  from_version bigint NOT NULL,
  to_version bigint,
  household_no bigint NOT NULL,
  content_hash bigint NOT NULL,
  blind_index varbinary(16),
  sealed varbinary(max),
  name nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  id_state bigint NOT NULL,
  sex nvarchar(100) COLLATE Latin1_General_100_BIN2,
  birth_date bigint,
  relation nvarchar(max) COLLATE Latin1_General_100_BIN2,
  category bigint NOT NULL,
  monitor_class nvarchar(max) COLLATE Latin1_General_100_BIN2,
  risk_eliminated bigint NOT NULL,
  township nvarchar(max) COLLATE Latin1_General_100_BIN2,
  village nvarchar(max) COLLATE Latin1_General_100_BIN2,
  village_group nvarchar(max) COLLATE Latin1_General_100_BIN2,
  school_status nvarchar(max) COLLATE Latin1_General_100_BIN2,
  per_capita_income nvarchar(100) COLLATE Latin1_General_100_BIN2,
  PRIMARY KEY (person_no, from_version)
);

CREATE INDEX roster_person_by_id ON roster_person (blind_index) WHERE blind_index IS NOT NULL;
CREATE INDEX roster_person_by_household ON roster_person (household_no);

CREATE TABLE off_roster_person (
  subject_key bigint NOT NULL PRIMARY KEY,
  blind_index varbinary(16) NOT NULL,
  sealed varbinary(max) NOT NULL,
  township_code nvarchar(100) COLLATE Latin1_General_100_BIN2,
  township nvarchar(max) COLLATE Latin1_General_100_BIN2,
  village_code nvarchar(100) COLLATE Latin1_General_100_BIN2,
  village nvarchar(max) COLLATE Latin1_General_100_BIN2,
  updated_at nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL
);

CREATE INDEX off_roster_person_by_id ON off_roster_person (blind_index);
