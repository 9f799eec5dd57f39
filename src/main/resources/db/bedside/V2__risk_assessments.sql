-- Entries that become RiskAssessments. What is still to be made stands in a table of its own, which stays small: an
-- index over a flag would cost every entry, and clearing the flag would rewrite the whole row.
-- What deletes entries deletes theirs here first; a foreign key would be looked up at each append.

ALTER TABLE bedside_entry ADD COLUMN assessed BYTEA;

CREATE TABLE bedside_pending (
    entry    UUID NOT NULL PRIMARY KEY,
    due      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    attempts INTEGER NOT NULL
);
