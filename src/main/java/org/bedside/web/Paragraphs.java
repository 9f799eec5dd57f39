package org.bedside.web;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bedside.catalog.Reported;

/** Parts of texts in Markdown. What they are made of is Markdown already. */
final class Paragraphs {

    private Paragraphs() {}

    /** Those that are not empty, one after the other. */
    static String of(String... texts) {
        return Arrays.stream(texts).filter(text -> !text.isBlank()).collect(joining("\n\n"));
    }

    static String headed(String heading, String text) {
        return bold(heading) + " " + text;
    }

    private static String bold(String heading) {
        return "**" + heading + "**:";
    }

    static String list(String heading, Stream<String> items) {
        return items.map(item -> "\n- " + item).collect(joining("", bold(heading) + "\n", ""));
    }

    static String tables(List<Reported.Table> tables) {
        return tables.stream().map(Paragraphs::table).collect(joining("\n\n"));
    }

    private static String table(Reported.Table table) {
        List<String> rule = table.columns().stream().map(column -> "---").toList();
        return Stream.concat(Stream.of(table.columns(), rule), table.rows().stream())
                .map(row -> "\n| " + String.join(" | ", row) + " |")
                .collect(joining("", bold(table.title()) + "\n", ""));
    }
}
