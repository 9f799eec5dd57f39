-- Entries that become RiskAssessments. What is still to be made stands in a table of its own, which stays small: an
-- index over a flag would cost every entry, and clearing the flag would rewrite the whole row.

ALTER TABLE bedside_entry ADD COLUMN assessed VARCHAR;

CREATE TABLE bedside_pending (
    entry    UUID NOT NULL PRIMARY KEY REFERENCES bedside_entry (id) ON DELETE CASCADE,
    due      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    attempts INTEGER NOT NULL
);
