package org.bedside.ecg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bedside.evidence.Signal;

/**
 * Electrocardiograms made up of straight lines between a few points of a beat, set after the average shapes of
 * classes; no beat of anybody. {@code main} writes the requests of the examples in {@code cds-hooks/}.
 */
public final class SyntheticEcg {

    private static final double HERTZ = 250;
    private static final int[] PLACES = {
        0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20, 24, 28, 32, 36, 40, 45, 50, 56, 62, 68, 72, 75, 78, 82, 86, 90, 93,
        95
    };

    /** A beat as it is in health, in the lead of ECG200: R wave, inverted T wave, P wave. */
    static final double[] HEALTHY = {
        0.6, 1.4, 2.3, 2.3, 1.6, 0.6, 0.0, 0.2, 0.4, 0.2, -0.2, -0.9, -1.2, -1.5, -1.8, -1.6, -0.8, 0.2, 0.6, 0.6, 0.6,
        0.5, 0.4, 0.4, 0.7, 0.4, 0.1, 0.1, 0.2, 0.1, 0.1
    };

    /** A beat with a broad QRS complex and a T wave that ends late. */
    static final double[] INFARCTION = {
        0.9, 1.4, 1.5, 1.6, 1.5, 1.2, 0.9, 0.6, 0.3, -0.3, -0.6, -0.8, -1.1, -1.3, -1.2, -0.9, -0.8, -0.7, -0.4, 0.1,
        0.4, 0.4, 0.4, 0.4, 0.5, 0.5, 0.5, 0.4, 0.8, 0.7, 0.4
    };

    private static final int[] PLACES_140 = {
        0, 1, 2, 3, 4, 5, 6, 8, 10, 14, 20, 28, 36, 46, 60, 75, 88, 95, 100, 104, 110, 116, 122, 128, 132, 135, 137, 139
    };

    /** A beat of the lead of ECG5000, whose QRS complex points down. */
    private static final double[] NORMAL_140 = {
        -0.3, -2.1, -3.2, -3.9, -3.9, -3.3, -2.3, -1.2, -0.3, -0.2, -0.2, -0.5, -0.7, -0.1, 0.1, 0.5, 0.4, 0.5, 1.2,
        1.6, 0.7, -0.2, -0.3, 0.1, 1.0, 0.7, 0.5, -0.5
    };

    private SyntheticEcg() {}

    /** Twelve beats of 0.8 seconds or so, in thousandths; the same every time. */
    static int[] samples(int[] places, double[] heights, int length) {
        int beats = 12;
        int[] widths = {200, 203, 198, 201, 196, 202, 199, 204, 197, 200, 202, 198};
        int n = 0;
        int[] out = new int[java.util.Arrays.stream(widths).sum()];
        for (int beat = 0; beat < beats; beat++) {
            for (int at = 0; at < widths[beat]; at++) {
                double place = (double) at * length / widths[beat];
                double drift = 0.05 * Math.sin(n / 300.0);
                out[n++] = (int) Math.round(1000 * (height(places, heights, place) + drift));
            }
        }
        return out;
    }

    private static double height(int[] places, double[] heights, double place) {
        for (int at = 1; at < places.length; at++) {
            if (place <= places[at]) {
                double share = (place - places[at - 1]) / (places[at] - places[at - 1]);
                return heights[at - 1] + share * (heights[at] - heights[at - 1]);
            }
        }
        return heights[heights.length - 1];
    }

    static Signal signal(double[] heights) {
        int[] samples = samples(PLACES, heights, 96);
        float[] values = new float[samples.length];
        for (int at = 0; at < values.length; at++) {
            values[at] = samples[at] / 1000f;
        }
        return new Signal(1000 / HERTZ, "mV", values, 0);
    }

    private static String data(int... samples) {
        StringBuilder data = new StringBuilder();
        for (int sample : samples) {
            data.append(data.length() == 0 ? "" : " ").append(sample);
        }
        return data.toString();
    }

    private static String request(String patient, String lead, String data, String period, String dimensions) {
        return request(patient, observation(patient, "ecg", lead, data, period, dimensions, "2026-01-15T11:20:00Z"));
    }

    private static String request(String patient, String entries) {
        return """
                {
                  "hook": "patient-view",
                  "hookInstance": "6a0d2f9e-5f0b-4f60-9a43-0000000000e1",
                  "context": {"userId": "Practitioner/example", "patientId": "%1$s"},
                  "prefetch": {
                    "patient": {"resourceType": "Patient", "id": "%1$s", "gender": "female", "birthDate": "1961-03-09"},
                    "ecg": {
                      "resourceType": "Bundle",
                      "type": "searchset",
                      "entry": [%2$s]
                    }
                  }
                }
                """.formatted(patient, entries);
    }

