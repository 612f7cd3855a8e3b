-- Schema 1 of a Pansuk book. Frozen once landed: later changes are 0002.sql, ...
--
-- Areas are their official codes: province 52, district 5201, tambon 520101, village
-- 52010101. Dates are ISO 8601 text, moments are ISO 8601 in UTC. A uid is 32 hexadecimal
-- digits and names a record in every office's book. Children are deleted by the command
-- that deletes the parent: ON DELETE CASCADE would break redo.

CREATE TABLE setting (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE area (
  code INTEGER PRIMARY KEY NOT NULL,
  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 4),
  parent INTEGER REFERENCES area (code),
  name_th TEXT NOT NULL,
  name_en TEXT NOT NULL DEFAULT '',
  postal_code TEXT,
  lat REAL,
  lon REAL,
  target INTEGER CHECK (target >= 0),
  match_key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX area_parent ON area (parent);

CREATE TABLE boundary (
  area INTEGER PRIMARY KEY NOT NULL REFERENCES area (code),
  geometry BLOB NOT NULL,
  source TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE programme (
  id INTEGER PRIMARY KEY NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  fiscal_year INTEGER NOT NULL UNIQUE,
  title_th TEXT NOT NULL,
  first_month TEXT NOT NULL,
  last_month TEXT NOT NULL,
  closed_on TEXT
) STRICT;

CREATE TABLE definition (
  id INTEGER PRIMARY KEY NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  is_default INTEGER NOT NULL DEFAULT 0,
  json TEXT NOT NULL,
  added_at TEXT NOT NULL,
  UNIQUE (kind, version)
) STRICT;

CREATE TABLE household (
  id INTEGER PRIMARY KEY NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  tambon INTEGER NOT NULL REFERENCES area (code),
  slot INTEGER CHECK (slot >= 1),
  status TEXT NOT NULL DEFAULT 'candidate' CHECK (status IN ('candidate', 'selected', 'dropped')),
  village_no INTEGER CHECK (village_no BETWEEN 1 AND 99),
  house_no TEXT NOT NULL DEFAULT '',
  house_code TEXT,
  title TEXT NOT NULL DEFAULT '',
  first_name TEXT NOT NULL DEFAULT '',
  last_name TEXT NOT NULL DEFAULT '',
  citizen_id TEXT,
  phone TEXT,
  members INTEGER CHECK (members >= 0),
  vulnerability TEXT,
  definition_used TEXT,
  kinds INTEGER CHECK (kinds >= 0),
  planted_on TEXT,
  lat REAL,
  lon REAL,
  note TEXT,
  CHECK ((slot IS NULL) = (status <> 'selected'))
) STRICT;
-- House numbers in the order of their numbers: 9, 9/1, 9/12, 10.
CREATE INDEX household_place ON household (
  tambon, village_no, CAST (house_no AS INTEGER),
  CAST (substr (house_no, nullif (instr (house_no, '/'), 0) + 1) AS INTEGER), house_no);
CREATE INDEX household_citizen ON household (citizen_id) WHERE citizen_id IS NOT NULL;
CREATE UNIQUE INDEX household_slot ON household (tambon, slot) WHERE slot IS NOT NULL;
CREATE INDEX household_progress ON household (tambon, kinds, planted_on) WHERE slot IS NOT NULL;

-- What a household is searched and sorted by, apart because a narrow table is scanned fast.
-- It follows from the household by triggers, whatever writes the household, also undoing:
-- the journal does not record it. The functions are those of psk-text-functions.c.
CREATE TABLE household_text (
  household INTEGER PRIMARY KEY NOT NULL REFERENCES household (id),
  search_text TEXT NOT NULL,
  sort_key BLOB NOT NULL
) STRICT;
CREATE INDEX household_text_sort ON household_text (sort_key);
CREATE TRIGGER household_text_insert AFTER INSERT ON household BEGIN
  INSERT INTO household_text (household, search_text, sort_key) VALUES (
    new.id,
    psk_search_key (new.first_name, new.last_name, new.house_no, new.citizen_id, new.phone,
                    new.note),
    psk_sort_key (new.first_name, new.last_name));
END;
CREATE TRIGGER household_text_update
AFTER UPDATE OF first_name, last_name, house_no, citizen_id, phone, note ON household BEGIN
  UPDATE household_text SET
    search_text = psk_search_key (new.first_name, new.last_name, new.house_no, new.citizen_id,
                                  new.phone, new.note),
    sort_key = psk_sort_key (new.first_name, new.last_name)
  WHERE household = new.id;
END;
CREATE TRIGGER household_text_delete BEFORE DELETE ON household BEGIN
  DELETE FROM household_text WHERE household = old.id;
END;

-- Who held a slot, from when to when, and why it was given up: 2,000 stays provable.
CREATE TABLE slot_history (
  id INTEGER PRIMARY KEY NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  tambon INTEGER NOT NULL REFERENCES area (code),
  slot INTEGER NOT NULL,
  household INTEGER NOT NULL REFERENCES household (id),
  from_on TEXT NOT NULL,
  until_on TEXT,
  reason TEXT,
  successor INTEGER REFERENCES household (id)
) STRICT;
CREATE INDEX slot_history_household ON slot_history (household);
CREATE INDEX slot_history_successor ON slot_history (successor);
CREATE INDEX slot_history_tambon ON slot_history (tambon, slot);

CREATE TABLE centre (
  id INTEGER PRIMARY KEY NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  tambon INTEGER NOT NULL UNIQUE REFERENCES area (code),
  name TEXT NOT NULL DEFAULT '',
  opened_on TEXT,
  keeper TEXT,
  phone TEXT,
  lat REAL CHECK (lat BETWEEN -90 AND 90),
  lon REAL CHECK (lon BETWEEN -180 AND 180),
  pinned_on TEXT,
  note TEXT,
  CHECK ((lat IS NULL) = (lon IS NULL)),
  CHECK ((lat IS NULL) = (pinned_on IS NULL))
) STRICT;

CREATE TABLE visit (
  id INTEGER PRIMARY KEY NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  household INTEGER NOT NULL REFERENCES household (id),
  visited_on TEXT NOT NULL,
  kinds INTEGER CHECK (kinds >= 0),
  area_sqm REAL CHECK (area_sqm >= 0),
  centre INTEGER REFERENCES centre (id),
  seeds REAL CHECK (seeds >= 0),
  seed_unit TEXT,
  note TEXT
) STRICT;
CREATE INDEX visit_household ON visit (household, visited_on);
CREATE INDEX visit_centre ON visit (centre);

CREATE TABLE stock_movement (
  id INTEGER PRIMARY KEY NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  centre INTEGER NOT NULL REFERENCES centre (id),
  moved_on TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  item TEXT NOT NULL DEFAULT '',
  unit TEXT NOT NULL CHECK (unit IN ('seed', 'packet', 'seedling')),
  quantity REAL NOT NULL CHECK (quantity > 0),
  household INTEGER REFERENCES household (id),
  note TEXT
) STRICT;
CREATE INDEX stock_movement_centre ON stock_movement (centre, moved_on);
CREATE INDEX stock_movement_household ON stock_movement (household);

CREATE TABLE photo (
  id INTEGER PRIMARY KEY NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  centre INTEGER NOT NULL REFERENCES centre (id),
  moment TEXT NOT NULL CHECK (moment IN ('before', 'after')),
  sha256 TEXT NOT NULL,
  file TEXT NOT NULL,
  original_name TEXT NOT NULL DEFAULT '',
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  taken_on TEXT,
  taken_from TEXT CHECK (taken_from IN ('exif', 'person')),
  lat REAL,
  lon REAL,
  likeness INTEGER NOT NULL,
  added_at TEXT NOT NULL
) STRICT;
CREATE INDEX photo_centre ON photo (centre, moment);
CREATE INDEX photo_sha256 ON photo (sha256);

CREATE TABLE pair (
  centre INTEGER PRIMARY KEY NOT NULL REFERENCES centre (id),
  uid TEXT NOT NULL UNIQUE,
  before INTEGER REFERENCES photo (id),
  after INTEGER REFERENCES photo (id),
  alignment TEXT
) STRICT;
CREATE INDEX pair_before ON pair (before);
CREATE INDEX pair_after ON pair (after);

-- A due date that the office moved; without a row the rule of the form holds.
CREATE TABLE due_date (
  month TEXT PRIMARY KEY NOT NULL,
  due_on TEXT NOT NULL
) STRICT;

CREATE TABLE report (
  id INTEGER PRIMARY KEY NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  district INTEGER NOT NULL REFERENCES area (code),
  month TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'submitted', 'accepted', 'returned')),
  definition INTEGER REFERENCES definition (id),
  submitted_on TEXT,
  submitted_by TEXT,
  decided_on TEXT,
  return_reason TEXT,
  achievement TEXT,
  problems TEXT,
  suggestions TEXT,
  UNIQUE (district, month)
) STRICT;
CREATE INDEX report_definition ON report (definition);

