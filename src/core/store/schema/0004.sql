-- Schema 4 of a Pansuk book. Frozen once landed: later changes are 0005.sql, ...
--
-- Beside this the check of household.status is written anew, see psk-migrate.c.

-- Seeds that were given at a visit left the stock of a centre.
ALTER TABLE stock_movement ADD COLUMN visit INTEGER REFERENCES visit (id);
CREATE UNIQUE INDEX stock_movement_visit ON stock_movement (visit) WHERE visit IS NOT NULL;
