package org.bedside.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bedside.catalog.Folder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Names what reads notes in its version: SHA-256 of the classes and tables that it consists of and of each
 * {@code extractor.json}, which names its trained parts by their hashes. Worked out when it is first asked for. Thread-safe.
 */
final class ExtractorVersion implements Supplier<String> {

    /** What reads notes: {@code notes} and all that it uses. */
    static final List<String> PACKAGES = List.of("evidence", "text", "lines", "tagging", "notes");

    private final Collection<String> extractors;
    private String hash = "";

    ExtractorVersion(Collection<String> extractors) {
        this.extractors = List.copyOf(extractors);
    }

    @Override
    public synchronized String get() {
        if (hash.isEmpty()) {
            hash = hash();
        }
        return hash;
    }

    private String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : PACKAGES) {
                for (Resource part : parts(name)) {
                    try (InputStream in = part.getInputStream()) {
                        digest.update(in.readAllBytes());
                    }
                }
            }
            for (String extractor : extractors) {
                try (InputStream in = Folder.ofModel(extractor).open("extractor.json")) {
                    digest.update(in.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Resource> parts(String name) throws IOException {
        Resource[] found =
                new PathMatchingResourcePatternResolver().getResources("classpath*:org/bedside/" + name + "/*.*");
        if (found.length == 0) {
            throw new IllegalStateException("not on the class path: the classes of " + name);
        }
        return Stream.of(found)
                .sorted(Comparator.comparing((Resource part) -> String.valueOf(part.getFilename())))
                .toList();
    }
}
