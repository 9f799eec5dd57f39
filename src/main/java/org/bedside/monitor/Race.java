package org.bedside.monitor;

import java.util.List;
import java.util.Map;
import org.bedside.evidence.Node;

/**
 * A patient's race as US Core records it, in the categories of the Office of Management and Budget. Only results are
 * watched by it: it is read from the resource here, beside the facts, so that no model can be given it.
 */
final class Race {

    /** US Core 7.0.0, http://hl7.org/fhir/us/core/StructureDefinition-us-core-race.html. */
    private static final String EXTENSION = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-race";

    private static final String CATEGORY = "ombCategory";
    private static final String SYSTEM = "urn:oid:2.16.840.1.113883.6.238";
    private static final String SEVERAL = "more than one";

    private static final Map<String, String> NAMES = Map.of(
            "1002-5", "American Indian or Alaska Native",
            "2028-9", "Asian",
            "2054-5", "Black or African American",
            "2076-8", "Native Hawaiian or Other Pacific Islander",
            "2106-3", "White");

    private Race() {}

    /** Of the patient among these resources; {@code ""} if it is not recorded, or that it is not known is. */
    static String of(List<Node> resources) {
        List<String> races = resources.stream()
                .filter(resource -> resource.type().equals("Patient"))
                .flatMap(patient -> extensions(patient, EXTENSION).stream())
                .flatMap(race -> extensions(race, CATEGORY).stream())
                .map(category -> category.choice("value"))
                .filter(coding -> coding.at("system").text().equals(SYSTEM))
                .map(coding -> NAMES.getOrDefault(coding.at("code").text(), ""))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        return races.size() > 1 ? SEVERAL : String.join("", races);
    }

    private static List<Node> extensions(Node of, String url) {
        return of.all("extension").stream()
                .filter(extension -> extension.at("url").text().equals(url))
                .toList();
    }
}
