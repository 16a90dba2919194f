-- What training made of the county's own rows: m and u of every level, by version, never changed. 0 stands for those that come with the
-- program. A submission records with which it was matched.

ALTER TABLE submission ADD COLUMN linkage_version bigint;

CREATE TABLE linkage_parameters (
  version bigint NOT NULL PRIMARY KEY,
  trained_at text COLLATE "C" NOT NULL,
  trained_by text COLLATE "C",
  roster_version bigint NOT NULL,
  row_count bigint NOT NULL,
  parameters text COLLATE "C" NOT NULL
);