CREATE TABLE report_value (
  report INTEGER NOT NULL REFERENCES report (id),
  item TEXT NOT NULL,
  value REAL,
  PRIMARY KEY (report, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE check_entry (
  id INTEGER PRIMARY KEY NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  district INTEGER NOT NULL REFERENCES area (code),
  month TEXT NOT NULL,
  item TEXT NOT NULL,
  done INTEGER NOT NULL DEFAULT 0 CHECK (done IN (0, 1)),
  evidence TEXT,
  UNIQUE (district, month, item)
) STRICT;

CREATE TABLE post (
  id INTEGER PRIMARY KEY NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  district INTEGER REFERENCES area (code),
  posted_on TEXT NOT NULL,
  channel TEXT NOT NULL,
  title TEXT NOT NULL,
  url TEXT
) STRICT;
CREATE INDEX post_district ON post (district, posted_on);

CREATE TABLE manual_mark (
  id INTEGER PRIMARY KEY NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  quarter TEXT NOT NULL,
  district INTEGER NOT NULL REFERENCES area (code),
  indicator TEXT NOT NULL,
  value REAL NOT NULL,
  evidence TEXT NOT NULL,
  UNIQUE (quarter, district, indicator)
) STRICT;
CREATE INDEX manual_mark_district ON manual_mark (district);

-- A closed quarter: numbers and criteria as they were, so that it reprints identically.
CREATE TABLE score_sheet (
  id INTEGER PRIMARY KEY NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  quarter TEXT NOT NULL UNIQUE,
  definition INTEGER REFERENCES definition (id),
  closed_at TEXT NOT NULL,
  closed_by TEXT NOT NULL,
  json TEXT NOT NULL
) STRICT;
CREATE INDEX score_sheet_definition ON score_sheet (definition);

CREATE TABLE import (
  id INTEGER PRIMARY KEY NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  n_new INTEGER NOT NULL,
  n_updated INTEGER NOT NULL,
  n_unchanged INTEGER NOT NULL,
  n_rejected INTEGER NOT NULL
) STRICT;

-- One row for one command: the changeset of SQLite's session extension, deflated.
CREATE TABLE journal (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  label TEXT NOT NULL,
  subject TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'dropped')),
  size INTEGER NOT NULL,
  changeset BLOB NOT NULL
) STRICT;

-- Exports, prints and revealed ids: kept, never undone.
CREATE TABLE access_log (
  id INTEGER PRIMARY KEY NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  act TEXT NOT NULL,
  detail TEXT NOT NULL DEFAULT ''
) STRICT;
