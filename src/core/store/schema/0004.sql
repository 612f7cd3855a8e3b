-- Schema 4 of a Pansuk book. Frozen once landed: later changes are 0005.sql, ...
--
-- Beside this the check of household.status is written anew, see psk-migrate.c.

-- Seeds that were given at a visit left the stock of a centre.
ALTER TABLE stock_movement ADD COLUMN visit INTEGER REFERENCES visit (id);
CREATE UNIQUE INDEX stock_movement_visit ON stock_movement (visit) WHERE visit IS NOT NULL;

-- Names are sorted in memory: nobody reads the keys that they were sorted by.
DROP INDEX household_text_sort;
DROP TRIGGER household_text_insert;
DROP TRIGGER household_text_update;
ALTER TABLE household_text DROP COLUMN sort_key;
CREATE TRIGGER household_text_insert AFTER INSERT ON household BEGIN
  INSERT INTO household_text (household, search_text) VALUES (
    new.id,
    psk_search_key (new.first_name, new.last_name, new.house_no, new.citizen_id, new.phone,
                    new.note));
END;
CREATE TRIGGER household_text_update
AFTER UPDATE OF first_name, last_name, house_no, citizen_id, phone, note ON household BEGIN
  UPDATE household_text SET
    search_text = psk_search_key (new.first_name, new.last_name, new.house_no, new.citizen_id,
                                  new.phone, new.note)
  WHERE household = new.id;
END;