    private static String observation(
            String patient, String id, String lead, String data, String period, String dimensions, String at) {
        return """
                {"resource": {
                        "resourceType": "Observation",
                        "id": "%1$s-%6$s",
                        "status": "final",
                        "code": {"coding": [{"system": "urn:oid:2.16.840.1.113883.6.24", "code": "131328", "display": "MDC_ECG_ELEC_POTL"}]},
                        "subject": {"reference": "Patient/%1$s"},
                        "effectiveDateTime": "%7$s",
                        "component": [{
                          "code": {"coding": [{"system": "urn:oid:2.16.840.1.113883.6.24", "code": "%2$s"}]},
                          "valueSampledData": {
                            "origin": {"value": 0, "unit": "mV", "system": "http://unitsofmeasure.org", "code": "mV"},
                            "period": %4$s,
                            "factor": 0.001,
                            "dimensions": %5$s,
                            "data": "%3$s"
                          }
                        }]
                      }}""".formatted(patient, lead, data, period, dimensions, id, at);
    }

    /** A recording of these heights at each of the times, of the lead that stands at its place. */
    static String series(List<double[]> heights, List<String> times, List<String> leads) {
        StringBuilder entries = new StringBuilder();
        for (int at = 0; at < times.size(); at++) {
            double[] beat = heights.get(at);
            boolean normal = beat.length == PLACES_140.length;
            String data = data(normal ? samples(PLACES_140, beat, 140) : samples(PLACES, beat, 96));
            entries.append(at == 0 ? "" : ", ")
                    .append(observation("example-ecg", "ecg-" + at, leads.get(at), data, "4", "1", times.get(at)));
        }
        return request("example-ecg", entries.toString());
    }

    /** Between the beat in health and the other one. */
    static double[] mixed(double share) {
        double[] heights = new double[HEALTHY.length];
        for (int at = 0; at < heights.length; at++) {
            heights[at] = (1 - share) * HEALTHY[at] + share * INFARCTION[at];
        }
        return heights;
    }

    /** The beat of the lead of ECG5000 with its ST segment higher by this. */
    private static double[] raised(double by) {
        double[] heights = NORMAL_140.clone();
        for (int at = 9; at <= 12; at++) {
            heights[at] += by;
        }
        return heights;
    }

    private static Map<String, String> trends() {
        List<String> times =
                List.of("2026-01-15T08:00:00Z", "2026-01-15T09:00:00Z", "2026-01-15T10:00:00Z", "2026-01-15T11:00:00Z");
        List<String> one = List.of("131330", "131330", "131330", "131330");
        List<double[]> evolving = List.of(mixed(0), mixed(0.3), mixed(0.65), mixed(1));
        List<double[]> still = List.of(mixed(0), mixed(0.02), mixed(0), mixed(0.01));
        List<double[]> rising = List.of(raised(0), raised(0.1), raised(0.18), raised(0.3));
        return Map.of(
                "ecg-forecast/examples/beats-as-forecast", series(rising, times, one),
                "ecg-forecast/examples/evolving", series(evolving, times, one),
                "ecg-forecast/examples/unchanged-is-silent", series(still, times, one),
                "ecg-forecast/examples/two-recordings-are-silent", series(evolving, times.subList(2, 4), one),
                "ecg-forecast/examples/different-leads-abstain",
                        series(evolving, times.subList(1, 4), List.of("131330", "131331", "131332")));
    }

    /** The requests of the examples, by service and file. */
    static Map<String, String> examples() {
        String healthy = request("example-ecg", "131330", data(samples(PLACES, HEALTHY, 96)), "4", "1");
        String infarction = request("example-ecg", "131330", data(samples(PLACES, INFARCTION, 96)), "4", "1");
        String flat = request("example-ecg", "131330", data(new int[2000]), "4", "1");
        String period = request("example-ecg", "131330", "1 2 3", "0", "1");
        Map<String, String> examples = new java.util.TreeMap<>();
        for (String model : List.of("ecg-infarction-svm", "ecg-infarction-tree")) {
            examples.put(model + "/examples/like-infarction", infarction);
            examples.put(model + "/examples/unlike-infarction-is-silent", healthy);
            examples.put(model + "/examples/flat-line-abstains", flat);
            examples.put(model + "/examples/period-0-abstains", period);
        }
        examples.put(
                "ecg-beat/examples/normal-beats-are-silent",
                request("example-ecg", "131330", data(samples(PLACES_140, NORMAL_140, 140)), "4", "1"));
        examples.put("ecg-beat/examples/two-dimensions-abstain", request("example-ecg", "131330", "1 2", "4", "2"));
        examples.putAll(trends());
        return examples;
    }

    /** Writes the examples' requests into {@code cds-hooks/}. */
    public static void main(String... arguments) throws IOException {
        for (Map.Entry<String, String> example : examples().entrySet()) {
            Files.writeString(Path.of("cds-hooks", example.getKey() + ".request.json"), example.getValue());
        }
    }
}
