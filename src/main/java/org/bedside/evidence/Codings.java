package org.bedside.evidence;

import java.util.ArrayList;
import java.util.List;

/** Reads CodeableConcepts and Codings. */
final class Codings {

    private Codings() {}

    /** Every coding of every repetition of a CodeableConcept element, and its text as a coding without code. */
    static List<Coding> of(Node parent, String element) {
        return of(parent.all(element));
    }

    static List<Coding> of(List<Node> concepts) {
        List<Coding> codings = new ArrayList<>(2);
        for (Node concept : concepts) {
            add(concept, codings);
        }
        return codings;
    }

    private static void add(Node concept, List<Coding> codings) {
        for (Node coding : concept.all("coding")) {
            codings.add(coding(coding));
        }
        String text = concept.at("text").text();
        if (!text.isEmpty()) {
            codings.add(Coding.text(text));
        }
    }

    static Coding coding(Node coding) {
        return new Coding(
                coding.at("system").text(),
                coding.at("code").text(),
                coding.at("display").text());
    }

    static boolean has(List<Coding> codings, String code) {
        for (Coding coding : codings) {
            if (coding.code().equals(code)) {
                return true;
            }
        }
        return false;
    }
}
