-- A patient's entries of a span of time, found without reading the others: what a user was shown in the last hours is
-- asked for before a card is shown again. One index in the place of another, so that appending costs what it did.

DROP INDEX bedside_entry_by_patient;
CREATE INDEX bedside_entry_by_patient ON bedside_entry (patient_hash, id);
