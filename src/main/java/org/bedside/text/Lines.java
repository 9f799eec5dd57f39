package org.bedside.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a text into blocks that a sentence cannot leave: list items, headers, and paragraphs over wrapped lines. */
public final class Lines {

    /** Below this many characters a line was ended by its writer, not by wrapping. */
    private static final int WRAPPED = 40;
    /** A longer block is cut: nobody wrote it, and the sentence detector's time grows with its square. */
    private static final int LONGEST = 4000;
    /** Lines wrapped by a program are at most this long; a longest line beyond it says that nothing was wrapped. */
    private static final int WIDEST = 140;

    private static final Pattern ITEM =
            Pattern.compile("(?:[-*\u2022\u00b7o+>#]\\s|\\d{1,2}[.)]\\s|\\[|\\(\\s?[xX]?\\s?\\)|[\u2610-\u2612]).*");

    /** A stretch of text, end exclusive. */
    public record Block(int begin, int end) {}

    private Lines() {}

    /** The blocks of a text in order; blank lines belong to none. */
    public static List<Block> blocks(String text, int limit) {
        List<Block> lines = new ArrayList<>();
        int widest = 0;
        for (int begin = 0; begin < limit; ) {
            int end = begin;
            while (end < limit && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            int first = begin;
            int last = end;
            while (first < last && Tokens.blank(text.charAt(first))) {
                first++;
            }
            while (last > first && Tokens.blank(text.charAt(last - 1))) {
                last--;
            }
            lines.add(new Block(first, last));
            widest = Math.max(widest, last - first);
            begin = end + (text.startsWith("\r\n", end) ? 2 : 1);
        }
        return join(text, lines, widest);
    }

    private static List<Block> join(String text, List<Block> lines, int widest) {
        List<Block> blocks = new ArrayList<>();
        Block open = new Block(0, 0);
        Block before = open;
        for (Block line : lines) {
            boolean blank = line.begin() == line.end();
            if (open.end() > open.begin() && !blank && goesOn(text, before, line, widest)) {
                open = new Block(open.begin(), line.end());
            } else {
                if (open.end() > open.begin()) {
                    add(text, open, blocks);
                }
                open = line;
            }
            before = line;
        }
        if (open.end() > open.begin()) {
            add(text, open, blocks);
        }
        return blocks;
    }

    /** Adds a block, cut at spaces where it is too long. */
    private static void add(String text, Block block, List<Block> blocks) {
        int begin = block.begin();
        while (block.end() - begin > LONGEST) {
            int cut = begin + LONGEST;
            while (cut > begin + LONGEST / 2 && !Tokens.blank(text.charAt(cut))) {
                cut--;
            }
            cut = Tokens.blank(text.charAt(cut)) ? cut : begin + LONGEST;
            blocks.add(new Block(begin, cut));
            begin = cut;
        }
        blocks.add(new Block(begin, block.end()));
    }

    /** Whether the second of two lines goes on with the first one's sentence: the first was full, or breaks off. */
    private static boolean goesOn(String text, Block first, Block second, int widest) {
        int length = first.end() - first.begin();
        char last = text.charAt(first.end() - 1);
        char next = text.charAt(second.begin());
        if (last == '.' || last == ':' || last == '?' || last == '!' || last == ';') {
            return false;
        }
        if (ITEM.matcher(text).region(second.begin(), second.end()).lookingAt()) {
            return false;
        }
        if (last == ',') {
            return true;
        }
        if (length < WRAPPED || widest > WIDEST) {
            return false;
        }
        int word = second.begin();
        while (word < second.end() && !Tokens.blank(text.charAt(word))) {
            word++;
        }
        boolean full = length + 1 + word - second.begin() > widest;
        return full || Character.isLowerCase(next);
    }
}
