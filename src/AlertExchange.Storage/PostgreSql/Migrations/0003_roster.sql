-- Numbers of people and households come from one sequence: no person has a household's number.

CREATE TABLE person (
  person_no bigint PRIMARY KEY,
  person_code text COLLATE "C" NOT NULL UNIQUE
);

CREATE TABLE household (
  household_no bigint PRIMARY KEY,
  household_code text COLLATE "C" NOT NULL UNIQUE
);

CREATE TABLE roster_version (
  version bigint PRIMARY KEY,
  place text COLLATE "C" NOT NULL,
  file_name text COLLATE "C" NOT NULL,
  imported_at text COLLATE "C" NOT NULL,
  imported_by text COLLATE "C",
  people bigint NOT NULL,
  households bigint NOT NULL,
  added bigint NOT NULL,
  changed bigint NOT NULL,
  left_count bigint NOT NULL,
  repeated bigint NOT NULL,
  findings_json text COLLATE "C"
);

-- A row holds for the versions from_version to to_version, both inclusive; to_version NULL: until further notice.
-- sealed holds citizen id and telephone; content_hash tells whether a person changed without opening it.
CREATE TABLE roster_person (
  person_no bigint NOT NULL,
  from_version bigint NOT NULL,
  to_version bigint,
  household_no bigint NOT NULL,
  content_hash bigint NOT NULL,
  blind_index bytea,
  sealed bytea,
  name text COLLATE "C" NOT NULL,
  id_state bigint NOT NULL,
  sex text COLLATE "C",
  birth_date bigint,
  relation text COLLATE "C",
  category bigint NOT NULL,
  monitor_class text COLLATE "C",
  risk_eliminated bigint NOT NULL,
  township text COLLATE "C",
  village text COLLATE "C",
  village_group text COLLATE "C",
  school_status text COLLATE "C",
  per_capita_income text COLLATE "C",
  PRIMARY KEY (person_no, from_version)
);

CREATE INDEX roster_person_by_id ON roster_person (blind_index) WHERE blind_index IS NOT NULL;
CREATE INDEX roster_person_by_household ON roster_person (household_no);

CREATE TABLE off_roster_person (
  subject_key bigint PRIMARY KEY,
  blind_index bytea NOT NULL,
  sealed bytea NOT NULL,
  township_code text COLLATE "C",
  township text COLLATE "C",
  village_code text COLLATE "C",
  village text COLLATE "C",
  updated_at text COLLATE "C" NOT NULL
);

CREATE INDEX off_roster_person_by_id ON off_roster_person (blind_index);
