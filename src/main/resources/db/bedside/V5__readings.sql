-- What was read in a note, so that a note is read once per version and extractor. The note is a hash of its reference,
-- version and text; what was read is JSON in UTF-8.

CREATE TABLE bedside_reading (
    note         VARCHAR NOT NULL,
    extractor    VARCHAR NOT NULL,
    patient      VARCHAR NOT NULL,
    patient_hash INTEGER NOT NULL,
    read_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    reading      BYTEA NOT NULL,
    PRIMARY KEY (note, extractor)
);
CREATE INDEX bedside_reading_by_patient ON bedside_reading (patient_hash);
CREATE INDEX bedside_reading_by_time ON bedside_reading (read_at);
