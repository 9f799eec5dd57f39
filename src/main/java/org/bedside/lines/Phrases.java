package org.bedside.lines;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.bedside.text.Table;

/** Phrases that mean something, found by their longest match. Immutable once read, and thread-safe. */
final class Phrases<T> {

    private static final class Node<T> {
        private final Map<String, Node<T>> next = new HashMap<>();
        private T value;

        private Node(T value) {
            this.value = value;
        }
    }

    /**
     * A phrase in a line.
     *
     * @param end the word after it
     */
    record Hit<T>(T value, int end) {}

    private final T none;
    private final Node<T> root;

    /** No phrases yet; {@code none} is what everything else means. */
    Phrases(T none) {
        this.none = none;
        this.root = new Node<>(none);
    }

    /** Phrases of the first column of a table beside this class, with what the other columns mean. */
    static <T> Phrases<T> read(String table, T none, Function<String[], T> value) {
        Phrases<T> phrases = new Phrases<>(none);
        Table.read(Phrases.class, table, row -> phrases.add(row[0], value.apply(row)));
        return phrases;
    }

    void add(String phrase, T value) {
        Line words = Line.of(phrase);
        Node<T> node = root;
        for (int i = 0; i < words.size(); i++) {
            node = node.next.computeIfAbsent(words.lower(i), word -> new Node<>(none));
        }
        node.value = value;
    }

    /** The longest phrase that begins with the i-th word; {@code none} and i if none does. */
    Hit<T> at(Line line, int i) {
        Node<T> node = root;
        T value = none;
        int end = i;
        for (int at = i; at < line.size(); at++) {
            Node<T> next = node.next.get(line.lower(at));
            if (next == null) {
                break;
            }
            node = next;
            if (node.value != none) {
                value = node.value;
                end = at + 1;
            }
        }
        return new Hit<>(value, end);
    }
}
