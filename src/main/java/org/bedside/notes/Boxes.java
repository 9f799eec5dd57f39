package org.bedside.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tick boxes of a line: {@code [ ] diabetes [x] hypertension}. Immutable. */
final class Boxes {

    private static final Pattern BOX = Pattern.compile(
            "\\[[ _\\t]*]|\\([ _]\\)|\\[\\s*[xX\u2713\u2714*]\\s*]|\\(\\s?[xX\u2713\u2714]\\s?\\)|[\u2610\u2611\u2612]");
    private static final Pattern YES =
            Pattern.compile("\\s*(?:yes|y|present|positive)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern NO =
            Pattern.compile("\\s*(?:no|n|none|absent|denies|negative)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    static final Boxes NONE = new Boxes(List.of());

    /** What a box says of a place. */
    enum Tick {
        NONE,
        TICKED,
        UNTICKED;

        /** Whether what the words around negate, or not, is negated with this box. */
        boolean negates(boolean words) {
            return this == UNTICKED || (this == NONE && words);
        }
    }

    /** A stretch of the text that a box is about. */
    private record Item(int begin, int end, boolean ticked) {}

    private final List<Item> items;

    private Boxes(List<Item> items) {
        this.items = List.copyOf(items);
    }

    /** The boxes between two places of a text. */
    static Boxes in(String text, int begin, int end) {
        if (text.substring(begin, end).chars().noneMatch(c -> c == '[' || c == '(' || (c >= 0x2610 && c <= 0x2612))) {
            return NONE;
        }
        List<int[]> boxes = new ArrayList<>();
        Matcher matcher = BOX.matcher(text).region(begin, end);
        while (matcher.find()) {
            boxes.add(new int[] {matcher.start(), matcher.end(), ticked(matcher.group()) ? 1 : 0});
        }
        if (boxes.isEmpty()) {
            return NONE;
        }
        String label = text.substring(begin, boxes.get(0)[0]).strip();
        if (answers(text, boxes, end)) {
            return answered(text, boxes, begin, end);
        }
        List<Item> items = new ArrayList<>();
        boolean before = label.isEmpty() || label.endsWith(":") || "-*\u2022".contains(label);
        for (int i = 0; i < boxes.size(); i++) {
            int from = before ? boxes.get(i)[1] : i == 0 ? begin : boxes.get(i - 1)[1];
            int to = !before ? boxes.get(i)[0] : i + 1 < boxes.size() ? boxes.get(i + 1)[0] : end;
            items.add(new Item(from, to, boxes.get(i)[2] == 1));
        }
        return new Boxes(items);
    }

    private static boolean ticked(String box) {
        return box.codePoints().anyMatch(c -> "xX\u2713\u2714*\u2611\u2612".indexOf(c) >= 0);
    }

    /** Whether the first box answers a label with yes or no. */
    private static boolean answers(String text, List<int[]> boxes, int end) {
        String after = text.substring(boxes.get(0)[1], boxes.size() > 1 ? boxes.get(1)[0] : end);
        return YES.matcher(after).matches() || NO.matcher(after).matches();
    }

    /** The label is so only if a box that says yes is ticked. */
    private static Boxes answered(String text, List<int[]> boxes, int begin, int end) {
        boolean yes = false;
        for (int i = 0; i < boxes.size(); i++) {
            String after = text.substring(boxes.get(i)[1], i + 1 < boxes.size() ? boxes.get(i + 1)[0] : end);
            yes |= boxes.get(i)[2] == 1 && YES.matcher(after).matches();
        }
        return new Boxes(List.of(new Item(begin, boxes.get(0)[0], yes)));
    }

    /** What the box says that the place belongs to. */
    Tick at(int place) {
        for (Item item : items) {
            if (item.begin() <= place && place < item.end()) {
                return item.ticked() ? Tick.TICKED : Tick.UNTICKED;
            }
        }
        return Tick.NONE;
    }
}
