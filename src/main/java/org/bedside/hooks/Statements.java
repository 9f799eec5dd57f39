package org.bedside.hooks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bedside.evidence.Coding;
import org.bedside.fhir.DocumentReader.Says;
import org.bedside.fhir.DocumentReader.Statement;
import org.bedside.fhir.Topic;
import org.bedside.notes.Assertion;
import org.bedside.notes.Detail;
import org.bedside.notes.Finding;
import org.bedside.notes.NoteReading;
import org.bedside.notes.Section;

/** What was read in a note as statements: its findings with what its lines say of them, and what only the lines say. */
final class Statements {

    /** A value of a measurement: a bound, a number, or a range of them. */
    private static final Pattern VALUE = Pattern.compile("([<>]?)(-?\\d+(?:\\.\\d+)?)(?:-(-?\\d+(?:\\.\\d+)?))?");

    /** Words of a line by which no allergy to a drug is known; others may be. */
    private static final Pattern DRUGS_ONLY = Pattern.compile("(?i)\\bnk(?:d|m)a\\b|drug|medic");

    private final NoteReading reading;
    private final Set<Detail> told = new HashSet<>();
    private final List<Statement> statements = new ArrayList<>();

    private Statements(NoteReading reading) {
        this.reading = reading;
    }

    /** The statements of a note in the order of its text. What no relative has is left out. */
    static List<Statement> of(NoteReading reading) {
        Statements statements = new Statements(reading);
        reading.findings().forEach(statements::finding);
        reading.details().stream()
                .filter(detail -> !statements.told.contains(detail))
                .forEach(statements::detail);
        return statements.statements.stream()
                .sorted(Comparator.comparingInt(Statement::begin))
                .toList();
    }

    private void finding(Finding finding) {
        if (nobodys(finding.assertion()) || toldByALine(finding)) {
            return;
        }
        List<Detail> details = reading.details(finding);
        boolean again = !details.isEmpty() && told.containsAll(details);
        if (again) {
            return; // another part of a name such as "oxycodone/acetaminophen"
        }
        told.addAll(details);
        Optional<Detail> wider = details.stream()
                .filter(detail -> detail.begin() < finding.begin() || detail.end() > finding.end())
                .findFirst();
        Topic topic = switch (finding.kind()) {
            case PROBLEM -> new Topic.Problem();
            case MEDICATION -> medication(details);
            case ALLERGY -> details.isEmpty() ? new Topic.Allergy(false, List.of()) : allergy(details.get(0));
        };
        statements.add(new Statement(
                topic,
                says(finding.assertion(), topic),
                wider.map(Detail::begin).orElse(finding.begin()),
                wider.map(Detail::end).orElse(finding.end()),
                finding.sentence(),
                wider.map(Detail::term).orElse(finding.term()),
                wider.map(detail -> codes(detail, finding)).orElse(finding.codes())));
    }

    /** Of a name that holds more than one drug no code of one of them. */
    private List<Coding> codes(Detail detail, Finding finding) {
        long drugs = reading.findings().stream()
                .filter(other -> detail.begin() <= other.begin() && other.end() <= detail.end())
                .count();
        return !detail.codes().isEmpty() ? detail.codes() : drugs > 1 ? List.of() : finding.codes();
    }

    private static boolean nobodys(Assertion said) {
        return said.negated() && said.otherPerson();
    }

    /** An illness of a relative that a line tells with the relative; what an allergy caused, which its line tells. */
    private boolean toldByALine(Finding finding) {
        if (finding.kind() != Finding.Kind.PROBLEM) {
            return false;
        }
        boolean reaction =
                finding.section() == Section.ALLERGIES && finding.assertion().conditional();
        boolean relatives = finding.assertion().otherPerson()
                && reading.details().stream()
                        .anyMatch(detail -> detail.kind() == Detail.Kind.FAMILY_HISTORY
                                && detail.begin() < finding.end()
                                && finding.begin() < detail.end());
        return reaction || relatives;
    }

    private void detail(Detail detail) {
        if (nobodys(detail.assertion())) {
            return;
        }
        topic(detail)
                .ifPresent(topic -> statements.add(new Statement(
                        topic,
                        says(detail.assertion(), topic),
                        detail.begin(),
                        detail.end(),
                        detail.sentence(),
                        detail.term(),
                        detail.codes())));
    }

    private static Optional<Topic> topic(Detail detail) {
        Map<String, String> said = detail.attributes();
        return switch (detail.kind()) {
            case MEDICATION -> Optional.of(medication(List.of(detail)));
            case MEASUREMENT -> measured(said);
            case SMOKING ->
                Optional.of(new Topic.Tobacco(
                        text(said, "tobacco"), text(said, "packsPerDay"), text(said, "packYears"), text(said, "quit")));
            case ALCOHOL -> Optional.of(new Topic.Alcohol(text(said, "drinksPerWeek")));
            case ALLERGY ->
                Optional.of(
                        detail.assertion().negated()
                                ? new Topic.NoAllergy(
                                        DRUGS_ONLY.matcher(detail.text()).find())
                                : allergy(detail));
            case FAMILY_HISTORY -> {
                String onset = text(said, "ageAtOnset");
                yield Optional.of(new Topic.Relative(
                        text(said, "relation"),
                        onset.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(onset))));
            }
            case PROCEDURE -> Optional.of(new Topic.Procedure(text(said, "side"), text(said, "date")));
        };
    }

    private static Topic medication(List<Detail> details) {
        String change = details.stream()
                .map(detail -> text(detail.attributes(), "change"))
                .filter(said -> !said.isEmpty())
                .findFirst()
                .orElse("");
        return new Topic.Medication(
                details.stream().flatMap(detail -> detail.dosage().stream()).toList(), change);
    }

    private static Topic allergy(Detail detail) {
        return new Topic.Allergy(text(detail.attributes(), "type").equals("intolerance"), detail.reactions());
    }

    private static Optional<Topic> measured(Map<String, String> said) {
        Matcher value = VALUE.matcher(text(said, "value"));
        if (!value.matches()) {
            return Optional.empty();
        }
        BigDecimal low = new BigDecimal(value.group(2));
        BigDecimal high = value.group(3) == null ? low : new BigDecimal(value.group(3));
        return Optional.of(new Topic.Measured(value.group(1), low, high, text(said, "unit")));
    }

    private static String text(Map<String, String> attributes, String name) {
        return attributes.getOrDefault(name, "");
    }

    private static Says says(Assertion said, Topic topic) {
        if (said.otherPerson()) {
            return Says.OF_A_RELATIVE;
        }
        if (said.negated()) {
            return Says.NOT_SO;
        }
        if (said.uncertain() || said.hypothetical()) {
            return Says.POSSIBLE;
        }
        boolean stopped = topic instanceof Topic.Medication medication
                && medication.change().equals("stopped");
        return said.historical() || stopped ? Says.OVER : Says.SO;
    }
}
