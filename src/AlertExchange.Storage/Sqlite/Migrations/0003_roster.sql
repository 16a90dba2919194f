-- Numbers of people and households come from one sequence: no person has a household's number.

CREATE TABLE person (
  person_no INTEGER PRIMARY KEY,
  person_code TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE household (
  household_no INTEGER PRIMARY KEY,
  household_code TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE roster_version (
  version INTEGER PRIMARY KEY,
  place TEXT NOT NULL,
  file_name TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  imported_by TEXT,
  people INTEGER NOT NULL,
  households INTEGER NOT NULL,
  added INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  left_count INTEGER NOT NULL,
  repeated INTEGER NOT NULL,
  findings_json TEXT
) STRICT;

-- A row holds for the versions from_version to to_version, both inclusive; to_version NULL: until further notice.
-- sealed holds citizen id and telephone; content_hash tells whether a person changed without opening it.
CREATE TABLE roster_person (
  person_no INTEGER NOT NULL,
  from_version INTEGER NOT NULL,
  to_version INTEGER,
  household_no INTEGER NOT NULL,
  content_hash INTEGER NOT NULL,
  blind_index BLOB,
  sealed BLOB,
  name TEXT NOT NULL,
  id_state INTEGER NOT NULL,
  sex TEXT,
  birth_date INTEGER,
  relation TEXT,
  category INTEGER NOT NULL,
  monitor_class TEXT,
  risk_eliminated INTEGER NOT NULL,
  township TEXT,
  village TEXT,
  village_group TEXT,
  school_status TEXT,
  per_capita_income TEXT,
  PRIMARY KEY (person_no, from_version)
) STRICT, WITHOUT ROWID;

CREATE INDEX roster_person_by_id ON roster_person (blind_index) WHERE blind_index IS NOT NULL;
CREATE INDEX roster_person_by_household ON roster_person (household_no);

CREATE TABLE off_roster_person (
  subject_key INTEGER PRIMARY KEY,
  blind_index BLOB NOT NULL,
  sealed BLOB NOT NULL,
  township_code TEXT,
  township TEXT,
  village_code TEXT,
  village TEXT,
  updated_at TEXT NOT NULL
) STRICT;

CREATE INDEX off_roster_person_by_id ON off_roster_person (blind_index);
