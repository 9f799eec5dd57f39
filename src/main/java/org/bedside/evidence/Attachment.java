package org.bedside.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an attachment holds. What its bytes begin with is believed more than its label.
 *
 * @param mediaType one of {@link Note}'s
 * @param text its characters; of a PDF, its bytes as characters 0 to 255
 */
record Attachment(String mediaType, String text) {

    static final String PLAIN = "text/plain";
    static final String HTML = "text/html";
    static final String XHTML = "application/xhtml+xml";
    static final String CDA = "application/hl7-cda+xml";
    static final String RTF = "application/rtf";
    static final String PDF = "application/pdf";

    /** In a label's place. */
    private static final String UNKNOWN = "";

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("text/markdown", PLAIN),
            Map.entry("text/rtf", RTF),
            Map.entry("application/x-rtf", RTF),
            Map.entry("text/richtext", RTF),
            Map.entry("application/x-pdf", PDF),
            Map.entry("application/xml", CDA),
            Map.entry("text/xml", CDA),
            Map.entry("application/hl7-v3+xml", CDA),
            Map.entry("application/hl7-sda+xml", CDA),
            Map.entry("application/cda+xml", CDA),
            Map.entry("application/octet-stream", UNKNOWN),
            Map.entry("binary/octet-stream", UNKNOWN));

    private static final Set<String> TEXTS = Set.of(PLAIN, HTML, XHTML, CDA, RTF, UNKNOWN);

    private static final Pattern WHITESPACE = Pattern.compile("\\s+");
    /** How far a file is looked into for what it is. */
    private static final int HEAD = 4096;

    private static final Pattern CLINICAL_DOCUMENT = Pattern.compile("<(?:[\\w.-]+:)?ClinicalDocument[\\s>]");
    private static final Pattern WEB_PAGE = Pattern.compile(
            "(?:<\\?xml[^>]*>\\s*+)?(?:<!--(?>.*?-->)\\s*+)*+<(?:!doctype\\s+html|html)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** The canonical media type of a label; {@code ""} if it says nothing. */
    static String label(String contentType) {
        String type = contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        return NAMES.getOrDefault(type, type);
    }

    /** The bytes of a base64 text; FHIR R4, "base64Binary": whitespace is allowed in it. Empty if it is none. */
    static Optional<byte[]> bytes(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException brokenIntoLines) {
            try {
                return Optional.of(
                        Base64.getDecoder().decode(WHITESPACE.matcher(base64).replaceAll("")));
            } catch (IllegalArgumentException notBase64) {
                return Optional.empty();
            }
        }
    }

    /** What these bytes are; empty if they are nothing that is read. */
    static Optional<Attachment> of(String contentType, byte[] bytes) {
        String label = label(contentType);
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        if (head.stripLeading().startsWith("%PDF-")) {
            return Optional.of(new Attachment(PDF, new String(bytes, StandardCharsets.ISO_8859_1)));
        }
        if (!TEXTS.contains(label) && !head.startsWith("{\\rtf")) {
            return Optional.empty();
        }
        String text = Characters.of(contentType, bytes);
        String type = type(label, text);
        return type.isEmpty() ? Optional.empty() : Optional.of(new Attachment(type, text));
    }

    private static String type(String label, String text) {
        String head = text.substring(0, Math.min(text.length(), HEAD)).stripLeading();
        if (head.startsWith("{\\rtf")) {
            return RTF;
        }
        boolean markup = head.startsWith("<");
        if (markup && CLINICAL_DOCUMENT.matcher(head).find()) {
            return CDA;
        }
        if (markup && WEB_PAGE.matcher(head).matches()) {
            return label.equals(XHTML) ? XHTML : HTML;
        }
        return switch (label) {
            case HTML, XHTML -> label;
            case CDA -> markup ? "" : PLAIN; // XML of another kind, or no XML at all
            default -> PLAIN;
        };
    }
}
