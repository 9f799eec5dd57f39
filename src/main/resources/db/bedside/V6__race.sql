-- The patient's race where the store has it, so that results can be watched by it; no model is given it.

ALTER TABLE bedside_outcome ADD COLUMN race VARCHAR DEFAULT '' NOT NULL;
