package org.bedside.web;

/** A call that returns a card, for whoever has just started the server. */
final class Guide {

    private Guide() {}

    /** A discharge of a demonstration patient. */
    static String curl(String baseUrl) {
        return """
                curl -s %s/cds-services/readmission-30d \\
                  -H 'Content-Type: application/json' -d '{
                  "hook": "encounter-discharge", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
                  "context": {"userId": "Practitioner/demo-dr-hart", "patientId": "demo-ines-alvarez",
                              "encounterId": "demo-ines-stay"}}'""".formatted(baseUrl);
    }
}
