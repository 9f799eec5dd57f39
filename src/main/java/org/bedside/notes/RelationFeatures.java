package org.bedside.notes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bedside.text.Lines;
import org.bedside.text.Tokens;

/** What speaks for a detail of a text to belong to a name: their types, what stands between them and around them. */
final class RelationFeatures {

    /** The words that may become features. */
    private static final Set<String> WORDS =
            Set.of(("( ) , - . / : ; = [ ] a after also an and are as at be been both but by decreased demonstrated "
                            + "dose down elevated followed for from had has in including increased is level levels measuring "
                            + "no normal not of on or per remained respectively revealed reveals showed shows than the then "
                            + "to up was were which while with within without")
                    .split(" ", -1));

    private final Tokens tokens;
    private final List<Relations.Span> spans;
    private final int[] first;
    private final int[] last;
    /** How many sentences have ended before each token. */
    private final int[] sentence;

    RelationFeatures(String text, List<Relations.Span> spans) {
        tokens = Tokens.of(text, 0, text.length());
        this.spans = spans;
        first = new int[spans.size()];
        last = new int[spans.size()];
        int at = 0;
        for (int i = 0; i < first.length; i++) {
            while (at < tokens.size() && tokens.end(at) <= spans.get(i).begin()) {
                at++;
            }
            first[i] = at;
            int end = at;
            while (end < tokens.size() && tokens.begin(end) < spans.get(i).end()) {
                end++;
            }
            last[i] = Math.max(at + 1, end);
        }
        sentence = sentences(text);
    }

    /** A sentence ends at a full stop before a capital, and where a line ends that was not wrapped. */
    private int[] sentences(String text) {
        int[] ended = new int[tokens.size() + 1];
        List<Lines.Block> blocks = Lines.blocks(text, text.length());
        int block = 0;
        for (int i = 1; i < tokens.size(); i++) {
            int before = block;
            while (block < blocks.size() && blocks.get(block).end() <= tokens.begin(i)) {
                block++;
            }
            boolean stop = tokens.lower(i - 1).equals(".")
                    && tokens.end(i - 1) < tokens.begin(i)
                    && !Character.isLowerCase(tokens.word(i).charAt(0));
            ended[i] = ended[i - 1] + (stop || block > before ? 1 : 0);
        }
        ended[tokens.size()] = tokens.size() == 0 ? 0 : ended[tokens.size() - 1];
        return ended;
    }

    /**
     * What speaks for a head.
     *
     * @param found how many possible heads stand between
     * @param passed how many names stand between, by type
     */
    List<String> of(int detail, int head, int found, Map<String, Integer> passed) {
        String type = spans.get(detail).type();
        String side = head < detail ? "<" : ">";
        int left = head < detail ? last[head] : last[detail];
        int right = head < detail ? first[detail] : first[head];
        String kind = spans.get(head).type();
        int distance = Math.max(0, right - left);
        int sentences =
                sentence[Math.min(right, tokens.size())] - sentence[Math.max(0, Math.min(left, tokens.size()) - 1)];
        List<String> features = new ArrayList<>(24);
        features.add(side + kind);
        features.add(side + "rank " + Math.min(found, 4));
        features.add(side + kind + " same between " + Math.min(passed.getOrDefault(kind, 0), 3));
        features.add(side + kind + " details between " + Math.min(passed.getOrDefault(type, 0), 3));
        features.add(side + "distance " + bucket(distance));
        features.add(side + kind + " sentences " + Math.min(sentences, 2));
        features.add(side + "same " + Math.min(passed.getOrDefault(kind, 0), 3) + " details "
                + Math.min(passed.getOrDefault(type, 0), 3) + " sentences " + Math.min(sentences, 1));
        if (right < left) {
            features.add("overlap " + kind);
        }
        between(side, left, right, features);
        neighbours(detail, head, side, features);
        shape(detail, kind, side, features);
        return features;
    }

    private void between(String side, int left, int right, List<String> features) {
        if (right == left) {
            features.add(side + "adjacent");
        } else if (right - left <= 3 && right > left) {
            StringBuilder words = new StringBuilder(side + "between");
            for (int i = left; i < right; i++) {
                words.append(' ').append(word(i));
            }
            features.add(words.toString());
        }
        if (right > left) {
            features.add(side + "first " + word(left));
            features.add(side + "last " + word(right - 1));
        }
        int open = 0;
        Set<String> seen = new HashSet<>();
        for (int i = left; i < Math.min(right, left + 25); i++) {
            String word = tokens.lower(i);
            open += word.equals("(") || word.equals("[") ? 1 : word.equals(")") || word.equals("]") ? -1 : 0;
            if (seen.add(word) && WORDS.contains(word)) {
                features.add(side + "has " + word);
            }
        }
        features.add(side + "brackets " + Integer.signum(open));
    }

    private String word(int i) {
        String word = tokens.lower(i);
        return WORDS.contains(word) ? word : Character.isDigit(word.charAt(0)) ? "#" : "*";
    }

    /** What stands next to the detail and to the head on their other sides: lists repeat their order. */
    private void neighbours(int detail, int head, String side, List<String> features) {
        int step = head < detail ? 1 : -1;
        String behind = type(detail + step);
        String beyond = type(head - step);
        features.add(side + "behind " + behind);
        features.add(side + "beyond " + beyond);
        if (Math.abs(head - detail) == 1) {
            features.add(side + "next to it, behind " + behind);
            features.add(side + "next to it, beyond " + beyond);
        }
        int before = first[detail] - 1;
        int after = last[detail];
        features.add(side + "before it " + (before < 0 ? "" : word(before)));
        features.add(side + "after it " + (after >= tokens.size() ? "" : word(after)));
    }

    private String type(int i) {
        return i < 0 || i >= spans.size() ? "" : spans.get(i).type();
    }

    private void shape(int detail, String kind, String side, List<String> features) {
        boolean digits = false;
        for (int i = first[detail]; i < Math.min(last[detail], tokens.size()); i++) {
            digits |= Character.isDigit(tokens.lower(i).charAt(0));
        }
        features.add(kind + (digits ? " number" : " word"));
        features.add(side + (digits ? "number" : "word"));
    }

    private static String bucket(int distance) {
        return distance < 4
                ? String.valueOf(distance)
                : distance < 7 ? "4" : distance < 13 ? "7" : distance < 25 ? "13" : "25";
    }
}
