package org.bedside.fhir;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A search for what belongs to one patient, {@code Type?patient=id}, perhaps with codes of which a resource has one:
 * {@code &code=system|code,system|code}. The order and page size asked for are not kept.
 *
 * @param codes empty for all
 */
record PatientQuery(String type, String patient, List<Code> codes) {

    private static final Pattern SHAPE = Pattern.compile("([A-Z][A-Za-z]+)\\?patient=([A-Za-z0-9.-]{1,64})"
            + "(?:&code=([^&=]+))?(?:&_sort=-?[a-z_-]+)?(?:&_count=\\d{1,9})?");
    /** Without what would have to be decoded first, and no longer than HAPI's columns. */
    private static final Pattern CODE = Pattern.compile("([^|,%+\\\\\\s]{1,200})\\|([^|,%+\\\\\\s]{1,200})");

    PatientQuery {
        codes = List.copyOf(codes);
    }

    record Code(String system, String code) {}

    /** Empty for any other query. */
    static Optional<PatientQuery> parse(String query) {
        Matcher shape = SHAPE.matcher(query);
        if (!shape.matches()) {
            return Optional.empty();
        }
        String list = shape.group(3);
        if (list == null) {
            return Optional.of(new PatientQuery(shape.group(1), shape.group(2), List.of()));
        }
        List<Matcher> codes = Stream.of(list.split(",", -1)).map(CODE::matcher).toList();
        return codes.stream().allMatch(Matcher::matches)
                ? Optional.of(new PatientQuery(
                        shape.group(1),
                        shape.group(2),
                        codes.stream()
                                .map(code -> new Code(code.group(1), code.group(2)))
                                .toList()))
                : Optional.empty();
    }
}
