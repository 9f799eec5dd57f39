package org.bedside.monitor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bedside.evidence.Reading;
import org.bedside.evidence.Remark;

/**
 * What an entry's record tells of its prediction. Records of earlier versions tell less.
 *
 * @param band {@code ""} without one
 * @param held why its cards were held back, {@code ""} if they were not
 * @param probability empty without one
 * @param inputs what went into it
 * @param reasons why there is none
 */
record Told(String band, String held, Optional<Double> probability, List<Value> inputs, List<Reason> reasons) {

    private static final JsonFactory JSON = new JsonFactory();

    /** An input, and what was read; nothing of where it was read. */
    record Value(String input, Reading reading) {}

    /** Why the model said nothing: the kind of reason, and the input it is about. */
    record Reason(String kind, String input) {}

    Told {
        inputs = List.copyOf(inputs);
        reasons = List.copyOf(reasons);
    }

    /** Reads a record, passing over cards and sources. */
    static Told read(String record) {
        Reader reader = new Reader();
        try (JsonParser json = JSON.createParser(record)) {
            json.nextToken();
            reader.top(json);
        } catch (IOException broken) {
            // without its message, which quotes the record
            throw new IllegalStateException("an entry's record is not JSON");
        }
        return new Told(reader.band, reader.held, reader.probability, reader.inputs, reader.reasons);
    }

    private static final class Reader {
        private String band = "";
        private String held = "";
        private Optional<Double> probability = Optional.empty();
        private final List<Value> inputs = new ArrayList<>();
        private final List<Reason> reasons = new ArrayList<>();

        void top(JsonParser json) throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "band" -> band = json.getText();
                    case "held" -> held(json);
                    case "prediction" -> prediction(json);
                    default -> json.skipChildren();
                }
            }
        }

        private void held(JsonParser json) throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("why")) {
                    held = json.getText();
                } else {
                    json.skipChildren();
                }
            }
        }

        private void prediction(JsonParser json) throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "probability" -> probability = Optional.of(json.getDoubleValue());
                    case "inputs" -> inputs(json);
                    case "reasons" -> reasons(json);
                    default -> json.skipChildren();
                }
            }
        }

        private void inputs(JsonParser json) throws IOException {
            while (json.nextToken() == JsonToken.START_OBJECT) {
                String input = "";
                Reading reading = new Reading.Missing(new Remark(Remark.Reason.MISSING, "", ""));
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    JsonToken value = json.nextToken();
                    if (name.equals("input")) {
                        input = json.getText();
                    } else if (name.equals("value")) {
                        reading = value.isNumeric()
                                ? new Reading.Known(json.getDoubleValue(), List.of())
                                : new Reading.Category(json.getText(), List.of());
                    } else {
                        json.skipChildren();
                    }
                }
                inputs.add(new Value(input, reading));
            }
        }

        private void reasons(JsonParser json) throws IOException {
            while (json.nextToken() == JsonToken.START_OBJECT) {
                String kind = "";
                String input = "";
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    if (name.equals("reason")) {
                        kind = json.getText();
                    } else if (name.equals("input")) {
                        input = json.getText();
                    } else {
                        json.skipChildren();
                    }
                }
                reasons.add(new Reason(kind, input));
            }
        }
    }
}
