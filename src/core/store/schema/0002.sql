-- Schema 2 of a Pansuk book. Frozen once landed: later changes are 0003.sql, ...

-- What was seen growing at a visit: codes of the list of vegetables.
CREATE TABLE visit_vegetable (
  visit INTEGER NOT NULL REFERENCES visit (id),
  vegetable TEXT NOT NULL,
  PRIMARY KEY (visit, vegetable)
) STRICT, WITHOUT ROWID;

CREATE TABLE visit_photo (
  id INTEGER PRIMARY KEY NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  visit INTEGER NOT NULL REFERENCES visit (id),
  sha256 TEXT NOT NULL,
  file TEXT NOT NULL,
  original_name TEXT NOT NULL DEFAULT '',
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  taken_on TEXT,
  likeness INTEGER NOT NULL,
  added_at TEXT NOT NULL
) STRICT;
CREATE INDEX visit_photo_visit ON visit_photo (visit);
CREATE INDEX visit_photo_sha256 ON visit_photo (sha256);

-- Two households that somebody looked at and found to be different.
CREATE TABLE not_duplicate (
  first INTEGER NOT NULL REFERENCES household (id),
  second INTEGER NOT NULL REFERENCES household (id),
  decided_at TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  PRIMARY KEY (first, second),
  CHECK (first < second)
) STRICT, WITHOUT ROWID;
CREATE INDEX not_duplicate_second ON not_duplicate (second);

CREATE TABLE saved_view (
  id INTEGER PRIMARY KEY NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  page TEXT NOT NULL,
  name TEXT NOT NULL,
  json TEXT NOT NULL,
  UNIQUE (page, name)
) STRICT;

-- How the columns of a list that an office sends are to be read, recognised by its heads.
CREATE TABLE saved_mapping (
  id INTEGER PRIMARY KEY NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE,
  district INTEGER REFERENCES area (code),
  signature TEXT NOT NULL,
  json TEXT NOT NULL,
  saved_at TEXT NOT NULL
) STRICT;
CREATE INDEX saved_mapping_district ON saved_mapping (district);
CREATE INDEX saved_mapping_signature ON saved_mapping (signature);
