-- Schema 3 of a Pansuk book: what every entry of the journal touched, so that the history
-- of a record is found, and an older step is taken back, without reading all changesets.

-- A step that takes an older one back, or does again what one took back (again = 1).
ALTER TABLE journal ADD COLUMN takes_back INTEGER REFERENCES journal (id);
ALTER TABLE journal ADD COLUMN again INTEGER NOT NULL DEFAULT 0 CHECK (again IN (0, 1));
CREATE INDEX journal_takes_back ON journal (takes_back) WHERE takes_back IS NOT NULL;

-- Ranges of primary keys: a base list is a thousand of them. A range holds 256 records at
-- the most, so that those which hold a record begin at most 255 before it. "child" is
-- a record to which another one came to refer, or no longer does.
CREATE TABLE journal_record (
  record_table TEXT NOT NULL,
  first_id INTEGER NOT NULL,
  journal INTEGER NOT NULL REFERENCES journal (id),
  change TEXT NOT NULL CHECK (change IN ('insert', 'update', 'delete', 'child')),
  last_id INTEGER NOT NULL CHECK (last_id BETWEEN first_id AND first_id + 255),
  PRIMARY KEY (record_table, first_id, journal, change)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_record_journal ON journal_record (journal);
