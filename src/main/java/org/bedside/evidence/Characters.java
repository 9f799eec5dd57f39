package org.bedside.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes the bytes of a text: by its byte order mark, else by the character set that is named, unless the bytes
 * contradict it, else as UTF-8, and what is not UTF-8 as windows-1252. Never fails: what has no meaning becomes U+FFFD.
 */
final class Characters {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final Pattern PARAMETER = Pattern.compile("charset\\s*=\\s*[\"']?\\s*([^\"';\\s]+)");
    private static final Pattern DECLARED = Pattern.compile(
            "<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([\\w.:-]+)|<meta[^>]*charset\\s*=\\s*[\"']?([\\w.:-]+)");
    /** How far HTML's declaration may stand from the start: HTML Living Standard, "the first 1024 bytes". */
    private static final int PROLOG = 1024;
    /** With so large a share of zeros on even or odd places, a text is UTF-16: Latin letters have one zero byte each. */
    private static final double ZEROS = 0.4;

    private Characters() {}

    static String of(String contentType, byte[] bytes) {
        if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        if (begins(bytes, 0xFE, 0xFF)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        if (begins(bytes, 0xFF, 0xFE)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        Optional<Charset> wide = wide(bytes);
        if (wide.isPresent()) {
            return new String(bytes, wide.get());
        }
        Charset named = named(contentType).or(() -> declared(bytes)).orElse(StandardCharsets.UTF_8);
        boolean narrow = named.name().startsWith("ISO-8859") || named.name().startsWith("windows-125");
        // Hardly a text in another character set happens to be UTF-8 as well, unless it is ASCII.
        return strictly(StandardCharsets.UTF_8, bytes)
                .or(() -> narrow ? Optional.empty() : strictly(named, bytes))
                .orElseGet(() -> new String(bytes, narrow ? superset(named) : WINDOWS));
    }

    private static boolean begins(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Charset> wide(byte[] bytes) {
        int length = Math.min(bytes.length, PROLOG) & ~1;
        int[] zeros = new int[2];
        for (int i = 0; i < length; i++) {
            zeros[i & 1] += bytes[i] == 0 ? 1 : 0;
        }
        double most = ZEROS * length / 2;
        if (zeros[0] > most && zeros[1] == 0) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return zeros[1] > most && zeros[0] == 0 ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
    }

    private static Optional<Charset> named(String contentType) {
        Matcher parameter = PARAMETER.matcher(contentType.toLowerCase(Locale.ROOT));
        return parameter.find() ? charset(parameter.group(1)) : Optional.empty();
    }

    private static Optional<Charset> declared(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, PROLOG), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(head.toLowerCase(Locale.ROOT));
        if (!head.stripLeading().startsWith("<") || !declared.find()) {
            return Optional.empty();
        }
        return charset(declared.group(1) == null ? declared.group(2) : declared.group(1))
                .filter(charset -> !charset.name().startsWith("UTF-16")); // it was read as bytes
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    /** What calls itself ISO 8859-1 has the quotation marks of windows-1252: WHATWG Encoding Standard. */
    private static Charset superset(Charset named) {
        return named.equals(StandardCharsets.ISO_8859_1) ? WINDOWS : named;
    }

    private static Optional<String> strictly(Charset charset, byte[] bytes) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException contradicted) {
            return Optional.empty();
        }
    }
}
