-- What came about after a prediction. What is still awaited stands in a table of its own, found by when it is looked
-- at next; how far the journal has been looked through stands in a single row, which one process at a time holds.
-- Both are made long after an entry was appended, so their foreign keys cost an append nothing.

CREATE TABLE bedside_outcome (
    entry      UUID NOT NULL PRIMARY KEY REFERENCES bedside_entry (id) ON DELETE CASCADE,
    came       VARCHAR NOT NULL,
    settled_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    sex        VARCHAR NOT NULL,
    age_band   VARCHAR NOT NULL
);

CREATE TABLE bedside_awaited (
    entry UUID NOT NULL PRIMARY KEY REFERENCES bedside_entry (id) ON DELETE CASCADE,
    due   TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX bedside_awaited_by_due ON bedside_awaited (due);

CREATE TABLE bedside_awaited_until (
    id    INTEGER NOT NULL PRIMARY KEY,
    entry UUID NOT NULL
);
INSERT INTO bedside_awaited_until (id, entry) VALUES (1, '00000000-0000-0000-0000-000000000000');
