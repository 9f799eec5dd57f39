package org.bedside.tagging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bedside.text.Lines;
import org.bedside.text.Tokens;

/** The tokens of a whole document with what features are made of, as numbers. */
public final class Words {

    /** A block of more tokens is cut. */
    private static final int LONGEST = 1000;
    /** A text of more tokens is read in parts: memory for its scores is bounded. */
    private static final int PART = 20_000;

    private final String text;
    final int size;
    final String[] word;
    final String[] lower;
    private final int[] begins;
    private final int[] ends;
    /** Per token the first of its block, and the one after its last. */
    final int[] first;

    final int[] last;
    final int[] lowerHash;
    final int[] stemHash;
    final int[] shape;
    final int[] clusters;
    /** The occurrences of the same word before and after, in the document; -1: none. */
    final int[] before;

    final int[] after;
    private final List<int[]> blocks;

    private Words(String text, List<Tokens> parts) {
        this.text = text;
        this.size = parts.stream().mapToInt(Tokens::size).sum();
        word = new String[size];
        lower = new String[size];
        begins = new int[size];
        ends = new int[size];
        first = new int[size];
        last = new int[size];
        blocks = new ArrayList<>(parts.size());
        int at = 0;
        for (Tokens part : parts) {
            int start = at;
            for (int i = 0; i < part.size(); i++, at++) {
                word[at] = part.word(i);
                lower[at] = part.lower(i);
                begins[at] = part.begin(i);
                ends[at] = part.end(i);
                first[at] = start;
                last[at] = start + part.size();
            }
            blocks.add(new int[] {start, at});
        }
        lowerHash = new int[size];
        stemHash = new int[size];
        shape = new int[size];
        clusters = new int[size];
        before = new int[size];
        after = new int[size];
        describe();
    }

    /** The words of a text. */
    public static Words of(String text) {
        return new Words(text, blocks(text));
    }

    /** The words of a text, one part after another if it is very long; what is said of a document holds within a part. */
    static List<Words> parts(String text) {
        List<Words> parts = new ArrayList<>();
        List<Tokens> part = new ArrayList<>();
        int size = 0;
        for (Tokens block : blocks(text)) {
            if (size + block.size() > PART) {
                parts.add(new Words(text, part));
                part.clear();
                size = 0;
            }
            part.add(block);
            size += block.size();
        }
        parts.add(new Words(text, part));
        return parts;
    }

    private static List<Tokens> blocks(String text) {
        List<Tokens> blocks = new ArrayList<>();
        for (Lines.Block block : Lines.blocks(text, text.length())) {
            Tokens tokens = Tokens.of(text, block.begin(), block.end());
            for (int from = 0; from < tokens.size(); from += LONGEST) {
                blocks.add(tokens.slice(from, Math.min(tokens.size(), from + LONGEST)));
            }
        }
        return blocks;
    }

    private void describe() {
        WordClusters shipped = WordClusters.shipped();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < size; i++) {
            int length = lower[i].length();
            lowerHash[i] = Hash.of(lower[i]);
            stemHash[i] =
                    length > 3 && lower[i].charAt(length - 1) == 's' ? Hash.of(lower[i], 0, length - 1) : lowerHash[i];
            shape[i] = Shapes.of(word[i]);
            clusters[i] = shipped.of(lower[i]);
            after[i] = -1;
            Integer earlier = seen.put(lower[i], i);
            before[i] = earlier == null ? -1 : earlier;
            if (earlier != null) {
                after[earlier] = i;
            }
        }
    }

    /** How many tokens. */
    public int size() {
        return size;
    }

    /** The i-th token as written. */
    public String word(int i) {
        return word[i];
    }

    /** Index of the i-th token's first UTF-16 unit. */
    public int begin(int i) {
        return begins[i];
    }

    /** Index after the i-th token's last UTF-16 unit. */
    public int end(int i) {
        return ends[i];
    }

    /** The first token at or after one that ends after a place. */
    public int reaching(int place, int token) {
        int at = token;
        while (at < size && ends[at] <= place) {
            at++;
        }
        return at;
    }

    /** The first token at or after one that begins at a place or after it. */
    public int beyond(int place, int token) {
        int at = token;
        while (at < size && begins[at] < place) {
            at++;
        }
        return at;
    }

    /** First token and the one after the last, of each block in order; no name crosses them. */
    public List<int[]> blocks() {
        return blocks;
    }

    /** Whether nothing stands between a token and the one before it. */
    boolean joined(int i) {
        return i > 0 && ends[i - 1] == begins[i];
    }

    /** The key of the i-th to the j-th token, j exclusive. */
    public int key(int from, int to) {
        int key = 0;
        for (int i = from; i < to; i++) {
            key = Hash.of(KEY, key, stemHash[i]);
        }
        return key;
    }

    static final int KEY = 7777;

    /** The names that labels of the tokens say, in order. */
    public List<Span> spans(Labels labels, byte[] of) {
        List<Span> spans = new ArrayList<>();
        for (Labels.Name name : labels.names(of)) {
            spans.add(new Span(labels.types().get(name.type()), begins[name.from()], ends[name.to() - 1]));
        }
        return spans;
    }

    String text() {
        return text;
    }
}
