-- Schema 5 of a Pansuk book. Frozen once landed: later changes are 0006.sql, ...
--
-- What journal.changeset holds is compressed by Zstandard from now on; the
-- entries that are there stay deflated and are told apart by their first bytes. The version
-- keeps a Pansuk that cannot read the new ones from the book.

-- What households are searched by has one byte for a Thai letter, not three: a third of the
-- room for the texts of a base list, on the disk and in memory. See psk-search-text.c. That
-- each belongs to a household is the triggers' work; a reference would be looked up for
-- every row of a list.
DROP TRIGGER household_text_insert;
DROP TRIGGER household_text_update;
DROP TRIGGER household_text_delete;
ALTER TABLE household_text RENAME TO household_text_4;
CREATE TABLE household_text (
  household INTEGER PRIMARY KEY NOT NULL,
  search_text BLOB NOT NULL
) STRICT;
INSERT INTO household_text SELECT household, psk_pack_key (search_text) FROM household_text_4;
DROP TABLE household_text_4;
CREATE TRIGGER household_text_insert AFTER INSERT ON household BEGIN
  INSERT INTO household_text (household, search_text) VALUES (
    new.id,
    psk_search_text (new.first_name, new.last_name, new.house_no, new.citizen_id, new.phone,
                     new.note));
END;
CREATE TRIGGER household_text_update
AFTER UPDATE OF first_name, last_name, house_no, citizen_id, phone, note ON household BEGIN
  UPDATE household_text SET
    search_text = psk_search_text (new.first_name, new.last_name, new.house_no, new.citizen_id,
                                   new.phone, new.note)
  WHERE household = new.id;
END;
CREATE TRIGGER household_text_delete BEFORE DELETE ON household BEGIN
  DELETE FROM household_text WHERE household = old.id;
END;
